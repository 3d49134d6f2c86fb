@source.policy
Feature: Who is asked for addresses, and who is sent some on request
  Nodes ask each other for addresses of further nodes, to find some to connect to. The node asks those whom it, or its
  operator, has chosen. But the addresses that a node knows also say where it has been. They go only to those who need
  them, so that nobody can fingerprint the node by what it sends.

  @NEG-009 @CONN-024 @ADR-001 @core.pr.19315
  Rule: But for feelers, only outbound-full-relay, addr-fetch and manual peers are asked for addresses
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::VERSION
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SetupAddressRelay
    A node needs addresses of other nodes, so it sends one request (getaddr) to peers that it or its operator has
    chosen. Inbound peers get none, even with all permissions or if they take part: an attacker could connect and
    answer with addresses of his own machines alone, until the node knows no others. Whoever follows addresses from node
    to node could find out who is connected to whom, so block-relay-only connections carry none. Releases up to version
    31 request addresses on feeler connections, too, where no answer is read. The node asks once on each connection, as
    it opens, however many addresses it knows, and not again 45 minutes later: a peer answers once.
    Not a day later: with so old a tip the node asks a peer for headers, and may disconnect it if none come.

    @connection.<connection>
    Scenario Outline: One request on a <connection> connection
      When a <connection> connection to Bob opens
      Then the node requests addresses from Bob once

      Examples: long-lived types that the node opens, but for block-relay-only, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |

      @use.with_node.max_version=31.98
      Examples: feeler, up to version 31
        | connection |
        | feeler     |

    @connection.<connection>
    Scenario Outline: A <connection> peer has been connected before
      Given the node has a <connection> connection to Bob
      And Bob disconnects
      When a <connection> connection to Bob opens
      Then the node requests addresses from Bob once

      Examples: long-lived types that the node opens, but for block-relay-only, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |

    @connection.<connection> @first.with.later
    Scenario Outline: No request on a <connection> connection
      When a <connection> connection to Bob opens
      And an outbound-full-relay connection to Alice opens
      Then the node requests addresses from Alice
      But the node never requests addresses from Bob

      Examples: block-relay-only and inbound
        | connection       |
        | block-relay-only |
        | inbound          |

    @connection.outbound-full-relay
    Example: The node knows 1000 addresses already
      Given the address manager has learnt 1000 addresses where nobody lives
      When an outbound-full-relay connection to Bob opens
      Then the node requests addresses from Bob once

    @first.with.later
    Example: 45 minutes pass on two outbound-full-relay connections and a block-relay-only one
      When an outbound-full-relay connection to Alice opens
      And an outbound-full-relay connection to Carol opens
      And a block-relay-only connection to Bob opens
      And 45 minutes pass
      Then the node requests addresses from Alice once
      And the node requests addresses from Carol once
      But the node never requests addresses from Bob

    Example: An inbound peer that requests and sends some is not asked, even with all permissions
      Given Bob has a loopback address of its own
      And the node is started with the permissions all for Bob
      And the node has an inbound connection to Bob
      When Bob requests addresses from the node
      And Bob sends the node 1 address
      And an outbound-full-relay connection to Alice opens
      Then the node requests addresses from Alice
      But the node never requests addresses from Bob

  @ADR-019 @use.with_node.min_version=23
  Rule: The node answers a request for addresses on inbound connections only
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, IsInboundConn
    An attacker could send a node made-up addresses, ask it for addresses later, and recognise it by them though its own
    address has changed: an operator who moves, or hides, would be followed. A node that only opens
    connections, as many at home do, is safe from that as long as it does not answer the peers it has connected to.
    Newcomers, who need addresses, come as inbound peers. No permission changes that. Carol sends a thousand so that the
    node has some to send. (Since version 23 the answer to Alice comes at once; before, at the next address broadcast.)

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection requests them twice, an inbound peer once
      Given the node has an outbound-full-relay connection to Carol
      And Carol sends the node 1000 addresses
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob requests addresses from the node
      And Bob and Alice request addresses from the node
      Then the node sends Alice addresses
      But the node does not send Bob addresses

      Examples: all long-lived types that the node opens, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

    @connection.manual @use.with_node.min_version=28
    Example: A manual peer with all permissions requests them, and so does an inbound peer
      Given the node is started with the permissions all, out for Bob
      And the node has manual connections to Bob and Carol
      And Carol sends the node 1000 addresses
      And the node has an inbound connection to Alice
      When Bob and Alice request addresses from the node
      Then the node sends Alice addresses
      But the node does not send Bob addresses

  @ADR-019 @connection.inbound
  Rule: The node answers only the first request for addresses on a connection
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, m_getaddr_recvd
    An answer of up to a thousand addresses costs the node far more than the request costs the peer, who could keep it
    busy by asking again and again. The permission addr makes the node draw the answer afresh, instead of giving one
    that it has kept, but only once on each connection; no other helps. A request counts though the node knows no
    address yet; a new connection begins anew. After two days the node would draw another answer for anybody.
    Not a second time: the node knows addresses then.

    Example: An inbound peer asks a second and a third time two days after the first
      Given the address manager has learnt 100 addresses where nobody lives
      And the node has an inbound connection to Bob
      When Bob requests addresses from the node
      And 2 days pass
      And Bob requests addresses from the node
      And Bob requests addresses from the node
      Then the node sends Bob addresses once

    Example: A peer with all permissions, addr among them, asks a second time
      Given Bob has a loopback address of its own
      And the node is started with the permissions all for Bob
      And the node has an outbound-full-relay connection to Carol
      And Carol sends the node 1000 addresses
      And the node has an inbound connection to Bob
      When Bob requests addresses from the node
      And Bob requests addresses from the node
      Then the node sends Bob addresses once

    @use.with_node.min_version=23 @not.with.second_time
    Example: The node knew no address when it was asked first, and knows some two days later
      Given the node has inbound connections to Alice and Bob
      When Bob requests addresses from the node
      And 2 days pass
      And the address manager learns 100 addresses where nobody lives
      And Alice and Bob request addresses from the node
      Then the node sends Alice addresses
      But the node does not send Bob addresses

    @use.with_node.min_version=23
    Example: A peer that has been answered asks again on another connection
      Given the node has an outbound-full-relay connection to Carol
      And Carol sends the node 1000 addresses
      And the node has an inbound connection to Bob
      And Bob requests addresses from the node
      And Bob disconnects
      When Bob connects to the node
      And Bob requests addresses from the node
      Then the node sends Bob addresses once

@source.policy
Feature: Who is sent the node's own address
  The node's own address says where it is. Those who are to connect to the node must learn it, so it tells them (it
  advertises itself); on block-relay-only connections, which are to stay hidden, it does not.

  @ADR-015 @first.with.later
  Rule: A listening node sends outbound-full-relay, addr-fetch and manual peers its own address at once
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendAddr, PeerManagerImpl::SetupAddressRelay
    A node that listens, so that others can connect to it, and knows its address must be found, or nobody would come:
    peers to whom it sends its address pass it on. At once (here no time passes), as nobody knows a node that has just
    started. Block-relay-only connections are to stay hidden. In initial block download the node waits, as it lacks the
    chain that others come for; in the last example a new block ends that, and twenty minutes outlast any wait. It names
    the port at which it listens (since version 23), its services and the time, by addr to peers without addrv2.
    Not a day later: the node repeats its address about once a day.

    @connection.<connection>
    Scenario Outline: The node knows its address, on a <connection> connection
      Given the node is started with a public address of its own
      When a <connection> connection to Alice opens
      And a block-relay-only connection to Bob opens
      And an outbound-full-relay connection to Carol opens
      Then the node sends Alice its own address
      And the node sends Carol its own address
      But the node never sends Bob any address

      Examples: long-lived types that the node opens, but for block-relay-only, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |

    @connection.<connection> @use.with_node.min_version=23
    Scenario Outline: What is sent with it on a <connection> connection
      Given the node is started with a public address of its own
      And the node is started with an address and another port than the default one to listen on
      When a <connection> connection to Alice opens
      Then the node sends Alice its own address with its port and services, as seen just now

      Examples: long-lived types that the node opens, but for block-relay-only, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |

    @connection.<connection>
    Scenario Outline: A <connection> peer does not ask for addrv2 messages
      Given Alice does not ask for addrv2 messages
      And the node is started with a public address of its own
      When a <connection> connection to Alice opens
      Then the node sends Alice its own address in an addr message

      Examples: long-lived types that the node opens, but for block-relay-only, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |

    @connection.<connection>
    Scenario Outline: A <connection> peer is connected again
      Given the node is started with a public address of its own
      And the node has a <connection> connection to Alice
      And Alice disconnects
      When a <connection> connection to Alice opens
      Then the node sends Alice its own address

      Examples: two types
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.outbound-full-relay @fixture.initial_download
    Example: The initial block download ends
      Given the node is started with a public address of its own
      And the node has outbound-full-relay connections to Alice and Carol
      And the node has a block-relay-only connection to Bob
      When a new block is mined
      And 20 minutes pass
      Then the node sends Alice its own address
      And the node sends Carol its own address
      But the node never sends Bob any address

  @ADR-015 @connection.inbound @use.with_node.min_version=23
  Rule: The node sends an inbound peer its own address only after the peer has sent or requested some
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendAddr, m_addr_relay_enabled
    Many inbound peers are wallets or observers, no nodes: they pass no addresses on, so the address would be lost on
    them. A peer that takes part in the exchange shows it by sending addresses, be it an empty message, or by requesting
    some (since version 23); no permission is such a sign.

    Scenario Outline: One inbound peer <takes part>, another one does not
      Given the node is started with a public address of its own
      And the node has inbound connections to Alice and Bob
      When Alice <takes part>
      Then the node sends Alice its own address
      But the node never sends Bob any address

      Examples: a request, and each form of message
        | takes part                                      |
        | requests addresses from the node                |
        | sends the node 0 addresses                      |
        | sends the node 0 addresses in an addrv2 message |

    Example: One inbound peer requests addresses, another one has all permissions
      Given Bob has a loopback address of its own
      And the node is started with a public address of its own
      And the node is started with the permissions all for Bob
      And the node has inbound connections to Alice and Bob
      When Alice requests addresses from the node
      Then the node sends Alice its own address
      But the node never sends Bob any address

  @ADR-016 @fixture.initial_download
  Rule: During initial block download the node sends nobody its own address, though it relays others
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendAddr, IsInitialBlockDownload
    A node that still fetches the chain has nothing to offer yet: whoever connected to it would spend a slot for
    nothing. Addresses of others are news all the same. Carol's shows that the next address broadcast to Alice was due;
    inbound, Alice takes part in the relay once she has sent addresses, be it 0.

    @connection.<connection>
    Scenario Outline: A <connection> peer is sent another node's address
      Given the node is started with a public address of its own
      And the node has a <connection> connection to Alice
      And the node has an inbound connection to Carol
      And Alice sends the node 0 addresses
      When Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

      Examples: long-lived types that relay addresses
        | connection          |
        | outbound-full-relay |
        | manual              |
        | inbound             |

    @connection.addr-fetch @use.with_node.min_version=23
    Example: The request of an inbound peer is answered, no more, and an addr-fetch peer is sent nothing
      Given the node is started with a public address of its own
      And the address manager has learnt 100 addresses where nobody lives
      And the node has an inbound connection to Alice
      And the node has an addr-fetch connection to Bob
      When Alice requests addresses from the node
      Then the node sends Alice addresses once
      But the node does not send Bob any address

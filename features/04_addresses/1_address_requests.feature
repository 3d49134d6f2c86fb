@source.policy
Feature: Who is sent addresses on request, and who is sent the node's own
  The addresses that a node knows say where it has been; its own says where it is. Both go to those
  only who need them, so that nobody can recognise the node by what it sends.

  @ADR-019
  Rule: The node answers a request for addresses on inbound connections only
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, IsInboundConn
    A peer to which the node has connected could plant addresses, find them again in the answer, and so
    recognise the node behind several addresses of its own.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection requests them, and so does an inbound peer
      Given the node has an outbound-full-relay connection to Carol
      And Carol sends the node 1000 addresses
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob requests addresses from the node
      And Alice requests addresses from the node
      Then the node sends Alice addresses
      But the node does not send Bob addresses

      Examples: lasting types that the node opens, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |

      @use.with_node.min_version=23
      Examples: a type that lasts five minutes; since version 23 inbound peers are answered at once
        | connection |
        | addr-fetch |

  @ADR-019 @connection.inbound
  Rule: The node answers only the first request for addresses on a connection
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, m_getaddr_recvd
    Whoever asks again and again could collect all that the node knows.

    Example: An inbound peer asks a second time when it has been answered
      Given the node has an outbound-full-relay connection to Carol
      And Carol sends the node 1000 addresses
      And the node has an inbound connection to Bob
      When Bob requests addresses from the node
      And 20 minutes pass
      And Bob requests addresses from the node
      Then the node sends Bob addresses once

  @ADR-015
  Rule: A listening node sends its own address at once on lasting types it opens but block-relay-only
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendAddr, PeerManagerImpl::SetupAddressRelay
    That is how others find it; the block-relay-only connections are to stay unknown. In initial block
    download the node waits, and it must know its address.

    @connection.<connection>
    Scenario Outline: The node knows its address, on a <connection> connection
      Given the node is started with a public address of its own
      When a <connection> connection to Alice opens
      And a block-relay-only connection to Bob opens
      And an outbound-full-relay connection to Carol opens
      Then the node sends Alice its own address
      And the node sends Carol its own address
      But the node never sends Bob any address

      Examples: lasting types that the node opens, but for block-relay-only
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |

  @ADR-015 @connection.inbound @use.with_node.min_version=23
  Rule: The node sends an inbound peer its own address only after the peer has sent or requested some
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendAddr, m_addr_relay_enabled
    Many inbound peers are no nodes and have no use for it (since version 23).

    Example: One inbound peer requests addresses, another one does not
      Given the node is started with a public address of its own
      And the node has inbound connections to Alice and Bob
      When Alice requests addresses from the node
      Then the node sends Alice its own address
      But the node never sends Bob any address

    Scenario Outline: One inbound peer sends <addresses>, another one does not
      Given the node is started with a public address of its own
      And the node has inbound connections to Alice and Bob
      When Alice sends the node <addresses>
      Then the node sends Alice its own address
      But the node never sends Bob any address

      Examples: each form of message
        | addresses                        |
        | 0 addresses                      |
        | 0 addresses in an addrv2 message |

  @ADR-016
  Rule: A node that does not listen sends nobody its own address
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendAddr, fListen
    It would be of no use to anybody. Alice's first address is the answer to the node's request and is
    not relayed (ADR-010).

    @connection.<connection>
    Scenario Outline: A <connection> peer is sent another node's address, not the node's own
      Given the node is started with a public address of its own
      And the node is started with listening switched off
      And the node has <connection> connections to Alice and Bob
      When Alice sends the node 1 address
      And Alice sends the node a fresh address
      Then the node sends Bob the address
      But the node does not send Bob any other address

      Examples: lasting types that the node opens and that carry addresses, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | manual              |

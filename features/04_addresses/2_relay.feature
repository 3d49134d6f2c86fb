@source.policy
Feature: Which addresses the node relays, and to whom
  Nodes send each other the addresses of further nodes; that keeps the network together. Whoever could
  send addresses without limit, or learn who relayed which one, could use them to map or to flood it.

  @ADR-005
  Rule: The node relays a fresh address of a network that it can reach to two peers
    Bitcoin Core: net_processing.cpp PeerManagerImpl::RelayAddress, nRelayNodes
    Two are enough for it to travel through the network. An address in a network that the node cannot
    reach goes to one or two.

    @connection.<connection>
    Scenario Outline: Four <connection> peers could be sent it
      Given the node has an inbound connection to Carol
      And the node has <connection> connections to Alice, Bob, Erin and Frank
      When Carol sends the node a fresh address
      Then the node sends the address to 2 of Alice, Bob, Erin and Frank

      Examples: lasting types that the node opens and that carry addresses, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | manual              |

  @ADR-009
  Rule: The node does not relay an address back to the peer that sent it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::RelayAddress, originator
    The peer knows it already.

    @connection.inbound
    Example: An inbound peer sends it, and one other peer could be sent it
      Given the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      When Bob sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Bob any address

  @ADR-002 @connection.block-relay-only
  Rule: The node relays no address that a block-relay-only peer has sent
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessAddrs, SetupAddressRelay
    Whoever sends an address there and sees it come out elsewhere would have found the connection that
    is meant to stay hidden.

    Example: A block-relay-only peer sends one, then an inbound peer another one
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      And the node has an inbound connection to Carol
      When Bob sends the node a fresh address
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

  @ADR-003 @connection.block-relay-only
  Rule: The node never sends a block-relay-only peer an address
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SetupAddressRelay, IsBlockOnlyConn
    The peer could recognise the node by the addresses that it relays.

    Example: An outbound-full-relay peer is sent one
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      And the node has an inbound connection to Carol
      When Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node never sends Bob any address

  @ADR-004 @connection.inbound @use.with_node.min_version=23
  Rule: The node relays addresses to an inbound peer only after the peer has sent or requested some
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SetupAddressRelay, m_addr_relay_enabled
    Many inbound peers are no nodes and relay nothing: what they are sent is lost (since version 23).

    Example: One inbound peer requests addresses, another one does not
      Given the node has inbound connections to Alice, Bob and Carol
      When Alice requests addresses from the node
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node never sends Bob any address

    Scenario Outline: One inbound peer sends <addresses>, another one does not
      Given the node has inbound connections to Alice, Bob and Carol
      When Alice sends the node <addresses>
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node never sends Bob any address

      Examples: each form of message
        | addresses                        |
        | 0 addresses                      |
        | 0 addresses in an addrv2 message |

  @ADR-010
  Rule: The node does not relay the answer to its own request for addresses, but what follows it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessAddrs, m_getaddr_sent
    The answer is old news. It ends with the first message of fewer than 1000 addresses.

    @connection.<connection>
    Scenario Outline: A <connection> peer answers, then sends one address more
      Given the node has an outbound-full-relay connection to Alice
      And the node has a <connection> connection to Carol
      When Carol sends the node a fresh address
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

      Examples: lasting types that the node opens and that carry addresses, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.outbound-full-relay
    Example: A message of 1000 addresses does not end the answer
      Given the node has an outbound-full-relay connection to Alice
      And the node has an outbound-full-relay connection to Carol
      When Carol sends the node 1000 addresses
      And Carol sends the node a fresh address
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

  @ADR-028
  Rule: A node with transaction relay switched off relays addresses all the same
    Bitcoin Core: net_processing.cpp PeerManagerImpl::RelayAddress
    The mode (blocksonly) concerns transactions alone.

    @connection.outbound-full-relay
    Example: An inbound peer sends an address
      Given the node is started with transaction relay switched off
      And the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Carol
      When Carol sends the node a fresh address
      Then the node sends Alice the address

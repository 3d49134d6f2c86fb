Feature: Addresses of nodes that are passed on
  Nodes tell each other where further nodes are; that keeps the network together. Whoever could send
  addresses without limit, or learn who passed which one on, could use them to map or to flood it.

  @ADR-005 @source.policy
  Rule: A fresh address is passed on to two peers
    Bitcoin Core, net_processing.cpp, RelayAddress. Two are enough for it to travel through the network.

    @connection.<connection>
    Scenario Outline: Four <connection> peers could be told
      Given the node has an inbound connection to peer Carol
      And the node has <connection> connections to peers Alice, Bob, Erin, Frank
      When Carol sends the node a fresh address
      Then the node passes the address on to 2 of Alice, Bob, Erin, Frank

      Examples: lasting kinds that the node opens and on which addresses travel, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | manual              |

  @ADR-009 @source.policy
  Rule: An address is not passed back to the peer that sent it
    Bitcoin Core, net_processing.cpp, RelayAddress. It knows it already.

    @connection.inbound
    Example: A caller sends an address, and one other peer could be told
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has an inbound connection to peer Bob
      When Bob sends the node a fresh address
      Then Alice is told about the address
      But Bob is told of no address

  @ADR-002 @source.policy @connection.block-relay-only
  Rule: What a block-relay-only peer says about addresses is not passed on
    Bitcoin Core, net_processing.cpp, ProcessAddrs. Otherwise whoever sends an address there and sees it
    come out elsewhere has found the connection that is meant to stay hidden.

    Example: A block-relay-only peer sends an address, then a caller another one
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has a block-relay-only connection to peer Bob
      And the node has an inbound connection to peer Carol
      When Bob sends the node a fresh address
      And Carol sends the node a fresh address
      Then Alice is told about the address
      But Alice is told about no other address

  @ADR-003 @source.policy @connection.block-relay-only
  Rule: A block-relay-only peer is told of no addresses
    Bitcoin Core, net_processing.cpp, SetupAddressRelay. The peer could recognise the node by
    what the node passes on.

    Example: Another peer is told
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has a block-relay-only connection to peer Bob
      And the node has an inbound connection to peer Carol
      When Carol sends the node a fresh address
      Then Alice is told about the address
      But Bob is told of no address

  @ADR-004 @use.with_node.min_version=23 @source.policy @connection.inbound
  Rule: A caller is told of addresses only after it has spoken of addresses itself
    Bitcoin Core, net_processing.cpp, SetupAddressRelay (since version 23). Many callers are no nodes and
    pass nothing on: what they are told is lost.

    Scenario Outline: One caller <speaks>, another one does not speak of addresses
      Given the node has an inbound connection to peer Alice
      And the node has an inbound connection to peer Bob
      And the node has an inbound connection to peer Carol
      When Alice <speaks>
      And Carol sends the node a fresh address
      Then Alice is told about the address
      But Bob is told of no address

      Examples: each way to speak of addresses
        | speaks                                       |
        | asks the node for addresses                  |
        | sends the node 0 addresses                   |
        | sends the node 0 addresses in the newer form |

  @ADR-010 @source.policy
  Rule: The first addresses of a peer that the node has asked are not passed on, those that follow are
    Bitcoin Core, net_processing.cpp, ProcessAddrs. The first are the answer, and old news.

    @connection.<connection>
    Scenario Outline: A <connection> peer answers, then sends one address more
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has a <connection> connection to peer Carol
      When Carol sends the node a fresh address
      And Carol sends the node a fresh address
      Then Alice is told about the address
      But Alice is told about no other address

      Examples: kinds on which the node asks
        | connection          |
        | outbound-full-relay |
        | manual              |

  @ADR-028 @source.policy
  Rule: A node that wants blocks only passes addresses on all the same
    Bitcoin Core, net_processing.cpp: the mode concerns transactions alone.

    @connection.outbound-full-relay
    Example: A caller sends an address to a node that wants blocks only
      Given the node wants blocks only
      And the node has an outbound-full-relay connection to peer Alice
      And the node has an inbound connection to peer Carol
      When Carol sends the node a fresh address
      Then Alice is told about the address

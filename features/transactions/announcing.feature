@core.pr.19315
Feature: Who is told about new transactions
  A node that tells everyone everything reveals whom it is connected to. Some connections therefore
  carry blocks only.

  @TXR-015 @source.policy @connection.block-relay-only @fixture.coins @smoke
  Rule: The node never announces a transaction on a block-relay-only connection
    Bitcoin Core, net_processing.cpp, SendMessages. An observer who watches how transactions spread must
    not find these connections, since they keep the node attached to the network under attack.

    Example: Another peer that the node called is told at the same moment
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has a block-relay-only connection to peer Bob
      When a new transaction reaches the node
      Then Alice is told about the transaction
      But Bob is not told about the transaction

    Example: A caller is told at the same moment
      Given the node has an inbound connection to peer Alice
      And the node has a block-relay-only connection to peer Bob
      When a new transaction reaches the node
      Then Alice is told about the transaction
      But Bob is not told about the transaction

    Example: The transaction came from another peer
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has an inbound connection to peer Carol
      And the node has a block-relay-only connection to peer Bob
      When Carol sends the node a new transaction
      Then Alice is told about the transaction
      But Bob is not told about the transaction

    Example: The peer never asked for announcements by the newer kind of hash
      Given peer Bob does not ask for announcements by wtxid
      And the node has an outbound-full-relay connection to peer Alice
      And the node has a block-relay-only connection to peer Bob
      When a new transaction reaches the node
      Then Alice is told about the transaction
      But Bob is not told about the transaction

    Example: A quarter of an hour later it is still silent
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has a block-relay-only connection to peer Bob
      When a new transaction reaches the node
      And 900 seconds pass
      Then Alice is told about the transaction
      But Bob is not told about the transaction

  @TXR-004 @source.policy @fixture.coins
  Rule: Peers on every other lasting kind of connection are told about new transactions
    Bitcoin Core, net_processing.cpp. Addr-fetch connections take part too, as long as they live.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection
      Given the node has a <connection> connection to peer Alice
      When a new transaction reaches the node
      Then Alice is told about the transaction

      Examples: connections that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    Example: All of them are told of the same transaction
      Given the node has an inbound connection to peer Alice
      And the node has an outbound-full-relay connection to peer Bob
      And the node has a manual connection to peer Carol
      When a new transaction reaches the node
      Then Alice is told about the transaction
      And Bob is told about the transaction
      And Carol is told about the transaction

  @TXR-021 @HAND-017 @bip.37 @source.bip @fixture.coins
  Rule: A peer that declines transactions is not told about any
    BIP 37: the flag in the peer's version message is a wish that the node respects.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection declines
      Given peer Bob declines transactions
      And the node has an inbound connection to peer Alice
      And the node has a <connection> connection to peer Bob
      When a new transaction reaches the node
      Then Alice is told about the transaction
      But Bob is not told about the transaction

      Examples: connections that would carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

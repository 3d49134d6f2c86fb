Feature: How a transaction is announced
  An announcement costs traffic and says something about where a transaction came from. A peer needs
  one, in words that it understands, and none at all of what it has brought itself.

  @TXR-001 @NEG-012 @bip.339 @source.bip @fixture.coins
  Rule: A transaction is announced by the name that the peer has asked for
    BIP 339: by wtxid to a peer that offered it before the handshake was complete, by txid to any other.

    @connection.<connection>
    Scenario Outline: A peer that asks for wtxids and one that does not, on <connection> connections
      Given peer Bob does not ask for announcements by wtxid
      And the node has a <connection> connection to peer Alice
      And the node has a <connection> connection to peer Bob
      When a new transaction reaches the node
      Then Alice is told about the transaction by its wtxid
      And Bob is told about the transaction by its txid

      Examples: connections that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @TXR-005 @source.policy @fixture.coins
  Rule: A transaction is not announced to the peer that has brought it
    Bitcoin Core, net_processing.cpp, TX (AddKnownTx). An echo would be waste.

    @connection.<connection>
    Scenario Outline: It came on a <connection> connection
      Given the node has an inbound connection to peer Alice
      And the node has a <connection> connection to peer Bob
      When Bob sends the node a new transaction
      Then Alice is told about the transaction
      But Bob is not told about the transaction

      Examples: connections that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @TXR-006 @source.policy @fixture.coins
  Rule: A transaction is announced to each peer once
    Bitcoin Core, net_processing.cpp, SendMessages (m_tx_inventory_known_filter).

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection, a quarter of an hour later
      Given the node has a <connection> connection to peer Alice
      When a new transaction reaches the node
      And 900 seconds pass
      Then Alice is told about the transaction once

      Examples: kinds that carry transactions and last a quarter of an hour
        | connection          |
        | outbound-full-relay |
        | manual              |
        | inbound             |

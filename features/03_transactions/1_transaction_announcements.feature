@core.pr.19315 @fixture.coins
Feature: To whom the node announces transactions
  A node that announces everything to everyone reveals whom it is connected to. Some connections
  therefore carry blocks only.

  @TXR-015 @source.policy @connection.block-relay-only @smoke
  Rule: The node never announces a transaction on a block-relay-only connection
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages
    Whoever watches how transactions spread must not find these connections: they keep the node
    attached to the network while somebody attacks the others.

    Example: An outbound-full-relay peer hears of it at the same moment
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When the operator submits a transaction
      Then the node announces the transaction to Alice
      But the node never announces any transaction to Bob

    Example: An inbound peer hears of it at the same moment
      Given the node has an inbound connection to Alice
      And the node has a block-relay-only connection to Bob
      When the operator submits a transaction
      Then the node announces the transaction to Alice
      But the node never announces any transaction to Bob

    Example: The transaction comes from another peer
      Given the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Carol
      And the node has a block-relay-only connection to Bob
      When Carol sends the node a new transaction
      Then the node announces the transaction to Alice
      But the node never announces any transaction to Bob

    Example: The block-relay-only peer has not asked for announcements by wtxid
      Given Bob does not ask for announcements by wtxid
      And the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When the operator submits a transaction
      Then the node announces the transaction to Alice
      But the node never announces any transaction to Bob

    Example: A quarter of an hour passes
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When the operator submits a transaction
      And 15 minutes pass
      Then the node announces the transaction to Alice
      But the node never announces any transaction to Bob

  @TXR-004 @source.policy
  Rule: The node announces new transactions on every lasting type of connection but block-relay-only
    Bitcoin Core: net_processing.cpp PeerManagerImpl::InitiateTxBroadcastToAll
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages
    This is how transactions reach the miners. The next Rule has one exception, a peer that declines
    them; others are a peer that has the transaction, and one whose fee filter it does not pass.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection
      Given the node has a <connection> connection to Alice
      When the operator submits a transaction
      Then the node announces the transaction to Alice

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    Example: The same transaction on three types at once
      Given the node has an inbound connection to Alice
      And the node has an outbound-full-relay connection to Bob
      And the node has a manual connection to Carol
      When the operator submits a transaction
      Then the node announces the transaction to Alice
      And the node announces the transaction to Bob
      And the node announces the transaction to Carol

  @TXR-021 @HAND-017 @bip.37 @source.bip
  Rule: The node announces no transaction to a peer that declines them and sets no filter
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, m_relay_txs
    BIP 37: a peer may decline transactions by the relay flag of its version message, until it sets a
    filter, where the node offers filters.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection declines
      Given Bob declines transactions
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When the operator submits a transaction
      Then the node announces the transaction to Alice
      But the node never announces any transaction to Bob

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

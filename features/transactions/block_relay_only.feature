@core.pr.19315
Feature: What a peer may say on a block-relay-only connection
  The node has declined transactions there. A peer that sends them anyway is broken or probing, and the
  node does without it.

  @TXR-017 @source.policy @fixture.coins
  Rule: A transaction from a block-relay-only peer ends that connection and is not accepted
    Bitcoin Core, net_processing.cpp, TX (RejectIncomingTxs). The transaction that is not accepted is Bob's;
    Alice's, which came first, shows that the node does accept such.

    @connection.block-relay-only
    Example: The same from another peer costs nothing
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has accepted a transaction from Alice
      And the node has a block-relay-only connection to peer Bob
      When Bob sends the node a new transaction
      Then the node ends the connection to Bob
      And the node does not accept the transaction
      But the node keeps the connection to Alice

    @connection.<connection>
    Scenario Outline: A <connection> peer may send transactions
      Given the node has a <connection> connection to peer Alice
      When Alice sends the node a new transaction
      Then the node accepts the transaction
      And the node keeps the connection to Alice

      Examples: connections that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @TXR-018 @source.policy
  Rule: The announcement of a transaction by a block-relay-only peer ends that connection
    Bitcoin Core, net_processing.cpp, INV (RejectIncomingTxs).

    @connection.block-relay-only
    Example: The same from another peer costs nothing
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has a block-relay-only connection to peer Bob
      When Bob announces a transaction to the node
      And Alice announces a transaction to the node
      Then the node ends the connection to Bob
      But the node keeps the connection to Alice

    @connection.block-relay-only
    Example: The node does not ask for what was announced
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has a block-relay-only connection to peer Bob
      When Bob announces a transaction to the node
      And Alice announces a transaction to the node
      Then the node ends the connection to Bob
      And the node asks Alice for the transaction
      But the node does not ask Bob for any transaction before that

    @connection.block-relay-only
    Example: A peer that never spoke of wtxids announces by txid
      Given peer Bob does not ask for announcements by wtxid
      And the node has a block-relay-only connection to peer Bob
      When Bob announces a transaction to the node
      Then the node ends the connection to Bob

    @connection.block-relay-only
    Example: A block is announced in the same breath
      Given the node has a block-relay-only connection to peer Bob
      When Bob announces a block and a transaction to the node
      Then the node ends the connection to Bob

    @connection.<connection>
    Scenario Outline: A <connection> peer may announce transactions
      Given the node has a <connection> connection to peer Alice
      When Alice announces a transaction to the node
      Then the node keeps the connection to Alice

      Examples: connections that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @TXR-018 @BLK-009 @source.policy @connection.block-relay-only
  Rule: The announcement of a block is welcome on a block-relay-only connection
    Bitcoin Core, net_processing.cpp, INV. Blocks are what these connections are for.

    Example: The node asks back
      Given the node has a block-relay-only connection to peer Bob
      When Bob announces a block to the node
      Then the node asks Bob about the block
      And the node keeps the connection to Bob

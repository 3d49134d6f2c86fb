@bip.152 @source.policy @fixture.coins @use.with_node.min_version=24
Feature: Transactions that help to reconstruct a block though the mempool has rejected them
  What one node rejects, for its own reasons, a miner may accept all the same.

  @BLK-094
  Rule: A peer's transaction that the mempool has just rejected need not come again with a compact block
    Bitcoin Core: net_processing.cpp PeerManagerImpl::AddToCompactExtraTransactions
    The node keeps the last hundred or more of those that peers have sent and it did not accept (up to version 28 no
    orphan that it drops since it has rejected a parent, and never a copy with a stripped witness, which no block can
    hold), or that transactions of peers have replaced. Without them, a block of a miner with other rules would take a
    round trip longer each time, and miners would hear of it later. Carol is told of the block as soon as the node has
    it in full. A parent is mined first, as no block may hold a child before it. A transaction of which the node has not
    heard shows the difference: it is requested. The operator may set how many are kept, as 0 or 1: the earliest go
    first.
    Not a day later: the transaction would be mined meanwhile.
    Not with twice as many peers: more would be rejected.

    @connection.<connection>
    Scenario Outline: A <connection> peer announces a block with a transaction that pays no fee
      Given the transaction pays no fee
      And the node has inbound connections to Alice and Carol
      And the node has a <connection> connection to Bob
      And Alice sends the node the transaction
      When Bob announces a new block with the transaction in compact form to the node
      Then the node announces the block to Carol once
      But the node does not request anything of the block from Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: The transaction pays to a non-standard script
      Given the transaction pays to a non-standard script
      And the node has inbound connections to Alice, Bob and Carol
      And Alice sends the node the transaction
      When Bob announces a new block with the transaction in compact form to the node
      Then the node announces the block to Carol once
      But the node does not request anything of the block from Bob

    @connection.inbound @use.with_node.min_version=29
    Example: The node drops it, since it has rejected its parent
      Given the parent pays to a non-standard script
      And the node has inbound connections to Alice, Bob and Carol
      And Alice sends the node the parent
      And Alice sends the node the child
      And a block with the parent is mined
      When Bob announces a new block with the child in compact form to the node
      Then the node announces the block to Carol once
      But the node does not request anything of the block from Bob

    @connection.inbound
    Example: The node keeps it as an orphan, and a block with its parent has come
      Given the node has inbound connections to Alice, Bob and Carol
      And Alice sends the node the child
      And a block with the parent is mined
      When Bob announces a new block with the child in compact form to the node
      Then the node announces the block to Carol once
      But the node does not request anything of the block from Bob

    @connection.inbound
    Example: The node has not heard of the transaction
      Given the transaction pays no fee
      And the node has inbound connections to Bob and Carol
      When Bob announces a new block with the transaction in compact form to the node
      And Bob sends the node the missing transactions
      Then the node requests the missing transactions from Bob once
      And the node announces the block to Carol once

    @connection.inbound @first.with.later
    Example: The node has accepted it, and then another one in its place
      Given the node has inbound connections to Alice, Bob and Carol
      And Alice sends the node T1
      And Alice sends the node T2, which replaces T1
      When Bob announces a new block with T1 in compact form to the node
      Then the node announces the block to Carol once
      But the node does not request anything of the block from Bob

    @connection.inbound @not.with.twice
    Scenario Outline: The node keeps <count> extra transactions, and has rejected two, <one> as the <place>
      Given the node is started with <count> extra transactions kept for compact blocks
      And the node has inbound connections to Alice, Bob and Carol
      And Alice sends the node T1, which pays 0 satoshi
      And Alice sends the node T2, which pays 0 satoshi
      When Bob announces a new block with <one> in compact form to the node
      Then the node announces the block to Carol once
      But the node does not request anything of the block from Bob

      Examples: one, and two
        | count | one | place  |
        | 1     | T2  | latest |
        | 2     | T1  | first  |

    @connection.inbound
    Scenario Outline: The node keeps <count> extra transactions, and has rejected two of which this is the first
      Given the node is started with <count> extra transactions kept for compact blocks
      And the node has an inbound connection to Alice
      And Alice sends the node T1, which pays 0 satoshi
      And Alice sends the node T2, which pays 0 satoshi
      When Alice announces a new block with T1 in compact form to the node
      Then the node requests the missing transactions from Alice once

      Examples: none, and one
        | count |
        | 0     |
        | 1     |

  @BLK-094 @connection.inbound
  Rule: Of the transactions that it has refused, the node keeps none that takes 100,000 bytes of memory or more
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessInvalidTx, RecursiveDynamicUsage
    Anybody can send transactions that the node refuses, and it keeps them by number: large ones could fill its memory
    (a hundred of 100,000 bytes are ten million). An output takes 48 bytes or 104, depending on the version: 2100 of
    them are always too many, and 800 never. (What transactions of peers have replaced is kept whatever its size; up to
    version 28 an orphan, too.)
    Not a day later: the transaction would be mined meanwhile.
    Not with twice as many peers: more would be rejected.

    Example: A transaction with 800 outputs
      Given the transaction pays no fee
      And the transaction has 800 outputs
      And the node has inbound connections to Alice, Bob and Carol
      And Alice sends the node the transaction
      When Bob announces a new block with the transaction in compact form to the node
      Then the node announces the block to Carol once
      But the node does not request anything of the block from Bob

    Example: A transaction with 2100 outputs
      Given the transaction pays no fee
      And the transaction has 2100 outputs
      And the node has inbound connections to Alice and Bob
      And Alice sends the node the transaction
      When Bob announces a new block with the transaction in compact form to the node
      Then the node requests the missing transactions from Bob once

@source.policy
Feature: How long the node keeps an orphan transaction
  An orphan cannot be judged, so that anybody can make one up. The node keeps it only while it may still be of use.

  @TXR-057
  Rule: The node forgets an orphan when the last peer that has announced it disconnects
    Bitcoin Core: node/txorphanage.cpp TxOrphanageImpl::EraseForPeer
    The node can ask the peers that have announced it for its missing parents; when all are gone, the orphan only takes
    memory, and anybody could fill that with made-up ones. That it is forgotten shows when another peer announces it:
    the node requests it as a new one. Versions before 29 forget it as soon as its sender disconnects.

    @connection.<connection>
    Scenario Outline: The only one, a <connection> peer, disconnects
      Given the node has a <connection> connection to Alice
      And the node has an outbound-full-relay connection to Bob
      When Alice sends the node the child
      And Alice disconnects
      And Bob announces the child to the node
      Then the node requests the child from Bob

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @use.with_node.min_version=29
    Example: The first of two disconnects
      Given the node has outbound-full-relay connections to Alice, Bob and Carol
      When Alice sends the node the child
      And Bob announces the child to the node
      And Alice disconnects
      And Carol announces the child and the transaction to the node
      Then the node requests the transaction from Carol
      But the node does not request the child from Carol

    @use.with_node.min_version=29
    Example: Both disconnect
      Given the node has outbound-full-relay connections to Alice, Bob and Carol
      When Alice sends the node the child
      And Bob announces the child to the node
      And Bob disconnects
      And Alice disconnects
      And Carol announces the child to the node
      Then the node requests the child from Carol

  @TXR-057 @fixture.coins
  Rule: The node forgets an orphan that a new block contains, or that spends an output that the block spends
    Bitcoin Core: node/txorphanage.cpp TxOrphanageImpl::EraseForBlock
    What a block contains need not wait any more. Nothing is spent twice: an orphan that spends the same output as a
    transaction of the block can never be valid. Either would only take memory. If it is announced again, the node
    requests one that it has forgotten, and does not request one that it has kept because the block has nothing to do
    with it (nor has it with the two small ones). What a block spends must be in the chain or in the block itself: so
    the parents are mined before it. (In the first three examples each orphan lacks another parent besides, which does
    not come: so it is one.)

    Example: A block holds a transaction that spends an output which the orphan spends too
      Given the second transaction spends the third parent
      And the child spends the parent and the third parent
      And the node has outbound-full-relay connections to Alice and Bob
      And a block with the third parent is mined
      When Alice sends the node the child
      And a block with the second transaction is mined
      And Bob announces the child to the node
      Then the node requests the child from Bob

    @use.with_node.min_version=29
    Example: A block holds a transaction that spends two outputs, the second of which the orphan spends too
      Given the second transaction spends the second parent and the third parent
      And the child spends the parent and the third parent
      And the node has an outbound-full-relay connection to Bob
      And a block with the second parent is mined
      When Bob sends the node the child
      And a block with the third parent is mined
      And a block with the second transaction is mined
      Then the node reports that it keeps 0 orphan transactions

    @use.with_node.min_version=29
    Example: A block holds a transaction that spends an output which two orphans spend too
      Given the transaction spends the parent
      And the child spends the parent and the third parent
      And the second child spends the parent and the second parent
      And the node has an inbound connection to Alice
      And a block with the parent is mined
      When Alice sends the node the child, then the second child
      And a block with the transaction is mined
      Then the node reports that it keeps 0 orphan transactions

    @use.with_node.min_version=29
    Example: A block holds two orphans, and their parents
      Given the second child spends the second parent
      And the node has an inbound connection to Alice
      When Alice sends the node the child, then the second child
      And the operator submits the parent and the child as a package
      And the operator submits the second parent and the second child as a package
      And a new block is mined
      Then the node reports that it keeps 0 orphan transactions

    @use.with_node.min_version=29
    Example: A block holds the orphan, which two peers have announced
      Given the node has inbound connections to Alice and Bob
      And Alice sends the node 2 small orphan transactions
      And Alice sends the node the child
      And Bob announces the child to the node
      When a block with the parent is mined
      And a block with the child is mined
      Then the node reports that it keeps 2 orphan transactions

    Example: A block holds another transaction
      Given the second transaction spends the second parent
      And the node has outbound-full-relay connections to Alice and Bob
      And a block with the second parent is mined
      When Alice sends the node the child
      And a block with the second transaction is mined
      And Bob announces the child and the transaction to the node
      Then the node requests the transaction from Bob
      But the node does not request the child from Bob

  @TXR-057 @use.with_node.max_version=29.99
  Rule: When it gets another one, the node forgets an orphan that it has had for 20 minutes
    Bitcoin Core: txorphanage.cpp TxOrphanage::LimitOrphans, ORPHAN_TX_EXPIRE_TIME
    Its parents would have come by then; what never becomes valid would take memory for ever. The node looks through its
    orphans when another one comes, but not again within five minutes, so that some stay up to five longer. Here it has
    looked when the first one came, and so looks again after exactly twenty minutes, 1200 seconds. (Of the two that come
    then, one would do.) An orphan that it has forgotten it requests when Bob announces it. (From version 30 on an
    orphan stays until there are too many.)

    Example: Two others come after 1200 seconds
      Given the node has outbound-full-relay connections to Alice and Bob
      When Alice sends the node the child
      And 1200 seconds pass
      And Alice sends the node 2 small orphan transactions
      And Bob announces the child to the node
      Then the node requests the child from Bob

    Example: Two others come after 1199 seconds
      Given the node has outbound-full-relay connections to Alice and Bob
      When Alice sends the node the child
      And 1199 seconds pass
      And Alice sends the node 2 small orphan transactions
      And Bob announces the child and the transaction to the node
      Then the node requests the transaction from Bob
      But the node does not request the child from Bob

@source.policy
Feature: How many orphan transactions the node keeps
  An orphan is a transaction whose parents, those that it spends, the node does not have; so it cannot judge it, and
  whoever can connect can make it up. Without a limit they would fill the memory.

  @TXR-057 @use.with_node.min_version=29 @use.with_node.max_version=29.99
  Rule: The node keeps at most 100 orphan transactions
    Bitcoin Core: txorphanage.cpp TxOrphanage::LimitOrphans, DEFAULT_MAX_ORPHAN_TRANSACTIONS
    A hundred of the largest usual ones, of 400,000 weight units, take no more than 40 megabytes (the operator may set
    another number). All count together, whoever has sent them; chance decides which one goes. From version 30 on their
    weight counts, and the time that they cost; before version 29 the node tells nobody how many it has.

    Scenario Outline: An inbound peer sends <sent>
      Given the node has an inbound connection to Alice
      When Alice sends the node <sent> small orphan transactions
      Then the node reports that it keeps <kept> orphan transactions

      Examples: on both sides of the limit
        | sent | kept |
        | 99   | 99   |
        | 100  | 100  |
        | 103  | 100  |

    Example: Two peers send sixty each
      Given the node has inbound connections to Alice and Bob
      When Alice sends the node 60 small orphan transactions
      And Bob sends the node 60 small orphan transactions
      Then the node reports that it keeps 100 orphan transactions

  @TXR-068 @use.with_node.min_version=30
  Rule: Large orphans of one peer do not evict those of another one
    Bitcoin Core: node/txorphanage.cpp TxOrphanageImpl::LimitOrphans, DEFAULT_RESERVED_ORPHAN_WEIGHT_PER_PEER
    An orphan (a transaction whose parents are missing) cannot be judged, so an attacker can make up as many as he
    likes. If his pushed out those of others, honest ones would be lost. So the node keeps 404,000 weight units, a
    little more than the largest usual transaction, of each peer with orphans at least, and takes what is too much from
    those who have the most, the oldest first. With two peers it is 808,000: two of Bob's (390,000 each) stay, and
    Alice's, for whose parent she is asked (after four seconds, as any inbound peer); with three, three of Bob's, six in
    all; with Bob alone (Alice's is accepted, or in a block), one.

    Example: Another peer sends three large ones before, and five after
      Given the node has inbound connections to Alice and Bob
      When Bob sends the node 3 large orphan transactions
      And Alice sends the node the child
      And Bob sends the node 5 large orphan transactions
      Then the node requests the parent from Alice after 4 seconds
      And the node reports that it keeps 3 orphan transactions

    @fixture.coins
    Example: The parent of Alice's orphan comes after the large ones
      Given the node has inbound connections to Alice and Bob
      And Bob sends the node 3 large orphan transactions
      And Alice sends the node the child
      And Bob sends the node 5 large orphan transactions
      When Alice sends the node the parent
      Then the node reports that its mempool holds the parent and the child
      And the node reports that it keeps 1 orphan transaction

    @fixture.coins
    Example: A block holds Alice's orphan after the large ones
      Given the node has inbound connections to Alice and Bob
      And Alice sends the node the child
      And Bob sends the node 5 large orphan transactions
      When a block with the parent is mined
      And a block with the child is mined
      Then the node reports that it keeps 1 orphan transaction

    Example: A third peer with two small ones makes room for a third large one
      Given the node has inbound connections to Alice, Bob and Carol
      When Carol sends the node 2 small orphan transactions
      And Alice sends the node the child
      And Bob sends the node 5 large orphan transactions
      Then the node requests the parent from Alice after 4 seconds
      And the node reports that it keeps 6 orphan transactions

    Scenario Outline: One peer sends the child <when> two large ones, and another one announces it
      Given the node has outbound-full-relay connections to Bob and Carol
      When Bob sends the node <first>
      And Bob sends the node <then>
      And Carol announces the child and the transaction to the node
      Then the node requests the transaction from Carol
      And the node sends Carol a getdata for <count> once

      Examples: as the oldest it is gone, and requested again; as the youngest it has stayed
        | when   | first                       | then                        | count          |
        | before | the child                   | 2 large orphan transactions | 2 transactions |
        | after  | 2 large orphan transactions | the child                   | 1 transaction  |

    Scenario Outline: One peer sends an orphan of 390,000 weight units, and one of <weight>
      Given the node has an inbound connection to Alice
      When Alice sends the node an orphan transaction of 390000 weight units
      And Alice sends the node an orphan transaction of <weight> weight units
      Then the node reports that it keeps <kept>

      Examples: 404,000 in all, and one more
        | weight | kept                  |
        | 14000  | 2 orphan transactions |
        | 14001  | 1 orphan transaction  |

    Example: The third peer disconnects, and there is room for two large ones only
      Given the node has inbound connections to Alice, Bob and Carol
      And Carol sends the node 2 small orphan transactions
      And Alice sends the node the child
      And Bob sends the node 5 large orphan transactions
      When Carol disconnects
      Then the node reports that it keeps 3 orphan transactions

  @TXR-068 @fixture.coins @use.with_node.min_version=30
  Rule: Many orphans of one peer do not evict those of another one
    Bitcoin Core: node/txorphanage.cpp TxOrphanageImpl::LimitOrphans, DEFAULT_MAX_ORPHANAGE_LATENCY_SCORE
    Each orphan costs time when a block comes or a peer leaves, once for each peer that has announced it, and once for
    every ten outputs that it spends. The node adds that up to 3000 at most, and takes what is too much from those who
    have the most, or an attacker could keep it busy and evict honest ones. Here 20 peers have announced the same
    140, Alice has two: 2802. Mallory's count 11 each (one, and ten for its hundred outputs): 18 make 3000, with 160 in
    all; the nineteenth costs Mallory, who has the most (209, each of the 20 has 140), the oldest.

    Scenario Outline: Mallory sends <sent> that spend 100 outputs each
      Given the second child spends the second parent
      And the node has inbound connections to Alice and Mallory
      And Alice sends the node the child, then the second child
      And 20 ordinary inbound peers are connected
      And each of the ordinary inbound peers sends the node 140 shared orphan transactions
      When Mallory sends the node <sent> orphan transactions with 100 inputs
      Then the node reports that it keeps <kept> orphan transactions

      Examples: on both sides of the limit, and beyond
        | sent | kept |
        | 18   | 160  |
        | 19   | 160  |
        | 22   | 160  |

    Example: The 20 peers announce theirs after Mallory has sent 19
      Given the second child spends the second parent
      And the node has inbound connections to Alice and Mallory
      And Alice sends the node the child, then the second child
      And 20 ordinary inbound peers are connected
      And Mallory sends the node 19 orphan transactions with 100 inputs
      And each of the ordinary inbound peers sends the node 140 shared orphan transactions
      When 1 second passes
      Then the node reports that it keeps 160 orphan transactions

    Example: The parent of Alice's orphan comes after the many
      Given the node has inbound connections to Alice and Mallory
      And Alice sends the node the child
      And 20 ordinary inbound peers are connected
      And each of the ordinary inbound peers sends the node 140 shared orphan transactions
      And Mallory sends the node 22 orphan transactions with 100 inputs
      When Alice sends the node the parent
      Then the node reports that its mempool holds the parent and the child

  @TXR-068 @use.with_node.min_version=29
  Rule: The node keeps no orphan of more than 400,000 weight units
    Bitcoin Core: node/txorphanage.cpp TxOrphanageImpl::AddTx, MAX_STANDARD_TX_WEIGHT
    Nodes relay no heavier transaction; even one whose operator accepts what is not usual would only spend memory on it,
    as its parents may never come. (Weight: four for each byte, one for each byte of the signatures.) Two small ones are
    there before. (Before version 29 the node tells nobody how many it has.)
    Not a day later: before version 30 an orphan is kept for twenty minutes only.

    @first.with.later
    Scenario Outline: One of <weight>, to a node that accepts non-standard transactions
      Given the node is started with non-standard transactions accepted
      And the node has an inbound connection to Alice
      And Alice sends the node 2 small orphan transactions
      When Alice sends the node an orphan transaction of <weight> weight units
      Then the node reports that it keeps <kept> orphan transactions

      Examples: on both sides of the limit
        | weight | kept |
        | 400000 | 3    |
        | 400001 | 2    |

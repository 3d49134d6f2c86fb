@source.policy
Feature: How many orphan transactions the node keeps
  An orphan is a transaction whose parents, those that it spends, the node does not have; so it cannot judge it, and
  whoever can connect can make it up. Without a limit they would fill the memory.

  @TXR-057 @use.with_node.min_version=29 @use.with_node.max_version=29.99
  Rule: The node keeps at most 100 orphan transactions
    Bitcoin Core: txorphanage.cpp TxOrphanage::LimitOrphans, DEFAULT_MAX_ORPHAN_TRANSACTIONS
    An orphan is a transaction whose parents, those that it spends, the node does not have; so it cannot judge it, and
    whoever can connect can make it up. Without a limit they would fill the memory. From version 30 on it is their
    weight that counts.

    Scenario Outline: An inbound peer sends <sent>
      Given the node has an inbound connection to Alice
      When Alice sends the node <sent> small orphan transactions
      Then the node reports that it keeps <kept> orphan transactions

      Examples: on both sides of the limit
        | sent | kept |
        | 99   | 99   |
        | 100  | 100  |
        | 103  | 100  |

  @TXR-068 @use.with_node.min_version=30
  Rule: Large orphans of one peer do not push out those of another one
    Bitcoin Core: node/txorphanage.cpp TxOrphanageImpl::LimitOrphans, DEFAULT_RESERVED_ORPHAN_WEIGHT_PER_PEER
    An orphan (a transaction whose parents are missing) cannot be judged, so that an attacker can make up as many as he
    likes. If his pushed out those of others, honest transactions would be lost. So the node keeps 404,000 weight units,
    a little more than the largest usual transaction, of each peer with orphans at least, and takes what is too much
    from those who have the most, the oldest first. For two peers that is 808,000 in all: two of Bob's (390,000 each)
    stay, and Alice's.

    Example: Another peer sends five large ones before and after
      Given the node has inbound connections to Alice and Bob
      When Bob sends the node 3 large orphan transactions
      And Alice sends the node the child
      And Bob sends the node 5 large orphan transactions
      Then the node requests the parent from Alice after 4 seconds
      And the node reports that it keeps 3 orphan transactions

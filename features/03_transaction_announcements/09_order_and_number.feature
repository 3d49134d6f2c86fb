@source.policy @fixture.coins
Feature: What stands in an announcement, and in which order
  Transactions that came meanwhile are announced together: what is of no use any more is left out, what others
  need comes first, and there are not too many.

  @TXR-009
  Rule: The node announces parents before children, and of transactions that stand alone the higher feerate first
    Bitcoin Core: net_processing.cpp CompareInvMempoolOrder
    Bitcoin Core: txmempool.cpp CTxMemPool::CompareMiningScoreWithTopology
    A transaction that spends another's output is its child. A peer that is sent the child first cannot judge it. And
    if transactions were announced in the order in which they came, a peer could read from it who sent them; sorted by
    what they pay for their size (those with ten outputs are five times as large, so that 8000 satoshi there are like
    1600 for others, and 3000 like 600), the order says nothing of that. Since version 31 a child that pays more than
    its parent lifts it: the two count as one that pays what both pay on average. Up to version 30 those with fewer
    unconfirmed ancestors (parents, and theirs, that wait to be mined) come first, whatever they pay.

    @connection.<connection>
    Scenario Outline: Each transaction spends the one before and pays more, on a <connection> connection
      Given the node has a <connection> connection to Alice
      When the operator submits T1, which pays 1000 satoshi
      And the operator submits T2, which spends T1 and pays 3000 satoshi
      And the operator submits T3, which spends T2 and pays 9000 satoshi
      And the operator submits T4, which spends T3 and pays 27000 satoshi
      And 4 minutes pass
      Then the node announces to Alice in this order: T1, T2, T3, T4

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: Unrelated transactions on a <connection> connection
      Given the node has a <connection> connection to Alice
      When the operator submits T1, which has ten outputs and pays 3000 satoshi
      And the operator submits T2, which pays 2000 satoshi
      And the operator submits T3, which has ten outputs and pays 8000 satoshi
      And the operator submits T4, which pays 1000 satoshi
      And 4 minutes pass
      Then the node announces to Alice in this order: T2, T3, T4, T1

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: A child after its parent, and before both what pays more, to a txid-relay peer
      Given the node has an inbound connection to Alice, who does not ask for announcements by wtxid
      When the operator submits T1, which pays 1000 satoshi
      And the operator submits T2, which spends T1 and pays 3000 satoshi
      And the operator submits T3, which pays 9000 satoshi
      And 4 minutes pass
      Then the node announces to Alice in this order: T3, T1, T2

    @connection.inbound
    Scenario Outline: A child pays more than its parent, and both together more than another transaction
      Given the node has an inbound connection to Alice
      When the operator submits T1, which pays 1000 satoshi
      And the operator submits T2, which spends T1 and pays 9000 satoshi
      And the operator submits T3, which pays 3000 satoshi
      And 4 minutes pass
      Then the node announces to Alice in this order: <order>

      @use.with_node.min_version=31
      Examples: since version 31, the two before the other
        | order      |
        | T1, T2, T3 |

      @use.with_node.max_version=30
      Examples: up to version 30, the child last
        | order      |
        | T3, T1, T2 |

  @TXR-010 @not.with_common_send_rate=yes
  Rule: The node announces a limited number of transactions at a time to a peer, and the others later
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, INVENTORY_BROADCAST_TARGET
    Many transactions at once, even an attacker's, would otherwise use up everybody's bandwidth. What is left over
    follows with the next announcement (four minutes are longer than any delay); only who requests the whole mempool is
    told of all at once. The number is 70 since version 30 (shown from 31 on, as the first of 30.99 had less; 14 a
    second for five seconds, the average time between announcements to inbound peers), and was 35 before; where
    thousands are left over it is greater (since version 26). Not for newer nodes: these limit what they announce to all
    peers together, and so few transactions do not reach that limit.

    @connection.<connection>
    Scenario Outline: Of 80 transactions <limit> are announced first, on a <connection> connection
      Given the node has a <connection> connection to Alice
      When the operator submits 80 transactions at once
      And 4 minutes pass
      Then the node announces <limit> transactions in one message to Alice once

      @use.with_knots=yes @use.with_node.min_version=29
      Examples: Bitcoin Knots, types that carry transactions
        | connection          | limit |
        | outbound-full-relay | 70    |
        | addr-fetch          | 70    |
        | manual              | 70    |
        | inbound             | 70    |

      @use.with_knots=no @use.with_node.min_version=31
      Examples: since version 31, types that carry transactions
        | connection          | limit |
        | outbound-full-relay | 70    |
        | addr-fetch          | 70    |
        | manual              | 70    |
        | inbound             | 70    |

      @use.with_knots=no @use.with_node.max_version=29
      Examples: up to version 29, a type that the node opens, and inbound
        | connection          | limit |
        | outbound-full-relay | 35    |
        | inbound             | 35    |

    @connection.<connection>
    Scenario Outline: The ten others come next, on a <connection> connection
      Given the node has a <connection> connection to Alice
      When the operator submits 80 transactions at once
      And 4 minutes pass
      And 4 minutes pass
      Then the node announces 10 transactions in one message to Alice once

      @use.with_knots=yes @use.with_node.min_version=29
      Examples: Bitcoin Knots, types that carry transactions, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | manual              |
        | inbound             |

      @use.with_knots=no @use.with_node.min_version=31
      Examples: since version 31, types that carry transactions, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | manual              |
        | inbound             |

    @connection.<connection> @use.with_knots=no @use.with_node.max_version=29
    Scenario Outline: Up to version 29, after twice 35 of 80 the other ten come, on a <connection> connection
      Given the node has a <connection> connection to Alice
      When the operator submits 80 transactions at once
      And 4 minutes pass
      And 4 minutes pass
      And 4 minutes pass
      Then the node announces 10 transactions in one message to Alice once

      Examples: a type that the node opens, and inbound
        | connection          |
        | outbound-full-relay |
        | inbound             |

@source.policy @fixture.coins
Feature: Which transactions the node broadcasts again
  A transaction of the operator's may have found no peer that wanted it. The node alone knows of it then, and has
  to try again. But whoever goes on repeating a transaction shows that it is his, so it stops when others have it.

  @TXR-059
  Rule: The initial broadcast of its operator's transaction goes on to peers not told yet, until one requests it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ReattemptInitialBroadcast
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessGetData, RemoveUnbroadcastTx
    The first announcement may have found no peer that wanted the transaction, and nobody else knows of it: his payment
    would never arrive. So the node tries again every ten to fifteen minutes (five are too few, as Alice shows, who
    comes right after an attempt), which is when the next attempt at the initial broadcast is due. A peer's request
    shows that somebody else has the transaction now; to go on would only show whose it is. An announcement or a copy of
    it is none. One that comes before the announcement is due is not granted, and does not count. Dave, who was told at
    first, requests nothing. (Four minutes are longer than any delay before an announcement.) (What has left the mempool
    meanwhile, mined or replaced, is not announced again. Here the operator submits his transactions ready-made. What
    the node's own wallet pays or is paid it repeats, too, every 12 to 36 hours until it is mined, whoever has requested
    or sent it.)

    @connection.<connection>
    Scenario Outline: A <connection> connection has opened since the first announcement
      Given the operator has submitted T1
      And the node has a <connection> connection to Alice
      When the next attempt at the initial broadcast is due
      Then the node announces T1 to Alice once

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: The third attempt is made as the first was
      Given the node has an inbound connection to Dave
      And the operator has submitted T1
      And the next attempt at the initial broadcast is due
      And the next attempt at the initial broadcast is due
      And the node has an inbound connection to Alice
      When the next attempt at the initial broadcast is due
      Then the node announces T1 to Alice once

    @connection.inbound
    Example: Five minutes after an attempt there is no other
      Given the operator has submitted T1
      And the node has an inbound connection to Dave
      When the next attempt at the initial broadcast is due
      And Alice connects to the node
      And the next 5 minutes of the wait for an attempt at the initial broadcast are due
      And 4 minutes pass
      Then the node announces T1 to Dave
      But the node does not announce T1 to Alice yet

    @connection.inbound
    Example: There are two of them, of which a peer announces one and sends the other, but requests neither
      Given the operator has submitted T1
      And the operator has submitted T2
      And the node has inbound connections to Alice and Bob
      When Bob announces T1 to the node
      And Bob sends the node T2
      And the next attempt at the initial broadcast is due
      Then the node announces T1 to Alice once
      And the node announces T2 to Alice once

    @connection.inbound
    Example: The node has restarted since
      Given the operator has submitted T1
      And the node restarts
      And the node has an inbound connection to Alice
      When the next attempt at the initial broadcast is due
      Then the node announces T1 to Alice once

    @connection.<connection>
    Scenario Outline: A <connection> peer that was told already is not told again
      Given the node has a <connection> connection to Alice
      When the operator submits T1
      And 4 minutes pass
      And the next attempt at the initial broadcast is due
      Then the node announces T1 to Alice once

      Examples: types that carry transactions, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | manual              |
        | inbound             |

    @connection.block-relay-only
    Example: A block-relay-only peer is not told
      Given the operator has submitted T1
      And the node has an inbound connection to Alice
      And the node has a block-relay-only connection to Bob
      When the next attempt at the initial broadcast is due
      Then the node announces T1 to Alice
      But the node never announces any transaction to Bob

    @connection.<connection>
    Scenario Outline: A <connection> peer has requested one of two transactions
      Given the node has a <connection> connection to Carol
      When the operator submits 2 transactions at once
      And 4 minutes pass
      And Carol requests T1 from the node
      And Alice connects to the node
      And the next attempt at the initial broadcast is due
      Then the node announces T2 to Alice
      But the node does not announce T1 to Alice

      Examples: types that carry transactions, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: A peer has requested one of two transactions by its txid, and another peer nothing
      Given the node has inbound connections to Dave and Carol
      When the operator submits 2 transactions at once
      And 4 minutes pass
      And Carol requests T1 by its txid from the node
      And Alice connects to the node
      And the next attempt at the initial broadcast is due
      Then the node announces T2 to Alice
      But the node does not announce T1 to Alice

    @connection.inbound
    Example: A peer has requested it before it was told, in vain
      Given the node has an inbound connection to Carol
      When the operator submits T1
      And Carol requests T1 from the node
      And Alice connects to the node
      And the next attempt at the initial broadcast is due
      Then the node sends Carol a notfound message about T1 once
      And the node announces T1 to Alice once

  @TXR-060
  Rule: The node does not repeat the broadcast of what came from a peer or in a package of its operator's
    Bitcoin Core: node/transaction.cpp BroadcastTransaction
    Others take care of their own; to repeat theirs would be waste. Of its operator's the node repeats what nobody has
    requested yet, but not what he submitted as a package, several transactions that are judged together: it takes no
    note of those. He has to know: if nobody wanted them, he must hand them in again, or the payment does not arrive.
    Alice connects later, so that she hears only of what is broadcast again; Dave is there to be told at first.

    @connection.<connection>
    Scenario Outline: One came from a <connection> peer, one from the operator
      Given the node has an inbound connection to Dave
      And the node has a <connection> connection to Carol
      When Carol sends the node T1
      And the operator submits T2
      And Alice connects to the node
      And the next attempt at the initial broadcast is due
      Then the node announces T2 to Alice
      But the node does not announce T1 to Alice

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound @use.with_node.min_version=27
    Example: Two came as a package, one alone
      Given the node has an inbound connection to Dave
      And the operator has submitted T1
      When the operator submits T2 and T3, which spends T2 as a package
      And Alice connects to the node
      And the next attempt at the initial broadcast is due
      Then the node announces T1 to Alice
      But the node does not announce T2 to Alice
      And the node does not announce T3 to Alice

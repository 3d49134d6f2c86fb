@bip.133 @fixture.coins
Feature: Fee filters that peers send, and that the node sends
  A peer that will not accept cheap transactions says so, as the node does, and both sides are spared their
  announcements (in private broadcast the node heeds no filter). Transactions here have 96 virtual bytes; a filter of
  10000 satoshi per 1000 of them asks for 960 satoshi, one of 50000 for 4800.

  @TXR-030 @source.bip
  Rule: The node does not announce a transaction that pays less than the peer's fee filter asks for
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, m_fee_filter_received
    Bitcoin Core: policy/feerate.cpp CFeeRate::GetFee
    The peer would throw cheaper ones away: announcing them is waste. Here a filter of 10000 asks for 960 satoshi of a
    transaction, one of 10001 for 960.1; since version 23 that is rounded up, to 961. Bob, who has sent none, is told of
    T1. What a child pays does not count for its parent, and no permission lifts the filter.

    @connection.<connection> @use.with_node.min_version=23
    Scenario Outline: One of two pays a satoshi too little for a filter of <filter>, on a <connection> connection
      Given the node has a <connection> connection to Alice
      And the node has an inbound connection to Bob
      And Alice sends the node a fee filter of <filter>
      When the operator submits T1, which pays <less> satoshi
      And the operator submits T2, which pays <enough> satoshi
      Then the node announces T2 to Alice once
      And the node announces T1 to Bob
      But the node does not announce T1 to Alice

      Examples: types that carry transactions, and a filter that asks for a fraction of a satoshi more
        | connection          | filter | less | enough |
        | outbound-full-relay | 10000  | 959  | 960    |
        | addr-fetch          | 10000  | 959  | 960    |
        | manual              | 10000  | 959  | 960    |
        | inbound             | 10000  | 959  | 960    |
        | inbound             | 10001  | 960  | 961    |

    @connection.inbound
    Example: Its child pays enough for both
      Given the node has inbound connections to Bob and Alice
      And Alice sends the node a fee filter of 50000
      When the operator submits T1, which pays 960 satoshi
      And the operator submits T2, which spends T1 and pays 27000 satoshi
      Then the node announces T2 to Alice once
      And the node announces T1 to Bob
      But the node does not announce T1 to Alice

    @connection.inbound
    Example: The permissions noban, relay and forcerelay change nothing
      Given Alice has a loopback address of its own
      And the node is started with the permissions noban, relay, forcerelay for Alice
      And the node has inbound connections to Alice and Bob
      And Alice sends the node a fee filter of 50000
      When the operator submits T1, which pays 960 satoshi
      Then the node announces T1 to Bob once
      But the node does not announce T1 to Alice

  @TXR-032 @source.policy
  Rule: What counts is the peer's fee filter at the moment of the announcement
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, m_fee_filter_received
    The node announces after a random delay (4 minutes are longer than any), and the peer may change its mind
    meanwhile: by an older filter it would be told of what it throws away, or not of what it now wants. One that does
    not pass then is not announced later, when the filter is lower (unless its initial broadcast is attempted again): to
    keep it would cost memory. (T1 pays 960 satoshi, a filter of 50000 asks for 4800.)

    @connection.<connection>
    Scenario Outline: The filter falls to zero before the announcement is due, on a <connection> connection
      Given the node has a <connection> connection to Alice
      And Alice sends the node a fee filter of 50000
      When the operator submits T1, which pays 960 satoshi
      And Alice sends the node a fee filter of 0
      Then the node announces T1 to Alice once

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: The filter rises before the announcement is due
      Given the node has inbound connections to Alice and Bob
      When the operator submits T1, which pays 960 satoshi
      And Alice sends the node a fee filter of 50000
      Then the node announces T1 to Bob once
      But the node does not announce T1 to Alice

    @connection.outbound-full-relay
    Example: The filter was high, then zero, and is high again before the announcement is due
      Given the node has outbound-full-relay connections to Alice and Bob
      And Alice sends the node a fee filter of 50000
      And Alice sends the node a fee filter of 0
      When the operator submits T1, which pays 960 satoshi
      And Alice sends the node a fee filter of 50000
      Then the node announces T1 to Bob once
      But the node does not announce T1 to Alice

    @connection.manual
    Example: The filter falls after the announcement was due
      Given the node has manual connections to Bob and Alice
      And Alice sends the node a fee filter of 50000
      When the operator submits T1, which pays 960 satoshi
      And 4 minutes pass
      And Alice sends the node a fee filter of 0
      And 4 minutes pass
      Then the node announces T1 to Bob once
      But the node does not announce T1 to Alice

  @TXR-032 @source.policy
  Rule: The node ignores a fee filter below zero or above the money range
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::FEEFILTER
    Bitcoin Core: consensus/amount.h MoneyRange
    Such a message is broken; to act on it could cut the peer off from all news. The filter before it still holds: T1
    pays 960 satoshi, less than the 50000 before ask for. There can be 21 million bitcoins (2100000000000000 satoshi),
    and a filter of so many is valid: nothing pays as much.

    @connection.<connection>
    Scenario Outline: One of <filter> comes after one of <before>, from a <connection> peer
      Given the node has an inbound connection to Bob
      And the node has a <connection> connection to Alice
      And Alice sends the node a fee filter of <before>
      And Alice sends the node a fee filter of <filter>
      When the operator submits T1, which pays 960 satoshi
      Then the node announces T1 to Bob once
      And the node stays connected to Alice
      But the node does not announce T1 to Alice

      Examples: ignored, on the types that carry transactions, and valid
        | connection          | before | filter           |
        | outbound-full-relay | 50000  | -1               |
        | addr-fetch          | 50000  | -1               |
        | manual              | 50000  | -1               |
        | inbound             | 50000  | -1               |
        | inbound             | 50000  | 2100000000000001 |
        | inbound             | 0      | 2100000000000000 |

    @connection.inbound
    Scenario Outline: One of <filter> is the only one
      Given the node has an inbound connection to Alice
      And Alice sends the node a fee filter of <filter>
      When the operator submits T1
      Then the node announces T1 to Alice once

      Examples: a satoshi more than there can be, and one less than none
        | filter           |
        | 2100000000000001 |
        | -1               |

  @TXR-031 @NEG-007 @source.policy @slow
  Rule: When a full mempool's minimum fee rises by half, the node raises its fee filters within 5 minutes
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendFeefilter, MAX_FEEFILTER_CHANGE_DELAY
    When the mempool is full, the cheapest are thrown away, and the minimum fee, the feerate that is asked for, rises.
    Untold, peers would announce and send such in vain. What is less than a third above the last filter waits until
    filters are due, at random, every ten minutes on average; while the mempool is not full, they are due within five
    minutes anyway: the first rise would show nothing. The rate is rounded up or down, at random, to steps of a tenth:
    exactly, it would tell nodes apart. Peers with forcerelay get none. (301 seconds: just over 5 minutes.)

    @connection.<connection>
    Scenario Outline: Two <connection> peers are told
      Given the node is started with a mempool of 5 MB
      And the node has <connection> connections to Alice and Bob
      When the operator fills the mempool
      And 301 seconds pass
      And the operator raises the minimum fee of the full mempool by half
      And 301 seconds pass
      Then the node sends Alice a raised fee filter
      And the node sends Bob a raised fee filter

      Examples: types that carry transactions, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | manual              |
        | inbound             |

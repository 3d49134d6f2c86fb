@bip.35 @source.policy @fixture.coins
Feature: Requests for the mempool
  The mempool is what the node knows and waits to be mined. Whoever has just connected may want to know it (BIP 35).
  The answer tells much about the node, and costs traffic, so only those get it to whom the operator allows it.

  @TXR-033
  Rule: A peer that may request the mempool and does is announced all of it that its filters let through
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, m_send_mempool
    A wallet that was switched off would else not hear of payments that came meanwhile, until they are mined. All is
    named, even what was announced before, and counts as announced from then on; what the peer's fee filter or bloom
    filter keeps out is not (20000 satoshi per 1000 virtual bytes are 1920 for the 96 of T1 or T2; Bob, without filters,
    is told of all). Everybody may request if the node offers bloom filters, else peers with the mempool permission; but
    a block-relay-only peer gets nothing, nor does, where no bloom filters are offered, one that declines transactions,
    as it then wants none (since version 24). A peer that has not negotiated wtxids is told txids. 80 seconds, for
    inbound peers 4 minutes, are longer than the random delay of announcements; they pass twice, to show that the answer
    comes once. A parent in the answer extends a filter flagged BLOOM_UPDATE_ALL as any other announced one does (it
    pays to another kind of output than the child, so that the child does not match by itself).

    @connection.<connection>
    Scenario Outline: A <connection> peer that knows all of two transactions requests the mempool
      Given the node is started with bloom filters to offer
      And the node has a <connection> connection to Alice
      And the operator has submitted 2 transactions at once
      And 80 seconds pass
      When Alice sends the node a mempool message
      And 80 seconds pass
      And 80 seconds pass
      Then the node announces 2 transactions in one message to Alice once

      Examples: types that the node opens, but for block-relay-only
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |

    @connection.inbound
    Example: The peer has not negotiated wtxids
      Given the node is started with bloom filters to offer
      And the operator has submitted T1
      And the node has an inbound connection to Bob, who does not ask for announcements by wtxid
      When Bob sends the node a mempool message
      And 4 minutes pass
      Then the node announces T1 by its txid to Bob once

    @connection.inbound @use.with_mockscheduler=yes
    Example: What the peer was told of then is broadcast again, and is not announced to it again
      Given the node is started with bloom filters to offer
      And the operator has submitted T1
      And the node has inbound connections to Alice and Bob
      When Bob sends the node a mempool message
      And 4 minutes pass
      And the next attempt at the initial broadcast is due
      Then the node announces T1 to Bob once
      And the node announces T1 to Alice once

    @connection.inbound
    Example: Its answer holds the parent, which matches a filter flagged BLOOM_UPDATE_ALL, and then the child comes
      Given the parent pays to an output that is spent without a witness
      And the node is started with bloom filters to offer
      And the node has inbound connections to Alice and Carol
      And Carol sends the node the parent
      And Alice sends the node a bloom filter for the data in the script of the parent, flagged BLOOM_UPDATE_ALL
      And Alice sends the node a mempool message
      When Carol sends the node the child
      Then the node announces the child to Alice once

    @connection.inbound
    Example: Of two transactions one pays just enough for the peer's fee filter, and one a satoshi too little
      Given the node is started with bloom filters to offer
      And the node has inbound connections to Alice and Bob
      And Alice sends the node a fee filter of 20000
      When the operator submits T1, which pays 1919 satoshi
      And the operator submits T2, which pays 1920 satoshi
      And Alice sends the node a mempool message
      Then the node announces T2 to Alice once
      But the node does not announce T1 to Alice

    @connection.inbound
    Example: One of two transactions matches the peer's bloom filter
      Given the node is started with bloom filters to offer
      And the node has inbound connections to Alice and Bob
      And Alice sends the node a bloom filter that matches nothing
      And Alice sends the node T2 for its bloom filter
      When the operator submits 2 transactions at once
      And Alice sends the node a mempool message
      Then the node announces T2 to Alice once
      But the node does not announce T1 to Alice

    @connection.inbound
    Example: An inbound peer with the permission requests it a second time, and waits for its next announcements
      Given the node is started with the permissions mempool for Alice
      And the operator has submitted 2 transactions at once
      And the node has an inbound connection to Alice
      And Alice sends the node a mempool message
      And 4 minutes pass
      When Alice sends the node a mempool message
      And 4 minutes pass
      Then the node announces 2 transactions in one message to Alice once

    @connection.inbound @use.with_node.min_version=24
    Example: The peer with the permission declines transactions
      Given Bob has a loopback address of its own
      And the node is started with the permissions mempool for Bob
      And the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who declines transactions
      When the operator submits T1
      And Bob sends the node a mempool message
      Then the node never announces any transaction to Bob
      But the node announces T1 to Alice

  @TXR-033
  Rule: On request the mempool is announced to a peer with noban at once, to others after a random delay
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, m_send_mempool
    Who asks often and is answered at once sees when each transaction comes, and so can find out who made it. So all
    wait, as for any announcement, but for peers with noban, which the operator trusts; nor is what was not announced
    yet sent on request before (since version 26). In the other examples Alice may request it, as the node offers bloom
    filters; Bob, who has noban, is told of T1 unasked.

    @connection.inbound
    Example: The whole mempool is announced at once to a peer with mempool and noban, a second time, too
      Given Bob has a loopback address of its own
      And the node is started with the permissions mempool, noban for Bob
      And the operator has submitted 2 transactions at once
      And the node has an inbound connection to Bob
      And Bob sends the node a mempool message
      When Bob sends the node a mempool message
      Then the node announces 2 transactions in one message to Bob once

    @connection.<connection>
    Scenario Outline: No time passes, and a <connection> peer without noban requests it
      Given the node is started with bloom filters to offer
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      And the node has a <connection> connection to Alice
      When the operator submits T1
      And Alice sends the node a mempool message
      Then the node announces T1 to Bob
      But the node does not announce T1 to Alice yet

      Examples: types that the node opens, but for block-relay-only
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |

    @connection.inbound
    Example: No time passes, and an inbound peer without noban requests it
      Given Bob has a loopback address of its own
      And the node is started with bloom filters to offer
      And the node is started with the permissions noban for Bob
      And the node has inbound connections to Alice and Bob
      When the operator submits T1
      And Alice sends the node a mempool message
      Then the node announces T1 to Bob
      But the node does not announce T1 to Alice yet

    @connection.inbound @use.with_node.min_version=26
    Example: No time passes, and an inbound peer requests the mempool, and then a transaction of it
      Given the node is started with bloom filters to offer
      And the node has an inbound connection to Alice
      When the operator submits T1
      And Alice sends the node a mempool message
      And Alice requests T1 from the node
      Then the node sends Alice a notfound message about T1 once

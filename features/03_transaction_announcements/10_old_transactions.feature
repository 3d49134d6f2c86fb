@source.policy @fixture.coins
Feature: Transactions that the node had before
  What is old is not news: to announce it again would be waste, and would tell a peer what the node has had for how
  long. The node's own transactions alone are announced again, as long as nobody has requested them (their initial
  broadcast); what its operator submits again, or a peer whom he trusts with that, goes to those not told of it.

  @TXR-008
  Rule: The node does not announce a transaction that has left the mempool before the announcement was due
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, m_tx_inventory_to_send
    The mempool holds what waits to be mined. The node announces after a random delay; a transaction that was mined or
    replaced meanwhile it could send to no use, or not at all, so the peer would request it in vain. Carol has the
    noban permission and is told of everything at once, so that she shows that T1 was there.

    @connection.<connection>
    Scenario Outline: It is replaced, and a <connection> peer is told of the replacement alone
      Given Carol has a loopback address of its own
      And the node is started with the permissions noban for Carol
      And the node has an inbound connection to Carol
      And the node has a <connection> connection to Alice
      When the operator submits T1
      And the operator submits T2, which replaces T1
      Then the node announces T2 to Alice once
      But the node does not announce T1 to Alice

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: It is mined, and another one comes after it
      Given Carol has a loopback address of its own
      And the node is started with the permissions noban for Carol
      And the node has inbound connections to Carol and Alice
      When the operator submits T1
      And a new block is mined
      And the operator submits T2
      Then the node announces T2 to Alice once
      But the node does not announce T1 to Alice

  @TXR-006
  Rule: The node does not announce a peer's transaction that it has had since before the handshake
    Bitcoin Core: net_processing.cpp PeerManagerImpl::InitiateTxBroadcastToAll
    Whoever connects anew would otherwise learn all that the node has: it would help a spy to find out who has made a
    transaction, and cost the traffic of a whole mempool. What the peer lacks it hears of from others; peers whom the
    operator allows it may request the mempool. Whoever has the forcerelay permission, or is the operator, makes the
    node announce it by handing it in again. T1 is no news either when its block is undone and it waits to be mined
    once more. T2, which is new, shows that Alice is told of what comes; Dave, that there was somebody to tell of T1. Up
    to version 24 what comes during the handshake is announced after it.

    @connection.<connection>
    Scenario Outline: A <connection> connection opens after the transaction
      Given the node has inbound connections to Carol and Dave
      When Carol sends the node T1
      And a <connection> connection to Alice opens
      And the operator submits T2
      Then the node announces T2 to Alice once
      But the node does not announce T1 to Alice

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound @use.with_node.min_version=25
    Example: The handshake is not complete yet when the transaction comes
      Given the node has inbound connections to Carol and Dave
      And the node has an inbound connection to Alice, who does not send its verack
      When Carol sends the node T1
      And Alice sends the node its verack
      And the operator submits T2
      Then the node announces T2 to Alice once
      But the node does not announce T1 to Alice

    @connection.inbound
    Example: The block with the transaction turns out to be invalid
      Given the node has inbound connections to Carol and Dave
      When Carol sends the node T1
      And a new block is mined
      And Alice connects to the node
      And the operator marks the chain tip as invalid
      And the operator submits T2
      Then the node announces T2 to Alice once
      But the node does not announce T1 to Alice

    @connection.inbound
    Example: The node restarts, and still has the transaction
      Given the node has inbound connections to Carol and Dave
      When Carol sends the node T1
      And 4 minutes pass
      And the node restarts
      And Alice connects to the node
      And 4 minutes pass
      Then the node reports that its mempool holds T1
      But the node does not announce T1 to Alice

    @connection.inbound
    Example: The operator submits again what came from a peer
      Given the node has inbound connections to Carol and Dave
      When Carol sends the node T1
      And Alice connects to the node
      And the operator submits T1
      Then the node announces T1 to Alice once

  @TXR-077 @use.with_node.min_version=22
  Rule: The node announces the copy of a transaction that it has, though one with another witness is submitted
    Bitcoin Core: node/transaction.cpp BroadcastTransaction
    The witness is the part of a transaction with the signatures; the txid does not cover it, the wtxid does. Two
    versions with different witnesses thus have one txid, two wtxids. The node keeps the first (T2). What its operator
    submits again it announces to peers not told of it, such as Alice; if it named the second (T3), they would request
    what it cannot send.

    @connection.inbound
    Example: An inbound peer that was not told of the first connects before the second is submitted
      Given the operator has submitted T1, whose output takes any witness
      And the operator has submitted T2, which spends T1 with a witness of its own
      And the node has an inbound connection to Alice
      When the operator submits T3, which spends T1 with a witness of its own
      Then the node announces T2 by its wtxid to Alice once

  @TXR-061
  Rule: The node announces what a peer with the forcerelay permission sends again to peers not told of it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, ForceRelay
    Such a peer may be a wallet that has no other way to the network, and tries again. Its payment would else reach
    nobody, if nobody was there the first time. Others have no such power, or they could make the node repeat itself;
    nor does the node repeat what has left its mempool, nor, since version 23, anything in initial block download. Alice
    connects after the first time, and hears of T1 at the second; Dave has heard of it before.

    @connection.inbound
    Example: A peer with the forcerelay permission sends one twice
      Given Bob has a loopback address of its own
      And the node is started with the permissions forcerelay for Bob
      And the node has inbound connections to Dave and Bob
      When Bob sends the node T1
      And Alice connects to the node
      And Bob sends the node T1
      Then the node announces T1 to Dave once
      And the node announces T1 to Alice

    @connection.manual @use.with_node.min_version=28
    Example: A manual peer with the forcerelay permission, for outbound connections, sends one twice
      Given Bob has a loopback address of its own
      And the node is started with the permissions forcerelay, out for Bob
      And the node has a manual connection to Bob
      And the node has an inbound connection to Dave
      When Bob sends the node T1
      And Alice connects to the node
      And Bob sends the node T1
      Then the node announces T1 to Alice once

    @connection.inbound
    Example: A peer with the permissions noban and relay sends one twice
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban, relay for Bob
      And the node has inbound connections to Dave and Bob
      When Bob sends the node T1
      And Alice connects to the node
      And Bob sends the node T1
      Then the node announces T1 to Dave once
      But the node does not announce T1 to Alice

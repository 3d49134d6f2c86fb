@source.policy @fixture.coins
Feature: Transactions in blocksonly mode
  A node in blocksonly mode saves traffic: it wants no transactions of others. Its operator's own still have to
  reach the miners, and so do those of peers to whom the operator has given the relay permission.

  @TXR-024
  Rule: A node in blocksonly mode disconnects a peer without the relay permission that sends a transaction
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, RejectIncomingTxs
    Such a node has declined transactions in its version message. A peer that sends one all the same is broken or
    probing; if it stayed, the mode would save nothing, and the operator would pay for traffic that he does not want.
    (Where T1 is not to be in the mempool, T2, the operator's, is.) The noban permission does not change that. (A
    private-broadcast peer that sends one is ignored.)

    @connection.<connection>
    Scenario Outline: A <connection> peer sends one
      Given the node is started with blocksonly mode
      And the node has <connection> connections to Alice and Bob
      When the operator submits T2
      And Bob sends the node T1
      Then the node disconnects Bob
      And the node stays connected to Alice
      But the node reports that its mempool does not hold T1

      Examples: all long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    @connection.addr-fetch
    Example: An addr-fetch peer sends one
      Given the node is started with blocksonly mode
      And the node has an addr-fetch connection to Bob
      And the node has an inbound connection to Alice
      When the operator submits T2
      And Bob sends the node T1
      Then the node disconnects Bob
      And the node stays connected to Alice
      But the node reports that its mempool does not hold T1

    @connection.inbound
    Example: An inbound peer with the noban permission sends one that the node has already
      Given the node is started with blocksonly mode
      And Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has inbound connections to Alice and Bob
      When the operator submits T1
      And Bob sends the node T1
      Then the node disconnects Bob
      But the node stays connected to Alice

  @TXR-024
  Rule: A blocksonly node disconnects peers without relay permission that announce a transaction as negotiated
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::INV
    The node has told its peers that it wants no transactions; whoever announces some is broken, or probes it. If it
    stayed, the operator would pay for traffic that he wanted to save. As negotiated means by the kind of hash (txid or
    wtxid) agreed on: what comes by the other kind any node passes over, before it looks at what it wants. The noban
    permission does not spare a peer. Blocks may be announced. (A private-broadcast peer's announcements are ignored.)

    @connection.<connection>
    Scenario Outline: A <connection> peer announces one, another one announces a block
      Given the node is started with blocksonly mode
      And the node has a <connection> connection to Bob
      And the node has an inbound connection to Alice
      When Bob announces a new transaction to the node
      And Alice announces an unknown block by its hash to the node
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: A peer that has not negotiated wtxids announces one by its txid, another one a block
      Given the node is started with blocksonly mode
      And Bob does not ask for announcements by wtxid
      And the node has inbound connections to Alice and Bob
      When Bob announces a new transaction by its txid to the node
      And Alice announces an unknown block by its hash to the node
      Then the node disconnects Bob
      But the node stays connected to Alice

    @connection.inbound
    Example: An inbound peer with the noban permission announces one
      Given Bob has a loopback address of its own
      And the node is started with blocksonly mode
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      When Bob announces a new transaction to the node
      Then the node disconnects Bob

    @connection.inbound
    Example: The kind of hash was not negotiated
      Given the node is started with blocksonly mode
      And the node has inbound connections to Alice and Bob
      When Bob announces a new transaction by its txid to the node
      And Alice announces a new transaction by its wtxid to the node
      Then the node disconnects Alice
      But the node stays connected to Bob

  @TXR-025
  Rule: A node in blocksonly mode announces and sends its operator's transactions as other nodes do
    Bitcoin Core: net_processing.cpp PeerManagerImpl::InitiateTxBroadcastToAll, PeerManagerImpl::ProcessGetData
    Otherwise its operator could not pay anybody. He has to know the price: whoever watches the node's traffic can tell
    that these are its own, or those of peers with the relay permission, for it announces no others. No delay before an
    announcement is longer than 80 seconds to a peer to which the node has connected, or than 184 to an inbound one.
    Block-relay-only peers are told of none, as by other nodes.

    @connection.<connection>
    Scenario Outline: A <connection> peer is told of one, and requests it
      Given the node is started with blocksonly mode
      And the node has a <connection> connection to Alice
      When the operator submits T1
      And <seconds> seconds pass
      And Alice requests T1 from the node
      Then the node announces T1 to Alice once
      And the node sends Alice T1 once

      Examples: all long-lived types, but for block-relay-only, and addr-fetch
        | connection          | seconds |
        | outbound-full-relay | 80      |
        | addr-fetch          | 80      |
        | manual              | 80      |
        | inbound             | 184     |

    Example: An inbound peer is told, a block-relay-only peer is not
      Given the node is started with blocksonly mode
      And the node has an inbound connection to Alice
      And the node has a block-relay-only connection to Bob
      When the operator submits T1
      Then the node announces T1 to Alice once
      But the node never announces any transaction to Bob

  @TXR-026 @connection.inbound
  Rule: A blocksonly node accepts and announces transactions of inbound peers with the relay permission
    Bitcoin Core: net_processing.cpp PeerManagerImpl::RejectIncomingTxs, Relay
    The node takes no transactions from strangers, to save traffic. By this permission the operator's own wallets can
    hand in theirs, which would otherwise reach nobody. The forcerelay permission includes it. Ten seconds are longer
    than the node waits before a request.

    Scenario Outline: A peer with the permission <permission> sends one
      Given the node is started with blocksonly mode
      And Alice has a loopback address of its own
      And the node is started with the permissions <permission> for Alice
      And the node has inbound connections to Alice and Bob
      When Alice sends the node T1
      Then the node announces T1 to Bob once
      And the node reports that its mempool holds T1
      And the node stays connected to Alice

      Examples: with and without other permissions
        | permission   |
        | relay        |
        | forcerelay   |
        | noban, relay |

    Example: A peer with the permission announces one
      Given the node is started with blocksonly mode
      And Alice has a loopback address of its own
      And the node is started with the permissions relay for Alice
      And the node has an inbound connection to Alice
      When Alice announces a new transaction to the node
      And 10 seconds pass
      Then the node requests the transaction from Alice once

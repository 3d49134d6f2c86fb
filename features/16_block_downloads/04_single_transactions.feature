@bip.152 @source.policy @use.with_node.min_version=24
Feature: Single transactions of a block, on request
  A peer that has got a compact block requests the transactions of it that it lacks. It may have to hurry: what the
  node checks before it answers costs time.

  @BLK-053 @fixture.coins
  Rule: Requested transactions of a recent block are sent together, in order, and no others with them
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendBlockTransactions
    The peer fills all its gaps from one message, in the order in which it has named them: with one transaction too few
    or too many, in another place, or without its witness, the block is not the one that its header names; the peer
    would have to fetch it all. Recent is a block at most ten below the chain tip: of a deeper one the full block is
    sent. Each request is answered anew. Indexes count from 0, the coinbase transaction.

    @connection.<connection>
    Scenario Outline: A <connection> peer requests two of five, another one other two
      Given the operator has submitted 4 transactions at once
      And a new block is mined
      And the node has <connection> connections to Alice and Bob
      When Alice requests the transactions at indexes 1 and 3 of the chain tip from the node
      And Bob requests the transactions at indexes 0 and 4 of the chain tip from the node
      Then the node sends Alice the transactions at indexes 1 and 3 of the chain tip once
      And the node sends Bob the transactions at indexes 0 and 4 of the chain tip once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: A third request, for the same transactions
      Given the operator has submitted 4 transactions at once
      And a new block is mined
      And the node has an inbound connection to Bob
      And Bob requests the transactions at indexes 1 and 3 of the chain tip from the node
      And Bob requests the transactions at indexes 1 and 3 of the chain tip from the node
      When Bob requests the transactions at indexes 1 and 3 of the chain tip from the node
      Then the node sends Bob the transactions at indexes 1 and 3 of the chain tip once

  @BLK-054
  Rule: Single transactions of a block at most ten below the chain tip are sent though the block is withheld
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::GETBLOCKTXN, MAX_BLOCKTXN_DEPTH
    In full the node withholds three kinds of block: one that it has not validated, since its fork has no more work than
    the node's chain; a stale one 30 days (2592000 seconds) old; with the upload target reached, a historical one, more
    than a week (604800 seconds) old. For single transactions it does not look whether a block is of these: who requests
    them is reconstructing a new block, and ought not to wait. (The fork of three blocks leaves out the last three of
    the chain; the chain tip, requested after, has no part in this.) A target of 1 MiB (about a million bytes) leaves
    nothing for historical blocks, as the node keeps more than that back for new ones, and Bob's request for one in full
    costs him the connection.
    Not a day later: the age of the block is the matter, or another day of the upload target has begun.

    @connection.<connection>
    Scenario Outline: A <connection> peer requests part of a block that is not validated, then the chain tip
      Given 10 new blocks are mined
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      And Alice announces blocks 1 to 3 of the fork to the node
      And Alice sends the node blocks 1 to 3 of the fork
      When Bob requests the first transaction of block 1 of the fork, then the chain tip from the node
      Then the node sends Bob the first transaction of block 1 of the fork once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound @first.with.later
    Example: The block has been stale for 30 days
      Given the node has an inbound connection to Alice
      And Alice sends the node 2 blocks that replace 1 of its chain
      When 2592000 seconds pass
      And a new block is mined
      And an inbound connection to Bob opens
      And Bob requests the first transaction of the stale block from the node
      Then the node sends Bob the first transaction of the stale block once

    @connection.inbound @first.with.later
    Example: The upload target is reached, and the block is historical
      Given the node is started with an upload target of 1 MiB a day
      And the node is started with a chain tip 604801 seconds younger than the block below it
      And the node has inbound connections to Alice and Bob
      When Alice requests the first transaction of the block 1 below the chain tip from the node
      And Bob requests the block below the chain tip from the node
      Then the node sends Alice the first transaction of the block 1 below the chain tip once
      And the node stays connected to Alice
      But the node disconnects Bob

  @BLK-097
  Rule: If the full block answers a request for its transactions, what is withheld stays withheld
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessGetBlockData
    More than ten below the chain tip the request counts as one for the full block, as nobody reconstructs a new block
    there. Blocks of a fork that it has not validated the node withholds (as, not shown, those stale for 30 days): a
    stranger who could get them would fingerprint the node. And a request for which the node would disconnect is no
    better in this form: for a historical block, without the download permission, when the upload target is reached (1
    MiB leaves nothing for these); or, without noban, of a pruned node for one more than 290 below its tip (it promises
    288, and two more). Block 1 of the fork lies two below the tip at first; the tip shows that Bob is answered.
    Not a day later: another day of the upload target has begun.

    @connection.<connection>
    Scenario Outline: The block of a <connection> peer's request is not validated, and now eleven below the chain tip
      Given 10 new blocks are mined
      And the node has a <connection> connection to Bob
      And Bob announces blocks 1 to 3 of the fork to the node
      And Bob sends the node blocks 1 to 3 of the fork
      And 9 new blocks are mined
      When Bob requests the first transaction of block 1 of the fork, then the chain tip from the node
      Then the node sends Bob the chain tip
      But the node does not send Bob block 1 of the fork in full

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: It is ten below the chain tip
      Given 10 new blocks are mined
      And the node has an inbound connection to Bob
      And Bob announces blocks 1 to 3 of the fork to the node
      And Bob sends the node blocks 1 to 3 of the fork
      And 8 new blocks are mined
      When Bob requests the first transaction of block 1 of the fork, then the chain tip from the node
      Then the node sends Bob the first transaction of block 1 of the fork once

    @connection.inbound
    Example: It is eleven below the chain tip, and is sent with its witnesses
      Given the node has an inbound connection to Bob
      And 12 new blocks are mined
      When Bob requests the first transaction of the block 11 below the chain tip from the node
      Then the node sends Bob the block 11 below the chain tip in full with its witnesses once

    @connection.inbound @first.with.later
    Scenario Outline: The upload target is reached, the block is historical, and the peer has the permission <permission>
      Given Bob has a loopback address of its own
      And the node is started with the permissions <permission> for Bob
      And the node is started with an upload target of 1 MiB a day
      And the node is started with a chain tip 604801 seconds younger than the block below it
      And the node has an inbound connection to Bob
      And 10 new blocks are mined
      When Bob requests the first transaction of the block 11 below the chain tip from the node
      Then the node <outcome>

      Examples: a permission that does not help, and one that does
        | permission | outcome                                            |
        | relay      | disconnects Bob                                    |
        | download   | sends Bob the block 11 below the chain tip in full |

    @connection.<connection>
    Scenario Outline: A pruned node, and <connection> peers request part of a block
      Given the node is started with pruning
      And 291 new blocks are mined
      And the node has <connection> connections to Alice and Bob
      When Alice requests the first transaction of the block 290 below the chain tip from the node
      And Bob requests the first transaction of the block 291 below the chain tip from the node
      Then the node sends Alice the block 290 below the chain tip in full once
      But the node disconnects Bob

      Examples: three types
        | connection       |
        | block-relay-only |
        | manual           |
        | inbound          |

@bip.152 @source.bip @fixture.coins
Feature: Transactions with which the node cannot reconstruct a block
  Two transactions may share a short ID without anybody's fault. Beyond that, whoever sends what was not requested has a
  fault or an evil intent, and such messages could crash nodes in the past. Beside the peer that is first with a compact
  block the node asks high-bandwidth peers only for what it lacks.

  @BLK-047
  Rule: If the first or only peer asked sends other transactions, the node requests the full block from it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessCompactBlockTxns
    Bitcoin Core: blockencodings.cpp PartiallyDownloadedBlock::FillBlock
    The node sees only that all together are not what the header stands for. A short ID may have led it to a wrong one
    among its own transactions, so nobody pays for that; but a second try would go wrong in the same way, and without
    the block the node would stay behind. So it requests the whole from the peer. Of several that it asked, this is
    the first that is still there: each would send the block once more. Another witness makes another transaction.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends <transactions>, then the full block
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob announces a new block with 2 unknown transactions in compact form to the node
      And Bob sends the node <transactions>
      And Bob sends the node the block in full
      Then the node requests the block in full from Bob once
      And the node announces the block to Alice once
      And the node stays connected to Bob

      Examples: another one on all long-lived types and addr-fetch, and another witness
        | connection          | transactions                                            |
        | outbound-full-relay | other transactions than the missing ones                |
        | block-relay-only    | other transactions than the missing ones                |
        | addr-fetch          | other transactions than the missing ones                |
        | manual              | other transactions than the missing ones                |
        | inbound             | other transactions than the missing ones                |
        | inbound             | the missing transactions, the last with another witness |

    @connection.inbound @use.with_node.min_version=26
    Scenario Outline: The first of two peers that were asked <conduct>, then the second sends another transaction
      Given the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who is a high-bandwidth peer
      When Alice announces a new block with 2 unknown transactions in compact form to the node
      And Bob announces the block in compact form to the node
      And Alice <conduct>
      And Bob sends the node other transactions than the missing ones
      Then the node requests the block in full from <peer> once

      Examples: the first has gone, or is still there
        | conduct                                                 | peer  |
        | disconnects                                             | Bob   |
        | sends the node other transactions than the missing ones | Alice |

  @BLK-047 @MISB-001 @use.with_node.min_version=25
  Rule: A second blocktxn from a peer whose first made the node request the full block is misbehaviour
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessCompactBlockTxns
    To work on what was left of the first try has crashed nodes in the past (all before version 25). Misbehaviour costs
    the connection, but for manual peers and noban; the block is accepted from whoever brings it. (Up to version 29 of
    Bitcoin Core, a first that was wrong in a witness alone does not count.) Who was asked second (Bob, beside Alice) is
    asked for no full block: after his first the node pays no heed to another.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends other transactions twice, then an honest peer brings the block
      Given the node has inbound connections to Alice and Carol
      And the node has a <connection> connection to Bob
      When Bob announces a new block with 2 unknown transactions in compact form to the node
      And Bob sends the node other transactions than the missing ones
      And Bob sends the node other transactions than the missing ones
      And Alice sends the node the block in full
      Then the node <outcome> Bob
      And the node announces the block to Carol once

      Examples: all long-lived types and addr-fetch
        | connection          | outcome            |
        | outbound-full-relay | disconnects        |
        | block-relay-only    | disconnects        |
        | addr-fetch          | disconnects        |
        | inbound             | disconnects        |
        | manual              | stays connected to |

    @connection.inbound
    Example: The second time they are the right ones
      Given the node has inbound connections to Alice, Bob and Carol
      When Bob announces a new block with 2 unknown transactions in compact form to the node
      And Bob sends the node other transactions than the missing ones
      And Bob sends the node the missing transactions
      And Alice sends the node the block in full
      Then the node disconnects Bob
      And the node announces the block to Carol once

    @connection.inbound @use.with_node.min_version=30
    Example: The first time it is the witness of the last that is wrong, the second time nothing
      Given the node has an inbound connection to Bob
      When Bob announces a new block with 2 unknown transactions in compact form to the node
      And Bob sends the node the missing transactions, the last with another witness
      And Bob sends the node the missing transactions
      Then the node disconnects Bob

    @connection.inbound @use.with_node.min_version=26
    Example: A peer that was asked second, and then not for the full block, sends other transactions twice
      Given the node has an inbound connection to Bob, who is a high-bandwidth peer
      And the node has an inbound connection to Alice
      When Alice announces a new block with 2 unknown transactions in compact form to the node
      And Bob announces the block in compact form to the node
      And Bob sends the node other transactions than the missing ones
      And Bob sends the node other transactions than the missing ones
      Then the node requests the missing transactions from Bob once
      And the node stays connected to Bob

    @connection.inbound
    Example: The peer has the noban permission
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      When Bob announces a new block with 2 unknown transactions in compact form to the node
      And Bob sends the node other transactions than the missing ones
      And Bob sends the node other transactions than the missing ones
      Then the node stays connected to Bob

  @BLK-047 @MISB-001 @use.with_node.min_version=24
  Rule: A blocktxn with more or fewer transactions than the node has requested is misbehaviour
    Bitcoin Core: blockencodings.cpp PartiallyDownloadedBlock::FillBlock, READ_STATUS_INVALID
    No shared short ID explains that: it is a fault or an attack, and whoever stayed could keep block after block from
    the node. Manual peers and noban are spared; the node, which lacks the block still, requests it in full from them.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends <transactions>
      Given the node has inbound connections to Alice and Carol
      And the node has a <connection> connection to Bob
      When Bob announces a new block with 2 unknown transactions in compact form to the node
      And Bob sends the node <transactions>
      And Alice sends the node the block in full
      Then the node disconnects Bob
      And the node announces the block to Carol once

      Examples: long-lived types, but for manual, and addr-fetch
        | connection          | transactions                            |
        | outbound-full-relay | all but one of the missing transactions |
        | block-relay-only    | all but one of the missing transactions |
        | addr-fetch          | all but one of the missing transactions |
        | inbound             | all but one of the missing transactions |
        | outbound-full-relay | the missing transactions and one more   |
        | block-relay-only    | the missing transactions and one more   |
        | addr-fetch          | the missing transactions and one more   |
        | inbound             | the missing transactions and one more   |

    @connection.manual
    Scenario Outline: A manual peer sends <transactions>
      Given the node has a manual connection to Bob
      When Bob announces a new block with 2 unknown transactions in compact form to the node
      And Bob sends the node <transactions>
      Then the node stays connected to Bob
      And the node requests the block in full from Bob once

      Examples: too few and too many
        | transactions                            |
        | all but one of the missing transactions |
        | the missing transactions and one more   |

    @connection.inbound
    Scenario Outline: A peer with the noban permission sends <transactions>
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      When Bob announces a new block with 2 unknown transactions in compact form to the node
      And Bob sends the node <transactions>
      Then the node stays connected to Bob
      And the node requests the block in full from Bob once

      Examples: too few and too many
        | transactions                            |
        | all but one of the missing transactions |
        | the missing transactions and one more   |

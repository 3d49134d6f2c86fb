@bip.152 @source.bip @fixture.coins
Feature: Compact blocks that are not reconstructed
  A high-bandwidth peer sends a compact block before it has checked the block. What it can know it must have right:
  that each transaction has its place. Two equal short IDs, or too many blocks on their way, are nobody's fault.

  @BLK-050 @MISB-001 @use.with_node.min_version=24
  Rule: A compact block without transactions, or with one at an index that does not exist, is misbehaviour
    Bitcoin Core: blockencodings.cpp PartiallyDownloadedBlock::InitData, READ_STATUS_INVALID
    Each block has at least one transaction, the coinbase transaction; one that comes without any is to cost the node
    time. Index 65536 is one more than the message's numbers can hold: a node that did not notice would write to a wrong
    place in its memory. Misbehaviour costs the connection, but for manual peers and noban; from these the node, which
    lacks the block still, requests it in full. Not with twice as many peers: it does so from one of them.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends <form>, another one the block
      Given the node has inbound connections to Alice and Carol
      And the node has a <connection> connection to Bob
      When Bob sends the node <form>
      And Alice sends the node the block in full
      Then the node disconnects Bob
      And the node announces the block to Carol once

      Examples: long-lived types, but for manual, and addr-fetch
        | connection          | form                                                                 |
        | outbound-full-relay | a compact block without transactions                                 |
        | block-relay-only    | a compact block without transactions                                 |
        | addr-fetch          | a compact block without transactions                                 |
        | inbound             | a compact block without transactions                                 |
        | outbound-full-relay | a compact block with a transaction at an index that it does not have |
        | block-relay-only    | a compact block with a transaction at an index that it does not have |
        | addr-fetch          | a compact block with a transaction at an index that it does not have |
        | inbound             | a compact block with a transaction at an index that it does not have |
        | outbound-full-relay | a compact block with a transaction at index 65536                    |
        | block-relay-only    | a compact block with a transaction at index 65536                    |
        | addr-fetch          | a compact block with a transaction at index 65536                    |
        | inbound             | a compact block with a transaction at index 65536                    |

    @connection.manual @not.with.twice
    Scenario Outline: A manual peer sends <form>
      Given the node has a manual connection to Bob
      When Bob sends the node <form>
      Then the node stays connected to Bob
      And the node requests the block in full from Bob once

      Examples: without transactions, or at a wrong index
        | form                                                                 |
        | a compact block without transactions                                 |
        | a compact block with a transaction at an index that it does not have |
        | a compact block with a transaction at index 65536                    |

    @connection.inbound
    Scenario Outline: A peer with the noban permission sends <form>
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      When Bob sends the node <form>
      Then the node stays connected to Bob
      And the node requests the block in full from Bob once

      Examples: without transactions, or at a wrong index
        | form                                                                 |
        | a compact block without transactions                                 |
        | a compact block with a transaction at an index that it does not have |
        | a compact block with a transaction at index 65536                    |

  @BLK-050
  Rule: Two equal short IDs are not punished; from the first or only peer asked the node requests the full block
    Bitcoin Core: blockencodings.cpp PartiallyDownloadedBlock::InitData, READ_STATUS_FAILED
    Two transactions of a block share a short ID (six bytes that stand for each) once in a long while, by chance. To
    disconnect for it would cost honest peers; but the node cannot tell which belongs where, and needs the full block.
    If another peer was asked first, what that sends may suffice, and the node requests no more until it has gone.
    (Beside the first only high-bandwidth peers are asked, as Bob is.)

    @connection.<connection>
    Scenario Outline: A <connection> peer sends such a block
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node a compact block with two equal short IDs
      And Bob sends the node the block in full
      Then the node requests the block in full from Bob once
      And the node announces the block to Alice once
      And the node stays connected to Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.outbound-full-relay @use.with_node.min_version=26
    Example: Another peer was asked for the missing transactions first
      Given the node has an outbound-full-relay connection to Bob, who is a high-bandwidth peer
      And the node has inbound connections to Alice and Carol
      When Alice announces a new block with 2 unknown transactions in compact form to the node
      And Bob announces the block in compact form with two equal short IDs to the node
      And Alice sends the node the missing transactions
      Then the node announces the block to Carol once
      But the node does not request anything of the block from Bob

    @connection.outbound-full-relay @use.with_node.min_version=26
    Example: Another peer was asked first, and disconnects then
      Given the node has an outbound-full-relay connection to Bob, who is a high-bandwidth peer
      And the node has an inbound connection to Alice
      When Alice announces a new block with 2 unknown transactions in compact form to the node
      And Bob announces the block in compact form with two equal short IDs to the node
      And Alice disconnects
      Then the node requests the block in full from Bob once

  @BLK-046 @BLK-056 @use.with_node.min_version=24
  Rule: Of a peer with sixteen other blocks in flight, a compact block is reconstructed only if nothing is missing
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, MAX_BLOCKS_IN_TRANSIT_PER_PEER
    The node awaits sixteen blocks of one peer at most, which may withhold what it is asked for. So it requests nothing
    of a further one, but takes what it can reconstruct by itself. At a malformed one it does not look then (the last
    example). The compact block is on top of the chain tip, as block 1 is, so that the node wants it. Not a day later:
    no download takes so long. Not with twice as many peers: the blocks are in flight from one only.

    @connection.<connection> @first.with.later @not.with.twice
    Scenario Outline: Sixteen blocks are in flight from a <connection> peer, which sends a compact block
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      And Bob announces blocks 1 to 16 to the node
      When Bob announces a new block with 2 unknown transactions in compact form to the node
      And Alice announces the block in compact form to the node
      Then the node requests the missing transactions from Alice once
      But the node does not request the missing transactions from Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound @first.with.later @not.with.twice
    Example: Fifteen blocks are in flight
      Given the node has an inbound connection to Bob
      And Bob announces blocks 1 to 15 to the node
      When Bob announces a new block with 2 unknown transactions in compact form to the node
      Then the node requests the missing transactions from Bob once

    @connection.inbound @first.with.later @not.with.twice
    Example: The block is itself one of sixteen in flight
      Given the node has an inbound connection to Bob
      And Bob announces blocks 1 to 15 to the node
      And Bob announces a new block with 2 unknown transactions by its header to the node
      When Bob announces the block in compact form to the node
      Then the node requests the missing transactions from Bob once

    @connection.inbound @first.with.later @not.with.twice
    Example: Sixteen blocks are in flight, and nothing is missing
      Given the node has inbound connections to Alice, Bob and Carol
      And Alice sends the node the transaction
      And Bob announces blocks 1 to 16 to the node
      When Bob announces a new block with the transaction in compact form to the node
      Then the node announces the block to Carol once

    @connection.inbound @first.with.later @not.with.twice
    Scenario Outline: <count> blocks are in flight, and the peer sends a compact block without transactions
      Given the node has an inbound connection to Bob
      And Bob announces blocks 1 to <count> to the node
      When Bob sends the node a compact block without transactions
      Then the node <outcome> Bob

      Examples: sixteen, and one fewer
        | count | outcome            |
        | 16    | stays connected to |
        | 15    | disconnects        |

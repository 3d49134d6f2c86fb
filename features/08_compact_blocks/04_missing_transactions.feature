@bip.152 @source.bip @fixture.coins @use.with_node.min_version=24
Feature: How the node reconstructs a block from a compact block
  The node looks up the short IDs among the transactions that it has, and requests just the rest: that saves time.

  @BLK-046 @BLK-041
  Rule: The node requests exactly the transactions that it lacks, and accepts the block when they have come
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage
    Bitcoin Core: blockencodings.cpp PartiallyDownloadedBlock::InitData
    If it lacks none, the block costs no round trip; the coinbase transaction (index 0) comes with it, others may. More
    would be waste; less, a block that it cannot check. Whether it asked for the compact block, or gets it twice, does
    not matter. (Bob offers such: he is to send the next at once.) Not a day later: no download takes so long.

    @connection.<connection>
    Scenario Outline: Nothing is missing of the block of a <connection> peer
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob announces a new block in compact form to the node
      Then the node announces the block to Alice once
      But the node does not request anything of the block from Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: Two transactions are missing of the block of a <connection> peer
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who offers compact blocks
      When Bob announces a new block with 2 unknown transactions in compact form to the node
      And Bob sends the node the missing transactions
      Then the node requests the missing transactions from Bob once
      And the node announces the block to Alice once
      And the node sends Bob a sendcmpct message for high bandwidth once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection> @first.with.later
    Scenario Outline: The node has the second of three transactions, the peer is a <connection> one
      Given the node has inbound connections to Alice and Carol
      And the node has a <connection> connection to Bob
      And Alice sends the node the transaction
      When Bob announces a new block with the transaction between two unknown ones in compact form to the node
      And Bob sends the node the transactions at indexes 1 and 3 of the block
      Then the node requests the transactions at indexes 1 and 3 of the block from Bob once
      And the node announces the block to Carol once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound @first.with.later
    Example: The peer sends the compact block a second time before the missing transactions
      Given the node has inbound connections to Alice and Bob
      When Bob announces a new block with 2 unknown transactions in compact form to the node
      And Bob announces the block in compact form to the node
      And Bob sends the node the missing transactions
      Then the node requests the missing transactions from Bob once
      And the node announces the block to Alice once

    @connection.inbound @first.with.later
    Example: The second of three unknown transactions stands in the compact block in full
      Given the node has inbound connections to Alice and Bob
      When Bob announces a new block with three unknown transactions, the second prefilled, in compact form to the node
      And Bob sends the node the transactions at indexes 1 and 3 of the block
      Then the node requests the transactions at indexes 1 and 3 of the block from Bob once
      And the node announces the block to Alice once

    @connection.inbound @first.with.later
    Example: The node has all of them
      Given the node has inbound connections to Alice, Bob and Carol
      And Alice sends the node the transaction
      When Bob announces a new block with the transaction in compact form to the node
      Then the node announces the block to Carol once
      But the node does not request anything of the block from Bob

    @connection.<connection> @first.with.later
    Scenario Outline: The node has requested the compact block of a <connection> peer
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who offers compact blocks
      And Bob announces a new block with 2 unknown transactions by its header to the node
      When Bob announces the block in compact form to the node
      And Bob sends the node the missing transactions
      Then the node requests the missing transactions from Bob once
      And the node announces the block to Alice once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @BLK-047
  Rule: A blocktxn that the node has not requested from the peer, or no longer waits for, changes nothing
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessCompactBlockTxns
    It may come late, when another peer has brought the block: to disconnect for it would cost honest peers; put into
    the block, it would spoil that. (While the block itself is awaited, full or compact, none is requested. A second one
    after wrong ones is misbehaviour, unless the block has come.) Not a day later: downloads end sooner.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends transactions of an unknown block, and some requested from another
      Given the node has inbound connections to Alice and Carol
      And the node has a <connection> connection to Bob
      When Alice announces a new block with 2 unknown transactions in compact form to the node
      And Bob sends the node transactions of an unknown block
      And Bob sends the node other transactions than the missing ones
      And Alice sends the node the missing transactions
      Then the node stays connected to Bob
      And the node announces the block to Carol once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer sends the missing transactions twice of a block that has come meanwhile
      Given the node has inbound connections to Alice and Carol
      And the node has a <connection> connection to Bob
      When Bob announces a new block with 2 unknown transactions in compact form to the node
      And Alice sends the node the block in full
      And Bob sends the node the missing transactions
      And Bob sends the node the missing transactions
      Then the node stays connected to Bob
      And the node announces the block to Carol once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound @first.with.later
    Example: The node has requested the block in full from the peer
      Given the node has inbound connections to Alice and Bob
      And Bob announces 1 new block by header to the node
      When Bob sends the node other transactions than the missing ones
      And Bob sends the node the block in full
      Then the node stays connected to Bob
      And the node announces the block to Alice once

    @connection.inbound @first.with.later
    Example: The node has requested the compact block from the peer
      Given the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who offers compact blocks
      And Bob announces 1 new block by header to the node
      When Bob sends the node other transactions than the missing ones
      And Bob announces the block in compact form to the node
      Then the node stays connected to Bob
      And the node announces the block to Alice once

@source.policy
Feature: Hashes of blocks, as older programs request them
  Before headers were sent alone (in 2013), a program that had fallen behind requested the hashes of the blocks that it
  lacked, and then the blocks. The node still answers.

  @BLK-085
  Rule: The node answers getblocks with an inv of up to 500 blocks, if any follow, before the one at which to stop
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::GETBLOCKS
    With getblocks an older program asks for the hashes of blocks, and requests what it is told of. One hash too few or
    too many, and it has a gap in its chain, or asks for what it has, such as the block at which it wants the node to
    stop; 500 keep the answer small, and it asks again for the rest. The first of them follows on the first block of the
    locator that is in the node's chain, in initial block download, too (there the node has the genesis block alone at
    first): what is in its chain it has checked. If none follows, it sends nothing. A pruned node stops before the first
    block that it may have deleted.

    @connection.<connection>
    Scenario Outline: Blocks 1 to 13 are there, on <connection> connections
      Given 12 new blocks are mined
      And the node has <connection> connections to Alice and Bob
      When Alice requests the hashes after block 3 from the node
      And Bob requests the hashes after block 7 until block 10 from the node
      Then the node sends Alice the hashes of blocks 4 to 13 once
      And the node sends Bob the hashes of blocks 8 to 9 once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Scenario Outline: Of blocks 1 to 13, the locator names an unknown one, <first> and <second>
      Given 12 new blocks are mined
      And the node has an inbound connection to Bob
      When Bob requests the hashes after an unknown block, block <first> or block <second> from the node
      Then the node sends Bob the hashes of blocks <next> to 13 once

      Examples: the higher one first, the lower one first
        | first | second | next |
        | 10    | 5      | 11   |
        | 5     | 10     | 6    |

    @connection.inbound
    Example: The first block of the locator is stale
      Given 12 new blocks are mined
      And the node has inbound connections to Alice and Bob
      And Alice sends the node 2 blocks that replace 1 of its chain
      When Bob requests the hashes after the stale block or block 5 from the node
      Then the node sends Bob the hashes of blocks 6 to 14 once

    @connection.inbound @fixture.initial_download
    Example: Initial block download
      Given the node has inbound connections to Alice and Bob
      And Alice sends the node blocks 1 to 3
      When Bob requests the hashes after block 1 from the node
      Then the node sends Bob the hashes of blocks 2 to 3 once

    @connection.inbound
    Scenario Outline: Nothing follows: Bob requests the hashes <which>
      Given the node has inbound connections to Alice and Bob
      When Bob requests the hashes <which> from the node
      And Alice requests the hashes after block 0 from the node
      Then the node sends Alice the hashes of blocks 1 to 1 once
      But the node sends Bob nothing further

      Examples: the chain tip is block 1; the next block is the one at which to stop
        | which                       |
        | after block 1               |
        | after block 0 until block 1 |

    @connection.<connection>
    Scenario Outline: Blocks 1 to 510 are there, and <connection> peers request more than 500 and the rest
      Given 509 new blocks are mined
      And the node has <connection> connections to Alice and Bob
      When Alice requests the hashes after block 0 from the node
      And Bob requests the hashes after block 500 from the node
      Then the node sends Alice the hashes of blocks 1 to 500 once
      And the node sends Bob the hashes of blocks 501 to 510 once

      Examples: two types
        | connection       |
        | block-relay-only |
        | inbound          |

    @MSG-009 @connection.<connection>
    Scenario Outline: Requests by <connection> peers, whose locators name 101 unknown blocks, as many as they may
      Given the node has <connection> connections to Alice and Bob
      When Alice requests blocks with a locator of 101 blocks from the node
      And Bob requests headers with a locator of 101 blocks from the node
      Then the node sends Alice the hashes of blocks 1 to 1 once
      And the node sends Bob the header of block 1 once

      Examples: types of several peers
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

  @BLK-085
  Rule: A peer that requests the last of 500 blocks announced on its request is then told of the chain tip
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessGetBlockData, m_continuation_block
    One answer names 500 at most, so there may be more. An older program that has got so far asks for more only when it
    hears of a block that it does not know. Without that word it would stop there. It is said once: the peer knows
    then. Of 510 blocks the 500th lies 10 below the tip; the tip is the block that is announced.

    @connection.<connection>
    Scenario Outline: <connection> peers are told of blocks 1 to 500 of 510, and request the last, or the one before
      Given 509 new blocks are mined
      And the node has <connection> connections to Alice and Bob
      And Alice requests the hashes after block 0 from the node
      And Bob requests the hashes after block 0 from the node
      When Alice requests the block 10 below the chain tip from the node
      And Bob requests the block 11 below the chain tip from the node
      Then the node announces the block by its hash to Alice once
      But the node does not announce the block by its hash to Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: One peer is told of 500 blocks, another one of 499, and each requests the last
      Given 509 new blocks are mined
      And the node has inbound connections to Alice and Bob
      And Alice requests the hashes after block 0 from the node
      And Bob requests the hashes after block 0 until block 500 from the node
      When Alice requests the block 10 below the chain tip from the node
      And Bob requests the block 11 below the chain tip from the node
      Then the node announces the block by its hash to Alice once
      But the node does not announce the block by its hash to Bob

    @connection.inbound
    Example: The last one is requested by a peer that was told of none, and then twice by the other
      Given 509 new blocks are mined
      And the node has inbound connections to Alice and Bob
      When Bob requests the hashes after block 0 from the node
      And Alice requests the block 10 below the chain tip from the node
      And Bob requests the block 10 below the chain tip from the node
      And Bob requests the block 10 below the chain tip from the node
      Then the node announces the block by its hash to Bob once
      But the node does not announce the block by its hash to Alice

  @BLK-085
  Rule: A pruned node does not answer getblocks if the blocks begin more than 281 below its tip
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, MIN_BLOCKS_TO_KEEP
    It keeps the latest 288 blocks, and six of them may be deleted in the hour that a peer takes to request them: the
    tip and 281 below it remain. So it does not announce what it may not have then, for which the peer would ask in
    vain. Block 19 lies 281 below block 300.

    @connection.inbound
    Example: Blocks 1 to 300 are there
      Given the node is started with pruning
      And 299 new blocks are mined
      And the node has inbound connections to Alice and Bob
      When Alice requests the hashes after block 18 from the node
      And Bob requests the hashes after block 17 from the node
      Then the node sends Alice the hashes of blocks 19 to 300 once
      But the node sends Bob nothing further

@bip.152 @source.policy
Feature: Compact blocks in blocksonly mode, and while the chain tip is old
  A compact block is of little use to a node that lacks the transactions: one in blocksonly mode, which leaves them to
  others, and one that may be behind, since it has got no block for a long time.

  @BLK-042 @use.with_node.min_version=23
  Rule: In blocksonly mode the node asks for full blocks, not high bandwidth, but sends compact blocks
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSetPeerAsAnnouncingHeaderAndIDs
    Bitcoin Core: net_processing.cpp PeerManagerImpl::HeadersDirectFetchBlocks
    Such a node has no transactions in advance, so that a compact block would cost it a round trip and save nothing:
    miners and others would hear of the block later through it. Its peers do have them, so that it sends them compact
    blocks. One that a peer sends unasked is reconstructed nevertheless: the rest of it is all that has to come. A node
    in its ordinary mode asks whoever brings a block for high bandwidth; so Bob brings one. (Peers that
    show the chain tip have the block below a new one, without which nobody is sent it in compact form.)

    @connection.<connection>
    Scenario Outline: A <connection> peer announces a block and brings it
      Given the node is started with blocksonly mode
      And the node has a <connection> connection to Bob, who offers compact blocks
      And the node has an inbound connection to Alice
      When Bob announces 1 new block by header to the node
      And Bob sends the node the block in full
      Then the node requests the block in full from Bob once
      And the node announces the block to Alice once
      But the node does not send Bob any request for high bandwidth

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer wants blocks at once
      Given the node is started with blocksonly mode
      And the node has a <connection> connection to Bob, who shows the chain tip
      And Bob sends the node a sendcmpct message for high bandwidth
      When a new block is mined
      Then the node announces the block in compact form to Bob once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound @fixture.coins
    Example: A compact block comes unasked
      Given the node is started with blocksonly mode
      And the node has an inbound connection to Bob, who offers compact blocks
      When Bob announces a new block with 2 unknown transactions in compact form to the node
      Then the node requests the missing transactions from Bob once

  @BLK-045 @BLK-049 @fixture.coins @use.with_node.min_version=24 @first.with.later
  Rule: With a chain tip 200 minutes old or older, a block that is not in flight is requested in full, if at all
    Bitcoin Core: net_processing.cpp PeerManagerImpl::CanDirectFetch
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::CMPCTBLOCK
    No block has come for as long as twenty usually take (12000 seconds): the node may be behind, so that it lacks the
    transactions of the block, and perhaps other blocks, and to reconstruct it would only take longer. A compact block
    of a block that is in flight already, as when one is sent twice, it reconstructs: it has begun to download the block
    by then, and a part of it is less to wait for than all of it. (If at all: in initial block download it asks
    preferred peers first, it asks none that has sixteen blocks in flight, and for no block with less work than its
    chain tip.) The examples begin with ten minutes and a block mined just now only so that its time is new.
    Not a day later: the age of the chain tip is the matter. Not with twice as many peers: the second one's block is
    another one beside it.

    @connection.<connection>
    Scenario Outline: The chain tip is <seconds> seconds old, and a <connection> peer sends a compact block
      Given 10 minutes pass
      And a new block is mined
      And the node has a <connection> connection to Bob
      When <seconds> seconds pass
      And Bob announces a block with 2 unknown transactions on top of an old chain tip in compact form to the node
      Then the node requests <what> from Bob once

      Examples: the last second, and the first beyond
        | connection          | seconds | what                     |
        | outbound-full-relay | 11999   | the missing transactions |
        | outbound-full-relay | 12000   | the block in full        |
        | block-relay-only    | 11999   | the missing transactions |
        | block-relay-only    | 12000   | the block in full        |
        | manual              | 11999   | the missing transactions |
        | manual              | 12000   | the block in full        |
        | inbound             | 11999   | the missing transactions |
        | inbound             | 12000   | the block in full        |

    @connection.<connection> @not.with.twice
    Scenario Outline: The tip is <seconds> seconds old; a <connection> peer that offers compact blocks sends a header
      Given 10 minutes pass
      And a new block is mined
      And the node has a <connection> connection to Bob, who offers compact blocks
      When <seconds> seconds pass
      And Bob sends the node the header of a block 1 second old
      Then the node requests the block <form> from Bob once

      Examples: the last second, and the first beyond
        | connection          | seconds | form            |
        | inbound             | 11999   | in compact form |
        | outbound-full-relay | 12000   | in full         |
        | block-relay-only    | 12000   | in full         |
        | manual              | 12000   | in full         |
        | inbound             | 12000   | in full         |

    @connection.inbound
    Example: The chain tip is 12000 seconds old, and a peer sends the compact block twice
      Given 10 minutes pass
      And a new block is mined
      And the node has an inbound connection to Bob
      When 12000 seconds pass
      And Bob announces a block with 2 unknown transactions on top of an old chain tip in compact form to the node
      And Bob announces the block in compact form to the node
      Then the node requests the missing transactions from Bob once

  @BLK-052 @use.with_node.min_version=24 @first.with.later
  Rule: While its chain tip is 200 minutes old or older, the node sends no requested block in compact form
    Bitcoin Core: net_processing.cpp PeerManagerImpl::CanDirectFetch
    No block has come for as long as twenty usually take: the node is likely to be behind, and so is its peer. Then the
    peer will not have the transactions, and a compact block would only cost it time; so whoever requests one is sent
    the full block. 200 minutes are 12,000 seconds. A block that was mined just now is the tip, so that its age is known
    to the second (a minute passes first, as it must be dated later than the middle one of the last eleven).
    Not a day later: the tip would be older than the example says.

    @connection.<connection>
    Scenario Outline: A <connection> peer requests a chain tip that is <age> seconds old
      Given 1 minute passes
      And a new block is mined
      And the node has a <connection> connection to Bob
      When <age> seconds pass
      And Bob requests the block 0 below the chain tip in compact form from the node
      Then the node sends Bob the block 0 below the chain tip <form> once

      Examples: 200 minutes, and a second less
        | connection          | age   | form            |
        | inbound             | 11999 | in compact form |
        | outbound-full-relay | 12000 | in full         |
        | block-relay-only    | 12000 | in full         |
        | manual              | 12000 | in full         |
        | inbound             | 12000 | in full         |

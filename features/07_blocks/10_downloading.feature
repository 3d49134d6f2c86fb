@source.policy
Feature: Which announced blocks the node requests, and from whom
  A block is large: the node requests it only if it may become part of its chain, and from one peer. Blocks 1, 2 and
  so on lie on top of its chain tip, those of the fork on top of the block three below.

  @BLK-058
  Rule: The node requests announced blocks only if the chain that they end has as much work as its own, or more
    Bitcoin Core: net_processing.cpp PeerManagerImpl::HeadersDirectFetchBlocks
    Bitcoin Core: net_processing.cpp PeerManagerImpl::FindNextBlocksToDownload
    A fork with less work cannot become the node's chain as it stands: whoever announced one after the other would have
    the node spend traffic and disk space in vain. With as much work it may be ahead soon. Three blocks of the fork have
    as much as the blocks that they would replace (ten are mined first, so that there are such). What the node has of
    them already it does not request again.
    Not with twice as many peers: they have blocks of their own, as high as these, and the node's chain has one of each.

    @connection.<connection>
    Scenario Outline: <connection> peers announce a fork
      Given 10 new blocks are mined
      And the node has <connection> connections to Alice and Bob
      When Alice announces blocks 1 to 2 of the fork to the node
      And Bob announces blocks 1 to 3 of the fork to the node
      Then the node requests blocks 1 to 3 of the fork from Bob once
      But the node does not request block 1 of the fork from Alice

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: The peer that has announced less work announces the next block, too
      Given 10 new blocks are mined
      And the node has an inbound connection to Bob
      And Bob announces blocks 1 to 2 of the fork to the node
      When Bob announces block 3 of the fork to the node
      Then the node requests blocks 1 to 3 of the fork from Bob once

    @connection.inbound
    Example: A peer has shown the chain tip, and now follows a fork of twenty blocks
      Given 10 new blocks are mined
      And the node has an inbound connection to Bob, who shows the chain tip
      When Bob announces blocks 1 to 20 of the fork to the node
      Then the node requests blocks 1 to 16 of the fork from Bob once

    @connection.inbound @not.with.twice
    Example: The node has some of the blocks already
      Given the node has inbound connections to Alice and Bob
      And Alice sends the node blocks 1 to 2
      When Bob announces blocks 1 to 5 to the node
      Then the node requests blocks 3 to 5 from Bob once

  @BLK-058 @first.with.later
  Rule: A peer that offers no blocks is asked for the few that it announces while the chain tip is new
    Bitcoin Core: net_processing.cpp PeerManagerImpl::HeadersDirectFetchBlocks, MAX_BLOCKS_IN_TRANSIT_PER_PEER
    Bitcoin Core: net_processing.cpp PeerManagerImpl::CanDirectFetch
    It may have just these, and to wait for somebody else would make miners hear of a new block late. Few means that up
    to the last one announced the node lacks, and awaits from nobody, at most seventeen: the sixteen that it awaits from
    one peer at most, which it requests, and one more. A chain tip is new for less than 200 minutes (12000 seconds).
    Otherwise the node has more to catch up on, for which such a peer is no help: what it requested might never come.
    The node chooses no such peer. (Alice and Bob offer witnesses, without which nobody is asked for a block.) Carol,
    who offers blocks, shows the difference: she is asked only when Bob has not been.
    Not a day later: the age of the chain tip is the matter.

    @connection.<connection>
    Scenario Outline: <connection> peers announce seventeen blocks, or eighteen
      Given Alice offers witnesses without blocks
      And Bob offers witnesses without blocks
      And the node has <connection> connections to Alice and Bob
      When Alice announces blocks 1 to 18 to the node
      And Bob announces blocks 1 to 17 to the node
      Then the node requests blocks 1 to 16 from Bob once
      But the node does not request block 1 from Alice

      Examples: types that need not offer blocks
        | connection |
        | manual     |
        | inbound    |

    @connection.<connection>
    Scenario Outline: The chain tip is <seconds> seconds old, and a <connection> peer announces a block
      Given Bob offers witnesses without blocks
      And the node has a <connection> connection to Bob
      And the node has an inbound connection to Carol
      When <seconds> seconds pass
      And Bob announces block 1 to the node
      And Carol announces block 1 to the node
      Then the node requests block 1 from <asked> once
      But the node does not request block 1 from <not asked>

      Examples: the last second, and the first beyond
        | connection | seconds | asked | not asked |
        | manual     | 11999   | Bob   | Carol     |
        | manual     | 12000   | Carol | Bob       |
        | inbound    | 11999   | Bob   | Carol     |
        | inbound    | 12000   | Carol | Bob       |

  @BLK-056
  Rule: The node awaits at most sixteen blocks from a peer, and requests another one as soon as one arrives
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, MAX_BLOCKS_IN_TRANSIT_PER_PEER
    A peer that has promised a long chain and delivers nothing could otherwise tie down all of it, and the node would
    stay behind; the other blocks can be requested elsewhere meanwhile. So of forty announced blocks, 1 to 16 are
    requested from the first peer and 17 to 32 from the second; each block that comes makes way for one more. (What its
    operator orders comes on top.)

    @connection.<connection>
    Scenario Outline: A <connection> peer announces forty blocks, and so does another
      Given the node has <connection> connections to Alice and Bob
      When Alice announces blocks 1 to 40 to the node
      And Bob announces blocks 1 to 40 to the node
      Then the node requests blocks 1 to 16 from Alice once
      And the node requests blocks 17 to 32 from Bob once
      But the node does not request block 33 from Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer delivers <delivered>
      Given the node has a <connection> connection to Alice
      When Alice announces blocks 1 to 40 to the node
      And Alice sends the node <delivered>
      Then the node requests <requested> from Alice once
      But the node does not request <not requested> from Alice

      Examples: the first, one in the middle, and several
        | connection          | delivered     | requested       | not requested |
        | outbound-full-relay | block 1       | block 17        | block 18      |
        | block-relay-only    | block 1       | block 17        | block 18      |
        | manual              | block 1       | block 17        | block 18      |
        | inbound             | block 1       | block 17        | block 18      |
        | inbound             | block 5       | block 17        | block 18      |
        | inbound             | blocks 1 to 5 | block 21        | block 22      |

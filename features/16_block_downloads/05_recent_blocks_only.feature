@source.policy @not.with.twice
Feature: Peers with recent blocks only, and blocks far ahead
  Many nodes prune: they keep their latest blocks and delete the others, to save disk. They serve who is up to date,
  but not who has far to go.
  Not with twice as many peers: the blocks are requested from one of them only.

  @BLK-059 @bip.159 @use.with_node.min_version=28
  Rule: After initial block download, a peer with recent blocks only is asked for none but its latest 286
    Bitcoin Core: net_processing.cpp PeerManagerImpl::FindNextBlocks, NODE_NETWORK_LIMITED_MIN_BLOCKS
    Such a peer promises its latest 288 blocks; the node allows for two that may be found meanwhile. For a request of
    one more than 290 below its tip the peer would disconnect it, so the node requests older ones from others, or waits
    until it has some. Of the 286 up to the latest that the peer has announced the first is among them, of 287 it is
    not, of 300 the fifteenth is the first. At most sixteen are requested at a time. In initial block download such a
    peer is asked for none; at the operator's command, for any; and where all but a few are there, the node asks whoever
    announces the latest by its header for these few, however old (last example).
    Not a day later: a node whose chain tip is a day old disconnects such a peer, unless it is manual or inbound.

    @connection.<connection> @first.with.later
    Scenario Outline: A <connection> peer offers recent blocks only and announces 286 blocks
      Given Bob offers recent blocks with witnesses
      And the node has a <connection> connection to Bob
      When Bob announces blocks 1 to 286 to the node
      Then the node requests blocks 1 to 16 from Bob once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection> @first.with.later
    Scenario Outline: A <connection> peer offers recent blocks only and announces 287, as does one with all blocks
      Given Bob offers recent blocks with witnesses
      And the node has a <connection> connection to Bob
      And the node has an inbound connection to Alice
      When Bob announces blocks 1 to 287 to the node
      And Alice announces blocks 1 to 287 to the node
      Then the node requests blocks 2 to 17 from Bob once
      And the node requests block 1 from Alice once
      But the node does not request block 1 from Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound @first.with.later
    Example: Two peers offer recent blocks only, one announces 300, and one the first 286 of these
      Given Bob offers recent blocks with witnesses
      And Carol offers recent blocks with witnesses
      And the node has inbound connections to Bob and Carol
      When Carol announces blocks 1 to 300 to the node
      And Bob announces blocks 1 to 286 to the node
      Then the node requests blocks 15 to 30 from Carol once
      And the node requests block 1 from Bob once

    @connection.inbound @first.with.later
    Example: Of 287, all but the first have come from another peer
      Given Bob offers recent blocks with witnesses
      And the node has inbound connections to Bob and Carol
      And Carol announces blocks 1 to 287 to the node
      And Carol sends the node blocks 2 to 287
      When Carol disconnects
      And Bob announces blocks 1 to 287 to the node
      Then the node requests block 1 from Bob once

  @BLK-067
  Rule: A block that the node has not requested is kept only if it is at most 288 above its chain tip
    Bitcoin Core: validation.cpp ChainstateManager::AcceptBlock, MIN_BLOCKS_TO_KEEP
    Blocks that arrive out of turn would else fill the disk before the node can tell whether they are valid; 288 are as
    many as a pruned node keeps in any case. Those that are kept it need not request. Carol makes the headers known, a
    few more than these, and leaves, so that Alice is asked; Bob sends blocks 288 and 289 above the tip, and Alice what
    the node then requests, but for the last, which has no part in this.
    Not a day later: no download takes that long.

    @connection.<connection> @first.with.later
    Scenario Outline: A <connection> peer sends two blocks far ahead, and another one then all that are requested
      Given the node has a <connection> connection to Bob
      And the node has inbound connections to Alice and Carol
      And Carol announces blocks 1 to 292 to the node
      And Bob sends the node blocks 288 to 289
      When Carol disconnects
      And Alice sends the node blocks 1 to 292 at its requests, all but block 292
      Then the node requests block 289 from Alice once
      But the node does not request block 288 from Alice

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound @first.with.later
    Example: The chain tip has just moved
      Given the node has inbound connections to Bob, Alice and Carol
      And 3 new blocks are mined
      And Carol announces blocks 1 to 292 to the node
      And Bob sends the node blocks 288 to 289
      When Carol disconnects
      And Alice sends the node blocks 1 to 292 at its requests, all but block 292
      Then the node requests block 289 from Alice once
      But the node does not request block 288 from Alice

@bip.152 @source.bip
Feature: In which form the node requests a block
  A compact block saves much of what the node would otherwise download a second time. It helps only if the node has
  most of the transactions: near the tip of the chain, and if its peers send it their transactions.

  @BLK-045
  Rule: A single new block is requested in compact form if the peer offers that and no other is in flight
    Bitcoin Core: net_processing.cpp PeerManagerImpl::HeadersDirectFetchBlocks
    Of several blocks that the node lacks it does not have the transactions either: then it requests full blocks,
    which come in one round trip each. Requested in compact form, each would take two, and the node stay behind for
    longer. Blocks that have come are not on their way any more, so that a third is requested in compact form again. A
    block of a fork that the node has not checked is requested in full, too (it may lack these transactions as well); so
    are all in blocksonly mode (since version 23; shown with that mode), and while the tip is old (200 minutes or more,
    in which twenty blocks are due), when it lacks them in any case. An offer in version 1 does not count, as short IDs
    do not cover the signatures there; no version 3 exists.
    Not a day later: no download takes that long. Not with twice as many peers: the block of the second one is on its
    way.

    @connection.<connection> @not.with.twice
    Scenario Outline: Of two <connection> peers, one offers compact blocks and announces a block
      Given the node has a <connection> connection to Alice, who offers compact blocks
      And the node has a <connection> connection to Bob
      When Alice announces 1 new block by header to the node
      Then the node requests the block in compact form from Alice once
      But the node does not request the block from Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer does not offer compact blocks
      Given the node has a <connection> connection to Bob
      When Bob announces 1 new block by header to the node
      Then the node requests the block in full from Bob once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound @not.with.twice
    Example: The third block of a peer that offers compact blocks
      Given the node has an inbound connection to Bob, who offers compact blocks
      And Bob sends the node a new block
      And Bob sends the node a new block
      When Bob announces 1 new block by header to the node
      Then the node requests the block in compact form from Bob once

    @connection.inbound @not.with.twice
    Scenario Outline: A peer offers compact blocks in version <version>
      Given the node has an inbound connection to Bob
      And Bob sends the node a sendcmpct message for low bandwidth in version <version>
      When Bob announces 1 new block by header to the node
      Then the node requests the block <form> from Bob once

      Examples: one version that counts, two that do not
        | version | form            |
        | 2       | in compact form |
        | 1       | in full         |
        | 3       | in full         |

    @connection.<connection> @first.with.later
    Scenario Outline: A <connection> peer announces a second block while the first is in flight
      Given the node has a <connection> connection to Bob, who offers compact blocks
      And Bob announces 1 new block by header to the node
      When Bob announces one more block by its header to the node
      Then the node requests the block in full from Bob once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound @first.with.later
    Example: Another peer announces the second block
      Given the node has inbound connections to Alice and Bob, each of whom offers compact blocks
      And Alice announces 1 new block by header to the node
      When Bob announces one more block by its header to the node
      Then the node requests the block in full from Bob once

    @connection.inbound @first.with.later @not.with.twice
    Example: Another peer announces a block of the same height
      Given the node has inbound connections to Alice and Bob, each of whom offers compact blocks
      And Alice announces block 1 to the node
      When Bob announces 1 new block by header to the node
      Then the node requests the block in full from Bob once

    @connection.inbound
    Scenario Outline: <count> blocks are announced at once
      Given the node has an inbound connection to Bob, who offers compact blocks
      When Bob announces <count> new blocks by header to the node
      Then the node requests the <count> blocks in full from Bob once

      Examples: two and three
        | count |
        | 2     |
        | 3     |

    @connection.inbound @not.with.twice
    Example: The block below belongs to a fork that the node has not checked
      Given a new block is mined
      And the node has an inbound connection to Bob, who offers compact blocks
      And Bob sends the node a block competing with the chain tip
      When Bob announces one more block by its header to the node
      Then the node requests the block in full from Bob once

  @BLK-055 @bip.144
  Rule: The node requests no block announced by its header from a peer that does not offer witnesses
    Bitcoin Core: net_processing.cpp CanServeWitnesses
    Bitcoin Core: net_processing.cpp PeerManagerImpl::HeadersDirectFetchBlocks
    Witnesses hold the signatures. Without them the node could not check a block, and would have downloaded it in vain,
    and waited for it while others have it, as Alice does. A single new block and several (here four, of which the last
    is looked at) are requested in different forms, but neither from Bob. What it lacks of a compact block it requests
    even of such a peer, which knows of witnesses then; blocks from before there were witnesses (until 2017), too.
    Peers of types that the node chooses are disconnected for lack of witnesses; inbound and manual ones stay.

    @connection.<connection>
    Scenario Outline: A <connection> peer without witnesses announces <count> blocks, then another peer does
      Given Bob offers all blocks without witnesses
      And the node has a <connection> connection to Bob
      And the node has an inbound connection to Alice
      When Bob announces <count> new blocks by header to the node
      And Alice announces the block by its header to the node
      Then the node requests the block from Alice once
      But the node does not request the block from Bob

      Examples: types that the node keeps without witnesses
        | connection | count |
        | inbound    | 1     |
        | inbound    | 4     |
        | manual     | 1     |
        | manual     | 4     |

    @connection.inbound
    Example: A peer without witnesses announces a second block
      Given Bob offers all blocks without witnesses
      And the node has inbound connections to Alice and Bob
      And Bob announces 1 new block by header to the node
      When Bob announces one more block by its header to the node
      And Alice announces the block by its header to the node
      Then the node requests the block from Alice once
      But the node does not request the block from Bob

    @connection.inbound @fixture.coins @use.with_node.min_version=25
    Example: A peer without witnesses sends a compact block
      Given Bob offers all blocks without witnesses
      And the node has an inbound connection to Bob
      When Bob announces a new block with 2 unknown transactions in compact form to the node
      Then the node requests the missing transactions from Bob once

@source.policy
Feature: Blocks that come late, from another peer, unasked, or not at all
  A node that has requested a block from one peer waits for it, but must not depend on this peer. What comes unasked it
  keeps only if it may need it.

  @BLK-064
  Rule: Each block is requested from one peer, and from another that has announced it when the first is gone
    Bitcoin Core: net_processing.cpp PeerManagerImpl::FinalizeNode
    Bitcoin Core: net_processing.cpp PeerManagerImpl::IsBlockRequested
    Requests to everybody would multiply the traffic. But if the block were forgotten with the peer from which it was in
    flight, the node's chain would stand still, although others have it. Dave, who has announced nothing, is not asked.
    (Of a compact block, up to three peers may be asked for what is missing.)

    @connection.<connection>
    Scenario Outline: Two <connection> peers announce a block, and both stay
      Given the node has <connection> connections to Alice and Bob
      When Alice announces block 1 to the node
      And Bob announces block 1 to the node
      Then the node requests block 1 from Alice once
      But the node does not request block 1 from Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: Two <connection> peers announce a block, and the one from which it is in flight disconnects
      Given the node has <connection> connections to Alice and Bob
      And the node has an inbound connection to Dave
      When Alice and Bob announce block 1 to the node
      And Alice disconnects
      Then the node requests block 1 from Bob once
      But the node does not request block 1 from Dave

      Examples: all long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: The second peer from which it is in flight disconnects, too
      Given the node has inbound connections to Alice, Bob and Carol
      When Alice and Bob announce block 1 to the node
      And Alice disconnects
      And Carol announces block 1 to the node
      And Bob disconnects
      Then the node requests block 1 from Carol once

  @BLK-064
  Rule: All blocks in flight from one peer alone when it went are requested from another that has announced them
    Bitcoin Core: net_processing.cpp PeerManagerImpl::FinalizeNode
    If one were forgotten, the chain would stand still. A block may be in flight for 600 seconds. Alice is asked first,
    since she is the first to announce the blocks; what is still in flight when she is gone, Bob is asked for. A compact
    block names its transactions only; it is in flight from Alice, who announces it, until those arrive that the node
    lacks (if also from another peer, it stays so). Who has sixteen in flight is not asked.
    Not with twice as many peers: peers with blocks in flight give each other more time.

    @connection.<connection>
    Scenario Outline: A <connection> peer has delivered <delivered> of four
      Given the node has <connection> connections to Alice and Bob
      When Alice and Bob announce blocks 1 to 4 to the node
      And Alice sends the node <delivered>
      And Alice disconnects
      Then the node requests <the others> from Bob once
      But the node does not request <delivered> from Bob

      Examples: all long-lived types
        | connection          | delivered | the others    |
        | outbound-full-relay | block 1   | blocks 2 to 4 |
        | block-relay-only    | block 1   | blocks 2 to 4 |
        | manual              | block 1   | blocks 2 to 4 |
        | inbound             | block 1   | blocks 2 to 4 |
        | inbound             | block 4   | blocks 1 to 3 |

    @connection.<connection> @fixture.coins
    Scenario Outline: A <connection> peer with a compact block in flight disconnects
      Given the node has a <connection> connection to Alice
      And the node has an inbound connection to Bob
      When Alice announces a new block with 2 unknown transactions in compact form to the node
      And Bob announces the block by its header to the node
      And Alice disconnects
      Then the node requests the block in full from Bob once

      Examples: all long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    @connection.block-relay-only @not.with.twice
    Example: The node has disconnected the peer, since the block was in flight for ten minutes
      Given the node has block-relay-only connections to Alice and Bob
      When Alice and Bob announce block 1 to the node
      And 601 seconds pass
      And the node disconnects Alice
      And 1 second passes
      Then the node requests block 1 from Bob once

  @BLK-067
  Rule: An unrequested block from a peer is kept only if its chain has as much work as the node's own, or more
    Bitcoin Core: validation.cpp ChainstateManager::AcceptBlock
    Whoever could have any block stored would fill the node's disk with worthless ones. But one that may become part of
    the chain would only have to be sent again. Nobody is disconnected for it. (Nor is one kept that lies too far above
    the chain tip, or has less than the minimum chain work.) Blocks of the fork lie on top of the block three below the
    chain tip: of these four the first two have less work than the node's chain, so that they are left to be requested
    when all of the fork is announced.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends four blocks of a fork unasked
      Given 10 new blocks are mined
      And the node has a <connection> connection to Bob
      And the node has an inbound connection to Carol
      When Bob sends the node blocks 1 to 4 of the fork
      And Carol announces blocks 1 to 4 of the fork to the node
      Then the node requests blocks 1 to 2 of the fork from Carol once
      And the node stays connected to Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: The two that it lacked arrive, and the node reorganizes
      Given 10 new blocks are mined
      And the node has inbound connections to Bob, Carol and Dave
      When Bob sends the node blocks 1 to 4 of the fork
      And Carol announces blocks 1 to 4 of the fork to the node
      And Carol sends the node block 1 of the fork
      And Carol sends the node block 2 of the fork
      Then the node announces block 4 of the fork to Dave

  @BLK-048 @fixture.coins @use.with_node.min_version=26
  Rule: If one of the peers asked for a compact block's transactions goes or fails, another may bring them
    Bitcoin Core: net_processing.cpp PeerManagerImpl::FinalizeNode, mapBlocksInFlight
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessCompactBlockTxns, RemoveBlockRequest
    What the node awaits from such a peer is void, and nothing else: if it forgot with Bob that it has asked Alice too,
    it would throw away what she sends; Bob need only connect and leave to make the block late. (Up to version 25 only
    one peer was asked. Only a high-bandwidth peer, one that has brought good blocks before, is asked beside another.)
    Not with twice as many peers: only three are asked for a block.

    @connection.<connection> @not.with.twice
    Scenario Outline: A <connection> peer is second, announces the block <form>, and <conduct>
      Given the node has a <connection> connection to Bob, who is a high-bandwidth peer
      And the node has inbound connections to Alice and Carol
      When Alice announces a new block with 2 unknown transactions in compact form to the node
      And Bob announces the block <form> to the node
      And Bob <conduct>
      And Alice sends the node the missing transactions
      Then the node announces the block to Carol once

      Examples: it is asked, and disconnects or sends too few (which disconnects no manual peer)
        | connection       | form            | conduct                                                |
        | block-relay-only | in compact form | disconnects                                            |
        | inbound          | in compact form | disconnects                                            |
        | manual           | in compact form | sends the node all but one of the missing transactions |

      Examples: what it announces is malformed (which disconnects no manual peer)
        | connection | form                                 | conduct     |
        | manual     | in compact form without transactions | disconnects |

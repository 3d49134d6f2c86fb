@bip.152 @source.policy
Feature: Compact blocks that do not fit the node's chain tip, or are invalid
  A high-bandwidth peer sends a compact block as soon as it has it, before it knows what the node has, and before it
  has checked more than the header. So the node must make something of what does not fit, and bear with a mistake.

  @BLK-049
  Rule: After a compact block on an unknown one the node requests headers, unless it is far behind
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::CMPCTBLOCK
    The headers tell what the node has missed after its best one (its tip is block 1). Peers are asked as they connect,
    and (since version 24) no more for two minutes unless they answer. One far behind, in initial block download, has
    asked one peer for all, here Alice, whom a header on an unknown block makes it ask all the same. Not with
    bystanders: who is there matters. Not a day later: the two minutes are over.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends one
      Given the node has a <connection> connection to Bob
      When Bob announces a block on top of an unknown block in compact form to the node
      Then the node requests headers after block 1 from Bob once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound @use.with_node.min_version=24 @first.with.later
    Example: Of two peers that send one, the node awaits headers from one already
      Given the node has inbound connections to Alice and Carol
      And the node has an inbound connection to Bob, who does not answer requests for headers
      And Carol sends the node header 1 of the headers chain alone
      When Alice and Bob announce a block on top of an unknown block in compact form to the node
      Then the node requests headers after header 1 of the headers chain from Alice once
      But the node does not request headers from Bob further

    @connection.inbound @fixture.initial_download @few.with.bystanders
    Example: Initial block download, and another peer sends a header on top of an unknown block
      Given the node has inbound connections to Alice and Bob
      When Bob announces a block on top of an unknown block in compact form to the node
      And Alice sends the node a header on top of an unknown block
      Then the node requests headers from Alice once
      But the node does not request headers from Bob

  @BLK-049 @fixture.coins @use.with_node.min_version=24
  Rule: A compact block three or more blocks above the chain tip is treated like a header
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::CMPCTBLOCK
    Of the next two blocks the node has most transactions in advance, of a third few: to ask for those would be to ask
    for nearly all of it, after a look in vain. So it notes the header, and requests the full block, even once more if
    it awaits it from this peer, who has sent this instead (up to version 25, from any). What it lacks of the next two
    it requests, and checks them when those below have come. Not a day later: no download takes that long.

    @connection.<connection> @first.with.later
    Scenario Outline: A <connection> peer sends the second block above the chain tip
      Given the node has inbound connections to Alice and Carol
      And the node has a <connection> connection to Bob
      And Alice announces 1 new block by header to the node
      When Bob announces one more block with 1 unknown transaction in compact form to the node
      And Bob sends the node the missing transactions
      And Alice sends the node the block below it in full
      Then the node requests the missing transactions from Bob once
      And the node announces the block to Carol once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection> @first.with.later
    Scenario Outline: A <connection> peer sends the third block above the chain tip
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      And Alice announces 2 new blocks by header to the node
      When Bob announces one more block with 1 unknown transaction in compact form to the node
      Then the node requests the block in full from Bob once
      And the node stays connected to Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound @use.with_node.min_version=26 @first.with.later
    Example: The node has requested it from one of two peers
      Given the node has inbound connections to Alice and Bob
      And Alice announces 3 new blocks by header to the node
      When Bob announces the block in compact form to the node
      And Alice announces the block in compact form to the node
      Then the node requests the block in full from Alice once
      But the node does not request the block in full from Bob

  @BLK-049 @fixture.coins @use.with_node.min_version=24
  Rule: A compact block with no more work than the chain tip is not reconstructed, but requested in full if wanted
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::CMPCTBLOCK
    What the node had of it may be gone. With as much work it may win, and is wanted; with less, only if asked of this
    peer (up to version 25, of any). Block 1 is beside the first mined; one more is on block 1 (named anew for that),
    beside block 2. Not a day later: no download takes so long. Not with twice as many peers: one is asked.

    @connection.<connection> @first.with.later
    Scenario Outline: A <connection> peer was asked for it, and it has less work
      Given the node has a <connection> connection to Bob, who offers compact blocks
      And Bob announces block 1 to the node
      And 2 new blocks are mined
      When Bob announces block 1 in compact form to the node
      Then the node requests the block in full from Bob once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound @first.with.later @not.with.twice
    Example: The peer was not asked for it, and it has as much work
      Given the node has inbound connections to Alice and Bob
      And Alice sends the node blocks 1 to 2
      And Alice announces block 1 to the node
      When Bob announces one more block with 2 unknown transactions in compact form to the node
      Then the node requests the block in full from Bob once

    @connection.inbound @first.with.later
    Example: The peer was not asked for it, and it has less work
      Given the node has inbound connections to Alice and Bob, each of whom shows the chain tip
      And Alice sends the node blocks 1 to 3
      And Alice announces block 1 to the node
      When Bob announces one more block with 2 unknown transactions in compact form to the node
      Then the node stays connected to Bob
      But the node sends Bob nothing further

  @BLK-049 @use.with_node.min_version=24
  Rule: A compact block more than 144 blocks below the chain tip is ignored
    Bitcoin Core: net_processing.cpp PeerManagerImpl::GetAntiDoSWorkThreshold
    A fork with nearly as much work as the chain is dear to make, and may win; cheap ones, a day (144 blocks) behind,
    would fill the memory. Headers are treated alike, but for noban peers. (One chain is its own, the second the fork.)

    @connection.<connection>
    Scenario Outline: A <connection> peer sends a block of a fork, <below> below the chain tip
      Given 160 new blocks are mined
      And the node has a <connection> connection to Bob
      When Bob announces a block of a fork <below> below the chain tip in compact form to the node
      Then the node reports that it knows <chains>
      And the node stays connected to Bob

      Examples: near enough, and one too far
        | connection          | below | chains   |
        | outbound-full-relay | 144   | 2 chains |
        | outbound-full-relay | 145   | 1 chain  |
        | block-relay-only    | 145   | 1 chain  |
        | addr-fetch          | 145   | 1 chain  |
        | manual              | 145   | 1 chain  |
        | inbound             | 144   | 2 chains |
        | inbound             | 145   | 1 chain  |

    @connection.inbound
    Example: The peer has the noban permission
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And 160 new blocks are mined
      And the node has an inbound connection to Bob
      When Bob announces a block of a fork 145 below the chain tip in compact form to the node
      Then the node reports that it knows 1 chain
      But the node sends Bob nothing further

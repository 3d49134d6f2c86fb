@source.policy @use.with_node.min_version=24
Feature: Long chains that fork from the node's far below its tip
  A node that was misled for weeks must find back to the chain with most work, however many blocks it has to replace.

  @BLK-091 @slow
  Rule: The node accepts headers of a chain with enough work though its first 2000 have too little
    Bitcoin Core: net_processing.cpp PeerManagerImpl::TryLowWorkHeadersSync, IsContinuationOfLowWorkHeadersSync
    Bitcoin Core: chain.cpp LocatorEntries
    In a request the node names blocks that it has, near its tip one by one, far below ever fewer (its locator; each
    step is twice as long as the one before), here none between 4 and 2052 of 4110. The peer's chain parts there: its
    headers come from block 5 on, and the first 2000 end so far below the node's tip that they look like a low-work
    chain. The node must go on from their end: if it began at its own blocks again, it would get the same 2000 for ever,
    and stay on the wrong chain. Enough is what the node's chain has, or up to 144 blocks less (here two): it may win
    yet. The best header is that of the chain with more work, Bob's 4112 or the node's 4110; that it knows 2 chains
    shows that it has accepted Bob's.
    Not with bystanders: they are asked for headers, too.

    @connection.<connection> @few.with.bystanders
    Scenario Outline: A <connection> peer has two blocks more, and the last in common is block 10
      Given 4109 new blocks are mined
      And the node has a <connection> connection to Bob, who does not answer requests for headers
      When Bob sends the node its own chain of 4112 blocks, which forks from the node's at block 10, as requested
      Then the node reports that its best header has the height 4112
      And the node reports that it knows 2 chains
      And the node stays connected to Bob

      Examples: two types
        | connection       |
        | block-relay-only |
        | inbound          |

    @connection.inbound @few.with.bystanders
    Example: Its chain has two blocks less, but almost as much work
      Given 4109 new blocks are mined
      And the node has an inbound connection to Bob, who does not answer requests for headers
      When Bob sends the node its own chain of 4108 blocks, which forks from the node's at block 10, as requested
      Then the node reports that its best header has the height 4110
      And the node reports that it knows 2 chains

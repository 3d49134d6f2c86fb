@source.policy @connection.block-relay-only @use.with_public_addresses=yes @use.with_mockscheduler=yes @use.with_node.min_version=23
Feature: Extra block-relay-only peers
  Just to be sure, the node now and then connects to somebody new. Whoever eclipses a node, all of whose peers are then
  his own, must not be able to keep new blocks from it. A feeler connection ends when the peer speaks, so Bob sends
  nothing where he may become a feeler.

  Background:
    Given the node is started with automatic connections

  @CONN-071 @BLK-079
  Rule: Now and then a node that has found its chain tip recent opens a third block-relay-only connection
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections, EXTRA_BLOCK_RELAY_ONLY_PEER_INTERVAL
    Bitcoin Core: net_processing.cpp PeerManagerImpl::CheckForStaleTipAndEvictPeers, CanDirectFetch
    The usual two may both be an attacker's; a third, somebody new, would know of blocks that they hide (to one that is
    still far behind, blocks that it lacks tell nothing of its peers). The node looks at its chain tip in its check for
    extra outbound peers; recent means younger than 200 minutes, in which twenty blocks are due. The third comes every
    five minutes on average, with all outbound-full-relay and block-relay-only slots taken. A feeler connection may be
    due, too; it goes to no tried address here. Where Bob's is untried and the node must not open a third, the feeler
    connection shows that it wanted somebody to connect to. Bob would take a free slot as soon as his address is learnt,
    so that comes last there.
    Not a day later: the chain tip is not recent any more.

    @first.with.later
    Example: It has looked at its chain tip
      Given all outbound-full-relay and block-relay-only slots are taken
      When the next check for extra outbound peers is due
      And the address manager learns the tried address of Bob
      And the next extra block-relay-only connection is due
      Then the node connects to Bob as block-relay-only

    @first.with.later
    Example: It has looked at its chain tip when that was just younger than twenty times ten minutes
      Given the node is started with a chain tip that is 11999 seconds old
      And all outbound-full-relay and block-relay-only slots are taken
      When the next check for extra outbound peers is due
      And the address manager learns the tried address of Bob
      And the next extra block-relay-only connection is due
      Then the node connects to Bob as block-relay-only

    @connection.feeler @first.with.later
    Example: It has looked at its chain tip when that was just twenty times ten minutes old
      Given the node is started with a chain tip that is 12000 seconds old
      And all outbound-full-relay and block-relay-only slots are taken
      And Bob sends nothing
      When the next check for extra outbound peers is due
      And the address manager learns the address of Bob
      And the next extra block-relay-only connection is due
      Then the node connects to Bob as feeler

    @connection.feeler
    Example: It has not looked at its chain tip yet
      Given all outbound-full-relay and block-relay-only slots are taken
      And Bob sends nothing
      When the address manager learns the address of Bob
      And the next extra block-relay-only connection is due
      Then the node connects to Bob as feeler

    @first.with.later
    Example: The third has gone, and the next one is not due yet
      Given all outbound-full-relay and block-relay-only slots are taken
      When the next check for extra outbound peers is due
      And the address manager learns the tried address of Bob
      And the next extra block-relay-only connection is due
      And Bob disconnects
      And the next look for somebody to connect to is due
      Then the node has 2 block-relay-only connections

    @first.with.later
    Example: The third has gone, and the next one is due
      Given all outbound-full-relay and block-relay-only slots are taken
      And the next check for extra outbound peers is due
      And the address manager has learnt the tried address of Bob
      And the next extra block-relay-only connection is due
      And Bob disconnects
      When the next extra block-relay-only connection is due
      Then the node connects to Bob as block-relay-only

    @connection.outbound-full-relay
    Example: An outbound-full-relay slot is free
      Given the node has 7 outbound-full-relay connections
      And the node has 2 block-relay-only connections
      When the next check for extra outbound peers is due
      And the next extra block-relay-only connection is due
      And the address manager learns the address of Bob
      Then the node connects to Bob as outbound-full-relay

  @CONN-071 @CONN-090 @BLK-079
  Rule: After 30 seconds the youngest of three block-relay-only peers is evicted, if its block is no later
    Bitcoin Core: net_processing.cpp PeerManagerImpl::EvictExtraOutboundPeers, MINIMUM_CONNECT_TIME
    The third was opened to see whether it knows of newer blocks; if not, its slot serves for the next try, which it
    would else block. 30 seconds are the time that it is given. If its latest new block came later than that of the
    second youngest peer, it has proved better, and the node evicts that one instead; to have announced a block is not
    enough. While a block requested from it is in flight, it stays: that may be the newer one.
    Not a day later: the youngest peer is gone by then.

    @first.with.later
    Scenario Outline: It has been connected for <seconds> seconds
      Given all outbound-full-relay and block-relay-only slots are taken
      And the node has an extra block-relay-only connection to Bob
      When <seconds> seconds pass
      And the next check for extra outbound peers is due
      Then the node <outcome> Bob

      Examples: the last second of the time
        | seconds | outcome            |
        | 29      | stays connected to |

      Examples: the first second beyond
        | seconds | outcome     |
        | 30      | disconnects |

    Example: The youngest has sent the latest block, and the second youngest is evicted
      Given all outbound-full-relay and block-relay-only slots are taken, the last block-relay-only one by Erin
      And the node has an extra block-relay-only connection to Bob
      When Bob sends the node a new block
      And 30 seconds pass
      And the next check for extra outbound peers is due
      Then the node disconnects Erin
      But the node stays connected to Bob

    Example: The node waits for a block that the youngest has announced
      Given all outbound-full-relay and block-relay-only slots are taken
      And the node has an extra block-relay-only connection to Bob
      When Bob announces a new block to the node
      And 30 seconds pass
      And the next check for extra outbound peers is due
      Then the node stays connected to Bob

    Example: The third has sent nothing yet, and does not count
      Given all outbound-full-relay and block-relay-only slots are taken
      And the next check for extra outbound peers is due
      When the address manager learns the tried address of Bob, who sends nothing
      And the next extra block-relay-only connection is due
      And the next look for somebody to connect to is due
      And the next check for extra outbound peers, 31 seconds later, is due
      Then the node has 3 block-relay-only connections

    Example: The youngest has announced the block that the second youngest sends
      Given all outbound-full-relay and block-relay-only slots are taken, the last block-relay-only one by Erin
      And the node has an extra block-relay-only connection to Bob
      When Bob announces block 1 to the node
      And Erin sends the node block 1
      And 30 seconds pass
      And the next check for extra outbound peers is due
      Then the node disconnects Bob

    Example: The second youngest has sent a later block than the youngest
      Given all outbound-full-relay and block-relay-only slots are taken, the last block-relay-only one by Erin
      And the node has an extra block-relay-only connection to Bob
      When Bob sends the node a new block
      And 30 seconds pass
      And Erin sends the node a new block
      And the next check for extra outbound peers is due
      Then the node disconnects Bob

  @CONN-065
  Rule: The node does not save a third block-relay-only peer as an anchor
    Bitcoin Core: net.cpp CConnman::StopNodes, MAX_BLOCK_RELAY_ONLY_ANCHORS
    Anchors, saved at shutdown, are two peers to which the node comes back first. A third block-relay-only peer is
    opened for a short try only and has not proved itself: if it were kept, an attacker could come in by such a try. The
    node keeps to those that came before it.

    Example: The node has an extra block-relay-only connection
      Given all outbound-full-relay and block-relay-only slots are taken, the last block-relay-only one by Erin
      And the node has an extra block-relay-only connection to Bob
      When the node stops
      Then the node has saved Erin as an anchor
      But the node has saved anchors without Bob

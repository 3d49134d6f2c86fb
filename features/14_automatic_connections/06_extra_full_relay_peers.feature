@source.policy @connection.outbound-full-relay @use.with_public_addresses=yes @use.with_mockscheduler=yes @use.with_node.min_version=23
Feature: Extra outbound-full-relay peers
  When no block comes for long, the node connects to somebody new: whoever eclipses a node, all of whose peers are then
  his own, must not be able to keep new blocks from it. A feeler connection ends when the peer speaks, so a peer that
  may become a feeler sends nothing.

  Background:
    Given the node is started with automatic connections

  @CONN-070 @BLK-077 @first.with.later
  Rule: With a stale chain tip the node opens a ninth outbound-full-relay connection
    Bitcoin Core: net_processing.cpp PeerManagerImpl::CheckForStaleTipAndEvictPeers, PeerManagerImpl::TipMayBeStale
    If no new block has come for more than half an hour, three times the usual ten minutes, and none is in flight,
    peers may be hiding blocks; a new one may know; without it the node could stay on an old chain. (After a start the
    half hour counts from the first check.) Only the check decides that, and time passing afterwards does not count.
    Extra block-relay-only and feeler connections are due at the same moment, so the node connects to Bob in any case:
    the type is the question.
    Not a day later: the chain tip has been stale before.

    Example: The chain tip is 1800 seconds old and not yet stale
      Given all outbound-full-relay and block-relay-only slots are taken
      When 1800 seconds pass
      And the next check for extra outbound peers is due
      And the address manager learns the address of Bob, who sends nothing
      And the next extra block-relay-only connection is due
      Then the node connects to Bob
      But the node has 8 outbound-full-relay connections

    Example: The chain tip is 1801 seconds old and stale
      Given all outbound-full-relay and block-relay-only slots are taken
      When 1801 seconds pass
      And the next check for extra outbound peers is due
      And the address manager learns the address of Bob
      And the next extra block-relay-only connection is due
      Then the node connects to Bob as outbound-full-relay

    @not.with.later
    Example: The chain tip is 3000 seconds old, and the node has just started
      Given the node is started with a chain tip that is 3000 seconds old
      And all outbound-full-relay and block-relay-only slots are taken
      When the next check for extra outbound peers is due
      And the address manager learns the address of Bob, who sends nothing
      And the next extra block-relay-only connection is due
      Then the node connects to Bob
      But the node has 8 outbound-full-relay connections

    Example: The chain tip is 1801 seconds old, and a requested block is in flight
      Given all outbound-full-relay and block-relay-only slots are taken, the last outbound-full-relay one by Carol
      When 1801 seconds pass
      And the next check for extra outbound peers, made while a block from Carol is in flight, is due
      And the address manager learns the address of Bob, who sends nothing
      And the next extra block-relay-only connection is due
      Then the node connects to Bob
      But the node has 8 outbound-full-relay connections

  @CONN-070 @BLK-078 @first.with.later
  Rule: The node does not evict an extra outbound-full-relay peer connected for 30 seconds or less
    Bitcoin Core: net_processing.cpp PeerManagerImpl::EvictExtraOutboundPeers, MINIMUM_CONNECT_TIME
    A ninth such peer is there because no block has come for long: it may know of some. It must have time to send what
    it knows, or it would be useless; after that the node goes back to eight. As none of the nine has announced a block
    here, the last one goes.
    Not a day later: more than 30 seconds have passed.

    Scenario Outline: It has been connected for <seconds> seconds
      Given all outbound-full-relay and block-relay-only slots are taken
      And the node has an extra outbound-full-relay connection to Bob
      When <seconds> seconds pass
      And the next check for extra outbound peers is due
      Then the node <outcome> Bob

      Examples: the last second of the time
        | seconds | outcome            |
        | 30      | stays connected to |

      Examples: the first second beyond
        | seconds | outcome     |
        | 31      | disconnects |

  @CONN-070 @CONN-090 @CONN-092 @BLK-078
  Rule: Of nine outbound-full-relay peers the node evicts the unprotected one with the oldest announcement
    Bitcoin Core: net_processing.cpp PeerManagerImpl::EvictExtraOutboundPeers
    The ninth was opened to find one that knows of newer blocks; the least useful of all goes, or the attempt would be
    in vain (none in its first 30 seconds). What counts is the latest announcement of an unknown block, in a chain with
    more work than the node's, since no other is of use; of peers that announced none, the one that connected last goes.
    (The ten blocks mined first are there for a fork to part from; three blocks of that have as much work.) Protected
    are four that had the chain tip first, lest newcomers win all slots, and, since version 26, whoever is alone in its
    network (Rules of their own); a peer whose requested block is in flight stays, since that may be what others hide.

    Example: The ninth has announced the latest block
      Given all outbound-full-relay and block-relay-only slots are taken, the last outbound-full-relay one by Erin
      And the node has an extra outbound-full-relay connection to Bob
      When Bob sends the node a new block
      And 31 seconds pass
      And the next check for extra outbound peers is due
      Then the node disconnects Erin
      But the node stays connected to Bob

    Example: The ninth has announced the latest block in compact form
      Given all outbound-full-relay and block-relay-only slots are taken, the last outbound-full-relay one by Erin
      And the node has an extra outbound-full-relay connection to Bob
      When Bob announces a new block in compact form to the node
      And 31 seconds pass
      And the next check for extra outbound peers is due
      Then the node disconnects Erin
      But the node stays connected to Bob

    Example: The eighth announces the same block after the ninth
      Given all outbound-full-relay and block-relay-only slots are taken, the last outbound-full-relay one by Erin
      And the node has an extra outbound-full-relay connection to Bob
      When Bob sends the node a new block
      And Erin announces the chain tip to the node
      And 31 seconds pass
      And the next check for extra outbound peers is due
      Then the node disconnects Erin

    Example: The node waits for blocks that the ninth has announced, with no more work than its chain
      Given 10 new blocks are mined
      And all outbound-full-relay and block-relay-only slots are taken
      And the node has an extra outbound-full-relay connection to Bob
      When Bob announces blocks 1 to 3 of the fork to the node
      And 31 seconds pass
      And the next check for extra outbound peers is due
      Then the node stays connected to Bob

    Example: The ninth has sent nothing yet, and does not count
      Given all outbound-full-relay and block-relay-only slots are taken
      And the next check for extra outbound peers, 1801 seconds later, is due
      When the address manager learns the address of Bob, who sends nothing
      And the next look for somebody to connect to is due
      And the next check for extra outbound peers, 31 seconds later, is due
      Then the node has 9 outbound-full-relay connections
      And the node stays connected to Bob

    Example: The ninth has announced a block of a chain with less work than the node's
      Given 10 new blocks are mined
      And all outbound-full-relay and block-relay-only slots are taken
      And the node has an extra outbound-full-relay connection to Bob
      When Bob announces block 1 of the fork to the node
      And 31 seconds pass
      And the next check for extra outbound peers is due
      Then the node disconnects Bob

  @CONN-070 @BLK-078
  Rule: The first four outbound-full-relay peers with the chain tip are not evicted, whatever others send
    Bitcoin Core: net_processing.cpp PeerManagerImpl::EvictExtraOutboundPeers
    Bitcoin Core: net_processing.cpp UpdatePeerStateForReceivedHeaders, MAX_OUTBOUND_PEERS_TO_PROTECT_FROM_DISCONNECT
    Of nine peers, the one whose latest announcement of a block is oldest goes. With all slots open to whoever sends
    blocks first, an attacker with low latency could win all of them and eclipse the node. So the first four that had
    the chain tip keep theirs, though they announce nothing here. Of the other five, Bob's block is the oldest, and he
    goes, unless one of them, such as Erin, has announced none (nobody in his first 30 seconds).

    Example: The four others send a block after the ninth did
      Given all outbound-full-relay and block-relay-only slots are taken
      And the node has an extra outbound-full-relay connection to Bob
      When Bob sends the node a new block, as then do the 4 peers of its type connected before
      And 31 seconds pass
      And the next check for extra outbound peers is due
      Then the node disconnects Bob
      But the node has 8 outbound-full-relay connections

    Example: The three others before the ninth send a block after it did; the fifth, Erin, is not protected
      Given all outbound-full-relay and block-relay-only slots are taken, the fifth outbound-full-relay one by Erin
      And the node has an extra outbound-full-relay connection to Bob
      When Bob sends the node a new block, as then do the 3 peers of its type connected before
      And 31 seconds pass
      And the next check for extra outbound peers is due
      Then the node disconnects Erin
      But the node stays connected to Bob

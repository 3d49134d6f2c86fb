@source.policy @connection.outbound-full-relay @use.with_public_addresses=yes @use.with_mockscheduler=yes @use.with_node.min_version=23
Feature: Extra outbound-full-relay peers
  When no block comes for long, the node connects to somebody new. Whoever surrounds a node with peers of
  his own must not be able to keep it in the dark.

  Background:
    Given the node is started with automatic connections

  @CONN-070 @BLK-077 @not.with.later
  Rule: With a stale chain tip the node opens a ninth outbound-full-relay connection
    Bitcoin Core: net_processing.cpp PeerManagerImpl::CheckForStaleTipAndEvictPeers, PeerManagerImpl::TipMayBeStale
    It is stale when no new one has come for more than half an hour, three times the usual ten minutes,
    and no block is in flight. Only the check decides that; it comes at once, and the time that passes
    afterwards does not count. An extra block-relay-only connection and a feeler connection are due at
    the same moment, so the node connects to Bob in any case: the connection type is the question.

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

  @CONN-070 @BLK-077
  Rule: A node whose chain tip was not stale when it looked before still notices when it becomes stale
    Bitcoin Core: net_processing.cpp PeerManagerImpl::CheckForStaleTipAndEvictPeers, STALE_CHECK_INTERVAL
    It looks every ten minutes. A node that looked once and was content would notice too late that no
    block comes any more.

    Example: It looked 1801 seconds ago
      Given all outbound-full-relay and block-relay-only slots are taken
      And the next check for extra outbound peers is due
      When 1801 seconds pass
      And the next check for extra outbound peers is due
      And the address manager learns the address of Bob
      And the next extra block-relay-only connection is due
      Then the node connects to Bob as outbound-full-relay

  @CONN-070 @BLK-078 @not.with.later
  Rule: The node does not evict an extra outbound-full-relay peer connected for 30 seconds or less
    Bitcoin Core: net_processing.cpp PeerManagerImpl::EvictExtraOutboundPeers, MINIMUM_CONNECT_TIME
    A new peer must have time to send what it knows.

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

  @CONN-070 @BLK-078
  Rule: Of nine outbound-full-relay peers the node evicts the unprotected one with the oldest announcement
    Bitcoin Core: net_processing.cpp PeerManagerImpl::EvictExtraOutboundPeers
    What counts is its latest announcement of a block. Of peers that announced none, the one that
    connected last goes. Protected are the peers of the next Rule, and whoever is alone in its network;
    while a block from a peer is in flight, that peer stays.

    Example: The ninth has announced the latest block
      Given all outbound-full-relay and block-relay-only slots are taken, the last outbound-full-relay one by Erin
      And the node has an extra outbound-full-relay connection to Bob
      When Bob sends the node a new block
      And 31 seconds pass
      And the next check for extra outbound peers is due
      Then the node disconnects Erin
      But the node stays connected to Bob

  @CONN-070 @BLK-078
  Rule: The first four outbound-full-relay peers with the chain tip are not evicted, whatever the others send
    Bitcoin Core: net_processing.cpp PeerManagerImpl::EvictExtraOutboundPeers
    Bitcoin Core: net_processing.cpp PeerManagerImpl::UpdatePeerStateForReceivedHeaders, MAX_OUTBOUND_PEERS_TO_PROTECT_FROM_DISCONNECT
    With all slots open to whoever sends blocks first, an attacker with low latency could win all of them.

    Example: The four others send a block after the ninth did
      Given all outbound-full-relay and block-relay-only slots are taken
      And the node has an extra outbound-full-relay connection to Bob
      When Bob sends the node a new block, as then do the 4 peers of its type connected before
      And 31 seconds pass
      And the next check for extra outbound peers is due
      Then the node disconnects Bob
      But the node has 8 outbound-full-relay connections

  @CONN-070 @BLK-078
  Rule: Once it has evicted one of nine outbound-full-relay peers, the node is content with eight
    Bitcoin Core: net_processing.cpp PeerManagerImpl::EvictExtraOutboundPeers
    The ninth has served its purpose; the node wants another only when it finds its chain tip stale again.

    Example: An extra block-relay-only connection is due
      Given all outbound-full-relay and block-relay-only slots are taken
      And the node has had an extra outbound-full-relay connection to Bob
      When the address manager learns the address of Carol, who sends nothing
      And the next extra block-relay-only connection is due
      Then the node connects to Carol
      But the node has 8 outbound-full-relay connections

@source.policy @connection.outbound-full-relay @use.with_public_addresses=yes @use.with_mockscheduler=yes @use.with_node.min_version=23
Feature: Whom the node leaves out when it looks for an extra peer, and when it looks again, or no more
  A node that hears of no new block looks for somebody new. That moment is an attacker's chance, so nobody must come in
  then who would be left out otherwise.

  Background:
    Given the node is started with automatic connections
    And all outbound-full-relay and block-relay-only slots are taken, the last outbound-full-relay one by Carol

  @CONN-064 @CONN-068 @CONN-070 @not.with.later
  Rule: A ninth outbound-full-relay peer is not banned, discouraged, inbound or of another one's network group
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections, CConnman::OpenNetworkConnection
    A ninth such peer is wanted when no block has come for half an hour (1801 seconds): others may be hiding blocks. One
    that is banned, discouraged (a peer there has misbehaved), or of the network group of another one or a
    block-relay-only peer (since version 25 also a manual one), and so perhaps in the same hand, would not help against
    them, nor would an inbound peer, which is there already. (Tor and the like have no such groups since version 25.)
    Alice becomes the ninth: she shows that one was wanted.
    Not a day later: the chain tip has been stale before, and a ban is over.

    Scenario Outline: Bob <conduct>
      Given Bob <conduct>
      And the next check for extra outbound peers, 1801 seconds later, is due
      When the address manager selects Bob for an outbound-full-relay connection
      And the address manager learns the address of Alice
      Then the node connects to Alice as outbound-full-relay
      But the node does not connect to Bob

      Examples: misbehaved before, and in one hand
        | conduct                                           |
        | is discouraged                                    |
        | has an address in the same network group as Carol |

    Example: Bob is an inbound peer
      Given the node has an inbound connection to Bob
      And the next check for extra outbound peers, 1801 seconds later, is due
      When the address manager selects Bob for an outbound-full-relay connection
      And the address manager learns the address of Alice
      Then the node connects to Alice as outbound-full-relay
      But the node does not connect to Bob

    Example: Bob's address is banned
      Given the operator has banned the address of Bob
      And the next check for extra outbound peers, 1801 seconds later, is due
      When the address manager selects Bob for an outbound-full-relay connection
      And the address manager learns the address of Alice
      Then the node connects to Alice as outbound-full-relay
      But the node does not connect to Bob

  @CONN-064 @CONN-068 @CONN-071 @connection.block-relay-only @not.with.later
  Rule: A third block-relay-only peer is not connected, banned, discouraged or of another one's network group
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections, CConnman::OpenNetworkConnection
    Now and then the node connects to somebody new, who may know of blocks that others hide. Whoever is connected, known
    to be bad, or of the network group of a peer that counts, and so perhaps in one hand with it, would not help. Bob's
    is the only address that the node knows, a tried one, to which no feeler connection goes: so he would be the third,
    as he is where it was somebody else who was banned.
    Not a day later: the chain tip is not recent any more, and a ban is over.

    Scenario Outline: Beforehand <circumstance>
      Given <circumstance>
      And the next check for extra outbound peers is due
      When the address manager learns the tried address of Bob
      And the next extra block-relay-only connection is due
      And the next look for somebody to connect to is due
      Then the node has <count> block-relay-only connections

      Examples: connected, known to be bad, and in one hand
        | circumstance                                          | count |
        | the node has inbound connections to Dave and Bob      | 2     |
        | the operator has banned the address of Bob            | 2     |
        | Bob is discouraged                                    | 2     |
        | Bob has an address in the same network group as Carol | 2     |

      Examples: somebody else is banned
        | circumstance                                | count |
        | the operator has banned the address of Dave | 3     |

  @CONN-070 @BLK-077
  Rule: A node whose chain tip was not stale at one check notices at a later one that it has become stale
    Bitcoin Core: net_processing.cpp PeerManagerImpl::CheckForStaleTipAndEvictPeers, STALE_CHECK_INTERVAL
    The chain tip is stale when no new block has come for more than half an hour; the node then looks for a peer that
    knows of one. It looks every ten minutes. A node that looked once and was content would notice too late that no
    block comes any more, and stay on an old chain. An extra block-relay-only connection is due, too: that Bob becomes
    the ninth peer of the other type shows that it has noticed.

    Example: It looked 1801 seconds ago
      Given the next check for extra outbound peers is due
      When 1801 seconds pass
      And the next check for extra outbound peers is due
      And the address manager learns the address of Bob
      And the next extra block-relay-only connection is due
      Then the node connects to Bob as outbound-full-relay

  @CONN-070 @CONN-091 @BLK-077 @not.with.later
  Rule: When the stale-tip check finds a new chain tip, a node that wanted a ninth outbound-full-relay peer wants none
    Bitcoin Core: net_processing.cpp PeerManagerImpl::CheckForStaleTipAndEvictPeers, STALE_CHECK_INTERVAL
    When no block has come for half an hour the node looks for a ninth such peer, since the eight may hide blocks. They
    do not, when a new block has come: another connection would only take a slot that other nodes need. The node looks
    at its tip every ten minutes (601 seconds are over them). So Bob becomes an extra block-relay-only peer, such as the
    node connects to now and then in any case, and not the ninth outbound-full-relay one; his address is a tried one, to
    which no feeler connection goes here.
    Not a day later: the chain tip is not recent any more.

    Example: A block comes after 1801 seconds without one, before the node knows of anybody to connect to
      Given the next check for extra outbound peers, 1801 seconds later, is due
      When a new block is mined
      And the next check for extra outbound peers, 601 seconds later, is due
      And the address manager learns the tried address of Bob
      And the next extra block-relay-only connection is due
      Then the node connects to Bob as block-relay-only

  @CONN-070 @CONN-091 @BLK-078
  Rule: Once it has evicted one of nine outbound-full-relay peers, the node is content with eight
    Bitcoin Core: net_processing.cpp PeerManagerImpl::EvictExtraOutboundPeers
    The ninth has served its purpose; more peers than eight take slots that other nodes need. The node wants another
    only when it finds its chain tip stale again: no new block for more than half an hour, at its next look every ten
    minutes (601 seconds are over them). Bob was the ninth, and Dave the next. Erin, for whom another connection is due,
    must not become another before (she sends nothing then, lest a feeler connection to her end at once).

    Example: An extra block-relay-only connection is due
      Given the node has had an extra outbound-full-relay connection to Bob
      When the address manager learns the address of Erin, who sends nothing
      And the next extra block-relay-only connection is due
      Then the node connects to Erin
      But the node has 8 outbound-full-relay connections

    Example: An extra block-relay-only connection is due, after the second time
      Given the node has had an extra outbound-full-relay connection to Bob
      And the node has had an extra outbound-full-relay connection to Dave
      When the address manager learns the address of Erin, who sends nothing
      And the next extra block-relay-only connection is due
      Then the node connects to Erin
      But the node has 8 outbound-full-relay connections

    Example: The next look finds the chain tip stale again
      Given the node has had an extra outbound-full-relay connection to Bob
      When the next check for extra outbound peers, 601 seconds later, is due
      And the address manager learns the address of Erin
      And the next extra block-relay-only connection is due
      Then the node connects to Erin as outbound-full-relay

  @CONN-070 @CONN-092 @BLK-078
  Rule: A hash, or a block that nothing announces, does not save one of nine such peers from eviction
    Bitcoin Core: net_processing.cpp UpdatePeerStateForReceivedHeaders, m_last_block_announcement
    Bitcoin Core: net_processing.cpp PeerManagerImpl::EvictExtraOutboundPeers
    Of nine outbound-full-relay peers the node evicts the one that was first to announce its latest new block longest
    ago, or that never did; of several of these, the one that connected last, here Bob. Only a header that the node did
    not have, by itself or in a compact block, counts as an announcement: it shows that the peer knows of work that the
    node lacks. A hash shows nothing (anybody can make one up), and a peer that sends blocks and leaves it to others to
    announce them does not help the node to hear of them.

    Example: The ninth announces a new block by its hash alone
      Given all outbound-full-relay and block-relay-only slots are taken
      And the node has an extra outbound-full-relay connection to Bob
      When Bob announces a new block by its hash to the node
      And 31 seconds pass
      And the next check for extra outbound peers is due
      Then the node disconnects Bob

    Example: The ninth sends a new block, and no header before it
      Given all outbound-full-relay and block-relay-only slots are taken
      And the node has an extra outbound-full-relay connection to Bob
      When Bob sends the node a new block without an announcement
      And 31 seconds pass
      And the next check for extra outbound peers is due
      Then the node disconnects Bob

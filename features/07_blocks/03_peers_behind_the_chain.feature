@source.policy
Feature: Peers that stay behind the chain tip
  A node all of whose peers had an old chain would never learn of the latest blocks. Of the peers that it chose itself,
  it drops those that do not keep up. "Behind" is who has shown neither the chain tip of the moment at which the count
  began nor a block with as much work. The count begins when the node finds the peer so, here right after the handshake
  or with the next block. A second one begins with the node's request, which the peers here answer with no header. It
  concerns peers from which the node has requested headers of its own accord (a single one, while its best header is a
  day old or older), but not the first four outbound-full-relay peers that have shown the chain tip: the protected ones.

  @CONN-072 @BLK-074 @first.with.later
  Rule: 20 minutes behind, an unprotected outbound-full-relay or block-relay-only peer is asked for headers
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ConsiderEviction, CHAIN_SYNC_TIMEOUT
    20 minutes, in which two blocks are due, are 1200 seconds; the node asks a second later. Perhaps only the peer's
    announcement was lost: if it were not asked once before it is dropped, an honest peer would be lost. Manual and
    inbound peers are not the node's choice, and not dropped for this.
    Not a day later: peers that do not show a new chain tip are gone by then.

    @connection.<connection>
    Scenario Outline: Twenty minutes to the second and a second more, on <connection> connections
      Given the node has a <connection> connection to Alice
      And 1 second passes
      And the node has a <connection> connection to Bob
      When 1200 seconds pass
      Then the node requests headers from Alice
      But the node does not request headers from Bob further

      Examples: types that are measured by their chain
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |

    @connection.<connection>
    Scenario Outline: A block-relay-only peer is behind, and a <connection> peer too
      Given the node has a block-relay-only connection to Alice
      And the node has a <connection> connection to Bob
      When 1201 seconds pass
      Then the node requests headers from Alice
      But the node does not request headers from Bob further

      Examples: types whose peers the node does not choose
        | connection |
        | manual     |
        | inbound    |

  @CONN-072 @BLK-074
  Rule: After 22 minutes behind, an unprotected outbound-full-relay or block-relay-only peer is disconnected
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ConsiderEviction, HEADERS_RESPONSE_TIME
    The node has asked the peer for headers after 20 minutes, and gives up two minutes later. It sees each a second
    late: after 1201 seconds, and 121. An old chain brings no new blocks, and slots are few. Manual and inbound peers
    are not its choice. Who shows in time what was the chain tip has another 22 minutes to show that of today.
    Not a day later: peers that do not show a new chain tip are gone by then.
    Not with bystanders: they would be among the first four that have shown the chain tip.

    @connection.<connection> @first.with.later
    Scenario Outline: A <connection> peer, 1201 and <seconds> seconds
      Given the node has a <connection> connection to Bob
      When 1201 seconds pass
      And <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: the last second of the time
        | connection          | seconds | outcome            |
        | outbound-full-relay | 120     | stays connected to |
        | block-relay-only    | 120     | stays connected to |

      Examples: the first second beyond
        | connection          | seconds | outcome     |
        | outbound-full-relay | 121     | disconnects |
        | block-relay-only    | 121     | disconnects |

      Examples: types whose peers the node does not choose
        | connection | seconds | outcome            |
        | manual     | 121     | stays connected to |
        | inbound    | 121     | stays connected to |

    @connection.block-relay-only @few.with.bystanders
    Scenario Outline: A peer shows the chain tip after the request, and not the next: again 1201 seconds, and <seconds>
      Given the node has a block-relay-only connection to Bob
      When 1201 seconds pass
      And Bob announces the chain tip to the node
      And 1322 seconds pass
      And a new block is mined
      And 1201 seconds pass
      And <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: both sides of the limit, where an outbound-full-relay peer would be protected for what it has shown
        | seconds | outcome            |
        | 120     | stays connected to |
        | 121     | disconnects        |

    @connection.block-relay-only
    Example: A peer follows a block competing with the chain tip, which has as much work
      Given the node has a block-relay-only connection to Bob
      When Bob sends the node a block competing with the chain tip
      And 1201 seconds pass
      And 121 seconds pass
      Then the node stays connected to Bob

    @connection.<connection> @first.with.later @few.with.bystanders
    Scenario Outline: A <connection> peer announces the former chain tip: again 1201 seconds, and <seconds>
      Given the node has a <connection> connection to Bob
      And 1201 seconds pass
      And a new block is mined
      And Bob announces the block below the chain tip to the node
      When 1201 seconds pass
      And <seconds> seconds pass
      Then the node requests headers from Bob once
      And the node <outcome> Bob

      Examples: the last second of the time and the first second beyond
        | connection          | seconds | outcome            |
        | outbound-full-relay | 120     | stays connected to |
        | outbound-full-relay | 121     | disconnects        |
        | block-relay-only    | 120     | stays connected to |
        | block-relay-only    | 121     | disconnects        |

  @CONN-072 @BLK-075 @connection.outbound-full-relay @few.with.bystanders
  Rule: Up to four connected outbound-full-relay peers that have shown the chain tip are protected
    Bitcoin Core: net_processing.cpp UpdatePeerStateForReceivedHeaders, MAX_OUTBOUND_PEERS_TO_PROTECT_FROM_DISCONNECT
    Other peers of the node's choice are dropped after 22 minutes (1201 and 121 seconds here) without its chain tip. If
    its own chain is the odd one, no peer will ever show the next tip, and all would be dropped. So the first four (half
    of eight) that have shown it, by its header, once or more often, are not; manual and inbound ones do not count.
    Not with bystanders: they would be among the first four that have shown the chain tip.

    Scenario Outline: The first four and the fifth, and two <connection> ones before them
      Given the node has 2 <connection> connections to peers, each of whom shows the chain tip
      And the node has 4 outbound-full-relay connections to peers, each of whom shows the chain tip
      And the node has an outbound-full-relay connection to Bob, who shows the chain tip
      When a new block is mined
      And 1201 seconds pass
      And 121 seconds pass
      Then the node disconnects Bob
      But the node has 4 outbound-full-relay connections

      Examples: types whose peers the node does not choose
        | connection |
        | manual     |
        | inbound    |

    Scenario Outline: Beside <count>, a peer shows the chain tip and then <conduct>, and Bob is protected, too
      Given the node has <count> outbound-full-relay connections to peers, each of whom shows the chain tip
      And the node has an outbound-full-relay connection to Alice, who shows the chain tip
      And Alice <conduct>
      And the node has an outbound-full-relay connection to Bob, who shows the chain tip
      When a new block is mined
      And 1201 seconds pass
      And 121 seconds pass
      Then the node stays connected to Bob

      Examples: her place is free again, or she has shown it twice and counts once
        | count | conduct                             |
        | 3     | disconnects                         |
        | 2     | announces the chain tip to the node |

  @CONN-072 @BLK-076 @connection.block-relay-only @few.with.bystanders
  Rule: No block-relay-only peer is protected, though it has shown the chain tip
    Bitcoin Core: net_processing.cpp PeerManagerImpl::UpdatePeerStateForReceivedHeaders
    The first four outbound-full-relay peers that have shown the chain tip may stay behind for longer than 22 minutes.
    Block-relay-only ones may not: a node has only two, to tell it of the chain with the most work when others are
    attacked. Alice is one of the four. Not with bystanders: they take the slots of the two peers.

    Example: Beside an outbound-full-relay peer that is protected
      Given the node has an outbound-full-relay connection to Alice, who shows the chain tip
      And the node has a block-relay-only connection to Bob, who shows the chain tip
      When a new block is mined
      And 1201 seconds pass
      And 121 seconds pass
      Then the node disconnects Bob
      But the node stays connected to Alice

@source.policy @connection.inbound @use.with_node.min_version=23
Feature: What changes the timeouts, and what does not
  By default a peer has 60 seconds for the handshake, and is disconnected after 1200 of inactivity (600 and then 600, so
  that others can speak in between). A timeout that a peer can put off takes no slot back. Only the operator sets how
  long the node waits; nothing that a peer is or does gives it more time, but an old protocol version spares it the
  pongs. Versions before 23 measure by a clock that no example can move.

  @CONN-074
  Rule: Neither the noban permission nor a part of the handshake gives a peer more time to complete it
    Bitcoin Core: net.cpp CConnman::InactivityCheck
    Otherwise a peer could keep a slot by sending a little at a time and never be of use. The noban permission allows
    misbehaviour, not silence. The time runs from the beginning of the connection, for each peer by itself: 30 seconds
    and 31 are too many, but not for who has come 30 later; in time is in time, as for Alice, who is not asked again.

    Scenario Outline: A peer with the noban permission <conduct>
      Given Bob has a loopback address of its own
      And the node is started with its default peer timeout
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who <conduct>
      When 61 seconds pass
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: nothing at all, and all but the end
        | conduct                  |
        | sends nothing            |
        | does not send its verack |

    Example: The version message comes after half a minute
      Given the node is started with its default peer timeout
      And the node has an inbound connection to Bob, who sends nothing
      When 30 seconds pass
      And Bob sends the node its version message
      And 31 seconds pass
      Then the node disconnects Bob

    Example: The verack comes in the last second of the timeout
      Given the node is started with its default peer timeout
      And the node has an inbound connection to Bob, who does not send its verack
      When 60 seconds pass
      And Bob sends the node its verack
      And 60 seconds pass
      Then the node stays connected to Bob

    Example: Two peers send nothing
      Given the node is started with its default peer timeout
      And the node has an inbound connection to Bob, who sends nothing
      And the node has an inbound connection to Carol, who sends nothing
      When 61 seconds pass
      Then the node disconnects Bob
      And the node disconnects Carol

    Example: Two peers send nothing, and the second has connected 30 seconds after the first
      Given the node is started with its default peer timeout
      And the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who sends nothing
      And 30 seconds pass
      And the node has an inbound connection to Carol, who sends nothing
      When 31 seconds pass
      Then the node disconnects Bob
      But the node stays connected to Carol

  @CONN-075 @LIVE-004 @LIVE-005 @first.with.later
  Rule: No connection ends for inactivity before it is older than the peer timeout
    Bitcoin Core: net.cpp CConnman::ShouldRunInactivityChecks
    A peer that sends nothing, or answers no pings, is inactive; usually the node gives it up after twenty minutes. A
    longer peer timeout (30 minutes here, 1200 and 600 seconds) is the operator's word that peers need more time at
    first: without it he would lose slow ones all the same. On an older connection the usual twenty minutes count.
    Not a day later: a silent peer is gone by then.

    @connection.<connection>
    Scenario Outline: <seconds> seconds after twenty minutes, on a <connection> connection, and the peer <conduct>
      Given the node is started with a peer timeout of 30 minutes
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who <conduct>
      When 1200 seconds pass
      And <seconds> seconds pass
      Then the node <outcome> Bob
      And the node stays connected to Alice

      Examples: the last second of the time
        | connection          | conduct               | seconds | outcome            |
        | inbound             | does not answer pings | 600     | stays connected to |
        | inbound             | falls silent          | 600     | stays connected to |
        | manual              | does not answer pings | 600     | stays connected to |
        | manual              | falls silent          | 600     | stays connected to |
        | outbound-full-relay | does not answer pings | 600     | stays connected to |
        | outbound-full-relay | falls silent          | 600     | stays connected to |
        | block-relay-only    | does not answer pings | 600     | stays connected to |
        | block-relay-only    | falls silent          | 600     | stays connected to |

      Examples: the first second beyond
        | connection          | conduct               | seconds | outcome     |
        | inbound             | does not answer pings | 601     | disconnects |
        | inbound             | falls silent          | 601     | disconnects |
        | manual              | does not answer pings | 601     | disconnects |
        | manual              | falls silent          | 601     | disconnects |
        | outbound-full-relay | does not answer pings | 601     | disconnects |
        | outbound-full-relay | falls silent          | 601     | disconnects |
        | block-relay-only    | does not answer pings | 601     | disconnects |
        | block-relay-only    | falls silent          | 601     | disconnects |

    Scenario Outline: A peer falls silent after 31 minutes, and <seconds> seconds pass after ten more
      Given the node is started with a peer timeout of 30 minutes
      And the node has an inbound connection to Bob
      And 1200 seconds pass
      And 660 seconds pass
      And Bob falls silent
      When 600 seconds pass
      And <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: both sides of the usual twenty minutes
        | seconds | outcome            |
        | 600     | stays connected to |
        | 601     | disconnects        |

  @LIVE-003 @LIVE-004 @bip.31 @first.with.later
  Rule: A peer of protocol version 60000 or below need not answer pings: more pings follow, and it may stay
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendPing, BIP0031_VERSION
    Pongs, the answers to pings, came with BIP 31, after that version. A node that waited for them would drop older
    peers that are alive; so it is enough that they say something, and the next ping follows though the last was not
    answered (121 seconds are over the two minutes between pings, 600 and 601 over twenty minutes; all but the silent
    one say something half way). Who says nothing at all for twenty minutes is gone all the same.
    Not a day later: a silent peer is gone by then.

    Scenario Outline: A peer of protocol version <number> sends a ping, but no pong, in 1201 seconds
      Given the node is started with its default peer timeout
      And the node has an inbound connection to Alice, who speaks protocol version <number>
      And the node has an inbound connection to Bob, who does not answer pings
      When 600 seconds pass
      And Alice sends the node a ping
      And 601 seconds pass
      Then the node stays connected to Alice
      But the node disconnects Bob

      Examples: the oldest protocol version that the node accepts, and the last one without pongs
        | number |
        | 31800  |
        | 60000  |

    Example: A peer of protocol version 60001 sends pings, but no pong, for 1201 seconds
      Given the node is started with its default peer timeout
      And Bob speaks protocol version 60001
      And the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who does not answer pings
      When 600 seconds pass
      And 601 seconds pass
      Then the node disconnects Bob
      But the node stays connected to Alice

    Example: A peer of protocol version 60000 sends nothing for 1201 seconds
      Given the node is started with its default peer timeout
      And Bob speaks protocol version 60000
      And the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who falls silent
      When 600 seconds pass
      And 601 seconds pass
      Then the node disconnects Bob
      But the node stays connected to Alice

    Example: Two peers answer no pings, and only one of them could
      Given Alice speaks protocol version 60000
      And Bob speaks protocol version 60001
      And the node has an inbound connection to Alice, who does not answer pings
      And the node has an inbound connection to Bob, who does not answer pings
      When 121 seconds pass
      Then the node sends Alice a ping once
      But the node does not send Bob a ping further

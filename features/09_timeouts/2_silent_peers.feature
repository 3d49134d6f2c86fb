@source.policy @use.with_node.min_version=23
Feature: Peers that have fallen silent
  A peer whose machine has lost its network does not disconnect. The node finds out by asking now and then, and gives
  its slot to somebody who is there. Twenty minutes (1200 seconds) pass in two steps here: half way all who still speak
  say something, so that only the peer in question counts as gone. Versions before 23 measure by a clock that no example
  can move.

  @LIVE-003 @bip.31
  Rule: The node pings a long-lived peer after the handshake, and over two minutes after each answered ping
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendPing, PING_INTERVAL
    A ping asks "are you there?", so that the node notices a peer that has gone. The two minutes begin when the node
    sends the ping that is answered. To ask more often, or before the last answer, would cost traffic and tell the node
    no more; but the operator can command it. Alice's connection is a second older than Bob's: 121 seconds have passed
    for Alice, 120 for Bob. If the answer is later than that, the next ping comes at once. Peers of old protocol
    versions need not answer pings (BIP 31). So it goes on: in the last example Alice's third ping comes with Bob's
    second.
    Not a day later: pings of that day have come between.

    @connection.<connection>
    Scenario Outline: The first ping on a <connection> connection
      When a <connection> connection to Bob opens
      Then the node sends Bob a ping once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection> @first.with.later
    Scenario Outline: The second ping on a <connection> connection, and the second before it is due
      Given the node has a <connection> connection to Alice
      And 1 second passes
      And the node has a <connection> connection to Bob
      When 120 seconds pass
      Then the node sends Alice a ping once
      But the node does not send Bob a ping further

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: A ping that was not answered is not repeated
      Given the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who does not answer pings
      When 121 seconds pass
      Then the node sends Alice a ping
      But the node does not send Bob a ping further

    @connection.inbound @first.with.later
    Example: The pong comes a minute after the ping, and another minute and a second pass
      Given the node has an inbound connection to Bob, who does not answer pings
      And 60 seconds pass
      And Bob sends the node the pong to its latest ping
      When 61 seconds pass
      Then the node sends Bob a ping once

    @connection.inbound @first.with.later
    Example: The pong comes more than two minutes after the ping
      Given the node has inbound connections to Alice and Bob, each of whom does not answer pings
      And 121 seconds pass
      When Bob sends the node the pong to its latest ping
      Then the node sends Bob a ping once
      But the node does not send Alice a ping further

    @connection.inbound
    Example: The third ping
      Given the node has an inbound connection to Alice
      And 121 seconds pass
      And the node has an inbound connection to Bob
      When 121 seconds pass
      Then the node sends Alice a ping once
      And the node sends Bob a ping once

  @CONN-075 @LIVE-004 @bip.31 @first.with.later
  Rule: By default the node disconnects a peer that leaves a ping unanswered for more than twenty minutes
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendPing
    Bitcoin Core: net.h TIMEOUT_INTERVAL
    Such a peer is gone, or no longer deals with what it gets, whatever else it sends; its slot, which somebody else can
    use, would stay taken for ever. Peers of a protocol version without pongs (BIP 31) are judged by their silence
    alone. Where the operator has set a peer timeout of more than twenty minutes, no connection ends so before it is
    older than that timeout. Addr-fetch and private-broadcast connections end earlier, after five and three minutes at
    most.
    Not a day later: a silent peer is gone by then.

    @connection.<connection>
    Scenario Outline: <seconds> seconds after the first ten minutes on a <connection> connection
      Given the node is started with its default peer timeout
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who does not answer pings
      When 600 seconds pass
      And <seconds> seconds pass
      Then the node <outcome> Bob
      And the node stays connected to Alice

      Examples: the last second of the time, all long-lived types
        | connection          | seconds | outcome            |
        | outbound-full-relay | 600     | stays connected to |
        | block-relay-only    | 600     | stays connected to |
        | manual              | 600     | stays connected to |
        | inbound             | 600     | stays connected to |

      Examples: the first second beyond, all long-lived types
        | connection          | seconds | outcome     |
        | outbound-full-relay | 601     | disconnects |
        | block-relay-only    | 601     | disconnects |
        | manual              | 601     | disconnects |
        | inbound             | 601     | disconnects |

  @CONN-075 @LIVE-005 @first.with.later
  Rule: By default the node disconnects a peer that sends nothing for more than twenty minutes
    Bitcoin Core: net.cpp CConnman::InactivityCheck
    Bitcoin Core: net.h TIMEOUT_INTERVAL
    Such a peer sends not a byte: its machine or its network is gone, and its slot would stay taken for ever. By
    unanswered pings alone peers that know no pongs would never be found out, and the others later (here the ping is ten
    minutes old only). Alice speaks after ten minutes, so only Bob is silent for twenty. Where the operator has set a
    peer timeout of more than twenty minutes, no connection ends so before it is older than that timeout. Addr-fetch and
    private-broadcast connections end earlier, after five and three minutes at most.
    Not a day later: a silent peer is gone by then.

    @connection.<connection>
    Scenario Outline: <seconds> seconds after ten silent minutes on a <connection> connection
      Given the node is started with its default peer timeout
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who falls silent
      When 600 seconds pass
      And <seconds> seconds pass
      Then the node <outcome> Bob
      And the node stays connected to Alice

      Examples: the last second of the time, all long-lived types
        | connection          | seconds | outcome            |
        | outbound-full-relay | 600     | stays connected to |
        | block-relay-only    | 600     | stays connected to |
        | manual              | 600     | stays connected to |
        | inbound             | 600     | stays connected to |

      Examples: the first second beyond, all long-lived types
        | connection          | seconds | outcome     |
        | outbound-full-relay | 601     | disconnects |
        | block-relay-only    | 601     | disconnects |
        | manual              | 601     | disconnects |
        | inbound             | 601     | disconnects |

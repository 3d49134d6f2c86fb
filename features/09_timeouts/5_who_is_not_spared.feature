@source.policy @use.with_node.min_version=23
Feature: Whom the timeouts do not spare
  An operator trusts some peers more than others, and some peers have answered for a long time. Neither helps the
  node once such a peer has gone: it would hold a slot for nobody. Versions before 23 measure by a clock that no example
  can move.

  @CONN-074 @connection.manual @use.with_whitelist_out=yes
  Rule: A manual peer with the noban permission has no more time than others to complete the handshake
    Bitcoin Core: net.cpp CConnman::InactivityCheck
    The noban permission (with out: for manual peers) says that the operator lets the peer misbehave. But until the
    handshake is complete, which should take no more than 60 seconds, the peer is of no use, and the node could not try
    again: a manual peer is connected to anew only when the connection has ended. Alice's handshake is complete, so she
    stays.

    Scenario Outline: <seconds> seconds, and the peer <conduct>
      Given Bob has a loopback address of its own
      And the node is started with its default peer timeout
      And the node is started with the permissions noban, out for Bob
      And the node has an inbound connection to Alice
      And the node has a manual connection to Bob, who <conduct>
      When <seconds> seconds pass
      Then the node <outcome> Bob
      And the node stays connected to Alice

      Examples: the last second of the time
        | conduct                  | seconds | outcome            |
        | sends nothing            | 60      | stays connected to |
        | does not send its verack | 60      | stays connected to |

      Examples: the first second beyond
        | conduct                  | seconds | outcome     |
        | sends nothing            | 61      | disconnects |
        | does not send its verack | 61      | disconnects |

  @CONN-075 @LIVE-004 @LIVE-005 @connection.inbound @first.with.later
  Rule: The noban permission does not spare an inbound peer that has fallen silent
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendPing
    Bitcoin Core: net.cpp CConnman::InactivityCheck
    The operator gives the permission to peers that he wants to keep: they may misbehave, and are not evicted for
    others. But a peer that has gone is of no use even to him, and its slot would stay taken. It counts as gone after
    twenty minutes without an answer to a ping, or without a word (600 and 601 seconds here, so that whoever is not
    silent can speak in between).
    Not a day later: a silent peer is gone by then.

    Scenario Outline: <seconds> seconds after ten minutes in which a peer with the noban permission <conduct>
      Given Bob has a loopback address of its own
      And the node is started with its default peer timeout
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob, who <conduct>
      When 600 seconds pass
      And <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: two ways of being gone, on both sides of twenty minutes
        | conduct               | seconds | outcome            |
        | does not answer pings | 600     | stays connected to |
        | does not answer pings | 601     | disconnects        |
        | falls silent          | 600     | stays connected to |
        | falls silent          | 601     | disconnects        |

  @CONN-075 @LIVE-004 @LIVE-005 @connection.manual @use.with_whitelist_out=yes @first.with.later
  Rule: The noban permission does not spare a manual peer that has fallen silent
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendPing
    Bitcoin Core: net.cpp CConnman::InactivityCheck
    A peer that leaves a ping unanswered, or sends nothing, for twenty minutes (1200 seconds; here 600 and 601 pass) is
    taken for gone. If the machine of a peer that the operator trusts (noban) was switched off, the connection has to
    end, too, or the node would never open a new one.
    Not a day later: a silent peer is gone by then.

    Scenario Outline: <seconds> seconds after ten minutes in which a manual peer with the noban permission <conduct>
      Given Bob has a loopback address of its own
      And the node is started with its default peer timeout
      And the node is started with the permissions noban, out for Bob
      And the node has a manual connection to Bob, who <conduct>
      When 600 seconds pass
      And <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: two ways of being gone, on both sides of twenty minutes
        | conduct               | seconds | outcome            |
        | does not answer pings | 600     | stays connected to |
        | does not answer pings | 601     | disconnects        |
        | falls silent          | 600     | stays connected to |
        | falls silent          | 601     | disconnects        |

  @CONN-075 @LIVE-004 @bip.31 @first.with.later
  Rule: A peer that has answered pings has, by default, twenty minutes for the next one like any other
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendPing
    Bitcoin Core: net.h TIMEOUT_INTERVAL
    The node pings its peers every two minutes; who does not answer is gone and would hold a slot for nobody. What
    counts is the ping that is open, not how good the peer was before: here it has answered the first, after the
    handshake, and not the next, 121 seconds later. From then on 600 seconds and 600 more are the twenty minutes.
    (That Bob sends a ping shows that he is not silent.)
    Not a day later: a silent peer is gone by then.

    @connection.<connection>
    Scenario Outline: <seconds> seconds after ten minutes without a pong, on a <connection> connection
      Given the node is started with its default peer timeout
      And the node has a <connection> connection to Bob, who stops answering pings
      When 121 seconds pass
      And 600 seconds pass
      And Bob sends the node a ping
      And <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: the last second of the time
        | connection          | seconds | outcome            |
        | outbound-full-relay | 600     | stays connected to |
        | block-relay-only    | 600     | stays connected to |
        | manual              | 600     | stays connected to |
        | inbound             | 600     | stays connected to |

      Examples: the first second beyond
        | connection          | seconds | outcome     |
        | outbound-full-relay | 601     | disconnects |
        | block-relay-only    | 601     | disconnects |
        | manual              | 601     | disconnects |
        | inbound             | 601     | disconnects |

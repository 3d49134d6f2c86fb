@bip.31 @source.policy @use.with_node.min_version=23 @first.with.later
Feature: Which answers to its pings the node counts
  By the answers to its pings the node knows who is still there, and who answers fast; fast inbound peers keep their
  slots longest. So it must not take anything else for an answer. A ping bears a nonce, a number drawn by chance, and
  the pong that answers it repeats the nonce. All times count from the ping, so no day may pass in between. Versions
  before 23 measure by a clock that no example can move.
  Not a day later: pings of that day have come between.

  @LIVE-007
  Rule: The node lists how long a peer took for its latest pong with the right nonce, and for its fastest
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessPong
    Bitcoin Core: net.h CNode::PongReceived
    The operator sees in the list which peers are slow, and the node spares the fast ones when it needs a slot. The
    node pings as the handshake ends, and again when more than two minutes have passed since an answered ping. A pong
    that is sent again must not count: its sender would look slower than he is. So the pong that comes after 7
    seconds, and once more 5 seconds later, is listed with 7.

    @connection.<connection>
    Scenario Outline: The pong of a <connection> peer comes after seven seconds, and then once more
      Given the node has a <connection> connection to Bob, who does not answer pings
      And 7 seconds pass
      When Bob sends the node the pong to its latest ping
      And 5 seconds pass
      And Bob sends the node the pong to its latest ping
      Then the node lists Bob with a ping time of 7 seconds, at best 7 seconds
      And the node lists Bob with no unanswered ping

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Scenario Outline: The second pong takes <second>, and a pong with another nonce comes before it
      Given the node has an inbound connection to Bob, who does not answer pings
      And 7 seconds pass
      And Bob sends the node the pong to its latest ping
      And 121 seconds pass
      When Bob sends the node a pong with another nonce
      And <second> pass
      And Bob sends the node the pong to its latest ping
      Then the node lists Bob with a ping time of <second>, at best <best>

      Examples: slower and faster than the first
        | second    | best      |
        | 9 seconds | 7 seconds |
        | 5 seconds | 5 seconds |

  @LIVE-007 @connection.inbound
  Rule: Unless it bears the nonce zero or is too short, a pong with another nonce does not end the wait
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessPong
    A nonce is the number that a pong has to repeat from its ping. Another one answers another ping; if it counted, who
    sends pongs without having read a ping would seem quick. Nonce zero and a nonce that breaks off are known faults of
    programs, whose users are there all the same: the node measures nothing, but does not wait any longer either, and
    pings again after two minutes (here 121 seconds). While it waits, it sends no ping, and after twenty minutes it
    gives the peer up (600 and 601 seconds here).

    Example: Bob sends a pong with another nonce
      Given the node has an inbound connection to Bob, who does not answer pings
      And 7 seconds pass
      When Bob sends the node a pong with another nonce
      Then the node lists Bob with a ping unanswered for 7 seconds
      And the node lists Bob with no ping time

    Scenario Outline: Bob sends <pong>, and Alice none
      Given the node has an inbound connection to Alice, who does not answer pings
      And the node has an inbound connection to Bob, who does not answer pings
      And 7 seconds pass
      When Bob sends the node <pong>
      Then the node lists Alice with a ping unanswered for 7 seconds
      But the node lists Bob with no unanswered ping
      And the node lists Bob with no ping time

      Examples: the wait is over
        | pong                            |
        | a pong with the nonce zero      |
        | a pong that is a byte too short |

    Scenario Outline: Bob sends <pong>, and the next ping becomes due
      Given the node has an inbound connection to Bob, who does not answer pings
      When Bob sends the node <pong>
      And 121 seconds pass
      Then the node sends Bob a ping once

      Examples: the wait is over
        | pong                            |
        | a pong with the nonce zero      |
        | a pong that is a byte too short |

    Example: A pong with another nonce, and then the next ping would be due
      Given the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who does not answer pings
      When Bob sends the node a pong with another nonce
      And 121 seconds pass
      Then the node sends Alice a ping
      But the node does not send Bob a ping further

    Example: Only pongs with another nonce for more than twenty minutes
      Given the node is started with its default peer timeout
      And the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who does not answer pings
      When 600 seconds pass
      And Bob sends the node a pong with another nonce
      And 601 seconds pass
      Then the node disconnects Bob
      But the node stays connected to Alice

  @LIVE-006 @connection.inbound
  Rule: At the operator's command the node pings every long-lived peer at once, and forgets the ping before
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendPings, PeerManagerImpl::MaybeSendPing
    An operator who doubts a connection need not wait for the next ping. Only an answer to the new ping counts, or a
    late one would make a slow peer look fast; and the peer has twenty minutes for it anew, so that the command costs
    nobody the connection. The twenty minutes pass in two steps, so that Bob, who is not silent, can speak in between.
    A peer is sent its first ping when its handshake is complete, not before.

    @connection.<connection>
    Scenario Outline: Two peers, and the one on a <connection> connection has not answered the ping before
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who does not answer pings
      When the operator orders pings
      Then the node sends Alice a ping once
      And the node sends Bob a ping once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    Example: The handshake of one peer is not complete
      Given the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who does not send its verack
      When the operator orders pings
      Then the node sends Alice a ping once
      But the node does not send Bob a ping

    Example: Then comes the pong to the ping before
      Given the node has an inbound connection to Bob, who does not answer pings
      And 7 seconds pass
      When the operator orders pings
      And Bob sends the node the pong to its first ping
      And 3 seconds pass
      Then the node lists Bob with a ping unanswered for 3 seconds
      And the node lists Bob with no ping time

    Scenario Outline: <seconds> seconds after the first ten of the twenty minutes that begin anew
      Given the node is started with its default peer timeout
      And the node has an inbound connection to Bob, who does not answer pings
      And 600 seconds pass
      When the operator orders pings
      And 600 seconds pass
      And <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: both sides of the limit
        | seconds | outcome            |
        | 600     | stays connected to |
        | 601     | disconnects        |

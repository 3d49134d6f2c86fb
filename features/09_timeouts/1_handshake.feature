@source.policy @use.with_node.min_version=23
Feature: Peers that do not complete the handshake
  A connection on which nothing is said takes a slot and brings nothing. Anybody could take all slots that way, if the
  node waited for ever. Versions before 23 measure by a clock that no example can move.

  @CONN-074 @LIVE-001 @LIVE-002
  Rule: The node disconnects a peer that completes no handshake within the peer timeout, by default a minute
    Bitcoin Core: net.cpp CConnman::InactivityCheck, CConnman::ShouldRunInactivityChecks
    Bitcoin Core: net.h DEFAULT_PEER_CONNECT_TIMEOUT
    A minute is 60 seconds. Otherwise anybody could take all slots by connections on which he says nothing, or
    everything but the verack that would end the handshake. The operator can set another peer timeout (here 3 seconds).
    Whatever type the connection has, the first second beyond it is too late; a feeler connection ends with the peer's
    version message. Alice, whose handshake is complete, shows that the time alone ends no connection.

    @connection.<connection>
    Scenario Outline: <seconds> seconds on a <connection> connection to a silent peer
      Given the node is started with its default peer timeout
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who sends nothing
      When <seconds> seconds pass
      Then the node <outcome> Bob
      And the node stays connected to Alice

      Examples: the last second of the time, all types
        | connection          | seconds | outcome            |
        | outbound-full-relay | 60      | stays connected to |
        | block-relay-only    | 60      | stays connected to |
        | addr-fetch          | 60      | stays connected to |
        | feeler              | 60      | stays connected to |
        | manual              | 60      | stays connected to |
        | inbound             | 60      | stays connected to |

      Examples: the first second beyond, all types
        | connection          | seconds | outcome     |
        | outbound-full-relay | 61      | disconnects |
        | block-relay-only    | 61      | disconnects |
        | addr-fetch          | 61      | disconnects |
        | feeler              | 61      | disconnects |
        | manual              | 61      | disconnects |
        | inbound             | 61      | disconnects |

    @connection.<connection>
    Scenario Outline: <seconds> seconds on a <connection> connection to a peer that sends no verack
      Given the node is started with its default peer timeout
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who does not send its verack
      When <seconds> seconds pass
      Then the node <outcome> Bob
      And the node stays connected to Alice

      Examples: the last second of the time, all long-lived types and addr-fetch
        | connection          | seconds | outcome            |
        | outbound-full-relay | 60      | stays connected to |
        | block-relay-only    | 60      | stays connected to |
        | addr-fetch          | 60      | stays connected to |
        | manual              | 60      | stays connected to |
        | inbound             | 60      | stays connected to |

      Examples: the first second beyond, all long-lived types and addr-fetch
        | connection          | seconds | outcome     |
        | outbound-full-relay | 61      | disconnects |
        | block-relay-only    | 61      | disconnects |
        | addr-fetch          | 61      | disconnects |
        | manual              | 61      | disconnects |
        | inbound             | 61      | disconnects |

    @connection.inbound
    Example: Other messages meanwhile do not help
      Given the node is started with its default peer timeout
      And the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who does not send its verack
      When 30 seconds pass
      And Bob sends the node a ping
      And 31 seconds pass
      Then the node disconnects Bob
      But the node stays connected to Alice

    @connection.inbound
    Scenario Outline: The operator allows 3 seconds, and <seconds> have passed
      Given the node is started with a peer timeout of 3 seconds
      And the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who sends nothing
      When <seconds> seconds pass
      Then the node <outcome> Bob
      And the node stays connected to Alice

      Examples: the last second of the time and the first second beyond
        | seconds | outcome            |
        | 3       | stays connected to |
        | 4       | disconnects        |

  @CONN-074 @bip.324 @use.with_v2transport=yes
  Rule: The node disconnects a peer that does not complete the v2 handshake within the peer timeout
    Bitcoin Core: net.cpp CConnman::InactivityCheck
    An encrypted connection (v2 transport) begins with an exchange of keys, before which nobody can say anything. A peer
    that stops half-way is as silent as one that never begins, and would keep its slot as long, were it not for the 60
    seconds. (Where nothing at all has come from a peer to which it connected, the node tries once more unencrypted; of
    that another Rule speaks. Bob has begun with a key. Alice, who has completed hers, shows that the node is at work.)

    @connection.inbound
    Scenario Outline: <seconds> seconds after an inbound connection began, Bob has sent <sent>
      Given the node is started with v2 transport
      And the node is started with its default peer timeout
      And the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who ignores the v2 handshake
      And Bob sends the node <sent>
      When <seconds> seconds pass
      Then the node <outcome> Bob
      And the node stays connected to Alice

      Examples: the last second of the time and the first second beyond
        | seconds | sent                   | outcome            |
        | 60      | half of its public key | stays connected to |
        | 61      | half of its public key | disconnects        |
        | 61      | its public key         | disconnects        |

    @connection.inbound
    Example: 61 seconds, and the peer has the noban permission
      Given Bob has a loopback address of its own
      And the node is started with v2 transport
      And the node is started with its default peer timeout
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob, who ignores the v2 handshake
      And Bob sends the node half of its public key
      When 61 seconds pass
      Then the node disconnects Bob

    @connection.<connection> @use.with_node.min_version=27
    Scenario Outline: <seconds> seconds after the node began a <connection> connection, Bob has sent <sent>
      Given the node is started with v2 transport
      And the node is started with its default peer timeout
      And Bob ignores the v2 handshake
      When an inbound connection to Alice opens
      And the node is asked for a <connection> connection to Bob over v2 transport
      And Bob sends the node <sent>
      And <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: the last second of the time and the first second beyond, all types that a request opens
        | connection          | seconds | sent                   | outcome            |
        | outbound-full-relay | 60      | half of its public key | stays connected to |
        | outbound-full-relay | 61      | half of its public key | disconnects        |
        | outbound-full-relay | 61      | its public key         | disconnects        |
        | block-relay-only    | 61      | half of its public key | disconnects        |
        | addr-fetch          | 61      | half of its public key | disconnects        |
        | feeler              | 61      | half of its public key | disconnects        |
        | manual              | 61      | half of its public key | disconnects        |

  @CONN-074
  Rule: The node refuses to start with a peer timeout of less than a second
    Bitcoin Core: init.cpp AppInitParameterInteraction
    The peer timeout is how long a peer has for its handshake. With none, the node would disconnect everybody and stay
    alone; its operator learns of the mistake at once instead. One second is the shortest time that it accepts.

    Scenario Outline: A peer timeout of <timeout>
      Given the node is started with a peer timeout of <timeout>
      When the node starts
      Then the node refuses to start because the peer timeout is below a second

      Examples: none, and less than none
        | timeout    |
        | 0 seconds  |
        | -1 seconds |

    @connection.inbound
    Example: A peer timeout of one second
      Given the node is started with a peer timeout of 1 second
      When an inbound connection to Bob opens
      Then the node completes the handshake with Bob

@core.pr.19315 @source.policy
Feature: Connections that the node ends by itself
  Some connections serve one purpose and end when it is reached, so that they take no slot for longer: a feeler finds
  out whether somebody is there, an addr-fetch connection fetches addresses. Of private-broadcast another feature
  speaks.

  @HAND-026 @ADR-027 @connection.feeler
  Rule: The node disconnects a feeler peer as soon as it has the peer's version message
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, IsFeelerConn
    A feeler connection is a test of an address that the node knows from others: is a node there? The peer's version
    message is the answer. If the node stayed, it would take a slot on both sides for nothing, and could not test the
    next address. A peer that has not answered yet is waited for; Alice shows that the node goes on meanwhile. Peers of
    other types stay.

    Example: The peer answers at once, and so does the next one
      When a feeler connection to Bob opens
      And a feeler connection to Carol opens
      Then the node disconnects Bob
      And the node disconnects Carol

    Example: The peer has not answered yet
      Given the node has an inbound connection to Alice
      And Bob sends nothing
      When a feeler connection to Bob opens
      Then the node sends Bob in this order: version
      And the node stays connected to Bob

    Example: An outbound-full-relay peer answers too
      When an outbound-full-relay connection to Alice opens
      And a feeler connection to Bob opens
      Then the node disconnects Bob
      But the node stays connected to Alice

    Example: The peer withholds its verack
      Given Bob does not send its verack
      When a feeler connection to Bob opens
      Then the node disconnects Bob

  @ADR-027 @connection.addr-fetch @use.with_node.min_version=22
  Rule: The node disconnects an addr-fetch peer that sends more than one address in one message
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessAddrs, IsAddrFetchConn
    An addr-fetch connection is there to bring addresses of other nodes; when they have come, it only takes a slot. But
    peers often send their own address first, and alone: if the node left then, it would leave without what it came for.
    So, since version 22, one message has to hold two or more. More than a thousand are misbehaviour. The noban
    permission, which Bitcoin Knots can give such peers and Bitcoin Core cannot, changes nothing. On connections of
    other types, which carry more than addresses, such a message ends nothing.

    Scenario Outline: <count> addresses come
      Given the node has an addr-fetch connection to Bob
      When Bob sends the node <count> addresses
      Then the node <outcome> Bob

      Examples: too few to be an answer
        | count | outcome            |
        | 0     | stays connected to |
        | 1     | stays connected to |

      Examples: an answer
        | count | outcome     |
        | 2     | disconnects |
        | 10    | disconnects |
        | 1000  | disconnects |

    Example: Two messages with one address each are no answer
      Given the node has an addr-fetch connection to Bob
      When Bob sends the node 1 address
      And Bob sends the node 1 address
      Then the node stays connected to Bob

    @bip.155
    Example: Two addresses in an addrv2 message are an answer
      Given the node has an addr-fetch connection to Bob
      When Bob sends the node 2 addresses in an addrv2 message
      Then the node disconnects Bob

    @connection.<connection>
    Scenario Outline: The same answer on a <connection> connection
      Given the node has a <connection> connection to Bob
      When Bob sends the node 2 addresses
      Then the node stays connected to Bob

      Examples: all long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    @bip.155
    Example: One address in an addrv2 message is no answer
      Given the node has an addr-fetch connection to Bob
      When Bob sends the node 1 address in an addrv2 message
      Then the node stays connected to Bob

    @use.with_knots=yes
    Example: The noban permission does not prolong the connection
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban, out for Bob
      And the node has an addr-fetch connection to Bob
      When Bob sends the node 2 addresses
      Then the node disconnects Bob

  @LIVE-009 @ADR-027 @use.with_node.min_version=23
  Rule: The node disconnects an addr-fetch peer that has sent no answer in five minutes
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, AVG_ADDRESS_BROADCAST_INTERVAL
    The answer is a message with two or more addresses. A peer that never sends one would otherwise keep its slot for
    ever. Five minutes (300 seconds) are ten times the average of thirty seconds after which a node sends addresses.
    They count from the opening of the connection; before its handshake is complete, the handshake's timeout holds.
    Connections of other types, from which more is wanted, last longer. (Version 22 measures by a clock that no example
    can move.)

    @connection.addr-fetch
    Scenario Outline: <seconds> seconds after it opened, and the one before it has ended
      Given the node has an addr-fetch connection to Alice
      And Alice disconnects
      And the node has an addr-fetch connection to Bob
      When <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: the last second of the time
        | seconds | outcome            |
        | 300     | stays connected to |

      Examples: the first second beyond
        | seconds | outcome     |
        | 301     | disconnects |

    @connection.addr-fetch
    Example: A single address earns the peer no more time
      Given the node has an addr-fetch connection to Bob
      When 299 seconds pass
      And Bob sends the node 1 address
      And 2 seconds pass
      Then the node disconnects Bob

    @connection.<connection>
    Scenario Outline: A <connection> connection lasts longer
      Given the node has a <connection> connection to Bob
      When 301 seconds pass
      Then the node stays connected to Bob

      Examples: all long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    @connection.addr-fetch @use.with_knots=yes
    Example: The noban permission earns the peer no more time
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban, out for Bob
      And the node has an addr-fetch connection to Bob
      When 301 seconds pass
      Then the node disconnects Bob

    @connection.addr-fetch
    Example: A late handshake earns the peer no more time
      Given the node has an addr-fetch connection to Bob, who sends nothing
      When 299 seconds pass
      And Bob sends the node its version message
      And Bob sends the node its verack
      And 2 seconds pass
      Then the node disconnects Bob

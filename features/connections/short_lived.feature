@core.pr.19315
Feature: Connections that end by themselves
  Two kinds of connection serve one purpose and end when it is reached: a feeler finds out whether
  somebody is there, an addr-fetch connection fetches addresses.

  @HAND-026 @ADR-027 @source.policy @connection.feeler
  Rule: A feeler connection ends as soon as the peer has sent its version message
    Bitcoin Core, net_processing.cpp, end of VERSION. The peer's answer is all the node wanted to know.

    Example: The peer answers at once
      When a feeler connection to peer Bob opens
      Then the node ends the connection to Bob

    Example: The peer has not answered yet
      Given the node has an inbound connection to peer Alice
      And peer Bob waits with its version message
      When a feeler connection to peer Bob opens
      Then the node speaks first on the connection to Bob
      And the node still waits for Bob

    Example: Another kind of connection does not end when the peer answers
      When an outbound-full-relay connection to peer Alice opens
      And a feeler connection to peer Bob opens
      Then the node ends the connection to Bob
      But the node keeps the connection to Alice

  @ADR-027 @source.policy @connection.addr-fetch
  Rule: An addr-fetch connection ends once the peer has sent more than one address in one message
    Bitcoin Core, net_processing.cpp, ProcessAddrs. One address alone is often the peer's own.

    Scenario Outline: <count> addresses come
      Given the node has an addr-fetch connection to peer Bob
      When Bob sends the node <count> addresses
      Then the node <does> the connection to Bob

      Examples: too few to be an answer
        | count | does  |
        | 0     | keeps |
        | 1     | keeps |

      Examples: an answer
        | count | does |
        | 2     | ends |
        | 10    | ends |

    Example: Two messages with one address each are no answer
      Given the node has an addr-fetch connection to peer Bob
      When Bob sends the node 1 address
      And Bob sends the node 1 address
      Then the node keeps the connection to Bob

    @bip.155
    Example: Two addresses in the newer form are an answer
      Given the node has an addr-fetch connection to peer Bob
      When Bob sends the node 2 addresses in the newer form
      Then the node ends the connection to Bob

    @connection.<connection>
    Scenario Outline: The same answer on a <connection> connection
      Given the node has a <connection> connection to peer Bob
      When Bob sends the node 2 addresses
      Then the node keeps the connection to Bob

      Examples: the other lasting kinds
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

  @LIVE-009 @ADR-027 @source.policy @use.with_node.min_version=23
  Rule: An addr-fetch connection that brings no addresses ends after more than five minutes
    Bitcoin Core, net_processing.cpp, SendMessages (ten times the average wait of thirty seconds).

    @connection.addr-fetch
    Scenario Outline: <seconds> seconds after it opened
      Given the node has an addr-fetch connection to peer Bob
      When <seconds> seconds pass
      Then the node <does> the connection to Bob

      Examples: the last second it lives
        | seconds | does  |
        | 300     | keeps |

      Examples: the first second it does not
        | seconds | does |
        | 301     | ends |

    @connection.addr-fetch
    Example: A single address earns the peer no more time
      Given the node has an addr-fetch connection to peer Bob
      When 299 seconds pass
      And Bob sends the node 1 address
      And 2 seconds pass
      Then the node ends the connection to Bob

    @connection.<connection>
    Scenario Outline: A <connection> connection is in no such hurry
      Given the node has a <connection> connection to peer Bob
      When 301 seconds pass
      Then the node keeps the connection to Bob

      Examples: the other lasting kinds
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

  @CONN-073 @BLK-003 @source.policy @connection.addr-fetch @fixture.initial_download
  Rule: A node that has yet to catch up asks no addr-fetch peer for headers
    Bitcoin Core, net_processing.cpp, VERSION (preferred download) and SendMessages. The connection ends as
    soon as addresses come, so nothing that takes longer may depend on it.

    Example: The addr-fetch peer is the first to come
      Given the node has an addr-fetch connection to peer Bob
      When an outbound-full-relay connection to peer Alice opens
      Then the node asks Alice for headers
      But the node does not ask Bob for headers

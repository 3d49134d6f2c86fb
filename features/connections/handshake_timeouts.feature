@use.with_node.min_version=23
Feature: Peers that do not finish the handshake
  A connection on which nobody says anything takes a place and brings nothing. Anybody could take all
  places that way, if the node waited for ever.

  @CONN-074 @LIVE-001 @LIVE-002 @source.policy
  Rule: A handshake that is not complete after more than a minute ends the connection, of whatever kind
    Bitcoin Core, net.cpp, InactivityCheck (sixty seconds unless the operator says otherwise). Alice, whose
    handshake is complete, shows that it is not the time alone.

    @connection.<connection>
    Scenario Outline: <seconds> seconds on a <connection> connection to a silent peer
      Given the node has its usual patience with peers
      And the node has an inbound connection to peer Alice
      And the node has a <connection> connection to silent peer Bob
      When <seconds> seconds pass
      Then the node <does> Bob
      And the node keeps the connection to Alice

      Examples: the last second of patience
        | connection          | seconds | does            |
        | outbound-full-relay | 60      | still waits for |
        | block-relay-only    | 60      | still waits for |
        | addr-fetch          | 60      | still waits for |
        | feeler              | 60      | still waits for |
        | manual              | 60      | still waits for |
        | inbound             | 60      | still waits for |

      Examples: the first second beyond
        | connection          | seconds | does                   |
        | outbound-full-relay | 61      | ends the connection to |
        | block-relay-only    | 61      | ends the connection to |
        | addr-fetch          | 61      | ends the connection to |
        | feeler              | 61      | ends the connection to |
        | manual              | 61      | ends the connection to |
        | inbound             | 61      | ends the connection to |

    @connection.<connection>
    Scenario Outline: <seconds> seconds on a <connection> connection to a peer that never acknowledges
      Given the node has its usual patience with peers
      And the node has an inbound connection to peer Alice
      And the node has a <connection> connection to peer Bob, who does not acknowledge
      When <seconds> seconds pass
      Then the node <does> Bob
      And the node keeps the connection to Alice

      Examples: the last second of patience
        | connection          | seconds | does            |
        | outbound-full-relay | 60      | still waits for |
        | block-relay-only    | 60      | still waits for |
        | addr-fetch          | 60      | still waits for |
        | manual              | 60      | still waits for |
        | inbound             | 60      | still waits for |

      Examples: the first second beyond
        | connection          | seconds | does                   |
        | outbound-full-relay | 61      | ends the connection to |
        | block-relay-only    | 61      | ends the connection to |
        | addr-fetch          | 61      | ends the connection to |
        | manual              | 61      | ends the connection to |
        | inbound             | 61      | ends the connection to |

    @connection.inbound
    Example: Talking meanwhile does not help
      Given the node has its usual patience with peers
      And the node has an inbound connection to peer Alice
      And the node has an inbound connection to peer Bob, who does not acknowledge
      When 30 seconds pass
      And Bob pings the node
      And 31 seconds pass
      Then the node ends the connection to Bob
      But the node keeps the connection to Alice

    @connection.inbound
    Scenario Outline: The operator allows three seconds, and <seconds> have passed
      Given the node has 3 seconds of patience with peers
      And the node has an inbound connection to peer Alice
      And the node has an inbound connection to silent peer Bob
      When <seconds> seconds pass
      Then the node <does> Bob
      And the node keeps the connection to Alice

      Examples: the operator's limit
        | seconds | does                   |
        | 3       | still waits for        |
        | 4       | ends the connection to |

  @CONN-074 @source.bip @bip.324 @connection.inbound @use.with_v2transport=yes
  Rule: An encrypted greeting that is not complete after more than a minute ends the connection
    Bitcoin Core, net.cpp, InactivityCheck. Before the greeting is complete nobody can say anything, so a
    caller that stops half-way is as silent as one that never begins.

    Scenario Outline: <seconds> seconds after the greeting stopped
      Given the node encrypts where it can
      And the node has its usual patience with peers
      And the node has an inbound connection to peer Alice
      And peer Bob calls and stops in the middle of an encrypted greeting
      When <seconds> seconds pass
      Then the node <does> Bob
      And the node keeps the connection to Alice

      Examples: the last second of patience and the first second beyond
        | seconds | does                   |
        | 60      | still waits for        |
        | 61      | ends the connection to |

  @CONN-074 @source.policy
  Rule: A node that is to have no patience refuses to start
    Bitcoin Core, init.cpp, AppInitParameterInteraction. It would hang up on everybody.

    Example: No second of patience
      Given the node has 0 seconds of patience with peers
      When the node starts
      Then the node refuses to start and says why

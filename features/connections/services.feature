@core.pr.19315
Feature: Which services a peer must offer
  The few peers that a node picks by itself must be able to give it the chain. It has not picked manual
  peers and callers, so they may offer what they like.

  @CONN-025 @HAND-024 @bip.144 @source.policy
  Rule: The node hangs up on a full-relay, block-relay-only or addr-fetch peer without full-node services
    Bitcoin Core, net.h, ExpectServicesFromConn, and net_processing.cpp, HasAllDesirableServiceFlags. Two
    services are needed: to have all blocks, and to give them with their witnesses (BIP 144).

    @connection.<connection>
    Scenario Outline: A <connection> peer that offers <services>
      Given peer Bob offers <services>
      When a <connection> connection to peer Bob opens
      And an outbound-full-relay connection to peer Alice opens
      Then the node ends the connection to Bob
      But the node keeps the connection to Alice

      Examples: nothing, blocks only, witnesses only
        | connection          | services                     |
        | outbound-full-relay | nothing                      |
        | outbound-full-relay | all blocks without witnesses |
        | outbound-full-relay | witnesses without old blocks |
        | block-relay-only    | nothing                      |
        | block-relay-only    | all blocks without witnesses |
        | block-relay-only    | witnesses without old blocks |
        | addr-fetch          | nothing                      |
        | addr-fetch          | all blocks without witnesses |
        | addr-fetch          | witnesses without old blocks |

    @connection.<connection>
    Scenario Outline: A <connection> peer that offers exactly what is needed
      Given peer Bob offers all blocks with witnesses
      When a <connection> connection to peer Bob opens
      Then the node keeps the connection to Bob

      Examples: kinds that need it
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |

  @CONN-025 @HAND-024 @source.policy
  Rule: On other connections the node does not mind what the peer offers
    Bitcoin Core, net.h, ExpectServicesFromConn. A feeler connection ends anyway, and that the peer answered
    is all the node wanted to know.

    @connection.<connection>
    Scenario Outline: A <connection> peer that offers <services>
      Given peer Bob offers <services>
      When a <connection> connection to peer Bob opens
      Then the node keeps the connection to Bob

      Examples: nothing, blocks only, witnesses only
        | connection | services                     |
        | manual     | nothing                      |
        | manual     | all blocks without witnesses |
        | manual     | witnesses without old blocks |
        | inbound    | nothing                      |
        | inbound    | all blocks without witnesses |
        | inbound    | witnesses without old blocks |

    @connection.feeler
    Example: A feeler connection takes its usual course
      Given peer Bob offers nothing
      When a feeler connection to peer Bob opens
      Then the node accepts the version message of Bob
      And the node ends the connection to Bob

  @CONN-025 @HAND-025 @bip.159 @source.policy @use.with_node.min_version=27
  Rule: A peer with recent blocks only will do as long as the node's newest block is younger than a day
    Bitcoin Core, net_processing.cpp, GetDesirableServiceFlags: 144 blocks of ten minutes. A node that is
    further behind needs blocks that such a peer no longer has.

    @connection.<connection>
    Scenario Outline: <seconds> seconds after the newest block, on a <connection> connection
      Given peer Bob offers recent blocks with witnesses
      When <seconds> seconds pass
      And a <connection> connection to peer Bob opens
      Then the node <does> the connection to Bob

      Examples: the last second that is near enough
        | connection          | seconds | does  |
        | outbound-full-relay | 86399   | keeps |
        | block-relay-only    | 86399   | keeps |
        | addr-fetch          | 86399   | keeps |

      Examples: the first that is not
        | connection          | seconds | does |
        | outbound-full-relay | 86400   | ends |
        | block-relay-only    | 86400   | ends |
        | addr-fetch          | 86400   | ends |

      Examples: kinds for which it does not matter
        | connection | seconds | does  |
        | manual     | 86400   | keeps |
        | inbound    | 86400   | keeps |

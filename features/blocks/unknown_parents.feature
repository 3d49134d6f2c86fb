@use.with_node.min_version=28
Feature: Blocks on top of what nobody knows
  A node that has been away hears of blocks whose forerunners it lacks. That is no fault of whoever tells it;
  but a peer that sends a whole block unasked must make sure that it can be checked.

  @BLK-015 @source.policy
  Rule: A header on top of a block that the node lacks makes it ask for what is in between
    Bitcoin Core, net_processing.cpp, HandleUnconnectingHeaders. Bitcoin Knots ends the connections to peers that
    it has chosen itself.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection sends such a header
      Given the node has a <connection> connection to peer Bob
      When Bob sends the node a header on top of a block that nobody knows
      Then the node keeps the connection to Bob
      And the node asks Bob about the block

      Examples: callers, and peers that the operator has chosen
        | connection |
        | inbound    |
        | manual     |

      @use.with_knots=no
      Examples: peers that the node has chosen
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |

    @connection.<connection> @use.with_knots=yes
    Scenario Outline: Bitcoin Knots, and a peer of its own choice on a <connection> connection sends such a header
      Given the node has a manual connection to peer Alice
      And the node has a <connection> connection to peer Bob
      When Bob sends the node a header on top of a block that nobody knows
      Then the node ends the connection to Bob
      And the node keeps the connection to Alice

      Examples: peers that Knots has chosen
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |

  @BLK-068 @MISB-001 @source.policy
  Rule: A whole block on top of one that the node lacks ends the connection, unless the operator vouches for the peer
    Bitcoin Core, net_processing.cpp, MaybePunishNodeForBlock. Bitcoin Knots does not mind when a caller sends it.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection brings such a block
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has a <connection> connection to peer Bob
      When Bob brings the node a block on top of a block that nobody knows
      Then the node <does> the connection to Bob
      And the node keeps the connection to Alice

      Examples: peers that the node has called
        | connection          | does  |
        | outbound-full-relay | ends  |
        | block-relay-only    | ends  |
        | addr-fetch          | ends  |
        | manual              | keeps |

      @use.with_knots=no
      Examples: callers
        | connection | does |
        | inbound    | ends |

      @use.with_knots=yes
      Examples: callers of Knots
        | connection | does  |
        | inbound    | keeps |

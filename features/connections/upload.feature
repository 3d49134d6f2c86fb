Feature: A limit on what the node uploads
  An operator who pays for traffic can limit it. Old blocks, which anybody can get elsewhere, are the
  first thing that the node then denies; new blocks and transactions always flow.

  @CONN-078 @source.policy @connection.inbound
  Rule: Of what it may upload in a day, the node keeps enough in reserve for all new blocks of a day
    Bitcoin Core, net.cpp, OutboundTargetReached: 144 blocks of at most four million bytes each are 549.3
    mebibytes. A lower limit leaves nothing for old blocks from the start. A limit of 0 means no limit.

    Scenario Outline: <limit> mebibytes a day
      Given the node may upload <limit> mebibytes a day
      And the node has a block that is 604801 seconds older than its newest
      And the node has an inbound connection to peer Bob
      When Bob asks the node for the old block
      Then the node <does>

      Examples: a limit below the reserve
        | limit | does                       |
        | 549   | ends the connection to Bob |

      Examples: a limit above the reserve, and none
        | limit | does                    |
        | 550   | sends Bob the old block |
        | 0     | sends Bob the old block |

  @CONN-078 @source.policy @connection.inbound
  Rule: What the node has sent today counts towards the limit, whatever it was and to whom
    Bitcoin Core, net.cpp, RecordBytesSent. The limit is of little use if only some of the traffic counts. Here
    it leaves 700 kilobytes beside the reserve, and Alice fetches a million bytes of new blocks.

    Example: On the same day
      Given the node may upload 550 mebibytes a day
      And the node has a block that is 604801 seconds older than its newest
      And the node has an inbound connection to peer Alice
      And the node has an inbound connection to peer Bob
      When Alice asks the node 4000 times for its newest block
      And Bob asks the node for the old block
      Then the node ends the connection to Bob

    Example: A day later
      Given the node may upload 550 mebibytes a day
      And the node has a block that is 604801 seconds older than its newest
      And the node has an inbound connection to peer Alice
      When Alice asks the node 4000 times for its newest block
      And 86401 seconds pass
      And an inbound connection to peer Bob opens
      And Bob asks the node for the old block
      Then the node sends Bob the old block

  @CONN-078 @source.policy
  Rule: The node says whether it gives old blocks
    Bitcoin Core, rpc/net.cpp, getnettotals (serve_historical_blocks). The operator can see why peers leave.

    Scenario Outline: <limit> mebibytes a day
      Given the node may upload <limit> mebibytes a day
      When the node starts
      Then the node says that it <does>

      Examples: a limit below the reserve
        | limit | does                  |
        | 549   | keeps old blocks back |

      Examples: a limit above the reserve, and none
        | limit | does             |
        | 550   | gives old blocks |
        | 0     | gives old blocks |

  @CONN-078 @source.policy
  Rule: Once only the reserve is left, whoever asks for an old block is hung up on
    Bitcoin Core, net_processing.cpp, ProcessGetBlockData. Old is a block that is more than a week older
    than the newest. The kind of connection makes no difference.

    @connection.<connection>
    Scenario Outline: An old block on a <connection> connection
      Given the node may upload 1 mebibyte a day
      And the node has a block that is 604801 seconds older than its newest
      And the node has a <connection> connection to peer Alice
      And the node has a <connection> connection to peer Bob
      When Alice asks the node for its newest block
      And Bob asks the node for the old block
      Then the node sends Alice its newest block
      But the node ends the connection to Bob

      Examples: all lasting kinds
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: A block that is a week old to the second
      Given the node may upload 1 mebibyte a day
      And the node has a block that is 604800 seconds older than its newest
      And the node has an inbound connection to peer Bob
      When Bob asks the node for the old block
      Then the node sends Bob the old block
      And the node keeps the connection to Bob

  @CONN-078 @source.policy @connection.inbound
  Rule: Whoever may download without limit gets old blocks all the same
    Bitcoin Core, net_processing.cpp, ProcessGetBlockData. The operator's own machines must not suffer.

    Example: An old block, though only the reserve is left
      Given the node may upload 1 mebibyte a day
      And peer Alice has a local address of its own
      And the operator whitelists the address of Alice with the permissions download
      And the node has a block that is 604801 seconds older than its newest
      And the node has an inbound connection to peer Alice
      When Alice asks the node for the old block
      Then the node sends Alice the old block

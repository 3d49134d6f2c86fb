@use.with_public_addresses=yes @use.with_mockscheduler=yes @use.with_node.min_version=23
Feature: An extra block-relay-only connection
  Just to be sure, the node now and then listens to somebody new. Whoever surrounds a node with peers of
  his own must not be able to keep it in the dark.

  @CONN-071 @BLK-079 @source.policy @connection.block-relay-only
  Rule: Now and then a node that has caught up opens a third block-relay-only connection
    Bitcoin Core, net.cpp, ThreadOpenConnections: every five minutes on average. A feeler connection is due
    at the same moment, so the node calls Bob in any case: the kind of call is the question.

    Example: It knows that it has caught up
      Given the node looks for peers by itself
      And the node has all the lasting connections that it wants
      When the node reviews its peers
      And the node learns the address of peer Bob
      And the time for an extra block-relay-only connection comes
      Then the node opens a block-relay-only connection to Bob

    @connection.<connection>
    Scenario Outline: Its newest block is <seconds> seconds old
      Given the node looks for peers by itself
      And the node has just started with a newest block that was found <seconds> seconds ago
      And the node has all the lasting connections that it wants
      And peer Bob waits with its version message
      When the node reviews its peers
      And the node learns the address of peer Bob
      And the time for an extra block-relay-only connection comes
      Then the node opens a <connection> connection to Bob

      Examples: it has caught up, its newest block being younger than twenty times ten minutes
        | seconds | connection       |
        | 11999   | block-relay-only |

      Examples: it has not caught up, and the call is a mere feeler
        | seconds | connection |
        | 12000   | feeler     |

    @connection.feeler
    Example: It has not looked yet whether it has caught up
      Given the node looks for peers by itself
      And the node has all the lasting connections that it wants
      And peer Bob waits with its version message
      When the node learns the address of peer Bob
      And the time for an extra block-relay-only connection comes
      Then the node opens a feeler connection to Bob

  @CONN-071 @BLK-079 @source.policy @connection.block-relay-only
  Rule: Of three block-relay-only peers the youngest leaves after half a minute, unless it has proved its worth
    Bitcoin Core, net_processing.cpp, EvictExtraOutboundPeers. If it has brought a block more lately than
    the second youngest, that one leaves instead. If a block from it is on its way, it stays for now.

    Scenario Outline: <seconds> seconds after it opened
      Given the node looks for peers by itself
      And the node has all the lasting connections that it wants
      And the node has an extra block-relay-only connection to peer Bob
      When the node reviews its peers <seconds> seconds later
      Then the node <does> the connection to Bob

      Examples: the last second that it may stay
        | seconds | does  |
        | 29      | keeps |

      Examples: the first second that it may not
        | seconds | does |
        | 30      | ends |

    Example: The youngest has brought the latest block, and the second youngest leaves
      Given the node looks for peers by itself
      And the node has all the lasting connections that it wants, the newest block-relay-only one to peer Erin
      And the node has an extra block-relay-only connection to peer Bob
      When Bob brings the node a new block
      And the node reviews its peers 30 seconds later
      Then the node ends the connection to Erin
      But the node keeps the connection to Bob

    Example: The node waits for a block that the youngest has announced
      Given the node looks for peers by itself
      And the node has all the lasting connections that it wants
      And the node has an extra block-relay-only connection to peer Bob
      When Bob announces a new block and does not deliver it
      And the node reviews its peers 30 seconds later
      Then the node keeps the connection to Bob

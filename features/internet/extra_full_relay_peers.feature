@use.with_public_addresses=yes @use.with_mockscheduler=yes @use.with_node.min_version=23
Feature: An extra full-relay connection
  When no block comes for long, the node listens to somebody new. Whoever surrounds a node with peers of
  his own must not be able to keep it in the dark.

  @CONN-070 @BLK-077 @source.policy @connection.outbound-full-relay
  Rule: After more than half an hour without a block the node opens one more full-relay connection
    Bitcoin Core, net_processing.cpp, CheckForStaleTipAndEvictPeers (three times the usual distance of ten
    minutes). An extra block-relay-only connection and a feeler connection are due at the same moment, so the
    node calls Bob in any case: the kind of call shows whether it wants one more full-relay peer.

    Example: 1800 seconds after the latest block, the last second of patience
      Given the node looks for peers by itself
      And the node has all the lasting connections that it wants
      And peer Bob waits with its version message
      When 1800 seconds pass
      And the node reviews its peers
      And the node learns the address of peer Bob
      And the time for an extra block-relay-only connection comes
      Then the node opens a connection to Bob other than outbound-full-relay

    Example: 1801 seconds after the latest block, the first second beyond
      Given the node looks for peers by itself
      And the node has all the lasting connections that it wants
      When 1801 seconds pass
      And the node reviews its peers
      And the node learns the address of peer Bob
      And the time for an extra block-relay-only connection comes
      Then the node opens an outbound-full-relay connection to Bob

  @CONN-070 @BLK-077 @source.policy @connection.outbound-full-relay
  Rule: A node that lately saw no need for a ninth peer still opens one after half an hour without a block
    Bitcoin Core, net_processing.cpp, CheckForStaleTipAndEvictPeers (every ten minutes). A node that looked
    once and was content would notice too late that no block comes any more.

    Example: It was content half an hour ago
      Given the node looks for peers by itself
      And the node has all the lasting connections that it wants
      When the node reviews its peers
      And the node reviews its peers 1801 seconds later
      And the node learns the address of peer Bob
      And the time for an extra block-relay-only connection comes
      Then the node opens an outbound-full-relay connection to Bob

  @CONN-070 @BLK-078 @source.policy @connection.outbound-full-relay
  Rule: A full-relay connection is more than half a minute old before it is ended as one too many
    Bitcoin Core, net_processing.cpp, EvictExtraOutboundPeers. A new peer must have time to say what it
    knows.

    Scenario Outline: <seconds> seconds after it opened
      Given the node looks for peers by itself
      And the node has all the lasting connections that it wants
      And the node has an extra outbound-full-relay connection to peer Bob
      When the node reviews its peers <seconds> seconds later
      Then the node <does> the connection to Bob

      Examples: the last second
        | seconds | does  |
        | 30      | keeps |

      Examples: the first second beyond
        | seconds | does |
        | 31      | ends |

  @CONN-070 @BLK-078 @source.policy @connection.outbound-full-relay
  Rule: Of nine full-relay peers, the one leaves that announced a block least recently
    Bitcoin Core, net_processing.cpp, EvictExtraOutboundPeers. Of those that announced none, the one
    that came last leaves.

    Example: The ninth has announced the latest block
      Given the node looks for peers by itself
      And the node has all the lasting connections that it wants, the newest outbound-full-relay one to peer Erin
      And the node has an extra outbound-full-relay connection to peer Bob
      When Bob brings the node a new block
      And the node reviews its peers 31 seconds later
      Then the node ends the connection to Erin
      But the node keeps the connection to Bob

  @CONN-070 @BLK-078 @source.policy @connection.outbound-full-relay @use.with_node.min_version=23
  Rule: The first four full-relay peers that are up to date keep their places, whatever the others bring
    Bitcoin Core, net_processing.cpp, EvictExtraOutboundPeers and ProcessHeadersMessage. With all places open
    to whoever brings blocks first, an attacker with fast lines could win all of them.

    Example: The four others bring a block after the ninth did
      Given the node looks for peers by itself
      And the node has all the lasting connections that it wants
      And the node has an extra outbound-full-relay connection to peer Bob
      When Bob brings the node a new block, and so do later the 4 full-relay peers that came before it
      And the node reviews its peers 31 seconds later
      Then the node ends the connection to Bob
      But the node has 8 outbound-full-relay connections

  @CONN-070 @BLK-078 @source.policy @connection.outbound-full-relay
  Rule: Once one of the nine has left, the node is content with eight
    Bitcoin Core, net_processing.cpp, EvictExtraOutboundPeers. The ninth has served its purpose; the node wants
    another one only when no block comes for long again.

    Example: It learns an address when a call is due
      Given the node looks for peers by itself
      And the node has all the lasting connections that it wants
      And the node has opened and ended an extra outbound-full-relay connection to peer Bob
      And peer Carol waits with its version message
      When the node learns the address of peer Carol
      And the time for an extra block-relay-only connection comes
      Then the node calls Carol by itself
      But the node has 8 outbound-full-relay connections

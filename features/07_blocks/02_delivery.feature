@source.policy
Feature: Requested blocks that are not delivered
  A node requests a block from one peer, as a rule, and waits. A peer that announces blocks and does not deliver them
  keeps the node from requesting them elsewhere.

  @BLK-066 @not.with.twice
  Rule: The node disconnects a peer with blocks in flight for 10 minutes, plus 5 for each other such peer
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, BLOCK_DOWNLOAD_TIMEOUT_BASE
    Ten minutes (600 seconds) are what a new block takes on average. In flight are the blocks that the node has
    requested from it, here after their headers (Alice, where she sends none, stays). While the node waits, its chain
    stands still, so an attacker could stop it by promises. With each further such peer, all of them get five minutes
    more (two have 900 seconds each, three 1200), because the node's own bandwidth may be too small. Each time that the
    first of its blocks in flight arrives, its time begins again, with another one not. Manual peers and those with the
    noban permission are no exception: the chain stands still all the same. Not with twice as many peers: peers with
    blocks in flight give each other more time.

    @connection.<connection>
    Scenario Outline: <seconds> seconds after two headers, on a <connection> connection
      Given the node has an outbound-full-relay connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node 2 consecutive headers
      And <seconds> seconds pass
      Then the node requests the block from Bob
      And the node <outcome> Bob
      And the node stays connected to Alice

      Examples: the last second of the time, and the first second beyond
        | connection          | seconds | outcome            |
        | outbound-full-relay | 600     | stays connected to |
        | block-relay-only    | 600     | stays connected to |
        | manual              | 600     | stays connected to |
        | inbound             | 600     | stays connected to |
        | outbound-full-relay | 601     | disconnects        |
        | block-relay-only    | 601     | disconnects        |
        | manual              | 601     | disconnects        |
        | inbound             | 601     | disconnects        |

    @connection.inbound
    Example: 601 seconds after two headers, and the peer has the noban permission
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      When Bob sends the node 2 consecutive headers
      And 601 seconds pass
      Then the node requests the block from Bob
      And the node disconnects Bob

    @connection.<connection>
    Scenario Outline: A <connection> peer delivers two of three blocks, each after 600 seconds; <seconds> seconds pass
      Given the node has a <connection> connection to Bob
      When Bob announces blocks 1 to 3 to the node
      And 600 seconds pass
      And Bob sends the node block 1
      And 600 seconds pass
      And Bob sends the node block 2
      And <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: the last second of the time and the first second beyond
        | connection       | seconds | outcome            |
        | inbound          | 600     | stays connected to |
        | inbound          | 601     | disconnects        |
        | block-relay-only | 600     | stays connected to |
        | block-relay-only | 601     | disconnects        |

    @connection.inbound
    Example: A peer delivers the second of two blocks after 600 seconds, and 1 second passes
      Given the node has an inbound connection to Bob
      When Bob announces blocks 1 to 2 to the node
      And 600 seconds pass
      And Bob sends the node block 2
      And 1 second passes
      Then the node disconnects Bob

    @connection.inbound
    Example: Two peers have blocks in flight for 900 seconds and for 898
      Given the node has inbound connections to Alice and Bob
      When Alice sends the node 2 consecutive headers
      And 2 seconds pass
      And Bob sends the node 2 consecutive headers
      And 898 seconds pass
      Then the node requests the block from Bob
      And the node stays connected to Alice
      And the node stays connected to Bob

    @connection.inbound
    Example: Blocks are in flight for 901 and 899 seconds from two peers, and the second alone has ten minutes
      Given the node has inbound connections to Alice and Bob
      When Alice sends the node 2 consecutive headers
      And 2 seconds pass
      And Bob sends the node 2 consecutive headers
      And 899 seconds pass
      Then the node requests the block from Bob
      And the node disconnects Alice
      And the node disconnects Bob

    @connection.<connection>
    Scenario Outline: Three <connection> peers have a block in flight each for <seconds> seconds
      Given the node has <connection> connections to Alice, Bob and Carol
      When Alice announces block 1 to the node
      And Bob announces block 2 to the node
      And Carol announces block 3 to the node
      And <seconds> seconds pass
      Then the node <outcome> Alice
      And the node <outcome> Bob
      And the node <outcome> Carol

      Examples: the last second of the time and the first second beyond
        | connection          | seconds | outcome            |
        | outbound-full-relay | 1200    | stays connected to |
        | manual              | 1200    | stays connected to |
        | inbound             | 1200    | stays connected to |
        | inbound             | 1201    | disconnects        |

    @connection.inbound
    Scenario Outline: A peer has delivered its block in flight, and later another one is so for <seconds> seconds
      Given the node has an inbound connection to Bob
      And Bob announces block 1 to the node
      And Bob sends the node block 1
      And 601 seconds pass
      When Bob announces block 2 to the node
      And <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: the last second of the time and the first second beyond
        | seconds | outcome            |
        | 600     | stays connected to |
        | 601     | disconnects        |

  @BLK-064
  Rule: A block in flight from a peer stays so though the peer says that it does not have it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage
    If the word freed a peer of its request, or gave it more time, it could promise block after block, deliver none, and
    stop the node's chain each time. So it may still deliver, or is disconnected when its ten minutes (600 seconds) are
    over. Carol shows the node at work. Not with twice as many peers: one is asked, or each has more time.

    @connection.<connection> @not.with.twice
    Scenario Outline: A <connection> peer says so, and another peer announces the block, too
      Given the node has <connection> connections to Alice and Bob
      And the node has an inbound connection to Carol
      When Alice and Bob announce block 1 to the node
      And Alice sends the node a notfound message for block 1
      And Carol announces blocks 1 to 2 to the node
      Then the node requests block 2 from Carol once
      But the node does not request block 1 from Bob
      And the node requests block 1 from Alice once

      Examples: all long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    @connection.<connection> @not.with.twice
    Scenario Outline: A <connection> peer says so after 300 seconds, and <seconds> more pass
      Given the node has a <connection> connection to Bob
      When Bob announces block 1 to the node
      And 300 seconds pass
      And Bob sends the node a notfound message for block 1
      And <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: the last second of the ten minutes and the first second beyond
        | connection       | seconds | outcome            |
        | inbound          | 300     | stays connected to |
        | inbound          | 301     | disconnects        |
        | block-relay-only | 300     | stays connected to |
        | block-relay-only | 301     | disconnects        |

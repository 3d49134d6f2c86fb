@source.policy
Feature: Blocks that are delivered in another order, or by another peer
  Blocks need not arrive in the order of the requests, nor from the peers of which they were requested; but no peer must
  get by without the first of its blocks in flight.

  @BLK-095 @not.with.twice
  Rule: The ten minutes for blocks in flight from a peer begin again only when the first of them arrives
    Bitcoin Core: net_processing.cpp PeerManagerImpl::RemoveBlockRequest
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, BLOCK_DOWNLOAD_TIMEOUT_BASE
    When they are over (600 seconds), the peer is disconnected. The first is what the node's chain waits for. If any
    other block, or a later request, gave the peer more time, it could hold back the first for as long as it likes by
    sending or announcing the rest slowly. With each first that arrives, the next is the first. Who brings it does not
    matter; a mutated copy does not count, and costs its sender the connection (but for manual peers and noban). 400
    seconds and 201 are ten minutes and a second.
    Not with twice as many peers: peers with blocks in flight give each other more time.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends <delivered> of two after 400 seconds, and <seconds> more pass
      Given the node has a <connection> connection to Bob
      When Bob announces blocks 1 to 2 to the node
      And 400 seconds pass
      And Bob sends the node <delivered>
      And <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: ten minutes after the request, or after the first block, and a second more
        | connection          | delivered | seconds | outcome            |
        | outbound-full-relay | block 2   | 201     | disconnects        |
        | block-relay-only    | block 2   | 201     | disconnects        |
        | manual              | block 2   | 201     | disconnects        |
        | inbound             | block 2   | 200     | stays connected to |
        | inbound             | block 2   | 201     | disconnects        |
        | outbound-full-relay | block 1   | 600     | stays connected to |
        | block-relay-only    | block 1   | 600     | stays connected to |
        | manual              | block 1   | 600     | stays connected to |
        | inbound             | block 1   | 600     | stays connected to |
        | inbound             | block 1   | 601     | disconnects        |

    @connection.inbound
    Example: A peer sends the first of three after 400 seconds, and 400 later the next
      Given the node has an inbound connection to Bob
      When Bob announces blocks 1 to 3 to the node
      And 400 seconds pass
      And Bob sends the node block 1
      And 400 seconds pass
      And Bob sends the node block 2
      And 600 seconds pass
      Then the node stays connected to Bob

    @connection.inbound
    Example: A peer announces one more block after 400 seconds, and 201 more pass
      Given the node has an inbound connection to Bob
      When Bob announces block 1 to the node
      And 400 seconds pass
      And Bob announces block 2 to the node
      And 201 seconds pass
      Then the node requests block 2 from Bob
      And the node disconnects Bob

    @connection.inbound
    Scenario Outline: Another peer sends <delivered> after 400 seconds, and <seconds> more pass
      Given the node has inbound connections to Alice and Bob
      When Bob announces blocks 1 to 2 to the node
      And 400 seconds pass
      And Alice sends the node <delivered>
      And <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: ten minutes after the request, or after the first block
        | delivered       | seconds | outcome            |
        | block 1         | 201     | stays connected to |
        | block 1         | 600     | stays connected to |
        | block 1         | 601     | disconnects        |
        | block 2         | 201     | disconnects        |

    @connection.inbound @use.with_node.min_version=27
    Example: Another peer sends a mutated copy of the first
      Given the node has inbound connections to Alice and Bob
      When Bob announces blocks 1 to 2 to the node
      And 400 seconds pass
      And Alice sends the node block 1 mutated
      And 201 seconds pass
      Then the node disconnects Bob
      And the node disconnects Alice

  @BLK-065
  Rule: A requested block that another peer sends is accepted, and no longer in flight
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessBlock
    Bitcoin Core: net_processing.cpp PeerManagerImpl::RemoveBlockRequest
    It is the same block, whoever brings it. The peer of which it was requested must not be disconnected, as it is when
    a block has been in flight for more than ten minutes (600 seconds), for one that the node has, and can be asked for
    others: it may have sixteen in flight, so that for each that comes one more is requested. Carol is told of block 1.
    Not with twice as many peers: peers with blocks in flight give each other more time.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends the first of the sixteen blocks in flight from an inbound one
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      And the node has an inbound connection to Carol
      When Alice announces blocks 1 to 20 to the node
      And Bob sends the node block 1
      Then the node announces block 1 to Carol
      And the node requests block 17 from Alice once
      But the node does not request block 18 from Alice

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection> @not.with.twice
    Scenario Outline: Six hundred and one seconds after the request of a <connection> peer
      Given the node has a <connection> connection to Alice
      And the node has an inbound connection to Bob
      When Alice announces block 1 to the node
      And Bob sends the node block 1
      And 601 seconds pass
      Then the node stays connected to Alice

      Examples: all long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer has sixteen blocks in flight, of which another one sends two
      Given the node has a <connection> connection to Alice
      And the node has an inbound connection to Bob
      When Alice announces blocks 1 to 20 to the node
      And Bob sends the node block 2
      And Bob sends the node block 3
      Then the node requests block 17 from Alice once
      And the node requests block 18 from Alice once
      But the node does not request block 19 from Alice

      Examples: all long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

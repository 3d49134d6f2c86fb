@source.policy
Feature: Blocks that peers announce by their hashes
  A hash is the name of a block: a number computed from its header. A hash alone may be an invention. The node
  requests the headers that lead to the block, which cost work to make, before it requests the block.

  @TXR-018 @BLK-009 @use.with_node.min_version=24
  Rule: With a best header of the last day, an unknown hash makes the node request headers, if it awaits none
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, MaybeSendGetHeaders
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendGetHeaders, HEADERS_RESPONSE_TIME
    Headers show that work was spent, a hash alone does not; but if the node did nothing, it would miss the block. It
    has requested headers from each peer once, when it connected, and awaits them for up to two minutes (120 seconds)
    after each request to this peer, so that many hashes cause one request only (those of a noban peer, too; before
    version 24 each caused one). If its best header is a day old or older, as in initial block download, it has
    requested all headers from one peer; then a block makes it request them from one more only, not from all who tell
    of it. Peers that offer no blocks, wallets as a rule, are asked so once only: most have no headers to give.
    Not a day later: the node awaits no headers any more by then.

    @connection.<connection>
    Scenario Outline: It is announced by its hash, on a <connection> connection
      Given the node has a <connection> connection to Bob
      When Bob announces an unknown block by its hash to the node
      Then the node requests headers from Bob
      And the node stays connected to Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.block-relay-only @first.with.later
    Example: The node awaits headers from one of two peers
      Given the node has a block-relay-only connection to Alice
      And the node has a block-relay-only connection to Bob, who does not answer requests for headers
      When 120 seconds pass
      And Alice announces an unknown block by its hash to the node
      And Bob announces an unknown block by its hash to the node
      Then the node requests headers from Alice
      But the node does not request headers from Bob further

    @connection.inbound @first.with.later
    Example: The node awaits headers from an inbound peer with the noban permission
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who does not answer requests for headers
      When Alice announces an unknown block by its hash to the node
      And Bob announces an unknown block by its hash to the node
      Then the node requests headers from Alice
      But the node does not request headers from Bob further

    @connection.inbound
    Example: One of two peers announces a block that the node has
      Given the node has inbound connections to Alice and Bob
      And a new block is mined
      When Bob announces the block by its hash to the node
      And Alice announces an unknown block by its hash to the node
      Then the node requests headers from Alice
      But the node does not request headers from Bob further

    @connection.<connection>
    Scenario Outline: The node has awaited headers from a <connection> peer for two minutes and a second
      Given the node has a <connection> connection to Bob, who does not answer requests for headers
      When 121 seconds pass
      And Bob announces an unknown block by its hash to the node
      Then the node requests headers from Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @BLK-093 @use.with_node.min_version=24
  Rule: However many unknown blocks one inv announces, the node makes one request for headers at most
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage
    The blocks most likely stand on top of each other: one request brings all their headers. Else a single message could
    cause thousands of requests. The node makes none while it awaits an answer, two minutes at most (in the last example
    each has been answered), nor a second one to a peer without blocks. Not a day later: it awaits none any more.

    @connection.<connection>
    Scenario Outline: <count> in one inv, on a <connection> connection
      Given the node has a <connection> connection to Bob
      When Bob sends the node an inv of <count>
      Then the node requests headers from Bob once

      Examples: all long-lived types and addr-fetch
        | connection          | count    |
        | outbound-full-relay | 3 blocks |
        | block-relay-only    | 3 blocks |
        | addr-fetch          | 3 blocks |
        | manual              | 3 blocks |
        | inbound             | 3 blocks |
        | inbound             | 1 block  |

    @connection.inbound @first.with.later
    Example: Two peers send such an inv, and one of them has not answered the node's request
      Given the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who does not answer requests for headers
      When Alice sends the node an inv of 3 blocks
      And Bob sends the node an inv of 3 blocks
      Then the node requests headers from Alice once
      But the node does not request headers from Bob further

    @connection.inbound
    Example: The same peer sends three, and answers in between
      Given the node has an inbound connection to Bob, who does not answer requests for headers
      And Bob sends the node an empty headers message
      And Bob sends the node an inv of 3 blocks
      And Bob sends the node an empty headers message
      And Bob sends the node an inv of 3 blocks
      And Bob sends the node an empty headers message
      When Bob sends the node an inv of 3 blocks
      Then the node requests headers from Bob once

  @CONN-072 @BLK-075 @first.with.later @few.with.bystanders
  Rule: Who shows the chain tip by its hash alone is not among the four peers that may stay behind
    Bitcoin Core: net_processing.cpp PeerManagerImpl::UpdatePeerStateForReceivedHeaders
    The first four outbound-full-relay peers that have shown the chain tip by its header may stay behind later, while
    others are disconnected after 22 minutes (1201 and 121 seconds here). A hash counts as the chain tip shown, and
    keeps the peer connected as long as there is no new block; but everybody can repeat it, without a chain of his own.
    Not a day later: the peer has shown the chain tip by its header then.
    Not with bystanders: they would be among the first four that have shown the chain tip.

    @connection.outbound-full-relay
    Example: The only outbound-full-relay peer shows the chain tip by its hash
      Given the node has an outbound-full-relay connection to Bob
      And a new block is mined
      And Bob announces the block by its hash to the node
      When a new block is mined
      And 1201 seconds pass
      And 121 seconds pass
      Then the node disconnects Bob

    @connection.<connection>
    Scenario Outline: A <connection> peer shows the chain tip by its hash, and no new block comes
      Given the node has a <connection> connection to Bob
      And a new block is mined
      When Bob announces the block by its hash to the node
      And 1201 seconds pass
      And 121 seconds pass
      Then the node stays connected to Bob

      Examples: types that are measured by their chain
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |

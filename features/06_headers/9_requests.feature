@source.policy @use.with_node.min_version=24
Feature: How the node requests headers
  A request holds a locator: it names blocks that the node has, so that the peer finds where its own chain parts from
  the node's. One request at a time is enough for each peer.

  @BLK-007
  Rule: The node's locator names twelve blocks one by one, then ever fewer, down to the genesis block
    Bitcoin Core: chain.cpp LocatorEntries
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, MaybeSendGetHeaders
    Chains nearly always part close to their tips, so the locator is dense there; it thins out further down, so that a
    short one will do for any chain. With gaps near the tip the peer would send much that the node has. "Headers after
    block 300" in an example stands for the whole locator that begins there (see the lexicon). The request with which
    the node begins by itself starts one block below the best header: so a peer that has just the same chain sends at
    least that one header, and is known to have it. A request upon an announcement starts at the best header, one after
    a full message at its last header (of a low-work chain, this stands before the locator of where it branched off),
    one to a peer of its choice that has been behind for twenty minutes one below the chain tip that it is to show.
    Not a day later: peers that do not show the chain tip, or do not send a block, are gone by then.

    @connection.<connection>
    Scenario Outline: A chain of <blocks> and one more, as a <connection> connection opens
      Given <blocks> new blocks are mined
      When a <connection> connection to Bob opens
      Then the node requests headers after block <blocks> from Bob once

      Examples: all long-lived types and addr-fetch
        | connection          | blocks |
        | outbound-full-relay | 300    |
        | block-relay-only    | 300    |
        | addr-fetch          | 300    |
        | manual              | 300    |
        | inbound             | 300    |

      Examples: short chains, where the steps begin to grow or the genesis block comes early
        | connection | blocks |
        | inbound    | 2      |
        | inbound    | 10     |
        | inbound    | 11     |
        | inbound    | 12     |
        | inbound    | 13     |
        | inbound    | 14     |
        | inbound    | 50     |

    @connection.<connection>
    Scenario Outline: A later request to a <connection> peer
      Given 19 new blocks are mined
      And the node has a <connection> connection to Bob
      When Bob announces an unknown block by its hash to the node
      Then the node requests headers after block 20 from Bob once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound @first.with.later
    Example: The best header is on top of the chain tip, of height 1
      Given the node has inbound connections to Alice and Carol
      And Alice sends the node header 1 of the headers chain alone
      When an inbound connection to Bob opens
      And Carol announces an unknown block by its hash to the node
      Then the node requests headers after block 1 from Bob once
      And the node requests headers after header 1 of the headers chain from Carol once

    @connection.block-relay-only @first.with.later
    Example: A peer has stayed behind the chain tip, of height 20, for twenty minutes
      Given 19 new blocks are mined
      And the node has a block-relay-only connection to Bob
      When 1201 seconds pass
      Then the node requests headers after block 19 from Bob once

  @BLK-008
  Rule: Once a peer sends headers that connect, or none, the node may request headers from it again at once
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessHeadersMessage
    The node otherwise waits for two minutes (120 seconds) for the answer to its last request. An answer ends the wait:
    headers that connect, which means that they follow on a block that the node knows, or the word that there are none.
    If it did not, the peer's next block would come to nothing for two minutes, in which the node stays on an old chain.
    Alice, who answers nothing, shows the wait; in the last example Bob leaves one request unanswered, and 120 seconds
    are not yet over two minutes.
    Not a day later: the node does not wait for an answer any more.

    @connection.<connection> @first.with.later
    Scenario Outline: The first request is answered by no headers, on a <connection> connection
      Given the node has an inbound connection to Alice, who does not answer requests for headers
      And the node has a <connection> connection to Bob, who does not answer requests for headers
      When Bob sends the node an empty headers message
      And Bob announces an unknown block by its hash to the node
      And Alice announces an unknown block by its hash to the node
      Then the node requests headers from Bob once
      But the node does not request headers from Alice further

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection> @first.with.later
    Scenario Outline: The first request is answered by a header that connects, on a <connection> connection
      Given the node has an inbound connection to Alice, who does not answer requests for headers
      And the node has a <connection> connection to Bob, who does not answer requests for headers
      When Bob announces the chain tip to the node
      And Bob announces an unknown block by its hash to the node
      And Alice announces an unknown block by its hash to the node
      Then the node requests headers from Bob once
      But the node does not request headers from Alice further

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: The second request is left unanswered, and two more blocks are announced
      Given the node has an inbound connection to Bob, who does not answer requests for headers
      When Bob sends the node an empty headers message
      And Bob announces an unknown block by its hash to the node
      And 120 seconds pass
      And Bob announces an unknown block by its hash to the node
      Then the node requests headers from Bob once

  @BLK-093
  Rule: However many unknown blocks one inv announces, the node makes one request for headers at most
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage
    The blocks most likely stand on top of each other, so one request brings the headers of all. A peer could else have
    the node send it thousands of requests by a single message. It makes none while it awaits an answer to another one,
    two minutes at most (in the last example each has been answered), nor a second one to a peer that offers no blocks.
    Not a day later: the node does not wait for an answer any more.

    @connection.<connection>
    Scenario Outline: <count> blocks in one inv, on a <connection> connection
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

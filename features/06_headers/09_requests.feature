@source.policy @use.with_node.min_version=24
Feature: How the node requests headers
  A request holds a locator: it names blocks that the node has, so that the peer finds where its own chain forks from
  the node's. One request at a time is enough for each peer.

  @BLK-007
  Rule: The node's locator names twelve blocks one by one, then ever fewer, down to the genesis block
    Bitcoin Core: chain.cpp LocatorEntries
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, MaybeSendGetHeaders
    Chains nearly always part close to their tips, so the locator is dense there; it thins out further down, so that a
    short one will do for any chain. "Headers after block 300" in an example stands for the whole locator that begins
    there (see the lexicon). The request with which the node begins by itself starts one block below the best header: so
    a peer that has the same chain sends at least that header, and is known to have it. One upon an announcement starts
    at the best header, one after a full message at its last header (of a low-work chain, before the locator of where it
    branched off), one to a peer of its choice that is behind for twenty minutes one below the chain tip that it is to
    show. Not a day later: peers that do not show the chain tip, or send a block, are gone, and the best header is old.

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
      Given the node has inbound connections to Alice, Carol and Dave
      And Alice sends the node header 1 of the headers chain alone
      When an inbound connection to Bob opens
      And Carol announces an unknown block by its hash to the node
      And Dave sends the node a header on top of an unknown block
      Then the node requests headers after block 1 from Bob once
      And the node requests headers after header 1 of the headers chain from Carol once
      And the node requests headers after header 1 of the headers chain from Dave once

    @connection.inbound @first.with.later
    Example: The best header was that of a block on top of the chain tip, of height 1, which proved to be invalid
      Given the node has a manual connection to Alice
      And the node has an inbound connection to Bob
      When Alice sends the node a block that claims too large a reward
      And Bob announces an unknown block by its hash to the node
      Then the node requests headers after block 1 from Bob once

    @connection.block-relay-only @first.with.later
    Example: A peer has stayed behind the chain tip, of height 20, for twenty minutes, in which block 21 has come
      Given 19 new blocks are mined
      And the node has a block-relay-only connection to Bob
      When 600 seconds pass
      And a new block is mined
      And 601 seconds pass
      Then the node requests headers after block 19 from Bob once

  @BLK-008
  Rule: Once a peer sends headers that connect, or none, the node may request headers from it again at once
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessHeadersMessage
    The node otherwise waits for two minutes (120 seconds) for the answer to its last request. An answer ends the wait:
    headers that connect, which means that they follow on a block that the node knows, or the word that there are none.
    If it did not, the peer's next block would come to nothing for two minutes, in which the node stays on an old chain.
    Alice, who answers nothing, shows the wait; so does Bob in the last example, as 120 seconds are not over two
    minutes. Not a day later: the node does not wait any more.

    @connection.<connection> @first.with.later
    Scenario Outline: Asked at first, a <connection> peer <conduct>
      Given the node has an inbound connection to Alice, who does not answer requests for headers
      And the node has a <connection> connection to Bob, who does not answer requests for headers
      When Bob <conduct>
      And Bob announces an unknown block by its hash to the node
      And Alice announces an unknown block by its hash to the node
      Then the node requests headers from Bob once
      But the node does not request headers from Alice further

      Examples: no headers, on all long-lived types and addr-fetch
        | connection          | conduct                                 |
        | outbound-full-relay | sends the node an empty headers message |
        | block-relay-only    | sends the node an empty headers message |
        | addr-fetch          | sends the node an empty headers message |
        | manual              | sends the node an empty headers message |
        | inbound             | sends the node an empty headers message |

      Examples: a header that connects, on the same types
        | connection          | conduct                             |
        | outbound-full-relay | announces the chain tip to the node |
        | block-relay-only    | announces the chain tip to the node |
        | addr-fetch          | announces the chain tip to the node |
        | manual              | announces the chain tip to the node |
        | inbound             | announces the chain tip to the node |

    @connection.inbound
    Example: The second request is left unanswered, and two more blocks are announced
      Given the node has an inbound connection to Bob, who does not answer requests for headers
      When Bob sends the node an empty headers message
      And Bob announces an unknown block by its hash to the node
      And 120 seconds pass
      And Bob announces an unknown block by its hash to the node
      Then the node requests headers from Bob once

  @BLK-011
  Rule: After a full headers message the node requests the headers that follow, after any other none
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessHeadersMessage, MAX_HEADERS_RESULTS
    A headers message holds 2000 headers at most; with fewer it is the end of what the peer has. A node that did not go
    on would never have more of the chain than its first 2000 blocks; one that went on after fewer would ask in vain. It
    goes on after the second full message, too, and after one of a peer with noban. (No peer here answers by itself.)
    Not a day later: with an old chain tip the node asks more peers for headers, addr-fetch ones, too.

    @connection.<connection> @first.with.later
    Scenario Outline: A <connection> peer sends 1999 headers, and another one 2000
      Given the node has <connection> connections to Alice and Bob, each of whom does not answer requests for headers
      When Alice sends the node headers 1 to 1999 of the headers chain
      And Bob sends the node headers 1 to 2000 of the headers chain
      Then the node requests headers after stored header 2000 of the headers chain from Bob
      But the node does not request headers from Alice further

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer sends a second full message
      Given the node has a <connection> connection to Bob, who does not answer requests for headers
      When Bob sends the node headers 1 to 2000 of the headers chain
      And Bob sends the node headers 2001 to 4000 of the headers chain
      Then the node requests headers after stored header 4000 of the headers chain from Bob

      Examples: two types
        | connection       |
        | block-relay-only |
        | inbound          |

    @connection.inbound
    Example: A peer with the noban permission sends a full message
      Given the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob, who does not answer requests for headers
      When Bob sends the node headers 1 to 2000 of the headers chain
      Then the node requests headers after stored header 2000 of the headers chain from Bob

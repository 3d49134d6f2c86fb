@source.policy @use.with_node.min_version=28
Feature: Unconnecting headers, and blocks whose previous block is unknown
  A node that has been away hears of blocks whose parents it lacks: they do not connect to its chain. That is no
  fault of whoever announces them; but a peer that sends a full block unasked must make sure that the node can
  check it.

  @BLK-015
  Rule: Unconnecting headers make the node request headers, unless it awaits some or disconnects
    Bitcoin Core: net_processing.cpp PeerManagerImpl::HandleUnconnectingHeaders
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendGetHeaders, HEADERS_RESPONSE_TIME
    A header is the beginning of a block and names the previous block; where that is unknown, it is unconnecting. If the
    node lacks that one, it needs what is in between; if it did not ask, it would stay behind. Nine in one message,
    which are no announcement (eight are the most), make it ask as well. It awaits headers for up to two minutes (120
    seconds) after each request to this peer, so that many such headers cause one request only; an empty headers message
    ends the wait. It disconnects nobody, even after many of them (here sixty; before version 28, fifty were too many),
    for an honest peer may be far ahead; only Bitcoin Knots disconnects peers that it has chosen itself.
    Not a day later: the node awaits no headers any more by then.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends such a header
      Given the node has a <connection> connection to Bob
      When Bob sends the node a header on top of an unknown block
      Then the node stays connected to Bob
      And the node requests headers from Bob

      Examples: types whose peers the node does not choose
        | connection |
        | inbound    |
        | manual     |

      @use.with_knots=no
      Examples: types whose peers the node chooses, but not on Bitcoin Knots
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |

    @connection.<connection> @use.with_knots=yes
    Scenario Outline: Bitcoin Knots, and a <connection> peer sends such a header
      Given the node has a manual connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node a header on top of an unknown block
      Then the node disconnects Bob
      And the node stays connected to Alice

      Examples: types whose peers the node chooses
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |

    @connection.inbound
    Example: A peer sends nine such headers in one message, one more than nodes announce at a time
      Given the node has an inbound connection to Bob
      When Bob sends the node headers 2 to 10 of the headers chain
      Then the node requests headers from Bob

    @connection.inbound @first.with.later
    Example: The node awaits headers from one of two peers
      Given the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who does not answer requests for headers
      When Alice sends the node a header on top of an unknown block
      And Bob sends the node a header on top of an unknown block
      Then the node requests headers from Alice
      But the node does not request headers from Bob further

    @connection.<connection> @first.with.later
    Scenario Outline: The node has awaited headers from a <connection> peer for two minutes
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who does not answer requests for headers
      When 120 seconds pass
      And Alice sends the node a header on top of an unknown block
      And Bob sends the node a header on top of an unknown block
      Then the node requests headers from Alice
      But the node does not request headers from Bob further

      Examples: types whose peers the node does not choose
        | connection |
        | inbound    |
        | manual     |

    @connection.<connection>
    Scenario Outline: The node has awaited headers from a <connection> peer for two minutes and a second
      Given the node has a <connection> connection to Bob, who does not answer requests for headers
      When 121 seconds pass
      And Bob sends the node a header on top of an unknown block
      Then the node requests headers from Bob

      Examples: types whose peers the node does not choose
        | connection |
        | inbound    |
        | manual     |

    @connection.inbound @first.with.later
    Example: Another such header comes fifty-nine times while the node awaits the answer to its request
      Given the node has an inbound connection to Bob, who does not answer requests for headers
      And Bob sends the node an empty headers message
      When Bob sends the node 60 headers on top of as many unknown blocks
      Then the node requests headers from Bob once

    @connection.<connection>
    Scenario Outline: A <connection> peer sends sixty such headers
      Given the node has a <connection> connection to Bob
      When Bob sends the node 60 headers on top of as many unknown blocks
      Then the node stays connected to Bob

      Examples: types whose peers the node does not choose
        | connection |
        | inbound    |
        | manual     |

      @use.with_knots=no
      Examples: types whose peers the node chooses, but not on Bitcoin Knots
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |

  @BLK-068 @MISB-001
  Rule: A full block whose previous block is unknown is misbehaviour; in Knots, of outbound peers only
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybePunishNodeForBlock, BLOCK_MISSING_PREV
    The node cannot check a block without the block below it; an honest peer announces its block first, so that the node
    can ask for what it lacks. A peer that sends it all the same takes up the node's bandwidth and a slot with what is
    of no use, and could do so without end. (Knots forgives inbound peers, which may have been misled; before version 28
    it took ten such blocks.) Misbehaviour costs the connection; manual peers, and peers with the noban permission, are
    spared, and Alice, who has sent nothing, stays.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends such a block
      Given the node has an outbound-full-relay connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node a block on top of an unknown block
      Then the node <outcome> Bob
      And the node stays connected to Alice

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          | outcome            |
        | outbound-full-relay | disconnects        |
        | block-relay-only    | disconnects        |
        | addr-fetch          | disconnects        |
        | manual              | stays connected to |

      @use.with_knots=no
      Examples: inbound, but not on Bitcoin Knots
        | connection | outcome     |
        | inbound    | disconnects |

      @use.with_knots=yes
      Examples: inbound, on Bitcoin Knots
        | connection | outcome            |
        | inbound    | stays connected to |

    @connection.inbound
    Example: An inbound peer with the noban permission sends such a block
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      When Bob sends the node a block on top of an unknown block
      Then the node stays connected to Bob

@source.policy
Feature: Overlong locators, faulty headers messages, and invalid blocks
  What cannot come from an honest node costs the peer its connection. Misbehaviour of a manual peer or of one with the
  noban permission is overlooked; an overlong locator is not. Others do not suffer.

  @BLK-022 @MSG-009
  Rule: A peer that sends a locator of more than 101 blocks is disconnected, even if manual or with noban
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, MAX_LOCATOR_SZ
    A locator is a list of blocks of the peer's chain, some 30 as a rule (101 are enough for any chain), by which the
    node finds where the two chains part. It looks up one after the other: a list without end would keep it busy, and no
    honest one is so long. So nobody is spared. (Private broadcast ignores it.)

    @connection.<connection>
    Scenario Outline: A <connection> peer requests <what> with a locator of <count> blocks
      Given the node has an outbound-full-relay connection to Alice
      And the node has a <connection> connection to Bob
      When Bob requests <what> with a locator of <count> blocks from the node
      Then the node <outcome> Bob
      And the node stays connected to Alice

      Examples: as many as a locator may hold, and one too many
        | connection          | what    | count | outcome            |
        | inbound             | headers | 101   | stays connected to |
        | inbound             | blocks  | 101   | stays connected to |
        | outbound-full-relay | headers | 101   | stays connected to |
        | block-relay-only    | headers | 101   | stays connected to |
        | addr-fetch          | headers | 101   | stays connected to |
        | manual              | headers | 101   | stays connected to |
        | manual              | blocks  | 101   | stays connected to |
        | inbound             | headers | 102   | disconnects        |
        | inbound             | blocks  | 102   | disconnects        |
        | outbound-full-relay | headers | 102   | disconnects        |
        | outbound-full-relay | blocks  | 102   | disconnects        |
        | block-relay-only    | headers | 102   | disconnects        |
        | block-relay-only    | blocks  | 102   | disconnects        |
        | addr-fetch          | headers | 102   | disconnects        |
        | addr-fetch          | blocks  | 102   | disconnects        |
        | manual              | headers | 102   | disconnects        |
        | manual              | blocks  | 102   | disconnects        |

    @connection.<connection>
    Scenario Outline: A locator of 102 blocks in a request for <what>, and a <connection> peer has the noban permission
      Given Bob has a loopback address of its own
      And the node is started with the permissions <permissions> for Bob
      And the node has an outbound-full-relay connection to Alice
      And the node has a <connection> connection to Bob
      When Bob requests <what> with a locator of 102 blocks from the node
      Then the node disconnects Bob
      And the node stays connected to Alice

      Examples: both requests of an inbound peer
        | connection | permissions | what    |
        | inbound    | noban       | headers |
        | inbound    | noban       | blocks  |

      @use.with_whitelist_out=yes
      Examples: both requests of a manual peer
        | connection | permissions | what    |
        | manual     | noban, out  | headers |
        | manual     | noban, out  | blocks  |

  @BLK-011 @BLK-023 @MISB-001 @MSG-010 @use.with_node.min_version=28
  Rule: More than 2000 headers in one message, or non-continuous headers, are misbehaviour
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, max_headers_result
    Bitcoin Core: net_processing.cpp PeerManagerImpl::CheckHeadersPoW
    A node answers a request with 2000 headers at most, each on top of the one before. More would take the node time and
    memory without end; so would non-continuous ones, of which one does not follow the other: they show no chain whose
    work could be compared. After exactly 2000 the node asks for more. Misbehaviour costs the connection, but for manual
    peers and noban. Before version 28 it took five such messages. (In private broadcast the node ignores headers.)

    @connection.<connection>
    Scenario Outline: As many headers as a message may hold, from a <connection> peer
      Given the node has a <connection> connection to Bob
      When Bob sends the node 2000 consecutive headers
      Then the node stays connected to Bob
      And the node requests headers from Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer sends <headers>
      Given the node has an outbound-full-relay connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node <headers>
      Then the node <outcome>
      And the node stays connected to Alice

      Examples: one too many, and non-continuous headers; a manual peer may stay, and no block of them is requested
        | connection          | headers                                          | outcome                   |
        | inbound             | 2001 consecutive headers                         | disconnects Bob           |
        | outbound-full-relay | 2001 consecutive headers                         | disconnects Bob           |
        | block-relay-only    | 2001 consecutive headers                         | disconnects Bob           |
        | addr-fetch          | 2001 consecutive headers                         | disconnects Bob           |
        | inbound             | two non-continuous headers                       | disconnects Bob           |
        | inbound             | two headers, and one more on top of none of them | disconnects Bob           |
        | outbound-full-relay | two non-continuous headers                       | disconnects Bob           |
        | block-relay-only    | two non-continuous headers                       | disconnects Bob           |
        | addr-fetch          | two non-continuous headers                       | disconnects Bob           |
        | manual              | 2001 consecutive headers                         | sends Bob nothing further |
        | manual              | two non-continuous headers                       | sends Bob nothing further |

    @connection.inbound
    Scenario Outline: A peer with the noban permission sends <headers>
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      When Bob sends the node <headers>
      Then the node stays connected to Bob
      But the node sends Bob nothing further

      Examples: one too many, and non-continuous headers, of which no block is requested either
        | headers                    |
        | 2001 consecutive headers   |
        | two non-continuous headers |

  @BLK-069 @MISB-001
  Rule: A full block newly found to break a consensus rule is misbehaviour; in Knots, of outbound peers only
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybePunishNodeForBlock, BLOCK_CONSENSUS
    Here the coinbase transaction takes more than the rules allow: if nodes let that pass, anybody could make money out
    of nothing. Such a block cost real work, and is rarely a mistake. It costs the connection, but for manual peers and
    noban (and Knots forgives inbound ones). A block beside the chain tip is not checked yet. (An output spent twice in
    one transaction has crashed nodes.) Not with twice as many peers: the second builds on the block of the first.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends a block that claims too large a reward
      Given the node has an outbound-full-relay connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node a block that claims too large a reward
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

    @connection.outbound-full-relay @fixture.coins
    Example: A peer sends a block that spends an output twice in one transaction
      Given the node has outbound-full-relay connections to Alice and Bob
      When Bob sends the node a block that spends an output twice in one transaction
      Then the node disconnects Bob

    @BLK-026 @connection.outbound-full-relay @not.with.twice
    Example: It lies beside the chain tip, so that it is checked when one on top comes, and a peer builds on the next
      Given the node has outbound-full-relay connections to Alice, Bob and Carol
      When Bob sends the node a block competing with the chain tip that claims too large a reward
      And Alice announces one more block by its header to the node
      And Alice announces one more block by its header to the node
      And Alice sends the node the block below it in full
      And Carol announces one more block by its header to the node
      Then the node disconnects Bob
      And the node disconnects Carol

@bip.152 @source.bip
Feature: Invalid blocks in compact form
  High bandwidth is there to be fast: a peer sends a compact block when it has checked the header and the work, and
  checks the transactions afterwards. So an invalid one may come from an honest peer, but work was spent on it.

  @BLK-051
  Rule: A compact block of which only the transactions are invalid is no misbehaviour, but to build on it is
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybePunishNodeForBlock, via_compact_block
    The peer has sent it before it could know, and to disconnect it would cost honest peers that are quick. If it builds
    on the block, it takes it for valid: it follows a chain that the node refuses. This costs the connection of all but
    manual peers, those with noban and, in Bitcoin Knots, inbound ones, which may have been misled. So does the block in
    full, which nobody sends unchecked; once the node knows it as invalid, as in the last example, its header alone
    does, but of outbound peers only, which the node needs on the right chain. Here the block claims too large a reward,
    and nothing of it is missing; sent twice in compact form, it is known as invalid the second time, and still no
    misbehaviour. That Carol is told of Alice's valid block shows that the node has dealt with Bob's.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends one twice, and then another a valid block
      Given the node has a <connection> connection to Bob, who is a high-bandwidth peer
      And the node has inbound connections to Alice and Carol
      When Bob announces the block that claims too large a reward in compact form to the node
      And Bob announces the block that claims too large a reward in compact form to the node
      And Alice sends the node a new block
      Then the node stays connected to Bob
      And the node announces the block to Carol once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer sends one, and then another block on top of it
      Given the node has a <connection> connection to Bob, who is a high-bandwidth peer
      And the node has inbound connections to Alice and Carol
      When Bob announces the block that claims too large a reward in compact form to the node
      And Bob announces one more block in compact form to the node
      And Alice sends the node a new block
      Then the node <outcome> Bob
      And the node announces the block to Carol once

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

    @connection.inbound @use.with_knots=no
    Example: The peer that builds on it has the noban permission
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      When Bob announces the block that claims too large a reward in compact form to the node
      And Bob announces one more block in compact form to the node
      Then the node stays connected to Bob

    @connection.<connection>
    Scenario Outline: <connection> peers: one sends it in compact form, another one its header, then all of it
      Given the node has <connection> connections to Alice and Bob, each of whom offers compact blocks
      When Bob announces the block that claims too large a reward in compact form to the node
      And Alice sends the node a block that claims too large a reward
      Then the node stays connected to Bob
      But the node <outcome> Alice

      Examples: all long-lived types and addr-fetch
        | connection          | outcome            |
        | outbound-full-relay | disconnects        |
        | block-relay-only    | disconnects        |
        | addr-fetch          | disconnects        |
        | manual              | stays connected to |
        | inbound             | stays connected to |

  @BLK-051 @MISB-001
  Rule: An invalid header in a compact block is misbehaviour; in Knots, of outbound peers only
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybePunishNodeForBlock, BLOCK_INVALID_HEADER
    Nobody may send a compact block without having checked its header, which takes no time and needs no transactions:
    who does is broken or hostile, and would only take a slot. Misbehaviour costs the connection, but for manual peers
    and noban. Bitcoin Knots forgives inbound peers, which may have been misled. A date too far in the future may come
    from a wrong clock, and is none.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends <what>
      Given the node has an outbound-full-relay connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node <what>
      Then the node <outcome> Bob
      And the node stays connected to Alice

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          | what                                                         | outcome            |
        | outbound-full-relay | a compact block without proof of work                        | disconnects        |
        | outbound-full-relay | a compact block with a time at or below the median time past | disconnects        |
        | block-relay-only    | a compact block without proof of work                        | disconnects        |
        | block-relay-only    | a compact block with a time at or below the median time past | disconnects        |
        | addr-fetch          | a compact block without proof of work                        | disconnects        |
        | addr-fetch          | a compact block with a time at or below the median time past | disconnects        |
        | manual              | a compact block without proof of work                        | stays connected to |
        | manual              | a compact block with a time at or below the median time past | stays connected to |

      @use.with_knots=no
      Examples: inbound, but not on Bitcoin Knots
        | connection | what                                                         | outcome     |
        | inbound    | a compact block without proof of work                        | disconnects |
        | inbound    | a compact block with a time at or below the median time past | disconnects |

      @use.with_knots=yes
      Examples: inbound, on Bitcoin Knots
        | connection | what                                                         | outcome            |
        | inbound    | a compact block without proof of work                        | stays connected to |
        | inbound    | a compact block with a time at or below the median time past | stays connected to |

      Examples: no misbehaviour
        | connection          | what                                        | outcome            |
        | outbound-full-relay | a compact block dated too far in the future | stays connected to |
        | block-relay-only    | a compact block dated too far in the future | stays connected to |
        | addr-fetch          | a compact block dated too far in the future | stays connected to |
        | inbound             | a compact block dated too far in the future | stays connected to |

    @connection.inbound @use.with_knots=no
    Scenario Outline: A peer with the <permission> permission sends <what>
      Given Bob has a loopback address of its own
      And the node is started with the permissions <permission> for Bob
      And the node has an inbound connection to Bob
      When Bob sends the node <what>
      Then the node <outcome> Bob

      Examples: noban, and another one
        | permission | what                                                         | outcome            |
        | noban      | a compact block without proof of work                        | stays connected to |
        | noban      | a compact block with a time at or below the median time past | stays connected to |
        | download   | a compact block without proof of work                        | disconnects        |

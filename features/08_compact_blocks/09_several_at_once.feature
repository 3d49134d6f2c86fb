@bip.152 @source.bip @fixture.coins @use.with_node.min_version=26
Feature: The same compact block from several peers
  Whoever announces a block first may keep the node waiting for its transactions, on purpose. So the node asks others
  for them at the same time, but only high-bandwidth peers, which have brought good blocks before.

  @BLK-048
  Rule: A block's missing transactions are requested from one peer and up to two high-bandwidth ones, not three inbound
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, MAX_CMPCTBLOCKS_INFLIGHT_PER_BLOCK
    Bitcoin Core: net_processing.cpp PeerManagerImpl::IsBlockRequestedFromOutbound
    One peer alone could keep the node waiting; all at once would send the same many times. The first may be anybody,
    the others are high-bandwidth peers. The third is kept for one that the node connected to, unless it has asked such
    a one: an attacker with many inbound connections could else take all three, and hold the block back.

    @connection.<connection>
    Scenario Outline: The third high-bandwidth peer is a <connection> one, after an inbound one is not asked
      Given the node has a <connection> connection to Dave, who is a high-bandwidth peer
      And the node has inbound connections to Bob and Carol, each of whom is a high-bandwidth peer
      And the node has an inbound connection to Alice
      When Alice announces a new block with 2 unknown transactions in compact form to the node
      And Bob, Carol and Dave announce the block in compact form to the node
      Then the node requests the missing transactions from Bob once
      And the node requests the missing transactions from Dave once
      But the node does not request the missing transactions from Carol

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

    @connection.<connection>
    Scenario Outline: A <connection> peer is asked first, then two inbound ones
      Given the node has a <connection> connection to Dave, who is a high-bandwidth peer
      And the node has inbound connections to Bob and Carol, each of whom is a high-bandwidth peer
      When Dave announces a new block with 2 unknown transactions in compact form to the node
      And Bob and Carol announce the block in compact form to the node
      Then the node requests the missing transactions from Bob once
      And the node requests the missing transactions from Carol once

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

    @connection.<connection>
    Scenario Outline: A <connection> peer is asked second, an inbound one third, and another one comes fourth
      Given the node has a <connection> connection to Dave, who is a high-bandwidth peer
      And the node has inbound connections to Bob and Carol, each of whom is a high-bandwidth peer
      And the node has an inbound connection to Alice
      When Alice announces a new block with 2 unknown transactions in compact form to the node
      And Dave, Bob and Carol announce the block in compact form to the node
      Then the node requests the missing transactions from Dave once
      And the node requests the missing transactions from Bob once
      But the node does not request the missing transactions from Carol

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

    @connection.<connection>
    Scenario Outline: The second peer is a <connection> one, and not a high-bandwidth peer
      Given the node has inbound connections to Alice and Carol
      And the node has a <connection> connection to Bob
      When Alice announces a new block with 2 unknown transactions in compact form to the node
      And Bob announces the block in compact form to the node
      And Alice sends the node the missing transactions
      Then the node requests the missing transactions from Alice once
      But the node does not request the missing transactions from Bob
      And the node announces the block to Carol once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @BLK-048 @not.with.twice
  Rule: What comes late from the others is not misbehaviour; wrong transactions of one do not stop the rest
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessCompactBlockTxns
    One of the peers sends the missing transactions first; the others were asked at the same time, and cannot know that.
    If one of them sends other transactions than those of the block, the node still takes those of another: else the one
    could spoil what the other brings. Not with twice as many peers: only three are asked for a block.

    @connection.<connection>
    Scenario Outline: Alice is asked first, a <connection> peer second; <first> sends <what>, then <second>
      Given the node has a <connection> connection to Bob, who is a high-bandwidth peer
      And the node has inbound connections to Alice and Carol
      When Alice announces a new block with 2 unknown transactions in compact form to the node
      And Bob announces the block in compact form to the node
      And <first> sends the node <what>
      And <second> sends the node the missing transactions
      Then the node stays connected to <kept>
      And the node announces the block to Carol once

      Examples: wrong ones come first, from Bob on all long-lived types and addr-fetch, and from Alice
        | connection          | first | what                                     | second | kept  |
        | outbound-full-relay | Bob   | other transactions than the missing ones | Alice  | Bob   |
        | block-relay-only    | Bob   | other transactions than the missing ones | Alice  | Bob   |
        | addr-fetch          | Bob   | other transactions than the missing ones | Alice  | Bob   |
        | manual              | Bob   | other transactions than the missing ones | Alice  | Bob   |
        | inbound             | Bob   | other transactions than the missing ones | Alice  | Bob   |
        | inbound             | Alice | other transactions than the missing ones | Bob    | Alice |

      Examples: right ones come first; Bob is late on the same types, and Alice
        | connection          | first | what                                     | second | kept  |
        | outbound-full-relay | Alice | the missing transactions                 | Bob    | Bob   |
        | block-relay-only    | Alice | the missing transactions                 | Bob    | Bob   |
        | addr-fetch          | Alice | the missing transactions                 | Bob    | Bob   |
        | manual              | Alice | the missing transactions                 | Bob    | Bob   |
        | inbound             | Alice | the missing transactions                 | Bob    | Bob   |
        | block-relay-only    | Bob   | the missing transactions                 | Alice  | Alice |
        | inbound             | Bob   | the missing transactions                 | Alice  | Alice |

  @BLK-048
  Rule: The node reconstructs a block from a fourth peer's compact block if nothing is missing any more
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, MAX_CMPCTBLOCKS_INFLIGHT_PER_BLOCK
    The three peers that the node has asked, Alice, Bob and Carol, may keep it waiting. By a transaction that comes in
    another way no block is reconstructed yet: only at the next compact block of it does the node look whether all are
    there, and tell Erin. If something is missing, it requests nothing of a fourth, Dave, while all three are there.

    @connection.outbound-full-relay
    Example: Three were asked, and something is missing still
      Given the node has an inbound connection to Alice
      And the node has outbound-full-relay connections to Bob, Carol and Dave, each of whom is a high-bandwidth peer
      When Alice announces a new block with 2 unknown transactions in compact form to the node
      And Bob, Carol and Dave announce the block in compact form to the node
      Then the node requests the missing transactions from 3 of Alice, Bob and Carol
      But the node does not request the missing transactions from Dave

    @connection.outbound-full-relay
    Example: One of the three has disconnected
      Given the node has an inbound connection to Alice
      And the node has outbound-full-relay connections to Bob, Carol and Dave, each of whom is a high-bandwidth peer
      When Alice announces a new block with 2 unknown transactions in compact form to the node
      And Bob and Carol announce the block in compact form to the node
      And Bob disconnects
      And Dave announces the block in compact form to the node
      Then the node requests the missing transactions from Dave once

    @connection.<connection>
    Scenario Outline: A <connection> peer sends the missing transaction, then the compact block
      Given the node has inbound connections to Alice and Erin
      And the node has outbound-full-relay connections to Bob and Carol, each of whom is a high-bandwidth peer
      And the node has a <connection> connection to Dave
      When Alice announces a new block with the transaction in compact form to the node
      And Bob and Carol announce the block in compact form to the node
      And Dave sends the node the transaction
      And Dave announces the block in compact form to the node
      Then the node announces the block to Erin once

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

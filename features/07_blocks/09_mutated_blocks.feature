@source.policy
Feature: Mutated blocks
  Whoever alters the transactions of a valid block can leave its hash as it was. A node that took the hash for that of
  an invalid block would refuse the valid one, too, and fall off the chain.
  Not shown: noban for outbound peers; manual peers are spared without it.

  @BLK-070 @MISB-001
  Rule: A mutated block is misbehaviour, and does not spoil the block from which it was made
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage
    Bitcoin Core: validation.cpp IsBlockMutated
    A mutated block has the header, and so the hash, of a valid block, but other transactions than its header stands
    for. If the node kept the hash in mind as bad, an attacker could make it refuse the valid block. So only the
    sender pays, by its connection (but for manual peers and noban), and the valid block is accepted from whoever
    brings it. Its transactions may differ though the header stands for them: the last twice, or another witness.
    (Before version 27 a copy with another witness cost nothing if the node had the block, or had no use for it.)
    Not with twice as many peers: the node needs the valid block from one of them only.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends a mutated block
      Given the node has an outbound-full-relay connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node a mutated block
      Then the node <outcome> Bob
      And the node stays connected to Alice

      Examples: all long-lived types and addr-fetch
        | connection          | outcome            |
        | inbound             | disconnects        |
        | outbound-full-relay | disconnects        |
        | block-relay-only    | disconnects        |
        | addr-fetch          | disconnects        |
        | manual              | stays connected to |

    @connection.<connection>
    Scenario Outline: A <connection> peer sends a mutated block that nobody has announced
      Given the node has an outbound-full-relay connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node block 1 mutated
      Then the node disconnects Bob
      And the node stays connected to Alice

      Examples: long-lived types, but for manual, and addr-fetch
        | connection          |
        | inbound             |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |

    @connection.<connection> @use.with_node.min_version=27
    Scenario Outline: A <connection> peer sends a mutated copy of a block that the node has
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Alice sends the node block 1
      And Bob sends the node block 1 with another witness
      Then the node disconnects Bob
      And the node stays connected to Alice

      Examples: a type that the node opens, and inbound
        | connection       |
        | block-relay-only |
        | inbound          |

    @connection.<connection> @fixture.coins @not.with.twice
    Scenario Outline: A <connection> peer sends <what>, another one the valid block
      Given the node has inbound connections to Alice and Carol
      And the node has a <connection> connection to Bob
      When Bob sends the node <what>
      And Alice sends the node the block in full
      Then the node disconnects Bob
      And the node announces the block to Carol once

      Examples: mutations that keep the hashes for which the header stands
        | connection          | what                                            |
        | inbound             | a mutated block with its last transaction twice |
        | inbound             | a mutated block with another witness            |
        | block-relay-only    | a mutated block with its last transaction twice |
        | outbound-full-relay | a mutated block with another witness            |

    @connection.inbound @not.with.twice
    Example: The node gets the valid block from another peer
      Given the node has inbound connections to Alice, Bob and Carol
      When Bob sends the node a mutated block
      And Alice sends the node the block unmutated
      Then the node announces the block to Carol
      And the node disconnects Bob

    @connection.inbound
    Example: The node gets the valid block from the very peer, who has the noban permission
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has inbound connections to Bob and Carol
      When Bob sends the node a mutated block
      And Bob sends the node the block unmutated
      Then the node announces the block to Carol
      And the node stays connected to Bob

    @connection.inbound @not.with.twice
    Example: Two peers send mutated blocks
      Given the node has inbound connections to Alice, Bob, Carol and Dave
      When Bob sends the node a mutated block
      And Dave sends the node a mutated block
      And Alice sends the node the block unmutated
      Then the node announces the block to Carol
      And the node disconnects Bob
      And the node disconnects Dave

  @BLK-071
  Rule: A manual or noban peer that sends a mutated copy of the block in flight from it is asked again each time
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage
    Bitcoin Core: net_processing.cpp PeerManagerImpl::RemoveBlockRequest
    Such a peer stays connected. What it has sent was not the block, so that the node still lacks it, and would wait for
    it in vain, with its chain at a stop, if it took the request for answered. So after two bad copies it has asked
    three times. (One that offers no blocks is not asked again, and if another peer has announced the block, that may be
    asked instead.) A bad copy from somebody else, who was not asked, changes nothing (since version 26): the block is
    still in flight from Alice, and Carol, who has announced it too, is asked for the next one only.

    @connection.manual
    Example: A manual peer sends the first of two requested blocks mutated, twice
      Given the node has manual connections to Alice and Bob
      And 31 minutes pass
      When Bob announces blocks 1 to 2 to the node
      And Bob sends the node block 1 mutated
      And Bob sends the node block 1 mutated
      Then the node requests block 1 from Bob 3 times
      And the node requests block 2 from Bob once
      And the node stays connected to Bob

    @connection.manual
    Example: A manual peer sends the valid block after two mutated ones
      Given the node has a manual connection to Bob
      And the node has an inbound connection to Carol
      When Bob announces block 1 to the node
      And Bob sends the node block 1 mutated
      And Bob sends the node block 1 mutated
      And Bob sends the node block 1
      Then the node announces block 1 to Carol

    @connection.inbound
    Example: An inbound peer with the noban permission sends a mutated block twice
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      When Bob announces block 1 to the node
      And Bob sends the node block 1 mutated
      And Bob sends the node block 1 mutated
      Then the node requests block 1 from Bob 3 times
      And the node stays connected to Bob

    @connection.<connection> @use.with_node.min_version=26
    Scenario Outline: An inbound peer sends a mutated copy of the block in flight from a <connection> peer
      Given the node has a <connection> connection to Alice
      And the node has inbound connections to Bob and Carol
      When Alice announces block 1 to the node
      And Bob sends the node block 1 mutated
      And Carol announces blocks 1 to 2 to the node
      Then the node requests block 1 from Alice once
      And the node requests block 2 from Carol once
      And the node disconnects Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

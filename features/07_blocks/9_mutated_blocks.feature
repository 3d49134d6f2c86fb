@source.policy
Feature: Mutated blocks
  Whoever alters the transactions of a valid block can leave its hash as it was. A node that took the hash for that of
  an invalid block would refuse the valid one, too, and fall off the chain.
  Not shown: noban for outbound peers; manual peers are spared without it.

  @BLK-070 @MISB-001 @use.with_node.min_version=27
  Rule: A mutated block is misbehaviour, and does not spoil the block from which it was made
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage
    Bitcoin Core: validation.cpp IsBlockMutated
    A mutated block has the header, and so the hash, of a valid block, but other transactions than its header stands
    for. If the node kept the hash in mind as bad, an attacker could make it refuse the valid block. So only the
    sender pays, by its connection (but for manual peers and noban), and the valid block is accepted from whoever
    brings it.
    Not with twice as many peers: the node needs the valid block from one of them only.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends a mutated block
      Given the node has an outbound-full-relay connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node a mutated block
      Then the node <outcome> Bob
      And the node stays connected to Alice

      Examples: all lasting types
        | connection          | outcome            |
        | inbound             | disconnects        |
        | outbound-full-relay | disconnects        |
        | block-relay-only    | disconnects        |
        | addr-fetch          | disconnects        |
        | manual              | stays connected to |

    @connection.inbound @not.with.twice
    Example: The node gets the valid block from another peer
      Given the node has inbound connections to Alice, Bob and Carol
      When Bob sends the node a mutated block
      And Alice sends the node the block unmutated
      Then the node announces the block to Carol
      And the node disconnects Bob

    @connection.inbound
    Example: The node gets the valid block from the very peer, who has the noban permission
      Given Bob has a local address of its own
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

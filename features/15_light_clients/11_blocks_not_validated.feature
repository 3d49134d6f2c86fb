@source.policy
Feature: Requests for blocks that the node has not validated
  A node stores blocks of a fork before it knows whether they are valid: it verifies them only when the fork gets more
  work than its own chain, since to verify takes time. Whoever else asks for one must not get it from the node.

  @BLK-084
  Rule: On request the node sends nobody a block that it has not validated, nor the header of one
    Bitcoin Core: net_processing.cpp PeerManagerImpl::BlockRequestAllowed
    A fork with no more work than the node's chain is stored, but not validated. Whoever sent it would otherwise find
    out who has it, and fingerprint the node by it, and could spread an invalid block through nodes that have not looked
    at it. Ten blocks are mined first, so that the fork can begin below them: it leaves out the latest three, so three
    of its blocks have as much work; with the fourth the node reorganizes, and has validated all. A header alone would
    give the node away as well. (Unasked, to high-bandwidth peers, it sends a new block before, once its work is
    checked.)
    Not with twice as many peers: only one fork becomes the chain.

    @connection.<connection>
    Scenario Outline: A <connection> peer requests a block of a fork with as much work as the node's chain
      Given 10 new blocks are mined
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      And Alice announces blocks 1 to 3 of the fork to the node
      And Alice sends the node blocks 1 to 3 of the fork
      When Bob requests <what>, then the chain tip from the node
      Then the node sends Bob the chain tip
      But the node does not send Bob <what>

      Examples: all long-lived types and addr-fetch, the last block of the fork, its header, and the first block
        | connection          | what                              |
        | outbound-full-relay | block 3 of the fork in full       |
        | block-relay-only    | block 3 of the fork in full       |
        | addr-fetch          | block 3 of the fork in full       |
        | manual              | block 3 of the fork in full       |
        | inbound             | block 3 of the fork in full       |
        | inbound             | block 1 of the fork in full       |
        | outbound-full-relay | the header of block 3 of the fork |
        | manual              | the header of block 3 of the fork |
        | inbound             | the header of block 3 of the fork |

    @connection.inbound
    Example: A peer with the permissions noban and download requests it
      Given the node is started with the permissions noban, download for Bob
      And 10 new blocks are mined
      And the node has inbound connections to Alice and Bob
      And Alice announces blocks 1 to 3 of the fork to the node
      And Alice sends the node blocks 1 to 3 of the fork
      When Bob requests block 3 of the fork in full, then the chain tip from the node
      Then the node sends Bob the chain tip
      But the node does not send Bob block 3 of the fork in full

    @connection.inbound @not.with.twice
    Example: The fork has replaced the end of the node's chain
      Given 10 new blocks are mined
      And the node has inbound connections to Alice and Bob
      And Alice announces blocks 1 to 4 of the fork to the node
      And Alice sends the node blocks 1 to 4 of the fork
      When Bob requests block 1 of the fork in full from the node
      And Bob requests the header of block 1 of the fork from the node
      Then the node sends Bob block 1 of the fork in full
      And the node sends Bob the header of block 1 of the fork

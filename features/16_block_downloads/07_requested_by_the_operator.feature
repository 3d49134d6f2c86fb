@source.policy @use.with_node.min_version=23
Feature: Blocks that the operator has the node request
  An operator may want to see a block that his node has no need of: one of a fork that lost, or one that it has deleted.
  He names the block and the peer (since version 23). Block 1 of the fork is such a block, of which Alice sends the
  header; ten blocks are mined first, so that there is a chain from which the fork can part.

  @BLK-099
  Rule: The operator can have the node request a block whose header it has, also if it is not of its chain
    Bitcoin Core: rpc/blockchain.cpp getblockfrompeer
    Bitcoin Core: net_processing.cpp PeerManagerImpl::FetchBlock
    Without this command he could not look at what his node has passed over. The peer need not have announced the block
    (here the header comes from Alice). What comes is kept although the fork has less work than its chain: else it would
    come in vain. That its transaction can be sent to Carol shows that it was kept.

    @connection.<connection>
    Scenario Outline: A <connection> peer is asked
      Given 10 new blocks are mined
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      And Alice announces block 1 of the fork to the node
      When the operator requests block 1 of the fork from Bob
      Then the node requests block 1 of the fork with its witnesses from Bob once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: The node keeps it, and can send it
      Given 10 new blocks are mined
      And the node has inbound connections to Alice, Bob and Carol
      And Alice announces block 1 of the fork to the node
      When the operator requests block 1 of the fork from Bob
      And Bob sends the node block 1 of the fork
      And Carol requests the first transaction of block 1 of the fork from the node
      Then the node sends Carol the first transaction of block 1 of the fork once

  @BLK-099 @not.with.twice
  Rule: If the operator requests the block from a second peer, it is no longer in flight from the first
    Bitcoin Core: net_processing.cpp PeerManagerImpl::FetchBlock
    Else the first would be disconnected for a block that somebody else was asked for instead. The second one has ten
    minutes (600 seconds) before it is disconnected, as every peer with blocks in flight. Each gives the others five
    minutes more: two would have 900 seconds each; that Bob is gone after 601 shows, too, that Alice has none in flight.
    Not with twice as many peers: peers with blocks in flight give each other more time.

    @connection.<connection>
    Scenario Outline: <connection> peers are asked, and none of them sends it for <seconds> seconds
      Given 10 new blocks are mined
      And the node has <connection> connections to Alice and Bob
      And Alice announces block 1 of the fork to the node
      When the operator requests block 1 of the fork from Alice
      And the operator requests block 1 of the fork from Bob
      And <seconds> seconds pass
      Then the node <outcome> Bob
      And the node stays connected to Alice

      Examples: ten minutes, and a second more
        | connection          | seconds | outcome            |
        | outbound-full-relay | 600     | stays connected to |
        | outbound-full-relay | 601     | disconnects        |
        | block-relay-only    | 601     | disconnects        |
        | manual              | 601     | disconnects        |
        | inbound             | 600     | stays connected to |
        | inbound             | 601     | disconnects        |

  @BLK-099 @connection.inbound
  Rule: The node refuses, and says why, to request a block that it has, cannot use, or would not get
    Bitcoin Core: rpc/blockchain.cpp getblockfrompeer
    Bitcoin Core: net_processing.cpp PeerManagerImpl::FetchBlock, CanServeWitnesses
    The operator would else wait in vain for what does not come. Without the header the node cannot tell what it would
    be sent; without witnesses (signatures) a block is not whole. A pruned node requests no block above its chain tip
    like this: it would come before its turn, and could not be deleted in time. Bitcoin Knots requests blocks of which
    it knows nothing, and those above the chain tip.

    @use.with_knots=no
    Example: The node has no header of the block
      Given the node has an inbound connection to Bob
      When the operator requests block 1 from Bob
      Then the node answers that the header of the block is missing

    Example: The node has the block
      Given the node has an inbound connection to Bob
      And Bob sends the node block 1
      When the operator requests block 1 from Bob
      Then the node answers that it has the block already

    Example: There is no such peer
      Given 10 new blocks are mined
      And the node has an inbound connection to Alice
      And Alice announces block 1 of the fork to the node
      When the operator requests block 1 of the fork from a peer that does not exist
      Then the node answers that the peer is unknown

    Example: The peer offers no witnesses
      Given Bob offers all blocks without witnesses
      And 10 new blocks are mined
      And the node has inbound connections to Alice and Bob
      And Alice announces block 1 of the fork to the node
      When the operator requests block 1 of the fork from Bob
      Then the node answers that the peer lacks witnesses

    @use.with_knots=no @use.with_node.min_version=25
    Example: A pruned node, and a block above its chain tip
      Given the node is started with pruning
      And the node has inbound connections to Alice and Bob
      And Alice announces block 1 to the node
      When the operator requests block 1 from Bob
      Then the node answers that it would have to prune the block

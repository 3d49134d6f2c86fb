@bip.152 @source.bip @use.with_node.min_version=24
Feature: Compact blocks and their transactions on request
  What a node sends on request costs it work. A compact block is of use near the tip of the chain only, where the
  peer has most of the transactions already. Before version 24, a peer had to ask for witnesses in compact blocks.

  @BLK-052
  Rule: A block requested in compact form is sent so if it is one of the last six, otherwise in full
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessGetBlockData, MAX_CMPCTBLOCK_DEPTH
    Six blocks are found in about an hour. A peer that lacks one of them may have its transactions, and saves traffic.
    Nobody keeps those of older blocks in his mempool: a compact block would have to be reconstructed from requested
    transactions alone, and take longer than the full block. (A node whose chain tip is 200 minutes old or older sends
    the full block in any case: it is likely to be behind, and so is a peer that asks it.)

    @connection.<connection>
    Scenario Outline: A <connection> peer requests the block <depth> below the chain tip in compact form
      Given the node has a <connection> connection to Bob
      When 12 new blocks are mined
      And Bob requests the block <depth> below the chain tip in compact form from the node
      Then the node sends Bob the block <depth> below the chain tip <form> once

      Examples: one of the last six
        | connection          | depth | form            |
        | inbound             | 0     | in compact form |
        | inbound             | 1     | in compact form |
        | outbound-full-relay | 5     | in compact form |
        | block-relay-only    | 5     | in compact form |
        | addr-fetch          | 5     | in compact form |
        | manual              | 5     | in compact form |
        | inbound             | 5     | in compact form |

      Examples: deeper
        | connection          | depth | form    |
        | outbound-full-relay | 6     | in full |
        | block-relay-only    | 6     | in full |
        | addr-fetch          | 6     | in full |
        | manual              | 6     | in full |
        | inbound             | 6     | in full |

  @BLK-053 @BLK-097
  Rule: Transactions of a block are sent on request if it is at most ten below the tip, else the full block
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, MAX_BLOCKTXN_DEPTH
    Whoever reconstructs a block needs single transactions, of a new block only: the whole would cost both sides
    traffic and time. Whoever was sent the block five below the tip in compact form can still ask when five more have
    come. Reading an old block costs the same for one transaction as for all. A peer that is sent the full block pays
    for it with its own bandwidth, so that nobody makes the node work for little (and is not sent what the node
    withholds, such as historical blocks beyond its upload target). A request for a block that the node does not have is
    ignored: there is nothing to send. (Ten blocks are mined before the fork, so that it has less work, and the node
    takes its header only.)

    @connection.<connection>
    Scenario Outline: A <connection> peer requests a transaction of the block <depth> below the chain tip
      Given the node has a <connection> connection to Bob
      When 12 new blocks are mined
      And Bob requests the first transaction of the block <depth> below the chain tip from the node
      Then the node sends Bob the first transaction of the block <depth> below the chain tip once

      Examples: the tip, the block below it, and ten below it
        | connection          | depth |
        | inbound             | 0     |
        | inbound             | 1     |
        | outbound-full-relay | 10    |
        | block-relay-only    | 10    |
        | addr-fetch          | 10    |
        | manual              | 10    |
        | inbound             | 10    |

    @connection.<connection>
    Scenario Outline: The block is <depth> below the chain tip, one too deep, and the peer is a <connection> one
      Given the node has a <connection> connection to Bob
      When 12 new blocks are mined
      And Bob requests the first transaction of the block <depth> below the chain tip from the node
      Then the node sends Bob the block <depth> below the chain tip in full once

      Examples: all long-lived types and addr-fetch
        | connection          | depth |
        | outbound-full-relay | 11    |
        | block-relay-only    | 11    |
        | addr-fetch          | 11    |
        | manual              | 11    |
        | inbound             | 11    |

    @connection.inbound
    Example: The node has only the header of the block
      Given 10 new blocks are mined
      And the node has inbound connections to Alice and Bob
      And Alice announces block 1 of the fork to the node
      When Bob requests the first transaction of block 1 of the fork from the node
      And Alice requests the first transaction of the block 0 below the chain tip from the node
      Then the node sends Alice the first transaction of the block 0 below the chain tip once
      But the node sends Bob nothing further

    @connection.inbound
    Example: Nobody has the block
      Given the node has inbound connections to Alice and Bob
      When Bob requests the first transaction of an unknown block from the node
      And Alice requests the first transaction of the block 0 below the chain tip from the node
      Then the node sends Alice the first transaction of the block 0 below the chain tip once
      But the node sends Bob nothing further

  @BLK-053 @MISB-001
  Rule: A request for a transaction at an index that a recent block does not have is misbehaviour
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendBlockTransactions
    A node that looked there would read its memory beyond the block, and send away what it finds, or crash. Indexes
    count from 0: a block with one transaction has no index 1; 65535 is the highest that a request can name.
    Misbehaviour costs the connection, but for manual peers and noban. Of a block more than ten below the chain tip the
    full block is sent, whatever index was named: the node looks up none.

    @connection.<connection>
    Scenario Outline: A <connection> peer requests index <index> of a block with one transaction
      Given a new block is mined
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob requests the transaction at index <index> of the chain tip from the node
      And Alice requests the first transaction of the block 0 below the chain tip from the node
      Then the node <outcome> Bob
      And the node sends Alice the first transaction of the block 0 below the chain tip once

      Examples: all long-lived types and addr-fetch
        | connection          | index | outcome            |
        | outbound-full-relay | 1     | disconnects        |
        | block-relay-only    | 1     | disconnects        |
        | addr-fetch          | 1     | disconnects        |
        | inbound             | 1     | disconnects        |
        | inbound             | 65535 | disconnects        |
        | manual              | 1     | stays connected to |
        | manual              | 65535 | stays connected to |

    @connection.inbound
    Scenario Outline: A peer requests <what>, where each block has one transaction
      Given a new block is mined
      And the node has inbound connections to Alice and Bob
      When Bob requests <what> from the node
      Then the node disconnects Bob
      And the node stays connected to Alice

      Examples: a deeper block, and one of two indexes
        | what                                                          |
        | the transaction at index 1 of the block 1 below the chain tip |
        | the transactions at indexes 0 and 1 of the chain tip          |

    @connection.inbound
    Example: The peer has the noban permission
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      When Bob requests the transaction at index 1 of the chain tip from the node
      Then the node stays connected to Bob
      But the node sends Bob nothing further

    @connection.manual
    Example: A manual peer, which stays, is sent nothing either
      Given the node has a manual connection to Bob
      When Bob requests the transaction at index 1 of the chain tip from the node
      Then the node stays connected to Bob
      But the node sends Bob nothing further

    @connection.inbound
    Example: The block is eleven below the chain tip
      Given the node has an inbound connection to Bob
      And 12 new blocks are mined
      When Bob requests the transaction at index 1 of the block 11 below the chain tip from the node
      Then the node sends Bob the block 11 below the chain tip in full once

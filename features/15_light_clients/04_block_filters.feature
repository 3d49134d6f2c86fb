@bip.157
Feature: Compact block filters
  A wallet without blocks fetches a short summary of each block, and the block itself only if it concerns the wallet.
  No node learns what it looks for. A node that does not offer them disconnects whoever requests one.

  @BLK-088 @source.bip
  Rule: A node that offers compact block filters sends them, their hashes and checkpoints on request
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessGetCFilters, ProcessGetCFHeaders, ProcessGetCFCheckPt
    The hashes and checkpoints (every thousandth) let the wallet compare the filters of several nodes: one that leaves
    something out, so that a payment is missed, is found out. Two blocks are there at first, of heights 0 and 1: so 999
    more make the height 1000. Of 1003 more the fifth below the last has height 999.
    Not a second time: more blocks are there then.

    @connection.<connection>
    Scenario Outline: <connection> peers request filters and their hashes
      Given the node is started with compact block filters to offer
      And 2 new blocks are mined
      And the node has <connection> connections to Alice and Bob
      When Alice requests the compact block filters from 1 below the chain tip on from the node
      And Bob requests the filter hashes from 1 below the chain tip on from the node
      Then the node sends Alice the compact block filter of the block 1 below the chain tip once
      And the node sends Alice the compact block filter of the block 0 below the chain tip once
      And the node sends Bob the filter hashes of the 2 latest blocks once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: <connection> peers request the filter and the hash of a single block, the chain tip
      Given the node is started with compact block filters to offer
      And the node has <connection> connections to Alice and Bob
      When Alice requests the compact block filters from 0 below the chain tip on from the node
      And Bob requests the filter hashes from 0 below the chain tip on from the node
      Then the node sends Alice the compact block filter of the block 0 below the chain tip once
      And the node sends Bob the filter hashes of the 1 latest block once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: Filters and hashes up to a block below the chain tip
      Given the node is started with compact block filters to offer
      And 3 new blocks are mined
      And the node has inbound connections to Alice and Bob
      When Alice requests the compact block filters from 3 to 2 below the chain tip from the node
      And Bob requests the filter hashes from 3 to 2 below the chain tip from the node
      Then the node sends Alice the compact block filter of the block 2 below the chain tip once
      And the node sends Bob the filter hashes from 3 to 2 below the chain tip once

    @connection.inbound
    Example: Filters and hashes from the very first block on
      Given the node is started with compact block filters to offer
      And the node has inbound connections to Alice and Bob
      When Alice requests the compact block filters from 1 to 0 below the chain tip from the node
      And Bob requests the filter hashes from 1 to 0 below the chain tip from the node
      Then the node sends Alice the compact block filter of the block 1 below the chain tip once
      And the node sends Bob the filter hashes from 1 to 0 below the chain tip once

    @connection.inbound @not.with.second_time
    Example: Checkpoints up to a block below the chain tip
      Given the node is started with compact block filters to offer
      And 1003 new blocks are mined
      And the node has an inbound connection to Bob
      When Bob requests the filter checkpoints up to 5 below the chain tip from the node
      Then the node sends Bob 0 filter checkpoints up to 5 below the chain tip once

    @connection.inbound @not.with.second_time
    Scenario Outline: <mined> blocks have been mined on top of the first two, and a peer requests the checkpoints
      Given the node is started with compact block filters to offer
      And <mined> new blocks are mined
      And the node has an inbound connection to Bob
      When Bob requests the filter checkpoints from the node
      Then the node sends Bob <checkpoints> once

      Examples: around the limits
        | mined | checkpoints          |
        | 998   | 0 filter checkpoints |
        | 999   | 1 filter checkpoint  |
        | 1999  | 2 filter checkpoints |

  @HAND-030 @source.policy
  Rule: The node offers compact block filters only if it makes them and is told to send them
    Bitcoin Core: init.cpp AppInitParameterInteraction, NODE_COMPACT_FILTERS
    An offer that it cannot keep would let wallets wait in vain, so a node that is to send what it does not make does
    not start. Who makes filters for his own use need not serve others.

    @connection.<connection>
    Scenario Outline: It makes them for itself alone; a <connection> peer requests one
      Given the node is started with compact block filters that it makes, but does not offer
      When a <connection> connection to Bob opens
      And Bob sends the node a getcfilters message
      Then the node's version message to Bob offers just all blocks and recent blocks with witnesses
      And the node disconnects Bob

      Examples: two types
        | connection          |
        | outbound-full-relay |
        | inbound             |

    Example: It is to send them, and does not make them
      Given the node is started with compact block filters to offer, which it does not make
      When the node starts
      Then the node refuses to start because compact block filters need their index

@bip.152 @source.policy
Feature: Compact blocks in blocksonly mode
  A node in blocksonly mode takes part in blocks, and leaves transactions to others.

  @BLK-042 @use.with_node.min_version=23
  Rule: In blocksonly mode the node asks for full blocks, not high bandwidth, but sends compact blocks
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSetPeerAsAnnouncingHeaderAndIDs
    Bitcoin Core: net_processing.cpp PeerManagerImpl::HeadersDirectFetchBlocks
    Such a node has no transactions in advance, so that a compact block would cost it a round trip and save nothing:
    miners and others would hear of the block later through it. Its peers do have them, so that it sends them compact
    blocks. A compact block that a peer sends unasked is completed nevertheless.

    @connection.<connection>
    Scenario Outline: A <connection> peer announces a block and brings it
      Given the node is started with blocksonly mode
      And the node has a <connection> connection to Bob, who offers compact blocks
      And the node has an inbound connection to Alice
      When Bob announces 1 new block by header to the node
      And Bob sends the node the block in full
      Then the node requests the block in full from Bob once
      And the node announces the block to Alice once
      But the node does not send Bob any request for high bandwidth

      Examples: all lasting types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer wants blocks at once
      Given the node is started with blocksonly mode
      And the node has a <connection> connection to Bob, who shows the chain tip
      And Bob sends the node a sendcmpct message for high bandwidth
      When a new block is mined
      Then the node announces the block in compact form to Bob once

      Examples: all lasting types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound @fixture.coins
    Example: A compact block comes unasked
      Given the node is started with blocksonly mode
      And the node has an inbound connection to Bob, who offers compact blocks
      When Bob announces a new block with 2 unknown transactions in compact form to the node
      Then the node requests the missing transactions from Bob once

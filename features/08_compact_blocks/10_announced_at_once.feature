@bip.152 @source.bip @use.with_node.min_version=24
Feature: New blocks that the node sends at once
  A peer that has asked for high bandwidth is sent a new block in compact form as soon as the node has it. Miners who
  hear of a block late waste work.

  @BLK-043 @BLK-041
  Rule: A peer that wants high bandwidth gets new blocks in compact form if known to have the one below
    Bitcoin Core: net_processing.cpp PeerManagerImpl::NewPoWValidBlock
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages
    Without the block below, the compact block would be of no use to the peer: it is sent the hash instead. In any other
    case the hash would cost it two round trips more. Having asked for headers as well makes no difference. Not a day
    later: peers show the chain tip meanwhile.

    @connection.<connection> @not.with.later
    Scenario Outline: A <connection> peer has shown the chain tip, another one has not
      Given the node has a <connection> connection to Alice, who shows the chain tip
      And the node has an inbound connection to Bob
      And Alice sends the node a sendheaders message
      And Alice sends the node a sendcmpct message for high bandwidth
      And Bob sends the node a sendcmpct message for high bandwidth
      When a new block is mined
      Then the node announces the block in compact form to Alice once
      And the node announces the block by its hash to Bob once

      Examples: all lasting types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: Two blocks, one after the other
      Given the node has an inbound connection to Bob, who shows the chain tip
      And Bob sends the node a sendcmpct message for high bandwidth
      And a new block is mined
      When a new block is mined
      Then the node announces the block in compact form to Bob once
      And the node announces the block to Bob once

@core.pr.19315
Feature: Who is told about new blocks
  Blocks go to everyone, whatever the kind of connection: what everybody learns reveals nobody.

  @BLK-029 @BLK-030 @source.policy
  Rule: Peers on every lasting kind of connection are told about a new block, once
    Bitcoin Core, net_processing.cpp, SendMessages and UpdatedBlockTip.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection
      Given the node has a <connection> connection to peer Bob
      When a new block reaches the node
      Then Bob is told about the block once

      Examples: all lasting kinds
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    Example: All of them at the same time
      Given the node has an inbound connection to peer Alice
      And the node has an outbound-full-relay connection to peer Bob
      And the node has a block-relay-only connection to peer Carol
      When a new block reaches the node
      Then Alice is told about the block once
      And Bob is told about the block once
      And Carol is told about the block once

  @TXR-015 @BLK-030 @source.policy @connection.block-relay-only @fixture.coins
  Rule: A block-relay-only peer is told about a block that holds a transaction it never heard of
    Bitcoin Core, net_processing.cpp. Silence about transactions must not cost the blocks.

    Example: The transaction first, the block after it
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has a block-relay-only connection to peer Bob
      When a new transaction reaches the node
      And a new block reaches the node
      Then Alice is told about the transaction
      But Bob is not told about the transaction
      And Bob is told about the block

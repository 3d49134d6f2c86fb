@bip.152 @source.policy @fixture.coins
Feature: Transactions that help to complete a compact block though the node has refused them
  What one node refuses, for its own reasons, a miner may accept all the same.

  @BLK-094
  Rule: A transaction that the node has just refused need not be sent again with a compact block
    Bitcoin Core: net_processing.cpp PeerManagerImpl::AddToCompactExtraTransactions
    The node keeps the last hundred or more of those that it did not accept, or accepted in place of others. Without
    them, a block of a miner with other rules would take a round trip longer, each time. Carol is told of the block as
    soon as the node has it whole.

    @connection.<connection>
    Scenario Outline: A <connection> peer announces a block with a transaction that pays no fee
      Given the transaction pays no fee
      And the node has inbound connections to Alice and Carol
      And the node has a <connection> connection to Bob
      And Alice sends the node the transaction
      When Bob announces a new block with the transaction in compact form to the node
      Then the node announces the block to Carol once
      But the node does not request anything of the block from Bob

      Examples: all lasting types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: The node has not heard of the transaction
      Given the transaction pays no fee
      And the node has inbound connections to Bob and Carol
      When Bob announces a new block with the transaction in compact form to the node
      And Bob sends the node the missing transactions
      Then the node requests the missing transactions from Bob once
      And the node announces the block to Carol once

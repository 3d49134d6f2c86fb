@bip.133
Feature: The lowest fee that the node cares for
  A node that takes transactions tells its peers below which fee it is not interested. Where it takes
  none, saying so would only show that the connection is of a special kind.

  @NEG-006 @TXR-027 @source.policy
  Rule: The node tells its lowest fee on the connections that carry transactions, once as long as it is the same
    Bitcoin Core, net_processing.cpp, MaybeSendFeefilter.

    @connection.<connection>
    Scenario Outline: On a <connection> connection
      When a <connection> connection to peer Bob opens
      Then the node tells Bob its lowest fee once

      Examples: connections that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @NEG-006 @TXR-028 @source.policy @connection.block-relay-only
  Rule: The node never tells its lowest fee on a block-relay-only connection
    Bitcoin Core, net_processing.cpp, MaybeSendFeefilter (IsBlockOnlyConn).

    Example: Another peer is told meanwhile, and later
      Given the node has a block-relay-only connection to peer Bob
      When an outbound-full-relay connection to peer Alice opens
      And 900 seconds pass
      Then the node tells Alice its lowest fee
      But the node does not tell Bob its lowest fee

  @NEG-006 @TXR-028 @source.policy @connection.inbound
  Rule: The node never tells its lowest fee to callers with the forcerelay permission
    Bitcoin Core, net_processing.cpp, MaybeSendFeefilter. Their transactions are passed on whatever they
    pay; told a fee, they would keep the others back.

    Example: Another caller is told meanwhile, and later
      Given peer Bob has a local address of its own
      And the operator whitelists the address of Bob with the permissions forcerelay
      And the node has an inbound connection to peer Bob
      When an inbound connection to peer Alice opens
      And 900 seconds pass
      Then the node tells Alice its lowest fee
      But the node does not tell Bob its lowest fee

@bip.133
Feature: The lowest fee that the node cares for
  A node that takes transactions tells its peers below which fee it is not interested. Where it takes
  none, saying so would only show that the connection is of a special kind.

  @NEG-006 @TXR-027 @source.policy
  Rule: The node tells its lowest fee on the connections that carry transactions
    Bitcoin Core, net_processing.cpp, MaybeSendFeefilter.

    @connection.<connection>
    Scenario Outline: On a <connection> connection
      When a <connection> connection to peer Bob opens
      Then the node tells Bob its lowest fee

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

@source.policy
Feature: When the network is switched on again
  Whoever switches the network off for a while wants the connections back that the node is there to
  keep, and no others.

  @CONN-040
  Rule: With the network on again, the node does not reopen connections that were requested once
    Bitcoin Core: net.cpp CConnman::DisconnectNodes
    The connection to the specified node shows that the node had time for others.

    @connection.<connection> @slow
    Scenario Outline: A <connection> connection, beside one to a specified node
      Given the node is started with the specified node Alice
      And the node starts
      And the node has a <connection> connection to Bob
      When the operator switches the network off and on
      Then the node connects to Alice once
      But the node does not connect to Bob again

      Examples: lasting types that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

  @CONN-040 @slow
  Rule: With the network on again, the node connects again to those that it looks after
    Bitcoin Core: net.cpp CConnman::ThreadOpenAddedConnections, CConnman::ThreadOpenConnections
    These are added nodes, and peers that the node has chosen itself.

    @connection.manual
    Example: A node that the operator has added
      Given the operator has added Alice to the added nodes
      And the node has connected to Alice
      When the operator switches the network off and on
      Then the node connects to Alice once
      And the node lists Alice as manual

    @connection.outbound-full-relay @use.with_public_addresses=yes @use.with_addpeeraddress=yes
    Example: A peer that the node has chosen itself
      Given Bob has a public address of its own
      And the node is started with no specified nodes
      And the node has an automatic outbound-full-relay connection to Bob
      When the operator switches the network off
      And 660 seconds pass
      And the operator switches the network on
      Then the node connects to Bob once
      And the node lists Bob as outbound-full-relay

    @connection.manual
    Example: A node that the operator added while the network was off
      Given the operator has switched the network off
      And the operator has added Alice to the added nodes
      When the operator switches the network on
      Then the node connects to Alice once
      And the node lists Alice as manual

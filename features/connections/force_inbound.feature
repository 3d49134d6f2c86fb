@use.with_public_addresses=yes
Feature: The force-inbound permission
  Where strangers have taken every place, the operator cannot reach the own node any more. Knots has a
  permission against that.

  @CONN-052 @source.policy @connection.inbound @use.with_forceinbound=yes
  Rule: A newcomer with the force-inbound permission may replace a protected caller, unless that has no-ban
    Bitcoin Knots, net_permissions.h and net.cpp. The operator's own devices get in when all is full.

    Example: The only caller is an ordinary one
      Given peer Erin has a local address of its own
      And the operator whitelists the address of Erin with the permissions forceinbound
      And the node has a place for 1 caller
      And 1 ordinary caller is connected
      When peer Erin calls the node
      Then the node has completed the handshake with Erin
      And the node ends the connection to 1 of the callers

    Example: The only caller has the no-ban permission
      Given peer Erin has a local address of its own
      And the operator whitelists the address of Erin with the permissions forceinbound
      And the node has a place for 1 caller
      And 1 caller with the no-ban permission is connected
      When peer Erin calls the node
      Then the node turns Erin away without a word
      And the node keeps every caller

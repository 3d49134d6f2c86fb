@source.policy @connection.inbound @use.with_public_addresses=yes @use.with_forceinbound=yes
Feature: The forceinbound permission
  Where strangers have taken every slot, operators cannot reach their own node any more. Bitcoin Knots has a permission
  against that.

  @CONN-052
  Rule: For a peer with forceinbound the node evicts even a protected inbound peer, unless that has noban
    Bitcoin Knots: net.cpp CConnman::AttemptToEvictConnection
    Bitcoin Knots: net_permissions.h NetPermissionFlags::ForceInbound
    An operator who wants to reach his node, for example by the wallet on his telephone, must not be kept out because
    strangers have taken all inbound slots, even if all these are protected, as up to twenty ordinary ones always are.
    The permission includes noban, which protects those who are connected: one such peer does not displace another, nor
    any displace a peer that the node has connected to.

    Background:
      Given Erin has a loopback address of its own
      And the node is started with the permissions forceinbound for Erin
      And the node is started with 1 inbound slot

    Example: The only inbound peer is an ordinary one
      Given 1 ordinary inbound peer is connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the inbound peers

    Example: The only inbound peer has the noban permission
      Given 1 inbound peer with the noban permission is connected
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node evicts none of the inbound peers

    Example: The only inbound peer has the forceinbound permission too
      Given Carol has the same address as Erin
      And the node has an inbound connection to Carol
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node stays connected to Carol

    Example: All outbound slots are taken, and the only inbound peer cannot be evicted
      Given 1 inbound peer with the noban permission is connected
      And all outbound slots are taken
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node has 8 outbound-full-relay connections

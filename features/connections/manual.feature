@core.pr.19315
Feature: Connections that the operator asks for
  Whoever runs a node may name peers, once or for good. Such connections must come about when asked for,
  come back when they were meant to last, and never when they were not.

  @CONN-028 @source.policy @connection.manual
  Rule: A one-time request opens a manual connection, and the node remembers nothing of it
    Bitcoin Core, rpc/net.cpp, addnode (onetry). The node calls once, whether or not somebody answers;
    who wants more puts the peer on the list of added nodes.

    Example: It is not on the list of added nodes
      Given the operator has put peer Alice on the list of added nodes
      When the node is asked for a manual connection to peer Bob
      Then the node lists Bob as manual
      And the list of added nodes holds Alice
      But the list of added nodes does not hold Bob

    @slow
    Example: The node does not call again
      Given the node has a manual connection to peer Bob
      When Bob hangs up
      And the operator puts peer Carol on the list of added nodes
      Then the node calls Carol
      But the node has called Bob once

    Example: Nobody listens, and the node agrees all the same
      When the node is asked for a manual connection to peer Bob, who does not listen
      And the node is asked for a manual connection to peer Carol
      Then the node agrees to the manual connection to Bob
      And the node has called Carol once
      But the node does not list Bob

  @CONN-030 @source.policy @connection.manual @slow
  Rule: An added node is called soon, and again after the connection has ended
    Bitcoin Core, net.cpp, ThreadOpenAddedConnections: within two seconds, or a minute after the
    previous attempt. An operator's chosen peer must not be lost for good.

    Example: The first call
      When the operator puts peer Bob on the list of added nodes
      Then the node calls Bob
      And the node has called Bob before half a minute was over
      And the node lists Bob as manual
      And the list of added nodes shows Bob as called by the node

    Example: The peer hangs up
      Given the operator has put peer Bob on the list of added nodes
      And the node has called Bob
      When Bob hangs up
      And the node calls Bob again
      Then the node has called Bob twice
      And the node lists Bob as manual

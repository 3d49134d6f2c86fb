@core.pr.19315
Feature: How many added nodes are called
  An operator may name more nodes than have a place. Those without one must wait without disturbing the
  others, and one that is down must not keep the rest from being called.

  @CONN-031 @source.policy @connection.manual @slow @use.with_v2transport=yes @use.with_node.min_version=27
  Rule: At most eight added nodes are connected at a time, and the others wait
    Bitcoin Core, net.cpp (MAX_ADDNODE_CONNECTIONS). How one sees that the node is through with its list:
    all ten hang up on the encrypted greeting, and the node calls them once more, in plain words (CONN-014),
    only when it has come to the end. Whom it has not called by then, it did not want to call.

    Example: Ten added nodes
      Given the node starts with 10 added nodes that know no encryption
      When the node calls number 1 of its list again
      Then the node has called number 8 of its list
      But the node has not called number 9 of its list
      And the node has not called number 10 of its list

    Example: The places of others are untouched
      Given the node starts with 10 added nodes that know no encryption
      When the node calls number 1 of its list again
      And the node is asked for a manual connection to peer Bob
      And the node is asked for 9 outbound-full-relay connections
      And an inbound connection to peer Alice opens
      Then the node lists Bob as manual
      And the node has 8 outbound-full-relay connections
      And the node has completed the handshake with Alice

  @CONN-032 @source.policy @connection.manual @slow
  Rule: An added node that cannot be reached does not keep the node from calling later ones
    Bitcoin Core, net.cpp, ThreadOpenAddedConnections. Nodes of today, since about version 26, ask for the
    next place before they have given back that of the failed call: with one place left they stop there,
    and start again at the same unreachable node a minute later.

    Example: There are places for all
      Given the node starts with 3 added nodes, and nobody answers at number 2
      When the node goes through its list
      Then the node has called number 1 of its list
      And the node has called number 3 of its list

    @known.deviation
    Example: There is one place left
      Given the node starts with 9 added nodes, and nobody answers at number 8
      When the node goes through its list
      Then the node has called number 7 of its list
      And the node has called number 9 of its list

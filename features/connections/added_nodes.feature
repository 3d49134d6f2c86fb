@core.pr.19315
Feature: The list of added nodes
  The operator keeps the list while the node runs. It must say what is on it, and changing it must do
  nothing else.

  @CONN-033 @source.policy @connection.manual
  Rule: The list holds each node once
    Bitcoin Core, rpc/net.cpp, addnode (add) and net.cpp, AddNode. A node listed twice would look like two
    and leave one entry behind when it is taken off.

    Example: The same address twice
      Given the operator has put peer Bob on the list of added nodes
      When the operator puts peer Bob on the list of added nodes
      Then the node answers that Bob is on the list already
      And the list of added nodes holds Bob

    @use.with_node.min_version=27
    Example: Another spelling of the address
      Given the operator has put peer Bob on the list of added nodes
      When the operator puts peer Bob on the list of added nodes, its address spelt otherwise
      Then the node answers that Bob is on the list already
      And the list of added nodes holds Bob

    Example: Another port of the same address
      Given peers Bob and Carol live at one address
      And the operator has put peer Bob on the list of added nodes
      When the operator puts peer Carol on the list of added nodes
      Then the list of added nodes holds Bob
      And the list of added nodes holds Carol

  @CONN-033 @source.policy @connection.manual
  Rule: A missing entry and an unknown request are answered differently
    Bitcoin Core, rpc/net.cpp, addnode and getaddednodeinfo. Whoever made a slip must see whether it was in
    the address or in the request.

    Example: To take off the list what is not on it
      Given the operator has put peer Bob on the list of added nodes
      When the operator takes peer Carol off the list of added nodes
      Then the node answers that Carol is not on the list
      And the list of added nodes holds Bob

    Example: To ask about what is not on the list
      Given the operator has put peer Bob on the list of added nodes
      When the operator asks about peer Carol on the list of added nodes
      Then the node answers that Carol is not on the list
      And the list of added nodes holds Bob

    Example: A request that does not exist
      Given the operator has put peer Bob on the list of added nodes
      When the operator wants peer Carol to be forgotten, which no node can
      Then the node answers that it does not know this request
      And the list of added nodes holds Bob
      But the list of added nodes does not hold Carol

  @CONN-034 @source.policy @connection.manual @slow
  Rule: To take a node off the list does not end its connection
    Bitcoin Core, net.cpp, RemoveAddedNode. The list says whom to call from now on; to hang up is another
    request (CONN-037).

    Example: An added node that is connected
      Given the operator has put peer Alice on the list of added nodes
      And the operator has put peer Bob on the list of added nodes
      And the node has called Bob
      When the operator takes peer Bob off the list of added nodes
      Then the node keeps the connection to Bob
      And the list of added nodes holds Alice
      But the list of added nodes does not hold Bob

  @CONN-033 @source.policy @connection.manual @slow
  Rule: Asked about one added node, the node tells of that one alone, as it is
    Bitcoin Core, rpc/net.cpp, getaddednodeinfo. The operator wants to know whether this one is there.

    Example: One of two is connected
      Given the operator has put peer Alice on the list of added nodes
      And the operator has put peer Bob on the list of added nodes
      And the node has called Alice
      And the node has called Bob
      When Bob hangs up
      Then asked about Alice alone, the list of added nodes shows it as connected
      But asked about Bob alone, the list of added nodes shows it as unconnected

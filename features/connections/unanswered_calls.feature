Feature: Calls that nobody answers
  Many addresses that a node knows lead nowhere, and most of these do not even refuse: nothing comes
  back. A node that waited for each of them would hardly ever find a peer.

  @CONN-076 @source.policy @connection.outbound-full-relay
  Rule: A call that nobody answers is given up after five seconds, or as the operator says
    Bitcoin Core, netbase.cpp, ConnectDirectly. The operator can change it, down to a fraction of a
    second. Alice is there so that the node's list of peers is not empty when Bob is looked for in it.

    @slow
    Example: The usual time
      Given nothing comes back from the address of peer Bob
      And the node has an inbound connection to peer Alice
      When the node is asked for an outbound-full-relay connection to peer Bob
      Then the node gives up after about 5 seconds
      And the node does not list Bob

    @slow
    Example: The operator leaves no time at all, which is no time to wait for
      Given nothing comes back from the address of peer Bob
      And the node waits 0 seconds for an answer to its calls
      And the node has an inbound connection to peer Alice
      When the node is asked for an outbound-full-relay connection to peer Bob
      Then the node gives up after about 5 seconds
      And the node does not list Bob

    Example: The operator wants one second
      Given nothing comes back from the address of peer Bob
      And the node waits 1 second for an answer to its calls
      And the node has an inbound connection to peer Alice
      When the node is asked for an outbound-full-relay connection to peer Bob
      Then the node gives up after about 1 second
      And the node does not list Bob

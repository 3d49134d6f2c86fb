@source.policy
Feature: A node whose network activity is switched off, and on again
  Switched off, a node must let nobody hear from it; switched on again, it must go on by itself as before.

  @CONN-038 @CONN-039 @connection.inbound @not.with.bystanders
  Rule: While network activity is off, the node refuses every inbound connection
    Bitcoin Core: net.cpp CConnman::CreateNodeFromAcceptedSocket
    The operator has switched it off so that nobody hears from the node, not even those whom he trusts: one accepted
    would show that it is there. No second peer or command changes that. Alice, accepted later, shows that it listens.
    Not with bystanders: with network activity off they are disconnected.

    Example: The operator has switched it off and on again
      Given the operator has switched network activity off
      When Bob connects to the node
      And Carol connects to the node
      And the operator switches network activity on
      And Alice connects to the node
      Then the node refuses the connection of Bob
      And the node refuses the connection of Carol
      But the node completes the handshake with Alice

    Example: It was off from the start
      Given the node is started with network activity switched off
      When Bob connects to the node
      And the operator switches network activity on
      And Alice connects to the node
      Then the node refuses the connection of Bob
      But the node completes the handshake with Alice

    Example: The operator has switched it off although it was off, and then on again
      Given the operator has switched network activity off
      And the operator has switched network activity off
      When Bob connects to the node
      And the operator switches network activity on
      And Alice connects to the node
      Then the node refuses the connection of Bob
      But the node completes the handshake with Alice

    Example: An inbound peer with the noban permission
      Given the node is started with the permissions noban for Bob
      And the operator has switched network activity off
      When Bob connects to the node
      Then the node refuses the connection of Bob

  @CONN-038 @not.with.bystanders
  Rule: The node says whether network activity is on
    Bitcoin Core: rpc/net.cpp setnetworkactive, getnetworkinfo
    An operator who wants silence must be able to see it. If he believed activity off while it is on, the node would go
    on sending; the other way round, it would get no new blocks, and he would look for a fault elsewhere.
    Not with bystanders: with network activity off they are disconnected.

    Scenario Outline: The operator switches it <state>
      Given the operator has switched network activity off
      When the operator switches network activity <state>
      Then the node answers that network activity is <state>
      And the node reports that network activity is <state>

      Examples: both ways
        | state |
        | off   |
        | on    |

    Example: The operator has switched it off in advance
      Given the node is started with network activity switched off
      When the node starts
      Then the node reports that network activity is off

    Example: The operator has said nothing about it
      When the node starts
      Then the node reports that network activity is on

  @CONN-039 @not.with.bystanders
  Rule: With network activity off, a request for a connection is accepted, has no effect and is forgotten
    Bitcoin Core: net.cpp CConnman::OpenNetworkConnection
    The operator wants silence; nor may requests pile up and all come true when activity is on again. The answer is as
    usual (where a slot is free): a command has been taken, no more. Added nodes are no requests: the node keeps them.
    Not with bystanders: with network activity off they are disconnected.

    @connection.<connection>
    Scenario Outline: A request for a <connection> connection
      Given the operator has switched network activity off
      When the node is asked for a <connection> connection to Bob
      Then the node answers that it accepts
      But the node lists no peers

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

    @connection.<connection>
    Scenario Outline: Two <connection> connections, requested with network activity off, and another with it on
      Given the operator has switched network activity off
      When the node is asked for a <connection> connection to Bob
      And the node is asked for a <connection> connection to Carol
      And the operator switches network activity on
      And the node is asked for a <connection> connection to Alice
      Then the node connects to Alice once
      But the node does not connect to Bob
      And the node does not connect to Carol

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

      @use.with_node.min_version=23
      Examples: feeler, since version 23
        | connection |
        | feeler     |

  @CONN-040
  Rule: With network activity on again, the node does not reopen connections that were requested once
    Bitcoin Core: net.cpp CConnman::DisconnectNodes
    A request asks for one attempt, now, not for a peer for good: a node that came back to all such peers would meet
    some whom nobody wants any more. That it connects to the specified node shows that it had time for others.

    @connection.<connection> @slow
    Scenario Outline: A <connection> connection, beside one to a specified node
      Given the node is started with the specified node Alice
      And the node starts
      And the node has a <connection> connection to Bob
      When the operator switches network activity off and on
      Then the node connects to Alice once
      But the node does not connect to Bob again

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

  @CONN-040 @slow
  Rule: With network activity on again, the node connects to added and specified nodes, and opens automatic connections
    Bitcoin Core: net.cpp CConnman::ThreadOpenAddedConnections, CConnman::ThreadOpenConnections
    If it waited for commands, it would be without blocks until somebody notices. It comes back to added and specified
    nodes, named for good; its other slots it fills with whom it chooses anew (here it knows Bob's address alone). At
    first it passes over one at which it has tried within ten minutes, so eleven (660 seconds) pass.

    @connection.manual
    Example: A node that the operator has added
      Given the operator has added Alice to the added nodes
      And the node has connected to Alice
      When the operator switches network activity off and on
      Then the node connects to Alice once
      And the node lists Alice as manual

    @connection.manual
    Example: A specified node
      Given the node is started with the specified node Alice
      And the node has connected to Alice
      When the operator switches network activity off and on
      Then the node connects to Alice once
      And the node lists Alice as manual

    @connection.outbound-full-relay @use.with_public_addresses=yes @use.with_addpeeraddress=yes
    Example: A peer that the node has chosen itself
      Given Bob has a public address of its own
      And the node is started with no specified nodes
      And the node has an automatic outbound-full-relay connection to Bob
      When the operator switches network activity off
      And 660 seconds pass
      And the operator switches network activity on
      Then the node connects to Bob once
      And the node lists Bob as outbound-full-relay

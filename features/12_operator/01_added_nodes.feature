@core.pr.19315 @source.policy @connection.manual
Feature: The added-node list
  Added nodes are peers to which the operator wants the node to stay connected. He keeps the list while the node runs.
  It must say what is on it, and changing it must do nothing else.

  @CONN-033
  Rule: The added-node list does not take an address and port a second time
    Bitcoin Core: rpc/net.cpp addnode
    Bitcoin Core: net.cpp CConnman::AddNode
    A node listed twice would look like two, and leave one entry behind when it is removed: the node would go on
    connecting to a peer whom the operator believes gone. Every entry counts for that, not the latest alone, but none
    that was removed. At another port there is another node. Names of hosts are compared by their spelling alone, as
    addresses were before version 27. (Nodes named at the start are not compared with each other: they are a setting, to
    which nobody awaits an answer.)

    Example: The same address twice
      Given the operator has added Bob to the added nodes
      When the operator adds Bob to the added nodes
      Then the node answers that it has added this node already
      And the added-node list holds Bob

    @use.with_node.min_version=27
    Example: Another spelling of the address
      Given the operator has added Bob to the added nodes
      When the operator adds another spelling of Bob to the added nodes
      Then the node answers that it has added this node already
      And the added-node list holds Bob

    Example: Another port of the same address
      Given Carol has the same address as Bob
      And the operator has added Bob to the added nodes
      When the operator adds Carol to the added nodes
      Then the node answers that it accepts
      And the added-node list holds Bob and Carol

    Scenario Outline: The same address again, the <number> of three
      Given the operator has added Bob to the added nodes
      And the operator has added Carol to the added nodes
      And the operator has added Dave to the added nodes
      When the operator adds <name> to the added nodes
      Then the node answers that it has added this node already

      Examples: each of them
        | number | name  |
        | first  | Bob   |
        | second | Carol |
        | third  | Dave  |

    Example: The same address again, after another one and it were removed
      Given the operator has added Carol to the added nodes
      And the operator has added Bob to the added nodes
      When the operator removes Carol from the added nodes
      And the operator removes Bob from the added nodes
      And the operator adds Bob to the added nodes
      Then the node answers that it accepts
      And the added-node list holds Bob

  @CONN-033
  Rule: A node that has not been added and an unknown command are answered differently
    Bitcoin Core: rpc/net.cpp addnode
    Bitcoin Core: rpc/net.cpp getaddednodeinfo
    An operator, or his program, who makes a slip must see whether it was in the address or in the order; told neither,
    he would believe a peer removed to which the node still connects. The list stays as it was.

    Example: A node that has not been added is to be removed
      Given the operator has added Bob to the added nodes
      When the operator removes Carol from the added nodes
      Then the node answers that it has not added this node
      And the added-node list holds Bob

    Example: A node that has not been added, at the address of one that has, is to be removed
      Given Carol has the same address as Bob
      And the operator has added Bob to the added nodes
      When the operator removes Carol from the added nodes
      Then the node answers that it has not added this node
      And the added-node list holds Bob

    Example: A node that has not been added is asked about
      Given the operator has added Bob to the added nodes
      When the operator asks about the added node Carol
      Then the node answers that it has not added this node
      And the added-node list holds Bob

    Example: A command that does not exist
      Given the operator has added Bob to the added nodes
      When the operator gives an unknown command about Carol and the added nodes
      Then the node answers that there is no such command
      And the added-node list holds Bob

  @CONN-034 @slow
  Rule: Removing a node from the added-node list does not end its connection
    Bitcoin Core: net.cpp CConnman::RemoveAddedNode
    The list says whom to connect to from now on, again whenever the connection is lost; disconnecting is another
    command. If removal did both, an operator who only tidies the list would cut off a peer in the middle of its work.

    Example: An added node that is connected, the first of two on the list
      Given the operator has added Bob to the added nodes
      And the operator has added Alice to the added nodes
      And the node has connected to Bob
      When the operator removes Bob from the added nodes
      Then the node stays connected to Bob
      And the added-node list holds Alice

    Example: The node goes through its list again, as the connection to Carol shows
      Given the operator has added Bob to the added nodes
      And the node has connected to Bob
      When the operator removes Bob from the added nodes
      And the operator adds Carol to the added nodes
      Then the node connects to Carol once
      And the node stays connected to Bob
      And the added-node list holds Carol

  @CONN-033 @slow
  Rule: Asked about one added node, the node names that one alone, and says whether it is connected
    Bitcoin Core: rpc/net.cpp getaddednodeinfo
    Bitcoin Core: net.cpp CConnman::GetAddedNodeInfo
    The operator, or a program that watches over a peer, wants to know whether this one is there. A wrong answer, or one
    that mixes in other nodes, would hide that the connection is lost.

    Example: The second of two is connected, the first is not any more
      Given the operator has added Bob to the added nodes
      And the operator has added Alice to the added nodes
      And the node has connected to Alice
      And the node has connected to Bob
      When Bob disconnects
      Then the node reports that the added node Alice is an outbound peer
      But the node reports that the added node Bob is not connected

  @CONN-034 @slow
  Rule: The added-node list does not lead the node again to a node that was removed from it
    Bitcoin Core: net.cpp CConnman::ThreadOpenAddedConnections, CConnman::RemoveAddedNode
    The node connects to its added nodes again and again, whenever the connection is lost. Once one is removed, the
    operator counts on being rid of it: a list that changes only to the eye would be worse than none. (If the node is
    just going through its list, it goes on to its end. By other ways it may get there: at a new request, of its own
    choice, or after a restart, if that names the node again.) Carol, added later, shows that it has gone through it.

    Example: An added node is removed, and disconnects
      Given the operator has added Bob to the added nodes
      And the node has connected to Bob
      When the operator removes Bob from the added nodes
      And Bob disconnects
      And the operator adds Carol to the added nodes
      Then the node connects to Carol once
      But the node does not connect to Bob again

  @CONN-100 @slow
  Rule: An added node that has itself connected, from the port on the list, is not connected to a second time
    Bitcoin Core: net.cpp CConnman::GetAddedNodeInfo, CConnman::ThreadOpenAddedConnections
    One connection is enough, whoever opened it. From another port than the one on the list, it may be another program
    at the same address: the node, which goes by address and port, connects to Bob all the same. Carol, added last,
    shows that the node has gone through its list.

    Example: It has connected from the address and port on the list
      Given Bob connects from the port at which it listens
      And the node has an inbound connection to Bob
      When the operator adds Bob to the added nodes
      And the operator adds Carol to the added nodes
      Then the node connects to Carol once
      And the node reports that the added node Bob is an inbound peer
      But the node does not connect to Bob

    Example: It has connected from another port
      Given the node has an inbound connection to Bob
      When the operator adds Bob to the added nodes
      Then the node connects to Bob once
      And the node reports that the added node Bob is an outbound peer

@source.policy
Feature: A node with specified nodes, or with a connection limit of zero
  Whoever specifies a node's peers wants it to connect to nobody else; a connection limit of zero serves the same end.

  @CONN-035 @CONN-028 @connection.manual
  Rule: The node opens manual connections to its specified nodes at start, and again when they are lost
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections
    With specified nodes, the node connects by itself to these alone, and to added nodes if any (before version 24 to
    seed nodes, too). If it did not come back to one after a failure of the line, it would get no new blocks. They are
    manual, as the operator has named them. For the first attempt 30 seconds are ample.

    Example: The node starts
      Given the node is started with the specified node Alice
      And the node is started with the specified node Bob
      When the node starts
      Then the node connects to Alice within 30 seconds
      And the node connects to Alice once
      And the node lists Alice as manual
      And the node lists Bob as manual

    @slow
    Scenario Outline: The <number> of two specified nodes disconnects
      Given the node is started with the specified node Alice
      And the node is started with the specified node Bob
      And the node starts
      When <name> disconnects
      Then the node connects to <name> once
      And the node lists <name> as manual
      And the node stays connected to <other>

      Examples: both
        | number | name  | other |
        | first  | Alice | Bob   |
        | second | Bob   | Alice |

    @slow
    Example: The only specified node disconnects twice
      Given the node is started with the specified node Alice
      And the node starts
      When Alice disconnects
      And the node connects to Alice
      And Alice disconnects
      Then the node connects to Alice twice

  @CONN-035 @use.with_addpeeraddress=yes @use.with_public_addresses=yes
  Rule: A node with specified nodes connects to nobody from its address manager
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections
    An operator specifies nodes to trust these alone, or to stay unknown to others: a node that went to addresses from
    its address manager, be it after hours, would betray him. That it comes back to Alice shows that it had the time.

    @slow
    Example: The node knows another address
      Given Bob has a public address of its own
      And the node is started with the specified node Alice
      And the address manager has learnt the address of Bob
      When 4 hours pass
      And Alice disconnects
      Then the node connects to Alice once
      But the node does not connect to Bob

  @CONN-035
  Rule: A node with specified nodes still opens the connections that are requested
    Bitcoin Core: rpc/net.cpp addconnection, addnode
    This binds the node, not the operator or a test: who asks for one more must not have to start the node anew.

    @connection.<connection>
    Scenario Outline: A <connection> connection
      Given the node is started with the specified node Alice
      When a <connection> connection to Bob opens
      Then the node completes the handshake with Bob
      And the node lists Bob as <connection>

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

  @CONN-035 @connection.inbound @use.with_public_addresses=yes
  Rule: A node with specified nodes neither listens nor queries DNS seeds, unless told to
    Bitcoin Core: init.cpp InitParameterInteraction
    An operator who specifies nodes, or none, wants to meet no others. DNS seeds, which name addresses of nodes, and
    listening, by which anybody can connect, would show him to them. Who wants that says so, or says where to listen.

    Background:
      Given the node is started with nothing said about listening and DNS seeds

    Example: The node has two, and is told nothing about either
      Given the node is started with the specified node Alice
      And the node is started with the specified node Carol
      When the node starts
      And Bob connects to the node
      Then the node connects to Alice once
      But nobody listens where Bob connects
      And the node reports that it does not query DNS seeds

    Example: The operator has said that there are none
      When Bob connects to the node
      And a manual connection to Alice opens
      Then the node completes the handshake with Alice
      But nobody listens where Bob connects
      And the node reports that it does not query DNS seeds

    Scenario Outline: The node is told to listen alone, by <setting>
      Given the node is started with the specified node Alice
      And the node is started with <setting>
      When Bob connects to <port>
      Then the node completes the handshake with Bob
      And the node reports that it does not query DNS seeds

      Examples: expressly, or by where, for all or for some
        | setting                                                       | port                        |
        | listening switched on                                         | the node                    |
        | an address and another port than the default one to listen on | the node                    |
        | a second port with the permissions noban                      | the second port of the node |

    Example: The node is told to query DNS seeds alone
      Given the node is started with the specified node Alice
      And the node is started with DNS seeds switched on
      When Bob connects to the node
      Then nobody listens where Bob connects
      And the node reports that it queries DNS seeds

    Example: The node has no specified nodes
      Given the node is started with no specified nodes
      When Bob connects to the node
      Then the node completes the handshake with Bob
      And the node reports that it queries DNS seeds

  @CONN-043 @connection.inbound @use.with_public_addresses=yes
  Rule: A node with a connection limit of 0 neither listens nor queries DNS seeds, unless told to
    Bitcoin Core: init.cpp InitParameterInteraction
    With such a limit the node could keep no inbound peer, and chooses nobody: to listen, or to ask DNS seeds, would
    show it to strangers for nothing (since version 25). If it refuses Bob, it listens. Manual peers have other slots.

    Background:
      Given the node is started with no specified nodes
      And the node is started with nothing said about listening and DNS seeds

    @use.with_node.min_version=25
    Example: A limit of 0
      Given the node is started with a connection limit of 0
      When Bob connects to the node
      And a manual connection to Alice opens
      Then the node completes the handshake with Alice
      But nobody listens where Bob connects
      And the node reports that it does not query DNS seeds

    Example: A limit of 1, all of which is for outbound connections
      Given the node is started with a connection limit of 1
      When Bob connects to the node
      Then the node refuses the connection of Bob
      And the node reports that it queries DNS seeds

    @use.with_node.min_version=25
    Example: A limit of 0, and the node is told to listen
      Given the node is started with a connection limit of 0
      And the node is started with listening switched on
      When Bob connects to the node
      Then the node refuses the connection of Bob
      And the node reports that it does not query DNS seeds

    @use.with_node.min_version=25
    Example: A limit of 0, and the node is told to query DNS seeds
      Given the node is started with a connection limit of 0
      And the node is started with DNS seeds switched on
      When Bob connects to the node
      Then nobody listens where Bob connects
      And the node reports that it queries DNS seeds

Feature: A node with fixed peers
  Whoever names the peers of a node wants it to talk to these and to nobody else: the others shall not
  even learn that it is there.

  @CONN-035 @CONN-028 @source.policy @connection.manual
  Rule: Fixed peers are called at once and again whenever they are lost, as manual connections
    Bitcoin Core, net.cpp, ThreadOpenConnections. They are the only way into the network.

    Example: The node starts
      Given peer Alice is a fixed peer of the node
      And peer Bob is a fixed peer of the node
      When the node starts
      Then the node has called Alice once
      And the node lists Alice as manual
      And the node lists Bob as manual

    @slow
    Example: A fixed peer hangs up
      Given peer Alice is a fixed peer of the node
      And the node has called its fixed peers
      When Alice hangs up
      And the node calls Alice again
      Then the node has called Alice twice
      And the node lists Alice as manual

  @CONN-035 @source.policy @use.with_public_addresses=yes @use.with_addpeeraddress=yes
  Rule: A node with fixed peers calls nobody by itself
    Bitcoin Core, init.cpp and net.cpp, ThreadOpenConnections. That Alice is called again shows that the
    node had time to call Bob as well.

    @slow
    Example: The node knows another address
      Given peer Bob has a public address of its own
      And peer Alice is a fixed peer of the node
      And the node knows the address of peer Bob
      When Alice hangs up
      And the node calls Alice again
      Then the node has called Alice twice
      But the node has never called Bob

  @CONN-035 @source.policy
  Rule: A node with fixed peers still opens the connections that it is asked for
    Bitcoin Core, rpc/net.cpp, addconnection and addnode.

    @connection.<connection>
    Scenario Outline: A <connection> connection
      Given peer Alice is a fixed peer of the node
      When a <connection> connection to peer Bob opens
      Then the node has completed the handshake with Bob
      And the node lists Bob as <connection>

      Examples: the lasting kinds that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

  @CONN-035 @source.policy @connection.inbound @use.with_public_addresses=yes
  Rule: A node with fixed peers takes no calls and asks no public list of nodes, unless told to
    Bitcoin Core, init.cpp, InitParameterInteraction. Both would show it to strangers.

    Example: Nobody says so
      Given peer Alice is a fixed peer of the node
      And nobody tells the node whether to take calls
      When peer Bob calls the node
      Then the node has called Alice once
      But the node does not take the call of Bob
      And the node asks no public list of nodes

    Example: It is told to
      Given peer Alice is a fixed peer of the node
      And nobody tells the node whether to take calls
      And the node is told to take calls and to ask public lists of nodes
      When peer Bob calls the node
      Then the node takes the call of Bob
      And the node asks the public lists of nodes

    Example: It has no fixed peers
      Given the node may call whomever it likes
      And nobody tells the node whether to take calls
      When peer Bob calls the node
      Then the node takes the call of Bob
      And the node asks the public lists of nodes

  @CONN-043 @source.policy @connection.inbound @use.with_public_addresses=yes
  Rule: A node that may have no connections takes no calls and asks no public list of nodes, unless told to
    Bitcoin Core, init.cpp, InitParameterInteraction. It could not keep a caller and has nobody to call.
    Manual connections need no place, so the operator can still have some.

    @use.with_node.min_version=25
    Example: A limit of 0
      Given the node may call whomever it likes
      And nobody tells the node whether to take calls
      And the limit on connections is 0
      When peer Bob calls the node
      And a manual connection to peer Alice opens
      Then the node has completed the handshake with Alice
      But the node does not take the call of Bob
      And the node asks no public list of nodes

    Example: A limit of 1, which is no place for callers
      Given the node may call whomever it likes
      And nobody tells the node whether to take calls
      And the limit on connections is 1
      When peer Bob calls the node
      Then the node turns Bob away without a word
      And the node asks the public lists of nodes

    Example: It is told to
      Given the node may call whomever it likes
      And nobody tells the node whether to take calls
      And the limit on connections is 0
      And the node is told to take calls and to ask public lists of nodes
      When peer Bob calls the node
      Then the node turns Bob away without a word
      And the node asks the public lists of nodes

  @CONN-043 @source.policy @use.with_node.min_version=29
  Rule: A node whose limit on connections is below zero refuses to start
    Bitcoin Core, init.cpp, AppInitParameterInteraction. Guessing what was meant would be worse.

    Example: A limit of -1
      Given the limit on connections is -1
      When the node starts
      Then the node refuses to start and says why

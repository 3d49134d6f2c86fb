@source.policy @connection.inbound @use.with_node.min_version=22
Feature: Where the node listens, and what peers say of its address
  Whoever connects where the node listens becomes an inbound peer. The operator says where that is, and to whom the node
  can show itself depends on it. Peers say at which address they see the node.

  @CONN-057 @BIND-001
  Rule: A node that is given an onion listening port and no other does not listen on its usual port
    Bitcoin Core: init.cpp AppInitMain, bind_on_any
    Bitcoin Core: net.cpp CConnman::InitBinds
    At an onion listening port (-bind=...=onion) the operator's own Tor daemon connects to the node, and brings peers
    who do not learn where the node is; the peer list calls their network onion. Who names no other port wants the node
    hidden. If the node listened on its usual port as well, as it does when no port is named at all, anybody on the
    internet could find it there, and the hiding would be for nothing.

    Example: An inbound peer tries the usual port, and another one the onion listening port
      Given the node is started with an onion listening port and no other
      When Alice connects to the node
      And Bob connects to the second port of the node
      Then the node completes the handshake with Bob
      And the node lists Bob with the network onion
      But nobody listens where Alice connects

  @CONN-035 @PRX-015 @use.with_public_addresses=yes
  Rule: A node that makes all its connections through a proxy does not listen, unless told to
    Bitcoin Core: init.cpp InitParameterInteraction
    A proxy, such as Tor's, is there so that nobody sees where the node is. If the node listened all the same, whoever
    scans the internet would find it there. Alice is connected to through the proxy.

    Example: The operator says nothing about listening
      Given the node is started with a proxy for all connections
      And the node is started with nothing said about listening and DNS seeds
      When Bob connects to the node
      And a manual connection to Alice opens
      Then the node completes the handshake with Alice
      But nobody listens where Bob connects

    Example: The operator says that the node is to listen
      Given the node is started with a proxy for all connections
      And the node is started with nothing said about listening and DNS seeds
      And the node is started with listening switched on
      When Bob connects to the node
      Then the node completes the handshake with Bob

  @ADR-015 @BIND-011 @use.with_public_addresses=yes
  Rule: The node sends the address at which a peer sees it to that peer alone, and only if it may discover addresses
    Bitcoin Core: net.cpp IsPeerAddrLocalGood, GetLocalAddrForPeer
    A version message says at which address the sender sees the receiver. A node that does not know its address, but may
    discover it, takes it from there, and sends it back as its own, so that the peer passes it on. The peer may lie, so
    nobody else is sent it. An inbound peer sees the port at which the node listens, too; to others the node names that
    port (since version 23). At an address that is no public one a peer sees the node from inside, which says nothing.
    Not with bystanders: an address is relayed to two peers only, and could go to them.

    @connection.<connection> @use.with_node.min_version=23
    Scenario Outline: A peer at a public address, on <connection> connections
      Given the node is started with address discovery
      And the node has an inbound connection to Bob
      And Alice has a public address of its own
      And Alice says that it sees the node at a public address
      When a <connection> connection to Alice opens
      And Alice and Bob request addresses from the node
      Then the node sends Alice the address <seen>
      But the node never sends Bob any address

      Examples: long-lived types that relay addresses, and addr-fetch
        | connection          | seen                                                        |
        | outbound-full-relay | at which the peer sees it, and the port at which it listens |
        | addr-fetch          | at which the peer sees it, and the port at which it listens |
        | manual              | at which the peer sees it, and the port at which it listens |
        | inbound             | and port at which the peer sees it                          |

    @few.with.bystanders
    Scenario Outline: <what>, and another address is to be relayed
      Given Alice <conduct>
      And Alice says that it sees the node at a public address
      And the node is started with <setting>
      And the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Carol
      When Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

      Examples: no discovery, and an address from which nobody outside is seen
        | what                                  | conduct                             | setting                        |
        | The node may not discover addresses   | has a public address of its own     | address discovery switched off |
        | The peer is on the node's own machine | has a loopback address of its own   | address discovery              |
        | The peer is in a private network      | has an address in a private network | address discovery              |

  @CONN-057
  Rule: A peer that connects to the onion listening port counts as a Tor peer
    Bitcoin Core: net.cpp CNode::ConnectedThroughNetwork, CConnman::CreateNodeFromAcceptedSocket
    Peers from Tor come by way of the operator's Tor daemon, so seem to be on his own machine (not_publicly_routable).
    The port tells them: else strangers would pass for his own, and could not be protected from eviction as Tor peers.

    Example: Two onion listening ports
      Given the node is started with an onion listening port as second port
      And the node is started with "127.0.0.1:7004" to listen on for Tor
      And Carol connects to "127.0.0.1:7004"
      When Bob connects to the second port of the node
      And Carol connects to the node
      Then the node lists Bob with the network onion
      And the node lists Carol with the network onion

    Example: A second port that is no onion listening port
      Given the node is started with a second port with the permissions noban
      When Bob connects to the second port of the node
      Then the node lists Bob with the network not_publicly_routable

  @CONN-085
  Rule: A peer that connects to another port of the node is listed with that port
    Bitcoin Core: netbase.cpp GetBindAddress
    Each port may have permissions of its own, so the operator wants to see by which one a peer has come.

    @connection.inbound
    Example: Alice connects to the usual port, Bob to the second one
      Given the node is started with a second port with the permissions mempool
      When Alice connects to the node
      And Bob connects to the second port of the node
      Then the node lists Alice with the node's own address and port as the peer sees them
      And the node lists Bob with the node's own address and port as the peer sees them

  @HAND-028
  Rule: The node shows each service under its name, its own and those of its peers, and one without a name by its bit
    Bitcoin Core: protocol.cpp serviceFlagsToStr
    Services are bits of one number, which few can read; by their names the operator sees what a peer offers. A name too
    many, or a bit left out because nobody knows it, would tell him otherwise. (Bits 24 to 31 are left to experiments.)

    Scenario Outline: Bob offers <services>
      Given Bob offers <services>
      When an inbound connection to Bob opens
      Then the node lists Bob with services under the names "<names>"

      Examples: with and without names
        | services                                                   | names                                         |
        | all blocks with witnesses                                  | NETWORK, WITNESS                              |
        | recent blocks with witnesses and bloom filters             | BLOOM, WITNESS, NETWORK_LIMITED               |
        | all blocks with witnesses and what bits 4 and 63 stand for | NETWORK, WITNESS, UNKNOWN[2^4], UNKNOWN[2^63] |

    Scenario Outline: The node is started with <setting>
      Given the node is started with <setting>
      When the node starts
      Then the node reports that its own services are named "<names>"

      Examples: a node usually offers NETWORK, WITNESS and NETWORK_LIMITED; fewer than these, and more
        | setting                        | names                                              |
        | pruning                        | WITNESS, NETWORK_LIMITED                           |
        | compact block filters to offer | NETWORK, WITNESS, COMPACT_FILTERS, NETWORK_LIMITED |
        | bloom filters to offer         | NETWORK, BLOOM, WITNESS, NETWORK_LIMITED           |

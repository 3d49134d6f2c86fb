@source.policy @connection.inbound @use.with_node.min_version=22
Feature: Where the node listens
  Whoever connects where the node listens becomes an inbound peer. The operator says where that is, and to whom the node
  can show itself depends on it.

  @CONN-057
  Rule: A node that is told to listen at a port for Tor alone listens nowhere else
    Bitcoin Core: init.cpp AppInitMain, bind_on_any
    Bitcoin Core: net.cpp CConnman::InitBinds
    At a port for Tor the operator's own Tor program connects to the node, and brings peers who do not learn where the
    node is; the peer list calls their network onion. Who names no other port wants the node hidden. If the node
    listened at its usual port as well, as it does when no port is named at all, anybody on the internet could find it
    there, and the hiding would be for nothing.

    Example: An inbound peer tries the usual port, and another one the port for Tor
      Given the node is started with a port for Tor and no other
      When Alice connects to the node
      And Bob connects to the second port of the node
      Then the node completes the handshake with Bob
      And the node lists Bob with the network onion
      But nobody listens where Alice connects

  @CONN-035 @use.with_public_addresses=yes
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

@source.policy @connection.inbound @use.with_public_addresses=yes @use.with_node.min_version=22
Feature: At which addresses and ports the node listens
  Whoever finds a port at which the node listens can connect to it, and knows that it is there. So an operator wants to
  rely on it that the node listens where he says, and nowhere else. 127.0.0.1 and others that begin with 127 are
  addresses of the node's own machine; at most of them nobody but its programs can connect. 0.0.0.0 stands for all.

  @BIND-001
  Rule: A node that is not told where to listen does so at its port of every address, and for Tor at the next port
    Bitcoin Core: init.cpp AppInitMain, bind_on_any
    Bitcoin Core: net.cpp CConnman::InitBinds
    Who says nothing wants to be found. The onion listening port is there for the operator's own Tor daemon, which runs
    on the same machine: to be reached from elsewhere, it would have strangers counted as peers in Tor. It is the next
    port since version 29 (before, a fixed one, 18445 on regtest).

    Scenario Outline: <what>
      Given the node is started with no address to listen on, and the port "7001"
      And Alice connects to <place>
      When Alice connects to the node
      Then the node completes the handshake with Alice
      And the node lists Alice with the network not_publicly_routable

      Examples: addresses of the machine
        | what                            | place            |
        | The machine's first address     | "127.0.0.1:7001" |
        | Another address of the machine  | "127.0.0.2:7001" |
        | A public address of the machine | "60.9.9.9:7001"  |

    @use.with_node.min_version=29
    Example: Two peers try the next port, one of them at another address than Tor's
      Given the node is started with no address to listen on, and the port "7001"
      And Alice connects to "127.0.0.1:7002"
      And Bob connects to "127.0.0.2:7002"
      When Alice connects to the node
      And Bob connects to the node
      Then the node completes the handshake with Alice
      And the node lists Alice with the network onion
      But nobody listens where Bob connects

  @BIND-001
  Rule: A node that is told where to listen listens there, and at no other address and port but Tor's
    Bitcoin Core: init.cpp AppInitMain, bind_on_any
    Bitcoin Core: net.cpp CConnman::InitBinds
    An operator names an address because others at his machine are not to be shown. He may name several, and permissions
    for whoever connects there (whitebind). Where he names permissions only, the onion listening port is there as well;
    with an ordinary address (bind) it is not, unless he names it (since version 28; before it was always there).

    Scenario Outline: Told of <told> alone, Bob tries <other>
      Given the node is started with the port "7001"
      And the node is started with <told>
      And Alice connects to <there>
      And Bob connects to <other>
      When Alice connects to the node
      And Bob connects to the node
      Then the node completes the handshake with Alice
      But nobody listens where Bob connects

      Examples: another address, and another port
        | told                                                      | there            | other            |
        | "127.0.0.1:7003" to listen on                             | "127.0.0.1:7003" | "127.0.0.2:7003" |
        | "127.0.0.1:7003" to listen on                             | "127.0.0.1:7003" | "127.0.0.1:7001" |
        | "127.0.0.1:7003" to listen on, with the permissions relay | "127.0.0.1:7003" | "127.0.0.2:7003" |
        | "127.0.0.1:7003" to listen on, with the permissions relay | "127.0.0.1:7003" | "127.0.0.1:7001" |

      @use.with_node.min_version=28
      Examples: the onion listening port, and an ordinary one beside it
        | told                                  | there            | other            |
        | "127.0.0.1:7003" to listen on         | "127.0.0.1:7003" | "127.0.0.1:7002" |
        | "127.0.0.1:7003" to listen on for Tor | "127.0.0.1:7003" | "127.0.0.1:7001" |
        | "127.0.0.1:7003" to listen on for Tor | "127.0.0.1:7003" | "127.0.0.1:7002" |

    Scenario Outline: Two addresses: <first>, and <second>
      Given the node is started with <first>
      And the node is started with <second>
      And Alice connects to "127.0.0.1:7003"
      And Bob connects to "127.0.0.2:7004"
      When Alice connects to the node
      And Bob connects to the node
      Then the node completes the handshake with Alice
      And the node lists Bob with the network <network>

      Examples: two of a kind, and two kinds
        | first                         | second                                                    | network               |
        | "127.0.0.1:7003" to listen on | "127.0.0.2:7004" to listen on                             | not_publicly_routable |
        | "127.0.0.1:7003" to listen on | "127.0.0.2:7004" to listen on, with the permissions relay | not_publicly_routable |
        | "127.0.0.1:7003" to listen on | "127.0.0.2:7004" to listen on for Tor                     | onion                 |

    @use.with_node.min_version=29
    Example: With permissions alone the onion listening port is there, too
      Given the node is started with the port "7001"
      And the node is started with "127.0.0.1:7003" to listen on, with the permissions relay
      And Alice connects to "127.0.0.1:7002"
      When Alice connects to the node
      Then the node completes the handshake with Alice
      And the node lists Alice with the network onion

  @BIND-002
  Rule: The node takes the port from the address to listen on, else the last port named, else the network's default
    Bitcoin Core: init.cpp AppInitMain, default_bind_port, default_bind_port_onion
    A node at another port than its operator thinks is not found, or is found where he has closed no door. The port for
    Tor is the next one (since version 29), unless its address names one. 18444 is the default on regtest.

    Scenario Outline: The port 7001, then <where>
      Given the node is started with the port "7001"
      And the node is started with <where>
      And Alice connects to <there>
      And Bob connects to <not there>
      When Alice connects to the node
      And Bob connects to the node
      Then the node completes the handshake with Alice
      But nobody listens where Bob connects

      Examples: an address with a port, and without one
        | where                         | there            | not there         |
        | "127.0.0.1:7003" to listen on | "127.0.0.1:7003" | "127.0.0.1:7001"  |
        | "0.0.0.0:7003" to listen on   | "127.0.0.2:7003" | "127.0.0.1:7001"  |
        | "127.0.0.1" to listen on      | "127.0.0.1:7001" | "127.0.0.1:18444" |

      @use.with_node.min_version=29
      Examples: for Tor, with a port and without one
        | where                                 | there            | not there         |
        | "127.0.0.1:7004" to listen on for Tor | "127.0.0.1:7004" | "127.0.0.1:7002"  |
        | "127.0.0.1" to listen on for Tor      | "127.0.0.1:7002" | "127.0.0.1:18445" |

    Example: The port is named twice
      Given the node is started with no address to listen on, and the port "7001"
      And the node is started with the port "7005"
      And Alice connects to "127.0.0.1:7005"
      And Bob connects to "127.0.0.1:7001"
      When Alice connects to the node
      And Bob connects to the node
      Then the node completes the handshake with Alice
      But nobody listens where Bob connects

    Example: No port is named
      Given the node is started with no address to listen on
      And Alice connects to "127.0.0.1:18444"
      When Alice connects to the node
      Then the node completes the handshake with Alice

@source.policy @use.with_public_addresses=yes
Feature: Connections through a proxy
  A proxy, such as Tor's, stands between the node and its peers, so that these do not see where the node is. A single
  connection past it, and they would.

  @PRX-001 @PRX-002
  Rule: With a proxy for all connections, the node connects to public addresses and host names through it alone
    Bitcoin Core: net.cpp CConnman::ConnectNode, GetProxy, HaveNameProxy
    Bitcoin Core: netbase.cpp Socks5, ConnectThroughProxy
    That holds for all types of connections. The node asks the proxy for each address and port in words, as if it were a
    name, and names it leaves to the proxy to look up: whoever answers the node's own questions about names (DNS) would
    see whom it seeks, and where it is. A proxy that refuses is not gone round, though Bob listens on his address.
    Addresses that no outsider can reach, the machine's own and those in private networks, it connects to directly: no
    proxy of Tor's leads there.

    @connection.<connection>
    Scenario Outline: An address in the <network> network, on <connection> connections
      Given the node is started with a proxy for all connections
      And Bob has an address in the <network> network, to which the proxy alone leads
      When a <connection> connection to Bob opens
      Then the node connects to Bob

      Examples: networks and all types that can be asked for
        | network | connection          |
        | ipv4    | manual              |
        | ipv4    | outbound-full-relay |
        | ipv4    | block-relay-only    |
        | ipv4    | addr-fetch          |
        | ipv4    | feeler              |
        | ipv6    | manual              |
        | ipv6    | outbound-full-relay |
        | ipv6    | block-relay-only    |
        | ipv6    | addr-fetch          |
        | ipv6    | feeler              |
        | onion   | manual              |
        | onion   | outbound-full-relay |
        | onion   | block-relay-only    |
        | onion   | addr-fetch          |
        | onion   | feeler              |

    @connection.<connection> @use.with_node.min_version=23
    Scenario Outline: A CJDNS address, where the operator says that CJDNS is reachable, on <connection> connections
      Given the node is started with a proxy for all connections
      And the node is started with CJDNS as a network that it reaches
      And Bob has an address in the cjdns network, to which the proxy alone leads
      When a <connection> connection to Bob opens
      Then the node connects to Bob
      And the node lists Bob with the network cjdns

      Examples: long-lived types
        | connection          |
        | manual              |
        | outbound-full-relay |
        | block-relay-only    |

    @connection.manual
    Example: A host name under which the node itself would find its own machine
      Given the node is started with a proxy for all connections
      And Bob has a host name that the proxy alone looks up rightly
      When a manual connection to Bob opens
      Then the node completes the handshake with Bob

    @connection.<connection>
    Scenario Outline: The proxy refuses, on <connection> connections
      Given the node is started with a proxy that leads nowhere
      And Bob has a public address of its own
      And Carol has a loopback address of its own
      When a <connection> connection to Bob opens
      And a manual connection to Carol opens
      Then the node completes the handshake with Carol
      But the node does not connect to Bob

      Examples: all types that can be asked for
        | connection          |
        | manual              |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |

    @connection.manual
    Example: An address in a private network
      Given the node is started with a proxy that leads nowhere
      And Bob has an address in a private network
      When a manual connection to Bob opens
      Then the node completes the handshake with Bob

  @PRX-003 @use.with_node.min_version=29
  Rule: Each connection through the proxy has a user name of its own (stream isolation), unless that is switched off
    Bitcoin Core: netbase.cpp ConnectThroughProxy, TorStreamIsolationCredentialsGenerator
    Tor leads connections of different user names over different circuits. If two had one name, and so one circuit,
    whoever sits at its end would see that they come from one node. The proxy here asks for a name, and refuses one that
    comes twice, even after a restart, or whose password, which is not needed, is another word. With stream isolation
    switched off the node has no names to offer, and this proxy refuses it (Carol, on the node's own machine, shows that
    it is at work). Versions before 30 number the names from the start on, so that they come again after a restart.

    @connection.<connection>
    Scenario Outline: The second connection is <connection>
      Given the node is started with a proxy for all connections that takes each user name once
      And the node has a manual connection to Alice
      When a <connection> connection to Bob opens
      Then the node connects to Bob

      Examples: all types that can be asked for
        | connection          |
        | manual              |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |

    @connection.manual
    Example: One connection, for which the node has to give a name and the same word as password
      Given the node is started with a proxy for all connections that takes each user name once
      When a manual connection to Bob opens
      Then the node completes the handshake with Bob

    @connection.manual @use.with_node.min_version=30
    Example: The node restarts in between
      Given the node is started with a proxy for all connections that takes each user name once
      And the node has a manual connection to Alice
      When the node restarts
      And a manual connection to Bob opens
      Then the node completes the handshake with Bob

    @connection.manual
    Example: Stream isolation is switched off
      Given the node is started with a proxy for all connections that takes each user name once
      And the node is started with stream isolation switched off
      And Carol has a loopback address of its own
      When a manual connection to Bob opens
      And a manual connection to Carol opens
      Then the node completes the handshake with Carol
      But the node does not connect to Bob

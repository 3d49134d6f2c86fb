@source.policy @use.with_node.min_version=23
Feature: Addresses in CJDNS
  CJDNS is a network on top of others, whose addresses look like those of private IPv6 networks: they begin with fc. To
  a node that is in CJDNS they are as good as public ones; to others they mean a machine nearby, or none. (Versions
  before 23 do not know this network.)

  @PRX-012 @use.with_public_addresses=yes
  Rule: An address that begins with fc is in CJDNS if the operator says that this is reachable, else in a private network
    Bitcoin Core: netbase.cpp MaybeFlipIPv6toCJDNS
    Bitcoin Core: net.cpp CConnman::ConnectNode, CConnman::AcceptConnection
    The operator knows whether the machine is in CJDNS (cjdnsreachable); the address does not tell. The node connects to
    such addresses directly, where no proxy is set, in either case. But a private network is no place to look for peers,
    and whoever comes from there has shown nothing: only in CJDNS is it the address of somebody of whom others may hear.
    What the operator says of such an address (a permission, a ban, an added node) is said of the same one.
    Not a day later: a ban is over by then. Not a second time: Alice has another address then, without a permission.

    @connection.<connection>
    Scenario Outline: A <connection> connection to such an address, and <setting>
      Given the node is started with <setting>
      And Bob has an address of its own that begins with fc
      When a <connection> connection to Bob opens
      Then the node completes the handshake with Bob
      And the node lists Bob with the network <network>

      Examples: reachable, and long-lived types that the node opens
        | setting                            | connection          | network |
        | CJDNS as a network that it reaches | manual              | cjdns   |
        | CJDNS as a network that it reaches | outbound-full-relay | cjdns   |
        | CJDNS as a network that it reaches | block-relay-only    | cjdns   |

      Examples: nothing said of CJDNS
        | setting               | connection          | network               |
        | listening switched on | manual              | not_publicly_routable |
        | listening switched on | outbound-full-relay | not_publicly_routable |
        | listening switched on | block-relay-only    | not_publicly_routable |

    @connection.inbound
    Scenario Outline: Alice comes from such an address, Bob from an IPv4 address, and <setting>
      Given the node is started with <setting>
      And the node is started with "127.0.0.1:7003" to listen on
      And the node is started with "[::]:7004" to listen on
      And Alice has an address of its own that begins with fc
      And Alice connects to "[fc00:9::9]:7004"
      When Alice connects to the node
      And Bob connects to the node
      Then the node lists Alice with the network <network>

      Examples: reachable, and nothing said of it
        | setting                            | network               |
        | CJDNS as a network that it reaches | cjdns                 |
        | listening switched on              | not_publicly_routable |

    @connection.inbound @use.with_node.min_version=26 @not.with.second_time
    Example: A permission for such an address, and CJDNS is reachable
      Given the node is started with CJDNS as a network that it reaches
      And the node is started with "127.0.0.1:7003" to listen on
      And the node is started with "[::]:7004" to listen on
      And Alice has an address of its own that begins with fc
      And the node is started with the permissions noban for Alice
      And Alice connects to "[fc00:9::9]:7004"
      When Alice connects to the node
      Then the node lists Alice with the permissions noban, download

    @connection.inbound @use.with_node.min_version=26 @first.with.later
    Example: A ban on such an address, and CJDNS is reachable
      Given the node is started with CJDNS as a network that it reaches
      And the node is started with "127.0.0.1:7003" to listen on
      And the node is started with "[::]:7004" to listen on
      And Alice has an address of its own that begins with fc
      And Alice connects to "[fc00:9::9]:7004"
      And the operator has banned the address of Alice
      When Alice connects to the node
      Then the node refuses the connection of Alice

    @connection.manual @slow @use.with_node.min_version=28
    Example: The node sees that an added node at such an address, in CJDNS, is connected
      Given the node is started with CJDNS as a network that it reaches
      And Bob has an address of its own that begins with fc
      When the operator adds Bob to the added nodes
      Then the node connects to Bob once
      And the node reports that the added node Bob is an outbound peer

    @connection.outbound-full-relay @use.with_addpeeraddress=yes @use.with_node.min_version=26
    Example: The node connects to an address in CJDNS of its own choice
      Given the node is started with automatic connections
      And the node is started with CJDNS as a network that it reaches
      And Bob has an address of its own that begins with fc
      When the address manager learns the address of Bob
      Then the node connects to Bob as outbound-full-relay
      And the node lists Bob with the network cjdns

  @PRX-012 @ADR-007 @connection.inbound @few.with.bystanders
  Rule: The node passes on an address that a peer sends as one in CJDNS, and notes it if CJDNS is reachable
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessAddrs
    Others may be in that network, and want to hear of each other. The address manager is for addresses that the node
    may connect to itself. The fresh address of before, in IPv4, shows that it takes some.
    Not with bystanders: an address goes to two peers at most, and could go to them.

    @use.with_node.min_version=26
    Scenario Outline: <setting>
      Given the node is started with <setting>
      And the node has inbound connections to Alice and Carol
      And Alice requests addresses from the node
      And Carol sends the node a fresh address
      When Carol sends the node a fresh address in the cjdns network
      Then the node sends Alice the address in an addrv2 message
      And the node reports that its address manager <holds>

      Examples: reachable, and nothing said of it
        | setting                            | holds                                               |
        | CJDNS as a network that it reaches | holds addresses in just these networks: ipv4, cjdns |
        | listening switched on              | does not hold the address                           |

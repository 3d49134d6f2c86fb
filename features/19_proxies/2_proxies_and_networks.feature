@source.policy
Feature: Proxies and networks that the operator chooses
  The operator says by which proxy the node reaches which network, and in which networks it looks for peers. What he has
  excluded in order to hide, or cannot have, the node must not do all the same, nor seem to do.

  @PRX-005 @connection.manual @use.with_public_addresses=yes
  Rule: The operator may name a proxy for onion addresses alone, or say that the node has no way to them
    Bitcoin Core: init.cpp AppInitMain, SetProxy
    Bitcoin Core: net.cpp CConnman::ConnectNode
    A proxy for everything may belong to somebody else, who would see which onion addresses the node wants, and may not
    lead to Tor at all. Here one leads to onion addresses alone, the other to all but these: by the wrong one, nobody is
    reached. If he says that there is no way (noonion), the node asks no proxy for such an address.

    Example: Onion addresses have a proxy of their own
      Given the node is started with a proxy for onion addresses, and another one for all else
      And Bob has an address in the onion network, to which the proxy alone leads
      And Carol has an address in the ipv4 network, to which the proxy alone leads
      When a manual connection to Bob opens
      And a manual connection to Carol opens
      Then the node completes the handshake with Bob
      And the node completes the handshake with Carol

    @use.with_node.min_version=23
    Example: The node has a proxy for all connections, and no way to onion addresses
      Given the node is started with a proxy for all connections
      And the node is started with no way to onion addresses
      And Bob has an address in the onion network, to which the proxy alone leads
      And Carol has an address in the ipv4 network, to which the proxy alone leads
      When a manual connection to Bob opens
      And a manual connection to Carol opens
      Then the node completes the handshake with Carol
      But the node does not connect to Bob

  @PRX-011 @use.with_public_addresses=yes
  Rule: A node with one network makes and keeps connections elsewhere that it is asked for, and inbound ones
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections, CConnman::OpenNetworkConnection
    The choice (onlynet) is about peers that the node looks for by itself. The operator who names one knows where that
    is, and whoever connects has found the node already.

    @connection.<connection>
    Scenario Outline: A <connection> connection to a clearnet address, and Tor is the only network
      Given the node is started with automatic connections, with Tor as its only network
      When a <connection> connection to Bob opens
      Then the node completes the handshake with Bob
      And the node stays connected to Bob

      Examples: long-lived types
        | connection          |
        | manual              |
        | outbound-full-relay |
        | block-relay-only    |
        | inbound             |

  @PRX-009 @PRX-010
  Rule: The node refuses to start with a proxy or a network that means nothing, or a network to which it has no way
    Bitcoin Core: init.cpp AppInitMain
    If it started all the same, it would go without a proxy that the operator relies on, and show where it is, or look
    for peers where it can reach none. (With listenonion, by which a Tor daemon may name it a proxy later, it starts;
    versions before 23 did without any, and before 25 with I2P or CJDNS.)

    Scenario Outline: It is started with <setting>
      Given the node is started with <setting>
      When the node starts
      Then the node refuses to start because <error>

      Examples: means nothing
        | setting                                   | error                               |
        | a proxy at no address                     | the address of the proxy is invalid |
        | a proxy for onion addresses at no address | the address of the proxy is invalid |
        | an I2P proxy at no address                | the address of the proxy is invalid |
        | an unknown network as its only network    | the network is unknown              |

      @use.with_node.min_version=30
      Examples: a proxy for a network, since version 30
        | setting                                | error                                |
        | the proxy "127.0.0.1:9050="            | the network of the proxy is left out |
        | the proxy "127.0.0.1:9050=tortoise"    | the network of the proxy is unknown  |
        | the proxy "127.0.0.1:9050=i2p"         | the network of the proxy is unknown  |
        | the proxy "not..an.address:9050=onion" | the address of the proxy is invalid  |

      @use.with_node.min_version=25
      Examples: no way
        | setting                   | error                            |
        | i2p as its only network   | its only network is out of reach |
        | cjdns as its only network | its only network is out of reach |

      @use.with_node.min_version=23
      Examples: no way to Tor
        | setting                   | error                            |
        | onion as its only network | its only network is out of reach |

    @use.with_node.min_version=23
    Example: Tor is the only network, and the operator says that there is no way to onion addresses
      Given the node is started with onion as its only network
      And the node is started with no way to onion addresses
      When the node starts
      Then the node refuses to start because its only network is out of reach

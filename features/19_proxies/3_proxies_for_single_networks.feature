@source.policy @use.with_public_addresses=yes @use.with_node.min_version=30
Feature: Proxies for single networks
  Since version 30 the operator may name with each proxy the network that it is for (proxy=...=network). Each of two
  proxies leads to its own peers: by the wrong one, or past both, nobody reaches these.

  @PRX-007
  Rule: The node reaches a network by the last proxy that is named for it or for all networks, or else directly
    Bitcoin Core: init.cpp AppInitMain, SetProxy
    Bitcoin Core: net.cpp CConnman::ConnectNode, GetProxy
    An operator may want Tor's addresses to go by one way and all others by another one. By the wrong one a proxy would
    see whom the node seeks that is to know nothing of it; past both, everybody on the way would. "0" in a proxy's place
    takes one away that was named before. A proxy of the older option for onion addresses (onion) comes before any other
    for these, wherever it stands. Without any, onion addresses are out of reach.

    @connection.manual
    Scenario Outline: A peer in the <network> network; first <one>, then <other>
      Given the node is started with <one>
      And the node is started with <other>
      And Bob has an address in the <network> network, to which proxy <which> alone leads
      When a manual connection to Bob opens
      Then the node completes the handshake with Bob

      Examples: for all networks, then for one
        | one                         | other                       | network | which |
        | proxy A for all connections | proxy B for ipv4 addresses  | ipv4    | B     |
        | proxy A for all connections | proxy B for ipv4 addresses  | ipv6    | A     |
        | proxy A for all connections | proxy B for ipv4 addresses  | onion   | A     |
        | proxy A for all connections | proxy B for ipv6 addresses  | ipv4    | A     |
        | proxy A for all connections | proxy B for ipv6 addresses  | ipv6    | B     |
        | proxy A for all connections | proxy B for ipv6 addresses  | onion   | A     |
        | proxy A for all connections | proxy B for onion addresses | ipv4    | A     |
        | proxy A for all connections | proxy B for onion addresses | ipv6    | A     |
        | proxy A for all connections | proxy B for onion addresses | onion   | B     |
        | proxy A for all connections | no proxy for ipv4 addresses | ipv6    | A     |
        | proxy A for all connections | no proxy for ipv4 addresses | onion   | A     |

      Examples: for one network, then for all, and the same twice
        | one                          | other                       | network | which |
        | proxy A for ipv4 addresses   | proxy B for all connections | ipv4    | B     |
        | proxy A for ipv6 addresses   | proxy B for all connections | ipv6    | B     |
        | proxy A for onion addresses  | proxy B for all connections | onion   | B     |
        | no proxy for onion addresses | proxy B for all connections | onion   | B     |
        | proxy A for all connections  | proxy B for all connections | ipv4    | B     |
        | proxy A for onion addresses  | proxy B for onion addresses | onion   | B     |

      Examples: the older option for onion addresses
        | one                         | other                        | network | which |
        | proxy A for onion addresses | proxy B as Tor proxy         | onion   | B     |
        | proxy B as Tor proxy        | proxy A for onion addresses  | onion   | B     |
        | proxy B as Tor proxy        | proxy A for all connections  | onion   | B     |
        | proxy B as Tor proxy        | no proxy for onion addresses | onion   | B     |

    @connection.<connection>
    Scenario Outline: One proxy for all networks, then one for IPv6, on <connection> connections
      Given the node is started with proxy A for all connections
      And the node is started with proxy B for ipv6 addresses
      And Bob has an address in the ipv6 network, to which proxy B alone leads
      And Carol has an address in the ipv4 network, to which proxy A alone leads
      When a <connection> connection to Bob opens
      And a <connection> connection to Carol opens
      Then the node connects to Bob and Carol

      Examples: all types that can be asked for
        | connection          |
        | manual              |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |

    @connection.manual
    Scenario Outline: A CJDNS peer; first <one>, then <other>
      Given the node is started with <one>
      And the node is started with <other>
      And the node is started with CJDNS as a network that it reaches
      And Bob has an address in the cjdns network, to which proxy <which> alone leads
      When a manual connection to Bob opens
      Then the node completes the handshake with Bob

      Examples: for CJDNS, and for another network
        | one                         | other                       | which |
        | proxy A for all connections | proxy B for cjdns addresses | B     |
        | proxy A for cjdns addresses | proxy B for all connections | B     |
        | proxy A for all connections | proxy B for ipv6 addresses  | A     |

    @connection.<connection>
    Scenario Outline: A <connection> peer in IPv4; first <one>, then <other>
      Given the node is started with <one>
      And the node is started with <other>
      And Bob has a public address of its own
      When a <connection> connection to Bob opens
      Then the node connects to Bob

      Examples: no proxy named for IPv4, or it was taken away; the proxies do not lead to Bob
        | one                         | other                       | connection          |
        | proxy A for ipv6 addresses  | proxy B for onion addresses | manual              |
        | proxy A for ipv6 addresses  | proxy B for onion addresses | outbound-full-relay |
        | proxy A for ipv6 addresses  | proxy B as Tor proxy        | manual              |
        | proxy A for all connections | no proxy for ipv4 addresses | manual              |
        | proxy A for all connections | no proxy for ipv4 addresses | outbound-full-relay |
        | proxy A for all connections | no proxy for ipv4 addresses | block-relay-only    |

    @connection.manual
    Example: A proxy for all networks is taken away for onion addresses
      Given the node is started with proxy A for all connections
      And the node is started with no proxy for onion addresses
      And Bob has an address in the onion network, to which proxy A alone leads
      And Carol has an address in the ipv4 network, to which proxy A alone leads
      When a manual connection to Bob opens
      And a manual connection to Carol opens
      Then the node completes the handshake with Carol
      But the node does not connect to Bob

  @PRX-007 @connection.manual
  Rule: The last proxy that is named for all networks, for IPv4 or for IPv6 looks host names up, one for others does not
    Bitcoin Core: init.cpp AppInitMain, SetNameProxy
    Bitcoin Core: net.cpp CConnman::ConnectNode, HaveNameProxy
    A name stands for addresses in IPv4 or IPv6, and whoever looks it up sees whom the node wants. Without such a proxy
    the node looks it up itself: it finds its own machine under the name of Bob, and nobody there. Carol, directly or by
    a proxy, shows that the node does connect.

    Scenario Outline: First <one>, then <other>
      Given the node is started with <one>
      And the node is started with <other>
      And Bob has a host name that proxy <which> alone looks up rightly
      When a manual connection to Bob opens
      Then the node completes the handshake with Bob

      Examples: of two that count the last one
        | one                         | other                       | which |
        | proxy A for all connections | proxy B for ipv4 addresses  | B     |
        | proxy A for all connections | proxy B for ipv6 addresses  | B     |
        | proxy A for ipv4 addresses  | proxy B for ipv6 addresses  | B     |
        | proxy A for ipv6 addresses  | proxy B for ipv4 addresses  | B     |
        | proxy A for ipv6 addresses  | proxy B for all connections | B     |

      Examples: others do not count
        | one                         | other                        | which |
        | proxy A for all connections | proxy B for onion addresses  | A     |
        | proxy A for all connections | proxy B for cjdns addresses  | A     |
        | proxy A for all connections | proxy B as Tor proxy         | A     |
        | proxy A for ipv6 addresses  | no proxy for onion addresses | A     |

    Scenario Outline: No such proxy: first <one>, then <other>
      Given the node is started with <one>
      And the node is started with <other>
      And Bob has a host name that proxy A alone looks up rightly
      And Carol has an address in the <network> network, to which proxy A alone leads
      When a manual connection to Bob opens
      And a manual connection to Carol opens
      Then the node completes the handshake with Carol
      But the node does not connect to Bob

      Examples: only others, and one taken away
        | one                         | other                       | network |
        | proxy A for onion addresses | proxy B for cjdns addresses | onion   |
        | proxy A for all connections | no proxy for ipv4 addresses | ipv6    |
        | proxy A for all connections | no proxy for ipv6 addresses | ipv4    |

@source.policy
Feature: Where proxies listen, which networks the node reaches, and what it reports of both
  An operator who relies on a proxy must be able to see for which networks the node uses it, and which it can reach.

  @PRX-006 @use.with_public_addresses=yes
  Rule: A proxy may listen on an IPv6 address, or at a Unix socket with a path of at most 107 bytes
    Bitcoin Core: netbase.cpp Proxy::Connect, IsUnixSocketPath
    Through a file, on which only chosen users of the machine have rights, nobody else can listen in or take the proxy's
    place. The system allows no longer paths; a shortened one would be another file, where somebody else may listen. (By
    a file since version 28, and only for SOCKS proxies, not for the programs of I2P and for Tor's control port.)

    @connection.<connection>
    Scenario Outline: A proxy for all connections at an IPv6 address, on <connection> connections
      Given the node is started with a proxy for all connections at an IPv6 address
      And Bob has an address in the ipv4 network, to which the proxy alone leads
      When a <connection> connection to Bob opens
      Then the node connects to Bob

      Examples: all types that can be asked for
        | connection          |
        | manual              |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |

    @connection.<connection> @use.with_node.min_version=28
    Scenario Outline: A proxy for all connections at a Unix socket with a path of 107 bytes, on <connection> connections
      Given the node is started with a proxy for all connections at a Unix socket
      And Bob has an address in the ipv6 network, to which the proxy alone leads
      When a <connection> connection to Bob opens
      Then the node connects to Bob

      Examples: all types that can be asked for
        | connection          |
        | manual              |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |

    @connection.manual @use.with_node.min_version=28
    Scenario Outline: <setting>, and a peer in the <network> network
      Given the node is started with <setting>
      And Bob has <home>
      When a manual connection to Bob opens
      Then the node completes the handshake with Bob

      Examples: other ends that a proxy leads to
        | setting                                        | network | home                                                            |
        | a proxy for all connections at a Unix socket   | onion   | an address in the onion network, to which the proxy alone leads |
        | a proxy for all connections at an IPv6 address | onion   | an address in the onion network, to which the proxy alone leads |
        | a Tor proxy at a Unix socket                   | onion   | an address in the onion network, to which the proxy alone leads |
        | a Tor proxy at an IPv6 address                 | onion   | an address in the onion network, to which the proxy alone leads |

    @use.with_node.min_version=28
    Scenario Outline: The node is started with <setting>
      Given the node is started with <setting>
      When the node starts
      Then the node refuses to start because <error>

      Examples: a path of 108 bytes, and programs that listen on no file
        | setting                                               | error                                                |
        | a proxy at a Unix socket with a path of 108 bytes     | the address of the proxy is invalid                  |
        | a Tor proxy at a Unix socket with a path of 108 bytes | the address of the proxy is invalid                  |
        | the I2P router "unix:/run/sam"                        | -i2psam names an invalid port in "unix:/run/sam"     |
        | the Tor control port "unix:/run/tor"                  | -torcontrol names an invalid port in "unix:/run/tor" |

  @PRX-008 @PRX-010 @use.with_node.min_version=25
  Rule: The node reports which networks it reaches: IPv4 and IPv6, others by their settings, or just those it is given
    Bitcoin Core: rpc/net.cpp GetNetworksInfo
    Bitcoin Core: init.cpp AppInitMain
    To Tor a proxy leads, to I2P a program (i2psam); for CJDNS the operator has a network device of its own. An operator
    may confine the node to some networks (onlynet): others are then out of reach, whatever leads to them.

    Scenario Outline: What is reachable with <one>, and <other>
      Given the node is started with <one>
      And the node is started with <other>
      When the node starts
      Then the node reports that it reaches just these networks: <networks>

      Examples: what leads where
        | one                                | other                          | networks                 |
        | listening switched on              | DNS seeds switched off         | ipv4, ipv6               |
        | the proxy "127.0.0.1:9050"         | DNS seeds switched off         | ipv4, ipv6, onion        |
        | the proxy "127.0.0.1:9050"         | no way to onion addresses      | ipv4, ipv6               |
        | the Tor proxy "127.0.0.1:9050"     | DNS seeds switched off         | ipv4, ipv6, onion        |
        | the I2P router "127.0.0.1:9"       | DNS seeds switched off         | ipv4, ipv6, i2p          |
        | CJDNS as a network that it reaches | DNS seeds switched off         | ipv4, ipv6, cjdns        |
        | CJDNS as a network that it reaches | the Tor proxy "127.0.0.1:9050" | ipv4, ipv6, onion, cjdns |

      Examples: one network alone
        | one                                | other                     | networks |
        | the proxy "127.0.0.1:9050"         | ipv4 as its only network  | ipv4     |
        | the proxy "127.0.0.1:9050"         | ipv6 as its only network  | ipv6     |
        | the proxy "127.0.0.1:9050"         | onion as its only network | onion    |
        | the Tor proxy "127.0.0.1:9050"     | onion as its only network | onion    |
        | the I2P router "127.0.0.1:9"       | i2p as its only network   | i2p      |
        | the I2P router "127.0.0.1:9"       | ipv4 as its only network  | ipv4     |
        | CJDNS as a network that it reaches | cjdns as its only network | cjdns    |
        | CJDNS as a network that it reaches | ipv6 as its only network  | ipv6     |

    Example: Tor is the only network, and a Tor daemon may tell the node the way later
      Given the node is started with onion as its only network
      And the node is started with a Tor daemon that may tell it the way later
      When the node starts
      Then the node reports that all networks are limited

  @PRX-008 @use.with_node.min_version=25
  Rule: The node reports for each network by which proxy it reaches it, and whether with stream isolation
    Bitcoin Core: rpc/net.cpp GetNetworksInfo
    The proxy for all networks is named for CJDNS, too, be that reachable or not. The router of I2P leads to I2P alone,
    and knows no user names, so that there is never isolation by them.

    Scenario Outline: Which proxy is named with <one>, and <other>
      Given the node is started with <one>
      And the node is started with <other>
      When the node starts
      Then the node reports that its proxy for <networks> is "<proxy>", <how> stream isolation

      Examples: one proxy
        | one                            | other                         | networks                 | proxy          | how     |
        | the proxy "127.0.0.1:9050"     | DNS seeds switched off        | ipv4, ipv6, onion, cjdns | 127.0.0.1:9050 | with    |
        | the proxy "[::1]:9050"         | DNS seeds switched off        | ipv4, ipv6, onion, cjdns | [::1]:9050     | with    |
        | the proxy "127.0.0.1:9050"     | stream isolation switched off | ipv4, ipv6, onion, cjdns | 127.0.0.1:9050 | without |
        | the proxy "127.0.0.1:9050"     | no way to onion addresses     | ipv4, ipv6, cjdns        | 127.0.0.1:9050 | with    |
        | the Tor proxy "127.0.0.1:9050" | DNS seeds switched off        | onion                    | 127.0.0.1:9050 | with    |
        | the Tor proxy "127.0.0.1:9050" | stream isolation switched off | onion                    | 127.0.0.1:9050 | without |
        | the I2P router "127.0.0.1:9"   | DNS seeds switched off        | i2p                      | 127.0.0.1:9    | without |

      @use.with_node.min_version=28
      Examples: at a Unix socket
        | one                           | other                         | networks                 | proxy         | how     |
        | the proxy "unix:/run/tor"     | DNS seeds switched off        | ipv4, ipv6, onion, cjdns | unix:/run/tor | with    |
        | the Tor proxy "unix:/run/tor" | stream isolation switched off | onion                    | unix:/run/tor | without |

    Example: No proxy is named
      Given the node is started with listening switched on
      When the node starts
      Then the node reports that all networks are without a proxy

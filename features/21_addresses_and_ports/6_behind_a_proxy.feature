@source.policy @use.with_public_addresses=yes
Feature: What a node with a proxy does not do of its own accord
  Whoever names a proxy (proxy), such as Tor's, mostly wants that nobody sees where his node is. What would show it, the
  node leaves undone then, unless its operator says expressly that he wants it.

  @PRX-015 @CONN-035 @connection.inbound
  Rule: A node with a proxy does not listen, unless it is told to, or where; a Tor proxy alone does not matter
    Bitcoin Core: init.cpp InitParameterInteraction
    Whoever scans the internet would find it where it listens. "0" means that there is no proxy (since version 25);
    of several settings of the proxy the last one counts, be it for one network alone. The other option, for onion
    addresses (onion), leaves all other connections visible, so there is nothing to hide. (Specified nodes to
    connect to alone have the same effect, which is shown elsewhere; there are none here.) Carol is on the node's
    own machine, and shows that the node is at work.

    Scenario Outline: The node does not listen: <one>, then <other>
      Given the node is started with nothing said about listening and DNS seeds
      And the node is started with <one>
      And the node is started with <other>
      And Carol has a loopback address of its own
      When Bob connects to the node
      And a manual connection to Carol opens
      Then the node completes the handshake with Carol
      But nobody listens where Bob connects

      Examples: a proxy, and what does not tell it to listen
        | one                         | other                         |
        | a proxy for all connections | stream isolation switched off |
        | a proxy for all connections | the Tor proxy "127.0.0.1:9"   |
        | the proxy "0"               | proxy A for all connections   |

      @use.with_node.min_version=30
      Examples: for one network, or taken away for one
        | one                         | other                         |
        | proxy A for ipv6 addresses  | stream isolation switched off |
        | proxy A for onion addresses | stream isolation switched off |
        | proxy A for all connections | no proxy for onion addresses  |

    Scenario Outline: The node listens: <one>, and <other>
      Given the node is started with nothing said about listening and DNS seeds
      And the node is started with the port "7001"
      And the node is started with <one>
      And the node is started with <other>
      And Bob connects to "127.0.0.1:<port>"
      When Bob connects to the node
      Then the node completes the handshake with Bob

      Examples: told to, or where
        | one                         | other                                                     | port |
        | a proxy for all connections | listening switched on                                     | 7001 |
        | a proxy for all connections | "127.0.0.1:7003" to listen on                             | 7003 |
        | a proxy for all connections | "127.0.0.1:7003" to listen on, with the permissions relay | 7003 |

      Examples: no proxy for all connections
        | one                         | other              | port |
        | the Tor proxy "127.0.0.1:9" | no specified nodes | 7001 |

      @use.with_node.min_version=25
      Examples: no proxy at all, expressly, and after another setting
        | one                         | other              | port |
        | the proxy "0"               | no specified nodes | 7001 |
        | proxy A for all connections | the proxy "0"      | 7001 |

  @PRX-015
  Rule: A node with a proxy that is told to listen still does not have a router map its port, unless it is told to
    Bitcoin Core: init.cpp InitParameterInteraction, StartMapPort
    It may be told to listen for its own Tor daemon alone. A router that leads others to the port (NAT-PMP, PCP) would
    open it to everybody. (By default the node asks for it since version 30; before, only if it is told to.)

    @use.with_node.min_version=30
    Scenario Outline: <proxy>, and <mapping>
      Given the node is started with <proxy>
      And the node is started with <mapping>
      And the node is started with listening switched on
      When the node starts
      And Alice connects to the node
      Then the node completes the handshake with Alice
      And the node reports that <report>

      Examples: by default, and expressly
        | proxy                       | mapping                         | report                                  |
        | a proxy for all connections | nothing said about port mapping | it has no router map its port           |
        | the Tor proxy "127.0.0.1:9" | nothing said about port mapping | it has a router map its port, if it can |
        | the proxy "0"               | nothing said about port mapping | it has a router map its port, if it can |
        | a proxy for all connections | port mapping switched on        | it has a router map its port, if it can |

  @PRX-015 @BIND-006
  Rule: A node with a proxy does not look for its own address, unless it is told to
    Bitcoin Core: init.cpp InitParameterInteraction
    What it found it would tell its peers, whom it reaches by the proxy so that they do not learn it.

    Scenario Outline: <proxy>, and <discovery>
      Given the node is started with <proxy>
      And the node is started with "60.70.80.90:7003" to listen on
      And the node is started with <discovery>
      And Alice connects to "60.70.80.90:7003"
      When Alice connects to the node
      Then the node completes the handshake with Alice
      And the node reports that <report>

      Examples: by default, and expressly
        | proxy                       | discovery                            | report                                |
        | a proxy for all connections | nothing said about address discovery | it has no address of its own          |
        | the Tor proxy "127.0.0.1:9" | nothing said about address discovery | its own address is "60.70.80.90:7003" |
        | a proxy for all connections | address discovery                    | its own address is "60.70.80.90:7003" |

      @use.with_node.min_version=25
      Examples: no proxy at all, expressly
        | proxy         | discovery                            | report                                |
        | the proxy "0" | nothing said about address discovery | its own address is "60.70.80.90:7003" |

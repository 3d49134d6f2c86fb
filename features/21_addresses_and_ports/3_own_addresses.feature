@source.policy @use.with_public_addresses=yes @use.with_node.min_version=23
Feature: What the node takes for its own address
  The node tells others where it can be reached, and they tell it on. Too little, and nobody finds it; too much, and it
  can be found by those from whom its operator hides it. Here 60.70.80.90 and 70.80.90.100 are public addresses, at
  which others could reach it; 127.0.0.1 and 127.0.0.2 are addresses of its own machine alone.

  @BIND-006 @connection.inbound
  Rule: The node takes a public address at which it listens for its own, if it may discover addresses
    Bitcoin Core: net.cpp CConnman::Bind, AddLocal
    Bitcoin Core: init.cpp InitParameterInteraction
    Whoever listens on a public address can be reached there, and need not be told so. By default the node may discover
    addresses; but not behind a proxy, which is to hide it, and not if its operator has named an address, as he knows
    best.

    Scenario Outline: It listens on <where>, with <what>
      Given the node is started with <where> to listen on
      And the node is started with <what>
      And Alice connects to <where>
      When Alice connects to the node
      Then the node completes the handshake with Alice
      And the node reports that <report>

      Examples: discovery expressly and by default
        | where              | what                                 | report                                |
        | "60.70.80.90:7003" | address discovery                    | its own address is "60.70.80.90:7003" |
        | "60.70.80.90:7003" | nothing said about address discovery | its own address is "60.70.80.90:7003" |

      Examples: no discovery, expressly and by what implies it
        | where              | what                                                              | report                                 |
        | "60.70.80.90:7003" | address discovery switched off                                    | it has no address of its own           |
        | "60.70.80.90:7003" | a proxy, and nothing said about address discovery                 | it has no address of its own           |
        | "60.70.80.90:7003" | "70.80.90.100" named as its own, and nothing said about discovery | its own address is "70.80.90.100:7003" |

      Examples: addresses where others cannot reach it
        | where            | what              | report                       |
        | "127.0.0.1:7003" | address discovery | it has no address of its own |
        | "10.9.8.7:7003"  | address discovery | it has no address of its own |

  @BIND-007
  Rule: An own address that the operator names has the port he names with it, else the one at which the node listens
    Bitcoin Core: net.cpp GetListenPort
    Others connect to the port that the node tells them. Of several it tells the first that comes with an address to
    listen on, else the first with permissions other than noban, else the port that is named by itself, the last one if
    it is named twice, else the network's default. An onion listening port does not count, nor one with the noban
    permission: they are not for everybody.

    Scenario Outline: 60.70.80.90<with>, and <first>, <second>
      Given the node is started with "60.70.80.90<with>" as its own address
      And the node is started with <first>
      And the node is started with <second>
      When the node starts
      Then the node reports that its own address is "60.70.80.90:<port>"

      Examples: a port named with it
        | with  | first                         | second          | port |
        | :7009 | "127.0.0.1:7003" to listen on | the port "7001" | 7009 |

      Examples: addresses to listen on
        | with | first                                                     | second                        | port |
        |      | "127.0.0.1:7003" to listen on                             | "127.0.0.2:7004" to listen on | 7003 |
        |      | "127.0.0.1" to listen on                                  | "127.0.0.2:7004" to listen on | 7004 |
        |      | "127.0.0.1:7003" to listen on, with the permissions relay | "127.0.0.2:7004" to listen on | 7004 |
        |      | "127.0.0.1:7003" to listen on                             | the port "7001"               | 7003 |
        |      | "127.0.0.1" to listen on                                  | the port "7001"               | 7001 |
        |      | "127.0.0.1:7003" to listen on for Tor                     | the port "7001"               | 7001 |

      Examples: addresses to listen on with permissions
        | with | first                                                     | second                                                    | port |
        |      | "127.0.0.1:7003" to listen on, with the permissions relay | "127.0.0.2:7004" to listen on, with the permissions relay | 7003 |
        |      | "127.0.0.1:7003" to listen on, with the permissions noban | "127.0.0.2:7004" to listen on, with the permissions relay | 7004 |
        |      | "127.0.0.1:7003" to listen on, with the permissions noban | the port "7001"                                           | 7001 |
        |      | "127.0.0.1:7003" to listen on, with the permissions relay | the port "7001"                                           | 7003 |

      Examples: ports alone
        | with | first                                        | second                | port  |
        |      | no address to listen on, and the port "7001" | the port "7005"       | 7005  |
        |      | no address to listen on                      | listening switched on | 18444 |

  @BIND-008 @connection.inbound
  Rule: A node never takes an onion listening port, or a port with the noban permission, for an address of its own
    Bitcoin Core: net.cpp CConnman::InitBinds, BF_DONT_ADVERTISE
    Bitcoin Core: net.cpp CConnman::Bind
    The onion listening port is for the operator's Tor daemon. Told to others it would show that the node in the Tor
    network and the one at this address are the same. Peers at a port with noban are trusted: it is not for everybody.

    Scenario Outline: The node may discover addresses, and is started with <where>
      Given the node is started with <where>
      And the node is started with address discovery
      And Alice connects to "60.70.80.90:7003"
      When Alice connects to the node
      Then the node completes the handshake with Alice
      And the node reports that <report>

      Examples: for Tor, with noban, and with another permission
        | where                                                              | report                                |
        | "60.70.80.90:7003" to listen on for Tor                            | it has no address of its own          |
        | "60.70.80.90:7003" to listen on, with the permissions noban        | it has no address of its own          |
        | "60.70.80.90:7003" to listen on, with the permissions relay        | its own address is "60.70.80.90:7003" |
        | "60.70.80.90:7003" to listen on, with the permissions download     | its own address is "60.70.80.90:7003" |
        | "60.70.80.90:7003" to listen on, with the permissions relay, noban | it has no address of its own          |

  @BIND-009 @connection.inbound @not.with.second_time
  Rule: The node warns that no peer is likely to connect if it listens on a port of another well-known service
    Bitcoin Core: init.cpp AppInitMain, BadPortWarning
    Bitcoin Core: netbase.cpp IsBadPort
    Nodes do not connect to such ports of their own choice, or somebody could have them attack that service by telling
    them its address. Who chooses one for his node had better know; the node listens there all the same.
    Not a second time: the node says it when it starts.

    Scenario Outline: <setting>
      Given the node is started with <setting>
      And Alice connects to "127.0.0.1:<port>"
      When Alice connects to the node
      Then the node completes the handshake with Alice
      And the node reports that <report>

      Examples: ports of other services (here IRC)
        | setting                                      | port | report                                              |
        | "127.0.0.1:6667" to listen on                | 6667 | it warns that peers hardly connect to the port 6667 |
        | no address to listen on, and the port "6667" | 6667 | it warns that peers hardly connect to the port 6667 |

      Examples: other ports
        | setting                                      | port | report                       |
        | "127.0.0.1:6670" to listen on                | 6670 | it does not warn of its port |
        | no address to listen on, and the port "6670" | 6670 | it does not warn of its port |

@source.policy
Feature: To which peers permissions apply
  A permission sets a peer above others; given to the wrong one, it is an open door: direction, port and address count.

  @CONN-054 @BIND-004
  Rule: The node refuses to start with an invalid grant of permissions
    Bitcoin Core: net_permissions.cpp NetWhitelistPermissions::TryParse, NetWhitebindPermissions::TryParse
    Bitcoin Core: net.cpp CConnman::InitBinds
    Half a permission, or one for nobody (at a port of another program), would be a trap: the operator would believe a
    peer protected, or kept out, that is not. (Out is the direction of a permission, and none itself; at a port of the
    node all peers are inbound.)

    Scenario Outline: The node is started with <grant>
      Given the node is started with <grant>
      When the node starts
      Then the node refuses to start because <error>

      Examples: invalid in every version
        | grant                                                      | error                     |
        | the permissions everything for Bob                         | the permission is unknown |
        | a second port with the permissions everything              | the permission is unknown |
        | the permissions noban for an invalid subnet                | the subnet is invalid     |
        | a second port without a number, with the permissions noban | the port is missing       |

      @use.with_whitelist_out=yes
      Examples: invalid since version 28, in which permissions got a direction
        | grant                                         | error                                  |
        | the permissions out for Bob                   | a permission is missing                |
        | a second port with the permissions noban, out | a port is for inbound connections only |

      @use.with_forceinbound=no
      Examples: valid on Bitcoin Knots only
        | grant                                | error                     |
        | the permissions forceinbound for Bob | the permission is unknown |

      @use.with_node.min_version=28
      Examples: since version 28, before which a node with another port started without this one
        | grant                                                        | error             |
        | a second port that Bob has taken, with the permissions noban | the port is taken |

  @CONN-055 @use.with_whitelist_out=yes
  Rule: Permissions apply to inbound peers by default, and to others only if their direction says so
    Bitcoin Core: net.cpp CConnman::ConnectNode, CConnman::CreateNodeFromAcceptedSocket
    The words in and out beside a permission (here noban, which includes download) name who has opened the connection.
    Whom the node meets at a trusted address need not be trusted himself: so out must be said. In Bitcoin Core out is
    for manual connections alone, in Bitcoin Knots for all that the node opens. Carol, who is granted nothing, is
    there first: so what is granted to Bob holds for a second connection as well.
    Not with bystanders: they take one of the two block-relay-only slots.
    Not a second time: the node goes through its added nodes again only after a minute.

    @connection.<connection> @few.with.bystanders
    Scenario Outline: The operator grants <grant>, the connection is <connection>
      Given Bob has a loopback address of its own
      And the node is started with <grant>
      And the node has a <connection> connection to Carol
      When a <connection> connection to Bob opens
      Then the node lists Bob as <connection>
      And the node lists Bob with <permissions>

      Examples: no direction is named, or no permission
        | connection          | grant                            | permissions                     |
        | inbound             | the permissions noban for Bob    | the permissions noban, download |
        | manual              | the permissions noban for Bob    | no permissions                  |
        | outbound-full-relay | the permissions noban for Bob    | no permissions                  |
        | block-relay-only    | the permissions noban for Bob    | no permissions                  |
        | addr-fetch          | the permissions noban for Bob    | no permissions                  |
        | manual              | the implicit permissions for Bob | no permissions                  |

      Examples: the direction in
        | connection          | grant                             | permissions                     |
        | inbound             | the permissions noban, in for Bob | the permissions noban, download |
        | manual              | the permissions noban, in for Bob | no permissions                  |
        | outbound-full-relay | the permissions noban, in for Bob | no permissions                  |
        | block-relay-only    | the permissions noban, in for Bob | no permissions                  |
        | addr-fetch          | the permissions noban, in for Bob | no permissions                  |

      Examples: the direction out, and both directions
        | connection | grant                                  | permissions                     |
        | inbound    | the permissions noban, out for Bob     | no permissions                  |
        | manual     | the permissions noban, out for Bob     | the permissions noban, download |
        | inbound    | the permissions noban, in, out for Bob | the permissions noban, download |
        | manual     | the permissions noban, in, out for Bob | the permissions noban, download |

      @use.with_knots=no
      Examples: the direction out, for other peers on Bitcoin Core
        | connection          | grant                              | permissions    |
        | outbound-full-relay | the permissions noban, out for Bob | no permissions |
        | block-relay-only    | the permissions noban, out for Bob | no permissions |
        | addr-fetch          | the permissions noban, out for Bob | no permissions |

      @use.with_knots=yes
      Examples: the direction out, for other peers on Bitcoin Knots
        | connection          | grant                              | permissions                     |
        | outbound-full-relay | the permissions noban, out for Bob | the permissions noban, download |
        | block-relay-only    | the permissions noban, out for Bob | the permissions noban, download |
        | addr-fetch          | the permissions noban, out for Bob | the permissions noban, download |

    @connection.outbound-full-relay @use.with_public_addresses=yes @use.with_addpeeraddress=yes @use.with_knots=no
    @use.with_node.min_version=28
    Example: A peer that the node has chosen itself, and a permission with the direction out
      Given the node is started with automatic connections
      And the node is started with the permissions noban, out for Bob
      When the address manager learns the address of Bob
      Then the node connects to Bob as outbound-full-relay
      And the node lists Bob with no permissions

    @connection.manual @slow @not.with.second_time
    Example: An added node
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban, out for Bob
      When the operator adds Bob to the added nodes
      Then the node connects to Bob as manual
      And the node lists Bob with the permissions noban, download

  @CONN-056 @connection.inbound
  Rule: Permissions of a port apply to those who connect to that port, and to nobody else
    Bitcoin Core: net.cpp CConnman::AcceptConnection
    A node can listen on several ports. One that the operator's own network alone can reach may grant permissions to all
    who connect there, from whatever address. If others got them too, strangers would be trusted.

    Example: Named permissions
      Given the node is started with a second port with the permissions noban, mempool
      When Bob connects to the second port of the node
      And Alice connects to the node
      Then the node lists Bob with the permissions noban, download, mempool
      But the node lists Alice with no permissions

    Example: A port and an address add up
      Given Bob has a loopback address of its own
      And the node is started with the permissions addr for Bob
      And the node is started with a second port with the permissions mempool
      When Bob connects to the second port of the node
      Then the node lists Bob with the permissions addr, mempool

  @CONN-057 @core.pr.33395 @connection.inbound
  Rule: A peer that connects to the onion listening port gets no permission that is given to an address
    Bitcoin Core: net.cpp CConnman::CreateNodeFromAcceptedSocket
    Peers from Tor come by way of the operator's Tor daemon, and so seem to have his own machine's address. If he
    grants that permissions, he means his own programs, not all of Tor. Releases before 28.3 and 29.2 gave them to all.

    Scenario Outline: The same address on both ports, <versions>
      Given Alice has a loopback address of its own
      And Bob has the same address as Alice
      And the node is started with the permissions noban for Alice
      And the node is started with an onion listening port as second port
      When Bob connects to the second port of the node
      And Alice connects to the node
      Then the node lists Alice with the permissions noban, download
      But the node lists Bob with no permissions

      @use.with_node.min_version=29.2
      Examples: release line 29 and later
        | versions   |
        | since 29.2 |

      @use.with_node.min_version=28.3 @use.with_node.max_version=28
      Examples: release line 28
        | versions   |
        | since 28.3 |

Feature: Whom permissions reach
  A permission given to the wrong peer is an open door. So it matters who called whom, on which port,
  and whether the address is the peer's own.

  @CONN-054 @source.policy
  Rule: A node that cannot make sense of a permission refuses to start
    Bitcoin Core, net_permissions.cpp. Half a permission would be a trap for the operator.

    Scenario Outline: The operator writes <what>
      Given the operator writes <what> into the whitelist
      When the node starts
      Then the node refuses to start and says why

      Examples: unusable in every version
        | what                                   |
        | a permission that does not exist       |
        | a range that is none                   |
        | a port without number, with permissions |

      @use.with_whitelist_out=yes
      Examples: unusable since permissions have a direction
        | what                                       |
        | a direction without a permission           |
        | a port with permissions for the node's calls |

      @use.with_forceinbound=no
      Examples: known to Knots only
        | what                        |
        | the force-inbound permission |

  @CONN-055 @source.policy @use.with_whitelist_out=yes
  Rule: Permissions reach callers, and peers that the node calls only if that is said
    Bitcoin Core, net.cpp, ConnectNode and CreateNodeFromAcceptedSocket. The words in and out beside a
    permission name the direction.

    @connection.<connection>
    Scenario Outline: The operator names <named>, the connection is <connection>
      Given peer Bob has a local address of its own
      And the operator whitelists the address of Bob with the permissions <named>
      When a <connection> connection to peer Bob opens
      Then the node lists Bob as <connection>
      And the node grants Bob <granted>

      Examples: no direction is named
        | connection          | named | granted         |
        | inbound             | noban | noban, download |
        | manual              | noban | nothing         |
        | outbound-full-relay | noban | nothing         |
        | block-relay-only    | noban | nothing         |

      Examples: for callers
        | connection          | named     | granted         |
        | inbound             | noban, in | noban, download |
        | manual              | noban, in | nothing         |
        | outbound-full-relay | noban, in | nothing         |

      Examples: for the node's own calls
        | connection | named      | granted         |
        | inbound    | noban, out | nothing         |
        | manual     | noban, out | noban, download |

      Examples: for both
        | connection | named          | granted         |
        | inbound    | noban, in, out | noban, download |
        | manual     | noban, in, out | noban, download |

      @use.with_knots=no
      Examples: for the node's own calls, though not for those of the test call
        | connection          | named      | granted |
        | outbound-full-relay | noban, out | nothing |
        | block-relay-only    | noban, out | nothing |
        | addr-fetch          | noban, out | nothing |

      @use.with_knots=yes
      Examples: for all of the node's own calls, Knots
        | connection          | named      | granted         |
        | outbound-full-relay | noban, out | noban, download |
        | block-relay-only    | noban, out | noban, download |
        | addr-fetch          | noban, out | noban, download |

  @CONN-056 @source.policy @connection.inbound
  Rule: Permissions of a port reach those who call on that port, nobody else
    Bitcoin Core, net.cpp, AcceptConnection (whitebind). The operator may open a port to the own network
    only: who calls there needs no address that is known beforehand.

    Example: Named permissions
      Given the node has a second port with the permissions noban, mempool
      When peer Bob calls the second port of the node
      And peer Alice calls the node
      Then the node grants Bob noban, download, mempool
      But the node grants Alice nothing

    Example: A port and an address add up
      Given peer Bob has a local address of its own
      And the operator whitelists the address of Bob with the permissions addr
      And the node has a second port with the permissions mempool
      When peer Bob calls the second port of the node
      Then the node grants Bob addr, mempool

  @CONN-057 @source.policy @connection.inbound
  Rule: A caller through the port for Tor counts as a Tor peer
    Bitcoin Core, net.cpp, CNode::ConnectedThroughNetwork. Its address is that of the operator's own proxy:
    taken for a neighbour, it would be trusted, and Tor peers could not be counted or protected as such.

    Example: Another port of the same node
      Given the node has a second port for callers from the Tor network
      When peer Bob calls the second port of the node
      And peer Alice calls the node
      Then the node counts Bob as a peer of the onion network
      But the node counts Alice as a peer of the not_publicly_routable network

  @CONN-057 @core.pr.33395 @source.policy @connection.inbound
  Rule: A caller through the port for Tor gets no permission that is given to an address
    Bitcoin Core, net.cpp, CreateNodeFromAcceptedSocket. Otherwise trust in one's own machine would be
    trust in all of Tor.

    Scenario Outline: The same address on both ports, <versions>
      Given peers Alice and Bob live at one address of their own
      And the operator whitelists the address of Alice with the permissions noban
      And the node has a second port for callers from the Tor network
      When peer Bob calls the second port of the node
      And peer Alice calls the node
      Then the node grants Alice noban, download
      But the node grants Bob nothing

      @use.with_node.min_version=29.2
      Examples: the later line
        | versions   |
        | since 29.2 |

      @use.with_node.min_version=28.3 @use.with_node.max_version=28
      Examples: the earlier line
        | versions   |
        | since 28.3 |

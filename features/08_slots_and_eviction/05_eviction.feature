@source.policy
Feature: Whom the node evicts for an inbound peer
  If inbound peers could keep all slots, an attacker would come early; so the node evicts one for another.

  @CONN-045 @connection.inbound @smoke
  Rule: When more than twenty ordinary peers take all inbound slots, the node evicts exactly one for another
    Bitcoin Core: node/eviction.cpp SelectNodeToEvict
    Twenty are protected (CONN-049); where peers are equal in merit, some are chosen all the same.

    Example: All twenty are protected
      Given the node is started with 20 inbound slots
      And 20 ordinary inbound peers are connected
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node evicts none of the inbound peers

    Scenario Outline: <slots> ordinary inbound peers
      Given the node is started with <slots> inbound slots
      And <slots> ordinary inbound peers are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the inbound peers

      Examples: more than can be protected
        | slots |
        | 21    |
        | 22    |
        | 40    |

    Example: Three inbound peers connect one after the other
      Given the node is started with 30 inbound slots
      And 30 ordinary inbound peers are connected
      When Erin connects to the node
      And Frank connects to the node
      And Grace connects to the node
      Then the node evicts 3 of the inbound peers
      And the node has 30 inbound connections

  @CONN-046 @connection.inbound
  Rule: Eight inbound peers more are protected if they decline transactions and offer the wanted services
    Bitcoin Core: node/eviction.cpp CompareNodeBlockRelayOnlyTime
    Such connections cost little and hold the network together.

    Scenario Outline: <slots> <group> are all protected
      Given the node is started with <slots> inbound slots
      And <slots> <group> are connected
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node evicts none of the inbound peers

      Examples: with and without services
        | slots | group                                                         |
        | 28    | inbound peers that decline transactions                       |
        | 20    | inbound peers that decline transactions and offer no services |

    Scenario Outline: <slots> <group> are one too many
      Given the node is started with <slots> inbound slots
      And <slots> <group> are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the inbound peers

      Examples: with and without services
        | slots | group                                                         |
        | 29    | inbound peers that decline transactions                       |
        | 21    | inbound peers that decline transactions and offer no services |

  @CONN-047 @connection.inbound
  Rule: The node never evicts an inbound peer with the noban permission, nor counts it as protected
    Bitcoin Core: node/eviction.cpp ProtectNoBanConnections
    The operator knows these peers.

    Example: Nobody else is connected
      Given the node is started with 22 inbound slots
      And 22 inbound peers with the noban permission are connected
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node evicts none of the inbound peers

    Example: Twenty ordinary inbound peers are connected too
      Given the node is started with 22 inbound slots
      And 20 ordinary inbound peers are connected
      And 2 inbound peers with the noban permission are connected
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node evicts none of the inbound peers

    Example: Twenty-one ordinary inbound peers are connected too
      Given the node is started with 30 inbound slots
      And 21 ordinary inbound peers are connected
      And 9 inbound peers with the noban permission are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the ordinary inbound peers

  @CONN-047 @connection.inbound
  Rule: For an inbound peer with the noban permission the node evicts nobody that it would keep otherwise
    Bitcoin Core: net.cpp CConnman::CreateNodeFromAcceptedSocket
    The permission protects those who are connected.

    Example: The only inbound slot is taken
      Given Erin has a local address of its own
      And the node is started with the permissions noban for Erin
      And the node is started with 1 inbound slot
      And 1 ordinary inbound peer is connected
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node evicts none of the inbound peers

  @CONN-048
  Rule: For an inbound peer the node evicts nobody but an inbound peer
    Bitcoin Core: node/eviction.cpp ProtectOutboundConnections
    If inbound peers could displace those that the node has chosen, an attacker could surround it.

    @connection.<connection>
    Scenario Outline: The <connection> peer stays when no inbound peer can be evicted
      Given the node is started with 20 inbound slots
      And the node has a <connection> connection to Bob
      And 20 ordinary inbound peers are connected
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node stays connected to Bob
      And the node evicts none of the inbound peers

      Examples: lasting types that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

    @connection.feeler
    Example: The feeler peer stays when no inbound peer can be evicted
      Given the node is started with 20 inbound slots
      And the node has a feeler connection to Bob, who sends nothing
      And 20 ordinary inbound peers are connected
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node stays connected to Bob
      And the node evicts none of the inbound peers

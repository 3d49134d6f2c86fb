@source.policy @use.with_public_addresses=yes
Feature: Discouraged addresses, and how they differ from banned ones
  A ban is the operator's will and stands on the ban list. Discouraging an address is the node's own way of remembering
  that a peer there misbehaved: it only makes the address less welcome than others.

  @CONN-058 @CONN-063 @MISB-003
  Rule: A discouraged address is not banned
    Bitcoin Core: banman.cpp BanMan::Discourage
    The node discourages an address by itself when a peer there misbehaves, perhaps only by a fault. A ban shuts out
    everybody there, and only the operator may do that: if the node filled his list by itself, he would find strangers
    on it, and others at a shared address could not connect. So the list holds only Carol, whom he has banned; she is
    refused, and Mallory is not. Nor does it hinder what he orders, to connect to Mallory (nor would a ban).
    Not a day later: a ban is over by then.

    @connection.inbound @first.with.later
    Example: The operator has banned somebody else
      Given Carol has a public address of its own
      And the operator has banned the address of Carol
      And Mallory is discouraged
      When Mallory connects to the node
      And Carol connects to the node
      Then the node completes the handshake with Mallory
      But the node refuses the connection of Carol
      And the ban list holds the address of Carol

    @connection.<connection>
    Scenario Outline: It has misbehaved as a <type> peer, and the node is asked for a <connection> connection to it
      Given Mallory is discouraged as a <type> peer
      When a <connection> connection to Mallory opens
      Then the node completes the handshake with Mallory
      And the ban list holds nothing

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          | type                |
        | outbound-full-relay | addr-fetch          |
        | block-relay-only    | outbound-full-relay |
        | addr-fetch          | block-relay-only    |
        | manual              | inbound             |

  @CONN-063 @connection.inbound
  Rule: An address stays discouraged when bans are lifted, until the node restarts
    Bitcoin Core: banman.cpp BanMan::ClearBanned, BanMan::Unban, m_discouraged
    The node discourages an address itself after misbehaviour: peers there do not get the last inbound slot. If that
    ended with the operator's bans, or after a day, an attacker would only have to wait to come back. But it is kept in
    memory alone, so that a restart forgets it, and sure to be kept only until 50,000 others have been discouraged.

    Scenario Outline: The operator has banned the address, and <order>
      Given the node is started with 1 inbound slot
      And Mallory is discouraged
      And the operator has banned the address of Mallory
      And the operator <order>
      When Mallory connects to the node
      And Alice connects to the node
      Then the node refuses the connection of Mallory
      But the node completes the handshake with Alice

      Examples: all bans, this one
        | order                                        |
        | has cleared the ban list                     |
        | has lifted the ban on the address of Mallory |

    Example: The node restarts
      Given the node is started with 1 inbound slot
      And Mallory is discouraged
      And the node restarts
      When Mallory connects to the node
      Then the node completes the handshake with Mallory

    Example: A day passes
      Given the node is started with 1 inbound slot
      And Mallory is discouraged
      And 25 hours pass
      When Mallory connects to the node
      And Alice connects to the node
      Then the node refuses the connection of Mallory
      But the node completes the handshake with Alice

  @CONN-063 @connection.inbound
  Rule: A peer with the noban permission gets the last inbound slot though its address is discouraged
    Bitcoin Core: net.cpp CConnman::CreateNodeFromAcceptedSocket
    An address is discouraged when a peer there has misbehaved, and its peers do not get the last inbound slot. By noban
    the operator lets a peer in: a stranger's misbehaviour at a shared address must not keep his own peers out (those
    connected when it happens are disconnected). Carol has no permission; Alice takes another slot.

    Example: A peer at a discouraged address connects to a port with the permission
      Given the node is started with 1 inbound slot
      And the node is started with a second port with the permissions noban
      And Mallory is discouraged
      And Carol has the same address as Mallory
      When Carol connects to the node
      And Mallory connects to the second port of the node
      Then the node refuses the connection of Carol
      But the node completes the handshake with Mallory

    Example: A peer whose address has the permission for inbound connections misbehaved as an outbound one
      Given Mallory has a public address of its own
      And the node is started with 2 inbound slots
      And the node is started with the permissions noban for Mallory
      And Mallory is discouraged as an outbound-full-relay peer
      And the node has an inbound connection to Alice
      When Mallory connects to the node
      Then the node completes the handshake with Mallory

  @CONN-063 @MISB-003 @connection.inbound
  Rule: With at most one inbound slot free, the node refuses peers at discouraged addresses without noban
    Bitcoin Core: net.cpp CConnman::CreateNodeFromAcceptedSocket
    An address is discouraged when a peer there has misbehaved. The last slot is for somebody with a clean record; if
    such peers got it, an attacker could come back at once and fill the node. While more are free, they do no harm, and
    may be others behind the same address (the one next to it is not discouraged). When all are taken, the node evicts a
    peer for a new one, but not for such a one (up to twenty ordinary peers are protected from eviction, so that there
    are 21 here). By the noban permission the operator says that a peer is to be let in all the same, as shown above.

    Scenario Outline: <peers> of 3 slots are taken
      Given the node is started with 3 inbound slots
      And Mallory is discouraged
      And <peers> ordinary inbound peers are connected
      When Mallory connects to the node
      Then the node completes the handshake with Mallory

      Examples: more than one slot is free
        | peers |
        | 0     |
        | 1     |

    Scenario Outline: <peers> of <slots> slots are taken, and the peer has misbehaved as a <type> one
      Given the node is started with <slots> inbound slots
      And Mallory is discouraged as a <type> peer
      And <peers> ordinary inbound peers are connected
      When Mallory connects to the node
      And Alice connects to the node
      Then the node refuses the connection of Mallory
      But the node completes the handshake with Alice

      Examples: one slot is free, and a type that the node opens, and inbound
        | peers | slots | type                |
        | 2     | 3     | inbound             |
        | 0     | 1     | inbound             |
        | 0     | 1     | outbound-full-relay |

    Example: 21 of 21 slots are taken, so that an ordinary peer could be evicted for a new one
      Given the node is started with 21 inbound slots
      And Mallory is discouraged
      And 21 ordinary inbound peers are connected
      When Mallory connects to the node
      And Alice connects to the node
      Then the node refuses the connection of Mallory
      But the node completes the handshake with Alice
      And the node evicts 1 of the ordinary inbound peers

    Example: The address next to it is not discouraged
      Given Mallory has a public address of its own
      And Alice has an address in the same subnet as Mallory
      And the node is started with 1 inbound slot
      And Mallory is discouraged
      When Alice connects to the node
      Then the node completes the handshake with Alice

    Scenario Outline: A peer at a discouraged address connects to a port with the permissions <permissions>
      Given the node is started with 1 inbound slot
      And the node is started with a second port with the permissions <permissions>
      And Mallory is discouraged
      When Mallory connects to the second port of the node
      And Alice connects to the node
      Then the node refuses the connection of Mallory
      But the node completes the handshake with Alice

      Examples: all but noban
        | permissions                    |
        | relay, mempool, download, addr |
        | bloomfilter, forcerelay        |

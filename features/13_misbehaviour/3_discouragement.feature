@source.policy @use.with_public_addresses=yes
Feature: Discouraged addresses, and how they differ from banned ones
  A ban is the operator's will and stands on the ban list. Discouraging an address is the node's own way
  of remembering that a peer there misbehaved: it only makes the address less welcome than others.

  @CONN-058 @CONN-063 @MISB-003
  Rule: A discouraged address is not banned
    Bitcoin Core: banman.cpp BanMan::Discourage
    The ban list belongs to the operator.

    @connection.inbound @not.with.later
    Example: The operator has banned somebody else
      Given Carol has a public address of its own
      And the operator has banned the address of Carol
      And Mallory is discouraged
      When Mallory connects to the node
      Then the node completes the handshake with Mallory
      And the ban list holds the address of Carol

    @connection.<connection>
    Scenario Outline: The node is asked for a connection of type <connection>
      Given Mallory is discouraged
      When a <connection> connection to Mallory opens
      Then the node completes the handshake with Mallory

      Examples: lasting types that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

  @CONN-063 @connection.inbound
  Rule: An address stays discouraged when the ban list is cleared, until the node restarts
    Bitcoin Core: banman.cpp BanMan::ClearBanned, m_discouraged
    An operator who lifts the bans has not forgiven those whom the node itself caught. That has no end
    date, as a ban has; it is kept in memory only, and lost once 50,000 others have been discouraged since.

    Example: The operator clears the ban list
      Given the node is started with 1 inbound slot
      And Mallory is discouraged
      And the operator has cleared the ban list
      When Mallory connects to the node
      And Alice connects to the node
      Then the node refuses the connection of Mallory
      But the node completes the handshake with Alice

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
  Rule: The noban permission overrides discouragement
    Bitcoin Core: net.cpp CConnman::CreateNodeFromAcceptedSocket
    The operator has permitted these peers.

    Example: A peer at a discouraged address connects to a port with the permission
      Given the node is started with 1 inbound slot
      And the node is started with a second port with the permissions noban
      And Mallory is discouraged
      And Carol has the same address as Mallory
      When Carol connects to the node
      And Mallory connects to the second port of the node
      Then the node refuses the connection of Carol
      But the node completes the handshake with Mallory

  @CONN-063 @MISB-003 @connection.inbound
  Rule: With at most one inbound slot free, the node refuses peers at discouraged addresses without noban
    Bitcoin Core: net.cpp CConnman::CreateNodeFromAcceptedSocket
    The last slot is for somebody with a clean record; while more are free, these peers do no harm.

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

    Example: 2 of 3 slots are taken
      Given the node is started with 3 inbound slots
      And Mallory is discouraged
      And 2 ordinary inbound peers are connected
      When Mallory connects to the node
      And Alice connects to the node
      Then the node refuses the connection of Mallory
      But the node completes the handshake with Alice

    Example: The only slot is free
      Given the node is started with 1 inbound slot
      And Mallory is discouraged
      When Mallory connects to the node
      And Alice connects to the node
      Then the node refuses the connection of Mallory
      But the node completes the handshake with Alice

    Example: The address next to it is not discouraged
      Given Mallory has a public address of its own
      And Alice has an address in the same subnet as Mallory
      And the node is started with 1 inbound slot
      And Mallory is discouraged
      When Alice connects to the node
      Then the node completes the handshake with Alice

    Example: A peer at a discouraged address connects to a port with other permissions
      Given the node is started with 1 inbound slot
      And the node is started with a second port with the permissions relay, mempool, download, addr
      And Mallory is discouraged
      When Mallory connects to the second port of the node
      And Alice connects to the node
      Then the node refuses the connection of Mallory
      But the node completes the handshake with Alice

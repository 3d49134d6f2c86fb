@source.policy @use.with_public_addresses=yes
Feature: How long an address is discouraged, and how that differs from a ban
  A ban is the operator's will and stands on the ban list. To discourage an address is the node's own way
  of remembering that a peer there misbehaved: it only makes the address less welcome than others.

  @CONN-058 @CONN-063 @MISB-003
  Rule: A discouraged address is not banned
    Bitcoin Core: banman.cpp BanMan::Discourage
    The ban list belongs to the operator.

    @connection.inbound
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
    What the node remembers by itself is not on the operator's list, and is never written to disk. It may
    be forgotten too once 50,000 other addresses have been discouraged since.

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

  @CONN-063 @connection.inbound
  Rule: The noban permission outweighs that an address is discouraged
    Bitcoin Core: net.cpp CConnman::CreateNodeFromAcceptedSocket
    The operator has permitted these peers.

    Example: A discouraged address connects to a port with the permission
      Given the node is started with 1 inbound slot
      And the node is started with a second port with the permissions noban
      And Mallory is discouraged
      When Mallory connects to the second port of the node
      Then the node completes the handshake with Mallory

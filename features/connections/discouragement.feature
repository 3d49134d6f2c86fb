@use.with_public_addresses=yes
Feature: How long an address is discouraged, and how that differs from a ban
  A ban is the operator's will and stands in a list. To discourage an address is the node's own note that
  a peer there broke rules: it only makes the address less welcome than others.

  @CONN-058 @CONN-063 @MISB-003 @source.policy
  Rule: A discouraged address is not banned
    Bitcoin Core, banman.cpp, Discourage. The list of bans belongs to the operator.

    @connection.inbound
    Example: The operator has banned somebody else
      Given peer Carol has a public address of its own
      And the operator has banned the address of Carol
      And peer Mallory has misbehaved from a public address
      When peer Mallory calls the node again
      Then the node has completed the handshake with Mallory
      And the list of bans names the address of Carol, nothing else

    @connection.<connection>
    Scenario Outline: The operator asks for a <connection> connection
      Given peer Mallory has misbehaved from a public address
      When a <connection> connection to peer Mallory opens
      Then the node has completed the handshake with Mallory

      Examples: connections that the node opens on request
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

  @CONN-063 @source.policy @connection.inbound
  Rule: An address stays discouraged when all bans are lifted, until the node is started anew
    Bitcoin Core, banman.cpp. The list of bans is the operator's; what the node has noted by itself is not
    on it. The note is never written to disk.

    Example: The operator lifts all bans
      Given the node has a place for 1 caller
      And peer Mallory has misbehaved from a public address
      And the operator has lifted all bans
      When peer Mallory calls the node again
      And peer Alice calls the node
      Then the node turns Mallory away without a word
      But the node has completed the handshake with Alice

    Example: The node starts again
      Given the node has a place for 1 caller
      And peer Mallory has misbehaved from a public address
      And the node has started again
      When peer Mallory calls the node again
      Then the node has completed the handshake with Mallory

  @CONN-063 @source.policy @connection.inbound
  Rule: The no-ban permission outweighs that an address is discouraged
    Bitcoin Core, net.cpp, CreateNodeFromAcceptedSocket. The operator vouches for these callers.

    Example: A discouraged address calls the port whose callers have the permission
      Given the node has a place for 1 caller
      And the node has a second port with the permissions noban
      And peer Mallory has misbehaved from a public address
      When peer Mallory calls the second port of the node
      Then the node has completed the handshake with Mallory

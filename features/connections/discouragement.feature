@use.with_public_addresses=yes
Feature: How long misbehaviour is remembered, and how it differs from a ban
  A ban is the operator's will and stands in a list. The memory of misbehaviour is the node's own: it
  only makes an address less welcome than others.

  @CONN-058 @CONN-063 @MISB-003 @source.policy
  Rule: An address that has misbehaved is not banned
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
  Rule: Lifting all bans does not clear the memory of misbehaviour, starting again does
    Bitcoin Core, banman.cpp. The memory is never written to disk.

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
  Rule: The no-ban permission outweighs the memory of misbehaviour
    Bitcoin Core, net.cpp, CreateNodeFromAcceptedSocket.

    Example: Others at the address of a permitted port misbehaved
      Given the node has a place for 1 caller
      And the node has a second port with the permissions noban
      And peer Mallory has misbehaved from a public address
      When peer Mallory calls the second port of the node
      Then the node has completed the handshake with Mallory

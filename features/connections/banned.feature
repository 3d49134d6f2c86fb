@core.pr.19315
Feature: Calls to banned and discouraged addresses
  A ban keeps callers out and keeps the node from choosing an address by itself, and so, more mildly, does
  being discouraged. Neither overrules a person who asks for this very connection.

  @CONN-018 @source.policy
  Rule: The node calls a banned address when it is asked to
    Bitcoin Core, net.cpp, OpenNetworkConnection (bans count only where no destination was named). Carol, at
    the same address, shows that the ban is in force.

    @connection.<connection>
    Scenario Outline: A <connection> connection
      Given peers Bob and Carol live at one address of their own
      And the operator has banned the address of Bob
      When an inbound connection to peer Carol opens
      And the node is asked for a <connection> connection to peer Bob
      Then the node turns Carol away without a word
      But the node has called Bob once
      And the node lists Bob as <connection>

      Examples: every lasting kind that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

    @connection.feeler
    Example: A feeler connection
      Given peers Bob and Carol live at one address of their own
      And the operator has banned the address of Bob
      And peer Bob waits with its version message
      When an inbound connection to peer Carol opens
      And the node is asked for a feeler connection to peer Bob
      Then the node turns Carol away without a word
      But the node lists Bob as feeler

  @CONN-018 @source.policy @use.with_public_addresses=yes
  Rule: The node calls a discouraged address when it is asked to
    Bitcoin Core, net.cpp, OpenNetworkConnection. Carol, at the same address, shows that it is discouraged:
    such callers do not get the last place. Bob declines transactions, so that he finds the place before,
    even where some are kept for those who do (CONN-041).

    @connection.<connection>
    Scenario Outline: A <connection> connection
      Given the node has a place for 1 caller
      And peers Bob and Carol live at one public address
      And peer Bob declines transactions
      And the node has discouraged the address of Bob
      When an inbound connection to peer Carol opens
      And the node is asked for a <connection> connection to peer Bob
      Then the node turns Carol away without a word
      But the node lists Bob as <connection>

      Examples: every lasting kind that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

  @CONN-018 @source.policy @connection.manual @slow
  Rule: The node calls a banned address that is on the list of added nodes
    Bitcoin Core, net.cpp, ThreadOpenAddedConnections.

    Example: The ban came first
      Given peers Bob and Carol live at one address of their own
      And the operator has banned the address of Bob
      When an inbound connection to peer Carol opens
      And the operator puts peer Bob on the list of added nodes
      Then the node turns Carol away without a word
      But the node calls Bob
      And the node lists Bob as manual

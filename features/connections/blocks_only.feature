@core.pr.19315
Feature: A node that wants blocks only
  Such a node saves traffic by declining transactions. It must not become easier to cut off from the chain.

  @CONN-023 @source.policy
  Rule: A node that wants blocks only has the same places as any other
    Bitcoin Core, net.cpp, AddConnection, which does not know of that wish.

    Example: It is asked for more than fits
      Given the node wants blocks only
      When the node is asked for 9 outbound-full-relay connections
      And the node is asked for 3 block-relay-only connections
      And the node is asked for 2 addr-fetch connections
      Then the node has 8 outbound-full-relay connections
      And the node has 2 block-relay-only connections
      And the node has 1 addr-fetch connection

  @CONN-020 @source.policy
  Rule: What the node notes of a peer's wish for transactions does not depend on its own
    Bitcoin Core, net_processing.cpp, VERSION. The note is about what the peer wants to hear: also such a
    node has transactions to tell, those of its own operator.

    @connection.<connection>
    Scenario Outline: A <connection> peer
      Given the node wants blocks only
      When a <connection> connection to peer Bob opens
      Then the node's version message to Bob declines transactions
      But the node notes that Bob <wants> transactions

      Examples: all lasting kinds
        | connection          | wants    |
        | outbound-full-relay | wants    |
        | addr-fetch          | wants    |
        | manual              | wants    |
        | inbound             | wants    |
        | block-relay-only    | wants no |

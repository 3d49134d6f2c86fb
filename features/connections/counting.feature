@core.pr.19315
Feature: How the node counts and lists its connections
  The first look of an operator goes to a few numbers. They must hold for connections of every kind, also
  for those on which nobody has spoken yet.

  @CONN-026 @source.policy
  Rule: The summary counts callers and called peers apart, and their sum is the number of connections
    Bitcoin Core, rpc/net.cpp, getnetworkinfo and getconnectioncount.

    @connection.<connection>
    Scenario Outline: One more <connection> connection
      Given the node has 3 inbound connections
      And the node has 2 manual connections
      When a <connection> connection to peer Bob opens
      Then the node counts <callers> callers and <called> called peers

      Examples: the node calls
        | connection          | callers | called |
        | outbound-full-relay | 3       | 3      |
        | block-relay-only    | 3       | 3      |
        | addr-fetch          | 3       | 3      |
        | manual              | 3       | 3      |

      Examples: the node is called
        | connection | callers | called |
        | inbound    | 4       | 2      |

    @connection.<connection>
    Scenario Outline: A <connection> connection on which the peer is silent
      Given the node has 2 inbound connections
      And the node has a <connection> connection to silent peer Bob
      When an inbound connection to peer Alice opens
      Then the node counts <callers> callers and <called> called peers

      Examples: all kinds
        | connection          | callers | called |
        | outbound-full-relay | 3       | 1      |
        | block-relay-only    | 3       | 1      |
        | addr-fetch          | 3       | 1      |
        | feeler              | 3       | 1      |
        | manual              | 3       | 1      |
        | inbound             | 4       | 0      |

    Example: Everybody has left but one
      Given the node has an inbound connection to peer Alice
      And the node has an outbound-full-relay connection to peer Bob
      And the node has an inbound connection to peer Carol
      When Alice hangs up
      And Bob hangs up
      Then the node counts 1 callers and 0 called peers

  @CONN-027 @source.policy
  Rule: A silent peer is listed too, though nothing is known of it yet
    Bitcoin Core, rpc/net.cpp, getpeerinfo. A silent peer takes a place (CONN-010); if it were not listed,
    the place would look free. The new block makes the node speak to Alice, and so shows that it is awake.

    @connection.<connection>
    Scenario Outline: A <connection> connection on which the peer is silent
      Given the node has an inbound connection to peer Alice
      And the node has a <connection> connection to silent peer Bob
      When a new block reaches the node
      Then the node lists Bob as <connection>
      And the node knows what Alice has said of itself
      But the node knows nothing of Bob

      Examples: all kinds
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> connection on which both have greeted
      When a <connection> connection to peer Bob opens
      Then the node knows what Bob has said of itself

      Examples: all lasting kinds
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

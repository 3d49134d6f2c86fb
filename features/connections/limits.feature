@core.pr.19315
Feature: How many connections fit
  Each kind of connection costs the node traffic and memory, and the network a place at another node.
  A miscounted place is either wasted for good or lets somebody crowd the node out.

  @CONN-007 @source.policy @connection.outbound-full-relay
  Rule: At most eight outbound-full-relay connections exist at a time
    Bitcoin Core, net.cpp, AddConnection (MAX_OUTBOUND_FULL_RELAY_CONNECTIONS). That Bob can be called as
    another kind shows that only this kind is full.

    Example: The eighth
      Given the node has 7 outbound-full-relay connections
      When the node is asked for an outbound-full-relay connection to peer Bob
      Then the node lists Bob as outbound-full-relay
      And the node has 8 outbound-full-relay connections

    Example: The ninth, though a block-relay-only connection would still fit
      Given the node has 8 outbound-full-relay connections
      When the node is asked for an outbound-full-relay connection to peer Bob
      And the node is asked for a block-relay-only connection to peer Bob
      Then the node refuses the outbound-full-relay connection to Bob for want of a place
      But the node lists Bob as block-relay-only
      And the node has called Bob once

  @CONN-008 @source.policy @connection.block-relay-only
  Rule: At most two block-relay-only connections exist at a time
    Bitcoin Core, net.cpp, AddConnection (MAX_BLOCK_RELAY_ONLY_CONNECTIONS).

    Example: The second
      Given the node has 1 block-relay-only connection
      When the node is asked for a block-relay-only connection to peer Bob
      Then the node lists Bob as block-relay-only
      And the node has 2 block-relay-only connections

    Example: The third, though an outbound-full-relay connection would still fit
      Given the node has 2 block-relay-only connections
      When the node is asked for a block-relay-only connection to peer Bob
      And the node is asked for an outbound-full-relay connection to peer Bob
      Then the node refuses the block-relay-only connection to Bob for want of a place
      But the node lists Bob as outbound-full-relay
      And the node has called Bob once

  @CONN-009 @source.policy
  Rule: The connections that the node opens, other than manual ones, share eleven places
    Bitcoin Core, net.cpp, CConnman::Start (eight, two and one more). Addr-fetch and feeler connections
    have no limit of their own: the common one is all that bounds them.

    @connection.<connection>
    Scenario Outline: One of the <connection> kind is the eleventh of a mixed lot
      Given the node has 7 outbound-full-relay connections
      And the node has 1 block-relay-only connection
      And the node has 2 addr-fetch connections
      When the node is asked for a <connection> connection to peer Bob
      And the node is asked for an addr-fetch connection to peer Carol
      Then the node has called Bob once
      But the node refuses the addr-fetch connection to Carol for want of a place

      Examples: every kind that takes one of these places
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |

    @connection.<connection>
    Scenario Outline: All eleven places are taken, and a <connection> connection is the twelfth
      Given the node has opened all connections that fit
      When the node is asked for a <connection> connection to peer Bob
      And the node is asked for a manual connection to peer Bob
      Then the node refuses the <connection> connection to Bob for want of a place
      But the node lists Bob as manual
      And the node has called Bob once

      Examples: kinds without a limit of their own
        | connection |
        | addr-fetch |
        | feeler     |

    @connection.<connection>
    Scenario Outline: Addr-fetch connections have all places, and a <connection> connection is the first of its kind
      Given the node has 11 addr-fetch connections
      When the node is asked for a <connection> connection to peer Bob
      And the node is asked for a manual connection to peer Bob
      Then the node refuses the <connection> connection to Bob for want of a place
      But the node lists Bob as manual
      And the node has called Bob once

      Examples: every kind that takes one of these places
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |

  @CONN-010 @source.policy
  Rule: A connection takes its place before anybody has said anything
    Bitcoin Core, net.cpp, OpenNetworkConnection. Peers that never speak must not let the node open more
    and more connections.

    @connection.<connection>
    Scenario Outline: More silent peers than places, on <connection> connections
      When the node is asked for 12 <connection> connections to silent peers
      And the node is asked for a <connection> connection to peer Bob
      And the node is asked for a manual connection to peer Bob
      Then the node has <count> <connection> connections
      And the node refuses the <connection> connection to Bob for want of a place
      But the node lists Bob as manual
      And the node has called Bob once

      Examples: every kind that the test call opens
        | connection          | count |
        | outbound-full-relay | 8     |
        | block-relay-only    | 2     |
        | addr-fetch          | 11    |
        | feeler              | 11    |

    @connection.inbound
    Example: Two silent callers where two callers fit
      Given the node has places for 2 callers
      And the node has 1 inbound connection to silent peers
      And the node has an inbound connection to silent peer Alice
      When an inbound connection to peer Bob opens
      And Alice hangs up
      And an inbound connection to peer Carol opens
      Then the node turns Bob away without a word
      But the node has completed the handshake with Carol

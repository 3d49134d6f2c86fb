@core.pr.19315
Feature: How places are taken and given back
  A node runs for months and opens thousands of connections. A place that is not given back is lost until
  the next start; one that is given back twice lets the node open more than it may.

  @CONN-011 @source.policy
  Rule: When a connection ends, exactly one place is free again, whoever ended it
    Bitcoin Core, net.cpp, DisconnectNodes. All places but one stay taken: Carol gets the one that has
    become free, Dave finds none.

    @connection.<connection>
    Scenario Outline: The peer hangs up on a <connection> connection
      Given the node has 10 addr-fetch connections
      And the node has a <connection> connection to silent peer Bob
      When Bob hangs up
      And the node is asked for a <connection> connection to peer Carol
      And the node is asked for an addr-fetch connection to peer Dave
      Then the node has called Carol once
      But the node refuses the addr-fetch connection to Dave for want of a place

      Examples: the lasting kinds that take one of these places
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |

    @connection.<connection>
    Scenario Outline: The operator ends a <connection> connection
      Given the node has 10 addr-fetch connections
      And the node has a <connection> connection to silent peer Bob
      When the operator ends the connection to Bob
      And the node is asked for an addr-fetch connection to peer Carol
      And the node is asked for an addr-fetch connection to peer Dave
      Then the node has called Carol once
      But the node refuses the addr-fetch connection to Dave for want of a place

      Examples: every kind that takes one of these places
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |

    @connection.feeler
    Example: The node itself ends a feeler connection
      Given the node has 10 addr-fetch connections
      And the node has a feeler connection to silent peer Bob
      When Bob sends its version message
      And the node ends the connection to Bob
      And the node is asked for an addr-fetch connection to peer Carol
      And the node is asked for an addr-fetch connection to peer Dave
      Then the node has called Carol once
      But the node refuses the addr-fetch connection to Dave for want of a place

    @connection.addr-fetch
    Example: The node itself ends an addr-fetch connection
      Given the node has 10 addr-fetch connections
      And the node has an addr-fetch connection to peer Bob
      When Bob sends the node 2 addresses
      And the node ends the connection to Bob
      And the node is asked for an addr-fetch connection to peer Carol
      And the node is asked for an addr-fetch connection to peer Dave
      Then the node has called Carol once
      But the node refuses the addr-fetch connection to Dave for want of a place

    @connection.<connection>
    Scenario Outline: The places of the <connection> kind are all taken, and one becomes free
      Given the node has <others> <connection> connections
      And the node has a <connection> connection to peer Bob
      When Bob hangs up
      And the node is asked for a <connection> connection to peer Carol
      And the node is asked for a <connection> connection to peer Dave
      Then the node lists Carol as <connection>
      But the node refuses the <connection> connection to Dave for want of a place

      Examples: kinds with a limit of their own
        | connection          | others |
        | outbound-full-relay | 7      |
        | block-relay-only    | 1      |

  @CONN-012 @source.policy
  Rule: No place is lost or gained, however many connections come and go
    Bitcoin Core, net.cpp and semaphore_grant.h. Eight, two and one more fit afterwards, as before. If each
    of 30 calls lost one of the eleven places, none would be left; if each gave one back twice, more would fit.

    Example: Calls that nobody answers
      When the node is asked 30 times to call where nobody answers
      And the node is asked for 9 outbound-full-relay connections
      And the node is asked for 3 block-relay-only connections
      And the node is asked for 2 addr-fetch connections
      Then the node has 8 outbound-full-relay connections
      And the node has 2 block-relay-only connections
      And the node has 1 addr-fetch connection

    Example: Connections of every kind, ended by either side
      When 32 connections come and go
      And the node is asked for 9 outbound-full-relay connections
      And the node is asked for 3 block-relay-only connections
      And the node is asked for 2 addr-fetch connections
      Then the node has 8 outbound-full-relay connections
      And the node has 2 block-relay-only connections
      And the node has 1 addr-fetch connection

@core.pr.19315 @source.policy
Feature: How slots are taken and become free
  A node runs for months and opens thousands of connections, each of which takes a slot. A slot that does not become
  free is lost until the next start; one that becomes free twice lets the node open more than it may.

  @CONN-011
  Rule: A connection that ends frees exactly the outbound slot that it had, whichever side ends it
    Bitcoin Core: net.cpp CConnman::DisconnectNodes
    Bitcoin Core: semaphore_grant.h CountingSemaphoreGrant
    If the eleven outbound slots did not become free again, the node would in time have no peers. All but one stay taken
    here: Carol gets the one that has become free, Dave finds none. (Of outbound-full-relay connections there may be
    eight, of block-relay-only two.) Manual and inbound ones have no outbound slot to free: in the last example all stay
    taken, and Carol, a manual peer, needs none. One that the node is about to retry over v1 transport keeps its slot.
    (Bob sends nothing, as a feeler connection lasts only so long.)
    Not with bystanders: they take slots, which are counted here.

    @connection.<connection>
    Scenario Outline: The peer ends the <connection> connection
      Given the node has 10 addr-fetch connections
      And the node has a <connection> connection to Bob, who sends nothing
      When Bob disconnects
      And the node is asked for an addr-fetch connection to Carol
      And the node is asked for an addr-fetch connection to Dave
      Then the node connects to Carol once
      But the node answers that no slot is free

      Examples: types that share the outbound slots
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |

    @connection.<connection>
    Scenario Outline: The operator ends the <connection> connection
      Given the node has 10 addr-fetch connections
      And the node has a <connection> connection to Bob, who sends nothing
      When the operator disconnects Bob by address
      And the node disconnects Bob
      And the node is asked for an addr-fetch connection to Carol
      And the node is asked for an addr-fetch connection to Dave
      Then the node connects to Carol once
      But the node answers that no slot is free

      Examples: types that share the outbound slots
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |

    @connection.feeler
    Example: The node ends a feeler connection by itself
      Given the node has 10 addr-fetch connections
      And the node has a feeler connection to Bob, who sends nothing
      When Bob sends the node its version message
      And the node disconnects Bob
      And the node is asked for an addr-fetch connection to Carol
      And the node is asked for an addr-fetch connection to Dave
      Then the node connects to Carol once
      But the node answers that no slot is free

    @connection.addr-fetch @few.with.bystanders
    Example: The node ends an addr-fetch connection by itself
      Given the node has 10 addr-fetch connections
      And the node has an addr-fetch connection to Bob
      When Bob sends the node 2 addresses
      And the node disconnects Bob
      And the node is asked for an addr-fetch connection to Carol
      And the node is asked for an addr-fetch connection to Dave
      Then the node connects to Carol once
      But the node answers that no slot is free

    @connection.<connection>
    Scenario Outline: The last slot of the <connection> type becomes free
      Given the node has <others> <connection> connections
      And the node has a <connection> connection to Bob
      When Bob disconnects
      And the node is asked for a <connection> connection to Carol
      And the node is asked for a <connection> connection to Dave
      Then the node lists Carol as <connection>
      But the node answers that no slot is free

      Examples: types with a limit of their own
        | connection          | others |
        | outbound-full-relay | 7      |
        | block-relay-only    | 1      |

    @CONN-013 @connection.<connection>
    Scenario Outline: The <connection> connection that ends had no outbound slot
      Given all outbound slots are taken
      And the node has a <connection> connection to Bob
      When Bob disconnects
      And the node is asked for a manual connection to Carol
      And the node is asked for an addr-fetch connection to Dave
      Then the node connects to Carol once
      But the node answers that no slot is free
      And the node does not connect to Dave

      Examples: types whose peers the node does not choose
        | connection |
        | manual     |
        | inbound    |

  @CONN-012
  Rule: No outbound slot is lost or gained, however many connections come and go
    Bitcoin Core: net.cpp CConnman::OpenNetworkConnection, CConnman::DisconnectNodes
    Bitcoin Core: semaphore_grant.h CountingSemaphoreGrant
    A small error in counting would, over months, leave a node without peers or with too many. If each of the 32 that
    take a slot (eight of four types; manual ones take none) lost one of the eleven, none would be left; if each freed
    one twice, more would fit. Eight, two and one more fit afterwards, as before; of each, one too many is requested.
    (All are opened on request here; those that the node opens by itself take the same slots.)

    Example: Nobody listens where the node is to connect
      When 8 connections of each outbound type fail
      And the node is asked to open 9 outbound-full-relay connections
      And the node is asked to open 3 block-relay-only connections
      And the node is asked to open 2 addr-fetch connections
      Then the node has 8 outbound-full-relay connections
      And the node has 2 block-relay-only connections
      And the node has 1 addr-fetch connection

    Example: Connections of each outbound type, ended by either side
      When 8 connections of each outbound type come and go
      And the node is asked to open 9 outbound-full-relay connections
      And the node is asked to open 3 block-relay-only connections
      And the node is asked to open 2 addr-fetch connections
      Then the node has 8 outbound-full-relay connections
      And the node has 2 block-relay-only connections
      And the node has 1 addr-fetch connection

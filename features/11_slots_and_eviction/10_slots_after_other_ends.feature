@source.policy @few.with.bystanders
Feature: Slots of connections that were cut off
  Most connections are not closed in peace: a peer is banned or misbehaves, says nothing, or the operator switches
  network activity off. A node that lost a slot each time would, within weeks, find none for a new peer.
  Not with bystanders: they take slots, which are counted here.

  @CONN-011
  Rule: A ban, timeout, misbehaviour or network activity off frees just the slot of each connection it ends
    Bitcoin Core: net.cpp CConnman::DisconnectNodes, CConnman::InactivityCheck
    Bitcoin Core: semaphore_grant.h CountingSemaphoreGrant
    Of the connections that the node opens, all but manual ones share eleven slots. If an end of such a kind lost a
    slot, a node would in time find no new peers; if it freed two, there would be too many. Ten stay taken here: of two
    peers that the node is then asked to connect to, one gets the slot that has become free. After network activity was
    off all eleven are free, so of twelve one gets none. A handshake has to be complete within 60 seconds, and a header
    without proof of work is misbehaviour.

    @connection.<connection>
    Scenario Outline: The peer of the <connection> connection is banned
      Given Bob has a loopback address of its own
      And the node has 10 addr-fetch connections
      And the node has a <connection> connection to Bob
      When the operator bans the address of Bob
      And the node disconnects Bob
      And the node is asked to open 2 addr-fetch connections
      Then the node has 11 addr-fetch connections

      Examples: types whose peers the node chooses, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |

    @connection.<connection> @use.with_node.min_version=23
    Scenario Outline: The peer of the <connection> connection completes no handshake in time
      Given the node is started with its default peer timeout
      And the node has 10 addr-fetch connections
      And the node has a <connection> connection to Bob, who sends nothing
      When 61 seconds pass
      And the node disconnects Bob
      And the node is asked to open 2 addr-fetch connections
      Then the node has 11 addr-fetch connections

      Examples: types that share the outbound slots, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | feeler              |

    @connection.<connection>
    Scenario Outline: The peer of the <connection> connection misbehaves
      Given the node has 10 addr-fetch connections
      And the node has a <connection> connection to Bob
      When Bob sends the node a header without proof of work
      And the node disconnects Bob
      And the node is asked to open 2 addr-fetch connections
      Then the node has 11 addr-fetch connections

      Examples: types whose peers the node chooses, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |

    @CONN-039 @connection.<connection>
    Scenario Outline: Network activity was off, which ended 2 <connection> connections
      Given the node has 2 <connection> connections
      When the operator switches network activity off and on
      And the node is asked to open 12 addr-fetch connections
      Then the node has 11 addr-fetch connections

      Examples: types whose peers the node chooses
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |

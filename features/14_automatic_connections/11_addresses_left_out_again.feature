@source.policy @connection.outbound-full-relay @use.with_public_addresses=yes @use.with_mockscheduler=yes @use.with_node.min_version=23
Feature: Whom the node leaves out when it looks for an extra peer, and when it looks for none any more
  A node that hears of no new block looks for somebody new. That moment is an attacker's chance, so nobody must come in
  then who would be left out otherwise.

  Background:
    Given the node is started with automatic connections
    And all outbound-full-relay and block-relay-only slots are taken, the last outbound-full-relay one by Carol

  @CONN-064 @CONN-068 @CONN-070 @not.with.later
  Rule: A ninth outbound-full-relay peer is not banned, discouraged or of another one's network group
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections, CConnman::OpenNetworkConnection
    A ninth such peer is wanted when no block has come for half an hour (1801 seconds): others may be hiding blocks. One
    that is banned, discouraged (a peer there has misbehaved), or of the network group of another one or a
    block-relay-only peer (since version 25 also a manual one), and so perhaps in the same hand, would not help against
    them. (Tor and the like have no such groups since version 25.)
    Alice becomes the ninth: she shows that one was wanted.
    Not a day later: the chain tip has been stale before, and a ban is over.

    Scenario Outline: Bob <conduct>
      Given Bob <conduct>
      And the next check for extra outbound peers, 1801 seconds later, is due
      When the address manager selects Bob for an outbound-full-relay connection
      And the address manager learns the address of Alice
      Then the node connects to Alice as outbound-full-relay
      But the node does not connect to Bob

      Examples: misbehaved before, and in one hand
        | conduct                                           |
        | is discouraged                                    |
        | has an address in the same network group as Carol |

    Example: Bob's address is banned
      Given the operator has banned the address of Bob
      And the next check for extra outbound peers, 1801 seconds later, is due
      When the address manager selects Bob for an outbound-full-relay connection
      And the address manager learns the address of Alice
      Then the node connects to Alice as outbound-full-relay
      But the node does not connect to Bob

  @CONN-070 @BLK-078
  Rule: Once it has evicted one of nine outbound-full-relay peers, the node is content with eight
    Bitcoin Core: net_processing.cpp PeerManagerImpl::EvictExtraOutboundPeers
    The ninth has served its purpose; more peers than eight take slots that other nodes need. The node wants another
    only when it finds its chain tip stale again: no new block for more than half an hour. Bob was the ninth. Erin, for
    whom another connection is due, must not become the next (she sends nothing, lest a feeler connection to her end at
    once).

    Example: An extra block-relay-only connection is due
      Given the node has had an extra outbound-full-relay connection to Bob
      When the address manager learns the address of Erin, who sends nothing
      And the next extra block-relay-only connection is due
      Then the node connects to Erin
      But the node has 8 outbound-full-relay connections

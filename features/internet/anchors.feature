@use.with_public_addresses=yes @use.with_node.min_version=23
Feature: Anchors
  Whoever can make a node restart must not be able to choose all its peers anew. So the node comes back
  to two of those that hardly anybody knows of.

  @CONN-065 @CONN-066 @BLK-080 @source.policy @connection.block-relay-only
  Rule: After an orderly restart the node first calls its block-relay-only peers of before, as such
    Bitcoin Core, net.cpp, StopNodes and ThreadOpenConnections; addrdb.cpp, DumpAnchors, ReadAnchors. Without
    the list Bob and Carol are addresses like others, and the first eight calls are full-relay (CONN-067).

    Example: Two of them, and an outbound-full-relay peer that has to wait
      Given the node looks for peers by itself
      And the node has 7 outbound-full-relay connections
      And the node has found the outbound-full-relay peer Alice by itself
      And the node has found the block-relay-only peers Bob and Carol by itself
      When the node is stopped and started again
      Then the node first calls Bob and Carol as block-relay-only
      And the node opens an outbound-full-relay connection to Alice

    Example: The list of them is spoilt
      Given the node looks for peers by itself
      And the node has 8 outbound-full-relay connections
      And the node has found the block-relay-only peers Bob and Carol by itself
      When the node restarts with a spoilt list of anchors
      Then the node opens an outbound-full-relay connection to Bob
      And the node opens an outbound-full-relay connection to Carol

  @CONN-066 @source.policy @connection.block-relay-only
  Rule: The list of anchors serves for one start
    Bitcoin Core, addrdb.cpp, ReadAnchors removes the list as it reads it. If it was an anchor that made
    the node fail, it must not do so for ever. Without the list, Bob and Carol are called as full-relay.

    Example: The node fails after an orderly restart
      Given the node looks for peers by itself
      And the node has 8 outbound-full-relay connections
      And the node has found the block-relay-only peers Bob and Carol by itself
      And the node has restarted and called Bob and Carol
      When the node is killed and starts again
      Then the node opens an outbound-full-relay connection to Bob
      And the node opens an outbound-full-relay connection to Carol

  @CONN-065 @source.policy
  Rule: An orderly stop, and only that, leaves a list of anchors, and it names block-relay-only peers alone
    Bitcoin Core, net.cpp, StopNodes and GetCurrentBlockRelayOnlyConns. Others, by what they are told, are
    easier to find out. A node that does not look for peers by itself leaves none: it would not call them.

    @connection.<connection>
    Scenario Outline: A <connection> peer and a block-relay-only peer
      Given the node looks for peers by itself
      And the node has a block-relay-only connection to peer Bob
      And the node has a <connection> connection to peer Alice
      When the node stops
      Then the node's list of anchors names Bob
      But the node's list of anchors does not name Alice

      Examples: other lasting kinds
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.block-relay-only
    Example: The node does not look for peers by itself
      Given the node has a block-relay-only connection to peer Bob
      When the node stops
      Then the node leaves its address book behind
      But the node leaves no list of anchors behind

    @connection.block-relay-only
    Example: The node is killed
      Given the node looks for peers by itself
      And the node has a block-relay-only connection to peer Bob
      When the node is killed
      Then the node leaves its address book behind
      But the node leaves no list of anchors behind

  @CONN-065 @source.policy @connection.block-relay-only @use.with_mockscheduler=yes
  Rule: The list of anchors names two peers at most
    Bitcoin Core, net.cpp, StopNodes (MAX_BLOCK_RELAY_ONLY_ANCHORS). An extra block-relay-only peer has not
    proved itself: the node keeps to those that came before it.

    Example: The node has an extra block-relay-only connection
      Given the node looks for peers by itself
      And the node has all the lasting connections that it wants, the newest block-relay-only one to peer Erin
      And the node has an extra block-relay-only connection to peer Bob
      When the node stops
      Then the node's list of anchors names Erin
      But the node's list of anchors does not name Bob

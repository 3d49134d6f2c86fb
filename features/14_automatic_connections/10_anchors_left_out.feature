@source.policy @connection.block-relay-only @use.with_public_addresses=yes @use.with_node.min_version=23
Feature: Anchors that the node leaves out, or tries in vain
  Anchors are the two block-relay-only peers to which the node comes back first when it starts. It does so only where it
  would connect to somebody of its own choice at other times, and does not wait for one that does not come.

  Background:
    Given the node is started with automatic connections

  @CONN-098 @CONN-066 @CONN-064 @CONN-068 @BLK-080
  Rule: The node leaves out an anchor that is its own address, or in the network group of a long-lived outbound peer
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections
    A connection to itself shows a node nothing, and two peers of one network group (their addresses begin with the same
    two numbers) may be in one hand: if both anchors could be, whoever has both could deceive it after each restart. The
    node tries the anchor named last first. Alice, of whom it learns as it starts, shows that it has done with its
    anchors. (Lasting outbound peers are all but inbound ones, whom anybody may send, and those that go by themselves.
    Nor does it connect to one without the services that it wants, or out of reach: Rules of their own.)

    Example: Nothing speaks against the two anchors
      Given the node is started with the anchors Bob and Carol
      When the node starts
      Then the node connects to Bob and Carol as block-relay-only

    Example: One of them has become the node's own address
      Given the node is started with the address of Bob as its own
      And the node is started with the anchors Bob and Carol
      When the node starts
      And the address manager learns the address of Alice
      Then the node connects to Carol and Alice
      But the node does not connect to Bob

    Example: Both are of the same network group
      Given Carol has an address in the same network group as Bob
      And the node is started with the anchors Bob and Carol
      When the node starts
      And the address manager learns the address of Alice
      Then the node connects to Carol and Alice
      But the node does not connect to Bob

  @CONN-098 @CONN-066 @BLK-080
  Rule: The node tries each anchor once
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections, m_anchors
    Whoever has gone since is not waited for: a node that tried him again and again would have no other peers, since
    anchors come first. The node tries the anchor named last first; Alice is an address like others.
    Not a day later: the node opens feeler connections to Alice by then.

    @not.with.later
    Scenario Outline: Bob, who does not listen, is the anchor that the node tries <when>
      Given Bob does not listen
      And the node is started with the anchors <anchors>
      When the node starts
      And the address manager learns the address of Alice
      Then the node connects to Carol as block-relay-only
      And the node connects to Alice

      Examples: before the other one, and after it
        | when   | anchors       |
        | first  | Carol and Bob |
        | second | Bob and Carol |

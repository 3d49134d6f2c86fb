@source.policy @use.with_public_addresses=yes @use.with_node.min_version=23
Feature: Anchors
  Anchors are two peers that the node saves at its shutdown to return to. Whoever can make a node restart must not be
  able to choose all its peers anew; so it comes back to two of those that hardly anybody knows of.
  Before version 23 the node hardly ever connects by itself to another port than the usual one, as it has to here.

  @CONN-065 @CONN-066 @BLK-080 @connection.block-relay-only
  Rule: After a clean restart the node first reopens its block-relay-only connections
    Bitcoin Core: net.cpp CConnman::StopNodes, CConnman::ThreadOpenConnections
    Bitcoin Core: addrdb.cpp DumpAnchors, ReadAnchors
    A node that restarts is easy to eclipse; peers kept from before, known to hardly anybody, prevent that. The address
    manager does not hold the eight outbound-full-relay peers, so they do not come back. Without the list of anchors,
    Bob and Carol are addresses like others, and the first eight connections are outbound-full-relay. A ban, or services
    that are too little, keep the node from an anchor as from any other address. Carol is the other anchor then, and
    Alice comes after all anchors. Not a day later: the node opens feeler connections to Alice by then.

    Background:
      Given the node is started with automatic connections
      And the node has 8 outbound-full-relay connections

    @not.with.later
    Example: Two of them, and an address that has to wait
      Given the node has automatic block-relay-only connections to Bob and Carol
      And the address manager has learnt the address of Alice
      When the node restarts
      Then the node opens in this order: 2 block-relay-only, 1 outbound-full-relay connections
      And the node connects to Alice as outbound-full-relay

    Example: The list of anchors is damaged
      Given the node has automatic block-relay-only connections to Bob and Carol
      When the node stops
      And the operator damages the list of anchors
      And the node starts
      Then the node connects to Bob and Carol as outbound-full-relay

    @CONN-064 @not.with.later
    Example: One of them has been banned
      Given the node has automatic block-relay-only connections to Bob and Carol
      And the address manager has learnt the address of Alice
      When the operator bans the address of Bob between two lives of the node
      And the node starts
      Then the node opens in this order: 1 block-relay-only, 1 outbound-full-relay connections
      But the node does not connect to Bob again

    @CONN-025 @CONN-098 @not.with.later
    Example: A test asked for one of them, so that the node had noted no services with the address
      Given the node has an automatic block-relay-only connection to Carol
      And the node has a block-relay-only connection to Bob
      And the address manager has learnt the address of Alice
      When the node restarts
      Then the node opens in this order: 1 block-relay-only, 1 outbound-full-relay connections
      But the node does not connect to Bob again

  @CONN-066 @connection.block-relay-only
  Rule: The node uses its list of anchors for one start only
    Bitcoin Core: addrdb.cpp ReadAnchors
    Anchors are peers saved at a clean shutdown, to which the node first connects again. The node removes the list as it
    reads it: if it was an anchor that made it fail, that must not go on for ever. Without the list (a node that is
    killed saves no new one), Bob and Carol are addresses like others and become outbound-full-relay peers, of whom
    there are none after the start (the address manager does not hold the eight).

    Example: The node is killed after a clean restart
      Given the node is started with automatic connections
      And the node has 8 outbound-full-relay connections
      And the node has automatic block-relay-only connections to Bob and Carol
      When the node restarts
      And the node connects to Bob and Carol
      And the node is killed
      And the node starts
      Then the node connects to Bob and Carol as outbound-full-relay

  @CONN-065
  Rule: A node saves anchors with automatic connections only, at a clean shutdown: block-relay-only peers
    Bitcoin Core: net.cpp CConnman::StopNodes, CConnman::GetCurrentBlockRelayOnlyConns
    Anchors are peers to which a node comes back first, so that nobody can eclipse it by making it restart.
    Block-relay-only peers are fit for that because hardly anybody can find them; others, by what is announced to them,
    are easier to find out. A node that chooses no peers itself has no use for anchors, and one that is killed has no
    time to save any (its addresses it saves every fifteen minutes, too).

    @connection.<connection>
    Scenario Outline: One peer is <connection>, another block-relay-only
      Given the node is started with automatic connections
      And the node has a block-relay-only connection to Bob
      And the node has a <connection> connection to Alice
      When the node stops
      Then the node has saved Bob as an anchor
      But the node has saved anchors without Alice

      Examples: other long-lived types, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.block-relay-only
    Example: A block-relay-only peer has disconnected before
      Given the node is started with automatic connections
      And the node has block-relay-only connections to Alice and Bob
      When Alice disconnects
      And the node stops
      Then the node has saved Bob as an anchor
      But the node has saved anchors without Alice

    @connection.block-relay-only
    Example: A block-relay-only peer has sent nothing yet
      Given the node is started with automatic connections
      And the node has a block-relay-only connection to Bob, who sends nothing
      When the node stops
      Then the node has saved Bob as an anchor

    @connection.block-relay-only
    Example: The node has no automatic connections
      Given the node has a block-relay-only connection to Bob
      When the node stops
      Then the node has saved its addresses
      But the node has saved no anchors

    @connection.block-relay-only @use.with_mockscheduler=yes
    Example: The node is killed after it has saved its addresses
      Given the node is started with automatic connections
      And the node has a block-relay-only connection to Bob
      When the next save of its addresses is due
      And the node is killed
      Then the node has saved its addresses
      But the node has saved no anchors

  @CONN-065 @CONN-066 @CONN-103 @BLK-080 @connection.block-relay-only @use.with_node.min_version=26
  Rule: After a clean restart the node connects to anchors at onion addresses again, through Tor
    Bitcoin Core: addrdb.cpp DumpAnchors, ReadAnchors
    Anchors are peers to which the node comes back first, so that nobody can surround it by making it restart. An onion
    address is longer than a clearnet one; cut short, it would lead nowhere, and the node would look for others.

    Example: Both anchors live behind Tor
      Given the node is started with automatic connections and a Tor proxy
      And Bob has an onion address
      And Carol has an onion address
      And the node has 8 outbound-full-relay connections
      And the node has automatic block-relay-only connections to Bob and Carol
      When the node restarts
      Then the node connects to Bob and Carol as block-relay-only

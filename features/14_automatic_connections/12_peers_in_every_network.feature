@source.policy @connection.outbound-full-relay @use.with_public_addresses=yes @use.with_mockscheduler=yes @use.with_node.min_version=26
Feature: Peers in every network that the node reaches
  Nodes live in several networks: at clearnet addresses, in Tor, in I2P. A block gets from one to another only by nodes
  with peers in both, and whoever cuts off one network does not cut off a node that has peers in another, too.

  Background:
    Given the node is started with automatic connections and a Tor proxy
    And Bob has an onion address

  @CONN-067 @CONN-089
  Rule: Now and then a node opens a ninth outbound-full-relay connection into a network where it has none
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections, CConnman::MaybePickPreferredNetwork
    Bitcoin Core: net.cpp EXTRA_NETWORK_PEER_INTERVAL
    Most addresses that a node knows are often of one network, so that chance gives it eight peers there. So it looks
    every five minutes on average whether it knows an address in a network that it reaches and in which it has neither
    an outbound-full-relay nor a manual peer (a block-relay-only one carries no transactions from there). It does so
    with all eight outbound-full-relay slots and the block-relay-only ones taken, and feelers, which test untried
    addresses, come first. Bob's is a tried one. A node whose connection limit leaves it fewer than eight has no ninth.

    Example: All its peers have clearnet addresses
      Given all outbound-full-relay and block-relay-only slots are taken
      When the address manager learns the tried address of Bob
      And the next look for networks without a connection is due
      Then the node connects to Bob as outbound-full-relay
      And the node has 9 outbound-full-relay connections

    Example: The ninth has gone, and the next look is not due yet
      Given all outbound-full-relay and block-relay-only slots are taken
      When the address manager learns the tried address of Bob
      And the next look for networks without a connection is due
      And Bob disconnects
      And the next look for somebody to connect to is due
      Then the node has 8 outbound-full-relay connections

    Example: The connection limit leaves seven outbound-full-relay connections, and all are there
      Given the node is started with a connection limit of 7
      And the node has 7 outbound-full-relay connections
      When the address manager learns the tried address of Bob
      And the next look for networks without a connection is due
      Then the node has 7 outbound-full-relay connections

    Example: The ninth has gone, and the next look is due
      Given all outbound-full-relay and block-relay-only slots are taken
      And the address manager has learnt the tried address of Bob
      And the next look for networks without a connection is due
      And Bob disconnects
      When the next look for networks without a connection is due
      Then the node connects to Bob as outbound-full-relay

    Example: One of the eight has an onion address, too
      Given Carol has an onion address
      And all outbound-full-relay and block-relay-only slots are taken, the last outbound-full-relay one by Carol
      When the address manager learns the tried address of Bob
      And the next look for networks without a connection is due
      Then the node has 8 outbound-full-relay connections

    Example: A manual peer has an onion address, too
      Given all outbound-full-relay and block-relay-only slots are taken
      And Carol has an onion address
      And the node has a manual connection to Carol
      When the address manager learns the tried address of Bob
      And the next look for networks without a connection is due
      Then the node has 8 outbound-full-relay connections

    Example: The manual peer with an onion address has disconnected
      Given all outbound-full-relay and block-relay-only slots are taken
      And the node has a manual connection to Carol, who has an onion address
      And Carol disconnects
      When the address manager learns the tried address of Bob
      And the next look for networks without a connection is due
      Then the node connects to Bob as outbound-full-relay

    Example: The ninth has gone before it sent anything, and the next look is due
      Given all outbound-full-relay and block-relay-only slots are taken
      When the address manager learns the tried address of Bob, who sends nothing
      And the next look for networks without a connection is due
      And Bob disconnects
      And the next look for networks without a connection is due
      Then the node has 9 outbound-full-relay connections

    Example: A block-relay-only peer has an onion address, which does not count
      Given the node has 8 outbound-full-relay connections
      And the node has 1 block-relay-only connection
      And the node has a block-relay-only connection to Carol, who has an onion address
      When the address manager learns the tried address of Bob
      And the next look for networks without a connection is due
      Then the node connects to Bob as outbound-full-relay

  @CONN-068
  Rule: Peers in Tor are picked whatever their onion addresses have in common
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections, outbound_ipv46_peer_netgroups
    Of clearnet addresses that begin alike the node picks one, since they may be in one hand. Onion addresses are
    random: what they begin with says nothing of their owners, and a node with few other addresses would lack peers.

    Example: The only onion address that the node learns begins like that of a peer
      Given Carol has an onion address that begins like that of Bob
      And the node has an outbound-full-relay connection to Carol
      When the address manager learns the address of Bob
      Then the node connects to Bob as outbound-full-relay

  @CONN-067
  Rule: A node whose only network is Tor connects to no clearnet address of its own choice
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections, g_reachable_nets
    The operator has said so in order that nobody at a clearnet address sees where the node is. It may still know such
    addresses, from the time before; one connection to any of them, and it would be found. That holds for anchors, too:
    block-relay-only peers, saved when the node stops, to which it else comes back first. Bob lives behind Tor; that he
    is met shows that the node looks for peers.

    Example: It knows a clearnet address and an onion address
      Given the node is started with automatic connections, with Tor as its only network
      And the address manager has learnt the address of Alice
      When the address manager learns the address of Bob
      Then the node connects to Bob as outbound-full-relay
      But the node does not connect to Alice

    @connection.feeler
    Example: A feeler connection is due, and of 21 untried addresses one is an onion address
      Given the node is started with automatic connections, with Tor as its only network
      And all outbound-full-relay and block-relay-only slots are taken
      And the address manager has learnt 20 addresses
      When the address manager learns the address of Bob, who sends nothing
      And the next feeler connection is due
      Then the node connects to Bob as feeler

    @CONN-098
    Example: It has an anchor at a clearnet address
      Given the node has 8 outbound-full-relay connections
      And the node has an automatic block-relay-only connection to Alice
      When the operator restarts the node, with Tor as its only network from then on
      And the address manager learns the address of Bob
      Then the node connects to Bob
      But the node does not connect to Alice again

  @CONN-070 @CONN-089 @BLK-078
  Rule: Of nine outbound-full-relay peers the node evicts none that is alone in its network
    Bitcoin Core: net_processing.cpp PeerManagerImpl::EvictExtraOutboundPeers
    Bitcoin Core: net.cpp CConnman::MultipleManualOrFullOutboundConns
    The youngest of those without a new block would be evicted, and with it the only peer of a network: the node would
    soon look for another one there, and depend on one network meanwhile. A manual peer counts as one of the network, a
    block-relay-only one, which carries no transactions from there, does not.
    Here nobody announces a block, and Bob is the youngest (none is evicted in its first 30 seconds). Nor are the first
    four that show that they have the chain tip, to whom Bob does not belong, so that only his network can save him.

    Example: The ninth is alone in its network
      Given all outbound-full-relay and block-relay-only slots are taken, the last outbound-full-relay one by Erin
      And the node has an extra outbound-full-relay connection to Bob
      When the next check for extra outbound peers, 31 seconds later, is due
      Then the node disconnects Erin
      But the node stays connected to Bob

    Example: Only a block-relay-only peer is in the same network
      Given the node has a block-relay-only connection to Carol, who has an onion address
      And all outbound-full-relay and block-relay-only slots are taken, the last outbound-full-relay one by Erin
      And the node has an extra outbound-full-relay connection to Bob
      When the next check for extra outbound peers, 31 seconds later, is due
      Then the node disconnects Erin
      But the node stays connected to Bob

    Example: A manual peer is in the same network
      Given Carol has an onion address
      And the node has a manual connection to Carol
      And all outbound-full-relay and block-relay-only slots are taken
      And the node has an extra outbound-full-relay connection to Bob
      When the next check for extra outbound peers, 31 seconds later, is due
      Then the node disconnects Bob

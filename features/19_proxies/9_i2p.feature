@source.policy
Feature: Connections through I2P
  I2P hides where its members are. The node asks a program of its operator's (SAM) for connections to them, and to be
  reached by them. Whoever is reached learns from which I2P address the node comes.

  @PRX-014
  Rule: A node that accepts connections from I2P makes its own from one and the same I2P address, and keeps it
    Bitcoin Core: i2p.cpp Session::CreateIfNotCreatedAlready, Session::Connect
    Bitcoin Core: net.cpp CConnman::ConnectNode, m_i2p_sam_session
    That address is the one at which others reach it: peers who connect to each other's addresses count as one, and the
    key lies in a file, so that the node is found under it after a restart, too.

    @connection.<connection>
    Scenario Outline: Others may come, and the second connection is <connection>
      Given the node is started with an I2P router
      And Alice has an I2P address
      And Bob has an I2P address
      And the node has a manual connection to Alice
      When a <connection> connection to Bob opens
      Then the node connects to Alice and Bob from its own I2P address
      And the node reports that its own address is that in I2P alone

      Examples: all types that can be asked for
        | connection          |
        | manual              |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |

    @connection.manual
    Example: The node restarts in between
      Given the node is started with an I2P router
      And Alice has an I2P address
      And Bob has an I2P address
      And the node has a manual connection to Alice
      When the node restarts
      And a manual connection to Bob opens
      Then the node connects to Alice and Bob from its own I2P address
      And the node reports that its own address is that in I2P alone

  @PRX-014 @use.with_node.min_version=24
  Rule: A node that accepts no connections from I2P makes each of its own from a new I2P address, unless one is left
    Bitcoin Core: net.cpp CConnman::ConnectNode, m_unused_i2p_sessions
    Peers that compare notes then cannot tell that one node has connected to both. The address of an attempt that has
    failed is taken for the next one, whoever that is to: to make another one costs the router much. (At most ten are
    kept, which would take as many failures at one moment, and is in no example.)

    @connection.<connection>
    Scenario Outline: Nobody may come, and the second connection is <connection>
      Given the node is started with an I2P router, and no inbound connections from I2P
      And Alice has an I2P address
      And Bob has an I2P address
      And the node has a manual connection to Alice
      When a <connection> connection to Bob opens
      Then the node connects to Alice and Bob from a new I2P address each

      Examples: all types that can be asked for
        | connection          |
        | manual              |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |

    @connection.manual
    Example: Nobody listens where the first connection would lead
      Given the node is started with an I2P router, and no inbound connections from I2P
      And Alice has an I2P address where nobody listens
      And Bob has an I2P address
      When the node is asked for a manual connection to Alice
      And a manual connection to Bob opens
      Then the node connects to Bob from the I2P address of its vain attempt to reach Alice

  @PRX-013 @use.with_node.min_version=23
  Rule: The node connects to an I2P address only if no port is named with it, or the port 0
    Bitcoin Core: i2p.cpp Session::Connect, I2P_SAM31_PORT
    Bitcoin Core: net.cpp CConnman::GetDefaultPort
    There are no ports in I2P (as the node uses it), so addresses that differ by a port lead to one and the same node: a
    stranger could spread one of them with many ports, and have the node connect to him again and again.
    Not with bystanders: where there are two slots, one of them takes one.

    @connection.<connection>
    Scenario Outline: Bob's address has the port 8333, and the connection is <connection>
      Given the node is started with <router>
      And Bob has an I2P address that is named with the port 8333
      And Carol has an I2P address
      When the node is asked for a <connection> connection to Bob
      And the node is asked for a <connection> connection to <target>
      Then the node connects to Carol
      And the node asks I2P for Carol
      But the node does not ask I2P for Bob

      Examples: types with many slots; Carol is named with the port 0, or without one
        | connection          | router                                             | target               |
        | manual              | an I2P router                                      | Carol without a port |
        | outbound-full-relay | an I2P router                                      | Carol                |
        | addr-fetch          | an I2P router                                      | Carol without a port |
        | manual              | an I2P router, and no inbound connections from I2P | Carol                |

      @not.with.bystanders
      Examples: two slots, of which a bystander would take one
        | connection       | router                                             | target               |
        | block-relay-only | an I2P router, and no inbound connections from I2P | Carol without a port |

  @PRX-016 @connection.inbound
  Rule: Peers that come by the node's I2P address are inbound peers in I2P, and it is an address of the node's own
    Bitcoin Core: net.cpp CConnman::ThreadI2PAcceptIncoming
    If they were listed otherwise, or the address were not taken for the node's own, nobody in I2P would hear of it; if
    it were told when it leads nowhere, others would try in vain. The router leads peers to the node one by one, and
    says from which I2P address each comes. As soon as one has come, the node waits for the next. When the router lets
    it wait no more, nobody comes, and the node tells nobody that address (since version 23). It tries again after a
    second, and later and later: in real time, so in no example.
    Not with predecessors: the router may lead one peer only.
    Not with twice as many peers: as before.
    Not a second time: it has led one.

    Example: Two connect, one after the other
      Given the node is started with an I2P router
      And Alice comes by the I2P address of the node
      And Bob comes by the I2P address of the node
      When Alice connects to the node
      And Bob connects to the node
      Then the node lists Alice with the network i2p
      And the node lists Bob as inbound
      And the node reports that its own address is that in I2P alone

    @use.with_node.min_version=23 @not.with.predecessor @not.with.second_time @not.with.twice
    Example: The router leads nobody any more to the node
      Given the node is started with an I2P router that leads one peer to it, and then nobody any more
      And Alice comes by the I2P address of the node
      When Alice connects to the node
      Then the node completes the handshake with Alice
      And the node reports that it has no address of its own

  @ADR-016 @BIND-010 @connection.inbound @use.with_public_addresses=yes @use.with_node.min_version=26
  Rule: The node tells its I2P address to peers in I2P alone, and these no other
    Bitcoin Core: net.cpp GetLocal, CNode::IsConnectedThroughPrivacyNet
    Whoever knew both addresses of the node would know where the hidden one is.

    Scenario Outline: Alice comes by the node's clearnet address, Bob by its I2P address, and it has <address>
      Given the node is started with a public address of its own
      And the node is started with an I2P router
      And Bob comes by the I2P address of the node
      And the node has an inbound connection to Alice
      When Bob connects to the node
      And Alice and Bob request addresses from the node
      Then the node sends <told> <address>
      But the node does not send <other> <address>

      Examples: both addresses
        | address             | told  | other |
        | its own address     | Alice | Bob   |
        | its own I2P address | Bob   | Alice |

  @CONN-065 @CONN-066 @CONN-103 @connection.block-relay-only @use.with_public_addresses=yes
  Rule: After a clean restart the node connects to anchors at I2P addresses again
    Bitcoin Core: addrdb.cpp DumpAnchors, ReadAnchors
    Anchors are peers to which the node comes back first, so that nobody can surround it by making it restart. An I2P
    address is longer than a clearnet one; cut short, it would lead nowhere, and the node would look for others.

    Example: Both anchors live in I2P
      Given the node is started with automatic connections, with I2P as its only network
      And Bob has an I2P address
      And Carol has an I2P address
      And the node has 8 outbound-full-relay connections
      And the node has automatic block-relay-only connections to Bob and Carol
      When the node restarts
      Then the node connects to Bob and Carol as block-relay-only

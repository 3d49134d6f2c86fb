@source.policy @use.with_public_addresses=yes @use.with_node.min_version=23
Feature: Which addresses the node does not choose
  Slots are few, so the node leaves out addresses that would waste one or put it in danger. That Alice or Carol gets a
  slot after Bob was selected shows that one was free for Bob. With no outbound-full-relay peer that slot is
  outbound-full-relay, with eight it is block-relay-only. A feeler connection ends when the peer speaks.

  Background:
    Given the node is started with automatic connections

  @CONN-064 @first.with.later
  Rule: Of its own choice the node connects to no banned and no discouraged address
    Bitcoin Core: net.cpp CConnman::OpenNetworkConnection
    The operator bans an address or its subnet, the node discourages one where a peer has misbehaved. If it chose such
    an address itself, one of its few sources of blocks and transactions would be one that is known to be bad.
    Not a day later: a ban is over by then.

    @connection.<connection>
    Scenario Outline: The free slot is <connection>, and <circumstance>
      Given <circumstance>
      And the node has <count> outbound-full-relay connections
      When the address manager selects Bob for a <connection> connection
      And the address manager learns the address of Alice
      Then the node connects to Alice as <connection>
      But the node does not connect to Bob

      Examples: by the slot that is free
        | count | connection          | circumstance                               |
        | 0     | outbound-full-relay | the operator has banned the address of Bob |
        | 8     | block-relay-only    | the operator has banned the subnet of Bob  |
        | 0     | outbound-full-relay | Bob is discouraged                         |
        | 8     | block-relay-only    | Bob is discouraged                         |

  @CONN-064
  Rule: As outbound-full-relay or block-relay-only the node picks none of 23 added nodes, no inbound peer, not itself
    Bitcoin Core: net.cpp CConnman::AddedNodesContain, CConnman::OpenNetworkConnection
    A second connection to a peer, or one to itself, is worth nothing and takes a slot. Added nodes, named with or
    without a port, have eight slots of their own; Bob waits for one. (The node goes by addresses: one named by its
    host, or an inbound peer behind Tor, it does not see; for 24 or an anchor it looks at none, before 27 not always.)

    @use.with_node.min_version=27
    Scenario Outline: An added node, and the free slot is <connection>
      Given the node is started with an added node at the address of Bob
      And the node has <count> outbound-full-relay connections
      When the address manager selects Bob for a <connection> connection
      And the address manager learns the address of Alice
      Then the node connects to Alice as <connection>
      But the node does not connect to Bob

      Examples: by the slot that is free
        | count | connection          |
        | 0     | outbound-full-relay |
        | 8     | block-relay-only    |

    @use.with_node.min_version=27
    Example: The last of 24 added nodes
      Given the node is started with 23 added nodes
      And the node is started with an added node at the address and port of Bob
      When the address manager learns the address of Bob
      Then the node connects to Bob as outbound-full-relay

    @use.with_node.min_version=27
    Scenario Outline: <others> others have all slots of added nodes, and <circumstance>
      Given the node is started with <others> added nodes
      And <circumstance>
      When the address manager selects Bob for an outbound-full-relay connection
      And the address manager learns the address of Alice
      Then the node connects to Alice as outbound-full-relay
      But the node does not connect to Bob

      Examples: named with the port, at the start, up to as many as the node looks through, and while it runs
        | others | circumstance                                                          |
        | 8      | the node is started with an added node at the address and port of Bob |
        | 22     | the node is started with an added node at the address and port of Bob |
        | 8      | the operator has added Bob to the added nodes                         |

    Scenario Outline: The node <premise>, and the free slot is <connection>
      Given the node <premise>
      And the node has <count> outbound-full-relay connections
      When the address manager selects Bob for a <connection> connection
      And the address manager learns the address of Alice
      Then the node connects to Alice as <connection>
      But the node does not connect to Bob

      Examples: the second of two inbound peers, and the node itself
        | premise                                       | count | connection          |
        | has inbound connections to Dave and Bob       | 0     | outbound-full-relay |
        | has inbound connections to Dave and Bob       | 8     | block-relay-only    |
        | is started with the address of Bob as its own | 0     | outbound-full-relay |
        | is started with the address of Bob as its own | 8     | block-relay-only    |

  @CONN-068
  Rule: Per network group the node picks one outbound-full-relay or block-relay-only peer; manual ones count
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections
    Addresses of one network group (IPv4: those that begin with the same two numbers; IPv6 has groups, too) are often in
    one hand, and whoever has all of a node's peers can deceive it; a manual peer may be in that hand, too. But anybody
    can be an inbound peer, and could so shut a group out, and others (addr-fetch, feeler, private-broadcast) are soon
    gone: these do not count, and a feeler may lead into the group. Tor, I2P and CJDNS have none. (Before version 25
    they had, and addr-fetch and feeler peers counted, not manual ones.)

    @connection.<connection>
    Scenario Outline: A peer of the group is connected as <connection>, and the free slot is <slot>
      Given the node has <count> outbound-full-relay connections
      And the node has a <connection> connection to Alice
      And Bob has an address in the same network group as Alice
      When the address manager selects Bob for a <slot> connection
      And the address manager learns the address of Carol
      Then the node connects to Carol as <slot>
      But the node does not connect to Bob

      Examples: types that count
        | connection          | count | slot                |
        | outbound-full-relay | 0     | outbound-full-relay |
        | block-relay-only    | 0     | outbound-full-relay |
        | outbound-full-relay | 7     | block-relay-only    |
        | block-relay-only    | 8     | block-relay-only    |

      @use.with_node.min_version=25
      Examples: types that count, since version 25
        | connection | count | slot                |
        | manual     | 0     | outbound-full-relay |
        | manual     | 8     | block-relay-only    |

    @connection.<connection>
    Scenario Outline: Two peers are connected as <connection>, and the second is of the group
      Given the node has <connection> connections to Dave and Alice
      And Bob has an address in the same network group as Alice
      When the address manager selects Bob for an outbound-full-relay connection
      And the address manager learns the address of Carol
      Then the node connects to Carol as outbound-full-relay
      But the node does not connect to Bob

      @use.with_node.min_version=25
      Examples: types that count, since version 25
        | connection       |
        | block-relay-only |
        | manual           |

    @connection.<connection>
    Scenario Outline: The only peer of the group is connected as <connection>
      Given the node has a <connection> connection to Alice
      And Bob has an address in the same network group as Alice
      When the address manager learns the address of Bob
      Then the node connects to Bob as outbound-full-relay

      Examples: types that do not count
        | connection |
        | inbound    |

      @use.with_node.min_version=25
      Examples: types that do not count, since version 25
        | connection |
        | addr-fetch |

    @connection.feeler @use.with_node.min_version=25
    Example: The only peer of the group is a feeler
      Given Alice sends nothing
      And Bob has an address in the same network group as Alice
      When a feeler connection to Alice opens
      And the address manager learns the address of Bob
      Then the node connects to Bob as outbound-full-relay

    @connection.feeler
    Example: A feeler connection leads into the group
      Given all outbound-full-relay and block-relay-only slots are taken, the last outbound-full-relay one by Alice
      And Bob has an address in the same network group as Alice
      And Bob sends nothing
      When the address manager learns the address of Bob
      And the next feeler connection is due
      Then the node connects to Bob as feeler

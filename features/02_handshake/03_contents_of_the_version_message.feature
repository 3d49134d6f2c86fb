@source.policy
Feature: What the node's version message says of the node and of the peer
  The version message is the one thing that every peer learns of the node. It has to be true where others rely
  on it, and to keep to itself what would help to find or to fingerprint the node. On private-broadcast
  connections, which are left out here, it says nothing of the node at all.
  Not shown: initial block download; no part of the message depends on whether the node has caught up.

  @HAND-005
  Rule: The version message carries the time of the node's clock
    Bitcoin Core: net_processing.cpp PeerManagerImpl::PushNodeVersion
    Peers compare it with their own clocks, and a node whose clock differs from many others warns its operator: with a
    wrong clock it may refuse valid blocks. A node that sent another time, such as that of its start, of the opening of
    the connection, or of other peers, would spoil the comparison: others would be warned for nothing, or not at all.
    (Alice, connected before, shows that the node goes on while time passes.) (Up to version 22 the clocks of several
    others, five at least, one for each address, did change what inbound peers were told.)

    @connection.<connection>
    Scenario Outline: A <connection> connection, ten minutes after the node has started
      Given the node has an inbound connection to Alice
      When 10 minutes pass
      And a <connection> connection to Bob opens
      Then the node's version message to Bob carries the time of the node's clock

      Examples: all types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |
        | inbound             |

    @connection.inbound @use.with_node.min_version=23
    Example: The clocks of five other peers, each at an address of its own, are ten minutes fast
      Given Carol has a loopback address of its own
      And Dave has a loopback address of its own
      And Erin has a loopback address of its own
      And Frank has a loopback address of its own
      And Grace has a loopback address of its own
      And the node has manual connections to Carol, Dave, Erin, Frank and Grace, each of whom has a clock that is 10 minutes fast
      When an inbound connection to Bob opens
      Then the node's version message to Bob carries the time of the node's clock

    @connection.inbound
    Example: Ten minutes lie between an inbound connection and its peer's version message
      Given the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who sends nothing
      When 10 minutes pass
      And Bob sends the node its version message
      Then the node sends Bob its version message
      And the node's version message to Bob carries the time of the node's clock

  @HAND-006
  Rule: The version message leaves the node's address out, even when the node knows it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::PushNodeVersion
    The message has a field for the sender's address. A node that connects over Tor or the like, in order to hide where
    it is, would give itself away by it. So the field stays empty on all connections, whatever the node knows. That the
    node reports its address as known shows that it has one to leave out.

    @connection.<connection>
    Scenario Outline: The node knows its address, on a <connection> connection
      Given the node is started with a public address of its own
      When a <connection> connection to Bob opens
      Then the node reports that its public address is known
      But the node's version message to Bob leaves the node's address out

      Examples: all types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |
        | inbound             |

  @HAND-007
  Rule: The version message repeats the peer's address only when that is a public one
    Bitcoin Core: net_processing.cpp PeerManagerImpl::PushNodeVersion
    Machines often do not know under which address the internet sees them; here the peer can learn it, and tell others
    where to connect to it. A loopback address, or one in a private network, would be of no use for that and tell
    something about the node's surroundings. Public addresses that the message has no form for, such as onion addresses,
    stay out, and so does that of a proxy of the node's.

    @connection.<connection> @use.with_public_addresses=yes
    Scenario Outline: A peer at a public address, on a <connection> connection
      Given Bob has a public address of its own
      When a <connection> connection to Bob opens
      Then the node's version message to Bob repeats the peer's address

      Examples: all types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A peer at a loopback address, on a <connection> connection
      When a <connection> connection to Bob opens
      Then the node's version message to Bob leaves the peer's address out

      Examples: a type that the node opens, and inbound
        | connection          |
        | outbound-full-relay |
        | inbound             |

      Examples: the other types
        | connection       |
        | block-relay-only |
        | addr-fetch       |
        | feeler           |
        | manual           |

    @connection.<connection> @use.with_public_addresses=yes
    Scenario Outline: A peer at an address in a private network, on a <connection> connection
      Given Bob has an address in a private network
      When a <connection> connection to Bob opens
      Then the node's version message to Bob leaves the peer's address out

      Examples: a type that the node opens, and inbound
        | connection          |
        | outbound-full-relay |
        | inbound             |

  @HAND-010
  Rule: The version message carries the height of the node's chain
    Bitcoin Core: net_processing.cpp PeerManagerImpl::PushNodeVersion
    By the start height, the number of blocks above the first, a peer sees whether the node may be ahead of it. Only
    full blocks of the node's chain count: if headers counted whose blocks the node has not got, or what others, here
    Alice, claim, peers would take it for further ahead than it is, and request blocks from it in vain. (If the operator
    marks the chain tip as invalid, the chain gets shorter; the message says so only when the next block has come.)

    @connection.<connection>
    Scenario Outline: A <connection> connection, after one block more
      When a new block is mined
      And a <connection> connection to Bob opens
      Then the node's version message to Bob carries the height of the node's chain

      Examples: all types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: What peers claim of the heights of their chains does not count
      Given the node has an outbound-full-relay connection to Alice, who claims a start height of 1000
      When an inbound connection to Bob opens
      Then the node's version message to Bob carries the height of the node's chain

    @connection.inbound
    Example: Headers without their blocks do not count
      Given the node has an inbound connection to Alice
      When Alice sends the node 2 consecutive headers
      And an inbound connection to Bob opens
      Then the node's version message to Bob carries the height of the node's chain

    @connection.inbound
    Example: A block comes between an inbound connection and its peer's version message
      Given the node has an inbound connection to Bob, who sends nothing
      When a new block is mined
      And Bob sends the node its version message
      Then the node's version message to Bob carries the height of the node's chain

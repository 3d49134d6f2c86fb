Feature: Peers that stay behind
  A node that had only peers with an old chain would never learn of the newest blocks. Of the peers that
  it chose itself, it drops those that do not keep up. Time passes in two steps, since the node must have
  asked before it can count two minutes from then.

  @CONN-072 @BLK-074 @source.policy
  Rule: A peer that the node chose and that is behind is asked after more than twenty minutes
    Bitcoin Core, net_processing.cpp, ConsiderEviction. Maybe its announcement was lost.

    @connection.<connection>
    Scenario Outline: A <connection> peer, one second short of it
      Given the node has a <connection> connection to peer Alice
      And 1 second passes
      And the node has a <connection> connection to peer Bob
      When 1200 seconds pass
      Then the node asks Alice for headers
      But the node does not ask Bob for headers

      Examples: kinds that the node chose
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |

  @CONN-072 @BLK-074 @source.policy
  Rule: A peer that the node chose and that is still behind more than two minutes later has to leave
    Bitcoin Core, net_processing.cpp, ConsiderEviction. Callers and manual peers are not the node's
    choice; leaving them would gain nothing.

    @connection.<connection>
    Scenario Outline: A <connection> peer, <seconds> seconds after it was asked
      Given the node has a <connection> connection to peer Bob
      When 1201 seconds pass
      And <seconds> seconds pass
      Then the node <does> the connection to Bob

      Examples: not more than two minutes
        | connection          | seconds | does  |
        | outbound-full-relay | 120     | keeps |
        | block-relay-only    | 120     | keeps |

      Examples: more than two minutes
        | connection          | seconds | does |
        | outbound-full-relay | 121     | ends |
        | block-relay-only    | 121     | ends |

      Examples: not chosen by the node
        | connection | seconds | does  |
        | manual     | 121     | keeps |
        | inbound    | 121     | keeps |

    @connection.<connection>
    Scenario Outline: A <connection> peer that has caught up when asked
      Given the node has a <connection> connection to peer Bob
      When 1201 seconds pass
      And Bob shows the node its newest block
      And 1322 seconds pass
      Then the node keeps the connection to Bob

      Examples: kinds that the node chose
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |

    @connection.block-relay-only
    Example: The peer has caught up with what was newest when it was first behind
      Given the node has a block-relay-only connection to peer Bob
      When 1201 seconds pass
      And Bob catches up while the node gets a new block
      And 121 seconds pass
      Then the node keeps the connection to Bob

    @connection.block-relay-only
    Example: It then falls behind for good
      Given the node has a block-relay-only connection to peer Bob
      When 1201 seconds pass
      And Bob catches up while the node gets a new block
      And 1201 seconds pass
      And 121 seconds pass
      Then the node ends the connection to Bob

  @CONN-072 @BLK-075 @source.policy @connection.outbound-full-relay
  Rule: Four outbound-full-relay peers that once were up to date may stay behind
    Bitcoin Core, net_processing.cpp, UpdatePeerStateForReceivedHeaders. If the node's own chain is the
    odd one, its peers must not all be dropped for that.

    Example: The fourth and the fifth
      Given the node has 3 outbound-full-relay connections to peers that are up to date
      And the node has an outbound-full-relay connection to peer Alice, who is up to date
      And the node has an outbound-full-relay connection to peer Bob, who is up to date
      When a new block reaches the node
      And 1201 seconds pass
      And 121 seconds pass
      Then the node ends the connection to Bob
      But the node keeps the connection to Alice

    Example: The place of one that left goes to the next
      Given the node has 3 outbound-full-relay connections to peers that are up to date
      And peer Alice was up to date on an outbound-full-relay connection and has left
      And the node has an outbound-full-relay connection to peer Bob, who is up to date
      When a new block reaches the node
      And 1201 seconds pass
      And 121 seconds pass
      Then the node keeps the connection to Bob

  @CONN-072 @BLK-076 @source.policy @connection.block-relay-only
  Rule: No block-relay-only peer may stay behind
    Bitcoin Core, net_processing.cpp, UpdatePeerStateForReceivedHeaders.

    Example: Beside an outbound-full-relay peer that may
      Given the node has an outbound-full-relay connection to peer Alice, who is up to date
      And the node has a block-relay-only connection to peer Bob, who is up to date
      When a new block reaches the node
      And 1201 seconds pass
      And 121 seconds pass
      Then the node ends the connection to Bob
      But the node keeps the connection to Alice

@core.pr.19315 @source.policy
Feature: Which services a peer must offer
  By the services in its version message a peer says what it can do. The few peers that a node picks by itself must be
  able to serve it the chain. It has not picked manual and inbound peers, so they may offer what they like.

  @CONN-025 @HAND-024 @bip.144
  Rule: Outbound-full-relay, block-relay-only and addr-fetch peers without desirable services are disconnected
    Bitcoin Core: net.h CNode::ExpectServicesFromConn
    Bitcoin Core: net_processing.cpp PeerManagerImpl::HasAllDesirableServiceFlags
    The node has few slots for the peers of its own choice, and through those of the long-lived types it must get the
    chain: all blocks (while it is up to date, recent ones will do), and their witnesses (BIP 144), which hold the
    signatures to be checked. A peer without them would take a slot in vain; Alice, who offers them, stays. Addr-fetch
    and private-broadcast peers, whose connections end soon, have to offer the same: the node treats all that it picks
    alike. No permission spares a peer: Bitcoin Knots can give these peers some, Bitcoin Core cannot.

    @connection.<connection>
    Scenario Outline: A <connection> peer that offers <services>
      Given Bob offers <services>
      When a <connection> connection to Bob opens
      And an outbound-full-relay connection to Alice opens
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: nothing, blocks only (all or recent), witnesses only
        | connection          | services                        |
        | outbound-full-relay | nothing                         |
        | outbound-full-relay | all blocks without witnesses    |
        | outbound-full-relay | witnesses without blocks        |
        | block-relay-only    | nothing                         |
        | block-relay-only    | all blocks without witnesses    |
        | block-relay-only    | witnesses without blocks        |
        | addr-fetch          | nothing                         |
        | addr-fetch          | all blocks without witnesses    |
        | addr-fetch          | witnesses without blocks        |
        | outbound-full-relay | recent blocks without witnesses |
        | block-relay-only    | recent blocks without witnesses |
        | addr-fetch          | recent blocks without witnesses |

    @connection.<connection>
    Scenario Outline: A <connection> peer that offers exactly what is needed
      Given Bob offers all blocks with witnesses
      When a <connection> connection to Bob opens
      Then the node stays connected to Bob

      Examples: types whose peers the node chooses
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |

    @connection.outbound-full-relay @use.with_knots=yes
    Example: The noban permission does not spare an outbound-full-relay peer that offers nothing
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban, out for Bob
      And Bob offers nothing
      When an outbound-full-relay connection to Bob opens
      And an outbound-full-relay connection to Alice opens
      Then the node disconnects Bob
      But the node stays connected to Alice

  @CONN-025 @HAND-024
  Rule: Manual, inbound and feeler peers may offer what they like
    Bitcoin Core: net.h CNode::ExpectServicesFromConn
    Many inbound peers are wallets that keep no blocks: if nodes demanded blocks of them, they could connect to nobody.
    A manual peer is the operator's choice, which the node has not to question. A feeler connection ends anyway when the
    peer has answered, which is all that the node wanted to know; a peer that it refuses for its services is sent no
    verack, but Bob is.

    @connection.<connection>
    Scenario Outline: On a <connection> connection, a peer that offers <services>
      Given Bob offers <services>
      When a <connection> connection to Bob opens
      Then the node stays connected to Bob

      Examples: nothing, blocks only, witnesses only
        | connection | services                     |
        | manual     | nothing                      |
        | manual     | all blocks without witnesses |
        | manual     | witnesses without blocks     |
        | inbound    | nothing                      |
        | inbound    | all blocks without witnesses |
        | inbound    | witnesses without blocks     |

    @connection.feeler
    Example: A feeler connection takes its usual course
      Given Bob offers nothing
      When a feeler connection to Bob opens
      Then the node sends Bob its verack
      And the node disconnects Bob

  @CONN-025 @HAND-025 @BLK-060 @bip.159 @use.with_node.min_version=27
  Rule: A new peer with recent blocks only will do as long as the node's chain tip is younger than a day
    Bitcoin Core: net_processing.cpp PeerManagerImpl::GetDesirableServiceFlags, NODE_NETWORK_LIMITED_ALLOW_CONN_BLOCKS
    To save space many nodes keep only recent blocks (BIP 159). A node that is up to date needs no others, and if it
    refused them, it would have fewer peers to choose from. A node whose chain tip is a day (86,400 seconds) old, the
    time in which 144 blocks are found, is further behind and may need blocks that such a peer no longer has. (The chain
    tip is as old as the example, unless Alice has sent a block; the transaction in that plays no part. Two days, 172800
    seconds, pass first, so that her block can be a day old and yet younger than the tip below it.) Those that came in
    time stay.
    Not a day later: the chain tip would be a day older than the rows say.

    @connection.<connection> @first.with.later
    Scenario Outline: <seconds> seconds after the chain tip, on a <connection> connection
      Given Bob offers recent blocks with witnesses
      When <seconds> seconds pass
      And a <connection> connection to Bob opens
      Then the node <outcome> Bob

      Examples: the last second of the time
        | connection          | seconds | outcome            |
        | outbound-full-relay | 86399   | stays connected to |
        | block-relay-only    | 86399   | stays connected to |
        | addr-fetch          | 86399   | stays connected to |

      Examples: the first second beyond
        | connection          | seconds | outcome     |
        | outbound-full-relay | 86400   | disconnects |
        | block-relay-only    | 86400   | disconnects |
        | addr-fetch          | 86400   | disconnects |

      Examples: types whose peers the node does not choose
        | connection | seconds | outcome            |
        | manual     | 86400   | stays connected to |
        | inbound    | 86400   | stays connected to |

    @connection.outbound-full-relay @first.with.later
    Scenario Outline: Of two peers with recent blocks only, Alice has come in time, and Bob after <seconds> seconds
      Given Alice offers recent blocks with witnesses
      And Bob offers recent blocks with witnesses
      And the node has an outbound-full-relay connection to Alice, who shows the chain tip
      When <seconds> seconds pass
      And an outbound-full-relay connection to Bob opens
      Then the node <outcome> Bob
      And the node stays connected to Alice

      Examples: both sides of the limit
        | seconds | outcome            |
        | 86399   | stays connected to |
        | 86400   | disconnects        |

    @connection.outbound-full-relay @fixture.coins @first.with.later
    Scenario Outline: The node has got the chain tip late, when it was <seconds> seconds old
      Given Bob offers recent blocks with witnesses
      And the node has an inbound connection to Alice
      When 172800 seconds pass
      And Alice sends the node a block <seconds> seconds old with the transaction
      And an outbound-full-relay connection to Bob opens
      Then the node <outcome> Bob

      Examples: both sides of the limit
        | seconds | outcome            |
        | 86399   | stays connected to |
        | 86400   | disconnects        |

    @connection.outbound-full-relay @first.with.later
    Example: A younger header whose block the node lacks does not count
      Given Bob offers recent blocks with witnesses
      And the node has an inbound connection to Alice
      When 86400 seconds pass
      And Alice sends the node the header of a block 1 hour old
      And an outbound-full-relay connection to Bob opens
      Then the node disconnects Bob

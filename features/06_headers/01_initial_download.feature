@source.policy @fixture.initial_download
Feature: Headers in initial block download
  A node that starts anew has the whole chain to learn: first its headers, which are small and show how much work
  was spent, then the blocks. Its headers are old while the best one is from a day ago or earlier.

  @BLK-001 @BLK-002 @NEG-011
  Rule: With a best header over a day old, the node requests headers from one peer, the first that offers blocks
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages
    Every peer would send the same million headers: the node downloads them once. Others it asks only if they announce a
    block. It does not wait for a peer of its own choice, for an operator may have nothing but inbound peers. It stays
    with the peer, even one that answers with no headers, until the connection ends or the peer has been too slow; then
    it requests them from another. An addr-fetch peer does not count: it is gone as soon as it has sent addresses.

    @connection.<connection>
    Scenario Outline: The first is a <connection> peer
      When a <connection> connection to Alice opens
      And an outbound-full-relay connection to Bob opens
      And an inbound connection to Carol opens
      And a manual connection to Dave opens
      Then the node requests headers from Alice
      But the node does not request headers from Bob
      And the node does not request headers from Carol
      And the node does not request headers from Dave

      Examples: all long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    @connection.block-relay-only
    Example: An addr-fetch peer is there before two block-relay-only peers
      When an addr-fetch connection to Dave opens
      And a block-relay-only connection to Alice opens
      And a block-relay-only connection to Bob opens
      Then the node requests headers from Alice
      But the node does not request headers from Bob
      And the node does not request headers from Dave

    @connection.inbound
    Example: The first inbound peer offers no blocks, the second just recent ones
      Given Alice offers witnesses without blocks
      And Bob offers recent blocks with witnesses
      When an inbound connection to Alice opens
      And an inbound connection to Bob opens
      Then the node requests headers from Bob
      But the node does not request headers from Alice

    @connection.<connection>
    Scenario Outline: The <connection> peer from which it requests them is gone
      Given the node has a <connection> connection to Alice
      And the node has a <connection> connection to Bob
      When Alice disconnects
      Then the node requests headers from Bob once

      Examples: all long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: The peer from which it requests them is gone, and three others are there
      Given the node has inbound connections to Alice, Bob, Carol and Dave
      When Alice disconnects
      Then the node requests headers from 1 of Bob, Carol and Dave

    @connection.inbound
    Example: The second peer is gone, too
      Given the node has inbound connections to Alice and Bob
      And Alice disconnects
      And the node has an inbound connection to Carol
      When Bob disconnects
      Then the node requests headers from Carol once

  @BLK-006 @NEG-011
  Rule: Once its best header is less than a day old, the node requests headers from all that offer blocks
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages
    Up to then one peer could keep the best chain from the node. Now that little is left to download, it requests from
    everybody, once each, what they have beyond its own headers: one honest peer is enough to learn the truth. A day is
    86,400 seconds; only the header counts. Of exactly a day, it makes the node ask Carol, who announces a block, alone.

    @connection.<connection>
    Scenario Outline: A <connection> peer waits for its turn
      Given the node has an outbound-full-relay connection to Alice
      And the node has a <connection> connection to Bob
      When Alice sends the node the header of a block 86399 seconds old
      Then the node requests headers from Bob once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    Example: Two peers at the same time, and one that offers no blocks; who is inbound has the noban permission
      Given Erin offers witnesses without blocks
      And the node is started with the permissions noban for Dave
      And the node has inbound connections to Alice, Dave and Erin
      And the node has a block-relay-only connection to Bob
      When Alice sends the node the header of a block 1 hour old
      Then the node requests headers from Bob once
      And the node requests headers from Dave once
      But the node does not request headers from Erin

    Example: The header is exactly a day old
      Given the node has an outbound-full-relay connection to Alice
      And the node has block-relay-only connections to Bob and Carol
      When Alice sends the node the header of a block 86400 seconds old
      And Carol announces an unknown block by its hash to the node
      Then the node requests headers from Carol
      But the node does not request headers from Bob

  @BLK-010 @use.with_node.min_version=24
  Rule: With a best header over a day old, each new block hash makes the node request headers from its first announcer
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage
    Without that, a single peer could hold the node back for as long as it likes; and if all who announce the block were
    asked, as before version 24, each would send the whole chain. So each unknown block that is announced by its hash
    brings one more peer into play (unless it is the last that brought one in: just that one is remembered), and each
    peer once only: one that is always first must not keep others out. The peer asked anyway (Alice) does not count.

    @connection.<connection>
    Scenario Outline: Three <connection> peers announce the same block
      Given the node has an inbound connection to Alice
      And the node has <connection> connections to Bob, Carol and Dave
      When Bob announces an unknown block by its hash to the node
      And Carol announces the block by its hash to the node
      And Dave announces the block by its hash to the node
      Then the node requests headers from Bob once
      But the node does not request headers from Carol
      And the node does not request headers from Dave

      Examples: types of several peers
        | connection          |
        | outbound-full-relay |
        | manual              |
        | inbound             |

    Example: Another block is announced, first by the peer that was brought in before
      Given the node has an outbound-full-relay connection to Alice
      And the node has block-relay-only connections to Bob and Carol
      And Bob announces an unknown block by its hash to the node
      When Bob announces an unknown block by its hash to the node
      And Carol announces the block by its hash to the node
      Then the node requests headers from Carol once
      But the node does not request headers from Bob further

    Example: The peer from which it requests headers anyway is the first to announce it
      Given the node has an outbound-full-relay connection to Alice
      And the node has inbound connections to Bob and Carol
      When Alice announces an unknown block by its hash to the node
      And Bob announces the block by its hash to the node
      And Carol announces the block by its hash to the node
      Then the node requests headers from Alice once
      And the node requests headers from Bob once
      But the node does not request headers from Carol

    @connection.inbound
    Example: A block that was announced before the last one is announced again
      Given the node has inbound connections to Alice, Bob, Carol and Dave
      When Bob announces block 1 of the headers chain by its hash to the node
      And Carol announces block 2 of the headers chain by its hash to the node
      And Dave announces block 1 of the headers chain by its hash to the node
      Then the node requests headers from Dave once

@source.policy @fixture.initial_download @few.with.bystanders
Feature: Blocks in initial block download
  A node that has the headers of a long chain downloads its blocks from many peers at the same time. Blocks 1, 2 and so
  on are those of the chain, older than a day.
  Not with bystanders: who else is connected matters.

  @BLK-057
  Rule: In initial block download the node requests blocks from all preferred peers that have all blocks
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, fPreferredDownload
    The more peers send blocks, the sooner it has caught up. Preferred are those that it has chosen itself, or its
    operator has (anybody can be an inbound peer, and could delay it), and inbound ones with noban, which operators
    trust. Addr-fetch connections end too soon; who has recent blocks only has deleted the old ones, and blocks without
    witnesses are not whole. A peer is asked for at most sixteen at a time, so 17 to 32 fall to the next.
    Not with twice as many peers: the next blocks are requested from others.

    @connection.<connection>
    Scenario Outline: A <connection> peer announces the same forty blocks as an outbound-full-relay peer
      Given the node has an outbound-full-relay connection to Alice
      And the node has a <connection> connection to Bob
      When Alice announces blocks 1 to 40 to the node
      And Bob announces blocks 1 to 40 to the node
      Then the node requests blocks 1 to 16 from Alice once
      And the node requests blocks 17 to 32 from Bob once

      Examples: types from which it requests them
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |

    @connection.<connection> @not.with.twice
    Scenario Outline: A <connection> peer announces the same forty blocks as two other peers
      Given the node has an outbound-full-relay connection to Alice
      And the node has a <connection> connection to Bob
      And the node has a block-relay-only connection to Carol
      When Alice, Bob and Carol announce blocks 1 to 40 to the node
      Then the node requests blocks 17 to 32 from Carol once
      But the node does not request block 17 from Bob

      Examples: types from which it does not
        | connection |
        | addr-fetch |
        | inbound    |

    @connection.inbound
    Example: An inbound peer has the noban permission
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has a block-relay-only connection to Alice
      And the node has an inbound connection to Bob
      When Alice announces blocks 1 to 40 to the node
      And Bob announces blocks 1 to 40 to the node
      Then the node requests blocks 17 to 32 from Bob once

    @connection.inbound @not.with.twice
    Scenario Outline: An inbound peer has the <permission> permission
      Given Bob has a loopback address of its own
      And the node is started with the permissions <permission> for Bob
      And the node has block-relay-only connections to Alice and Carol
      And the node has an inbound connection to Bob
      When Alice, Bob and Carol announce blocks 1 to 40 to the node
      Then the node requests blocks 17 to 32 from Carol once
      But the node does not request block 17 from Bob

      Examples: permissions other than noban
        | permission |
        | download   |
        | relay      |

    @connection.<connection>
    Scenario Outline: A <connection> peer offers recent blocks only
      Given Bob offers recent blocks with witnesses
      And the node has a <connection> connection to Bob
      And the node has an outbound-full-relay connection to Alice
      When Bob announces blocks 1 to 4 to the node
      And Alice announces blocks 1 to 4 to the node
      Then the node requests blocks 1 to 4 from Alice once
      But the node does not request block 1 from Bob

      Examples: types whose peers the node does not choose
        | connection |
        | manual     |
        | inbound    |

  @BLK-057 @connection.inbound @not.with.twice
  Rule: In initial block download, with blocks in flight, only preferred peers, if any, are asked for more
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages
    Inbound peers without noban are not preferred: anybody can be one, and could delay the node. But a node with such
    peers only, or whose preferred ones have nothing to offer, would never have the chain otherwise. In the last example
    Bob is asked while no block is in flight (since version 24); then sixteen are, and Carol has to wait.
    Not with twice as many peers: the first is asked, the others are not.

    Example: Two inbound peers, and no other
      Given the node has inbound connections to Alice and Bob
      When Alice announces blocks 1 to 40 to the node
      And Bob announces blocks 1 to 40 to the node
      Then the node requests blocks 1 to 16 from Alice once
      And the node requests blocks 17 to 32 from Bob once

    Example: The outbound-full-relay peer has gone
      Given the node has an outbound-full-relay connection to Alice
      And the node has inbound connections to Bob and Carol
      And Alice disconnects
      When Bob announces blocks 1 to 40 to the node
      And Carol announces blocks 1 to 40 to the node
      Then the node requests blocks 17 to 32 from Carol once

    @use.with_node.min_version=24
    Example: The outbound-full-relay peer has announced nothing
      Given the node has an outbound-full-relay connection to Alice
      And the node has inbound connections to Bob and Carol
      When Bob announces blocks 1 to 40 to the node
      And Carol announces blocks 1 to 40 to the node
      Then the node requests blocks 1 to 16 from Bob once
      But the node does not request block 17 from Carol

  @BLK-061 @not.with.twice
  Rule: If the withheld block comes within two seconds, from it or another peer, who withheld it stays connected
    Bitcoin Core: net_processing.cpp PeerManagerImpl::RemoveBlockRequest
    The node downloads at most 1024 blocks ahead of the first that it lacks. A peer that withholds that one for over two
    seconds (nobody was disconnected for it before), while another, Bob, has nothing else to send, is disconnected. Who
    sends it in time was slow with one block, and stalls nothing any more: if its two seconds ran on, the node would
    lose good peers, and be left with fewer from whom to learn the chain. Any other block that it sends begins them
    anew. Not with twice as many peers: the second one is stalled, too.

    @connection.<connection>
    Scenario Outline: The block comes after two seconds, from <sender>, a <connection> peer, and three more pass
      Given the node has <connection> connections to Alice and Bob
      When Alice sends the node blocks 1 to 1030 at its requests, all but block 1
      And Bob announces blocks 1 to 1030 to the node
      And 2 seconds pass
      And <sender> sends the node block 1
      And 3 seconds pass
      Then the node stays connected to Alice
      And the node stays connected to Bob

      Examples: the peer itself, another one
        | connection          | sender |
        | inbound             | Alice  |
        | inbound             | Bob    |
        | outbound-full-relay | Alice  |
        | outbound-full-relay | Bob    |
        | block-relay-only    | Alice  |
        | block-relay-only    | Bob    |
        | manual              | Alice  |
        | manual              | Bob    |

    @connection.inbound
    Scenario Outline: Blocks 1 and 2 are withheld, the second comes after two seconds, and <seconds> more pass
      Given the node has inbound connections to Alice and Bob
      And Alice announces blocks 1 to 2 to the node
      When Bob sends the node blocks 1 to 1030 at its requests, all but block 1
      And 2 seconds pass
      And Alice sends the node block 2
      And <seconds> seconds pass
      Then the node <outcome> Alice

      Examples: two seconds from then, and one more
        | seconds | outcome            |
        | 2       | stays connected to |
        | 3       | disconnects        |

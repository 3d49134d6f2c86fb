@source.policy @connection.inbound @fixture.initial_download @few.with.bystanders @not.with.twice
Feature: How long a peer may stall the block download
  In initial block download the node downloads up to 1024 blocks ahead of the first that it lacks (more would lie in
  disorder on its disk); of 1030 the last six have to wait. A peer that withholds this one stalls the block download,
  and is disconnected after two seconds (the stalling timeout); but if the node's own bandwidth is small, that befalls
  one peer after the other, so the time doubles with each. It runs from when another peer, Carol (in the first Rule Bob,
  mostly), could go on: she has nothing else to send.
  Not with bystanders: who else is connected matters.
  Not with twice as many peers: the second one is stalled, too.

  @BLK-061 @BLK-062
  Rule: The node disconnects a peer that stalls the block download for over two seconds
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, BLOCK_STALLING_TIMEOUT_DEFAULT
    Bitcoin Core: net_processing.cpp PeerManagerImpl::FindNextBlocks, BLOCK_DOWNLOAD_WINDOW
    The node downloads at most 1024 blocks ahead of the first that it lacks. When another peer has nothing left to do
    for want of this one, two seconds run (longer if another was just disconnected so, as the node's line may be slow);
    then that one is asked for it. Nobody is spared, not even manual and noban peers, or one could stop it all. Alice
    has sent 1023 of 1024 blocks; 1025 to 1030 wait. (Noban makes her preferred; so must Carol be: manual.) Of several
    peers that have blocks in flight, it is the one with the first that stalls: when that has come, all can go on.

    @connection.<connection>
    Scenario Outline: <seconds> seconds, and two <connection> peers
      Given the node has <connection> connections to Alice and Bob
      When Alice sends the node blocks 1 to 1030 at its requests, all but block 1
      And Bob announces blocks 1 to 1030 to the node
      And <seconds> seconds pass
      Then the node <outcome> Alice
      And the node stays connected to Bob

      Examples: two seconds, and one more
        | connection          | seconds | outcome            |
        | inbound             | 2       | stays connected to |
        | outbound-full-relay | 3       | disconnects        |
        | block-relay-only    | 3       | disconnects        |
        | manual              | 3       | disconnects        |
        | inbound             | 3       | disconnects        |

    @connection.manual @use.with_whitelist_out=yes
    Example: Three seconds, and the manual peer has the noban permission
      Given the node is started with the permissions noban, out for Alice
      And the node has manual connections to Alice and Bob
      When Alice sends the node blocks 1 to 1030 at its requests, all but block 1
      And Bob announces blocks 1 to 1030 to the node
      And 3 seconds pass
      Then the node disconnects Alice

    @connection.inbound
    Example: Three seconds, and the peer has the noban permission
      Given Alice has a loopback address of its own
      And the node is started with the permissions noban for Alice
      And the node has an inbound connection to Alice
      And the node has a manual connection to Carol
      When Alice sends the node blocks 1 to 1030 at its requests, all but block 1
      And Carol announces blocks 1 to 1030 to the node
      And 3 seconds pass
      Then the node disconnects Alice

    @connection.inbound
    Example: Block 1 is in flight from one peer, block 2 from another, and a third has sent all the others
      Given the node has inbound connections to Alice, Bob and Carol
      And Alice announces block 1 to the node
      And Carol announces blocks 1 to 2 to the node
      When Bob sends the node blocks 1 to 1030 at its requests, all but block 1
      And 3 seconds pass
      Then the node disconnects Alice
      But the node stays connected to Carol

    @connection.inbound
    Example: All blocks but the first have come of a window of 1024
      Given the node has an inbound connection to Alice
      When Alice sends the node blocks 1 to 1030 at its requests, all but block 1
      Then the node requests block 1024 from Alice once
      But the node does not request block 1025 from Alice

  @BLK-063 @use.with_node.min_version=25
  Rule: After a first peer is disconnected for stalling the block download, the next has four seconds
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, BLOCK_STALLING_TIMEOUT_MAX
    Perhaps it is the node's own bandwidth that is small, and it would lose one peer after the other. Bob is asked for
    block 1 next. His four seconds begin when Carol announces her blocks: she has nothing else to send, and he stalls
    the download. He has them whoever the first peer was: here one at another address, mostly of another type.

    Scenario Outline: All peers have the noban permission, and the second has it for <seconds> seconds
      Given the node is started with the permissions noban for Bob
      And the node has inbound connections to Bob and Carol
      And Bob has been stalled by 1 peer in turn
      When Carol announces blocks 1 to 1030 to the node
      And <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: the permission spares nobody (all live at Bob's address)
        | seconds | outcome            |
        | 4       | stays connected to |
        | 5       | disconnects        |

    @connection.<connection>
    Scenario Outline: The first is <first>, the second <connection>, has <seconds> seconds, and the node <outcome> it
      Given Bob has a loopback address of its own
      And the node has <connection> connections to Bob and Carol
      And Bob has been stalled by a <first> peer
      When Carol announces blocks 1 to 1030 to the node
      And <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: four seconds, and one more, on all long-lived types
        | first               | connection          | seconds | outcome            |
        | manual              | outbound-full-relay | 4       | stays connected to |
        | outbound-full-relay | block-relay-only    | 4       | stays connected to |
        | outbound-full-relay | manual              | 4       | stays connected to |
        | inbound             | inbound             | 4       | stays connected to |
        | manual              | outbound-full-relay | 5       | disconnects        |
        | outbound-full-relay | block-relay-only    | 5       | disconnects        |
        | outbound-full-relay | manual              | 5       | disconnects        |
        | inbound             | inbound             | 5       | disconnects        |

  @BLK-063 @use.with_node.min_version=25
  Rule: With each peer disconnected for stalling, the stalling timeout doubles, to 64 seconds at most
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, BLOCK_STALLING_TIMEOUT_MAX
    If its own bandwidth is small, the node needs more and more time. But it does not give it for ever: an attacker
    would else have the time grow by a few peers and then stop the download with the next.

    Scenario Outline: <count> peers were disconnected, and the next one stalls the download for <seconds> seconds
      Given the node has inbound connections to Bob and Carol
      And Bob has been stalled by <count> peers in turn
      When Carol announces blocks 1 to 1030 to the node
      And <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: 2, doubled as often, to the second, and one more
        | count | seconds | outcome            |
        | 2     | 8       | stays connected to |
        | 2     | 9       | disconnects        |
        | 4     | 32      | stays connected to |
        | 4     | 33      | disconnects        |

      Examples: not more than 64
        | count | seconds | outcome            |
        | 6     | 64      | stays connected to |
        | 6     | 65      | disconnects        |

  @BLK-063 @use.with_node.min_version=25
  Rule: With each block that joins the node's chain, the stalling timeout shrinks again
    Bitcoin Core: net_processing.cpp PeerManagerImpl::BlockConnected
    By 15 percent each, rounded down, and not below two: 4 seconds become 3, and with the next block 2. When blocks flow
    again, the bandwidth is not too small; with the longer time, the next peer that stalls would stop the download for
    longer. Here one peer was disconnected, so that the time is 4 seconds and not 2; from Bob blocks 1 and 2, or 1 and
    3, are in flight, and he sends block 1. In the second case block 2 is there, and counts, too.

    Scenario Outline: <accepted> accepted, and the next one withholds block <other> for <seconds> seconds
      Given the node has inbound connections to Bob and Carol
      And Bob has been stalled by a peer that withheld blocks 1 and <other>
      When Bob sends the node block 1
      And Carol announces blocks 1 to 1030 to the node
      And <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: one block, and two
        | accepted   | other | seconds | outcome            |
        | one block  | 2     | 3       | stays connected to |
        | one block  | 2     | 4       | disconnects        |
        | two blocks | 3     | 2       | stays connected to |
        | two blocks | 3     | 3       | disconnects        |

@source.policy @use.with_public_addresses=yes @use.with_mockscheduler=yes @use.with_node.min_version=23
Feature: Extra peers that are not the first, that are not chosen, or for which another peer goes
  A node runs for months, and opens an extra connection thousands of times: what it does the first time it must do each
  time. Otherwise extra peers, anybody among them, would stay and become more and more.

  Background:
    Given the node is started with automatic connections

  @CONN-070 @CONN-071 @BLK-078 @BLK-079
  Rule: Each extra peer that has nothing new is evicted in its turn, not only the first
    Bitcoin Core: net_processing.cpp PeerManagerImpl::EvictExtraOutboundPeers
    Of nine outbound-full-relay peers one is evicted after 30 seconds, and of three block-relay-only ones, too; here it
    is the last that has come, as it has announced and sent nothing. Bob was the first such peer, and has gone like
    that; Dave is the second. (With a new block, and at its next look, 601 seconds later, the node does not think that
    its chain tip is stale; so Dave becomes a block-relay-only peer, and not the ninth of the other type.)
    Not a day later: Dave is gone by then.

    @connection.outbound-full-relay @first.with.later
    Example: The second time that there is a ninth outbound-full-relay peer
      Given all outbound-full-relay and block-relay-only slots are taken
      And the node has had an extra outbound-full-relay connection to Bob
      And the node has an extra outbound-full-relay connection to Dave
      When 31 seconds pass
      And the next check for extra outbound peers is due
      Then the node disconnects Dave

    @connection.block-relay-only @first.with.later
    Example: The second time that there is a third block-relay-only peer
      Given all outbound-full-relay and block-relay-only slots are taken
      And the node has had an extra block-relay-only connection to Bob
      And a new block is mined
      And 601 seconds pass
      And the node has an extra block-relay-only connection to Dave
      When the next check for extra outbound peers, 30 seconds later, is due
      Then the node disconnects Dave

  @CONN-070 @CONN-091 @BLK-078 @connection.block-relay-only @use.with_node.min_version=26
  Rule: The node is also content with eight outbound-full-relay peers when the one evicted is not the ninth
    Bitcoin Core: net_processing.cpp PeerManagerImpl::EvictExtraOutboundPeers
    The ninth is opened because no block has come for long. When it has sent one, another of the nine is evicted in its
    stead, that has announced none. Then it has done what it was opened for, and the node is back at eight: one more
    would only take a slot of another node. So Erin becomes an extra block-relay-only peer, which is due as well (no
    feeler goes to tried addresses). (Shown since version 26: before, a pick that falls on a connected peer, such as
    Bob, ends the look for the extra one.)

    Example: The ninth has sent a block, and another peer was evicted
      Given all outbound-full-relay and block-relay-only slots are taken
      And the node has kept an extra outbound-full-relay connection to Bob
      When the address manager learns the tried address of Erin
      And the next extra block-relay-only connection is due
      Then the node connects to Erin as block-relay-only

  @CONN-071 @BLK-079 @connection.block-relay-only
  Rule: Of three block-relay-only peers none is evicted while a block requested from it is in flight
    Bitcoin Core: net_processing.cpp PeerManagerImpl::EvictExtraOutboundPeers
    When the youngest of the three has sent a later new block than the second youngest, that one would be evicted, else
    the youngest. But the block in flight may be later still: whoever goes before it has come has not been
    judged by what it can do. Nobody else is evicted for it.

    Example: The youngest has announced a block
      Given all outbound-full-relay and block-relay-only slots are taken
      And the node has an extra block-relay-only connection to Bob
      When Bob announces a new block to the node
      And 30 seconds pass
      And the next check for extra outbound peers is due
      Then the node stays connected to Bob
      And the node has 3 block-relay-only connections

    Example: The youngest has sent a block, and the second youngest announced the next one
      Given all outbound-full-relay and block-relay-only slots are taken, the last block-relay-only one by Erin
      And the node has an extra block-relay-only connection to Bob
      When Bob sends the node block 1
      And Erin announces block 2 to the node
      And the next check for extra outbound peers, 30 seconds later, is due
      Then the node stays connected to Erin
      And the node has 3 block-relay-only connections

  @CONN-025 @CONN-064 @CONN-070 @CONN-071
  Rule: An extra peer, too, is no added node, and is reported to offer blocks with witnesses
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections, CConnman::AddedNodesContain
    The node wants an extra peer to learn of blocks that others may hide. One without witnesses could not show it any
    that it could check; to an added node it connects anyway. Alice, the ninth, shows that one was wanted. As to the
    third block-relay-only peer, where Bob is passed over a feeler connection goes to his address (it is due, too, and
    asks for less), or the third is not there at all (to a tried address no feeler goes).
    Not a day later: the chain tip has been stale before, or is not recent any more.

    @connection.outbound-full-relay @not.with.later
    Example: A ninth outbound-full-relay peer is wanted, and Bob is reported to offer too little
      Given all outbound-full-relay and block-relay-only slots are taken, the last outbound-full-relay one by Carol
      And the next check for extra outbound peers, 1801 seconds later, is due
      When Carol sends the node the address of Bob, reported to offer all blocks without witnesses
      And the address manager selects Bob for an outbound-full-relay connection
      And the address manager learns the address of Alice
      Then the node connects to Alice as outbound-full-relay
      But the node does not connect to Bob

    @connection.outbound-full-relay @use.with_node.min_version=27 @not.with.later
    Example: A ninth outbound-full-relay peer is wanted, and Bob is an added node
      Given the node is started with an added node at the address of Bob
      And all outbound-full-relay and block-relay-only slots are taken
      And the next check for extra outbound peers, 1801 seconds later, is due
      When the address manager selects Bob for an outbound-full-relay connection
      And the address manager learns the address of Alice
      Then the node connects to Alice as outbound-full-relay
      But the node does not connect to Bob

    @connection.feeler @not.with.later
    Example: A third block-relay-only peer is wanted, and Bob is reported to offer too little
      Given all outbound-full-relay and block-relay-only slots are taken, the last outbound-full-relay one by Carol
      And the next check for extra outbound peers is due
      And Bob sends nothing
      When Carol sends the node the address of Bob, reported to offer all blocks without witnesses
      And the next extra block-relay-only connection is due
      Then the node connects to Bob as feeler

    @connection.block-relay-only @use.with_node.min_version=27 @not.with.later
    Scenario Outline: A third block-relay-only peer is wanted, and <whose> address is that of an added node
      Given the node is started with an added node at the address of <who>
      And all outbound-full-relay and block-relay-only slots are taken
      And the next check for extra outbound peers is due
      When the address manager learns the tried address of Bob
      And the next extra block-relay-only connection is due
      And the next look for somebody to connect to is due
      Then the node has <count> block-relay-only connections

      Examples: the one that the node knows, and another one
        | who  | whose  | count |
        | Bob  | Bob's  | 2     |
        | Dave | Dave's | 3     |

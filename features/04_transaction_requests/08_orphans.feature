@source.policy
Feature: How long the node keeps an orphan transaction, and whom it asks for the parents
  An orphan cannot be judged, so that anybody can make one up. The node keeps it only while a peer is connected
  that has announced it, and asks all such peers for the parents, one after the other.

  @TXR-057 @use.with_node.min_version=29
  Rule: The node asks every peer that announces or has announced an orphan's wtxid for its parents, one by one
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::AddTxAnnouncement, AddAnnouncer
    An orphan is a transaction whose parents, those that it spends, the node does not have. If it asked nobody but the
    sender, he could keep the parents back for ever. It asks the first after 2 seconds (an inbound one after 4) and the
    next one 60 later. By a txid it cannot tell that it has the orphan, as a copy with other signatures has the same.
    Versions before 29 ask nobody but the sender.

    Example: Another peer announces the orphan afterwards
      Given the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      When Alice sends the node the child
      And Bob announces the child to the node
      Then the node requests the parent by its txid from Alice after 2 seconds
      And the node requests the parent by its txid from Bob after 62 seconds
      And the node requests the parent from Alice once
      But the node does not request the child from Bob

    Example: A preferred peer announces the orphan after inbound peers
      Given the node has outbound-full-relay connections to Alice and Frank
      And the node has inbound connections to Bob, Carol, Dave and Erin
      When Alice sends the node the child
      And 2 seconds pass
      And Bob, Carol, Dave, Erin and Frank announce the child to the node
      Then the node requests the parent by its txid from Frank after 62 seconds

    Example: Two others announce the orphan, and nobody answers
      Given the node has an outbound-full-relay connection to Alice
      And the node has inbound connections to Bob and Carol
      When Bob sends the node the child
      And 4 seconds pass
      And Alice announces the child to the node
      And Carol announces the child to the node
      Then the node requests the parent by its txid from Alice after 64 seconds
      And the node requests the parent by its txid from Carol after 124 seconds

    Scenario Outline: Another peer has announced the orphan by its <hash> before it came
      Given <other> does not ask for announcements by wtxid
      And the node has an outbound-full-relay connection to Alice
      And the node has inbound connections to Bob and Carol
      When Alice and Bob announce the child to the node
      And Alice sends the node the child
      Then the node requests the parent by its txid from Alice after 2 seconds
      And the node requests the parent by its txid from Bob after 62 seconds
      But the node does not request the parent from Carol

      Examples: both kinds of hash
        | hash  | other |
        | wtxid | Carol |
        | txid  | Bob   |

    Example: The first one answers notfound
      Given the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      When Alice sends the node the child
      And Bob announces the child to the node
      And 4 seconds pass
      And Alice sends the node a notfound message about the parent by its txid
      Then the node requests the parent by its txid from Bob

    Example: The first one disconnects
      Given the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      When Alice sends the node the child
      And Bob announces the child to the node
      And 4 seconds pass
      And Alice disconnects
      Then the node requests the parent by its txid from Bob

  @TXR-057
  Rule: The node forgets an orphan when the last peer that has announced it disconnects
    Bitcoin Core: node/txorphanage.cpp TxOrphanageImpl::EraseForPeer
    The node can ask the peers that have announced it for its missing parents; when all are gone, the orphan only
    takes memory. That it is forgotten shows when another peer announces it: the node requests it as a new one.

    @connection.<connection>
    Scenario Outline: The only one, a <connection> peer, disconnects
      Given the node has a <connection> connection to Alice
      And the node has an outbound-full-relay connection to Bob
      When Alice sends the node the child
      And Alice disconnects
      And Bob announces the child to the node
      Then the node requests the child from Bob

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @use.with_node.min_version=29
    Example: The first of two disconnects
      Given the node has outbound-full-relay connections to Alice, Bob and Carol
      When Alice sends the node the child
      And Bob announces the child to the node
      And Alice disconnects
      And Carol announces the child and the transaction to the node
      Then the node requests the transaction from Carol
      But the node does not request the child from Carol

    @use.with_node.min_version=29
    Example: Both disconnect
      Given the node has outbound-full-relay connections to Alice, Bob and Carol
      When Alice sends the node the child
      And Bob announces the child to the node
      And Bob disconnects
      And Alice disconnects
      And Carol announces the child to the node
      Then the node requests the child from Carol

  @TXR-057 @fixture.coins
  Rule: The node forgets an orphan that a new block contains, or that spends an output which the block spends
    Bitcoin Core: node/txorphanage.cpp TxOrphanageImpl::EraseForBlock
    Nothing is spent twice: an orphan whose output a block spends can never be valid, and only takes memory. If it is
    announced again, the node requests one that it has forgotten, and does not request one that it has kept because the
    block has nothing to do with it.

    Example: A block holds a transaction that spends an output which the orphan spends too
      Given the second transaction spends the third parent
      And the child spends the parent and the third parent
      And the node has outbound-full-relay connections to Alice and Bob
      And a block with the third parent is mined
      When Alice sends the node the child
      And a block with the second transaction is mined
      And Bob announces the child to the node
      Then the node requests the child from Bob

    @use.with_node.min_version=29
    Example: A block holds the orphan
      Given the node has an inbound connection to Alice
      And Alice sends the node 2 small orphan transactions
      And Alice sends the node the child
      When a block with the parent is mined
      And a block with the child is mined
      Then the node reports that it keeps 2 orphan transactions

    Example: A block holds another transaction
      Given the second transaction spends the second parent
      And the child spends the parent and the third parent
      And the node has outbound-full-relay connections to Alice and Bob
      And a block with the second parent is mined
      When Alice sends the node the child
      And a block with the second transaction is mined
      And Bob announces the child and the transaction to the node
      Then the node requests the transaction from Bob

  @TXR-073 @fixture.coins @use.with_node.min_version=29
  Rule: Which parents are missing the node works out anew for each peer that announces the orphan
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::AddTxAnnouncement, GetUniqueParents
    A parent that was there at first may have left the mempool; the orphan could never be accepted without it. Here the
    second transaction replaces the parent after Alice was to be asked for the other one only; so Bob, who announces the
    orphan later, is asked for it.

    Example: One of the parents is replaced between two announcements
      Given the child spends the parent and the second parent
      And the second transaction replaces the parent
      And the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      When Alice sends the node the parent, then the child, then the second transaction
      And Bob announces the child to the node
      Then the node requests the second parent by its txid from Alice after 2 seconds
      And the node requests the parent by its txid from Bob after 4 seconds

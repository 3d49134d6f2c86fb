@source.policy @fixture.coins
Feature: Orphan transactions and their parents
  What the node knows of a parent tells it something of the child: perhaps that it need not bother. What it requests by
  its txid, as missing parents, it requests after two seconds, from an inbound peer after four.

  @TXR-071
  Rule: A child that comes after a rejected parent without witness is rejected, unless that only paid too little
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::MempoolRejectedTx, fRejectedParents
    Without its parent, which it spends (rejected here for a non-standard script), the child can never be accepted,
    whatever other parents it has, nor its own child, if that comes after it; to request them from each peer would cost
    both traffic for nothing: the one getdata to Bob is for another transaction alone. (Four seconds pass: two for a
    peer that is not preferred, two for a txid.) A child that came before its parent stays an orphan when that is
    rejected: the node looks at the parents only when a child comes. With a new chain tip it judges anew. This holds for
    parents without a witness only, whose txid is the wtxid as well. Of one with a witness, what the node has rejected
    may be a malleated or a stripped copy, which has the same txid, and the true one may come (not where the parent
    spends a non-standard output: no witness mends that, and its child is rejected, too). For a parent that has only
    paid too little the child may pay, too: so the parent is requested again (before version 31, where it paid less than
    the minimum relay fee, a TRUC transaction only; before 28 none).

    @connection.<connection>
    Scenario Outline: A <connection> peer sends parent, child and grandchild, a <kind>-relay peer announces
      Given the parent has no witness and pays to a non-standard script
      And <txid peer> does not ask for announcements by wtxid
      And the node has <connection> connections to Bob and Alice
      When Alice sends the node the parent, then the child, then the grandchild
      And Bob announces the child, the grandchild and the transaction to the node
      And 4 seconds pass
      Then the node requests the transaction from Bob
      And the node sends Bob a getdata for 1 transaction once

      Examples: types that carry transactions, by both kinds of hash
        | connection          | kind  | txid peer |
        | outbound-full-relay | wtxid | Alice     |
        | outbound-full-relay | txid  | Bob       |
        | addr-fetch          | txid  | Bob       |
        | manual              | txid  | Bob       |
        | inbound             | wtxid | Alice     |
        | inbound             | txid  | Bob       |

    @connection.<connection>
    Scenario Outline: One of two parents of a <connection> peer was rejected, the other has not come
      Given the parent has no witness and pays to a non-standard script
      And the child spends the parent and the second parent
      And the node has <connection> connections to Bob and Alice
      When Alice sends the node the parent, then the child
      And Bob announces the transaction to the node
      And 4 seconds pass
      Then the node requests the transaction from Bob
      But the node does not request the second parent from Alice

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    Example: The chain tip changes in between
      Given the parent has no witness and pays to a non-standard script
      And the node has outbound-full-relay connections to Alice and Bob
      When Alice sends the node the parent, then the child
      And a new block is mined
      And Bob announces the child to the node
      Then the node requests the child from Bob

    @use.with_node.min_version=29
    Example: The child comes before its parent
      Given the parent has no witness and pays to a non-standard script
      And the node has an outbound-full-relay connection to Alice
      When Alice sends the node the child, then the parent
      Then the node reports that it keeps 1 orphan transaction

    Example: The rejected parent has a witness
      Given the parent pays to a non-standard script
      And the node has an outbound-full-relay connection to Alice
      When Alice sends the node the parent, then the child
      Then the node requests the parent by its txid from Alice after 2 seconds

    @use.with_node.min_version=28
    Example: The rejected parent has no witness, and only paid too little
      Given the parent is a TRUC transaction
      And the parent has no witness and pays no fee
      And the node has an outbound-full-relay connection to Alice
      When Alice sends the node the parent, then the child
      Then the node requests the parent by its txid from Alice after 2 seconds

  @TXR-070 @use.with_node.min_version=28
  Rule: The node does not request a missing parent that is an orphan, if it can tell by its txid
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::AlreadyHaveTx
    The grandchild's parent, the child, is itself an orphan: the node has it, and to request it would be waste. It can
    tell by the txid where there is no witness (the signatures' part), so that the txid is the wtxid too. Where there is
    one, the orphan may be a malleated copy, and the node requests the parent. Versions before 28 go by the txid alone.

    Example: The orphan has no witness
      Given the parent pays to an output that is spent without a witness
      And the grandchild spends the child and the second parent
      And the node has an inbound connection to Alice
      When Alice sends the node the child
      And Alice sends the node the grandchild
      Then the node requests the parent by its txid from Alice after 4 seconds
      And the node requests the second parent by its txid from Alice after 4 seconds
      But the node does not request the child from Alice

    Example: The orphan has no witness, and another peer sends its child
      Given the parent pays to an output that is spent without a witness
      And the grandchild spends the child and the second parent
      And the node has inbound connections to Alice and Bob
      When Alice sends the node the child
      And Bob sends the node the grandchild
      Then the node requests the second parent by its txid from Bob after 4 seconds
      But the node does not request the child from Alice
      And the node does not request the child from Bob

    Example: The orphan has a witness
      Given the grandchild spends the child and the second parent
      And the node has an inbound connection to Alice
      When Alice sends the node the child
      And Alice sends the node the grandchild
      Then the node requests the child by its txid from Alice after 4 seconds
      And the node requests the second parent by its txid from Alice after 4 seconds

  @TXR-072 @use.with_node.min_version=28
  Rule: Of an orphan with different witnesses the node keeps each, and accepts the valid one
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::AlreadyHaveTx
    The parent says which signatures are right. Without it the node cannot tell which one is the malleated copy; if it
    kept the first only, an attacker could keep the true one out by sending a malleated one before. The request, and the
    mempool in the end, show that it has not. Whoever sent the spoilt one may have got it so, and stays.

    Example: The malleated one comes first, the true one is announced by its txid
      Given Bob does not ask for announcements by wtxid
      And the node has outbound-full-relay connections to Alice and Bob
      And Alice sends the node the child with a malleated witness
      When Bob announces the child to the node
      Then the node requests the child by its txid from Bob after 2 seconds

    Example: Both have come, and then the parent
      Given the node has outbound-full-relay connections to Alice and Bob
      When Alice sends the node the child with a malleated witness
      And Bob sends the node the child, then the parent
      Then the node reports that its mempool holds the parent and the child
      And the node stays connected to Alice

  @TXR-065
  Rule: A copy of the missing parent with a malleated witness does not cost an orphan its place
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::MempoolRejectedTx
    The child waits as an orphan for its parent. If a malleated copy of the parent counted as the parent, and was
    rejected together with the child, whoever wants to keep a package out would send one. That both are in the mempool
    in the end shows that the child was kept. Whoever sent the copy may have got it so, and stays.

    Scenario Outline: <peer> sends the malleated copy, and Alice, who has sent the child, the true parent
      Given the node has inbound connections to Alice and Bob
      When Alice sends the node the child
      And <peer> sends the node the parent with a malleated witness
      And Alice sends the node the parent
      Then the node reports that its mempool holds the parent and the child
      And the node stays connected to <peer>

      Examples: whoever it is
        | peer  |
        | Alice |
        | Bob   |

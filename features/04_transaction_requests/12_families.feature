@source.policy @fixture.coins
Feature: Families of orphan transactions
  What the node knows of a parent tells it something of the child: perhaps that it need not bother.

  @TXR-071
  Rule: The node rejects the child of a transaction without witness that it has rejected for good, and the grandchild
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::MempoolRejectedTx, fRejectedParents
    Without its parent the child can never be accepted. A txid that is no wtxid too is not held against the child:
    what the node has rejected may be a spoilt copy.

    Example: Another peer announces the child, the grandchild and another transaction
      Given the parent has no witness
      And the parent pays to a non-standard script
      And the node has outbound-full-relay connections to Alice and Bob
      When Alice sends the node the parent, then the child, then the grandchild
      And Bob announces the child, the grandchild and the transaction to the node
      Then the node requests the transaction from Bob
      And the node sends Bob a getdata for 1 transaction once

    Example: A peer with txids announces the grandchild
      Given the parent has no witness
      And the parent pays to a non-standard script
      And Bob does not ask for announcements by wtxid
      And the node has outbound-full-relay connections to Alice and Bob
      When Alice sends the node the parent, then the child, then the grandchild
      And Bob announces the child, the grandchild and the transaction to the node
      Then the node requests the transaction by its txid from Bob after 2 seconds
      But the node does not request the grandchild from Bob

    Example: The chain tip changes in between
      Given the parent has no witness
      And the parent pays to a non-standard script
      And the node has outbound-full-relay connections to Alice and Bob
      When Alice sends the node the parent, then the child
      And a new block is mined
      And Bob announces the child to the node
      Then the node requests the child from Bob

    Example: The rejected parent has a witness
      Given the parent pays to a non-standard script
      And the node has outbound-full-relay connections to Alice and Bob
      When Alice sends the node the parent, then the child
      Then the node requests the parent by its txid from Alice after 2 seconds

  @TXR-070
  Rule: The node does not request a missing parent that is an orphan, if it can tell by its txid
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::AlreadyHaveTx
    It can where there is no witness, so that the txid is the wtxid too. Where there is one, the orphan may be a
    spoilt copy, and the node requests the parent.

    Example: The orphan has no witness
      Given the parent pays to an output that is spent without a witness
      And the grandchild spends the child and the second parent
      And the node has an inbound connection to Alice
      When Alice sends the node the child
      And Alice sends the node the grandchild
      Then the node requests the parent by its txid from Alice after 4 seconds
      And the node requests the second parent by its txid from Alice after 4 seconds
      But the node does not request the child from Alice

    Example: The orphan has a witness
      Given the grandchild spends the child and the second parent
      And the node has an inbound connection to Alice
      When Alice sends the node the child
      And Alice sends the node the grandchild
      Then the node requests the child by its txid from Alice after 4 seconds
      And the node requests the second parent by its txid from Alice after 4 seconds

@source.policy @fixture.coins @use.with_node.min_version=31
Feature: Children of several parents that pay too little
  A child that pays more can help a parent that pays too little. The node looks at one such pair at a time. A missing
  parent it requests by its txid, which delays that by two seconds.

  @TXR-066
  Rule: The node does not keep a child of two or more parents without witness that it rejected for their fees
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::MempoolRejectedTx, rejected_parent_reconsiderable
    A child that pays more can help a parent that pays too little, but nodes look at one such parent only; the child of
    more would take memory for nothing. (A parent that was accepted since, with another child, does not count; the
    second child here spends the parent alone, and the parent, rejected before, is sent again to go with it.) For a
    child that it keeps the node requests the parents (the next peer is asked 60 seconds after the first: 62); a child
    that it has rejected it does not request either. The child knows its parents by their txids: only without a witness
    is that the hash by which the node has rejected them. Versions before 31 reject a transaction without a fee in any
    case, in a package too, unless it is a TRUC transaction.

    Example: Two parents were rejected
      Given the parent has no witness and pays no fee
      And the second parent has no witness and pays no fee
      And the child spends the parent and the second parent
      And the node has outbound-full-relay connections to Alice and Bob
      When Alice sends the node the parent, then the second parent, then the child
      And Bob announces the child and the transaction to the node
      Then the node requests the transaction from Bob
      But the node does not request the child from Bob

    Example: Two parents were rejected, and the child's sender is not asked for them
      Given the parent has no witness and pays no fee
      And the second parent has no witness and pays no fee
      And the child spends the parent and the second parent
      And the node has outbound-full-relay connections to Alice and Bob
      When Alice sends the node the parent, then the second parent, then the child
      And Bob announces the transaction to the node
      Then the node requests the transaction from Bob
      But the node does not request the parent from Alice

    @connection.<connection>
    Scenario Outline: A parent of Bob's and one of Alice's, <connection> both, were rejected; her child has <parents>
      Given the parent has no witness and pays no fee
      And the second parent has no witness and pays no fee
      And the child spends <spent>
      And the node has <connection> connections to Bob and Alice
      When Bob sends the node the parent
      And Alice sends the node the second parent, then the child
      Then the node reports that it keeps 0 orphan transactions

      Examples: these two, and with them a third one that has not come
        | connection          | parents | spent                                              |
        | outbound-full-relay | two     | the parent and the second parent                   |
        | addr-fetch          | two     | the parent and the second parent                   |
        | manual              | two     | the parent and the second parent                   |
        | inbound             | two     | the parent and the second parent                   |
        | inbound             | three   | the parent, the second parent and the third parent |

    Example: Two parents with witnesses were rejected
      Given the parent pays no fee
      And the second parent pays no fee
      And the child spends the parent and the second parent
      And the node has an outbound-full-relay connection to Alice
      When Alice sends the node the parent, then the second parent, then the child
      Then the node requests the parent by its txid from Alice after 2 seconds
      And the node requests the second parent by its txid from Alice after 2 seconds

    Example: One of two parents was rejected
      Given the parent has no witness and pays no fee
      And the child spends the parent and the second parent
      And the node has an outbound-full-relay connection to Alice
      When Alice sends the node the parent, then the child
      Then the node requests the parent by its txid from Alice after 2 seconds
      And the node requests the second parent by its txid from Alice after 2 seconds

    Example: Two were rejected, and one of them was accepted since, together with another child
      Given the parent has no witness and pays no fee
      And the second parent has no witness and pays no fee
      And the child spends the parent and the second parent
      And the node has an outbound-full-relay connection to Alice
      And Alice sends the node the parent, then the second parent, then the second child, then the parent
      When Alice sends the node the child
      Then the node requests the second parent by its txid from Alice after 2 seconds

    Example: The only parent was rejected, and another peer announces the child
      Given the parent has no witness and pays no fee
      And the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      When Alice sends the node the parent, then the child
      And Bob announces the child to the node
      Then the node requests the parent by its txid from Alice after 2 seconds
      And the node requests the parent by its txid from Bob after 62 seconds

  @TXR-063
  Rule: A child pays for one low-feerate parent from the same peer, if its others are in the mempool or the chain
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::Find1P1CPackage
    Without this a payment would be stuck if only one of those that it spends pays too little. The node looks at one
    parent and one child at a time, the youngest first, from one peer, lest others put in useless children; parents that
    pay enough are accepted by themselves. A pair that it has rejected, as another parent was missing, it does not look
    at again before the chain tip changes. Versions before 31 accept a parent without a fee only if it is a TRUC
    transaction, which has one child at most.

    Example: Of three parents one is in the chain, one in the mempool, and the third one pays nothing
      Given the child spends the parent, the second parent and the third parent
      And the third parent pays no fee
      And the node has an inbound connection to Alice
      And a block with the parent is mined
      When Alice sends the node the second parent, then the child, then the third parent
      Then the node reports that its mempool holds the second parent, the third parent and the child

    Example: One of two parents pays nothing
      Given the child spends the parent and the second parent
      And the second parent pays no fee
      And the node has an inbound connection to Alice
      When Alice sends the node the parent, then the child, then the second parent
      Then the node reports that its mempool holds the parent, the second parent and the child

    Scenario Outline: The other parent has not come, but an older child has no other
      Given the child spends the parent and the second parent
      And the second child spends the second parent
      And the second parent pays no fee
      And the node has an inbound connection to Alice
      When Alice sends the node the second child, then the child, then <sent>
      Then the node reports that its mempool holds <held>
      But the node reports that its mempool does not hold <lacking>

      Examples: the youngest child first, the older one when the parent comes again
        | sent                                      | held              | lacking           |
        | the second parent, then the transaction   | the transaction   | the second parent |
        | the second parent, then the second parent | the second parent | the child         |

    Example: The other parent comes afterwards, and then the second parent again
      Given the child spends the parent and the second parent
      And the second parent pays no fee
      And the node has an inbound connection to Alice
      And Alice sends the node the child, then the second parent
      When Alice sends the node the parent, then the second parent, then the transaction
      Then the node reports that its mempool holds the parent and the transaction
      But the node reports that its mempool does not hold the second parent

    Example: Two of its parents pay nothing
      Given the child spends the parent and the second parent
      And the parent pays no fee
      And the second parent pays no fee
      And the node has an inbound connection to Alice
      When Alice sends the node the child, then the parent, then the second parent, then the transaction
      Then the node reports that its mempool holds the transaction
      But the node reports that its mempool does not hold the child

    Example: It comes from another peer than the child
      Given the child spends the parent and the second parent
      And the second parent pays no fee
      And the node has inbound connections to Alice and Bob
      When Alice sends the node the parent, then the child
      And Bob sends the node the second parent
      Then the node reports that its mempool holds the parent
      But the node reports that its mempool does not hold the second parent

  @TXR-067
  Rule: A package of a low-feerate parent and its child can itself spend from an earlier such package
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::Find1P1CPackage
    Whoever has been paid by the child of a package may pass the money on before it is mined, and again with too low a
    fee; if only a first package counted, this second payment would be stuck. Each child comes before its parent here,
    so that the node has both when it judges. The grandchild is the second parent without a fee; the great-grandchild
    pays for it.

    Example: Four generations, every other one without a fee
      Given the parent pays no fee
      And the grandchild pays no fee
      And the node has an inbound connection to Alice
      When Alice sends the node the child, then the parent
      And Alice sends the node the great-grandchild
      And Alice sends the node the grandchild
      Then the node reports that its mempool holds the parent, the child, the grandchild and the great-grandchild

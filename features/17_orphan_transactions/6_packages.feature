@source.policy @fixture.coins @use.with_node.min_version=28
Feature: A parent that pays too little, and a child that pays for both
  Miners look at the fee of a package, parent and child together. A transaction whose fee turns out too low can so be
  helped by a child, but only if nodes accept the two together. Before version 31 a parent may pay less than the least
  relay fee only as a TRUC transaction (BIP 431, with one child at most). Parents are requested after two seconds, or
  four if the peer is not preferred; announcements are due within four minutes.

  @TXR-058
  Rule: The node accepts a parent that pays too little together with a child that pays for both
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::Find1P1CPackage
    A payment whose fee turns out too low (none, here) would be stuck; its receiver can spend it (the child) with a fee
    for both. It arrives as an orphan, and the node requests the rejected parent again. One peer has to send both, or
    announce the child and send the parent: each time the parent comes one child only is tried, so that others could
    keep it out by made-up ones. (Before version 29, if the parent's sender had sent none, a child of others was tried.)

    @connection.<connection>
    Scenario Outline: A <connection> peer sends the parent, then the child, and is asked for the parent again
      Given the parent is a TRUC transaction
      And the parent pays no fee
      And the node has a <connection> connection to Alice
      When Alice sends the node the parent, then the child
      Then the node requests the parent by its txid from Alice after <seconds> seconds

      Examples: types that carry transactions
        | connection          | seconds |
        | outbound-full-relay | 2       |
        | addr-fetch          | 4       |
        | manual              | 2       |
        | inbound             | 4       |

    @connection.<connection>
    Scenario Outline: The <connection> peer answers the request
      Given the parent is a TRUC transaction
      And the parent pays no fee
      And the node has a <connection> connection to Alice
      And Alice sends the node the parent, then the child
      When Alice sends the node the parent
      Then the node reports that its mempool holds the parent and the child

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    Example: The child comes first, then an orphan of another parent; parent and child are announced to others
      Given the parent is a TRUC transaction
      And the parent pays no fee
      And the node has an inbound connection to Alice
      And the node has an outbound-full-relay connection to Bob
      When Alice sends the node the child, then the great-grandchild, then the parent
      And 4 minutes pass
      Then the node announces the parent and the child to Bob

    @use.with_node.min_version=29
    Example: The child comes from one peer, the parent from another one
      Given the parent is a TRUC transaction
      And the parent pays no fee
      And the node has inbound connections to Alice and Bob
      When Alice sends the node the child
      And Bob sends the node the parent, then the transaction
      Then the node reports that its mempool holds the transaction
      But the node reports that its mempool does not hold the parent

    Example: The parent comes from the other peer, and then from the child's sender
      Given the parent is a TRUC transaction
      And the parent pays no fee
      And the node has inbound connections to Alice and Bob
      When Alice sends the node the child
      And Bob sends the node the parent
      And Alice sends the node the parent
      Then the node reports that its mempool holds the parent and the child

    @use.with_node.min_version=29
    Example: The parent comes from a peer that has announced the child, too
      Given the parent is a TRUC transaction
      And the parent pays no fee
      And the node has inbound connections to Alice and Bob
      When Alice sends the node the child
      And Bob announces the child to the node
      And Bob sends the node the parent
      Then the node reports that its mempool holds the parent and the child

    @use.with_node.min_version=31
    Example: The parent is no TRUC transaction, to a node that accepts such a one
      Given the parent pays no fee
      And the node has an inbound connection to Alice
      When Alice sends the node the child, then the parent
      Then the node reports that its mempool holds the parent and the child

    @use.with_node.max_version=30.99
    Example: The parent is no TRUC transaction, to a node that does not
      Given the parent pays no fee
      And the node has an inbound connection to Alice
      When Alice sends the node the child, then the parent, then the transaction
      Then the node reports that its mempool holds the transaction
      But the node reports that its mempool does not hold the parent

    Example: The parent comes alone
      Given the parent is a TRUC transaction
      And the parent pays no fee
      And the node has an inbound connection to Alice
      When Alice sends the node the parent, then the transaction
      Then the node reports that its mempool holds the transaction
      But the node reports that its mempool does not hold the parent

  @TXR-064
  Rule: A parent and a child that together pay too little are rejected, another child that pays is accepted
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::MempoolRejectedTx, MempoolRejectedPackage
    If the first child decided, whoever sends one that pays little would keep the parent out for everybody, and its
    payment would be stuck; so the node requests the parent again for another child. It remembers the rejected child
    until the chain tip changes, and requests it by wtxid from nobody (not from Bob in the second example), lest the
    same pair cost it work again and again.

    Example: The first child pays for itself alone
      Given the parent is a TRUC transaction
      And the parent pays no fee
      And the child pays enough for itself, but not for its parent
      And the node has an inbound connection to Alice
      When Alice sends the node the child, then the parent, then the transaction
      Then the node reports that its mempool holds the transaction
      But the node reports that its mempool does not hold the parent

    Example: The pair comes again, and another peer announces the child
      Given the parent is a TRUC transaction
      And the parent pays no fee
      And the child pays enough for itself, but not for its parent
      And the node has outbound-full-relay connections to Bob and Alice
      And Alice sends the node the child, then the parent, then the child, then the parent
      When Bob announces the child and the transaction to the node
      Then the node requests the transaction from Bob
      But the node does not request the child from Bob

    Example: The chain tip changes, and another peer announces the child
      Given the parent is a TRUC transaction
      And the parent pays no fee
      And the child pays enough for itself, but not for its parent
      And the node has outbound-full-relay connections to Alice and Bob
      And Alice sends the node the child, then the parent
      When a new block is mined
      And Bob announces the child to the node
      Then the node requests the child from Bob

    @connection.<connection>
    Scenario Outline: Another child, of a <connection> peer, pays for both
      Given the parent is a TRUC transaction
      And the parent pays no fee
      And the child pays enough for itself, but not for its parent
      And the node has a <connection> connection to Alice
      And Alice sends the node the child, then the parent
      When Alice sends the node the second child
      Then the node requests the parent by its txid from Alice after <seconds> seconds

      Examples: types that carry transactions
        | connection          | seconds |
        | outbound-full-relay | 2       |
        | addr-fetch          | 4       |
        | manual              | 2       |
        | inbound             | 4       |

    Example: The other child comes from another peer, who then sends the parent
      Given the parent is a TRUC transaction
      And the parent pays no fee
      And the child pays enough for itself, but not for its parent
      And the node has inbound connections to Alice and Bob
      And Alice sends the node the child, then the parent
      When Bob sends the node the second child, then the parent
      Then the node reports that its mempool holds the parent and the second child
      But the node reports that its mempool does not hold the child

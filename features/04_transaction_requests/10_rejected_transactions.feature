@source.policy @fixture.coins
Feature: Transactions that the node has rejected
  What the node has rejected once it need not download again from everybody. Yet a malleated or stripped copy must not
  keep the true transaction away.

  @TXR-046
  Rule: The node does not request by wtxid a peer's transaction that it has rejected, until its chain tip changes
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::MempoolRejectedTx, RecentRejectsFilter
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::ActiveTipChange
    Otherwise every peer could make it download the same worthless transaction, again and again, at the cost of the
    operator's bandwidth. A new block (a new chain tip) may change the verdict, so that the node then asks again. It
    remembers several of one peer, too. That Bob is asked for the second transaction shows that the node has heard him.
    By txid it is requested, if it has a witness: a copy with another one may be good. One without its witness is not
    remembered (see the last Rule here). (Before version 29.3 the node disconnects who sends what is against the rules
    of consensus.)

    @connection.<connection>
    Scenario Outline: A transaction of a <connection> peer that <nature>, announced by somebody else
      Given the transaction <nature>
      And the node has a <connection> connection to Alice
      And the node has an outbound-full-relay connection to Bob
      And Alice sends the node the transaction
      When Bob announces the transaction and the second transaction to the node
      Then the node requests the second transaction from Bob
      But the node does not request the transaction from Bob

      Examples: types that carry transactions
        | connection          | nature                        |
        | outbound-full-relay | pays no fee                   |
        | outbound-full-relay | pays to a non-standard script |
        | addr-fetch          | pays to a non-standard script |
        | manual              | pays to a non-standard script |
        | inbound             | pays no fee                   |
        | inbound             | pays to a non-standard script |

      @use.with_node.min_version=29.3
      Examples: against the rules of consensus
        | connection          | nature                       |
        | outbound-full-relay | pays out more than it spends |

    Example: A transaction that pays no fee, announced before by its txid and, by another peer, by its wtxid
      Given the transaction pays no fee
      And Bob does not ask for announcements by wtxid
      And the node has outbound-full-relay connections to Alice and Bob
      And the node has an inbound connection to Carol
      When Bob and Carol announce the transaction to the node
      And Alice sends the node the transaction
      Then the node requests the transaction by its txid from Bob after 2 seconds
      But the node does not request the transaction from Carol

    Scenario Outline: The first and the third transaction of one peer that <nature>
      Given the transaction <nature>
      And the second transaction <nature>
      And the third transaction <nature>
      And the node has outbound-full-relay connections to Alice and Bob
      And Alice sends the node the transaction, then the second transaction, then the third transaction
      When Bob announces the transaction, the third transaction and the parent to the node
      Then the node requests the parent from Bob
      And the node sends Bob a getdata for 1 transaction once

      Examples: the fee is too low, or the script unusual
        | nature                        |
        | pays no fee                   |
        | pays to a non-standard script |

    Scenario Outline: A transaction that <nature>, announced again after a new block
      Given the transaction <nature>
      And the node has outbound-full-relay connections to Alice and Bob
      And Alice sends the node the transaction
      And a new block is mined
      When Bob announces the transaction to the node
      Then the node requests the transaction from Bob

      Examples: the fee is too low, or the script unusual
        | nature                        |
        | pays no fee                   |
        | pays to a non-standard script |

  @TXR-046
  Rule: The node remembers by txid, too, that it has rejected what spends an output of an unknown witness version
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::MempoolRejectedTx, TX_INPUTS_NOT_STANDARD
    To pay to a witness version of the future is standard, so that the node accepts the parent; to spend that is not, as
    its rules are still to be made. The txid covers what a transaction spends, so no other witness can help the child.
    If the node remembered its wtxid alone, txid-relay peers, and whoever sends the grandchild (rejected, too), would
    make it download the same again. Where what is spent is not to blame, as with a non-standard output script, it
    remembers the wtxid alone, since the witness may have been to blame: by txid it requests it, two seconds later
    (four, if inbound), as all that is announced so here. A new chain tip ends this, too.

    Example: A txid-relay peer announces it, and another one
      Given the parent pays to a witness version of the future
      And Carol does not ask for announcements by wtxid
      And the node has outbound-full-relay connections to Alice and Carol
      And Alice sends the node the parent, then the child
      When Carol announces the child and the transaction to the node
      Then the node requests the transaction by its txid from Carol after 2 seconds
      And the node sends Carol a getdata for 1 transaction once

    Example: A txid-relay peer announces it after a new block
      Given the parent pays to a witness version of the future
      And Carol does not ask for announcements by wtxid
      And the node has inbound connections to Alice and Carol
      And Alice sends the node the parent, then the child
      When a new block is mined
      And Carol announces the child to the node
      Then the node requests the child by its txid from Carol after 4 seconds

    Example: Its child comes, and another peer announces both
      Given the parent pays to a witness version of the future
      And the node has manual connections to Alice and Bob
      And Alice sends the node the parent, then the child
      When Alice sends the node the grandchild
      And Bob announces the child, the grandchild and the transaction to the node
      Then the node requests the transaction from Bob
      But the node does not request the child from Alice
      And the node sends Bob a getdata for 1 transaction once

    Example: A txid-relay peer announces one that pays to a non-standard output script
      Given the transaction pays to a non-standard script
      And Carol does not ask for announcements by wtxid
      And the node has outbound-full-relay connections to Alice and Carol
      And Alice sends the node the transaction
      When Carol announces the transaction to the node
      Then the node requests the transaction by its txid from Carol after 2 seconds

  @TXR-076
  Rule: A copy with a malleated witness is remembered by its wtxid alone, a stripped one not at all
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::MempoolRejectedTx, TX_WITNESS_STRIPPED
    The witness is the part with the signatures. Anybody can take it away (strip it) or alter it (malleate it); the txid
    stays the same, the wtxid does not (without a witness the txid is the wtxid, too). If the node held the txid against
    the true transaction, an attacker could keep it out by sending such a copy first. So it still requests the true one,
    and accepts it; by txid two seconds later, as all that is announced so here. Whoever sent the copy may have got it
    so, and stays (with Core before 29.3 only if the copy breaks no rule of consensus).

    Example: A copy with a stripped witness, and a wtxid-relay and a txid-relay peer
      Given Carol does not ask for announcements by wtxid
      And the node has outbound-full-relay connections to Alice, Bob and Carol
      And Alice sends the node the transaction with a stripped witness
      When Bob and Carol announce the transaction to the node
      Then the node requests the transaction by its wtxid from Bob
      And the node requests the transaction by its txid from Carol after 2 seconds

    Example: A copy with a malleated witness, and a wtxid-relay and a txid-relay peer
      Given Carol does not ask for announcements by wtxid
      And the node has outbound-full-relay connections to Alice, Bob and Carol
      And Alice sends the node the transaction with a malleated witness
      When Bob announces the transaction with a malleated witness to the node
      And Bob and Carol announce the transaction to the node
      Then the node requests the transaction by its wtxid from Bob
      And the node requests the transaction by its txid from Carol after 2 seconds
      But the node does not request the transaction with a malleated witness from Bob

    @connection.<connection>
    Scenario Outline: A <connection> peer sends a copy <copy>, and another peer the true one
      Given the node has a <connection> connection to Alice
      And the node has an inbound connection to Bob
      When Alice sends the node the transaction <copy>
      And Bob sends the node the transaction
      Then the node reports that its mempool holds the transaction
      And the node stays connected to Alice

      Examples: types that carry transactions
        | connection          | copy                     |
        | outbound-full-relay | with a malleated witness |
        | addr-fetch          | with a stripped witness  |
        | manual              | with a malleated witness |
        | inbound             | with a malleated witness |
        | inbound             | with a stripped witness  |

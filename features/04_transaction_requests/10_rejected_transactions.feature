@source.policy @fixture.coins
Feature: Transactions that the node has rejected
  What the node has rejected once it need not download again from everybody. It must not hold against a transaction
  what another one with the same txid has done.

  @TXR-046
  Rule: The node does not request by wtxid a peer's transaction that it has rejected, until its chain tip changes
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::MempoolRejectedTx, RecentRejectsFilter
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::ActiveTipChange
    Otherwise every peer could make it download the same worthless transaction again and again. Another chain tip (a new
    block, or one undone) may change the verdict, so that the node then asks again. That Bob is asked for another one
    shows that the node has heard him; two seconds pass, which he waits where he is not preferred. By txid it is
    requested, if it has a witness: a copy with another one may be good. One whose witness somebody has taken away is
    not remembered. (Before version 29.3 the node disconnects who sends what is against the rules of consensus.)

    @connection.<connection>
    Scenario Outline: A transaction of a <connection> peer that <nature>, announced by another peer, <announcer>
      Given the transaction <nature>
      And the node has a <connection> connection to Alice
      And the node has a <announcer> connection to Bob
      And Alice sends the node the transaction
      When Bob announces the transaction and the second transaction to the node
      And 2 seconds pass
      Then the node requests the second transaction from Bob
      But the node does not request the transaction from Bob

      Examples: types that carry transactions
        | connection          | nature                        | announcer           |
        | outbound-full-relay | pays no fee                   | inbound             |
        | inbound             | pays no fee                   | manual              |
        | inbound             | pays no fee                   | addr-fetch          |
        | outbound-full-relay | pays to a non-standard script | outbound-full-relay |
        | addr-fetch          | pays to a non-standard script | manual              |
        | manual              | pays to a non-standard script | addr-fetch          |
        | inbound             | pays to a non-standard script | inbound             |

      @use.with_node.min_version=29.3
      Examples: against the rules of consensus
        | connection          | nature                       | announcer           |
        | outbound-full-relay | pays out more than it spends | outbound-full-relay |

    @connection.inbound
    Scenario Outline: Two inbound peers with the noban permission, and a transaction that <nature>
      Given the transaction <nature>
      And the node is started with the permissions noban for the subnet of Alice
      And the node has inbound connections to Bob and Alice
      And Alice sends the node the transaction
      When Bob announces the transaction and the second transaction to the node
      Then the node requests the second transaction from Bob
      But the node does not request the transaction from Bob

      Examples: the fee is too low, or the script unusual
        | nature                        |
        | pays no fee                   |
        | pays to a non-standard script |

    Example: A transaction that pays no fee, announced before by its txid and, by another peer, by its wtxid
      Given the transaction pays no fee
      And Bob does not ask for announcements by wtxid
      And the node has outbound-full-relay connections to Alice and Bob
      And the node has an inbound connection to Carol
      When Bob and Carol announce the transaction to the node
      And Alice sends the node the transaction
      Then the node requests the transaction by its txid from Bob after 2 seconds
      But the node does not request the transaction from Carol

    Example: Another one was accepted since, and the sender announces it again
      Given the transaction pays to a non-standard script
      And the node has an outbound-full-relay connection to Alice
      And Alice sends the node the transaction, then the second transaction
      When Alice announces the transaction and the third transaction to the node
      Then the node requests the third transaction from Alice
      But the node does not request the transaction from Alice

    Example: The sender has gone
      Given the transaction pays to a non-standard script
      And the node has outbound-full-relay connections to Alice and Bob
      And Alice sends the node the transaction
      And Alice disconnects
      When Bob announces the transaction and the second transaction to the node
      Then the node requests the second transaction from Bob
      But the node does not request the transaction from Bob

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

    Scenario Outline: A transaction that <nature>, announced again after <event>
      Given the transaction <nature>
      And the node has outbound-full-relay connections to Alice and Bob
      And Alice sends the node the transaction
      And <event>
      When Bob announces the transaction to the node
      Then the node requests the transaction from Bob

      Examples: the fee is too low, or the script unusual
        | nature                        | event                                            |
        | pays no fee                   | a new block is mined                             |
        | pays to a non-standard script | a new block is mined                             |
        | pays to a non-standard script | the operator has marked the chain tip as invalid |

  @TXR-046
  Rule: The node remembers by txid, too, that it has rejected what spends an output of an unknown witness version
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::MempoolRejectedTx, TX_INPUTS_NOT_STANDARD
    To pay to an unknown witness version is standard, so that the node accepts the parent; to spend that is not, as
    its rules are still to be made. The txid covers what a transaction spends, so no other witness can help the child.
    If the node remembered its wtxid alone, txid-relay peers, and whoever sends the grandchild (rejected, too), would
    make it download the same again. Where what is spent is not to blame, as with a non-standard output script, it
    remembers the wtxid alone, since the witness may have been to blame: by txid it requests it, two seconds later
    (four, if inbound or addr-fetch), as all that is announced so here. A new chain tip ends this, too.

    @connection.<connection>
    Scenario Outline: It comes from a <connection> peer, and a txid-relay peer announces it, and another one
      Given the parent pays to an unknown witness version
      And Carol does not ask for announcements by wtxid
      And the node has <connection> connections to Carol and Alice
      And Alice sends the node the parent, then the child
      When Carol announces the child and the transaction to the node
      And 4 seconds pass
      Then the node requests the transaction by its txid from Carol
      And the node sends Carol a getdata for 1 transaction once

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    Example: A txid-relay peer announces it after a new block
      Given the parent pays to an unknown witness version
      And Carol does not ask for announcements by wtxid
      And the node has inbound connections to Alice and Carol
      And Alice sends the node the parent, then the child
      When a new block is mined
      And Carol announces the child to the node
      Then the node requests the child by its txid from Carol after 4 seconds

    Example: Its child comes, and another peer announces both
      Given the parent pays to an unknown witness version
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

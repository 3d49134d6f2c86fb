@source.policy @fixture.coins
Feature: Transactions that the node has rejected
  What the node has rejected once it need not download again from everybody. Yet a spoilt copy must not keep
  the true transaction away.

  @TXR-046
  Rule: The node does not request by wtxid a transaction that it has rejected, until its chain tip changes
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::MempoolRejectedTx, RecentRejectsFilter
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::ActiveTipChange
    Otherwise every peer could make it download the same worthless transaction. A new block (a new chain tip) may
    change the verdict, so that the node then asks again. That Bob is asked for the second transaction shows that the
    node has heard him.

    Scenario Outline: A transaction that <nature>, announced by somebody else
      Given the transaction <nature>
      And the node has outbound-full-relay connections to Alice and Bob
      And Alice sends the node the transaction
      When Bob announces the transaction and the second transaction to the node
      Then the node requests the second transaction from Bob
      But the node does not request the transaction from Bob

      Examples: the fee is too low, or the script unusual
        | nature                       |
        | pays no fee                  |
        | pays to a non-standard script |

    Scenario Outline: A transaction that <nature>, announced again after a new block
      Given the transaction <nature>
      And the node has outbound-full-relay connections to Alice and Bob
      And Alice sends the node the transaction
      And a new block is mined
      When Alice and Bob announce the transaction to the node
      Then the node requests the transaction from Alice

      Examples: the fee is too low, or the script unusual
        | nature                       |
        | pays no fee                  |
        | pays to a non-standard script |

  @TXR-076
  Rule: A copy with a wrong witness is remembered by its wtxid alone, one without witness not at all
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::MempoolRejectedTx, TX_WITNESS_STRIPPED
    The witness is the part with the signatures. Anybody can take it away or spoil it; the txid stays the same, the
    wtxid does not. If the node held the txid against the true transaction, an attacker could keep it out by sending a
    spoilt copy first. So it still requests the true one, and accepts it; by txid after two seconds, as always.

    Example: A copy without its witness, and peers with wtxids and without
      Given Carol does not ask for announcements by wtxid
      And the node has outbound-full-relay connections to Alice, Bob and Carol
      And Alice sends the node the transaction without its witness
      When Bob and Carol announce the transaction to the node
      Then the node requests the transaction by its wtxid from Bob
      And the node requests the transaction by its txid from Carol after 2 seconds

    Example: A copy with a wrong witness, and peers with wtxids and without
      Given Carol does not ask for announcements by wtxid
      And the node has outbound-full-relay connections to Alice, Bob and Carol
      And Alice sends the node the transaction with a wrong witness
      When Bob announces the transaction with a wrong witness to the node
      And Bob and Carol announce the transaction to the node
      Then the node requests the transaction by its wtxid from Bob
      And the node requests the transaction by its txid from Carol after 2 seconds
      But the node does not request the transaction with a wrong witness from Bob

    @connection.<connection>
    Scenario Outline: A <connection> peer sends a spoilt copy, <copy>, and another peer the true one
      Given the node has a <connection> connection to Alice
      And the node has an inbound connection to Bob
      When Alice sends the node the transaction <copy>
      And Bob sends the node the transaction
      Then the node reports that its mempool holds the transaction
      And the node stays connected to Alice

      Examples: types that carry transactions
        | connection          | copy                 |
        | outbound-full-relay | with a wrong witness |
        | addr-fetch          | without its witness  |
        | manual              | with a wrong witness |
        | inbound             | with a wrong witness |
        | inbound             | without its witness  |

  @TXR-054
  Rule: The node accepts a valid transaction that it has not requested, and stays connected if it is not valid
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, ProcessInvalidTx
    What one node takes for invalid another one may relay in good faith, as rules differ between versions: if nodes
    disconnected for it, the network would fall apart. Core before 29.3 disconnects for what breaks the rules of
    consensus. Block-relay-only peers may send none at all.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends one that <nature>, and then a valid one
      Given the transaction <nature>
      And the node has a <connection> connection to Alice
      When Alice sends the node the transaction, then the second transaction
      Then the node reports that its mempool holds the second transaction
      And the node stays connected to Alice
      But the node reports that its mempool does not hold the transaction

      Examples: types that carry transactions
        | connection          | nature                        |
        | outbound-full-relay | pays to a non-standard script |
        | addr-fetch          | pays to a non-standard script |
        | manual              | pays no fee                   |
        | inbound             | pays to a non-standard script |

      @use.with_node.min_version=29.3
      Examples: against the rules of consensus
        | connection          | nature                       |
        | outbound-full-relay | pays out more than it spends |
        | addr-fetch          | pays out more than it spends |
        | manual              | pays out more than it spends |
        | inbound             | pays out more than it spends |

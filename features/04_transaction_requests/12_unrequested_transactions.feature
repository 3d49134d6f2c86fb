@source.policy @fixture.coins
Feature: Malleated and stripped copies, and transactions that the node has not requested
  Anybody can spoil the witness of a transaction and send the copy; nobody may keep the true one from the node so. And a
  peer may send a transaction without having announced it, as some wallets do with their own.

  @TXR-076
  Rule: A copy with a malleated witness is remembered by its wtxid alone, a stripped one not at all
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::MempoolRejectedTx, TX_WITNESS_STRIPPED
    The witness is the part with the signatures. Anybody can take it away (strip it) or alter it (malleate it); the txid
    stays the same, the wtxid does not (without a witness the txid is the wtxid, too). If the node held the txid against
    the true transaction, an attacker could keep it out by sending such a copy first. So it still requests the true one,
    and accepts it; by txid two seconds later, as all that is announced so here. Whoever sent the copy may have got it
    so, and stays (with Core before 29.3 only if the copy breaks no rule of consensus).

    @connection.<connection>
    Scenario Outline: A <connection> peer sends a copy with a stripped witness twice, and others announce the true one
      Given Carol does not ask for announcements by wtxid
      And the node has outbound-full-relay connections to Bob and Carol
      And the node has a <connection> connection to Alice
      And Alice sends the node the transaction with a stripped witness
      And Alice sends the node the transaction with a stripped witness
      When Bob and Carol announce the transaction to the node
      Then the node requests the transaction by its wtxid from Bob
      And the node requests the transaction by its txid from Carol after 2 seconds

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

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
    Scenario Outline: The second of two <connection> peers sends a copy with a malleated witness
      Given Carol does not ask for announcements by wtxid
      And the node has outbound-full-relay connections to Bob and Carol
      And the node has <connection> connections to Dave and Alice
      And Alice sends the node the transaction with a malleated witness
      When Bob announces the transaction with a malleated witness to the node
      And Carol announces the transaction to the node
      Then the node requests the transaction by its txid from Carol after 2 seconds
      But the node does not request the transaction with a malleated witness from Bob

      Examples: other types that carry transactions
        | connection |
        | addr-fetch |
        | manual     |
        | inbound    |

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

  @TXR-054
  Rule: The node accepts valid transactions that it has not requested, and stays connected if it rejects one
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, ProcessInvalidTx
    If the node ignored what it has not requested, the payments of such wallets would not spread. What one node takes
    for invalid another one may relay in good faith, as rules differ between versions: if nodes disconnected for it, the
    network would fall apart. Core before 29.3 disconnects for what breaks the rules of consensus. Where transactions
    are not wanted at all it is different: on block-relay-only connections, in blocksonly mode, and in initial block
    download.

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

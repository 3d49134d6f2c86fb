@source.policy @fixture.coins
Feature: Announced transactions that the node does not request
  What the node has, or has rejected, it need not download again. Yet nobody may make it believe that it has a
  transaction which it has not, or the transaction would not reach it.

  @TXR-045
  Rule: The node requests nothing that is in its mempool or a recent block, nor, by wtxid, an orphan it has
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::AlreadyHaveTx
    Every peer announces every transaction, so that it would come as often as the node has peers, and use up everybody's
    bandwidth. The child, whose parent has not come, is an orphan. Nobody has judged it yet, and with a witness it may
    be a malleated copy: announced by its txid, it is requested (since version 28). Bob sends what the node has, unless
    it comes otherwise. The other transaction, which the node lacks and requests, shows that it has heard the
    announcement; it requests two seconds later from addr-fetch peers and inbound ones without noban, and what is
    announced by txid. Recent is a block that has come since the node's start (since version 31, after initial block
    download), while no more than 24,000 transactions have come in blocks since, so not the latest one alone.

    @connection.<connection>
    Scenario Outline: A <connection> peer announces two that are in the mempool, and another one
      Given the node has a <connection> connection to Alice
      And the node has an inbound connection to Bob
      And Bob sends the node the transaction, then the second transaction
      When Alice announces the transaction, the second transaction and the third transaction to the node
      And 2 seconds pass
      Then the node requests the third transaction from Alice
      And the node sends Alice a getdata for 1 transaction once

      Examples: peers that are not preferred
        | connection          |
        | addr-fetch          |
        | inbound             |

    @connection.inbound
    Example: An inbound peer with the noban permission announces one in the mempool, one in a block, and another one
      Given the node is started with the permissions noban for Alice
      And the node has inbound connections to Bob and Alice
      And Bob sends the node the transaction
      And a block with the second transaction is mined
      When Alice announces the transaction, the second transaction and the third transaction to the node
      Then the node requests the third transaction from Alice
      And the node sends Alice a getdata for 1 transaction once

    @connection.<connection>
    Scenario Outline: A <connection> peer announces three that the node has, and another one
      Given the node has a <connection> connection to Alice
      And the node has an inbound connection to Bob
      And Bob sends the node the transaction
      And a block with the second transaction is mined
      And Bob sends the node the child
      When Alice announces the transaction, the second transaction, the third transaction and the child to the node
      Then the node requests the third transaction from Alice
      And the node sends Alice a getdata for 1 transaction once

      Examples: preferred peers
        | connection          |
        | outbound-full-relay |
        | manual              |

    Example: Two of them are in the same block, twenty blocks are on top of it, and their sender has gone
      Given the node has inbound connections to Alice and Bob
      And Bob sends the node the transaction, then the second transaction
      And 21 new blocks are mined
      And Bob disconnects
      When Alice announces the transaction, the second transaction and the third transaction to the node
      And 2 seconds pass
      Then the node requests the third transaction from Alice
      And the node sends Alice a getdata for 1 transaction once

    Example: It is announced by its txid
      Given Alice does not ask for announcements by wtxid
      And the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      And Bob sends the node the transaction
      And a block with the second transaction is mined
      When Alice announces the transaction, the second transaction and the third transaction to the node
      Then the node requests the third transaction from Alice after 2 seconds
      And the node sends Alice a getdata for 1 transaction once

    @use.with_node.min_version=28
    Example: An orphan is announced by its txid
      Given Alice does not ask for announcements by wtxid
      And the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      And Bob sends the node the child
      When Alice announces the child to the node
      Then the node requests the child by its txid from Alice after 2 seconds

    Example: An orphan without a witness is announced by its txid, which is its wtxid, too
      Given the parent pays to an output that is spent without a witness
      And Alice does not ask for announcements by wtxid
      And the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      And Bob sends the node the child
      When Alice announces the child and the transaction to the node
      Then the node requests the transaction by its txid from Alice after 2 seconds
      But the node does not request the child from Alice

    Scenario Outline: <what> while the two seconds pass
      Given the node has inbound connections to Alice and Bob
      When Alice announces the transaction and the second transaction to the node
      And 1 second passes
      And <event>
      Then the node requests the second transaction from Alice after 2 seconds
      But the node does not request the transaction from Alice

      Examples: by whatever way it comes
        | what                       | event                                 |
        | It comes from another peer | Bob sends the node the transaction    |
        | The operator submits it    | the operator submits the transaction  |
        | It is mined                | a block with the transaction is mined |

  @TXR-045
  Rule: The node requests a transaction by wtxid though it has the same with another witness
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::AlreadyHaveTx
    The witness is the part with the signatures; the wtxid covers it (BIP 339), the txid does not. A wtxid does not tell
    the txid: only when the transaction has come does the node see that it is the same. And of two with the same txid
    one may be a malleated copy: otherwise an attacker could keep the true one out by sending such a copy before, which
    waits as an orphan (last example). Bob sends what the node has, but for the block.

    Example: The other one is in the mempool
      Given the node has outbound-full-relay connections to Alice and Bob
      And Bob sends the node the transaction
      When Alice announces the transaction with a malleated witness to the node
      Then the node requests the transaction with a malleated witness from Alice

    Example: The other one is in a block
      Given the node has outbound-full-relay connections to Alice and Bob
      And a block with the transaction is mined
      When Alice announces the transaction with a malleated witness to the node
      Then the node requests the transaction with a malleated witness from Alice

    Example: The other one is an orphan
      Given the node has outbound-full-relay connections to Alice and Bob
      And Bob sends the node the child with a malleated witness
      When Alice announces the child to the node
      Then the node requests the child by its wtxid from Alice

  @TXR-045
  Rule: After a reorganization the node requests also what its recent blocks contain
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::BlockDisconnected
    What was in a block that is no longer part of the chain may have to be mined again; if the node never requested it
    any more, it would not have it for that. The node then forgets all that it knew of recent blocks, which costs it a
    few needless requests and keeps nothing away from it; of blocks that come afterwards it remembers again what they
    contain. Here the operator has the latest block undone, and the transaction is in the one below. This holds each
    time, not the first alone.

    Example: A transaction of a block below the one that is undone is announced
      Given the node has an outbound-full-relay connection to Alice
      And a block with the transaction is mined
      And the operator has marked a block as invalid
      When Alice announces the transaction to the node
      Then the node requests the transaction from Alice

    Example: A block has been undone before, and the transaction is in a block that came since
      Given the node has an outbound-full-relay connection to Alice
      And the operator has marked a block as invalid
      And a block with the transaction is mined
      And the operator has marked a block as invalid
      When Alice announces the transaction to the node
      Then the node requests the transaction from Alice

    Example: A transaction of a block that comes afterwards is announced, and another one
      Given the node has an outbound-full-relay connection to Alice
      And the operator has marked a block as invalid
      And a block with the transaction is mined
      When Alice announces the transaction and the second transaction to the node
      Then the node requests the second transaction from Alice
      But the node does not request the transaction from Alice

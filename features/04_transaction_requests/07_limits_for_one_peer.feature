@source.policy
Feature: How much the node asks of one peer
  A peer may not bind the node by announcing without end.

  @TXR-039
  Rule: What a peer without the relay permission announces with 100 requests in flight waits two seconds more
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::AddTxAnnouncement, OVERLOADED_PEER_TX_DELAY
    A peer with a hundred transaction requests in flight may be slow, or not mean to send any: others get a chance
    before, or one peer could delay hundreds. The relay permission lifts this. Each reason to wait counts two seconds: a
    hundred in flight; not chosen by the node; announced by txid (a missing parent, too) while a wtxid-relay peer is
    connected, such as Bob. The seconds count from the announcement of the transaction, which comes 2 seconds after the
    others (in two examples 4, and 62): so "after 4 seconds" is two more than at once, and 10 are 4 and all three
    reasons. What counts is the moment of the announcement. After 60 seconds a request has failed, and is not in flight
    any more; 300 in flight cost no more than a hundred.

    @connection.<connection>
    Scenario Outline: A <connection> peer has <count> requests in flight
      Given the node has a <connection> connection to Alice
      When Alice announces <count> other transactions to the node
      And 2 seconds pass
      And Alice announces the transaction to the node
      Then the node requests the transaction from Alice after <seconds> seconds

      Examples: types that carry transactions
        | connection          | count | seconds |
        | outbound-full-relay | 100   | 4       |
        | addr-fetch          | 99    | 4       |
        | addr-fetch          | 100   | 6       |
        | manual              | 100   | 4       |
        | inbound             | 99    | 4       |
        | inbound             | 100   | 6       |
        | inbound             | 300   | 6       |

    Example: An inbound peer with 100 requests in flight announces two more, one after the other
      Given the node has an inbound connection to Alice
      When Alice announces 100 other transactions to the node
      And 2 seconds pass
      And Alice announces the transaction to the node
      And Alice announces the second transaction to the node
      Then the node requests the transaction from Alice after 6 seconds
      And the node requests the second transaction from Alice after 6 seconds

    Example: An inbound peer has announced 100, which the node has not requested yet
      Given the node has an inbound connection to Alice
      When Alice announces 100 other transactions to the node
      And Alice announces the transaction to the node
      And Alice sends the node the child
      Then the node requests the transaction from Alice after 2 seconds
      And the node requests the parent by its txid from Alice after 4 seconds

    @connection.<connection>
    Scenario Outline: A <connection> peer has 99 requests in flight
      Given the node has a <connection> connection to Alice
      When Alice announces 99 other transactions to the node
      And Alice announces the transaction to the node
      Then the node requests the transaction from Alice

      Examples: preferred peers
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.inbound
    Scenario Outline: An inbound peer with the permissions <permissions> has 100 requests in flight
      Given Alice has a loopback address of its own
      And the node is started with the permissions <permissions> for Alice
      And the node has an inbound connection to Alice
      When Alice announces 100 other transactions to the node
      And 2 seconds pass
      And Alice announces the transaction to the node
      Then the node requests the transaction from Alice after <seconds> seconds

      Examples: relay lifts it; noban does not, but makes the peer a preferred one
        | permissions    | seconds |
        | relay          | 4       |
        | forcerelay     | 4       |
        | noban          | 4       |
        | mempool        | 6       |
        | addr, download | 6       |

    @connection.inbound
    Example: An inbound peer with the permissions relay and noban has 100 requests in flight
      Given Alice has a loopback address of its own
      And the node is started with the permissions relay, noban for Alice
      And the node has an inbound connection to Alice
      When Alice announces 100 other transactions to the node
      And Alice announces the transaction to the node
      Then the node requests the transaction from Alice

    @connection.manual @use.with_whitelist_out=yes
    Example: A manual peer with the permission relay has 100 requests in flight
      Given Alice has a loopback address of its own
      And the node is started with the permissions relay, out for Alice
      And the node has a manual connection to Alice
      When Alice announces 100 other transactions to the node
      And Alice announces the transaction to the node
      Then the node requests the transaction from Alice

    Example: A txid-relay peer has 100 requests in flight
      Given Alice does not ask for announcements by wtxid
      And the node has inbound connections to Bob and Alice
      When Alice announces 100 other transactions to the node
      And 4 seconds pass
      And Alice announces the transaction to the node
      Then the node requests the transaction by its txid from Alice after 10 seconds

    @connection.inbound
    Example: A peer with the relay permission has 100 requests in flight, and sends a child that lacks its parent
      Given Alice has a loopback address of its own
      And the node is started with the permissions relay for Alice
      And the node has an inbound connection to Alice
      When Alice announces 100 other transactions to the node
      And 2 seconds pass
      And Alice sends the node the child
      Then the node requests the parent by its txid from Alice after 6 seconds

    Example: Another peer has 100 requests in flight
      Given the node has inbound connections to Alice and Bob
      When Bob announces 100 other transactions to the node
      And 2 seconds pass
      And Alice announces the transaction to the node
      Then the node requests the transaction from Alice after 4 seconds

    Example: One of the 100 requests was answered
      Given the node has an inbound connection to Alice
      When Alice announces 99 other transactions to the node
      And Alice announces the second transaction to the node
      And 2 seconds pass
      And Alice sends the node a notfound message about the second transaction
      And Alice announces the transaction to the node
      Then the node requests the transaction from Alice after 4 seconds

    @fixture.coins
    Scenario Outline: One of the 100 requests is in vain, since <event>
      Given the node has inbound connections to Alice and Bob
      When Alice announces 99 other transactions to the node
      And Alice announces the second transaction to the node
      And 2 seconds pass
      And <event>
      And Alice announces the transaction to the node
      Then the node requests the transaction from Alice after 4 seconds

      Examples: it comes from somebody else, and in a block
        | event                                        |
        | Bob sends the node the second transaction    |
        | a block with the second transaction is mined |

    Example: One of the 100 requests is answered after the announcement
      Given the node has an outbound-full-relay connection to Alice
      When Alice announces 99 other transactions to the node
      And Alice announces the second transaction to the node
      And Alice announces the transaction to the node
      And Alice sends the node a notfound message about the second transaction
      Then the node requests the transaction from Alice after 2 seconds

    Example: The 100 requests have been in flight for 60 seconds
      Given the node has an inbound connection to Alice
      When Alice announces 100 other transactions to the node
      And 2 seconds pass
      And 60 seconds pass
      And Alice announces the transaction to the node
      Then the node requests the transaction from Alice after 64 seconds

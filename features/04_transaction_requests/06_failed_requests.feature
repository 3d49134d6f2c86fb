@source.policy
Feature: Requests that fail before their time
  A peer may say that it does not have what it has announced, or disconnect. Then there is nothing to wait for.

  @TXR-042
  Rule: When the peer that it has asked answers notfound, the node asks the next announcer at once
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::ReceivedNotFound
    With notfound a peer says that it does not have what was requested. Otherwise the node waits 60 seconds for an
    answer: to wait for the rest of them would only delay the transaction. Peers that the node has not chosen are asked
    after two seconds, which pass first. Carol, who has announced nothing in the first example and in the last, is not
    the next, and her notfound means nothing; where both have negotiated txids, she makes them wait two seconds.

    @connection.<connection>
    Scenario Outline: A <connection> peer answers notfound
      Given the node has a <connection> connection to Alice
      And the node has inbound connections to Bob and Carol
      When Alice announces the transaction to the node
      And 2 seconds pass
      And Bob announces the transaction to the node
      And 2 seconds pass
      And Alice sends the node a notfound message about the transaction
      Then the node requests the transaction from Bob

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: An inbound peer with the noban permission answers notfound
      Given the node is started with the permissions noban for Alice
      And the node has inbound connections to Bob and Alice
      When Alice and Bob announce the transaction to the node
      And 2 seconds pass
      And Alice sends the node a notfound message about the transaction
      Then the node requests the transaction from Bob

    Example: The second one answers notfound too
      Given the node has outbound-full-relay connections to Alice and Bob
      And the node has a manual connection to Carol
      When Alice and Bob announce the transaction to the node
      And Alice sends the node a notfound message about the transaction
      And Carol announces the transaction to the node
      And Bob sends the node a notfound message about the transaction
      Then the node requests the transaction from Carol
      And the node requests the transaction from Bob once

    Example: Both have negotiated txids
      Given the node has manual connections to Alice and Bob, each of whom does not ask for announcements by wtxid
      And the node has an inbound connection to Carol
      When Alice announces the transaction to the node
      And 2 seconds pass
      And Bob announces the transaction to the node
      And 2 seconds pass
      And Alice sends the node a notfound message about the transaction
      Then the node requests the transaction by its txid from Bob

    Example: It answers for two transactions in one message
      Given the node has outbound-full-relay connections to Alice and Bob
      When Alice and Bob announce the transaction to the node
      And Alice and Bob announce the second transaction to the node
      And Alice sends the node a notfound message about the transaction and the second transaction
      Then the node requests the transaction from Bob
      And the node requests the second transaction from Bob

    Example: It answers for two transactions, one after the other
      Given the node has outbound-full-relay connections to Alice and Bob
      When Alice and Bob announce the transaction to the node
      And Alice and Bob announce the second transaction to the node
      And Alice sends the node a notfound message about the transaction
      And Alice sends the node a notfound message about the second transaction
      Then the node requests the second transaction from Bob

    Example: The answer is about another transaction
      Given the node has outbound-full-relay connections to Alice and Bob
      When Alice and Bob announce the transaction to the node
      And Alice sends the node a notfound message about the second transaction
      Then the node requests the transaction from Bob after 60 seconds

    Example: Somebody else answers notfound
      Given the node has outbound-full-relay connections to Alice and Bob
      And the node has a manual connection to Carol
      When Alice and Bob announce the transaction to the node
      And Carol sends the node a notfound message about the transaction
      Then the node requests the transaction from Bob after 60 seconds

  @TXR-078
  Rule: The node ignores a notfound message with more than 5016 entries
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, MAX_PEER_TX_ANNOUNCEMENTS
    The node remembers no more than 5000 announcements of a peer and requests no more than 16 blocks at a time (5016 in
    all): longer answers are senseless, and would keep it busy. It waits for the true answer, for 60 seconds in all.

    @connection.<connection>
    Scenario Outline: A notfound message about <others> other transactions, too, of an <connection> peer
      Given the node has an <connection> connection to Alice
      And the node has an outbound-full-relay connection to Bob
      When Alice announces the transaction to the node
      And 2 seconds pass
      And Bob announces the transaction to the node
      And Alice sends the node a notfound message about the transaction and <others> others
      Then the node requests <what>
      And the node stays connected to Alice

      Examples: a preferred peer, and one that is asked after two seconds; 5016 entries, and one more
        | connection          | others | what                                      |
        | outbound-full-relay | 5015   | the transaction from Bob                  |
        | inbound             | 5015   | the transaction from Bob                  |
        | outbound-full-relay | 5016   | the transaction from Bob after 60 seconds |
        | inbound             | 5016   | the transaction from Bob after 62 seconds |

    Example: Two notfound messages with 5017 entries, and then a short one
      Given the node has outbound-full-relay connections to Bob and Alice
      When Alice and Bob announce the transaction to the node
      And Alice sends the node a notfound message about the transaction and 5016 others
      And Alice sends the node a notfound message about the transaction and 5016 others
      And 1 second passes
      And Alice sends the node a notfound message about the transaction
      Then the node requests the transaction from Bob after 1 second

  @TXR-042
  Rule: When the peer asked for a transaction disconnects, the node asks the next announcer at once
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::DisconnectedPeer
    The node has asked one peer and waits 60 seconds for the answer. If it did so even when the peer is gone, it would
    wait for what cannot come, and the payment would be late. Two seconds pass first, as some types are asked so much
    later; two more, until Bob's turn is due at the earliest. Carol, who has announced nothing in the first example and
    in the last, is not the next, and whether she is gone means nothing.

    @connection.<connection>
    Scenario Outline: A <connection> peer disconnects
      Given the node has a <connection> connection to Alice
      And the node has inbound connections to Bob and Carol
      When Alice announces the transaction to the node
      And 2 seconds pass
      And Bob announces the transaction to the node
      And 2 seconds pass
      And Alice disconnects
      Then the node requests the transaction from Bob

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    Example: The second one disconnects too
      Given the node has outbound-full-relay connections to Alice and Bob
      And the node has a manual connection to Carol
      When Alice and Bob announce the transaction to the node
      And Alice disconnects
      And Carol announces the transaction to the node
      And Bob disconnects
      Then the node requests the transaction from Carol

    Example: It has been asked for two transactions
      Given the node has outbound-full-relay connections to Alice and Bob
      When Alice and Bob announce the transaction to the node
      And Alice and Bob announce the second transaction to the node
      And Alice disconnects
      Then the node requests the transaction from Bob
      And the node requests the second transaction from Bob

    Example: Somebody else disconnects
      Given the node has outbound-full-relay connections to Alice and Bob
      And the node has a manual connection to Carol
      When Alice and Bob announce the transaction to the node
      And Carol disconnects
      Then the node requests the transaction from Bob after 60 seconds

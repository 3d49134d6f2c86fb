@source.policy
Feature: Requests that are not answered
  A peer that announces a transaction and then does not send it must not be able to keep it from the node:
  the node asks the others that have announced it, one after the other.

  @TXR-040
  Rule: By one hash, the node asks one peer at a time for a transaction, after 60 seconds in vain another
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::GetRequestsToSend, GETDATA_TX_INTERVAL
    If it asked everybody at once, all would send the same, at the operator's cost; if it waited for one for ever, it
    would not get the transaction. (Who says that he does not have it, sends something else under that txid, or
    disconnects, ends the 60 seconds.) Whoever has not answered is not asked again for the same announcement. That a
    txid and a wtxid mean the same transaction the node cannot know before it has it, so it may ask two peers by the
    two. An inbound or addr-fetch peer is asked two seconds after its announcement, so that its 60 seconds end after 62,
    and what it announces after 59 is requested after 61; what is announced by txid waits two seconds as well.
    Of two inbound peers whose two seconds end together, chance decides for each transaction who is asked first, and the
    other one is asked 60 seconds later (the parent, the child and so on are just four transactions there).
    Not with bystanders: they would have negotiated wtxids, and what is announced by txid would wait two seconds more.
    Not with twice as many peers: of four, not everybody has had his turn.

    @connection.<connection>
    Scenario Outline: A <connection> peer does not answer, an inbound peer has announced it too
      Given the node has a <connection> connection to Alice
      And the node has an inbound connection to Bob
      When Alice and Bob announce the transaction to the node
      Then the node requests the transaction from Alice
      And the node requests the transaction from Bob after 60 seconds
      And the node requests the transaction from Alice once
      And the node requests the transaction from Bob once

      Examples: preferred peers
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.<connection>
    Scenario Outline: A <connection> peer does not answer, an inbound peer announces it two seconds later
      Given the node has a <connection> connection to Alice
      And the node has an inbound connection to Bob
      When Alice announces the transaction to the node
      And 2 seconds pass
      And Bob announces the transaction to the node
      Then the node requests the transaction from Alice
      And the node requests the transaction from Bob after 62 seconds
      And the node requests the transaction from Alice once

      Examples: peers that are not preferred
        | connection |
        | addr-fetch |
        | inbound    |

    @connection.inbound @not.with.twice
    Example: Two inbound peers announce four transactions at the same moment, and do not answer
      Given the node has inbound connections to Alice and Bob
      When Alice and Bob announce the parent, the child, the grandchild and the great-grandchild to the node
      And 2 seconds pass
      And 60 seconds pass
      Then the node requests the parent from Alice once
      And the node requests the child from Alice once
      And the node requests the grandchild from Bob once
      And the node requests the great-grandchild from Bob once

    Example: The second one does not answer either
      Given the node has outbound-full-relay connections to Alice and Bob
      And the node has an inbound connection to Carol
      When Alice and Bob announce the transaction to the node
      And Carol announces the transaction to the node
      Then the node requests the transaction from Bob after 60 seconds
      And the node requests the transaction from Carol after 120 seconds
      And the node requests the transaction from Alice once

    @few.with.bystanders
    Example: All of them have negotiated txids, and no peer wtxids
      Given Alice does not ask for announcements by wtxid
      And Bob does not ask for announcements by wtxid
      And the node has manual connections to Alice and Bob
      When Alice and Bob announce the transaction to the node
      Then the node requests the transaction by its txid from Alice
      And the node requests the transaction by its txid from Bob after 60 seconds

    Example: One peer announces it by its wtxid, another one by its txid
      Given Bob does not ask for announcements by wtxid
      And the node has outbound-full-relay connections to Alice and Bob
      When Alice and Bob announce the transaction to the node
      Then the node requests the transaction by its wtxid from Alice
      And the node requests the transaction by its txid from Bob after 2 seconds

    @fixture.coins
    Example: The answer comes within the 60 seconds
      Given the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      When Alice and Bob announce the transaction to the node
      And 59 seconds pass
      And Alice sends the node the transaction
      And Bob announces the second transaction to the node
      Then the node requests the second transaction from Bob after 61 seconds
      But the node does not request the transaction from Bob

    Example: Two transactions wait for answers, each for its own 60 seconds
      Given the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      When Alice and Bob announce the transaction to the node
      And Bob announces the second transaction to the node
      And 2 seconds pass
      And Alice announces the second transaction to the node
      Then the node requests the transaction from Bob after 60 seconds
      And the node requests the second transaction from Alice after 62 seconds

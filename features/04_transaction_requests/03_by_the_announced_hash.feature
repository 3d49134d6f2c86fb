@bip.339 @source.policy
Feature: By which hash the node requests a transaction
  A transaction has two hashes for a name: the txid, and the wtxid, which covers its signatures (the witness) too. By
  which they announce is negotiated in the handshake.

  @TXR-044 @bip.144
  Rule: The node requests by the kind of hash announced, and by txid with witness from peers that have it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, GetFetchFlags
    The peer knows the transaction by the hash that it has announced; asked by another one, it might not find it. The
    witness holds the signatures: without it the transaction is worthless, so the node asks for it whenever the peer can
    send it. It waits two seconds with what is announced by txid while a wtxid-relay peer is there (Bob, where Alice is
    none), and two with a peer that it has not chosen or that has no blocks: both make 4.

    @connection.<connection>
    Scenario Outline: Two <connection> peers, wtxid-relay and txid-relay
      Given Bob does not ask for announcements by wtxid
      And the node has <connection> connections to Alice and Bob
      When Alice announces the transaction to the node
      And Bob announces the second transaction to the node
      Then the node requests the transaction by its wtxid from Alice after <alice> seconds
      And the node requests the second transaction by its txid from Bob after <bob> seconds

      Examples: types that are not preferred
        | connection          | alice | bob |
        | addr-fetch          | 2     | 4   |
        | inbound             | 2     | 4   |

    @connection.<connection>
    Scenario Outline: Two <connection> peers, wtxid-relay and txid-relay, both preferred
      Given Bob does not ask for announcements by wtxid
      And the node has <connection> connections to Alice and Bob
      When Alice announces the transaction to the node
      And Bob announces the second transaction to the node
      Then the node requests the transaction by its wtxid from Alice
      And the node requests the second transaction by its txid from Bob after 2 seconds

      Examples: preferred peers
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.<connection>
    Scenario Outline: A <connection> <kind>-relay peer that offers <services>
      Given Alice offers <services>
      And <other> does not ask for announcements by wtxid
      And the node has a <connection> connection to Alice
      And the node has an inbound connection to Bob
      When Alice announces the transaction to the node
      Then the node requests the transaction <hash> from Alice after <seconds> seconds

      Examples: with and without witnesses, by either kind of hash
        | connection | services                     | kind  | other | hash                             | seconds |
        | manual     | all blocks without witnesses | txid  | Alice | by its txid, without its witness | 2       |
        | manual     | all blocks with witnesses    | txid  | Alice | by its txid                      | 2       |
        | manual     | witnesses without blocks     | txid  | Alice | by its txid                      | 4       |
        | manual     | nothing                      | wtxid | Bob   | by its wtxid                     | 2       |
        | inbound    | nothing                      | txid  | Alice | by its txid, without its witness | 4       |
        | inbound    | all blocks without witnesses | wtxid | Bob   | by its wtxid                     | 2       |

  @TXR-003
  Rule: The node ignores a transaction that is announced by the kind of hash that was not negotiated
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::INV
    Both sides have agreed on one kind. If the node went by the other as well, a peer could make it ask by txid, which
    does not tell a malleated copy from the true transaction, though it has agreed on wtxids. Such a peer may merely
    have a fault, so the node stays connected, and does not conclude that the peer has the transaction: it still
    announces it to that peer (for the last example, the transaction has no witness, and so only one hash). In the
    examples with both kinds Bob is just a peer of the other kind. Four seconds are the longest wait before a request
    here, four minutes are more than any before an announcement.
    Not with twice as many peers: the operator submits one transaction, and each peer would name its own.

    @connection.<connection>
    Scenario Outline: A <connection> peer that has negotiated wtxids announces by txid
      Given the node has a <connection> connection to Alice
      When Alice announces the transaction by its txid to the node
      And Alice announces the second transaction to the node
      And 4 seconds pass
      Then the node requests the second transaction from Alice
      And the node stays connected to Alice
      But the node does not request the transaction from Alice

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer that has negotiated txids announces by wtxid
      Given the node has a <connection> connection to Alice, who does not ask for announcements by wtxid
      When Alice announces the transaction by its wtxid to the node
      And Alice announces the second transaction to the node
      And 4 seconds pass
      Then the node requests the second transaction from Alice
      And the node stays connected to Alice
      But the node does not request the transaction from Alice

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: An inbound peer with the noban permission that has negotiated wtxids announces one by its txid
      Given the node is started with the permissions noban for Alice
      And the node has an inbound connection to Alice
      When Alice announces the transaction by its txid to the node
      And Alice announces the second transaction to the node
      And 4 seconds pass
      Then the node requests the second transaction from Alice
      But the node does not request the transaction from Alice

    Scenario Outline: A <own>-relay peer announces two in one message by their <hash>s, and then another one
      Given <other> does not ask for announcements by wtxid
      And the node has outbound-full-relay connections to Bob and Alice
      When Alice announces the transaction and the second transaction by their <hash>s to the node
      And Alice announces the third transaction to the node
      And 2 seconds pass
      Then the node requests the third transaction from Alice
      And the node sends Alice a getdata for 1 transaction once

      Examples: both kinds of hash
        | own   | hash  | other |
        | wtxid | txid  | Bob   |
        | txid  | wtxid | Alice |

    Scenario Outline: A <own>-relay peer announces one by its <hash>, and another one as agreed, in one message
      Given <other> does not ask for announcements by wtxid
      And the node has outbound-full-relay connections to Bob and Alice
      When Alice announces the transaction by its <hash> and the second transaction to the node
      And 2 seconds pass
      Then the node requests the second transaction from Alice
      But the node does not request the transaction from Alice

      Examples: both kinds of hash
        | own   | hash  | other |
        | wtxid | txid  | Bob   |
        | txid  | wtxid | Alice |

    Example: The peer announces it by the negotiated hash afterwards
      Given the node has an outbound-full-relay connection to Alice
      When Alice announces the transaction by its txid to the node
      And Alice announces the transaction to the node
      Then the node requests the transaction by its wtxid from Alice
      And the node requests the transaction from Alice once

    @fixture.coins @not.with.twice
    Example: The operator submits it afterwards, and the node announces it to the peer
      Given the transaction has no witness
      And the node has an inbound connection to Alice
      When Alice announces the transaction by its txid to the node
      And the operator submits the transaction
      And 4 minutes pass
      Then the node announces the transaction to Alice once

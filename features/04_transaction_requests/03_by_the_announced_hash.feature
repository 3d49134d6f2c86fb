@source.policy
Feature: By which hash the node requests a transaction
  A transaction has two hashes for a name: the txid, and the wtxid, which covers its signatures (the witness) too. By
  which they announce is negotiated in the handshake.

  @TXR-044 @bip.144 @bip.339
  Rule: The node requests by the kind of hash that was announced, and by txid with witness from peers that have it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, GetFetchFlags
    The peer knows the transaction by the hash that it has announced; asked by another one, it might not find it. The
    witness holds the signatures: without it the transaction is worthless, so the node asks for it whenever the peer can
    send it. Hash announced by txid: two seconds; peer not chosen, or without blocks: two; both: 4.

    @connection.<connection>
    Scenario Outline: Two <connection> peers, with wtxids and without
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
    Scenario Outline: Two <connection> peers, with wtxids and without, both preferred
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

    @connection.manual
    Scenario Outline: A peer that offers <services>, on a connection with <kind>s
      Given Alice offers <services>
      And <other> does not ask for announcements by wtxid
      And the node has a manual connection to Alice
      And the node has an inbound connection to Bob
      When Alice announces the transaction to the node
      Then the node requests the transaction <hash> from Alice after <seconds> seconds

      Examples: what a peer without witnesses is asked for
        | services                     | kind  | other | hash                             | seconds |
        | all blocks without witnesses | txid  | Alice | by its txid, without its witness | 2       |
        | all blocks with witnesses    | txid  | Alice | by its txid                      | 2       |
        | witnesses without blocks     | txid  | Alice | by its txid                      | 4       |
        | nothing                      | wtxid | Bob   | by its wtxid                     | 2       |

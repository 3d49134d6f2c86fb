@source.policy
Feature: Transactions that are announced by their txids
  The witness is the part of a transaction with the signatures. A txid does not cover it, so that a copy with a
  malleated witness goes by the same txid; the wtxid covers all. Peers that have negotiated wtxids (BIP 339) are asked
  first. Peers that the node has not chosen (inbound, addr-fetch, or without blocks) wait two seconds in any case.

  @TXR-038
  Rule: While a wtxid-relay peer is connected, the node waits two seconds more for what is announced by txid
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::AddTxAnnouncement, TXID_RELAY_DELAY
    A txid does not tell a malleated copy from the true transaction; a wtxid does: requested at once, a worthless one
    could come. Most likely somebody will soon announce the same one by its wtxid, so it is worth waiting for: two
    seconds, which with the two of an inbound or addr-fetch peer make 4. The node merely counts who is connected and has
    negotiated wtxids, of whatever long-lived type, block-relay-only ones too, or addr-fetch, at the moment of the
    announcement: here that is Bob, who announces nothing himself.

    @connection.<connection>
    Scenario Outline: A <connection> wtxid-relay peer is connected, an inbound peer announces by txid
      Given Alice does not ask for announcements by wtxid
      And the node has a <connection> connection to Bob
      And the node has an inbound connection to Alice
      When Alice announces the transaction to the node
      Then the node requests the transaction by its txid from Alice after 4 seconds

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer announces by txid
      Given Alice does not ask for announcements by wtxid
      And the node has a block-relay-only connection to Bob
      And the node has a <connection> connection to Alice
      When Alice announces the transaction to the node
      Then the node requests the transaction by its txid from Alice after <seconds> seconds

      Examples: types that carry transactions
        | connection          | seconds |
        | outbound-full-relay | 2       |
        | addr-fetch          | 4       |
        | manual              | 2       |
        | inbound             | 4       |

    Example: An inbound peer with the noban permission, who need not wait for his type, announces by txid
      Given Alice does not ask for announcements by wtxid
      And the node is started with the permissions noban for Alice
      And the node has a block-relay-only connection to Bob
      And the node has an inbound connection to Alice
      When Alice announces the transaction to the node
      Then the node requests the transaction by its txid from Alice after 2 seconds

    Example: The only wtxid-relay peer disconnects while the two seconds pass
      Given Alice does not ask for announcements by wtxid
      And the node has a manual connection to Alice
      And the node has an inbound connection to Bob
      When Alice announces the transaction to the node
      And 1 second passes
      And Bob disconnects
      Then the node requests the transaction by its txid from Alice after 2 seconds

  @TXR-038 @few.with.bystanders
  Rule: Without a wtxid-relay peer, the node requests by txid as soon as it would by wtxid
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::AddTxAnnouncement, m_num_wtxid_peers
    The node prefers to ask by wtxid, which tells a malleated copy from the true transaction. Where no peer has
    negotiated wtxids there is nobody to wait for. What counts is who is connected at the moment of the announcement,
    not Bob who has left before or comes after it. Inbound and addr-fetch peers wait two seconds as always. In the last
    example Carol, a wtxid-relay peer, is left, and Dave, a txid-relay peer, must not be counted off when he leaves.
    Not with bystanders: they would have negotiated wtxids.

    @connection.<connection>
    Scenario Outline: The only two peers, on <connection> connections, announce by txid
      Given the node has <connection> connections to Alice and Bob, each of whom does not ask for announcements by wtxid
      When Alice announces the transaction to the node
      And Bob announces the second transaction to the node
      Then the node requests the transaction by its txid from Alice
      And the node requests the second transaction by its txid from Bob

      Examples: preferred peers
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.<connection>
    Scenario Outline: The only peer, on a <connection> connection, is not preferred
      Given Alice does not ask for announcements by wtxid
      And the node has a <connection> connection to Alice
      When Alice announces the transaction to the node
      Then the node requests the transaction by its txid from Alice after 2 seconds

      Examples: peers that are not preferred
        | connection          |
        | addr-fetch          |
        | inbound             |

    @connection.<connection>
    Scenario Outline: The only wtxid-relay peer, on a <connection> connection, disconnects
      Given Alice does not ask for announcements by wtxid
      And the node has a manual connection to Alice
      And the node has a <connection> connection to Bob
      And Bob disconnects
      When Alice announces the transaction to the node
      Then the node requests the transaction by its txid from Alice

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    Example: A wtxid-relay peer connects while the two seconds of an inbound peer pass
      Given Alice does not ask for announcements by wtxid
      And the node has an inbound connection to Alice
      When Alice announces the transaction to the node
      And 1 second passes
      And an inbound connection to Bob opens
      Then the node requests the transaction by its txid from Alice after 2 seconds

    Example: The last of two wtxid-relay peers disconnects
      Given Alice does not ask for announcements by wtxid
      And the node has a manual connection to Alice
      And the node has inbound connections to Bob and Carol
      And Bob disconnects
      And Carol disconnects
      When Alice announces the transaction to the node
      Then the node requests the transaction by its txid from Alice

    Example: One of two wtxid-relay peers disconnects, and a txid-relay peer
      Given Alice does not ask for announcements by wtxid
      And Dave does not ask for announcements by wtxid
      And the node has a manual connection to Alice
      And the node has inbound connections to Bob, Carol and Dave
      And Bob disconnects
      And Dave disconnects
      When Alice announces the transaction to the node
      Then the node requests the transaction by its txid from Alice after 2 seconds

  @TXR-042 @fixture.coins
  Rule: When a peer asked by txid sends a copy with a malleated witness, the next announcer is asked at once
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::ReceivedTx
    The copy has the txid that the node has asked for, so it counts as the answer. To wait for a better one would let
    whoever sends it delay the true transaction by 60 seconds. Bob announces by txid at second 2, so that his turn can
    come at second 4 at the earliest (two for the txid, as Carol has wtxids); if the copy did not count, it would be at
    62. (Where a parent is missing, the node keeps the copy as an orphan, and asks nobody else for it by txid.) The copy
    has another wtxid: from a peer asked by wtxid it is no answer, and the node waits out the 60 seconds.

    Scenario Outline: The copy comes <wait> seconds after the next announcer's announcement
      Given the node has manual connections to Alice and Bob, each of whom does not ask for announcements by wtxid
      And the node has an inbound connection to Carol
      When Alice announces the transaction to the node
      And 2 seconds pass
      And Bob announces the transaction to the node
      And <wait> seconds pass
      And Alice sends the node the transaction with a malleated witness
      Then the node requests the transaction by its txid from Bob

      Examples: as the next announcer's turn comes, and long after
        | wait |
        | 2    |
        | 30   |

    Example: The peer was asked by wtxid
      Given the node has outbound-full-relay connections to Alice and Bob
      When Alice and Bob announce the transaction to the node
      And Alice sends the node the transaction with a malleated witness
      Then the node requests the transaction by its wtxid from Bob after 60 seconds

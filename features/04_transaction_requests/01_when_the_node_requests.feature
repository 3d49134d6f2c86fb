@source.policy
Feature: When the node requests an announced transaction
  A peer announces a transaction by its hash; the node requests it from one that did. Whoever is asked learns
  something about the node, and may withhold the transaction. The node therefore gives some peers a head start over
  others.

  @TXR-036
  Rule: The node requests a new transaction at once from a preferred peer that announces it by wtxid
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::AddTxAnnouncement
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, fPreferredDownload
    Preferred are those whom it asks first for blocks, too: of the peers that serve blocks, those to which it has
    connected for good, and inbound ones with the noban permission. Nobody from outside can choose to be one, so a wait
    would only delay payments; on a new connection such a peer is preferred again. New is what it neither has, nor has
    rejected, nor has requested from somebody else. What is announced by txid may wait, since a malleated copy has the
    same txid, but another wtxid. Nothing is requested in initial block download, nor of who may announce nothing
    (block-relay-only peers, and in blocksonly mode whoever lacks the relay permission); announcements of a peer with a
    hundred requests in flight wait. What a message announces besides, of a kind that the node does not know, it passes
    over: later programs may know more kinds.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection offers <services>
      Given Alice offers <services>
      And the node has a <connection> connection to Alice
      When Alice announces the transaction to the node
      Then the node requests the transaction from Alice
      And the node requests the transaction from Alice once

      Examples: preferred peers
        | connection          | services                     |
        | outbound-full-relay | all blocks with witnesses    |
        | outbound-full-relay | recent blocks with witnesses |
        | manual              | all blocks with witnesses    |
        | manual              | all blocks without witnesses |
        | manual              | recent blocks with witnesses |

    @connection.inbound
    Scenario Outline: An inbound peer with the permission noban offers <services>
      Given Alice has a loopback address of its own
      And the node is started with the permissions noban for Alice
      And Alice offers <services>
      And the node has an inbound connection to Alice
      When Alice announces the transaction to the node
      Then the node requests the transaction from Alice

      Examples: preferred peers
        | services                     |
        | all blocks with witnesses    |
        | recent blocks with witnesses |

    @connection.<connection>
    Scenario Outline: A <connection> peer has disconnected, and is connected again
      Given the node has a <connection> connection to Alice
      And Alice disconnects
      And the node has a <connection> connection to Alice
      When Alice announces the transaction to the node
      Then the node requests the transaction from Alice

      Examples: preferred peers
        | connection          |
        | outbound-full-relay |
        | manual              |

    Example: Two transactions of one peer in one message
      Given the node has an outbound-full-relay connection to Alice
      When Alice announces the transaction and the second transaction to the node
      Then the node requests the transaction from Alice
      And the node requests the second transaction from Alice

    Example: One behind something of a kind that the node does not know
      Given the node has an outbound-full-relay connection to Alice
      When Alice announces an entry of an unknown inventory type and the transaction to the node
      Then the node requests the transaction from Alice
      And the node stays connected to Alice

    @fixture.coins
    Example: It was sent to the node twice, and another one has replaced it in the mempool since
      Given the node has outbound-full-relay connections to Alice and Bob
      And Alice sends the node T1
      And Alice sends the node T1
      And the operator has submitted T2, which replaces T1
      When Bob announces T1 to the node
      Then the node requests T1 from Bob

    Example: One after the other, and a second peer with a third one
      Given the node has outbound-full-relay connections to Alice and Bob
      When Alice announces the transaction to the node
      And Alice announces the second transaction to the node
      And Bob announces the third transaction to the node
      Then the node requests the transaction from Alice
      And the node requests the second transaction from Alice
      And the node requests the third transaction from Bob

  @TXR-037
  Rule: From a peer that is not preferred, the node requests what is announced by wtxid two seconds later
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::AddTxAnnouncement, NONPREF_PEER_TX_DELAY
    Whoever connects to the node could otherwise be first with everything, and keep it back. In two seconds a preferred
    peer, one that the node has connected to for good, may announce it, too, and is then asked. Not preferred are
    inbound peers without noban (relay is no help), addr-fetch peers, who are soon gone, and whoever serves no blocks.
    What comes by txid, or while a hundred requests to the peer are in flight, waits longer. Each transaction has two
    seconds of its own; announced again, it does not begin anew. Whoever is asked has 60 seconds to answer: asked after
    two, Alice leaves Bob his turn at 62; asked after one, Bob leaves Alice hers at 61.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection that is not preferred offers <services>
      Given Alice offers <services>
      And the node has a <connection> connection to Alice
      When Alice announces the transaction to the node
      Then the node requests the transaction from Alice after 2 seconds
      And the node requests the transaction from Alice once

      Examples: peers that are not preferred
        | connection | services                  |
        | inbound    | all blocks with witnesses |
        | addr-fetch | all blocks with witnesses |
        | manual     | witnesses without blocks  |
        | manual     | nothing                   |

    @connection.inbound
    Scenario Outline: An inbound peer with the permissions <permissions> offers <services>
      Given Alice has a loopback address of its own
      And the node is started with the permissions <permissions> for Alice
      And Alice offers <services>
      And the node has an inbound connection to Alice
      When Alice announces the transaction to the node
      Then the node requests the transaction from Alice after 2 seconds

      Examples: not preferred all the same
        | permissions         | services                  |
        | relay               | all blocks with witnesses |
        | forcerelay, mempool | all blocks with witnesses |
        | addr, download      | all blocks with witnesses |
        | noban               | nothing                   |

    @connection.addr-fetch @use.with_knots=yes
    Example: An addr-fetch peer with the permission noban, which only Bitcoin Knots can give it
      Given Alice has a loopback address of its own
      And the node is started with the permissions noban, out for Alice
      And the node has an addr-fetch connection to Alice
      When Alice announces the transaction to the node
      Then the node requests the transaction from Alice after 2 seconds

    Example: A second transaction comes a second after the first one
      Given the node has an inbound connection to Alice
      When Alice announces the transaction to the node
      And 1 second passes
      And Alice announces the transaction and the second transaction to the node
      Then the node requests the transaction from Alice after 2 seconds
      And the node requests the second transaction from Alice after 3 seconds

    Example: Another inbound peer announces it a second after the first one
      Given the node has inbound connections to Alice and Bob
      When Alice announces the transaction to the node
      And 1 second passes
      And Bob announces the transaction to the node
      Then the node requests the transaction from Alice after 2 seconds
      And the node requests the transaction from Bob after 62 seconds

    Example: A preferred peer announces it within the two seconds
      Given the node has an inbound connection to Alice
      And the node has an outbound-full-relay connection to Bob
      When Alice announces the transaction to the node
      And 1 second passes
      And Bob announces the transaction to the node
      Then the node requests the transaction from Bob
      And the node requests the transaction from Alice after 61 seconds

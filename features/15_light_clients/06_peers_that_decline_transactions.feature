@fixture.coins
Feature: Peers that decline transactions
  A lightweight wallet, or a node that saves traffic, may not want to hear of transactions. It says so by the relay flag
  of its version message: it declines transactions. The node keeps to that, but accepts what such a peer sends.

  @TXR-021 @HAND-017 @bip.37 @source.bip
  Rule: The node announces no transaction to a peer that declines them, unless the peer asks for some later
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, m_relay_txs
    A peer declines transactions by the relay flag of its version message (BIP 37), because announcements would cost it
    traffic for nothing. Where the node offers bloom filters (patterns by which a peer chooses transactions), the peer
    can ask for some later: by setting or clearing a filter, or by a request for the mempool (all transactions that wait
    for a block by then, and no later ones). A permission alone asks for none. Four minutes are longer than the random
    delay of announcements.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection declines
      Given Bob declines transactions
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When the operator submits a transaction
      Then the node announces the transaction to Alice
      But the node never announces any transaction to Bob

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Scenario Outline: A peer declines and has the permissions <permissions>
      Given Bob has a loopback address of its own
      And the node is started with the permissions <permissions> for Bob
      And Bob declines transactions
      And the node has an inbound connection to Alice
      And the node has an inbound connection to Bob
      When the operator submits a transaction
      Then the node announces the transaction to Alice
      But the node never announces any transaction to Bob

      Examples: none of them asks for transactions
        | permissions          |
        | noban, forcerelay    |
        | bloomfilter, mempool |

    @connection.inbound
    Scenario Outline: A peer declines, has the permission bloomfilter and <act> its filter
      Given Bob has a loopback address of its own
      And the node is started with the permissions bloomfilter for Bob
      And Bob declines transactions
      And the node has an inbound connection to Bob
      And Bob sends the node <message>
      When the operator submits a transaction
      Then the node announces the transaction to Bob

      Examples: both ask for transactions
        | act    | message                                |
        | clears | a filterclear message                  |
        | sets   | a bloom filter that matches everything |

    @connection.inbound
    Example: A peer declines, has the permission bloomfilter and requests the mempool
      Given Bob has a loopback address of its own
      And the node is started with the permissions bloomfilter for Bob
      And Bob declines transactions
      And the node has an inbound connection to Bob
      And the operator has submitted a transaction
      When Bob sends the node a mempool message
      And 4 minutes pass
      Then the node announces the transaction to Bob

    @connection.inbound
    Example: A transaction comes after the request for the mempool of a peer that declines
      Given the node is started with bloom filters to offer
      And the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who declines transactions
      And Bob sends the node a mempool message
      And 4 minutes pass
      When the operator submits a transaction
      Then the node announces the transaction to Alice
      But the node never announces any transaction to Bob

  @TXR-020 @TXR-021 @source.policy @use.with_node.min_version=24
  Rule: Where the node offers no bloom filters, it sends no transaction to a peer that declines transactions
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessGetData, tx_relay
    A peer that declines transactions is told of none, so it has no need to request one; by such requests it could find
    out which transactions the node has, and so perhaps who made them. The node ignores them, and answers those of
    others. Where the node offers bloom filters, such a peer may ask for transactions later, and so its requests are
    answered. Requests for blocks and for parts of them (blocktxn) are another matter.

    @connection.<connection>
    Scenario Outline: Two <connection> peers request a transaction, the one that declines them twice
      Given Bob declines transactions
      And the node has <connection> connections to Alice and Bob
      And the operator has submitted a transaction
      When Alice requests the transaction from the node
      And Bob requests the transaction from the node
      And Bob requests the transaction from the node
      Then the node sends Alice the transaction
      But the node sends Bob nothing further

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Scenario Outline: A peer that declines transactions and has the permission <permission> requests one
      Given Bob has a loopback address of its own
      And the node is started with the permissions <permission> for Bob
      And Bob declines transactions
      And the node has inbound connections to Alice and Bob
      And the operator has submitted a transaction
      When Alice and Bob request the transaction from the node
      Then the node sends Alice the transaction
      And the node sends Bob <answer>

      Examples: who is offered bloom filters is answered, whoever has other permissions is not
        | permission        | answer          |
        | bloomfilter       | the transaction |
        | noban, forcerelay | nothing further |
        | mempool           | nothing further |

  @TXR-022 @source.policy
  Rule: The node requests and accepts transactions of a peer that declines them
    Bitcoin Core: net_processing.cpp PeerManagerImpl::RejectIncomingTxs
    To decline transactions is about one direction: a wallet that does not want to hear of others' payments still sends
    its own. If the node did not request or accept them, these payments would never leave. (From nobody it takes any in
    initial block download; before version 23 it took those that came unasked. Nor does it where it declines them
    itself: on block-relay-only connections, and in blocksonly mode but for peers with the relay permission.) Ten
    seconds are longer than the node waits before a request.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends one
      Given Bob declines transactions
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node T1
      Then the node announces T1 to Alice once
      And the node reports that its mempool holds T1
      And the node stays connected to Bob

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer announces one
      Given Bob declines transactions
      And the node has a <connection> connection to Bob
      When Bob announces a new transaction to the node
      And 10 seconds pass
      Then the node requests the transaction from Bob once

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

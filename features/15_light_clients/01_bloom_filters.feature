@fixture.coins
Feature: Bloom filters
  A bloom filter (BIP 37) is a pattern that a lightweight wallet makes of its own keys and sends to a node which offers
  that: the wallet's transactions match it, and few others, and the wallet is told of these alone.

  @TXR-035 @bip.37 @source.bip
  Rule: After a peer has set a bloom filter, the node announces to it only transactions that match it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, m_bloom_filter
    A small wallet could not cope with all transactions: the filter spares it those that are not its own, by txid, what
    their outputs pay to, an output that they spend, or data in the script that does. By a flag of the filter the node
    adds each output that matches (BLOOM_UPDATE_ALL), or if it pays to public keys (BLOOM_UPDATE_P2PUBKEY_ONLY), so the
    wallet hears when that is spent. Without a filter, like Bob (filterclear), or by an empty one, it hears all.

    @connection.<connection>
    Scenario Outline: One of two transactions matches, on a <connection> connection
      Given the node is started with bloom filters to offer
      And the node has an inbound connection to Bob
      And the node has a <connection> connection to Alice
      And Alice sends the node a bloom filter that matches nothing
      And Alice sends the node T2 for its bloom filter
      When the operator submits 2 transactions at once
      Then the node announces T2 to Alice once
      But the node does not announce T1 to Alice

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Scenario Outline: The filter is made for <part> of one of two transactions
      Given the second transaction <nature>
      And the node is started with bloom filters to offer
      And the node has inbound connections to Alice, Bob and Carol
      And Alice sends the node a bloom filter for <part> of the second transaction
      When Carol sends the node the transaction, then the second transaction
      Then the node announces the second transaction to Alice once
      But the node does not announce the transaction to Alice

      Examples: what tells it from the other one
        | nature                                            | part                           |
        | pays to an output that is spent without a witness | the txid                       |
        | pays to an output that is spent without a witness | the data in the script         |
        | pays to an output that is spent without a witness | the spent output               |
        | has no witness                                    | the data in the input's script |

    @connection.inbound
    Scenario Outline: The parent <nature> and matches, the filter is flagged <flag>, and the child spends it
      Given the parent <nature>
      And the node is started with bloom filters to offer
      And the node has inbound connections to Alice, Bob and Carol
      And Alice sends the node a bloom filter for the data in the script of the parent, flagged <flag>
      When Carol sends the node the parent, then the child
      Then the node announces the parent to Alice once
      And the node <outcome> the child to Alice

      Examples: a script that holds the hash of another
        | nature                                            | flag                       | outcome           |
        | pays to an output that is spent without a witness | BLOOM_UPDATE_NONE          | does not announce |
        | pays to an output that is spent without a witness | BLOOM_UPDATE_ALL           | announces         |
        | pays to an output that is spent without a witness | BLOOM_UPDATE_P2PUBKEY_ONLY | does not announce |

      @use.with_knots=no
      Examples: a script that holds a public key, which Bitcoin Knots does not accept
        | nature               | flag                       | outcome   |
        | pays to a public key | BLOOM_UPDATE_P2PUBKEY_ONLY | announces |

    @connection.inbound
    Scenario Outline: After a filter that matches nothing, and while a transaction waits, <message>
      Given the node is started with bloom filters to offer
      And the node has an inbound connection to Alice
      And Alice sends the node a bloom filter that matches nothing
      When the operator submits T1
      And Alice sends the node <message>
      Then the node announces T1 to Alice once

      Examples: no filter any more, and one that keeps nothing out
        | message                                         |
        | a filterclear message                           |
        | a bloom filter of 0 bytes with 2 hash functions |

    @connection.inbound
    Example: The peer has set its filter on an earlier connection
      Given the node is started with bloom filters to offer
      And the node has an inbound connection to Alice
      And Alice sends the node a bloom filter that matches nothing
      And Alice disconnects
      And the node has an inbound connection to Alice
      When the operator submits T1
      Then the node announces T1 to Alice once

    @connection.inbound
    Example: A second filter takes the place of the first, and stays; its peer has the noban permission, too
      Given the node is started with the permissions bloomfilter, noban for Alice
      And the node has inbound connections to Alice and Bob
      And Alice sends the node a bloom filter that matches everything
      And Alice sends the node a bloom filter that matches nothing
      When the operator submits T1
      And the operator submits T2
      Then the node announces T2 to Bob once
      But the node does not announce any transaction to Alice

    @connection.inbound
    Example: While two transactions wait for a peer it sets a filter and adds both, one after the other
      Given the node is started with bloom filters to offer
      And the node has an inbound connection to Alice
      When the operator submits 2 transactions at once
      And Alice sends the node a bloom filter that matches nothing
      And Alice sends the node T1 for its bloom filter
      And Alice sends the node T2 for its bloom filter
      Then the node announces T1 to Alice once
      And the node announces T2 to Alice once

  @TXR-023 @bip.37 @source.bip
  Rule: A bloom filter switches announcements on for a peer that has declined transactions
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, m_relay_txs
    A wallet declines transactions in its version message, so that none comes before its filter is set. If the node kept
    to that, it would never hear of its payments. To take the filter away (filterclear) is to ask for all.

    @connection.<connection>
    Scenario Outline: Two <connection> peers decline, then one sets a filter, and one clears what it has not set
      Given the node is started with bloom filters to offer
      And the node has <connection> connections to Bob and Carol, each of whom declines transactions
      And Bob sends the node a bloom filter that matches everything
      And Carol sends the node a filterclear message
      When the operator submits T1
      Then the node announces T1 to Bob once
      And the node announces T1 to Carol once
      And the node lists Bob with transaction relay

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @TXR-016 @source.policy @connection.block-relay-only
  Rule: No filter and no request for the mempool brings a block-relay-only peer an announcement
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, GetTxRelay
    Block-relay-only connections carry no transactions, lest whoever watches how these spread find the connection. If
    such messages brought any, as elsewhere, the peer need only ask, and show it by what it passed on.

    Scenario Outline: The node offers bloom filters, and the peer sends <message>
      Given the node is started with bloom filters to offer
      And the node has an inbound connection to Alice
      And the node has a block-relay-only connection to Bob
      And Bob sends the node <message>
      When the operator submits T1
      Then the node announces T1 to Alice once
      And the node lists Bob with no transaction relay
      But the node never announces any transaction to Bob

      Examples: messages that bring others announcements, and a fee filter that keeps nothing out
        | message                                |
        | a filterclear message                  |
        | a bloom filter that matches everything |
        | a fee filter of 0                      |

    Example: The mempool holds a transaction, and an inbound and a block-relay-only peer request it
      Given the node is started with bloom filters to offer
      And the operator has submitted T1
      And the node has an inbound connection to Alice
      And the node has a block-relay-only connection to Bob
      When Alice sends the node a mempool message
      And Bob sends the node a mempool message
      Then the node announces T1 to Alice once
      But the node never announces any transaction to Bob

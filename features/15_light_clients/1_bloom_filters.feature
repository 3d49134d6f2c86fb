@fixture.coins
Feature: Bloom filters
  A bloom filter (BIP 37) is a pattern that a lightweight wallet makes of its own keys and sends to a node: the
  wallet's transactions pass it, and it is told of few others. The node serves it if the operator lets it offer bloom
  filters.

  @TXR-035 @bip.37 @source.bip
  Rule: After a peer has set a bloom filter, the node announces to it only transactions that pass it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, m_bloom_filter
    A wallet on a telephone could not cope with all transactions of the world: the filter spares it those that are not
    its own. When it takes the filter away (filterclear), it gets everything again. Here T2 is added, T1 is not.

    @connection.<connection>
    Scenario Outline: One of two transactions passes, on a <connection> connection
      Given the node is started with bloom filters to offer
      And the node has a <connection> connection to Alice
      And the node has an inbound connection to Bob
      And Alice sends the node a bloom filter that nothing passes
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
    Example: The peer has taken its filter away
      Given the node is started with bloom filters to offer
      And the node has an inbound connection to Alice
      And Alice sends the node a bloom filter that nothing passes
      And Alice sends the node a filterclear message
      When the operator submits T1
      Then the node announces T1 to Alice once

    @connection.inbound
    Example: A second filter takes the place of the first
      Given the node is started with bloom filters to offer
      And the node has inbound connections to Alice and Bob
      And Alice sends the node a bloom filter that everything passes
      And Alice sends the node a bloom filter that nothing passes
      And Alice sends the node T2 for its bloom filter
      When the operator submits 2 transactions at once
      Then the node announces T2 to Alice once
      But the node does not announce T1 to Alice

  @TXR-035 @bip.37 @source.bip
  Rule: The node disconnects an inbound peer without noban that sends too large a bloom filter
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::FILTERLOAD, NetMsgType::FILTERADD
    BIP 37
    The node has to test each transaction against each peer's filter; anybody could stop its work by filters without
    end. So BIP 37 allows a filter 36000 bytes and 50 hash functions (computations for each test), and an addition 520
    bytes, as one item of a script may have. A peer with noban stays, but its filter is not set.

    @connection.inbound
    Example: A peer with the noban permission sends too large a filter
      Given Bob has a local address of its own
      And the node is started with bloom filters to offer
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      When Bob sends the node a bloom filter of 36001 bytes with 50 hash functions
      And the operator submits T1
      Then the node announces T1 to Bob once
      And the node stays connected to Bob

    @connection.inbound
    Scenario Outline: The filter has <bytes> bytes and <functions> hash functions
      Given the node is started with bloom filters to offer
      And the node has inbound connections to Alice and Bob
      When Bob sends the node a bloom filter of <bytes> bytes with <functions> hash functions
      And Alice sends the node a bloom filter of 36000 bytes with 50 hash functions
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: too many
        | bytes | functions |
        | 36001 | 50        |
        | 36000 | 51        |

    @connection.inbound
    Example: One byte too many is added
      Given the node is started with bloom filters to offer
      And the node has inbound connections to Alice and Bob
      And Alice sends the node a bloom filter that nothing passes
      And Bob sends the node a bloom filter that nothing passes
      When Bob sends the node 521 bytes for its bloom filter
      And Alice sends the node 520 bytes for its bloom filter
      Then the node disconnects Bob
      But the node stays connected to Alice

  @TXR-035 @bip.37 @source.policy @connection.inbound
  Rule: The node disconnects an inbound peer without noban that adds to a bloom filter it has not set
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::FILTERADD
    There is nothing to add to, so the peer's program has a fault, and its user would wait for payments that no filter
    lets pass. A filter that was taken away (filterclear) is as if it had never been set.

    Example: The filter was taken away
      Given the node is started with bloom filters to offer
      And the node has inbound connections to Alice and Bob
      And Alice sends the node a bloom filter that nothing passes
      And Bob sends the node a filterclear message
      When Bob sends the node 520 bytes for its bloom filter
      And Alice sends the node 520 bytes for its bloom filter
      Then the node disconnects Bob
      But the node stays connected to Alice

    Example: No filter was ever set
      Given the node is started with bloom filters to offer
      And the node has inbound connections to Alice and Bob
      And Alice sends the node a bloom filter that nothing passes
      When Bob sends the node 520 bytes for its bloom filter
      And Alice sends the node 520 bytes for its bloom filter
      Then the node disconnects Bob
      But the node stays connected to Alice

    Example: No filter was ever set, and the peer has the noban permission
      Given Bob has a local address of its own
      And the node is started with bloom filters to offer
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      When Bob sends the node 520 bytes for its bloom filter
      Then the node stays connected to Bob

  @TXR-023 @bip.37 @source.bip
  Rule: A bloom filter switches announcements on for a peer that has declined transactions
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, m_relay_txs
    A wallet declines transactions in its version message, so that none comes before its filter is set. If the node
    kept to that first word, the wallet would never hear of its payments. To take the filter away (filterclear) says
    that everything is wanted, and so has the same effect.

    @connection.<connection>
    Scenario Outline: <message>, from a <connection> peer
      Given the node is started with bloom filters to offer
      And Bob declines transactions
      And the node has a <connection> connection to Bob
      And Bob sends the node <message>
      When the operator submits T1
      Then the node announces T1 to Bob once
      And the node lists Bob with transaction relay

      Examples: types that carry transactions
        | connection          | message                              |
        | outbound-full-relay | a bloom filter that everything passes |
        | addr-fetch          | a filterclear message                |
        | manual              | a filterclear message                |
        | inbound             | a bloom filter that everything passes |
        | inbound             | a filterclear message                |

  @TXR-016 @source.policy @connection.block-relay-only
  Rule: Neither a bloom filter nor a request for the mempool brings a block-relay-only peer an announcement
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, GetTxRelay
    Block-relay-only connections carry no transactions, so that nobody who watches how these spread can find out that
    the connection exists. From other peers such messages bring announcements. If they did so here, the peer itself
    could give the secret away.

    Scenario Outline: The node offers bloom filters, and the peer sends <message>
      Given the node is started with bloom filters to offer
      And the node has an inbound connection to Alice
      And the node has a block-relay-only connection to Bob
      And Bob sends the node <message>
      When the operator submits T1
      Then the node announces T1 to Alice once
      And the node lists Bob with no transaction relay
      But the node never announces any transaction to Bob

      Examples: requests that bring others announcements
        | message                               |
        | a mempool message                     |
        | a filterclear message                 |
        | a bloom filter that everything passes |

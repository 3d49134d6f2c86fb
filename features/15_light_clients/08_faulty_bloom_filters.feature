@bip.37 @fixture.coins
Feature: Bloom filters that are too large, or not there
  A bloom filter (BIP 37) is a pattern by which a lightweight wallet has the node pick the transactions that concern it.
  That costs the node work for each transaction, so it has limits. The node offers such filters here.

  @TXR-035 @source.bip
  Rule: The node disconnects an inbound peer without noban that sends too large a bloom filter or addition to it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::FILTERLOAD, NetMsgType::FILTERADD
    BIP 37
    The node has to test each transaction against each peer's filter; anybody could stop its work by filters without
    end. So BIP 37 allows a filter 36000 bytes and 50 hash functions (computations for each test), and an addition 520
    bytes, as one item of a script may have. (Wallets connect to nodes, so inbound peers are shown.) A peer with noban
    stays, but its filter is not set: T1, which would not match it, is announced. What is too large changes nothing of a
    filter that was set before (one of a single byte, which would match everything after one addition).

    @connection.inbound
    Example: A peer with the noban permission sends too large a filter
      Given Bob has a loopback address of its own
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
      And Alice sends the node a bloom filter that matches nothing
      And Bob sends the node a bloom filter that matches nothing
      When Bob sends the node 521 bytes for its bloom filter
      And Alice sends the node 520 bytes for its bloom filter
      Then the node disconnects Bob
      But the node stays connected to Alice

    @connection.inbound
    Scenario Outline: A peer with the noban permission sends <what>, and its filter goes on to keep T1 out
      Given the node is started with bloom filters to offer
      And the node is started with the permissions noban for Bob
      And the node has inbound connections to Alice and Bob
      And Bob sends the node a bloom filter of 1 byte with 50 hash functions
      When Bob sends the node <what>
      And the operator submits T1
      Then the node announces T1 to Alice once
      But the node does not announce T1 to Bob

      Examples: too large an addition, too large a filter
        | what                                                |
        | 521 bytes for its bloom filter                      |
        | a bloom filter of 36001 bytes with 50 hash functions |

  @TXR-035 @source.policy @connection.inbound
  Rule: The node disconnects an inbound peer without noban that adds to a bloom filter it has not set
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::FILTERADD
    There is nothing to add to (520 bytes are not too many), so the peer's program has a fault, and its user would
    wait for payments that match no filter. A filter that was taken away (filterclear) is as if it had never been
    set. The noban permission spares peers whose faults the operator puts up with.

    Example: The filter was taken away
      Given the node is started with bloom filters to offer
      And the node has an inbound connection to Bob
      And Bob sends the node a bloom filter that matches nothing
      And Bob sends the node 520 bytes for its bloom filter
      And Bob sends the node a filterclear message
      When Bob sends the node 520 bytes for its bloom filter
      Then the node disconnects Bob

    Example: No filter was ever set
      Given the node is started with bloom filters to offer
      And the node has inbound connections to Alice and Bob
      And Alice sends the node a bloom filter that matches nothing
      When Bob sends the node 520 bytes for its bloom filter
      And Alice sends the node 520 bytes for its bloom filter
      Then the node disconnects Bob
      But the node stays connected to Alice

    Example: No filter was ever set, and the peer has the noban permission
      Given Bob has a loopback address of its own
      And the node is started with bloom filters to offer
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      When Bob sends the node 520 bytes for its bloom filter
      Then the node stays connected to Bob

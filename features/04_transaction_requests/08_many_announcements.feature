@source.policy
Feature: Peers that announce many transactions
  What a peer announces costs the node memory at once, and requests later. Both have an end.

  @TXR-039
  Rule: The node remembers at most 5000 announcements of a peer without the relay permission
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::AddTxAnnouncement, MAX_PEER_TX_ANNOUNCEMENTS
    Each announcement costs memory, and a peer can make them up without end: they would fill the memory. What is
    announced beyond 5000 is not requested from that peer, but from others who announce it. A peer with the relay
    permission (forcerelay includes it) is trusted not to do so. After 60 seconds a request has failed, and what nobody
    else has announced is forgotten: there is room again (last example). With 4999 the request comes two seconds later:
    for outbound-full-relay and manual peers because they have a hundred requests in flight already, for others because
    they are not preferred; a parent, known by txid, two more. Of several parents none is requested where there is no
    room for all (before version 29, as many as there is room for).

    @connection.<connection>
    Scenario Outline: A <connection> peer announces 5000 others before, and two more; another one announces one
      Given the node has <connection> connections to Bob and Alice
      When Alice announces 5000 other transactions to the node
      And Alice announces the transaction to the node
      And Alice announces the second transaction to the node
      And Bob announces the transaction to the node
      Then the node requests the transaction from Bob
      But the node does not request the transaction from Alice
      And the node does not request the second transaction from Alice

      Examples: preferred peers
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.<connection>
    Scenario Outline: A <connection> peer announces <count> others before
      Given the node has a <connection> connection to Alice
      When Alice announces <count> other transactions to the node
      And Alice announces the transaction to the node
      Then the node requests the transaction from Alice after 2 seconds

      Examples: types that carry transactions
        | connection          | count |
        | outbound-full-relay | 4999  |
        | addr-fetch          | 4999  |
        | manual              | 4999  |
        | inbound             | 4999  |

    @connection.inbound
    Example: An inbound peer announces 5000 others before
      Given the node has inbound connections to Alice and Bob
      When Alice announces 5000 other transactions to the node
      And Alice and Bob announce the transaction to the node
      Then the node requests the transaction from Bob after 2 seconds
      But the node does not request the transaction from Alice

    @connection.addr-fetch
    Example: An addr-fetch peer announces 5000 others before
      Given the node has an addr-fetch connection to Alice
      And the node has an inbound connection to Bob
      When Alice announces 5000 other transactions to the node
      And Alice and Bob announce the transaction to the node
      Then the node requests the transaction from Bob after 2 seconds
      But the node does not request the transaction from Alice

    @connection.inbound
    Scenario Outline: An inbound peer with the permissions <permissions> announces 5000 others before
      Given Alice has a loopback address of its own
      And the node is started with the permissions <permissions> for Alice
      And the node has an inbound connection to Alice
      When Alice announces 5000 other transactions to the node
      And Alice announces the transaction to the node
      Then the node requests the transaction from Alice after 2 seconds

      Examples: permissions to relay
        | permissions |
        | relay       |
        | forcerelay  |

    Example: An inbound peer with the permission relay announces 5000 others, and sends a child whose parent is missing
      Given Alice has a loopback address of its own
      And the node is started with the permissions relay for Alice
      And the node has an inbound connection to Alice
      When Alice announces 5000 other transactions to the node
      And Alice sends the node the child
      Then the node requests the parent by its txid from Alice after 4 seconds

    @connection.<connection>
    Scenario Outline: A <connection> peer announces 5000 others, and sends a child whose parent is missing
      Given the node has <connection> connections to Bob and Alice
      When Alice announces 5000 other transactions to the node
      And Alice sends the node the child
      And Bob announces the transaction to the node
      And 4 seconds pass
      Then the node requests the transaction from Bob
      But the node does not request the parent from Alice

      Examples: a type that the node opens, and inbound
        | connection          |
        | outbound-full-relay |
        | inbound             |

    @use.with_node.min_version=29
    Example: A peer announces 4999 others, and sends a child with two missing parents, which would be 5001
      Given the child spends the parent and the second parent
      And the node has outbound-full-relay connections to Bob and Alice
      When Alice announces 4999 other transactions to the node
      And Alice sends the node the child
      And Bob announces the transaction to the node
      Then the node requests the transaction from Bob
      But the node does not request the parent from Alice
      And the node does not request the second parent from Alice

    @connection.<connection>
    Scenario Outline: A <connection> peer announces 4999 others, and sends a child whose parent is missing
      Given the node has a <connection> connection to Alice
      When Alice announces 4999 other transactions to the node
      And Alice sends the node the child
      Then the node requests the parent by its txid from Alice after 4 seconds

      Examples: a type that the node opens, and inbound
        | connection          |
        | outbound-full-relay |
        | inbound             |

    @connection.inbound
    Example: An inbound peer with the permission noban announces 5000 others before
      Given Alice has a loopback address of its own
      And the node is started with the permissions noban for Alice
      And the node has inbound connections to Bob and Alice
      When Alice announces 5000 other transactions to the node
      And Alice and Bob announce the transaction to the node
      Then the node requests the transaction from Bob after 2 seconds
      But the node does not request the transaction from Alice

    Example: The requests for the 5000 others have failed meanwhile
      Given the node has an outbound-full-relay connection to Alice
      And Alice announces 5000 other transactions to the node
      And 60 seconds pass
      When Alice announces the transaction to the node
      Then the node requests the transaction from Alice

  @TXR-044
  Rule: The node requests at most 1000 transactions in one getdata message, and the rest in further ones
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, MAX_GETDATA_SZ
    With getdata the node requests what was announced. A message without end would hold up what the node sends behind
    it, a new block for instance, and one of more than 50,000 entries is misbehaviour. What does not fit is not
    forgotten, or these payments would not reach it: of 2001 the last one is requested by a third message. Two seconds
    pass, as peers that are not preferred are asked so much later.

    @connection.<connection>
    Scenario Outline: A <connection> peer announces 2001 transactions
      Given the node has a <connection> connection to Alice
      When Alice announces 2001 other transactions to the node
      And 2 seconds pass
      Then the node sends Alice a getdata for 1000 transactions
      And the node sends Alice a getdata for 1 transaction once

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

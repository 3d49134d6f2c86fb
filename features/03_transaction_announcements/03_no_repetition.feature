@fixture.coins
Feature: How the node announces a transaction
  An announcement costs traffic and hints at where a transaction came from. A peer is told of each one once, by a hash
  that it understands, and not of what it has sent or announced itself, unless it requests the whole mempool (BIP 35).

  @TXR-001 @NEG-012 @bip.339 @source.bip
  Rule: The node announces a transaction by its wtxid to peers that asked for that, by txid to others
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, m_wtxid_relay
    The txid of a transaction leaves out its witness (the signatures), the wtxid covers it. Among peers that know only
    txids, a copy with an altered witness could keep the true one from spreading, so newer peers ask for wtxids in the
    handshake, from protocol version 70016 on (BIP 339). In private broadcast, whose short handshake negotiates nothing,
    it is the txid. Not a second time: then the node is still broadcasting the first transaction.

    @connection.<connection>
    Scenario Outline: One peer asks and one does not, on <connection> connections
      Given Bob does not ask for announcements by wtxid
      And the node has <connection> connections to Alice and Bob
      When the operator submits a transaction
      Then the node announces the transaction by its wtxid to Alice
      And the node announces the transaction by its txid to Bob
      But the node does not announce the transaction by its txid to Alice
      And the node does not announce the transaction by its wtxid to Bob

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: A peer of protocol version 70015 asks, in vain
      Given Bob speaks protocol version 70015
      And Bob sends a wtxidrelay message before its verack
      And the node has inbound connections to Alice and Bob
      When the operator submits a transaction
      Then the node announces the transaction by its wtxid to Alice
      And the node announces the transaction by its txid to Bob

    @connection.private-broadcast @use.with_private_broadcast=yes @not.with.second_time
    Example: A private-broadcast peer
      Given the node is started with private broadcast over Tor
      And Bob has an onion address that the node knows
      When the operator submits a transaction privately
      Then the node announces the transaction by its txid to Bob

  @TXR-005 @source.policy
  Rule: The node does not announce a transaction to the peer that has sent it
    Bitcoin Core: net_processing.cpp AddKnownTx
    The peer has it: an echo of each transaction on each connection would be traffic for nothing. Alice, who has not
    sent it, is told. (Since version 23 the node does not even look at what comes in initial block download.)

    @connection.<connection>
    Scenario Outline: The transaction came on a <connection> connection
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node a new transaction
      Then the node announces the transaction to Alice
      But the node does not announce the transaction to Bob

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: It came on a <connection> connection that has negotiated txids
      Given Bob does not ask for announcements by wtxid
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node a new transaction
      Then the node announces the transaction to Alice
      But the node never announces the transaction to Bob

      Examples: types that carry transactions, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: A second peer sends it, too
      Given the node has inbound connections to Alice, Bob and Carol
      When Carol sends the node T1
      And Bob sends the node T1
      Then the node announces T1 to Alice once
      But the node does not announce T1 to Bob
      And the node does not announce T1 to Carol

  @TXR-005 @source.policy
  Rule: The node does not announce a transaction to a peer that has announced it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, AddKnownTx
    Whoever announces a transaction has it, whether the node has it by then or is sent it later by another peer, such as
    Carol: to tell it again would be traffic for nothing. Bob names two in one message: both count. Alice, who has
    announced none, is told. What is announced by another hash (txid or wtxid) than was negotiated does not count.

    @connection.<connection>
    Scenario Outline: A <connection> peer has announced two that another one sends
      Given the node has inbound connections to Alice and Carol
      And the node has a <connection> connection to Bob
      When Bob announces the transaction and the second transaction to the node
      And Carol sends the node the transaction, then the second transaction
      Then the node announces the second transaction to Alice once
      But the node does not announce the transaction to Bob
      And the node does not announce the second transaction to Bob

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: Two peers have announced one by its txid, as only one of them has negotiated
      Given Bob does not ask for announcements by wtxid
      And the node has inbound connections to Alice, Bob and Carol
      When Alice and Bob announce the transaction by its txid to the node
      And Carol sends the node the transaction
      Then the node announces the transaction to Alice once
      But the node does not announce the transaction to Bob

    @connection.inbound
    Example: The node has it already, and the peer announces it before it is told
      Given the node has inbound connections to Alice and Bob
      When the operator submits T1
      And Bob announces T1 to the node
      Then the node announces T1 to Alice once
      But the node does not announce T1 to Bob

  @TXR-006 @source.policy
  Rule: The node does not announce a transaction twice on the same connection
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, m_tx_inventory_known_filter
    Repetition would multiply the traffic of the whole network. For each connection the node remembers at least the last
    50000 hashes that either side has named. Within a quarter of an hour it announces again what nobody has requested,
    but not to whom it has told, nor once it is mined. Four minutes are longer than the first announcement's delay.

    @connection.<connection>
    Scenario Outline: A quarter of an hour passes on a <connection> connection
      Given the node has a <connection> connection to Alice
      When the operator submits a transaction
      And 15 minutes pass
      Then the node announces the transaction to Alice once

      Examples: types that carry transactions, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: The operator hands it in again, when one peer has named 49999 others, and one was told by txid
      Given Bob does not ask for announcements by wtxid
      And the node has inbound connections to Alice and Bob
      When the operator submits T1
      And 4 minutes pass
      And Alice announces 49999 other transactions to the node
      And the operator submits T1
      Then the node announces T1 to Alice once
      And the node announces T1 to Bob once

    @connection.inbound
    Example: The transaction is mined meanwhile
      Given the node has an inbound connection to Alice
      When the operator submits a transaction
      And a new block is mined
      And 15 minutes pass
      Then the node announces the transaction to Alice once

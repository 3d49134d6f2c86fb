@core.pr.19315 @source.policy
Feature: What the node accepts from block-relay-only peers
  On block-relay-only connections the node declines transactions, by its version message. A peer that sends or announces
  some all the same is broken or probing: if they came out elsewhere, it would learn whom the node is connected to.

  @TXR-017 @TXR-019 @fixture.coins
  Rule: The node disconnects a block-relay-only peer that sends a transaction, and does not accept it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, RejectIncomingTxs
    The node has told this peer that it wants none. If it took one and passed it on, whoever sends a transaction there
    and sees it come out elsewhere would know the node's neighbours, and a connection that is meant to stay hidden; a
    peer that tries this is not worth one of two slots. The permissions that Bitcoin Knots can give such peers do not
    change that, nor that the node has the transaction already, nor does initial block download (here with a chain tip
    25 hours, 90,000 seconds, old). The transaction that the mempool must not hold is Bob's, which came last.
    Not a day later: in initial block download the node gives up peers for their old chain.

    @connection.block-relay-only
    Example: An outbound-full-relay peer sends one too
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When Alice sends the node a new transaction
      And Bob sends the node a new transaction
      Then the node disconnects Bob
      And the node reports that its mempool does not hold the transaction
      But the node stays connected to Alice

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection sends one
      Given the node has a <connection> connection to Alice
      When Alice sends the node a new transaction
      Then the node reports that its mempool holds the transaction
      And the node stays connected to Alice

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.block-relay-only @use.with_knots=yes
    Scenario Outline: A block-relay-only peer with the permission <permission> sends one
      Given Bob has a loopback address of its own
      And the node is started with the permissions <permission>, out for Bob
      And the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When Alice sends the node a new transaction
      And Bob sends the node a new transaction
      Then the node disconnects Bob
      And the node reports that its mempool does not hold the transaction

      Examples: permissions that might help
        | permission |
        | noban      |
        | relay      |
        | forcerelay |

    @connection.block-relay-only
    Example: One of two block-relay-only peers sends one that the node has already
      Given the node has block-relay-only connections to Alice and Bob
      And the operator has submitted T1
      When Bob sends the node T1
      Then the node disconnects Bob
      But the node stays connected to Alice

    @connection.block-relay-only @first.with.later
    Example: One is sent during initial block download
      Given the node is started with a chain tip that is 90000 seconds old
      And the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When Bob sends the node a new transaction
      Then the node disconnects Bob
      But the node stays connected to Alice

  @TXR-018 @TXR-019
  Rule: The node disconnects a block-relay-only peer that announces a transaction by txid or wtxid, as negotiated
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, RejectIncomingTxs
    In the handshake both sides negotiate by which hash they announce, txid or wtxid (BIP 339); what comes by the other
    is ignored on every connection. A peer that announces any though it was told not to is broken or probing: it takes a
    slot that is for blocks, and could find out by the requests of the node what the node has. A block in the same
    message, a permission (which only Bitcoin Knots can give) or initial block download does not excuse it. That Alice
    may stay, on a type that carries transactions, shows that the type is the reason.

    @connection.block-relay-only
    Example: An outbound-full-relay peer announces one too
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When Bob announces a new transaction to the node
      And Alice announces a new transaction to the node
      Then the node disconnects Bob
      But the node stays connected to Alice

    @connection.block-relay-only
    Example: The node does not request what was announced
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When Bob announces a new transaction to the node
      And Alice announces a new transaction to the node
      Then the node disconnects Bob
      And the node requests the transaction from Alice
      But the node does not request any transaction from Bob

    @connection.block-relay-only
    Example: They have negotiated txids
      Given Bob does not ask for announcements by wtxid
      And the node has a block-relay-only connection to Bob
      When Bob announces a new transaction to the node
      Then the node disconnects Bob

    @connection.block-relay-only
    Example: One of two block-relay-only peers announces a block in the same message
      Given the node has block-relay-only connections to Alice and Bob
      When Bob announces an unknown block and a new transaction to the node
      Then the node disconnects Bob
      But the node stays connected to Alice

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection announces one
      Given the node has a <connection> connection to Alice
      When Alice announces a new transaction to the node
      Then the node stays connected to Alice

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.block-relay-only
    Example: A txid is ignored where they have negotiated wtxids
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When Bob announces a new transaction by its txid to the node
      And Alice announces a new transaction to the node
      Then the node requests the transaction from Alice
      But the node never requests any transaction from Bob
      And the node stays connected to Bob

    @connection.block-relay-only
    Example: A wtxid is ignored where they have negotiated txids
      Given Bob does not ask for announcements by wtxid
      And the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When Bob announces a new transaction by its wtxid to the node
      And Alice announces a new transaction to the node
      Then the node requests the transaction from Alice
      But the node never requests any transaction from Bob
      And the node stays connected to Bob

    @connection.block-relay-only @use.with_knots=yes
    Scenario Outline: A block-relay-only peer with the permission <permission> announces one
      Given Bob has a loopback address of its own
      And the node is started with the permissions <permission>, out for Bob
      And the node has a block-relay-only connection to Bob
      When Bob announces a new transaction to the node
      Then the node disconnects Bob

      Examples: permissions that might help
        | permission |
        | noban      |
        | forcerelay |

    @connection.block-relay-only @fixture.initial_download
    Example: One is announced during initial block download
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When Alice announces a new transaction to the node
      And Bob announces a new transaction to the node
      Then the node disconnects Bob
      But the node stays connected to Alice

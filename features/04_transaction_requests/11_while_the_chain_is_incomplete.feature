@source.policy
Feature: Transactions in initial block download
  A node in initial block download still lacks most of the chain. It does not know which money exists, and cannot judge
  transactions.

  @TXR-048 @fixture.initial_download
  Rule: During initial block download the node requests no transactions, and forgets what is announced
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, IsInitialBlockDownload
    A node that still lacks most of the chain does not know which money exists, and cannot judge transactions: to
    download them would only delay its blocks. If it kept the announcements in mind, it would later ask for what has
    long been mined. Afterwards a new announcement counts as the first. No permission changes that. The new block, mined
    just now, ends initial block download here. (Up to version 22 the node requests missing parents of what it is sent.)

    @connection.<connection>
    Scenario Outline: A <connection> peer announces one before the chain is complete, another peer afterwards
      Given the node has a <connection> connection to Alice
      And the node has an inbound connection to Bob
      When Alice announces the transaction to the node
      And a new block is mined
      And Bob announces the second transaction to the node
      Then the node requests the second transaction from Bob after 2 seconds
      But the node does not request the transaction from Alice

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: An inbound peer with the permissions noban and relay announces one before the chain is complete
      Given Alice has a loopback address of its own
      And the node is started with the permissions noban, relay for Alice
      And the node has inbound connections to Bob and Alice
      When Alice announces the transaction to the node
      And a new block is mined
      And Bob announces the second transaction to the node
      Then the node requests the second transaction from Bob after 2 seconds
      But the node does not request the transaction from Alice

    Example: It is announced once more when the chain is complete
      Given the node has an outbound-full-relay connection to Alice
      And Alice announces the transaction to the node
      When a new block is mined
      And Alice announces the transaction to the node
      Then the node requests the transaction from Alice

  @TXR-048 @fixture.coins @use.with_node.min_version=23 @first.with.later
  Rule: During initial block download the node ignores the transactions that it is sent, and stays connected
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, IsInitialBlockDownload
    It lacks most of the chain, so that it would take honest transactions for orphans or for invalid ones. It forgets
    them, too: what is announced when the chain is complete it requests. Whoever sends them means no harm, and stays.
    The chain tip is a day and an hour old, until a new block ends initial block download; in the first example it holds
    a third transaction, so that it cannot take the first out of the mempool. No permission changes that. A
    block-relay-only peer, or in blocksonly mode one without the relay permission, may send none at any time; versions
    before 23 accept transactions all the same.
    Not a day later: in initial block download the node gives up peers for their old chain.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends one before the chain is complete, another peer afterwards
      Given the node is started with a chain tip that is 90000 seconds old
      And the node has a <connection> connection to Alice
      And the node has an inbound connection to Bob
      When Alice sends the node the transaction
      And a block with the third transaction is mined
      And Bob sends the node the second transaction
      Then the node reports that its mempool holds the second transaction
      But the node reports that its mempool does not hold the transaction

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Scenario Outline: An inbound peer with the permission <permission> sends one before the chain is complete
      Given Alice has a loopback address of its own
      And the node is started with the permissions <permission> for Alice
      And the node is started with a chain tip that is 90000 seconds old
      And the node has an inbound connection to Alice
      When Alice sends the node the transaction
      And a new block is mined
      And Alice announces the transaction to the node
      Then the node requests the transaction from <whom>

      Examples: one that concerns transactions, and one whose peers are asked at once
        | permission | whom                  |
        | forcerelay | Alice after 2 seconds |
        | noban      | Alice                 |

    Example: They are announced when the chain is complete, one of them an orphan
      Given the node is started with a chain tip that is 90000 seconds old
      And the node has outbound-full-relay connections to Bob and Alice
      And Alice sends the node the transaction, then the child
      When a new block is mined
      And Bob announces the transaction and the child to the node
      Then the node requests the transaction from Bob
      And the node requests the child from Bob
      And the node stays connected to Alice

  @TXR-005 @fixture.coins @first.with.later
  Rule: The node does not announce a transaction to a peer that has announced it in initial block download
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, AddKnownTx
    The node then requests nothing, but its operator may submit what a peer has announced already. That peer has it: to
    tell it again would be traffic for nothing. Alice has announced nothing, and is told.
    Not a day later: in initial block download the node gives up peers for their old chain.

    @connection.<connection>
    Scenario Outline: A <connection> peer announces one that the operator submits then
      Given the node is started with a chain tip that is 90000 seconds old
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob announces T1 to the node
      And the operator submits T1
      Then the node announces T1 to Alice once
      But the node does not announce T1 to Bob

      Examples: a type that the node opens, and inbound
        | connection          |
        | outbound-full-relay |
        | inbound             |

  @TXR-074 @fixture.coins @use.with_node.min_version=31 @first.with.later
  Rule: The node does not remember which transactions it got in blocks during initial block download
    Bitcoin Core: net_processing.cpp PeerManagerImpl::BlockConnected, IsInitialBlockDownload
    What recent blocks contained the node remembers, since peers may still announce it. In initial block download blocks
    come by the thousand, all of them old, and nobody announces what they hold: to remember it would cost time, and push
    out what is recent. The old block is 89,000 seconds old, more than a day, as the chain tip before it is. The second
    transaction is mined just now, and ends initial block download: this one the node remembers, so that of three it
    requests two. (Since version 31.)
    Not a day later: in initial block download the node gives up peers for their old chain.

    @connection.<connection>
    Scenario Outline: A <connection> peer announces one of an old block, one of a new block, and a third one
      Given the node is started with a chain tip that is 90000 seconds old
      And the node has a <connection> connection to Alice
      And Alice sends the node a block 89000 seconds old with the transaction
      When a block with the second transaction is mined
      And Alice announces the transaction, the second transaction and the third transaction to the node
      And 2 seconds pass
      Then the node requests the transaction from Alice
      And the node sends Alice a getdata for 2 transactions once

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

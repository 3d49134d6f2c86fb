@core.pr.19315 @source.policy @fixture.coins
Feature: To whom the node announces transactions
  A node tells its peers which new transactions it has (it announces them), so that payments reach the miners. But
  whoever watches who announces what, and when, can find out whom a node is connected to. Some connections therefore
  carry blocks only.

  @TXR-015 @connection.block-relay-only @smoke
  Rule: The node never announces a transaction on a block-relay-only connection
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages
    Block-relay-only connections keep the node attached to the chain while somebody attacks its other connections, so
    an attacker must not find them. If transactions travelled there, whoever watches how they spread could.
    Permissions, which Bitcoin Knots alone can give such peers, do not change that, nor does a request for the mempool
    (all transactions that wait to be mined). A quarter of an hour is longer than any delay before an announcement.

    Example: An outbound-full-relay peer hears of it at the same moment
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When the operator submits a transaction
      Then the node announces the transaction to Alice
      But the node never announces any transaction to Bob

    Example: An inbound peer hears of it at the same moment, and neither of two block-relay-only peers
      Given the node has an inbound connection to Alice
      And the node has block-relay-only connections to Bob and Carol
      When the operator submits a transaction
      Then the node announces the transaction to Alice
      But the node never announces any transaction to Bob
      And the node never announces any transaction to Carol

    Example: The transaction comes from another peer
      Given the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Carol
      And the node has a block-relay-only connection to Bob
      When Carol sends the node a new transaction
      Then the node announces the transaction to Alice
      But the node never announces any transaction to Bob

    Example: The block-relay-only peer has not asked for announcements by wtxid
      Given Bob does not ask for announcements by wtxid
      And the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When the operator submits a transaction
      Then the node announces the transaction to Alice
      But the node never announces any transaction to Bob

    Example: A quarter of an hour passes
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When the operator submits a transaction
      And 15 minutes pass
      Then the node announces the transaction to Alice
      But the node never announces any transaction to Bob

    @use.with_knots=yes
    Example: The block-relay-only peer may request the mempool, and does
      Given Bob has a loopback address of its own
      And the node is started with the permissions mempool, forcerelay, noban, out for Bob
      And the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When the operator submits a transaction
      And Bob sends the node a mempool message
      Then the node announces the transaction to Alice
      But the node never announces any transaction to Bob

  @TXR-004
  Rule: The node announces new transactions to all long-lived peers that want them, but for block-relay-only
    Bitcoin Core: net_processing.cpp PeerManagerImpl::InitiateTxBroadcastToAll
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages
    This is how a payment travels from node to node until it reaches the miners, who put it into a block; if a type of
    connection were left out, payments could get stuck. A peer does not want transactions that it has, those that pay
    less than its fee filter asks for or do not match its bloom filter (a pattern by which it chooses), or, if it
    declines transactions, any at all. What a filter has kept from a peer the peer does not count as having: when the
    initial broadcast is attempted again, it may be told (a filter of 50000 asks for 4800 satoshi of T1, which pays
    960). Each connection begins anew: in the last example Alice has announced T1 on the one before, and sent a fee
    filter that no transaction satisfies. (What the operator submits privately goes out by private broadcast instead.)

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection
      Given the node has a <connection> connection to Alice
      When the operator submits a transaction
      Then the node announces the transaction to Alice

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    Example: The same transaction on three types at once
      Given the node has an inbound connection to Alice
      And the node has an outbound-full-relay connection to Bob
      And the node has a manual connection to Carol
      When the operator submits a transaction
      Then the node announces the transaction to Alice
      And the node announces the transaction to Bob
      And the node announces the transaction to Carol

    @connection.<connection>
    Scenario Outline: It came from a peer, <origin>, and goes to two <connection> peers
      Given the node has a <origin> connection to Carol
      And the node has <connection> connections to Alice and Bob
      When Carol sends the node a new transaction
      Then the node announces the transaction to Alice
      And the node announces the transaction to Bob

      Examples: types that carry transactions, for its way in and its way out
        | connection          | origin              |
        | outbound-full-relay | inbound             |
        | addr-fetch          | inbound             |
        | manual              | inbound             |
        | inbound             | inbound             |
        | inbound             | outbound-full-relay |
        | manual              | addr-fetch          |
        | outbound-full-relay | manual              |

    @connection.inbound @use.with_mockscheduler=yes
    Example: A peer's fee filter has kept it out, and then falls before the next attempt at the initial broadcast
      Given the node has an inbound connection to Alice
      And Alice sends the node a fee filter of 50000
      When the operator submits T1, which pays 960 satoshi
      And 4 minutes pass
      And Alice sends the node a fee filter of 0
      And the next attempt at the initial broadcast is due
      Then the node announces T1 to Alice once

    @connection.<connection>
    Scenario Outline: A <connection> peer is connected again, which did not want it on the connection before
      Given the node has a <connection> connection to Alice
      And Alice announces T1 to the node
      And Alice sends the node a fee filter of 2100000000000000
      And Alice disconnects
      And the node has a <connection> connection to Alice
      When the operator submits T1
      Then the node announces T1 to Alice once

      Examples: a type that the node opens, and inbound
        | connection          |
        | outbound-full-relay |
        | inbound             |

  @TXR-049
  Rule: The node announces its operator's transactions in initial block download, too
    Bitcoin Core: net_processing.cpp PeerManagerImpl::InitiateTxBroadcastToAll
    In initial block download a node fetches the chain that it lacks; here its chain tip is 25 hours (90,000 seconds)
    old. Meanwhile it requests no transactions of others, since it cannot judge them. But an operator who submits a
    payment expects it to be on its way: held back, it would reach nobody.
    Not a day later: in initial block download the node gives up peers for their old chain.

    @connection.<connection> @first.with.later
    Scenario Outline: The node has an old chain tip, and a <connection> peer
      Given the node is started with a chain tip that is 90000 seconds old
      And the node has a <connection> connection to Alice
      When the operator submits T1
      Then the node announces T1 to Alice once

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

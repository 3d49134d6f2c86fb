@core.pr.19315 @source.policy @fixture.coins
Feature: To whom the node sends a transaction on request
  What the node announces to a peer it also sends, when the peer requests it. If it answered anybody at any time, a peer
  could find out by requests which transactions the node has, and since when, and so perhaps whose they are.

  @TXR-020 @connection.block-relay-only
  Rule: The node does not answer a block-relay-only peer's request for a transaction
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessGetData, tx_relay
    Such a peer is told nothing of transactions. If the node sent one on request, or said by a notfound message that it
    does not have it, the peer could still find out which transactions the node has. So the request stays unanswered,
    and the connection stays open, for blocks. No permission changes that, nor that the transaction is in the latest
    block, though others are sent such.

    Example: An outbound-full-relay peer that requests the same one is sent it
      Given the node has an outbound-full-relay connection to Alice
      And the node has block-relay-only connections to Bob and Carol
      And the operator has submitted a transaction
      When Alice requests the transaction from the node
      And Bob and Carol request the transaction from the node
      Then the node sends Alice the transaction
      But the node sends Bob nothing further
      And the node sends Carol nothing further

    Example: An outbound-full-relay peer that requests an unknown one is sent a notfound message
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When Alice requests an unknown transaction from the node
      And Bob requests an unknown transaction from the node
      Then the node sends Alice a notfound message
      But the node sends Bob nothing further
      And the node stays connected to Bob

    Example: Both request a transaction and the latest block in one message
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      And the operator has submitted a transaction
      When Alice requests the transaction and the chain tip in one message from the node
      And Bob requests the transaction and the chain tip in one message from the node
      Then the node sends Alice the transaction before the chain tip
      And the node sends Bob the chain tip
      But the node does not send Bob the transaction

    @use.with_node.min_version=26
    Example: Both request a transaction of the chain tip
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      And the operator has submitted T1
      And a new block is mined
      When Alice requests T1 from the node
      And Bob requests T1 from the node
      Then the node sends Alice T1
      But the node sends Bob nothing further

    Example: The block-relay-only peer has negotiated txids, and been connected for half an hour
      Given Bob does not ask for announcements by wtxid
      And the node has a block-relay-only connection to Bob
      And the operator has submitted a transaction
      And 31 minutes pass
      When Bob requests the transaction from the node
      Then the node sends Bob nothing further
      And the node stays connected to Bob

    @use.with_knots=yes
    Example: The block-relay-only peer has permissions
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban, forcerelay, mempool, out for Bob
      And the node has a block-relay-only connection to Bob
      And the operator has submitted a transaction
      When Bob requests the transaction from the node
      Then the node sends Bob nothing further
      And the node stays connected to Bob

  @TXR-050
  Rule: The node sends a peer no unconfirmed transaction before the announcement to that peer was due
    Bitcoin Core: net_processing.cpp PeerManagerImpl::FindTxForGetData, m_last_inv_sequence
    An announcement waits for a random time, so that nobody can tell from the moment where a transaction came from.
    Whoever could request it before would find out when it came to the node, and undo that delay. So the node answers
    with notfound, as if it did not have it; after four minutes, longer than any delay, Alice is sent it. It counts for
    each peer by itself: one with the noban permission is told at once, and may request at once. Once a transaction has
    been in a block, it is no secret (see the next file). Up to version 25 a wait of two minutes was enough.

    @connection.<connection>
    Scenario Outline: A <connection> peer requests it at once, and again when it is announced
      Given the node has a <connection> connection to Alice
      When the operator submits T1
      And Alice requests T1 from the node
      And 4 minutes pass
      And Alice requests T1 from the node
      Then the node sends Alice a notfound message about T1 once
      And the node sends Alice T1 once

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: A peer requests the second of two transactions at once, and again when it is announced
      Given the node has an inbound connection to Alice
      And the operator has submitted T1
      And 4 minutes pass
      When the operator submits T2
      And Alice requests T2 from the node
      And 4 minutes pass
      And Alice requests T2 from the node
      Then the node sends Alice a notfound message about T2 before T2

    @connection.inbound
    Example: A peer with the noban permission, who is told at once, is sent it, and another one is not
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has inbound connections to Bob and Alice
      When the operator submits T1
      And Bob requests T1 from the node
      And Alice requests T1 from the node
      Then the node sends Bob T1 once
      But the node sends Alice a notfound message about T1 once

    @connection.inbound
    Scenario Outline: A peer requests it at once by its <hash> when <event>
      Given the node has inbound connections to Alice and Carol
      When <event>
      And Alice requests T1 by its <hash> from the node
      Then the node sends Alice a notfound message about T1 once

      Examples: whatever was negotiated, and whoever had the transaction first
        | event                   | hash                    |
        | the operator submits T1 | txid                    |
        | the operator submits T1 | txid, with its witness, |
        | Carol sends the node T1 | txid, with its witness, |

  @TXR-051
  Rule: The node sends a peer a transaction not announced to it that came before announcements were last due
    Bitcoin Core: net_processing.cpp PeerManagerImpl::FindTxForGetData, m_last_inv_sequence
    A peer may lack a transaction that was never announced to it, for example because it connected later, and need it as
    the parent of another one, which spends from it and is worth nothing alone: refused, it could not make use of that
    one. Announcements to a peer are due at random moments, first when it connects: what came before the last of them,
    and still waits to be mined, is old enough to tell nothing. Block-relay-only peers are sent none, nor, since version
    24, most that decline transactions. (A fee filter of 50000 asks for 4800 satoshi of T1, which pays 960.) Up to
    version 25 it had to be two minutes old, so the examples wait for three or four.

    @connection.<connection>
    Scenario Outline: The <connection> connection has opened since
      Given the operator has submitted T1
      And 3 minutes pass
      And the node has a <connection> connection to Alice
      When Alice requests T1 from the node
      Then the node sends Alice T1 once

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: It pays less than the peer's fee filter asks for
      Given the node has an inbound connection to Alice
      And Alice sends the node a fee filter of 50000
      And the operator has submitted T1, which pays 960 satoshi
      And 4 minutes pass
      When Alice requests T1 from the node
      Then the node sends Alice T1 once

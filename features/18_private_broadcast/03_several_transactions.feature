@source.policy @connection.private-broadcast @fixture.coins @use.with_private_broadcast=yes @not.with.second_time
Feature: Several private broadcasts at a time
  In private broadcast the node hands a transaction of its own to strangers behind Tor, so that nobody learns who made
  it. Where it has several to hand over, what ends one must not end another, and no stranger may see that two of them
  have one maker: each hears of a single transaction.
  Not a second time: the node is still broadcasting the first transactions then.

  @CONN-079 @PBC-008
  Rule: Of several transactions broadcast privately, a further peer is told of the one that the fewest were told of
    Bitcoin Core: private_broadcast.cpp PrivateBroadcast::PickTxForSend
    Each connection carries one transaction. If the node always picked the same, or the one that waits longest, others
    of its operator's would not leave, or late. Three peers have been told of the first transaction when the second
    comes, ten seconds later; Erin and Frank are the next whom the node meets, and both are told of the second.

    Example: Three peers have been told of the first transaction
      Given the node is started with private broadcast over Tor, where it knows Bob and 2 more
      And the operator has submitted a transaction privately
      And Erin has an onion address that the node knows
      And Frank has an onion address that the node knows
      When 10 seconds pass
      And the operator submits a transaction privately
      Then the node announces the transaction to Erin
      And the node announces the transaction to Frank

  @CONN-079 @PBC-008 @use.with_abortprivatebroadcast=yes
  Rule: Of those told to equally many, it is one that fewer have acknowledged, else the one told of longest ago
    Bitcoin Core: private_broadcast.h PrivateBroadcast::Priority
    What a peer has acknowledged (by its pong) is on its way; what nobody has may be lost, and needs a further peer
    more. Three peers each have been told of T1 and, ten seconds later, of T2 when Carol disconnects. The fourth of
    those that the node has learnt of since takes her place, and is the fourth to be told.

    Example: Bob has acknowledged T1, and nobody T2
      Given the node is started with private broadcast over Tor, where it knows all of Bob, Carol and Dave
      And the operator has submitted T1 privately
      And the address manager has learnt 4 onion addresses
      And the operator has submitted T2 privately 10 seconds later
      When Bob requests T1 from the node
      And Carol disconnects
      Then the node disconnects Bob
      And the node reports that it told 4 peers of T2

    Example: Nobody has acknowledged either
      Given the node is started with private broadcast over Tor, where it knows all of Bob, Carol and Dave
      And the operator has submitted T1 privately
      And the address manager has learnt 4 onion addresses
      And the operator has submitted T2 privately 10 seconds later
      When Carol disconnects
      Then the node reports that it told 4 peers of T1

  @CONN-079
  Rule: A private-broadcast peer is sent no transaction but the one that it was told of, even if both are broadcast
    Bitcoin Core: private_broadcast.cpp PrivateBroadcast::GetTxForNode, PrivateBroadcast::GetSendStatusByNode
    An observer may hear of T2 at another place and request it from the node that told him of T1, to see whether both
    have one maker. To the node that is a request for an unknown transaction: it disconnects him. Erin, met when
    Bob and two more had been told of T1, was told of T2.

    Example: Bob was told of T1 and requests T2
      Given the node is started with private broadcast over Tor, where it knows Bob and 2 more
      And the operator has submitted T1 privately
      And Erin has an onion address that the node knows
      And the operator has submitted T2 privately
      When Bob requests T2 from the node
      Then the node disconnects Bob
      And the node sends Bob in this order: version, verack, inv

  @CONN-079 @PBC-010 @PBC-014
  Rule: What ends the private broadcast of one transaction leaves that of another as it is
    Bitcoin Core: net_processing.cpp PeerManagerImpl::AbortPrivateBroadcast, PeerManagerImpl::ProcessMessage
    The operator aborts one broadcast, or a peer sends the node one transaction, so that the network has it.
    If that ended all, or took the connections of all, other payments would not arrive. Erin, who was told of T2, is
    still sent it. Before the node knows anybody, it wants six connections for T1 and T2: three are left, and three more
    come for T3.

    @use.with_abortprivatebroadcast=yes
    Example: The operator aborts the broadcast of T1, and Erin was told of T2
      Given the node is started with private broadcast over Tor, where it knows Bob and 2 more
      And the operator has submitted T1 privately
      And Erin has an onion address that the node knows
      And the operator has submitted T2 privately
      When the operator aborts the private broadcast of T1
      And Erin requests T2 from the node
      Then the node sends Erin T2
      And the node disconnects Erin

    @use.with_abortprivatebroadcast=yes
    Example: The operator aborts the broadcast of T1 before the node knows anybody
      Given the node is started with private broadcast over Tor
      And the operator has submitted T1 privately
      And the operator has submitted T2 privately
      When the operator aborts the private broadcast of T1
      And the address manager learns 10 onion addresses
      And the operator submits T3 privately
      Then the node has 6 private-broadcast connections

    Example: Alice sends the node T1 before the node knows anybody
      Given the node is started with private broadcast over Tor
      And the node has a manual connection to Alice
      And the operator has submitted T1 privately
      And the operator has submitted T2 privately
      When Alice sends the node T1
      And the address manager learns 10 onion addresses
      And the operator submits T3 privately
      Then the node has 6 private-broadcast connections

  @CONN-079 @PBC-005 @use.with_mockscheduler=yes @use.with_node.min_version=31.99
  Rule: A further peer is met for each privately broadcast transaction that does not come back
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ReattemptPrivateBroadcast
    At each of its checks the node looks which transactions have not come back (another peer has not sent them to it),
    here more than five minutes (300 seconds) after the order for each. One peer for all of them would leave the other
    payments where they are; more than one for each, or one for what is not due, would be strangers that learn of it in
    vain. Nobody says a word here: to the three connections for each transaction comes one for each that is due. The
    connection to Carol gives the node time for more, if it wanted more. (Version 31.0 does not wait so long, and is
    left out.)

    Example: Two transactions were ordered 301 seconds before the check
      Given the node is started with private broadcast over Tor, where it knows 40 peers who send nothing
      And the operator has submitted T1 privately
      And the operator has submitted T2 privately
      When the next check of private broadcasts, 301 seconds later, is due
      And a manual connection to Carol opens
      Then the node has 8 private-broadcast connections

    Example: One was ordered 301 seconds before the check, another one 201 seconds
      Given the node is started with private broadcast over Tor, where it knows 40 peers who send nothing
      And the operator has submitted T1 privately
      When 100 seconds pass
      And the operator submits T2 privately
      And the next check of private broadcasts, 201 seconds later, is due
      And a manual connection to Carol opens
      Then the node has 7 private-broadcast connections

  @CONN-079 @PBC-016
  Rule: At most 64 private-broadcast connections are open at a time
    Bitcoin Core: net.h MAX_PRIVATE_BROADCAST_CONNECTIONS
    Bitcoin Core: net.cpp CConnman::ThreadPrivateBroadcast
    An operator may hand over many transactions at once. For 22 of them the node wants 66 connections; without a limit
    it would in the end have no room for the peers that keep it in the network. The other two come as others end.

    @slow
    Example: 22 transactions, and 70 peers to choose from
      Given the node is started with private broadcast over Tor
      And the address manager has learnt 70 onion addresses
      When the operator submits 22 transactions privately
      Then the node has 64 private-broadcast connections

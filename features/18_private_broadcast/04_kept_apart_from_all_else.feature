@source.policy @connection.private-broadcast @fixture.coins @use.with_private_broadcast=yes @not.with.second_time
Feature: How private broadcast is kept apart from all else
  In private broadcast the node hands a transaction of its own to strangers behind Tor, so that nobody learns who made
  it. What the operator has ordered holds for these connections, too, and nothing else must show that they were there.
  Not a second time: the node is still broadcasting the first transaction then.

  @CONN-079 @CONN-064
  Rule: No private-broadcast connection leads to a banned address
    Bitcoin Core: net.cpp CConnman::OpenNetworkConnection, CConnman::ThreadPrivateBroadcast
    Whom the operator has banned he does not trust with a transaction of his, least of all before all others.
    Not a day later: a ban is over by then.

    @first.with.later
    Example: One of the two peers that the node knows is banned
      Given the node is started with private broadcast over Tor
      And Bob has an onion address that the node knows
      And Carol has an onion address that the node knows
      And the operator has banned the address of Bob
      When the operator submits a transaction privately
      Then the node announces the transaction to Carol
      But the node does not connect to Bob

  @CONN-079 @PBC-016 @CONN-038 @CONN-039
  Rule: While network activity is off, no private-broadcast connection is open; then the node goes on
    Bitcoin Core: net.cpp CConnman::DisconnectNodes, CConnman::OpenNetworkConnection
    Bitcoin Core: net_processing.cpp PeerManagerImpl::FinalizeNode, NumToOpenAdd
    The operator has switched it off so that nobody hears from the node, not even Bob, the only one to whom it would
    connect for the transaction, which waits meanwhile and must not be forgotten, or a payment would never arrive.

    Example: The operator switches it off while a peer is connected
      Given the node is started with private broadcast over Tor
      And Bob has an onion address that the node knows
      And the operator has submitted a transaction privately
      When the operator switches network activity off
      Then the node disconnects Bob
      And the node lists no peers

    Example: It is off when the operator submits the transaction
      Given the node is started with private broadcast over Tor
      And Bob has an onion address that the node knows
      And the operator has switched network activity off
      When the operator submits a transaction privately
      Then the node reports that network activity is off
      But the node lists no peers

    @slow
    Example: It is on again after the operator has submitted the transaction
      Given the node is started with private broadcast over Tor
      And Bob has an onion address that the node knows
      And the operator has switched network activity off
      When the operator submits a transaction privately
      And the operator switches network activity on
      Then the node connects to Bob as private-broadcast

    @slow
    Example: Three peers to be sent the transaction were cut off, and a fourth is there when it is on again
      Given the node is started with private broadcast over Tor
      And the address manager has learnt 3 onion addresses
      And the operator has submitted a transaction privately
      And Bob has an onion address that the node knows
      When the operator switches network activity off and on
      Then the node connects to Bob as private-broadcast

  @CONN-079 @PBC-003 @BOOK-004 @BOOK-005 @use.with_public_addresses=yes @use.with_addpeeraddress=yes
  Rule: After private broadcast to a peer, its address stands in the address manager as before
    Bitcoin Core: net_processing.cpp PeerManagerImpl::FinalizeNode, PeerManagerImpl::ProcessMessage
    The address manager notes, of addresses at which the node has met somebody, that it has (tried, no longer new), and
    when; and it tells others when somebody was last seen there (a newer time it notes only in place of one more than 20
    minutes, 1200 seconds, past: hence 1201), and the services that it offers (Bob offers recent blocks, too, of which
    his address says nothing). On this type it does not: whoever asks for addresses, or finds the list, could see whom
    the node was connected to when the transaction came up. (Version 31.0 noted the services; newer ones do not.) Carol
    is there because the node connects to clearnet addresses, such as Bob's, only after it has reached an onion address.
    Not a day later: the seconds count from the moment at which the node has learnt the address.

    @use.with_node.min_version=31.99
    Example: Bob's address is new, and the node has handed him the transaction
      Given the node is started with private broadcast over Tor, to clearnet addresses as well
      And Bob has a public address to which Tor alone leads, and that the node knows
      And Carol has an onion address that the node knows
      And the operator has submitted a transaction privately
      When Bob requests the transaction from the node
      Then the node disconnects Bob
      And the node reports that its address manager holds the address of Bob as new
      And the node reports that its address manager holds the address of Bob, who offers just all blocks with witnesses

    @not.with.later
    Example: Bob was seen 1201 seconds before the node hands him the transaction
      Given the node is started with private broadcast over Tor, to clearnet addresses as well
      And Bob has a public address to which Tor alone leads, and that the node knows
      And Carol has an onion address that the node knows
      When 1201 seconds pass
      And the operator submits a transaction privately
      And Bob requests the transaction from the node
      Then the node disconnects Bob
      And the node reports that its address manager holds the address of Bob, as seen 1201 seconds ago

  @CONN-079 @PBC-016
  Rule: Private-broadcast connections take no slot of another type, and need none
    Bitcoin Core: net.cpp CConnman::ThreadPrivateBroadcast, CountingSemaphoreGrant
    Else whoever has the slots could keep the node's payments from the network, and payments could take the slots that
    keep the node in it. T1 has three such connections. The outbound slots are eight, two and one more, which addr-fetch
    connections take, too; one inbound slot is enough here.

    Example: All slots are taken when the operator submits a transaction
      Given the node is started with private broadcast over Tor and 1 inbound slot
      And all outbound slots are taken
      And Bob connects to the node
      And the address manager has learnt 10 onion addresses
      When the operator submits T1 privately
      Then the node has 3 private-broadcast connections
      And the node has 8 outbound-full-relay connections
      And the node stays connected to Bob

    Example: The last outbound slot and the only inbound one are free while T1 is broadcast
      Given the node is started with private broadcast over Tor and 1 inbound slot
      And all outbound-full-relay and block-relay-only slots are taken
      And the address manager has learnt 10 onion addresses
      And the operator has submitted T1 privately
      When an addr-fetch connection to Carol opens
      And Bob connects to the node
      Then the node completes the handshake with Carol
      And the node completes the handshake with Bob

  @CONN-079 @PBC-018 @CONN-077
  Rule: Whoever repeats the nonce of a private-broadcast connection is served, and the broadcast goes on
    Bitcoin Core: net.cpp CConnman::CheckIncomingNonce, IsPrivateBroadcastConn
    The nonce of its version messages, where it comes back, shows a node that it has connected to itself: it refuses
    such a peer. If it did so with this one, whoever is told of a transaction could try the nonce at all nodes, and the
    one that refuses him would be the one that has made it. (More on this: connections of the node to itself. All slots
    for other connections to Bob are taken.)

    Example: The nonce comes back before Bob's verack, and Bob is told of the transaction all the same
      Given the node is started with private broadcast over Tor and 1 inbound slot
      And all outbound-full-relay and block-relay-only slots are taken
      And Bob has an onion address that the node knows, and does not send its verack
      And the operator has submitted a transaction privately
      And Carol repeats the nonce of the node's version message to Bob
      When Carol connects to the node
      And Bob sends the node its verack
      Then the node announces the transaction to Bob

  @CONN-079
  Rule: To all others, the node treats a transaction that it broadcasts privately as if it had never heard of it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::FindTxForGetData, PeerManagerImpl::ProcessMessage
    Those who were told of it behind Tor may look for its maker among the ordinary nodes: they announce it or request
    it, and see who knows it already. So the node requests it like any transaction from an ordinary peer that announces
    it, and does not send it to one that requests it. Bob, behind Tor, is the one to whom it is being broadcast, and is
    sent it.

    Example: An ordinary peer requests the transaction
      Given the node is started with private broadcast over Tor
      And the node has a manual connection to Alice
      And Bob has an onion address that the node knows
      And the operator has submitted a transaction privately
      When Alice and Bob request the transaction from the node
      Then the node sends Bob the transaction
      And the node disconnects Bob
      But the node does not send Alice the transaction

    Example: An ordinary peer announces the transaction
      Given the node is started with private broadcast over Tor
      And the node has a manual connection to Alice
      And Bob has an onion address that the node knows
      And the operator has submitted a transaction privately
      When Alice announces the transaction to the node
      Then the node requests the transaction from Alice

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

  @CONN-079 @CONN-038 @CONN-039
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

  @CONN-079 @BOOK-004 @BOOK-005 @use.with_public_addresses=yes @use.with_addpeeraddress=yes
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

  @CONN-079 @use.with_abortprivatebroadcast=yes
  Rule: The operator can abort a private broadcast, and see whom the node has told of it, and who has acknowledged
    Bitcoin Core: net_processing.cpp PeerManagerImpl::AbortPrivateBroadcast, PeerManagerImpl::GetPrivateBroadcastInfo
    Bitcoin Core: private_broadcast.cpp PrivateBroadcast::Remove, PrivateBroadcast::GetBroadcastInfo
    Whoever has thought better of a payment wants no further stranger to hear of it: after the command, which names one
    transaction by either of its hashes, the node sends it to nobody, not even to a peer who was told of it, and needs
    no connections for it: there are three for the next transaction, and not six.

    Scenario Outline: Bob requests the transaction after the operator has aborted its broadcast, <naming>
      Given the node is started with private broadcast over Tor
      And Bob has an onion address that the node knows
      And the operator has submitted a transaction privately
      When the operator aborts the private broadcast of <transaction>
      And Bob requests the transaction from the node
      Then the node reports that it broadcasts no transaction privately
      And the node disconnects Bob
      And the node sends Bob in this order: version, verack, inv

      Examples: both hashes of the transaction
        | naming             | transaction                         |
        | named by its txid  | the transaction                     |
        | named by its wtxid | the transaction, named by its wtxid |

    Example: The broadcast ends before the node knows anybody, and another begins
      Given the node is started with private broadcast over Tor
      And the operator has submitted a transaction privately
      When the operator aborts the private broadcast of the transaction
      And the address manager learns 10 onion addresses
      And the operator submits a transaction privately
      Then the node has 3 private-broadcast connections

    Example: Alice has sent the node the transaction before
      Given the node is started with private broadcast over Tor
      And the node has a manual connection to Alice
      And the operator has submitted a transaction privately
      When Alice sends the node the transaction
      And the operator aborts the private broadcast of the transaction
      Then the node answers that the private broadcast is unknown

    Example: One of three peers has acknowledged
      Given the node is started with private broadcast over Tor, where it knows all of Bob, Carol and Dave
      And the operator has submitted a transaction privately
      When Bob requests the transaction from the node
      Then the node disconnects Bob
      And the node reports that it told Bob, Carol and Dave of the transaction, which Bob alone has acknowledged

    @use.with_mockscheduler=yes
    Example: A block holds the transaction, and the node gives its broadcast up at the next check
      Given the node is started with private broadcast over Tor, where it knows 3 peers who send nothing
      And the operator has submitted a transaction privately
      When a block with the transaction is mined
      And the next check of private broadcasts, 301 seconds later, is due
      And a manual connection to Carol opens
      Then the node completes the handshake with Carol
      And the node reports that it broadcasts no transaction privately

  @CONN-079 @CONN-014 @slow @known.deviation @use.with_v2transport=yes @use.with_public_addresses=yes
  Rule: A private-broadcast connection to a clearnet address goes through Tor, too, when it is retried
    Bitcoin Core: net.cpp CConnman::DisconnectNodes, CConnman::PerformReconnections
    A peer that cannot encrypt closes the encrypted connection (v2 transport), and the node tries again unencrypted (v1
    transport). If it went to the peer directly then, that would see where the node is, and so who made the transaction.
    The node of today does so, since it forgets by which proxy it has come. Tor leads to Bob once here: a second
    connection is a direct one. Erin is there because the node connects to clearnet addresses only after it has reached
    an onion address; of Bob's it hears that he supports v2 transport.

    Example: The peer does not support v2 transport
      Given the node is started with private broadcast over Tor and v2 transport, to clearnet addresses as well
      And Bob has a public address, and does not support v2 transport
      And Erin has an onion address that the node knows
      And the node has a manual connection to Alice
      And Alice sends the node the address of Bob, reported to offer recent blocks with witnesses and v2 transport
      When the operator submits a transaction privately
      And the next retries over v1 transport are due
      Then the node connects to Bob once

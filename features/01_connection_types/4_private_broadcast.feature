@source.policy @connection.private-broadcast @fixture.coins @use.with_private_broadcast=yes @not.with.second_time
Feature: Private broadcast
  Whoever is first to announce a transaction probably made it, so that observers can find out who pays whom. A node
  with private broadcast sends its own transactions over Tor or I2P, networks that hide where their members are, to
  peers that it meets only for that.
  Not a second time: the node is still broadcasting the first transaction then.

  @CONN-079 @PBC-011
  Rule: For each transaction to broadcast privately the node first opens three connections of their own type
    Bitcoin Core: net_processing.cpp PeerManagerImpl::InitiateTxBroadcastPrivate, NUM_PRIVATE_BROADCAST_PER_TX
    Bitcoin Core: net.cpp CConnman::ThreadPrivateBroadcast
    Bitcoin Core: net_processing.cpp PeerManagerImpl::FinalizeNode, DidNodeConfirmReception
    One peer alone might be broken, or keep the transaction to itself, and a payment would never arrive; of three one
    most likely passes it on, and few see it so early. Peers of other types would not do: they know the node, and would
    see whose the transaction is. One more connection replaces each that fails; once another peer sends the node the
    transaction (Alice does, while the node hands it to Bob), it needs no more. Until then the mempool leaves it out,
    because whoever found it there would suspect the node. A transaction that is submitted again is still one. The
    connection limit does not count here (it is 0); there are 64 such connections at a time at most.

    Example: Five peers to choose from
      Given the node is started with private broadcast over Tor
      And the address manager has learnt 5 onion addresses
      When the operator submits a transaction privately
      Then the node has 3 private-broadcast connections
      But the node reports that its mempool does not hold the transaction

    Example: Each of three peers is sent the announcement
      Given the node is started with private broadcast over Tor
      And Bob has an onion address that the node knows
      And Carol has an onion address that the node knows
      And Dave has an onion address that the node knows
      When the operator submits a transaction privately
      Then the node announces the transaction to Bob
      And the node announces the transaction to Carol
      And the node announces the transaction to Dave

    Example: Another peer sends the node the transaction
      Given the node is started with private broadcast over Tor
      And the node has a manual connection to Alice
      And Bob has an onion address that the node knows
      And the operator has submitted a transaction privately
      When Alice sends the node the transaction
      Then the node reports that its mempool holds the transaction

    Example: The same transaction twice, and ten peers to choose from
      Given the node is started with private broadcast over Tor
      And the address manager has learnt 10 onion addresses
      And the operator has submitted a transaction privately
      When the operator submits the same transaction privately again
      Then the node has 3 private-broadcast connections

    Example: Two transactions, and ten peers to choose from
      Given the node is started with private broadcast over Tor
      And the address manager has learnt 10 onion addresses
      And the operator has submitted a transaction privately
      When the operator submits a transaction privately
      Then the node has 6 private-broadcast connections

  @CONN-079 @HAND-013
  Rule: On a private-broadcast connection the node sends only what the transaction needs
    Bitcoin Core: net.cpp CConnman::PushMessage, IsPrivateBroadcastConn
    Bitcoin Core: net_processing.cpp PeerManagerImpl::PushNodeVersion, IsPrivateBroadcastConn
    The peer must not find out which node it is dealing with. A user agent, the height of the chain, the same nonce for
    all, even the answer to a ping could show it, and so who made the transaction. So there is the handshake, the
    announcement (inv), on request by txid the transaction (tx, with its witness all the same, or it could not be
    checked), and a ping, whose pong acknowledges it; whatever else the peer sends is not answered. The node's
    other peers, who know it, hear nothing of the transaction meanwhile. After its handshake such a connection lasts
    until it is three minutes old at most: after 181 seconds it has ended.

    Example: The handshake
      Given the node is started with private broadcast over Tor
      And Bob has an onion address that the node knows
      And Carol has an onion address that the node knows
      And Dave has an onion address that the node knows
      When the operator submits a transaction privately
      Then the node lists Bob as private-broadcast
      And the node's version message to Bob reveals nothing of the node
      And the node's version message to Bob carries another nonce than those to Carol and Dave

    Example: A peer requests the transaction
      Given the node is started with private broadcast over Tor
      And Bob has an onion address that the node knows
      And the operator has submitted a transaction privately
      When Bob requests the transaction by its txid from the node
      Then the node disconnects Bob
      And the node sends Bob the transaction with its witness once
      And the node sends Bob in this order: version, verack, inv, tx, ping

    Example: Two of three peers request the transaction, and each gets it
      Given the node is started with private broadcast over Tor, where it knows all of Bob, Carol and Dave
      And the operator has submitted a transaction privately
      When Bob and Carol request the transaction from the node
      Then the node sends Bob the transaction
      And the node sends Carol the transaction
      And the node disconnects Bob
      And the node disconnects Carol

    Scenario Outline: A peer sends <message> first
      Given the node is started with private broadcast over Tor
      And Bob has an onion address that the node knows
      And the operator has submitted a transaction privately
      When Bob sends the node <message>
      And Bob requests the transaction from the node
      Then the node disconnects Bob
      And the node sends Bob in this order: version, verack, inv, tx, ping

      Examples: messages that the node answers, or heeds, on other connections
        | message               |
        | a ping                |
        | a getaddr message     |
        | 0 addresses           |
        | a getheaders message  |
        | an inv message        |
        | a mempool message     |
        | a filterclear message |
        | the transaction       |

      Examples: a pong to no ping, which acknowledges nothing
        | message                    |
        | a pong with the nonce zero |

    Example: Another peer of the same node hears nothing of it
      Given the node is started with private broadcast over Tor
      And the node has a manual connection to Alice
      And Bob has an onion address that the node knows
      When the operator submits a transaction privately
      And 181 seconds pass
      Then the node announces the transaction to Bob
      And the node disconnects Bob
      But the node does not announce the transaction to Alice

  @CONN-079
  Rule: Each private-broadcast connection has credentials of its own at the Tor proxy (stream isolation)
    Bitcoin Core: netbase.cpp ConnectThroughProxy, TorStreamIsolationCredentialsGenerator
    Tor leads connections of different user names over different circuits. If several shared a name,
    and so a circuit, whoever sits at its end could see that they come from one node, and so that its transactions do.
    The proxy here refuses a name that comes twice: that connection would be missing. (The operator can switch such
    names off, proxyrandomize.)

    Example: Three connections for one transaction
      Given the node is started with private broadcast over a Tor proxy that takes each user name once
      And the address manager has learnt 5 onion addresses
      When the operator submits a transaction privately
      Then the node has 3 private-broadcast connections

  @CONN-079 @PBC-015
  Rule: A node that is to broadcast privately refuses to start without Tor or I2P, or a choice of peers
    Bitcoin Core: init.cpp AppInitMain, DEFAULT_PRIVATE_BROADCAST
    It needs a way to hide, Tor or I2P, and has to choose its peers there by itself, which it cannot do if the
    operator has named the only nodes to which it may connect (here: none). If it started all the same, the transactions
    would never leave, or the operator would wrongly believe their origin hidden. With listenonion, by which a Tor
    program may tell it the way later, it does start, and takes no transaction until then.

    Scenario Outline: It is started with <setting>
      Given the node is started with <setting>
      When the node starts
      Then the node refuses to start because <error>

      Examples: what stands in the way
        | setting                                                        | error                                       |
        | private broadcast over Tor and no specified node to connect to | private broadcast needs to choose its peers |
        | private broadcast and IPv4 as its only network                 | private broadcast needs Tor or I2P          |

    Example: The way to Tor is not known yet
      Given the node is started with private broadcast, and a Tor daemon that may tell it the way later
      When the operator submits a transaction privately
      Then the node answers that Tor and I2P are out of reach

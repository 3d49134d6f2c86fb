@source.policy @connection.private-broadcast @fixture.coins @use.with_private_broadcast=yes
@use.with_abortprivatebroadcast=yes @not.with.second_time
Feature: What the operator is told of private broadcasts, and how he ends one
  In private broadcast the node hands a transaction of its own to strangers behind Tor, so that nobody learns who made
  it. It is in no mempool meanwhile, and no other list shows the operator that it is on its way.
  Not a second time: the node is still broadcasting the first transaction then.

  @CONN-079 @PBC-009
  Rule: The operator is told what is broadcast privately, whom the node has told of it, who has acknowledged, and when
    Bitcoin Core: rpc/mempool.cpp getprivatebroadcastinfo
    Bitcoin Core: private_broadcast.cpp PrivateBroadcast::GetBroadcastInfo
    From this he sees whether a payment is stuck, and who may have kept it to himself. The node names the transaction by
    txid and wtxid and gives it in full, says since when it broadcasts it (a second command for the same one changes
    nothing), and when it told which address: after the handshake, for which Bob needs ten seconds once.

    @use.with_node.min_version=31.99
    Example: The peer's handshake takes ten seconds
      Given Bob does not send its verack
      And the node is started with private broadcast over Tor, where it knows Bob
      When the operator submits T1 privately
      And 10 seconds pass
      And Bob sends the node its verack
      And 20 seconds pass
      Then the node reports that it has broadcast T1 privately for 30 seconds
      And the node reports that it told Bob of T1 20 seconds ago

    Example: One of three peers has taken the transaction after ten seconds
      Given the node is started with private broadcast over Tor, where it knows all of Bob, Carol and Dave
      When the operator submits T1 privately
      And 10 seconds pass
      And Bob requests T1 from the node
      And 20 seconds pass
      Then the node disconnects Bob
      And the node reports that it told Bob of T1 30 seconds ago, who acknowledged it 20 seconds ago
      And the node reports that it told Carol of T1 30 seconds ago

    Example: One of three peers has acknowledged
      Given the node is started with private broadcast over Tor, where it knows all of Bob, Carol and Dave
      And the operator has submitted a transaction privately
      When Bob requests the transaction from the node
      Then the node disconnects Bob
      And the node reports that it told Bob, Carol and Dave of the transaction, which Bob alone has acknowledged

    @use.with_node.min_version=31.99
    Example: Two transactions, one submitted ten seconds after the other
      Given the node is started with private broadcast over Tor, where it knows 40 peers who send nothing
      When the operator submits T1 privately
      And 10 seconds pass
      And the operator submits T2 privately
      And 20 seconds pass
      Then the node reports that it has broadcast T1 privately for 30 seconds
      And the node reports that it has broadcast T2 privately for 20 seconds

    @use.with_node.min_version=31.99
    Example: The same transaction is submitted again after ten seconds
      Given the node is started with private broadcast over Tor, where it knows 40 peers who send nothing
      When the operator submits T1 privately
      And 10 seconds pass
      And the operator submits T1 privately
      Then the node reports that it has broadcast T1 privately for 10 seconds

  @CONN-079 @PBC-014
  Rule: The operator can abort a private broadcast, named by its txid or wtxid, whoever was told of it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::AbortPrivateBroadcast
    Bitcoin Core: private_broadcast.cpp PrivateBroadcast::Remove
    Whoever has thought better of a payment wants no further stranger to hear of it: after the command, which names one
    transaction by either of its hashes, the node sends it to nobody, not even to a peer who was told of it, and needs
    no connections for it: there are three for the next transaction, and not six. T1's output takes any witness, so that
    what spends it, T2 and T3, has one txid, which names both. The node answers which it has given up.

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

    @use.with_node.min_version=31.99
    Scenario Outline: Of two versions, which differ in their witnesses and so in their wtxids, he names one <naming>
      Given the node is started with private broadcast over Tor
      And a block with T1, whose output takes any witness is mined
      And the operator has submitted T2, which spends T1 with a witness of its own privately
      When the operator submits T3, which spends T1 with a witness of its own privately
      And the operator aborts the private broadcast of <transaction>
      Then the node answers that it has given up <versions>
      And the node reports that <what is left>

      Examples: the txid, which both have, and the wtxid, which is the one's own
        | naming       | transaction            | versions | what is left                                |
        | by its txid  | T2                     | T2, T3   | it broadcasts no transaction privately      |
        | by its wtxid | T2, named by its wtxid | T2       | it has broadcast T3 privately for 0 seconds |

    Example: Two versions end, named by their txid, before the node knows anybody, and another transaction comes
      Given the node is started with private broadcast over Tor
      And a block with T1, whose output takes any witness is mined
      And the operator has submitted T2, which spends T1 with a witness of its own privately
      And the operator has submitted T3, which spends T1 with a witness of its own privately
      When the operator aborts the private broadcast of T2
      And the address manager learns 10 onion addresses
      And the operator submits T9 privately
      Then the node has 3 private-broadcast connections

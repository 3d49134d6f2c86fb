@source.policy @connection.private-broadcast @fixture.coins @use.with_private_broadcast=yes @not.with.second_time
Feature: How long a node goes on broadcasting privately
  In private broadcast the node hands a transaction of its own to strangers behind Tor, so that nobody learns who made
  it. Some of them drop it, or are gone before they have it. The node goes on until the network has the transaction, and
  no longer: each further stranger may be an observer. Meanwhile none may wait for another, and nobody else see them.
  Not a second time: the node is still broadcasting the first transaction then.

  @CONN-079 @PBC-004 @PBC-008 @PBC-010
  Rule: Until a peer sends the node the transaction, one connection more replaces each that fails
    Bitcoin Core: net_processing.cpp PeerManagerImpl::FinalizeNode, DidNodeConfirmReception
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NumToOpenSub
    Three peers are to have the transaction. If a peer that does not take it counted among them, a few such peers could
    keep a payment from the network. A peer that has taken it (its pong says so) is not replaced when it is
    disconnected, nor a manual peer who goes, nor anybody once the transaction has come from a peer, as the network has
    it then, or the operator has aborted its broadcast, unless the node is still broadcasting another one. The node
    knows of Erin and Frank only after it has opened its three connections, so that it connects to them, if at all, in
    place of one of these. Where it does not, the manual connection shows that it still connects to others. In the last
    one Bob is still in his handshake when the network has the transaction: he need not hear of it any more.

    Example: Two of three peers disconnect, one after the other
      Given the node is started with private broadcast over Tor, where it knows all of Bob, Carol and Dave
      And the operator has submitted a transaction privately
      And Erin has an onion address that the node knows
      And Frank has an onion address that the node knows
      When Bob disconnects
      And Carol disconnects
      Then the node connects to Erin and Frank as private-broadcast
      And the node has 3 private-broadcast connections

    Example: One of three peers disconnects before it has completed the handshake
      Given Bob does not send its verack
      And the node is started with private broadcast over Tor, where it knows Bob and 2 more
      And the operator has submitted a transaction privately
      And Erin has an onion address that the node knows
      When Bob disconnects
      Then the node connects to Erin as private-broadcast

    Example: One of three peers takes the transaction
      Given the node is started with private broadcast over Tor, where it knows Bob and 2 more
      And the operator has submitted a transaction privately
      And Erin has an onion address that the node knows
      When Bob requests the transaction from the node
      And a manual connection to Carol opens
      And Carol disconnects
      Then the node disconnects Bob
      But the node does not connect to Erin

    Example: Two of three peers take the transaction
      Given the node is started with private broadcast over Tor, where it knows all of Bob, Carol and Dave
      And the operator has submitted a transaction privately
      And Erin has an onion address that the node knows
      When Bob and Carol request the transaction from the node
      And a manual connection to Alice opens
      Then the node disconnects Bob
      And the node disconnects Carol
      But the node does not connect to Erin

    Example: One of three peers takes the transaction, and then another requests something else
      Given the node is started with private broadcast over Tor, where it knows all of Bob, Carol and Dave
      And the operator has submitted a transaction privately
      And Erin has an onion address that the node knows
      When Bob requests the transaction from the node
      And Dave requests an unknown transaction from the node
      Then the node connects to Erin as private-broadcast
      And the node disconnects Bob
      And the node disconnects Dave

    Example: One of three peers requests something else, after Alice has sent the node the transaction
      Given the node is started with private broadcast over Tor, where it knows Bob and 2 more
      And the operator has submitted a transaction privately
      And Erin has an onion address that the node knows
      When a manual connection to Alice opens
      And Alice sends the node the transaction
      And Bob requests an unknown transaction from the node
      Then the node disconnects Bob
      But the node does not connect to Erin

    Example: Bob completes the handshake after Alice has sent the node the transaction, and is told of nothing
      Given Bob does not send its verack
      And the node is started with private broadcast over Tor, where it knows Bob
      And the node has a manual connection to Alice
      And the operator has submitted a transaction privately
      When Alice sends the node the transaction
      And Bob sends the node its verack
      Then the node disconnects Bob
      And the node sends Bob in this order: version, verack

  @CONN-079 @PBC-005 @PBC-007 @use.with_mockscheduler=yes
  Rule: A privately broadcast transaction that does not come back goes to a further peer, after one minute or five
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ReattemptPrivateBroadcast
    Bitcoin Core: private_broadcast.cpp PrivateBroadcast::GetStale, STALE_DURATION, INITIAL_STALE_DURATION
    The three peers may have dropped it, and a payment would never arrive. Every two to three minutes the node looks
    (here at the second in the row) which transactions have not come back: more than a minute (60 seconds) after the
    last peer has acknowledged it by its pong or, if none has, more than five minutes (300 seconds; a connection in vain
    may last three; 31.0 does not wait so) after the command. Sooner, a further stranger would learn of it in vain. One
    that nobody would take, such as one in a block, is given up. Erin alone, or she and Frank for two checks, can be the
    next. Carol, a manual peer, shows the node at work. Silent peers stay, as the operator has set no timeout for them.

    Scenario Outline: The check comes <seconds> seconds after one of three peers has taken the transaction
      Given the node is started with private broadcast over Tor, where it knows Bob and 2 more
      And the operator has submitted a transaction privately
      And Erin has an onion address that the node knows
      When Bob requests the transaction from the node
      And the next check of private broadcasts, <seconds> seconds later, is due
      And a manual connection to Carol opens
      Then the node disconnects Bob
      But the node <outcome> Erin

      Examples: the last second of the minute and the first second beyond
        | seconds | outcome             |
        | 60      | does not connect to |
        | 61      | connects to         |

    @use.with_node.min_version=31.99
    Scenario Outline: The check comes <seconds> seconds after the command, and three peers have not said a word
      Given the node is started with private broadcast over Tor, where it knows 3 peers who send nothing
      And the operator has submitted a transaction privately
      And Erin has an onion address that the node knows
      When the next check of private broadcasts, <seconds> seconds later, is due
      And a manual connection to Carol opens
      Then the node completes the handshake with Carol
      But the node <outcome> Erin

      Examples: the last second of the five minutes and the first second beyond
        | seconds | outcome             |
        | 300     | does not connect to |
        | 301     | connects to         |

    Example: Two checks come, and three peers have not said a word
      Given the node is started with private broadcast over Tor, where it knows 3 peers who send nothing
      And the operator has submitted a transaction privately
      And Erin has an onion address that the node knows
      And Frank has an onion address that the node knows
      When the next check of private broadcasts, 301 seconds later, is due
      And the next check of private broadcasts, 1 second later, is due
      Then the node connects to Erin
      And the node connects to Frank

    Example: A block holds the transaction
      Given the node is started with private broadcast over Tor, where it knows 3 peers who send nothing
      And the operator has submitted a transaction privately
      And Erin has an onion address that the node knows
      When a block with the transaction is mined
      And the next check of private broadcasts, 301 seconds later, is due
      And a manual connection to Carol opens
      Then the node completes the handshake with Carol
      But the node does not connect to Erin

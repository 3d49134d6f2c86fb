@source.policy @connection.private-broadcast @fixture.coins @use.with_private_broadcast=yes @not.with.second_time
Feature: How long a node goes on broadcasting privately
  In private broadcast the node hands a transaction of its own to strangers behind Tor, so that nobody learns who made
  it. Some of them drop it, or are gone before they have it. The node goes on until the network has the transaction, and
  no longer: each further stranger may be an observer.
  Not a second time: the node is still broadcasting the first transaction then.

  @CONN-079
  Rule: Until a peer sends the node the transaction, one connection more replaces each that fails
    Bitcoin Core: net_processing.cpp PeerManagerImpl::FinalizeNode, DidNodeConfirmReception
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NumToOpenSub
    Bitcoin Core: net.cpp CConnman::ThreadPrivateBroadcast, NumToOpenAdd
    Three peers are to have the transaction. If a peer that does not take it counted among them, a few such peers could
    keep a payment from the network. A peer that has taken it (its pong says so) is not replaced when it is
    disconnected; nor is anybody once the transaction has come from a peer, as the network has it then, unless another
    one waits. The node knows of Erin only after it has opened its three connections, so that it connects to Erin, if at
    all, in place of Bob. In the second example Carol's connection shows that it still connects to others. (If the
    transaction does not come, the node tries one peer more every two to three minutes; not shown.)

    Example: One of three peers requests something else
      Given the node is started with private broadcast over Tor, where it knows Bob and 2 more
      And the operator has submitted a transaction privately
      And Erin has an onion address that the node knows
      When Bob requests an unknown transaction from the node
      Then the node connects to Erin as private-broadcast
      And the node disconnects Bob
      And the node has 3 private-broadcast connections

    Example: One of three peers takes the transaction
      Given the node is started with private broadcast over Tor, where it knows Bob and 2 more
      And the operator has submitted a transaction privately
      And Erin has an onion address that the node knows
      When Bob requests the transaction from the node
      And a manual connection to Carol opens
      Then the node disconnects Bob
      But the node does not connect to Erin

    Example: One of three peers requests something else, after Alice has sent the node the transaction
      Given the node is started with private broadcast over Tor, where it knows Bob and 2 more
      And the operator has submitted a transaction privately
      And Erin has an onion address that the node knows
      When a manual connection to Alice opens
      And Alice sends the node the transaction
      And Bob requests an unknown transaction from the node
      Then the node disconnects Bob
      But the node does not connect to Erin

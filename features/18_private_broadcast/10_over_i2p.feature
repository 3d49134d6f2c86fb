@source.policy @connection.private-broadcast @fixture.coins @use.with_private_broadcast=yes
@use.with_public_addresses=yes @not.with.second_time
Feature: Private broadcast over I2P
  I2P hides where a node is as Tor does, but shows each peer an I2P address of the node. One that is always the same
  would tell strangers whose transactions they have in common, and which node it is that made them.
  Not a second time: the node is still broadcasting the first transaction then.

  @CONN-079 @PBC-001 @PBC-002 @not.with.twice
  Rule: The node broadcasts privately to peers in I2P, to each from a new I2P address, never from its own
    Bitcoin Core: net.cpp CConnman::ConnectNode, m_unused_i2p_sessions
    Bitcoin Core: net.cpp CConnman::PrivateBroadcast::PickNetwork
    Its own is the one at which peers in I2P can reach it, and from which it makes its other connections. (A new one
    from which it has reached nobody may serve for the next peer; not shown here.)
    Not with twice as many peers: it sends the transaction to three of them.

    Example: Two peers, and a manual one
      Given the node is started with private broadcast over I2P
      And Bob has an I2P address that the node knows
      And Carol has an I2P address that the node knows
      And the node has a manual connection to Alice, who has an I2P address
      When the operator submits a transaction privately
      Then the node announces the transaction to Bob
      And the node connects to Bob and Carol from a new I2P address each
      And the node connects to Alice from its own I2P address

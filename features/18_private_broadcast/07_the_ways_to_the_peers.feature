@source.policy @connection.private-broadcast @fixture.coins @use.with_private_broadcast=yes
@use.with_public_addresses=yes @not.with.second_time
Feature: The ways by which private broadcast reaches its peers
  In private broadcast the node hands a transaction of its own to strangers behind Tor or I2P, networks that hide where
  their members are. One connection by another way, and a stranger would see where the node is that has made it.
  Not a second time: the node is still broadcasting the first transaction then.

  @CONN-079 @PBC-001
  Rule: The node broadcasts privately to clearnet addresses only through Tor, after it has reached an onion address
    Bitcoin Core: net.cpp CConnman::PrivateBroadcast::PickNetwork, CConnman::PrivateBroadcast::ProxyForIPv4or6
    It may reach clearnet addresses by way of Tor, too, but never without: the peer would see where the node is, and so
    who made the transaction. Only an answer (a version message) shows that it has reached an onion address, on whatever
    type of connection it has opened, and so that its way to Tor is one. Until then the transaction waits (or goes to
    I2P). Alice is at no onion address; Erin, at one, does not answer. Carol, later, shows that the node is at work.
    Not with predecessors: a peer behind Tor accepts one connection here, and no second one.

    Example: The node knows a clearnet address and an onion address
      Given the node is started with private broadcast over Tor, to clearnet addresses as well
      And Bob has a public address to which Tor alone leads, and that the node knows
      And Carol has an onion address that the node knows
      When the operator submits a transaction privately
      Then the node announces the transaction to Carol
      And the node announces the transaction to Bob

    Example: The node knows a clearnet address only
      Given the node is started with private broadcast over Tor, to clearnet addresses as well
      And Bob has a public address of its own
      And the address manager has learnt the address of Bob
      And the node has a manual connection to Alice
      When the operator submits a transaction privately
      And a manual connection to Carol opens
      Then the node does not connect to Bob
      And the node completes the handshake with Carol

    @not.with.predecessor
    Example: The node has reached an onion address on a manual connection
      Given the node is started with private broadcast over Tor, to clearnet addresses as well
      And Bob has a public address to which Tor alone leads, and that the node knows
      And the node has a manual connection to Carol, who has an onion address
      When the operator submits a transaction privately
      Then the node announces the transaction to Bob

    Example: The peer at the onion address sends nothing
      Given the node is started with private broadcast over Tor, to clearnet addresses as well
      And Bob has a public address to which Tor alone leads, and that the node knows
      And Erin sends nothing
      And Erin has an onion address that the node knows
      When the operator submits a transaction privately
      And a manual connection to Carol opens
      Then the node connects to Erin
      But the node does not connect to Bob

    Example: The operator has named another proxy for clearnet addresses
      Given the node is started with private broadcast over Tor, and by another proxy to clearnet addresses
      And Bob has a public address to which Tor alone leads, and that the node knows
      And Carol has an onion address that the node knows
      When the operator submits a transaction privately
      Then the node announces the transaction to Carol
      And the node announces the transaction to Bob

  @CONN-079 @CONN-014 @PBC-021 @slow @known.deviation @use.with_v2transport=yes
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

  @CONN-079 @V2T-001 @use.with_v2transport=yes
  Rule: To a peer known to support v2 transport a private-broadcast connection is encrypted
    Bitcoin Core: net.cpp CConnman::ThreadPrivateBroadcast, V2Transport::StartSendingHandshake
    Tor ends where the peer's own network begins: from there to a clearnet address, whoever carries the bytes could read
    the transaction, and what else the connection is for. The node goes by what it has heard of the address.

    Example: Of Bob's address the node has heard so
      Given the node is started with private broadcast over Tor and v2 transport, to clearnet addresses as well
      And Bob has a public address, and supports v2 transport
      And Erin has an onion address that the node knows
      And the node has a manual connection to Alice
      And Alice sends the node the address of Bob, reported to offer recent blocks with witnesses and v2 transport
      When the operator submits a transaction privately
      Then the node announces the transaction to Bob
      And the node's version message to Bob is sent encrypted, behind an empty version packet alone

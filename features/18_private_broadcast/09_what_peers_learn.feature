@source.policy @connection.private-broadcast @fixture.coins @use.with_private_broadcast=yes @not.with.second_time
Feature: What private-broadcast peers learn of the node
  A stranger behind Tor is handed a transaction before anybody else. If anything in the handshake differed from node to
  node, he could find the one whose it is among those that he knows.
  Not a second time: the node is still broadcasting the first transaction then.

  @HAND-013 @HAND-003
  Rule: On private-broadcast connections every node sends the same version message, but for its nonce
    Bitcoin Core: net_processing.cpp PeerManagerImpl::PushNodeVersion, IsPrivateBroadcastConn
    It offers no services and names no time, height or address; the user agent is one that anybody's script may have,
    and transactions are declined. So it is whatever the operator has set, whatever the node knows, and in whichever
    network the peer lives. (What the node sends besides is stated in the chapter on connection types.)

    Scenario Outline: The node is started with <setting>
      Given the node is started with <setting>
      And the node is started with private broadcast over Tor, where it knows Bob
      When the operator submits a transaction privately
      Then the node's version message to Bob reveals nothing of the node
      And the node's version message to Bob names protocol version 70016

      Examples: names, services, addresses, wishes
        | setting                                                 |
        | the comments Harbour and Blue in its user agent         |
        | compact block filters to offer                          |
        | bloom filters to offer                                  |
        | pruning                                                 |
        | blocksonly mode                                         |
        | a public address of its own                             |
        | transaction reconciliation                              |

    Example: The chain has grown, and an hour has passed
      Given the node is started with private broadcast over Tor, where it knows Bob
      And 20 new blocks are mined
      When 1 hour passes
      And the operator submits a transaction privately
      Then the node's version message to Bob reveals nothing of the node
      And the node's version message to Bob names protocol version 70016

    Example: Two peers
      Given the node is started with private broadcast over Tor, where it knows both Bob and Carol
      When the operator submits a transaction privately
      Then the node's version message to Bob reveals nothing of the node
      And the node's version message to Bob names protocol version 70016
      And the node's version message to Carol reveals nothing of the node

    @use.with_public_addresses=yes
    Example: The peer lives at a public address, which on other connections it would be told
      Given the node is started with private broadcast over Tor, to clearnet addresses as well
      And Bob has a public address to which Tor alone leads, and that the node knows
      And Carol has an onion address that the node knows
      When the operator submits a transaction privately
      Then the node's version message to Bob reveals nothing of the node
      And the node's version message to Bob names protocol version 70016

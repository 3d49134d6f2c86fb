@use.with_private_broadcast=yes @fixture.coins
Feature: Private broadcast
  Whoever is first to announce a transaction probably made it. A node that sends its own transactions
  over Tor, to peers it meets only for that, leaves no trace of who that is.

  @CONN-079 @source.policy @connection.private-broadcast
  Rule: Each own transaction is sent over three short connections of their own kind
    Bitcoin Core, net_processing.cpp, InitiateTxBroadcastPrivate; net.cpp, ThreadPrivateBroadcast. The
    number three is the node's choice. The limit on connections does not count here.

    Example: Five peers to choose from
      Given the node sends its own transactions over Tor
      And the node knows 5 peers behind Tor
      When the operator hands the node a transaction for 3 peers
      Then the node has 3 private-broadcast connections
      But the transaction does not wait in the node to be mined

  @CONN-079 @source.policy @connection.private-broadcast
  Rule: On such a connection the node says no more than it must, and hears no more
    Bitcoin Core, net.cpp, PushMessage; net_processing.cpp, PushNodeVersion. Every further word could
    show which node it is.

    Example: The greeting
      Given the node sends its own transactions over Tor
      And the node knows peer Bob behind Tor
      When the node tells Bob about its own transaction
      Then the node lists Bob as private-broadcast
      And the node's greeting to Bob reveals nothing

    Example: A peer that takes the transaction
      Given the node sends its own transactions over Tor
      And the node knows peer Bob behind Tor
      And the node has told Bob about its own transaction
      When Bob asks the node for what it has named
      Then the node gives Bob the transaction, pings and leaves

    Example: A peer that wants to talk about other things first
      Given the node sends its own transactions over Tor
      And the node knows peer Bob behind Tor
      And the node has told Bob about its own transaction
      When Bob pings the node, asks for addresses and sends some
      And Bob asks the node for what it has named
      Then the node gives Bob the transaction, pings and leaves

    Example: Another peer of the same node hears nothing of it
      Given the node sends its own transactions over Tor
      And the node has a manual connection to peer Alice
      And the node knows peer Bob behind Tor
      When the node tells Bob about its own transaction
      And 180 seconds pass
      Then Bob is told about the transaction
      But Alice is not told about the transaction

  @CONN-079 @source.policy @connection.private-broadcast
  Rule: The node leaves a peer that is of no use for its transaction
    Bitcoin Core, net_processing.cpp, VERSION, GETDATA and SendMessages. Such is a peer that declines
    transactions, asks for something else, or does nothing for more than three minutes.

    Example: The peer declines transactions, and is left before it is told
      Given the node sends its own transactions over Tor
      And peer Bob declines transactions
      And the node knows peer Bob behind Tor
      When the node tells Bob about its own transaction
      Then the node ends the connection to Bob

    Example: The peer asks for something else
      Given the node sends its own transactions over Tor
      And the node knows peer Bob behind Tor
      And the node has told Bob about its own transaction
      When Bob asks the node for another transaction
      Then the node ends the connection to Bob

    Scenario Outline: The peer does nothing for <seconds> seconds
      Given the node sends its own transactions over Tor
      And the node has a manual connection to peer Alice
      And the node knows peer Bob behind Tor
      And the node has told Bob about its own transaction
      When <seconds> seconds pass
      Then the node <does> Bob

      Examples: three minutes
        | seconds | does                   |
        | 180     | still waits for        |
        | 181     | ends the connection to |

  @CONN-079 @source.policy @connection.private-broadcast
  Rule: A node that is ordered to send its own transactions over Tor, but has no way to, refuses to start
    Bitcoin Core, init.cpp. Otherwise they would never leave, or its operator would wrongly believe them hidden.

    Scenario Outline: It could not, since <obstacle>
      Given the node sends its own transactions over Tor
      And <obstacle>
      When the node starts
      Then the node refuses to start and says why

      Examples: what stands in the way
        | obstacle                                         |
        | the node may call fixed peers only, and has none |
        | the node may use ordinary addresses only         |

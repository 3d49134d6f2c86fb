@source.policy @connection.private-broadcast @fixture.coins @use.with_private_broadcast=yes @not.with.second_time
Feature: Private-broadcast peers that do not take the transaction
  In private broadcast the node hands a transaction of its own to strangers behind Tor, so that nobody learns who made
  it. It chooses these peers blindly. One that is of no use must not keep the connection, and one that the node would
  not choose for other connections must not learn of the transaction.
  Not a second time: the node is still broadcasting the first transaction then.

  @CONN-079 @PBC-006 @PBC-017
  Rule: The node disconnects a private-broadcast peer that does not take the transaction in time
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, IsPrivateBroadcastConn
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, PRIVATE_BROADCAST_MAX_CONNECTION_LIFETIME
    A peer that does not take the transaction will not spread it, and the node tries no other in its place meanwhile. It
    ends the connection at once if the peer declines transactions or requests anything but the one, by the hash (txid)
    announced, without its witness; else when it is more than three minutes (180 seconds) old and no pong with the nonce
    of its ping has acknowledged the transaction (with that pong it has it, and the connection ends at once). A request
    gives no more time, nor does a late handshake (until it is complete, its own timeout holds). Alice, a manual peer,
    shows that the node is at work as time passes.

    Example: The peer declines transactions, and nothing is announced to it
      Given Bob declines transactions
      And the node is started with private broadcast over Tor, where it knows both Bob and Carol
      When the operator submits a transaction privately
      Then the node announces the transaction to Carol
      And the node disconnects Bob
      But the node does not announce any transaction to Bob

    Scenario Outline: The peer requests <thing> and gets nothing
      Given the node is started with private broadcast over Tor, where it knows Bob
      And the operator has submitted a transaction privately
      When Bob requests <thing> from the node
      Then the node disconnects Bob
      And the node sends Bob in this order: version, verack, inv

      Examples: something else, another hash, the witness too, and something besides
        | thing                                            |
        | an unknown transaction                           |
        | the transaction by its wtxid                     |
        | the transaction by its txid, with its witness,   |
        | the transaction and the chain tip in one message |

    Scenario Outline: The peer <conduct>, and <seconds> seconds pass
      Given Bob <conduct>
      And the node is started with its default peer timeout
      And the node is started with private broadcast over Tor, where it knows Bob
      And the node has a manual connection to Alice
      And the operator has submitted a transaction privately
      When <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: both sides of the minute for the handshake
        | conduct                  | seconds | outcome            |
        | sends nothing            | 60      | stays connected to |
        | sends nothing            | 61      | disconnects        |
        | does not send its verack | 60      | stays connected to |
        | does not send its verack | 61      | disconnects        |

    Scenario Outline: Two peers do nothing for <seconds> seconds
      Given the node is started with private broadcast over Tor, where it knows both Bob and Carol
      And the node has a manual connection to Alice
      And the operator has submitted a transaction privately
      When <seconds> seconds pass
      Then the node <outcome> Bob
      And the node <outcome> Carol

      Examples: the last second of the time and the first second beyond
        | seconds | outcome            |
        | 180     | stays connected to |
        | 181     | disconnects        |

    Scenario Outline: The peer <omission>, after 100 seconds it <conduct>, and <seconds> more pass
      Given Bob <omission>
      And the node is started with private broadcast over Tor, where it knows Bob
      And the node has a manual connection to Alice
      And the operator has submitted a transaction privately
      When 100 seconds pass
      And Bob <conduct>
      And <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: the last second of the time and the first second beyond, with a request and with a late handshake
        | omission                 | conduct                                | seconds | outcome            |
        | does not answer pings    | requests the transaction from the node | 80      | stays connected to |
        | does not answer pings    | requests the transaction from the node | 81      | disconnects        |
        | does not send its verack | sends the node its verack              | 80      | stays connected to |
        | does not send its verack | sends the node its verack              | 81      | disconnects        |

    Example: The peer requests the transaction and sends another pong than is due, and 180 seconds pass
      Given Bob does not answer pings
      And the node is started with private broadcast over Tor, where it knows Bob
      And the node has a manual connection to Alice
      And the operator has submitted a transaction privately
      When Bob requests the transaction from the node
      And Bob sends the node a pong with another nonce
      And 180 seconds pass
      Then the node stays connected to Bob

  @CONN-079 @PBC-017 @CONN-025 @HAND-024
  Rule: A private-broadcast peer without the desirable services hears of no transaction and is disconnected
    Bitcoin Core: net.h CNode::ExpectServicesFromConn
    Bitcoin Core: net_processing.cpp PeerManagerImpl::GetDesirableServiceFlags
    A peer's services say what it can do. The node wants of these strangers what it wants of other peers of its choice:
    all blocks or, while its chain tip is less than a day old, recent ones, and witnesses, the part of transactions that
    holds signatures. A program without them may not understand the transaction, or never pass it on: the payment would
    get no further, and one stranger more would know of it. Not a day later: the tip is too old for recent blocks then.

    Scenario Outline: The peer offers <services>
      Given the node is started with private broadcast over Tor, where it knows both Bob and Carol
      And Bob offers <services>
      When the operator submits a transaction privately
      Then the node announces the transaction to Carol
      And the node disconnects Bob
      But the node does not announce any transaction to Bob

      Examples: nothing, blocks only, witnesses only
        | services                        |
        | nothing                         |
        | all blocks without witnesses    |
        | recent blocks without witnesses |
        | witnesses without blocks        |

    @first.with.later
    Example: The peer offers recent blocks with witnesses
      Given the node is started with private broadcast over Tor, where it knows Bob
      And Bob offers recent blocks with witnesses
      When the operator submits a transaction privately
      Then the node announces the transaction to Bob

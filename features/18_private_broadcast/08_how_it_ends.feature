@source.policy @connection.private-broadcast @fixture.coins @use.with_private_broadcast=yes @not.with.second_time
Feature: How a private broadcast ends
  In private broadcast the node hands a transaction of its own to strangers behind Tor, so that nobody learns who made
  it, and goes on with that until the network has it. Then it is a transaction like any other: a node that kept it to
  itself, or went on, would be known by that.
  Not a second time: the node is still broadcasting the first transaction then.

  @CONN-079 @PBC-010
  Rule: When an ordinary peer sends the node the transaction, the broadcast ends, and the node announces it to others
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, PrivateBroadcast::Remove
    It has come back from the network. (How the connections end that are open or wanted then, the other files tell.)
    That it has come by a private-broadcast connection does not count, as the node asks such a peer for nothing, nor by
    a block-relay-only one, which may carry none and is ended. A version with another witness is another transaction:
    T1's output takes any witness, so that T2 and T3 have one txid, and the node cannot know that T2 has arrived.

    @connection.<connection>
    Scenario Outline: It comes by <connection> connections
      Given the node is started with private broadcast over Tor and 2 inbound slots
      And the node has a <connection> connection to Alice
      And the node has an inbound connection to Carol
      And the operator has submitted a transaction privately
      When Alice sends the node the transaction
      And 60 seconds pass
      Then the node announces the transaction to Carol

      Examples: types by which peers may send transactions
        | connection          |
        | inbound             |
        | outbound-full-relay |
        | manual              |
        | addr-fetch          |

    @use.with_abortprivatebroadcast=yes
    Scenario Outline: The operator looks whether it is still broadcast: it has come from a peer, <connection>
      Given the node is started with private broadcast over Tor and 2 inbound slots
      And the node has a <connection> connection to Alice
      When the operator submits T1 privately
      And Alice sends the node T1
      Then the node reports that its mempool holds T1
      But the node reports that it broadcasts no transaction privately

      Examples: types by which peers may send transactions
        | connection          |
        | inbound             |
        | outbound-full-relay |
        | manual              |
        | addr-fetch          |

    @use.with_abortprivatebroadcast=yes @use.with_node.min_version=31.99
    Example: It comes from a block-relay-only peer
      Given the node is started with private broadcast over Tor and 2 inbound slots
      And the node has a block-relay-only connection to Alice
      When the operator submits T1 privately
      And Alice sends the node T1
      Then the node disconnects Alice
      And the node reports that it has broadcast T1 privately for 0 seconds

    @use.with_abortprivatebroadcast=yes @use.with_node.min_version=31.99
    Example: A peer announces it, and does not send it
      Given the node is started with private broadcast over Tor and 2 inbound slots
      And the node has a manual connection to Alice
      When the operator submits T1 privately
      And Alice announces T1 to the node
      Then the node requests T1 from Alice
      And the node reports that it has broadcast T1 privately for 0 seconds

    @use.with_abortprivatebroadcast=yes @use.with_node.min_version=31.99
    Example: It comes with another witness
      Given the node is started with private broadcast over Tor
      And the node has a manual connection to Alice
      And a block with T1, whose output takes any witness is mined
      When the operator submits T2, which spends T1 with a witness of its own privately
      And Alice sends the node T3, which spends T1 with a witness of its own
      Then the node reports that it has broadcast T2 privately for 0 seconds

  @CONN-079 @PBC-007 @use.with_mockscheduler=yes @use.with_node.min_version=31.99
  Rule: What nobody would take any more the node gives up at a check, once it would else be sent to a further peer
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ReattemptPrivateBroadcast
    A block holds the transaction, or another one that spends the same coin (T2 does, as it replaces T1), or the mempool
    has it from a peer: nothing is left to do, and each further stranger may be an observer. The node looks at it when
    it is due for a further peer, more than five minutes (300 seconds) after the command or, if a peer has acknowledged
    it, more than one (60) after that. Others go on: T3 has nothing to do with T1. Carol shows that the node is at work.

    Scenario Outline: A block holds <what>, <seconds> seconds after the command
      Given the node is started with private broadcast over Tor, where it knows 3 peers who send nothing
      When the operator submits T1 privately
      And a block with <block> is mined
      And the next check of private broadcasts, <seconds> seconds later, is due
      And a manual connection to Carol opens
      Then the node completes the handshake with Carol
      And the node reports that <state>

      Examples: it is of no use any more
        | what                      | block                 | seconds | state                                  |
        | the transaction           | T1                    | 301     | it broadcasts no transaction privately |
        | another spend of its coin | T2, which replaces T1 | 301     | it broadcasts no transaction privately |

      Examples: too early, and something else
        | what                | block | seconds | state                                         |
        | the transaction     | T1    | 300     | it has broadcast T1 privately for 300 seconds |
        | another transaction | T3    | 301     | it has broadcast T1 privately for 301 seconds |

    Example: There are two transactions, and a block holds each of them
      Given the node is started with private broadcast over Tor, where it knows 40 peers who send nothing
      When the operator submits T1 privately
      And the operator submits T3 privately
      And a block with T1 is mined
      And a block with T3 is mined
      And the next check of private broadcasts, 301 seconds later, is due
      Then the node reports that it broadcasts no transaction privately
      And the node has 6 private-broadcast connections

    Example: Of two transactions a block holds the first
      Given the node is started with private broadcast over Tor, where it knows 40 peers who send nothing
      When the operator submits T1 privately
      And the operator submits T3 privately
      And a block with T1 is mined
      And the next check of private broadcasts, 301 seconds later, is due
      Then the node reports that it has broadcast T3 privately for 301 seconds
      And the node has 7 private-broadcast connections

    Scenario Outline: The mempool holds it from the first, and a peer has acknowledged it <seconds> seconds ago
      Given the node is started with private broadcast over Tor, where it knows Bob
      And the node has a manual connection to Alice
      And Alice sends the node T1
      When the operator submits T1 privately
      And Bob requests T1 from the node
      And the next check of private broadcasts, <seconds> seconds later, is due
      Then the node disconnects Bob
      And the node reports that <state>

      Examples: the last second of the minute and the first second beyond
        | seconds | state                                        |
        | 60      | it has broadcast T1 privately for 60 seconds |
        | 61      | it broadcasts no transaction privately       |

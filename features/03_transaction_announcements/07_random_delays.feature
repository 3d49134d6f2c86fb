@source.policy @fixture.coins
Feature: When the node announces a transaction
  Whoever is told of a transaction first learns where it came from. The node therefore waits for a random time
  before it announces one, and lets transactions mix with others meanwhile.

  @TXR-011
  Rule: The node waits for a random time before it announces a transaction to an outbound peer, 74 s at most
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, OUTBOUND_INVENTORY_BROADCAST_INTERVAL
    If it told its peers at once, a spy with many connections would see first who has a transaction, and know who made
    it. Peers with the noban permission are told at once, here Carol, and so are private-broadcast peers. The moments at
    which a peer is told all that is new, in one message, come by chance, two seconds apart on average, and 74 at most
    (36.74 times that), since a payment must not wait for long; what is too much for one message waits for the next.
    With such chances 63.2 of 100 spans of two seconds hold a moment: that makes 152 messages in the 240 spans here (8
    peers, 30 transactions), with an allowance for chance 114 to 189.

    @connection.<connection>
    Scenario Outline: No time passes on <connection> connections
      Given Carol has a loopback address of its own
      And the node is started with the permissions noban for Carol
      And the node has an inbound connection to Carol
      And the node has <connection> connections to Alice and Bob
      When the operator submits T1
      Then the node announces T1 to Carol
      But the node does not announce T1 to Alice yet
      And the node does not announce T1 to Bob yet

      Examples: types that the node opens, but for block-relay-only
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |

    @connection.<connection>
    Scenario Outline: No time passes, and a <connection> peer <acts> meanwhile
      Given the node is started with the permissions noban for Carol
      And the node has an inbound connection to Carol
      And the node has a <connection> connection to Alice
      When the operator submits T1
      And Alice <acts>
      Then the node announces T1 to Carol
      But the node does not announce T1 to Alice yet

      Examples: whatever the peer does, it waits no less
        | connection          | acts                             |
        | outbound-full-relay | sends the node a fee filter of 0 |
        | manual              | sends the node T2                |
        | addr-fetch          | requests T1 from the node        |

    @connection.<connection>
    Scenario Outline: The longest time passes on <connection> connections
      Given the node has <connection> connections to Alice and Bob
      When the operator submits T1
      And 74 seconds pass
      Then the node announces T1 to Alice
      And the node announces T1 to Bob

      Examples: types that the node opens, but for block-relay-only
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |

    Example: A second transaction waits as well
      Given the node is started with the permissions noban for Carol
      And the node has an inbound connection to Carol
      And the node has an outbound-full-relay connection to Alice
      When the operator submits T1
      And 74 seconds pass
      And the operator submits T2
      Then the node announces T2 to Carol
      But the node does not announce T2 to Alice yet

    @connection.<connection> @slow
    Scenario Outline: Whether two seconds pass or not, in 30 cases for each of eight <connection> peers
      Given the node has <connection> connections to Alice, Bob, Carol, Dave, Erin, Frank, Grace and Heidi
      When the operator submits 30 transactions, one every 2 seconds
      Then the node announces the transactions to Alice, Bob, Carol, Dave, Erin, Frank, Grace and Heidi in 114 to 189 messages

      Examples: long-lived types that the node opens, but for block-relay-only
        | connection          |
        | outbound-full-relay |
        | manual              |

  @TXR-011
  Rule: The random time before an announcement is another one for each outbound peer
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, m_next_inv_send_time
    Chance makes a node tell one peer sooner and another later, so that a moment says little. If all outbound peers
    were told together, a spy among them would know when all the others were, and could work out from the moments at
    which they pass it on who made the transaction. With twelve transactions, one after the other, the moments cannot
    agree by chance. (Peers with the noban permission have no such time: they are told at once.)

    @connection.<connection>
    Scenario Outline: Twelve transactions, and three <connection> peers
      Given the node has <connection> connections to Alice, Bob and Carol
      When the operator submits 12 transactions in turn
      Then the node announces the transactions to Alice, Bob and Carol at different moments

      Examples: long-lived types that the node opens, but for block-relay-only
        | connection          |
        | outbound-full-relay |
        | manual              |

  @TXR-013
  Rule: The node announces a transaction at once to a peer with the noban permission
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, NoBan
    Others are told after a random delay, so that nobody can tell by the moment where a transaction comes from. From a
    peer that the operator trusts nothing has to be hidden; it may be his own shop that waits for a payment, and a delay
    would only cost it time. Alice has no such permission, and shows the difference. Block-relay-only peers are told of
    no transaction even so, and nobody of what he has sent himself.

    @connection.inbound
    Example: No time passes for two transactions, one after the other
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has inbound connections to Alice and Bob
      When the operator submits T1
      And the operator submits T2
      Then the node announces T1 to Bob
      And the node announces T2 to Bob
      But the node does not announce T2 to Alice yet

    @connection.inbound
    Example: It comes from such a peer, and goes to another one alone
      Given Bob has a loopback address of its own
      And Carol has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node is started with the permissions noban for Carol
      And the node has inbound connections to Bob and Carol
      When Bob sends the node T1
      Then the node announces T1 to Carol
      But the node does not announce T1 to Bob

    @connection.inbound
    Example: The permissions relay, forcerelay, mempool, download, addr and bloomfilter do not include it
      Given Alice has a loopback address of its own
      And Bob has a loopback address of its own
      And the node is started with the permissions relay, forcerelay, mempool, download, addr, bloomfilter for Alice
      And the node is started with the permissions noban for Bob
      And the node has inbound connections to Alice and Bob
      When the operator submits T1
      Then the node announces T1 to Bob
      But the node does not announce T1 to Alice yet

    @connection.<connection>
    Scenario Outline: A <connection> peer has it, granted for outbound connections
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban, out for Bob
      And the node has a <connection> connection to Bob
      And the node has an inbound connection to Alice
      When the operator submits T1
      Then the node announces T1 to Bob
      But the node does not announce T1 to Alice yet

      @use.with_node.min_version=28
      Examples: manual
        | connection |
        | manual     |

      @use.with_knots=yes
      Examples: other types, to whose peers only Bitcoin Knots can give permissions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |

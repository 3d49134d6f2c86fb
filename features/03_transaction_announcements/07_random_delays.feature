@source.policy @fixture.coins
Feature: When the node announces a transaction
  Whoever is told of a transaction first learns where it came from. The node therefore waits for a random time
  before it announces one, and lets transactions mix with others meanwhile.

  @TXR-011
  Rule: The node waits for a random time before it announces a transaction to an outbound peer, 74 s at most
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, OUTBOUND_INVENTORY_BROADCAST_INTERVAL
    If it told its peers at once, a spy with many connections would see first who has a transaction, and know who made
    it. Peers with the noban permission are told at once, here Carol. Two seconds is the average of these random
    times, at each of which a peer is told all that is new; so within two seconds a peer is told in 63 of 100 cases,
    that is in 152 of the 240 here (8 peers, 30 transactions). The allowance for chance is from 114 to 189.

    @connection.<connection>
    Scenario Outline: No time passes on <connection> connections
      Given Carol has a local address of its own
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

      Examples: lasting types that the node opens, but for block-relay-only
        | connection          |
        | outbound-full-relay |
        | manual              |

  @TXR-012 @connection.inbound
  Rule: The node waits for a random time before it announces a transaction to an inbound peer, 184 s at most
    Bitcoin Core: net_processing.cpp PeerManagerImpl::NextInvToInbounds
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, INBOUND_INVENTORY_BROADCAST_INTERVAL
    If it told its peers at once, a spy would see first who has a transaction, and know who made it. Anybody can
    connect, a spy a hundred times, so the wait is longer than for outbound peers: five seconds on average, so that of
    200 cases three seconds are enough in 90 (the allowance for chance is from 55 to 125). Carol has the noban
    permission, and is told at once.

    Example: No time passes
      Given Carol has a local address of its own
      And the node is started with the permissions noban for Carol
      And the node has inbound connections to Carol and Alice
      When the operator submits T1
      Then the node announces T1 to Carol
      But the node does not announce T1 to Alice yet

    Example: The longest time passes
      Given the node has inbound connections to Alice and Bob
      When the operator submits T1
      And 184 seconds pass
      Then the node announces T1 to Alice
      And the node announces T1 to Bob

    @slow
    Example: Whether three seconds pass or not, in 200 cases
      Given the node has inbound connections to Alice and Bob
      When the operator submits 200 transactions, one every 3 seconds
      Then the node announces the transactions to Alice in 55 to 125 messages

  @TXR-012 @connection.inbound
  Rule: The node tells all inbound peers of one network and one of its ports of a transaction together
    Bitcoin Core: net_processing.cpp PeerManagerImpl::NextInvToInbounds
    The node announces a transaction to inbound peers after a random time. If each had a time of its own, a spy with a
    hundred connections would soon draw a short one, and know early who has a transaction. With one time for all, more
    connections gain nothing, whatever addresses they come from. (Peers that come over another network, such as Tor, or
    to another port of the node have times of their own: see the next Rule.) Twelve transactions come one after the
    other, so that it cannot be chance. Only peers with the noban permission are told before.

    Example: Twelve transactions, and three inbound peers, of whom one has another address
      Given Carol has a local address of its own
      And the node has inbound connections to Alice, Bob and Carol
      When the operator submits 12 transactions in turn
      Then the node announces the transactions to Alice, Bob and Carol at the same moments

  @TXR-012 @connection.inbound
  Rule: The node tells inbound peers of different networks or ports of a transaction at different random moments
    Bitcoin Core: net_processing.cpp PeerManagerImpl::NextInvToInbounds, m_network_key
    The node announces a transaction to inbound peers after a random time. If that were the same for a spy's connection
    over Tor as for one without, the moments would show that both lead to one node, whose operator may use Tor to hide
    where he lives. Twelve transactions are enough to rule out chance.

    Scenario Outline: The node has <port>, to which Carol connects, but not Alice and Bob
      Given the node is started with <port>
      And the node has inbound connections to Alice and Bob
      When Carol connects to the second port of the node
      And the operator submits 12 transactions in turn
      Then the node announces the transactions to Alice and Carol at different moments
      And the node announces the transactions to Alice and Bob at the same moments

      @use.with_node.min_version=31
      Examples: since version 31
        | port                                    |
        | a second port for Tor                   |
        | a second port with the permissions addr |

      @use.with_knots=yes
      Examples: Bitcoin Knots, since version 29
        | port                                    |
        | a second port for Tor                   |
        | a second port with the permissions addr |

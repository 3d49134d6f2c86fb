@source.policy @connection.inbound @fixture.coins
Feature: When the node announces a transaction to inbound peers
  Anybody can connect to the node, a spy as often as he likes. So inbound peers wait longer than those that the node has
  chosen, and wait together.

  @TXR-012
  Rule: The node waits for a random time before it announces a transaction to an inbound peer, 184 s at most
    Bitcoin Core: net_processing.cpp PeerManagerImpl::NextInvToInbounds
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, INBOUND_INVENTORY_BROADCAST_INTERVAL
    If it told its peers at once, a spy would see first who has a transaction, and know who made it. Anybody can
    connect, a spy a hundred times, so the wait is longer than for outbound peers: five seconds on average, so that of
    200 cases six seconds are enough in 140, each of which brings a message (the allowance for chance is from 107 to
    172; a second inbound peer, Bob, is not to shorten the wait). A payment must not wait for long: no chance brings
    more than 36.74 times the average, 184 seconds (if too many wait for one message, the rest waits for the next).
    Carol has the noban permission, and is told at once.

    Example: No time passes
      Given Carol has a loopback address of its own
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
    Example: Whether six seconds are enough or not, in 200 cases
      Given the node has inbound connections to Alice and Bob
      When the operator submits 200 transactions, one every 6 seconds
      Then the node announces the transactions to Alice in 107 to 172 messages

  @TXR-012
  Rule: Inbound peers of one network at one address and port of the node are told of a transaction together
    Bitcoin Core: net_processing.cpp PeerManagerImpl::NextInvToInbounds
    The node announces a transaction to inbound peers after a random time. If each had a time of its own, a spy with a
    hundred connections would soon draw a short one, and know early who has a transaction. With one time for all, more
    connections gain nothing, whatever addresses they come from, even if the spy has hired some in many network groups.
    (Since version 31, peers of another network, such as Tor, or at another address or port of the node have times of
    their own: see the next Rule.) Twelve transactions come one after the other, so that it cannot be chance. Only peers
    with the noban permission are told before.

    Example: Twelve transactions, and three inbound peers, of whom one has another address, and comes when Dave has gone
      Given Carol has a loopback address of its own
      And the node has inbound connections to Alice, Bob and Dave
      And Dave disconnects
      And the node has an inbound connection to Carol
      When the operator submits 12 transactions in turn
      Then the node announces the transactions to Alice, Bob and Carol at the same moments

    @use.with_public_addresses=yes
    Example: Twelve transactions, and three inbound peers at public addresses in different network groups
      Given Alice has a public address of its own
      And Bob has a public address of its own
      And Carol has a public address of its own
      And the node has inbound connections to Alice, Bob and Carol
      When the operator submits 12 transactions in turn
      Then the node announces the transactions to Alice, Bob and Carol at the same moments

  @TXR-012
  Rule: Inbound peers of another network, or at another address or port of the node, are told at other moments
    Bitcoin Core: net_processing.cpp PeerManagerImpl::NextInvToInbounds, m_network_key
    The node announces a transaction to inbound peers after a random time. If that were the same for a spy's connection
    over Tor as for one without, the moments would show that both lead to one node, whose operator may use Tor to hide
    where he lives; who has several addresses or ports may want to keep them apart, too. (Since version 31, and 29 of
    Bitcoin Knots; before, all inbound peers are told together.) Loopback addresses count as a network of their own.
    Twelve transactions are enough to rule out chance.

    @use.with_public_addresses=yes
    Scenario Outline: Carol has <address>, Alice and Bob have loopback addresses
      Given Carol has <address>
      And the node has inbound connections to Alice, Bob and Carol
      When the operator submits 12 transactions in turn
      Then the node announces the transactions to Alice and Carol at different moments
      And the node announces the transactions to Alice and Bob at the same moments

      @use.with_node.min_version=31
      Examples: since version 31
        | address                     |
        | a public address of its own |

      @use.with_knots=yes
      Examples: Bitcoin Knots, since version 29
        | address                     |
        | a public address of its own |

    Scenario Outline: The node has <port>, to which Carol connects, but not Alice and Bob
      Given the node is started with <port>
      And the node has inbound connections to Alice and Bob
      When Carol connects to the second port of the node
      And the operator submits 12 transactions in turn
      Then the node announces the transactions to Alice and Carol at different moments
      And the node announces the transactions to Alice and Bob at the same moments

      @use.with_node.min_version=31
      Examples: since version 31
        | port                                                |
        | an onion listening port as second port              |
        | a second port with the permissions addr             |
        | a second port of the same number at another address |

      @use.with_knots=yes
      Examples: Bitcoin Knots, since version 29
        | port                                                |
        | an onion listening port as second port              |
        | a second port with the permissions addr             |
        | a second port of the same number at another address |

  @TXR-010 @use.with_node.min_version=26 @not.with_common_send_rate=yes @not.with.second_time
  Rule: For each thousand transactions yet to be announced to a peer, the node announces five more at a time
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, INVENTORY_BROADCAST_MAX
    With the usual number alone (70 since version 30, shown from 31 on, and 35 before) more and more would pile up, and
    come late; so it grows, to 1000 at most (which is not shown). What counts is what is left for the peer, not the
    mempool: when 75 of 1000 have been announced, 70 are next. Four minutes are longer than any delay. Not for newer
    nodes: these limit what they announce to all peers together, and so few transactions do not reach that limit.
    Not a second time: for so many coins blocks are mined again, and bystanders fall behind the chain tip.

    Scenario Outline: Of 999 transactions <limit> are announced first
      Given the node has an inbound connection to Alice
      When the operator submits 999 transactions at once
      And 4 minutes pass
      Then the node announces <limit> transactions in one message to Alice

      @use.with_knots=yes @use.with_node.min_version=29
      Examples: Bitcoin Knots
        | limit |
        | 70    |

      @use.with_knots=no @use.with_node.min_version=31
      Examples: since version 31
        | limit |
        | 70    |

      @use.with_knots=no @use.with_node.max_version=29
      Examples: up to version 29
        | limit |
        | 35    |

    Scenario Outline: Of 1000 transactions <first> are announced first, and <next> next
      Given the node has an inbound connection to Alice
      When the operator submits 1000 transactions at once
      And 4 minutes pass
      And 4 minutes pass
      Then the node announces <first> transactions in one message to Alice
      And the node announces <next> transactions in one message to Alice

      @use.with_knots=yes @use.with_node.min_version=29
      Examples: Bitcoin Knots
        | first | next |
        | 75    | 70   |

      @use.with_knots=no @use.with_node.min_version=31
      Examples: since version 31
        | first | next |
        | 75    | 70   |

      @use.with_knots=no @use.with_node.max_version=29
      Examples: up to version 29
        | first | next |
        | 40    | 35   |

@source.policy
Feature: A late verack, and a second handshake
  A handshake that takes its time must not leave the peer with less than it needs, nor with knowledge that is not meant
  for it. A second one on the same connection changes nothing; the next connection begins anew. Private-broadcast
  connections have rules of their own.
  Not shown: noban, noban for outbound peers; nothing here costs a peer its connection.

  @HAND-021 @TXR-007 @fixture.coins
  Rule: A transaction that came during the handshake is not announced to the peer when its verack arrives
    Bitcoin Core: net_processing.cpp PeerManagerImpl::InitiateTxBroadcastToAll
    A peer that was told of it together with its verack would know that it came while the handshake lasted. A spy who
    begins one handshake after the other could so find out when a transaction reached the node, and from where it comes.
    So a peer hears only of what comes after its verack (but in version 24.0, which failed in this). (If nobody has
    requested a transaction of its own, the node attempts its initial broadcast again after ten minutes or more; the
    examples end before.)

    @connection.<connection>
    Scenario Outline: After one of the operator and one of a peer, a <connection> peer's verack is late
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who does not send its verack
      When the operator submits T1
      And Alice sends the node a new transaction
      And Bob sends the node its verack
      Then the node announces T1 to Alice
      And the node stays connected to Bob
      But the node does not announce any transaction to Bob

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A transaction comes after a <connection> peer's late verack
      Given the node has a <connection> connection to Bob, who does not send its verack
      When Bob sends the node its verack
      And the operator submits a transaction
      Then the node announces the transaction to Bob

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @HAND-021
  Rule: A chain tip that is new since the handshake began is announced to the peer when its verack arrives
    Bitcoin Core: net_processing.cpp PeerManagerImpl::UpdatedBlockTip
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages
    Nobody may be left behind because of the moment at which the connection opened: the peer would learn of this block
    only with the next one, ten minutes later on average. Unlike a transaction, a block comes to everybody and betrays
    nobody. Of several blocks the last is announced; the peer then requests what is below it. In initial block download
    the node announces no block to anybody.

    @connection.<connection>
    Scenario Outline: After the block, a <connection> peer's verack is late
      Given the node has a <connection> connection to Bob, who does not send its verack
      When a new block is mined
      And Bob sends the node its verack
      Then the node announces the block to Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: Two blocks come before the peer's verack
      Given the node has an inbound connection to Bob, who does not send its verack
      When a new block is mined
      And a new block is mined
      And Bob sends the node its verack
      Then the node announces the block to Bob once
      But the node does not announce the block below the chain tip to Bob

  @HAND-022
  Rule: A second version message changes nothing
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::VERSION
    The first one has settled what the peer is and offers, and the node goes by it. If a second one counted, a peer
    could become another one half-way, for example to look harmless in the operator's peer list. Bob's second one names
    another user agent and declines transactions; the list must keep the first, and announcements go on. Nor does it
    stand in for a missing verack: until that comes, Bob is told of no block.

    @connection.<connection>
    Scenario Outline: Another user agent in the second one, on a <connection> connection
      Given the node has a <connection> connection to Bob
      When Bob sends the node another version message
      Then the node sends Bob nothing further
      And the node lists Bob with the user agent of its first version message
      And the node stays connected to Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound @fixture.coins
    Example: The second one declines transactions, and one is submitted
      Given the node has an inbound connection to Bob
      And Bob sends the node another version message
      When the operator submits a transaction
      Then the node announces the transaction to Bob

    @connection.<connection>
    Scenario Outline: The second one comes before the verack, on a <connection> connection
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who does not send its verack
      When Bob sends the node another version message
      And a new block is mined
      Then the node announces the block to Alice
      And the node lists Bob with the user agent of its first version message
      But the node sends Bob nothing further

      Examples: a type that the node opens, and inbound
        | connection          |
        | outbound-full-relay |
        | inbound             |

  @HAND-022
  Rule: A second verack changes nothing, nor does a further one
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::VERACK
    The first one has completed the handshake, and the node has sent what it sends then: its ping, a request for
    headers and more. If each further verack made it do so again, a peer could cause much traffic and work at little
    cost.

    @connection.<connection>
    Scenario Outline: Three veracks on a <connection> connection
      Given the node has a <connection> connection to Bob
      When Bob sends the node a verack message
      And Bob sends the node a verack message
      Then the node sends Bob nothing further
      And the node stays connected to Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @NEG-004 @NEG-009 @use.with_node.min_version=24
  Rule: The node sends a peer all its first messages again on each further connection
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::VERSION, NetMsgType::VERACK
    What was agreed on with a peer ends with the connection: neither side may remember it for the next one, or a peer
    that has changed meanwhile would be sent what it does not expect. So Bob, who comes back, is sent the whole opening
    once more, in the order of version 24 and later.
    Not a day later: a node with a stale chain tip opens with other messages.

    @connection.<connection> @first.with.later
    Scenario Outline: The second connection, <connection>, to the same peer
      Given the node has a <connection> connection to Bob
      And Bob disconnects
      When a <connection> connection to Bob opens
      Then the node sends Bob in this order: <messages>

      Examples: three types of connection
        | connection       | messages                                                                                 |
        | manual           | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | block-relay-only | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders                     |
        | inbound          | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter          |

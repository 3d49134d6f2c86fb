Feature: Which messages the node sends while a connection opens, and in which order
  A connection begins with a handshake: each side sends a version message, says what it supports, and acknowledges
  with a verack. Before the peer's verack the node sends all peers of one connection type and protocol version the same
  messages, but for offers of reconciliation, so that nobody sees what else it knows of the peer. Private broadcast has
  a handshake of its own.

  @NEG-001 @NEG-002 @NEG-003 @bip.339 @bip.155 @source.bip
  Rule: Before the peer's verack the node sends version, wtxidrelay, sendaddrv2, verack, and at most getaddr
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::VERSION
    By wtxidrelay and sendaddrv2 the node says how it wants transactions and addresses named, before its verack, as BIP
    339 and BIP 155 want it: later the peer may have begun to send some. (Peers of older versions are sent less, very
    old ones an alert; a node with reconciliation may offer that, too.) More it does not send: a stranger who never
    completes the handshake is to learn nothing and to cost it nothing. Only addresses it requests at once (getaddr), on
    connections that it opens, but not block-relay-only ones, which carry none. Alice's pong shows it at work.

    @connection.<connection>
    Scenario Outline: The peer sends no verack on a <connection> connection
      Given the node has an inbound connection to Alice
      And Bob does not send its verack
      When a <connection> connection to Bob opens
      Then the node sends Bob in this order: <messages>
      And the node sends Alice a pong

      Examples: long-lived types that the node opens, but for block-relay-only, and addr-fetch
        | connection          | messages                                         |
        | outbound-full-relay | version, wtxidrelay, sendaddrv2, verack, getaddr |
        | addr-fetch          | version, wtxidrelay, sendaddrv2, verack, getaddr |
        | manual              | version, wtxidrelay, sendaddrv2, verack, getaddr |

      Examples: block-relay-only and inbound
        | connection       | messages                                |
        | block-relay-only | version, wtxidrelay, sendaddrv2, verack |
        | inbound          | version, wtxidrelay, sendaddrv2, verack |

    @connection.inbound
    Scenario Outline: An inbound peer that <conduct> is sent the same
      Given the node has an inbound connection to Alice
      And Bob <conduct>
      And Bob does not send its verack
      When an inbound connection to Bob opens
      Then the node sends Bob in this order: version, wtxidrelay, sendaddrv2, verack

      Examples: feature negotiation, and services, that change nothing
        | conduct               |
        | declines transactions |
        | offers nothing        |

  @NEG-004 @NEG-005 @NEG-006 @source.policy @use.with_node.min_version=24
  Rule: After the verack the node sends sendcmpct, ping, and where they apply getheaders and feefilter
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::VERACK
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendFeefilter
    So both begin to work together: sendcmpct says how to announce blocks, ping tests the line, getheaders asks for the
    peer's chain, feefilter says which fees are too low. Without them news would come late, or in vain. There is no
    feefilter for peers with forcerelay, from whom it wants all transactions, on block-relay-only connections, or in
    blocksonly mode. A listening node that knows a public address of its own sends it after the ping to peers that it
    has connected to, but for block-relay-only ones (not in initial block download). Who offers no blocks is asked for
    no headers, and a node whose best header is a day old asks one peer alone. Feeler connections end before.
    Not a day later: more messages than those of the opening have come.

    @connection.<connection> @first.with.later
    Scenario Outline: All first messages on a <connection> connection
      When a <connection> connection to Bob opens
      Then the node sends Bob in this order: <messages>

      Examples: all long-lived types and addr-fetch
        | connection          | messages                                                                                 |
        | outbound-full-relay | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | addr-fetch          | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | manual              | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | inbound             | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter          |
        | block-relay-only    | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders                     |

    @connection.<connection>
    Scenario Outline: A <connection> peer that offers no blocks is sent no getheaders
      Given Bob offers nothing
      When a <connection> connection to Bob opens
      Then the node sends Bob in this order: <messages>

      Examples: types whose peers the node does not choose
        | connection | messages                                                                     |
        | manual     | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, feefilter |
        | inbound    | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, feefilter          |

    @connection.<connection> @first.with.later
    Scenario Outline: The opening of a <connection> connection of a node started with <setting>
      Given Bob has a loopback address of its own
      And the node is started with <setting>
      When a <connection> connection to Bob opens
      Then the node sends Bob in this order: <messages>

      Examples: with and without the node's address, and without a feefilter
        | connection          | setting                            | messages                                                                                         |
        | outbound-full-relay | a public address of its own        | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, addrv2, getheaders, feefilter |
        | block-relay-only    | a public address of its own        | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders                             |
        | inbound             | a public address of its own        | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter                  |
        | inbound             | the permissions forcerelay for Bob | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders                             |

  @HAND-020 @source.policy
  Rule: Until the peer's verack the node sends it no news of blocks, transactions or addresses, and no ping
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages
    Before its verack the peer need not be ready, and the node does not know yet in which form it wants news: what came
    too early might be misread or lost, and whoever only listens would get it, too. A ping is due every two minutes (120
    seconds). Alice or Dave, whose handshakes are complete, get what Bob does not. The node's own address would go at
    once; so would, to a peer with the noban permission, a transaction. (Addr-fetch peers are gone before addresses are
    relayed.)
    Not with bystanders: an address goes to two peers only, and could go to them.

    @connection.<connection>
    Scenario Outline: A <connection> connection, and <event>
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who does not send its verack
      When <event>
      Then the node <outcome>
      But the node sends Bob nothing further

      Examples: all long-lived types and addr-fetch
        | connection          | event                | outcome                      |
        | outbound-full-relay | a new block is mined | announces the block to Alice |
        | block-relay-only    | a new block is mined | announces the block to Alice |
        | addr-fetch          | a new block is mined | announces the block to Alice |
        | manual              | a new block is mined | announces the block to Alice |
        | inbound             | a new block is mined | announces the block to Alice |
        | outbound-full-relay | 121 seconds pass     | sends Alice a ping           |
        | block-relay-only    | 121 seconds pass     | sends Alice a ping           |
        | addr-fetch          | 121 seconds pass     | sends Alice a ping           |
        | manual              | 121 seconds pass     | sends Alice a ping           |
        | inbound             | 121 seconds pass     | sends Alice a ping           |

    @connection.<connection> @fixture.coins
    Scenario Outline: A transaction is submitted, on a <connection> connection
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who does not send its verack
      When the operator submits a transaction
      Then the node announces the transaction to Alice
      But the node sends Bob nothing further

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound @fixture.coins
    Example: A transaction is submitted, and the peer has the noban permission
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who does not send its verack
      When the operator submits a transaction
      Then the node announces the transaction to Alice
      But the node sends Bob nothing further

    @connection.<connection> @few.with.bystanders
    Scenario Outline: The node has an address of its own, and another comes, on <connection> connections
      Given the node is started with a public address of its own
      And the node has an inbound connection to Alice
      And Bob does not send its verack
      When a <connection> connection to Dave opens
      And a <connection> connection to Bob opens
      And Alice sends the node a fresh address
      Then the node sends Dave the address
      But the node sends Bob in this order: version, wtxidrelay, sendaddrv2, verack, getaddr

      Examples: types whose peers are relayed addresses unasked
        | connection          |
        | outbound-full-relay |
        | manual              |

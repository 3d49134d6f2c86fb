@source.policy
Feature: What programs agree on in the handshake
  Between its version message and its verack a peer says how it wants to be told of things. The node must understand it
  whatever else it says meanwhile, and talk to newer programs than itself.

  @NEG-015 @bip.339 @bip.155
  Rule: In which order, how often and in how many pieces a peer negotiates, and what it adds, changes nothing
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::WTXIDRELAY, NetMsgType::SENDADDRV2
    By wtxidrelay a peer asks for announcements of transactions by wtxid, by sendaddrv2 for addresses in addrv2. BIP 339
    and BIP 155 want both before its verack, and in no order: programs differ, and one that was misunderstood would get
    announcements, or addresses, that it cannot use. (sendheaders before the verack, stated elsewhere, counts, too.)
    Not with bystanders: an address goes to two peers only, and could go to them.

    @connection.<connection> @fixture.coins
    Scenario Outline: A <connection> peer sends sendaddrv2 before wtxidrelay
      Given Bob does not ask for addrv2 messages
      And Bob sends a sendaddrv2 message before its verack
      And the node has a <connection> connection to Bob
      When the operator submits a transaction
      Then the node announces the transaction by its wtxid to Bob once

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection> @fixture.coins
    Scenario Outline: A <connection> peer sends wtxidrelay twice
      Given Bob sends a wtxidrelay message before its verack
      And the node has a <connection> connection to Bob
      When the operator submits a transaction
      Then the node announces the transaction by its wtxid to Bob once

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection> @fixture.coins
    Scenario Outline: A <connection> peer adds four bytes to each message
      Given Bob adds four bytes to each message
      And the node has a <connection> connection to Bob
      When the operator submits a transaction
      Then the node announces the transaction by its wtxid to Bob once

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection> @few.with.bystanders
    Scenario Outline: Of two <connection> peers one sends sendaddrv2 twice, the other one adds four bytes to it
      Given Bob sends a sendaddrv2 message before its verack
      And Carol adds four bytes to each message
      And the node has <connection> connections to Bob and Carol
      And the node has an inbound connection to Alice
      When Alice sends the node a fresh address
      Then the node sends Bob the address in an addrv2 message
      And the node sends Carol the address in an addrv2 message

      Examples: types whose peers are relayed addresses unasked
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.<connection> @fixture.coins
    Scenario Outline: A <connection> peer's version message, sendaddrv2, wtxidrelay, verack and ping come in one piece
      Given the node has a <connection> connection to Bob, who sends nothing
      When Bob sends the node its handshake and a ping in one piece
      And the operator submits a transaction
      Then the node sends Bob the matching pong once
      And the node announces the transaction by its wtxid to Bob once

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.block-relay-only
    Example: The same on a block-relay-only connection, and a block is mined
      Given the node has a block-relay-only connection to Bob, who sends nothing
      When Bob sends the node its handshake and a ping in one piece
      And a new block is mined
      Then the node sends Bob the matching pong once
      And the node announces the block to Bob once

  @HAND-003 @use.with_node.min_version=24 @first.with.later
  Rule: A peer may name however high a protocol version: both keep to the node's, and the list shows the peer's
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, greatest_common_version
    Newer programs know from the node's version message what it can do. If it refused them, it would cut itself off with
    each new version. 2147483647 is the highest number there is room for. (Lower ones are the matter of the chapter on
    the handshake; those below 31800 end the connection. The order is that of version 24 and later.)
    Not a day later: more messages than those of the opening have come.

    @connection.<connection>
    Scenario Outline: Protocol version 2147483647 on a <connection> connection
      Given Bob speaks protocol version 2147483647
      When a <connection> connection to Bob opens
      Then the node sends Bob in this order: <messages>
      And the node lists Bob with the protocol version, services and user agent that it sent

      Examples: all long-lived types and addr-fetch
        | connection          | messages                                                                                 |
        | outbound-full-relay | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | block-relay-only    | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders                     |
        | addr-fetch          | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | manual              | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | inbound             | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter          |

  @NEG-018 @bip.330 @use.with_txreconciliation=yes
  Rule: An offer of reconciliation that was not invited, or that breaks off, changes nothing
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::SENDTXRCNCL
    By sendtxrcncl a peer offers to compare transactions (BIP 330). A node that does not do so ignores it; half of one,
    without the random number at its end, counts as none. Peers that offer it to all, in whatever form, shall not go.

    @connection.<connection> @fixture.coins
    Scenario Outline: A <connection> peer offers it, and the operator has not switched it on
      Given Bob sends a sendtxrcncl message before its verack
      And the node has a <connection> connection to Bob
      When the operator submits a transaction
      Then the node announces the transaction by its wtxid to Bob once

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection> @fixture.coins
    Scenario Outline: A <connection> peer sends four bytes of an offer, and the operator has switched it on
      Given the node is started with transaction reconciliation
      And Bob sends a sendtxrcncl message of four bytes before its verack
      And the node has a <connection> connection to Bob
      When the operator submits a transaction
      Then the node announces the transaction by its wtxid to Bob once

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @NEG-007 @bip.133
  Rule: The node's fee filter is never below the minimum relay feerate that its operator has set
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendFeefilter, min_relay_feerate
    Less would have peers announce what the node throws away; more would keep from it what it would relay.

    @connection.<connection>
    Scenario Outline: The operator has set <feerate>, on a <connection> connection
      Given the node is started with a minimum relay feerate of <feerate>
      When a <connection> connection to Bob opens
      Then the node sends Bob a fee filter of <feerate> once

      Examples: types that carry transactions, and an odd feerate
        | connection          | feerate |
        | outbound-full-relay | 5000    |
        | addr-fetch          | 5000    |
        | manual              | 5000    |
        | inbound             | 5000    |
        | inbound             | 12345   |

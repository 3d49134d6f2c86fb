@core.pr.19315 @source.policy
Feature: A node in blocksonly mode
  A node in blocksonly mode asks its peers for blocks and not for transactions, which saves traffic: its transaction
  relay is switched off. It must not become easier to cut off from the chain.

  @CONN-023
  Rule: A node in blocksonly mode opens as many connections on request as any other
    Bitcoin Core: net.cpp CConnman::AddConnection
    The more peers a node has, the harder it is to keep new blocks from it, whether it wants transactions or not. So its
    slots are the same eleven: eight outbound-full-relay, two block-relay-only, and one more, here for addr-fetch; one
    too many of each is asked for. Manual connections, ten here, take none of these slots and have no such limit.
    Not with bystanders: one of them is a manual peer, and would be counted.

    Example: It is asked for more connections than it has slots
      Given the node is started with blocksonly mode
      When the node is asked to open 9 outbound-full-relay connections
      And the node is asked to open 3 block-relay-only connections
      And the node is asked to open 2 addr-fetch connections
      Then the node has 8 outbound-full-relay connections
      And the node has 2 block-relay-only connections
      And the node has 1 addr-fetch connection

    @few.with.bystanders
    Example: It is asked for ten manual connections
      Given the node is started with blocksonly mode
      When the node is asked to open 10 manual connections
      Then the node has 10 manual connections

  @CONN-020
  Rule: What the node lists of a peer's transaction relay does not depend on whether the node is in blocksonly mode
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, m_relay_txs
    Transaction relay in the peer list says whether the node may announce transactions to the peer. That depends on
    whether the connection's type carries any and on what the peer wants to hear, not on what the node wants: a node in
    blocksonly mode, too, has transactions to announce, those of its operator, who would else not see whom they reach.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection
      Given the node is started with blocksonly mode
      When a <connection> connection to Bob opens
      Then the node's version message to Bob declines transactions
      But the node lists Bob with <relay>

      Examples: all long-lived types and addr-fetch
        | connection          | relay                |
        | outbound-full-relay | transaction relay    |
        | addr-fetch          | transaction relay    |
        | manual              | transaction relay    |
        | inbound             | transaction relay    |
        | block-relay-only    | no transaction relay |

    @connection.<connection>
    Scenario Outline: A peer that declines transactions, on a <connection> connection
      Given the node is started with blocksonly mode
      And the node has an inbound connection to Alice
      And Bob declines transactions
      When a <connection> connection to Bob opens
      Then the node lists Alice with transaction relay
      But the node lists Bob with no transaction relay

      Examples: a type that the node opens, and inbound
        | connection          |
        | outbound-full-relay |
        | inbound             |

  @CONN-022 @HAND-012 @use.with_node.min_version=25
  Rule: A node in blocksonly mode asks inbound and manual peers with the relay permission for transactions
    Bitcoin Core: net_processing.cpp PeerManagerImpl::RejectIncomingTxs, PeerManagerImpl::PushNodeVersion
    An operator may have a wallet on another machine that hands its payments to this node. In blocksonly mode the node
    declines transactions, and they would go nowhere; the relay permission, which forcerelay includes, excepts such
    machines. The noban permission is about other things. (Before version 25 it declined their transactions, too, and
    yet took them; manual peers can have permissions since version 28.)

    @connection.inbound
    Example: One inbound peer has the permission, one does not
      Given the node is started with blocksonly mode
      And Alice has a loopback address of its own
      And the node is started with the permissions relay for Alice
      When an inbound connection to Alice opens
      And an inbound connection to Bob opens
      Then the node's version message to Alice requests transactions
      But the node's version message to Bob declines transactions

    @connection.manual @use.with_node.min_version=28
    Example: One manual peer has the permission, for outbound connections, one does not
      Given the node is started with blocksonly mode
      And Alice has a loopback address of its own
      And the node is started with the permissions relay, out for Alice
      When a manual connection to Alice opens
      And a manual connection to Bob opens
      Then the node's version message to Alice requests transactions
      But the node's version message to Bob declines transactions

    @connection.inbound
    Example: The forcerelay permission includes it, the noban permission does not
      Given the node is started with blocksonly mode
      And Alice has a loopback address of its own
      And the node is started with the permissions forcerelay for Alice
      And the node is started with the permissions noban for Bob
      When an inbound connection to Bob opens
      And an inbound connection to Alice opens
      Then the node's version message to Alice requests transactions
      But the node's version message to Bob declines transactions

  @CONN-023 @NEG-006 @TXR-028 @bip.133 @use.with_node.min_version=22
  Rule: A node in blocksonly mode never sends a fee filter
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendFeefilter, ignore_incoming_txs
    By a fee filter a node asks to be spared announcements of transactions that pay too little. A node that declines all
    transactions has nothing to filter, and the message would only be traffic (it was sent before version 22). Others
    send one when a connection opens, and another when initial block download ends (not to forcerelay peers, who are
    left out here). Since nobody is sent a fee filter, the node's ping shows that it has sent what was due.
    Not with bystanders: there are two block-relay-only slots. Not with twice as many peers: the same.

    @connection.<connection> @few.with.bystanders @not.with.twice
    Scenario Outline: Neither of two peers on <connection> connections is sent one
      Given the node is started with blocksonly mode
      And the node has a <connection> connection to Alice
      When a <connection> connection to Bob opens
      Then the node sends Bob a ping
      But the node never sends Alice any fee filter
      And the node never sends Bob any fee filter

      Examples: types that carry transactions, and the one that carries none
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |
        | block-relay-only    |

    @connection.<connection>
    Scenario Outline: A <connection> peer with the permissions <permissions> is sent none
      Given the node is started with blocksonly mode
      And Bob has a loopback address of its own
      And the node is started with the permissions <permissions> for Bob
      When a <connection> connection to Bob opens
      Then the node sends Bob a ping
      But the node never sends Bob any fee filter

      Examples: the permission to send transactions, with all others but forcerelay
        | connection | permissions                                        |
        | inbound    | relay, noban, mempool, download, addr, bloomfilter |

      @use.with_whitelist_out=yes
      Examples: a manual peer that may send transactions
        | connection | permissions |
        | manual     | relay, out  |

    @fixture.initial_download
    Example: Nobody is sent one in initial block download, nor when it ends
      Given the node is started with blocksonly mode
      And the node has an outbound-full-relay connection to Alice
      When a new block is mined
      And an inbound connection to Bob opens
      Then the node sends Bob a ping
      But the node never sends Alice any fee filter

  @CONN-023
  Rule: The node reports whether it is in blocksonly mode
    Bitcoin Core: rpc/net.cpp getnetworkinfo, localrelay
    Such a node asks nobody for transactions, so its mempool holds next to none. An operator who has forgotten the
    setting finds the reason here; without it he would look for a fault in the network.

    Example: It is in blocksonly mode
      Given the node is started with blocksonly mode
      When the node starts
      Then the node reports that blocksonly mode is on

    Example: The operator has set nothing
      When the node starts
      Then the node reports that blocksonly mode is off

@bip.133 @source.policy
Feature: To whom the node sends a fee filter
  A fee filter is a message by which a node asks its peers not to announce transactions that pay less than a certain fee
  rate. Where a node accepts no transactions, it would be of no use, and would only show that the connection is of a
  special type.

  @NEG-006 @TXR-027 @NEG-007
  Rule: On connections that carry transactions the node sends its fee filter, and not twice unchanged
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendFeefilter, m_fee_filter_sent
    By itself a transaction that pays less than the node's minimum relay feerate is not accepted: without a fee filter
    peers would announce and send what the node throws away. The filter is that rate while the mempool has not been
    full and initial block download is over. Repeated unchanged, it would only be traffic. A peer that declines
    transactions may still announce some, and is sent one too. Exceptions: peers with forcerelay (whatever they send is
    relayed) or of protocol versions before 70013, which lack the message; since version 22, nodes in blocksonly mode.

    @connection.<connection>
    Scenario Outline: On a <connection> connection
      When a <connection> connection to Bob opens
      Then the node sends Bob a fee filter once
      And the node sends Bob a fee filter at its minimum once

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer declines transactions
      Given Bob declines transactions
      When a <connection> connection to Bob opens
      Then the node sends Bob a fee filter once

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @TXR-029 @NEG-007 @fixture.initial_download
  Rule: In initial block download the node's fee filter is the highest that there is, after that its minimum
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendFeefilter, IsInitialBlockDownload
    In initial block download a node lacks a part of the chain. It cannot judge transactions yet and wants none, which
    the highest filter says. When a new block ends that here, it must lower the filter at all peers at once, to its
    minimum while the mempool is not full: else it would miss transactions that wait for a block.

    @connection.<connection>
    Scenario Outline: A <connection> connection opens in initial block download
      When a <connection> connection to Bob opens
      Then the node sends Bob a fee filter at the maximum once

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: It ends while there are <connection> connections
      Given the node has <connection> connections to Alice and Bob
      When a new block is mined
      Then the node sends Alice a fee filter at its minimum
      And the node sends Bob a fee filter at its minimum

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: It ends half an hour after two peers with all permissions but forcerelay have connected
      Given the node is started with the permissions noban, relay, mempool, download, addr, bloomfilter for Bob
      And the node has inbound connections to Alice and Bob
      And 31 minutes pass
      When a new block is mined
      Then the node sends Alice a fee filter at its minimum
      And the node sends Bob a fee filter at its minimum

  @NEG-006 @TXR-028 @connection.block-relay-only
  Rule: The node never sends a fee filter on a block-relay-only connection
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendFeefilter, IsBlockOnlyConn
    A fee filter says below which feerate a peer is not to announce transactions. A block-relay-only peer is not to
    announce any, whatever they pay, so the message would be traffic for nothing. That of Alice shows that some are due:
    when a connection opens, initial block download ends or, within 301 seconds, a full mempool asks for more.

    Example: An outbound-full-relay peer is sent one when it connects, and neither of two block-relay-only peers
      Given the node has block-relay-only connections to Bob and Carol
      When an outbound-full-relay connection to Alice opens
      Then the node sends Alice a fee filter
      But the node never sends Bob a fee filter
      And the node never sends Carol a fee filter

    @fixture.initial_download
    Example: An outbound-full-relay peer is sent a new one when the initial block download ends
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When a new block is mined
      Then the node sends Alice a fee filter once
      But the node never sends Bob a fee filter

    @slow @fixture.coins
    Example: An outbound-full-relay peer is sent a raised one when the mempool is full
      Given the node is started with a mempool of 5 MB
      And the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When the operator fills the mempool
      And 301 seconds pass
      Then the node sends Alice a raised fee filter
      But the node never sends Bob a fee filter

  @NEG-006 @TXR-028
  Rule: The node never sends a fee filter to a peer with the forcerelay permission
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendFeefilter, ForceRelay
    The operator gives this permission to peers whose transactions the node is to relay even if it has them already,
    such as a wallet of his own. A fee filter asks a peer to keep transactions to itself that pay too little; sent here,
    it would hold back what the operator wants to pass.

    @connection.inbound
    Example: Another inbound peer is sent one
      Given Bob has a loopback address of its own
      And the node is started with the permissions forcerelay for Bob
      And the node has an inbound connection to Bob
      When an inbound connection to Alice opens
      Then the node sends Alice a fee filter
      But the node never sends Bob a fee filter

    @connection.<connection>
    Scenario Outline: A <connection> peer has the permission, for outbound connections
      Given Bob has a loopback address of its own
      And the node is started with the permissions forcerelay, out for Bob
      And the node has a <connection> connection to Bob
      When an inbound connection to Alice opens
      Then the node sends Alice a fee filter
      But the node never sends Bob a fee filter

      @use.with_node.min_version=28
      Examples: manual
        | connection |
        | manual     |

      @use.with_knots=yes
      Examples: other types, to whose peers only Bitcoin Knots can give permissions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |

    @connection.inbound @fixture.initial_download
    Example: Another inbound peer is sent the highest one in initial block download, and a new one when it ends
      Given Bob has a loopback address of its own
      And the node is started with the permissions forcerelay for Bob
      And the node has inbound connections to Alice and Bob
      When a new block is mined
      Then the node sends Alice a fee filter once
      But the node never sends Bob a fee filter

    @connection.inbound @slow @fixture.coins
    Example: Another inbound peer is sent a raised one when the mempool is full
      Given Bob has a loopback address of its own
      And the node is started with the permissions forcerelay for Bob
      And the node is started with a mempool of 5 MB
      And the node has inbound connections to Alice and Bob
      When the operator fills the mempool
      And 301 seconds pass
      Then the node sends Alice a raised fee filter
      But the node never sends Bob a fee filter

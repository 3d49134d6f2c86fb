@source.policy
Feature: Peers of old protocol versions
  The network has grown for many years. The node sends old peers messages that they understand, and does not
  stay connected to those that are so old that they could not follow.
  Not shown: initial block download; the protocol version alone decides.

  @HAND-023
  Rule: The node disconnects a peer that speaks a protocol version before 31800
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::VERSION
    Bitcoin Core: node/protocol_version.h MIN_PEER_PROTO_VERSION
    A protocol version is a number that grows with the messages that programs understand; each side names its own.
    Programs from before 31800 do not know how to ask for headers, the beginnings of blocks, by which nodes today follow
    the chain: such a peer would take a slot without being of use to either side. No permission spares it.

    @connection.<connection>
    Scenario Outline: Protocol version 31799 on a <connection> connection
      Given the node has an inbound connection to Alice
      And Bob speaks protocol version 31799
      When a <connection> connection to Bob opens
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: Protocol version 31800 on a <connection> connection
      Given Bob speaks protocol version 31800
      When a <connection> connection to Bob opens
      Then the node completes the handshake with Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: The noban permission does not spare an inbound peer that speaks protocol version 31799
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And Bob speaks protocol version 31799
      When an inbound connection to Bob opens
      Then the node disconnects Bob

  @NEG-008 @NEG-005 @bip.339 @bip.155 @bip.152 @use.with_node.min_version=24
  Rule: The node sends wtxidrelay, sendaddrv2 and sendcmpct only where both protocol versions support them
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::VERSION, WTXID_RELAY_VERSION
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::VERACK, SHORT_IDS_BLOCKS_VERSION
    Each says that the node can do something new: protocol version 70014 introduced compact blocks, 70016 wtxidrelay
    (sendaddrv2 belongs to no version, but no older program is known to support it). The lower version of both sides
    counts. Old programs may stumble over messages that they do not know, and newer ones would do without what both can
    do if the messages were left out. The order of the messages is that of version 24 and later.
    Not a day later: more messages than those of the opening have come.

    @connection.<connection> @first.with.later
    Scenario Outline: Protocol version <number> on a <connection> connection
      Given Bob speaks protocol version <number>
      When a <connection> connection to Bob opens
      Then the node sends Bob in this order: <messages>

      Examples: without wtxidrelay and sendaddrv2
        | connection          | number | messages                                                         |
        | outbound-full-relay | 70015  | version, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | block-relay-only    | 70015  | version, verack, sendcmpct, ping, getheaders                     |
        | inbound             | 70015  | version, verack, sendcmpct, ping, getheaders, feefilter          |
        | addr-fetch          | 70015  | version, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | manual              | 70015  | version, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | inbound             | 70014  | version, verack, sendcmpct, ping, getheaders, feefilter          |
        | outbound-full-relay | 70014  | version, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | block-relay-only    | 70014  | version, verack, sendcmpct, ping, getheaders                     |
        | manual              | 70014  | version, verack, getaddr, sendcmpct, ping, getheaders, feefilter |

      Examples: without sendcmpct either
        | connection          | number | messages                                              |
        | outbound-full-relay | 70013  | version, verack, getaddr, ping, getheaders, feefilter |
        | block-relay-only    | 70013  | version, verack, ping, getheaders                     |
        | inbound             | 70013  | version, verack, ping, getheaders, feefilter          |
        | addr-fetch          | 70013  | version, verack, getaddr, ping, getheaders, feefilter |
        | manual              | 70013  | version, verack, getaddr, ping, getheaders, feefilter |

      Examples: a protocol version newer than the node's
        | connection | number | messages                                                                        |
        | inbound    | 80000  | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |

  @NEG-006 @bip.133 @use.with_node.min_version=24 @first.with.later
  Rule: The node sends feefilter only where both protocol versions support it, from 70013 on
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendFeefilter, FEEFILTER_VERSION
    By a fee filter (BIP 133) the node asks to be spared announcements of transactions that pay too little. Peers older
    than it do not know it and may stumble over it; from others, if it were left out, the node would get announcements
    that it has no use for. The order is that of version 24 and later; the final alert, sent to Bob too, is not listed.
    Not a day later: more messages than those of the opening have come.

    @connection.<connection>
    Scenario Outline: Protocol version <number> beside 70013 on a <connection> connection
      Given Bob speaks protocol version <number>
      And Alice speaks protocol version 70013
      When a <connection> connection to Bob opens
      And a <connection> connection to Alice opens
      Then the node sends Bob in this order: <messages>
      But the node sends Alice in this order: <messages>, feefilter

      Examples: types that carry transactions
        | connection          | number | messages                                   |
        | outbound-full-relay | 70012  | version, verack, getaddr, ping, getheaders |
        | addr-fetch          | 70012  | version, verack, getaddr, ping, getheaders |
        | manual              | 70012  | version, verack, getaddr, ping, getheaders |
        | inbound             | 70012  | version, verack, ping, getheaders          |
        | inbound             | 31800  | version, verack, ping, getheaders          |

  @NEG-008
  Rule: The node sends the final alert to peers of protocol versions up to 70012, and to no newer ones
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, finalAlert
    Programs of that time show their users alerts, warnings signed with a key that was compromised later. The final
    alert says so, and no other can replace it: without it, whoever has the key could frighten these users, or make them
    pay to a thief. Newer programs know no alerts. Private-broadcast peers do not get it.
    Not with bystanders: Bob and Alice take both block-relay-only slots. Not with twice as many peers: the same.

    @connection.<connection> @few.with.bystanders @not.with.twice
    Scenario Outline: Protocol versions <number> and 70013 on <connection> connections
      Given Bob speaks protocol version <number>
      And Alice speaks protocol version 70013
      When a <connection> connection to Bob opens
      And a <connection> connection to Alice opens
      Then the node sends Bob the final alert once
      But the node does not send Alice the final alert

      Examples: all long-lived types and addr-fetch, and older versions
        | connection          | number |
        | outbound-full-relay | 70012  |
        | block-relay-only    | 70012  |
        | addr-fetch          | 70012  |
        | manual              | 70012  |
        | inbound             | 70012  |
        | inbound             | 60000  |
        | inbound             | 31800  |

  @LIVE-008 @bip.31 @use.with_node.min_version=24 @first.with.later
  Rule: The node answers the pings of peers of protocol versions from 60001 on, and of no older ones
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, BIP0031_VERSION
    Pongs came with BIP 31, after protocol version 60000: an older peer does not know them and may stumble over one.
    A newer peer that gets none takes the node for gone; only private-broadcast peers are not answered. The ping in the
    list is the node's own; the order of the messages is that of version 24 and later.
    Not a day later: more messages than those of the opening have come.

    @connection.<connection>
    Scenario Outline: Protocol versions <number> and 60001 on <connection> connections
      Given Alice speaks protocol version 60001
      And Bob speaks protocol version <number>
      And the node has a <connection> connection to Alice
      And the node has a <connection> connection to Bob
      When Alice sends the node a ping
      And Bob sends the node a ping
      Then the node sends Alice a pong
      But the node sends Bob in this order: <messages>

      Examples: types of several peers
        | connection          | number | messages                                   |
        | outbound-full-relay | 60000  | version, verack, getaddr, ping, getheaders |
        | block-relay-only    | 60000  | version, verack, ping, getheaders          |
        | manual              | 60000  | version, verack, getaddr, ping, getheaders |
        | inbound             | 60000  | version, verack, ping, getheaders          |
        | inbound             | 31800  | version, verack, ping, getheaders          |

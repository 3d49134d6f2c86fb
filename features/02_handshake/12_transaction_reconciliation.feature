@bip.330 @source.bip @use.with_txreconciliation=yes
Feature: Offers of transaction reconciliation
  Two nodes that compare what each has, instead of announcing everything, need fewer announcements: they reconcile
  their sets of transactions (BIP 330). So far a node negotiates this only, if its operator switches it on, and
  announces transactions as before.

  @TXR-062
  Rule: If switched on, reconciliation is offered before the verack to lasting peers with wtxids and transactions
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::SENDTXRCNCL
    Both sides must know how transactions will be announced before the first one is, so the offer comes before the
    verack. What is compared is made from wtxids, which peers of a protocol version below 70016 do not have. Where
    either side declines transactions there is nothing to compare, and a peer that goes by BIP 330 would disconnect
    for the offer. Addr-fetch connections are an exception: they are too short.

    @connection.<connection>
    Scenario Outline: A <connection> peer is sent <messages>
      Given the node is started with transaction reconciliation
      And the node has an inbound connection to Alice
      And Bob does not send its verack
      When a <connection> connection to Bob opens
      Then the node sends Bob in this order: <messages>

      Examples: types on which it is offered
        | connection          | messages                                                     |
        | outbound-full-relay | version, wtxidrelay, sendaddrv2, sendtxrcncl, verack, getaddr |
        | manual              | version, wtxidrelay, sendaddrv2, sendtxrcncl, verack, getaddr |
        | inbound             | version, wtxidrelay, sendaddrv2, sendtxrcncl, verack          |

      Examples: lasting types on which it is not offered
        | connection       | messages                                         |
        | addr-fetch       | version, wtxidrelay, sendaddrv2, verack, getaddr |
        | block-relay-only | version, wtxidrelay, sendaddrv2, verack          |

    @connection.inbound
    Scenario Outline: An inbound peer that <conduct> is offered none
      Given the node is started with transaction reconciliation
      And the node has an inbound connection to Alice
      And Bob does not send its verack
      And Bob <conduct>
      When an inbound connection to Bob opens
      Then the node sends Bob in this order: <messages>

      Examples: without transactions, and without wtxids
        | conduct                        | messages                                |
        | declines transactions          | version, wtxidrelay, sendaddrv2, verack |
        | speaks protocol version 70015  | version, verack                         |

    @connection.<connection>
    Scenario Outline: A <connection> peer of a node in blocksonly mode is offered none
      Given the node is started with transaction reconciliation
      And the node is started with blocksonly mode
      And the node has an inbound connection to Alice
      And Bob does not send its verack
      When a <connection> connection to Bob opens
      Then the node sends Bob in this order: <messages>

      Examples: a type that the node opens, and inbound
        | connection | messages                                         |
        | manual     | version, wtxidrelay, sendaddrv2, verack, getaddr |
        | inbound    | version, wtxidrelay, sendaddrv2, verack          |

    @connection.inbound
    Example: The operator has not switched it on
      Given the node has an inbound connection to Alice
      And Bob does not send its verack
      When an inbound connection to Bob opens
      Then the node sends Bob in this order: version, wtxidrelay, sendaddrv2, verack

  @TXR-062
  Rule: With reconciliation, who offers it twice, late, in version 0 or without transactions is disconnected
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::SENDTXRCNCL
    Bitcoin Core: node/txreconciliation.cpp RegisterPeer
    Each side must know how the other announces transactions. So BIP 330 has the offer made once, before the verack,
    in a version from 1 on, between two that want transactions: a peer that breaks this would wait for announcements
    that never come, and take up a slot. A node that has not switched reconciliation on ignores every offer. One that
    has ignores, before the verack, the offers of addr-fetch peers and of peers without wtxids.

    @connection.<connection>
    Scenario Outline: A <connection> peer that sends <message> before its verack
      Given the node is started with transaction reconciliation
      And the node has an inbound connection to Alice
      And Bob sends <message> before its verack
      When a <connection> connection to Bob opens
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: a version that does not exist
        | connection          | message                               |
        | outbound-full-relay | a sendtxrcncl message of version 0    |
        | manual              | a sendtxrcncl message of version 0    |
        | inbound             | a sendtxrcncl message of version 0    |

      Examples: a type on which the node declines transactions
        | connection          | message                               |
        | block-relay-only    | a sendtxrcncl message                 |

    @connection.inbound
    Example: An inbound peer offers it twice before its verack
      Given the node is started with transaction reconciliation
      And the node has an inbound connection to Bob, who does not send its verack
      When Bob sends the node a sendtxrcncl message
      And Bob sends the node a sendtxrcncl message
      Then the node disconnects Bob

    @connection.inbound
    Example: An inbound peer that declines transactions offers it
      Given the node is started with transaction reconciliation
      And the node has an inbound connection to Alice
      And Bob declines transactions
      And Bob sends a sendtxrcncl message before its verack
      When an inbound connection to Bob opens
      Then the node disconnects Bob
      But the node stays connected to Alice

    @connection.<connection>
    Scenario Outline: A <connection> peer offers it after the handshake
      Given the node is started with transaction reconciliation
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node a sendtxrcncl message
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: all lasting types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Scenario Outline: An inbound peer that sends <message> before its verack may stay
      Given the node is started with transaction reconciliation
      And Bob sends <message> before its verack
      When an inbound connection to Bob opens
      Then the node completes the handshake with Bob
      And the node stays connected to Bob

      Examples: versions from 1 on
        | message                            |
        | a sendtxrcncl message              |
        | a sendtxrcncl message of version 2 |

    @connection.inbound
    Example: The operator has not switched it on, and an inbound peer offers it
      Given the node has an inbound connection to Bob
      When Bob sends the node a sendtxrcncl message
      Then the node sends Bob nothing further
      And the node stays connected to Bob

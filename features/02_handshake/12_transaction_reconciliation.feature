@bip.330 @source.bip @use.with_txreconciliation=yes
Feature: Offers of transaction reconciliation
  Two nodes that compare what each has, instead of announcing everything, need fewer announcements: they reconcile
  their sets of transactions (BIP 330). So far a node negotiates this only, if its operator switches it on, and
  announces transactions as before.

  @NEG-016 @TXR-062
  Rule: But for addr-fetch, a node with reconciliation offers it if both want transactions and wtxid relay
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::SENDTXRCNCL
    Both sides must know how transactions will be announced before the first one is, so the offer comes before the
    verack, and before the node can know whether the peer asks for wtxids. What is compared is made from these: peers of
    a protocol version below 70016, which do not know them, are offered nothing (nor are they sent wtxidrelay and
    sendaddrv2, which are as new). Where either side declines transactions (though a bloom filter could change that
    later) there is nothing to compare, and a peer that goes by BIP 330 would disconnect for the offer. In blocksonly
    mode not even peers with the relay permission are offered it. Addr-fetch connections are an exception: they are too
    short. (On a feeler connection the node declines.) Alice, whose pings it answers, shows that the node sends Bob no
    more.

    @connection.<connection>
    Scenario Outline: A <connection> peer is sent <messages>
      Given the node is started with transaction reconciliation
      And the node has an inbound connection to Alice
      And Bob does not send its verack
      When a <connection> connection to Bob opens
      Then the node sends Bob in this order: <messages>

      Examples: types on which it is offered
        | connection          | messages                                                      |
        | outbound-full-relay | version, wtxidrelay, sendaddrv2, sendtxrcncl, verack, getaddr |
        | manual              | version, wtxidrelay, sendaddrv2, sendtxrcncl, verack, getaddr |
        | inbound             | version, wtxidrelay, sendaddrv2, sendtxrcncl, verack          |

      Examples: a long-lived type on which it is not offered, and addr-fetch
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

      Examples: without transactions, and without wtxid relay
        | conduct                       | messages                                |
        | declines transactions         | version, wtxidrelay, sendaddrv2, verack |
        | speaks protocol version 70015 | version, verack                         |

    @connection.inbound
    Example: An inbound peer that does not ask for wtxids is offered it all the same
      Given the node is started with transaction reconciliation
      And the node has an inbound connection to Alice
      And Bob does not ask for announcements by wtxid
      And Bob does not send its verack
      When an inbound connection to Bob opens
      Then the node sends Bob in this order: version, wtxidrelay, sendaddrv2, sendtxrcncl, verack

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
    Example: An inbound peer with the relay permission of a node in blocksonly mode is offered none
      Given Bob has a loopback address of its own
      And the node is started with the permissions relay for Bob
      And the node is started with transaction reconciliation
      And the node is started with blocksonly mode
      And the node has an inbound connection to Alice
      And Bob does not send its verack
      When an inbound connection to Bob opens
      Then the node sends Bob in this order: version, wtxidrelay, sendaddrv2, verack

    @connection.<connection>
    Scenario Outline: A <connection> peer that declines transactions, but could set a bloom filter, is offered none
      Given the node is started with transaction reconciliation
      And the node is started with bloom filters to offer
      And the node has an inbound connection to Alice
      And Bob does not send its verack
      And Bob declines transactions
      When a <connection> connection to Bob opens
      Then the node sends Bob in this order: <messages>

      Examples: types on which it could be offered
        | connection          | messages                                         |
        | outbound-full-relay | version, wtxidrelay, sendaddrv2, verack, getaddr |
        | manual              | version, wtxidrelay, sendaddrv2, verack, getaddr |
        | inbound             | version, wtxidrelay, sendaddrv2, verack          |

    @connection.inbound
    Example: The operator has not switched it on
      Given the node has an inbound connection to Alice
      And Bob does not send its verack
      When an inbound connection to Bob opens
      Then the node sends Bob in this order: version, wtxidrelay, sendaddrv2, verack

  @NEG-016 @TXR-062
  Rule: Each offer of reconciliation carries a salt of its own
    Bitcoin Core: node/txreconciliation.cpp TxReconciliationTracker::Impl::PreRegisterPeer
    The salt is a number that the node draws for each connection; mixed with the peer's, it shortens the names of the
    transactions that the two compare. If all peers got the same one, it would be a name tag: whoever meets the node at
    two addresses, one of them in Tor, would know that it is one node, and who knows the salt in advance could make two
    transactions that it mistakes for each other.

    @connection.<connection>
    Scenario Outline: Alice has an inbound connection, Bob gets an <connection> connection
      Given the node is started with transaction reconciliation
      And the node has an inbound connection to Alice
      When an <connection> connection to Bob opens
      Then the node sends Bob a sendtxrcncl message with another salt than Alice once

      Examples: a type that the node opens, and inbound
        | connection          |
        | outbound-full-relay |
        | inbound             |

  @TXR-062 @fixture.coins
  Rule: A node with reconciliation announces transactions to a peer that has offered it as to any other
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages
    Reconciliation means to compare sets of transactions instead of announcing each. The node negotiates it, but does
    not make use of it yet: if it relied on it and announced nothing, the peer would hear of no payments, and the
    network would lose a way for them. So Bob, who has offered it, is told of a transaction as anybody would be.

    @connection.<connection>
    Scenario Outline: A <connection> peer has offered it
      Given the node is started with transaction reconciliation
      And Bob sends a sendtxrcncl message before its verack
      And the node has a <connection> connection to Bob
      When the operator submits T1
      Then the node announces T1 to Bob once

      Examples: types on which it is offered
        | connection          |
        | outbound-full-relay |
        | manual              |
        | inbound             |

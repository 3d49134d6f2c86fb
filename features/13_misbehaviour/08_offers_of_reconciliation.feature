@bip.330 @source.bip @use.with_txreconciliation=yes
Feature: Offers of transaction reconciliation that come at the wrong time
  Two nodes may agree to compare what transactions each has, instead of announcing them all (BIP 330). A node that has
  not switched reconciliation on ignores every offer.

  @NEG-017 @TXR-062
  Rule: With reconciliation, who offers it after the handshake or without transactions is disconnected
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::SENDTXRCNCL
    Each side must know how the other announces transactions. So BIP 330 has the offer made before the verack, between
    two that both want transactions: a peer that breaks this would wait for announcements that never come, and take up a
    slot. (On private-broadcast connections, where the node never offers it, an offer before the verack is ignored.)

    @connection.<connection>
    Scenario Outline: A <connection> peer offers it after the handshake
      Given the node is started with transaction reconciliation
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node a sendtxrcncl message
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
    Scenario Outline: A <connection> peer that declines transactions offers it before its verack
      Given the node is started with transaction reconciliation
      And the node has an inbound connection to Alice
      And Bob declines transactions
      And Bob sends a sendtxrcncl message before its verack
      When a <connection> connection to Bob opens
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: all long-lived types, but for block-relay-only, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.block-relay-only
    Example: On a block-relay-only connection, on which the node declines transactions
      Given the node is started with transaction reconciliation
      And the node has an inbound connection to Alice
      And Bob sends a sendtxrcncl message before its verack
      When a block-relay-only connection to Bob opens
      Then the node disconnects Bob
      But the node stays connected to Alice

    @connection.inbound
    Example: An inbound peer offers it to a node in blocksonly mode, which declines transactions
      Given the node is started with transaction reconciliation
      And the node is started with blocksonly mode
      And Bob sends a sendtxrcncl message before its verack
      When an inbound connection to Bob opens
      Then the node disconnects Bob

    @connection.inbound
    Example: The operator has not switched it on, and an inbound peer offers it
      Given the node has an inbound connection to Bob
      When Bob sends the node a sendtxrcncl message
      Then the node sends Bob nothing further
      And the node stays connected to Bob

  @NEG-017 @NEG-018 @TXR-062
  Rule: Where the node offers reconciliation, who offers it twice or in version 0 is disconnected
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::SENDTXRCNCL
    Bitcoin Core: node/txreconciliation.cpp RegisterPeer
    The offer is to be made once, before the verack, in a version from 1 on (BIP 330); else the two would not know on
    what they have agreed (this is no misbehaviour: noban does not help). The node offers it to peers that want
    transactions, on connections on which it takes some itself, but not to addr-fetch peers, which are soon gone, those
    of a protocol version below 70016, or those with relay in blocksonly mode: what these offer it ignores, if they want
    transactions. A sound offer of a peer without wtxid relay, by which the two would compare, it drops at the verack.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends version 0 before its verack
      Given the node is started with transaction reconciliation
      And the node has an inbound connection to Alice
      And Bob sends a sendtxrcncl message of version 0 before its verack
      When a <connection> connection to Bob opens
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: types on which it is offered
        | connection          |
        | outbound-full-relay |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer offers it twice before its verack
      Given the node is started with transaction reconciliation
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who does not send its verack
      When Bob sends the node a sendtxrcncl message
      And Bob sends the node a sendtxrcncl message
      Then the node <outcome> Bob
      And the node stays connected to Alice

      Examples: types on which it is offered, and addr-fetch
        | connection          | outcome            |
        | outbound-full-relay | disconnects        |
        | manual              | disconnects        |
        | inbound             | disconnects        |
        | addr-fetch          | stays connected to |

    @connection.<connection>
    Scenario Outline: A <connection> peer of protocol version <number> sends <message> before its verack and may stay
      Given the node is started with transaction reconciliation
      And Bob speaks protocol version <number>
      And Bob sends <message> before its verack
      When a <connection> connection to Bob opens
      Then the node completes the handshake with Bob
      And the node stays connected to Bob

      Examples: where it is not offered, a type and a protocol version; where it is offered, versions from 1 on
        | connection | number | message                            |
        | addr-fetch | 70016  | a sendtxrcncl message              |
        | addr-fetch | 70016  | a sendtxrcncl message of version 0 |
        | inbound    | 70015  | a sendtxrcncl message of version 0 |
        | inbound    | 70016  | a sendtxrcncl message              |
        | inbound    | 70016  | a sendtxrcncl message of version 2 |

    @connection.inbound
    Scenario Outline: An inbound peer with the noban permission sends <message> before its verack, then a sound one
      Given the node is started with transaction reconciliation
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob, who does not send its verack
      When Bob sends the node <message>
      And Bob sends the node a sendtxrcncl message
      Then the node disconnects Bob

      Examples: a first offer, and one that is none
        | message                            |
        | a sendtxrcncl message              |
        | a sendtxrcncl message of version 0 |

    @connection.inbound
    Example: In blocksonly mode an inbound peer with the relay permission sends version 0 and may stay
      Given the node is started with transaction reconciliation
      And the node is started with blocksonly mode
      And Bob has a loopback address of its own
      And the node is started with the permissions relay for Bob
      And Bob sends a sendtxrcncl message of version 0 before its verack
      When an inbound connection to Bob opens
      Then the node completes the handshake with Bob
      And the node stays connected to Bob

    @connection.<connection>
    Scenario Outline: A <connection> peer without wtxid relay sends <message> before its verack
      Given the node is started with transaction reconciliation
      And Bob does not ask for announcements by wtxid
      And Bob sends <message> before its verack
      When a <connection> connection to Bob opens
      Then the node <outcome> Bob

      Examples: types on which it is offered, a sound version, and one that does not exist
        | connection          | message                            | outcome                      |
        | outbound-full-relay | a sendtxrcncl message              | completes the handshake with |
        | manual              | a sendtxrcncl message              | completes the handshake with |
        | inbound             | a sendtxrcncl message              | completes the handshake with |
        | inbound             | a sendtxrcncl message of version 0 | disconnects                  |


@bip.330 @source.bip @use.with_txreconciliation=yes
Feature: Offers of transaction reconciliation that come at the wrong time
  Two nodes may agree to compare what transactions each has, instead of announcing them all (BIP 330).

  @TXR-062
  Rule: With reconciliation, who offers it twice, late, in version 0 or without transactions is disconnected
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::SENDTXRCNCL
    Bitcoin Core: node/txreconciliation.cpp RegisterPeer
    Each side must know how the other announces transactions. So BIP 330 has the offer made once, before the verack,
    in a version from 1 on, between two that want transactions: a peer that breaks this would wait for announcements
    that never come, and take up a slot. A node that has not switched reconciliation on ignores every offer. One that
    has ignores, before the verack, those of addr-fetch peers, which are soon gone, and of peers without wtxids, by
    which the two would compare.

    @connection.<connection>
    Scenario Outline: A <connection> peer that sends <message> before its verack
      Given the node is started with transaction reconciliation
      And the node has an inbound connection to Alice
      And Bob sends <message> before its verack
      When a <connection> connection to Bob opens
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: a version that does not exist
        | connection          | message                            |
        | outbound-full-relay | a sendtxrcncl message of version 0 |
        | manual              | a sendtxrcncl message of version 0 |
        | inbound             | a sendtxrcncl message of version 0 |

      Examples: a type on which the node declines transactions
        | connection       | message               |
        | block-relay-only | a sendtxrcncl message |

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

    @connection.addr-fetch
    Example: An addr-fetch peer offers it before its verack and may stay
      Given the node is started with transaction reconciliation
      And Bob sends a sendtxrcncl message before its verack
      When an addr-fetch connection to Bob opens
      Then the node completes the handshake with Bob
      And the node stays connected to Bob

    @connection.<connection>
    Scenario Outline: A <connection> peer without wtxids offers it before its verack and may stay
      Given the node is started with transaction reconciliation
      And Bob does not ask for announcements by wtxid
      And Bob sends a sendtxrcncl message before its verack
      When a <connection> connection to Bob opens
      Then the node completes the handshake with Bob
      And the node stays connected to Bob

      Examples: types on which it is offered
        | connection          |
        | outbound-full-relay |
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

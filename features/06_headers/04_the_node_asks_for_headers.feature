@first.with.later
Feature: The node asks for headers, and for announcements of blocks by headers
  By headers, which are small, the node learns of which chain a peer knows, before it downloads any block.
  Not a day later: peers have shown the chain tip by then, and the best header is too old.

  @BLK-028 @NEG-010 @bip.130 @source.bip @use.with_node.min_version=24
  Rule: The node asks a peer once for announcements by header, when that has shown a chain with enough work
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendSendHeaders
    A hash alone makes the node ask for the header; a header that comes unasked saves that question, and time, for each
    block. But one from a peer that is still behind would lead nowhere: the node first wants to see that the peer is on
    a chain with enough work, more than the minimum (three blocks in one example: one at first, and two mined). (Before
    version 24 it asked everybody as soon as the handshake was complete.) Once is enough: it holds as long as the
    connection. Peers whose protocol version is below 70012 do not know the request, so one with 70011 gets none.

    @connection.<connection>
    Scenario Outline: A <connection> peer shows the chain tip
      Given the node has a <connection> connection to Alice
      And the node has a <connection> connection to Bob
      When Bob announces the chain tip to the node
      And Bob announces the chain tip to the node
      Then the node sends Bob a sendheaders message once
      But the node does not send Alice a sendheaders message

      Examples: all long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    @connection.addr-fetch
    Example: An addr-fetch peer shows the chain tip, an inbound one does not
      Given the node has an inbound connection to Alice
      And the node has an addr-fetch connection to Bob
      When Bob announces the chain tip to the node
      And Bob announces the chain tip to the node
      Then the node sends Bob a sendheaders message once
      But the node does not send Alice a sendheaders message

    @connection.<connection>
    Scenario Outline: Each of two <connection> peers shows the chain tip
      Given the node has <connection> connections to Alice and Bob
      When Alice announces the chain tip to the node
      And Bob announces the chain tip to the node
      Then the node sends Alice a sendheaders message once
      And the node sends Bob a sendheaders message once

      Examples: types of several peers
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: A peer shows a block below the chain tip
      Given a new block is mined
      And the node has an inbound connection to Bob
      When Bob announces the block below the chain tip to the node
      Then the node sends Bob a sendheaders message once

    @connection.inbound
    Example: One peer shows a chain with just the minimum chain work, another one a header more
      Given the node is started with a minimum chain work of 3 blocks
      And 2 new blocks are mined
      And the node has inbound connections to Alice and Bob
      When Bob announces the chain tip to the node
      And Alice sends the node header 1 of the headers chain alone
      Then the node sends Alice a sendheaders message once
      But the node does not send Bob a sendheaders message

    @connection.inbound
    Example: The protocol version of the peer is 70011
      Given Bob speaks protocol version 70011
      And the node has inbound connections to Alice and Bob
      When Alice announces the chain tip to the node
      And Bob announces the chain tip to the node
      Then the node sends Alice a sendheaders message
      But the node never sends Bob a sendheaders message

    @connection.inbound
    Example: The protocol version of the peer is 70012
      Given Bob speaks protocol version 70012
      And the node has an inbound connection to Bob
      When Bob announces the chain tip to the node
      Then the node sends Bob a sendheaders message once

    @connection.<connection>
    Scenario Outline: A <connection> peer says that it has no headers, and shows the chain tip
      Given the node has a <connection> connection to Alice
      And the node has a <connection> connection to Bob
      When Alice sends the node an empty headers message
      And Bob announces the chain tip to the node
      Then the node sends Bob a sendheaders message once
      But the node does not send Alice a sendheaders message

      Examples: types of several peers
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer that was asked comes back, and shows the chain tip again
      Given the node has a <connection> connection to Bob
      And Bob announces the chain tip to the node
      And Bob disconnects
      When a <connection> connection to Bob opens
      And Bob announces the chain tip to the node
      Then the node sends Bob a sendheaders message once

      Examples: all long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

  @NEG-011 @source.policy
  Rule: With a best header less than a day old, the node requests headers from each new peer that offers blocks
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, CanServeBlocks
    After the handshake it learns so whether the peer's chain has more work than its own. Recent blocks are enough for
    that; from a peer without any it would get headers whose blocks it could not download there. Addr-fetch peers last
    long enough. (With an older one it asks one peer, which is stated with BLK-001, and no addr-fetch peer. Feeler and
    private-broadcast connections do not get so far. Peers that the node has chosen have to offer blocks.)

    @connection.<connection>
    Scenario Outline: A <connection> peer offers <services>
      Given Bob offers <services>
      When a <connection> connection to Bob opens
      Then the node requests headers from Bob once

      Examples: all blocks, and recent ones
        | connection          | services                        |
        | outbound-full-relay | all blocks with witnesses       |
        | block-relay-only    | all blocks with witnesses       |
        | addr-fetch          | all blocks with witnesses       |
        | manual              | all blocks without witnesses    |
        | inbound             | all blocks without witnesses    |
        | manual              | recent blocks without witnesses |
        | inbound             | recent blocks with witnesses    |

      @use.with_node.min_version=27
      Examples: recent ones, which the node wants of peers of its choice since version 27
        | connection          | services                     |
        | outbound-full-relay | recent blocks with witnesses |
        | block-relay-only    | recent blocks with witnesses |
        | addr-fetch          | recent blocks with witnesses |

    @connection.<connection>
    Scenario Outline: A <connection> peer offers <services>, another one all blocks
      Given Bob offers <services>
      When a <connection> connection to Bob opens
      And an inbound connection to Alice opens
      Then the node requests headers from Alice once
      But the node does not request headers from Bob

      Examples: types whose peers the node does not choose
        | connection | services                 |
        | manual     | nothing                  |
        | manual     | witnesses without blocks |
        | inbound    | nothing                  |
        | inbound    | witnesses without blocks |

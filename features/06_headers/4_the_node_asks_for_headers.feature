@bip.130 @source.bip @use.with_node.min_version=24
Feature: The node asks for announcements of blocks by headers
  A header that comes unasked saves a question and an answer for each block.

  @BLK-028 @NEG-010 @first.with.later
  Rule: The node asks a peer once for announcements by header, when that has shown a chain with enough work
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendSendHeaders
    A hash alone makes the node ask for the header; a header that comes unasked saves that question, and time, for each
    block. But one from a peer that is still behind would lead nowhere: the node first wants to see that the peer is on
    a chain with enough work, more than the minimum (three blocks in one example: one at first, and two mined). (Before
    version 24 it asked everybody as soon as the handshake was complete.) Once is enough: it holds as long as the
    connection. Peers whose protocol version is below 70012 do not know the request, so one with 70011 gets none.
    Not a day later: peers have shown the chain tip by then.

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

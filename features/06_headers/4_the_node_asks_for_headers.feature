@bip.130 @source.bip @use.with_node.min_version=24
Feature: The node asks for announcements of blocks by headers
  A header that comes unasked saves a question and an answer for each block.

  @BLK-028
  Rule: The node asks a peer for announcements by header once, when the peer has shown a chain with enough work
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendSendHeaders
    A hash alone makes the node ask for the header; a header that comes unasked saves that question, and time, for
    each block. But one from a peer that is still behind would lead nowhere: the node first wants to see that the peer
    is on a chain with enough work. Peers whose protocol version is below 70012 do not know the request, so one with
    70011 gets none.

    @connection.<connection>
    Scenario Outline: A <connection> peer shows the chain tip
      Given the node has a <connection> connection to Alice
      And the node has a <connection> connection to Bob
      When Bob announces the chain tip to the node
      And Bob announces the chain tip to the node
      Then the node sends Bob a sendheaders message once
      But the node does not send Alice a sendheaders message

      Examples: lasting types, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

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

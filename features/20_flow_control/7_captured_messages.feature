@source.policy @use.with_node.min_version=22
Feature: Messages that the node saves
  Whoever looks for a fault in the node, or in a test, wants to see afterwards what was said, and not only what one side
  tells of it.

  @CAP-001
  Rule: A node that captures messages saves those that it sends and those that it processes, peer by peer
    Bitcoin Core: net.cpp CaptureMessageToFile, CConnman::PushMessage
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessages, m_capture_messages
    For each address and port there are two files, of type and bytes of each message in their order (capturemessages).
    One that was left out, or stood in another place, would lead whoever reads them astray. What the node drops unread
    it has not processed; what it reads and ignores it has. Private broadcast is left out here.
    Not encrypted: the checksum that is wrong in the first example belongs to v1 transport; the last example is so.

    @connection.<connection> @not.with.encrypted
    Scenario Outline: A <connection> peer's handshake, a message that is ignored, one that is dropped, and a ping
      Given the node is started with all messages to be saved
      And the node has a <connection> connection to Bob
      When Bob sends the node a message of an unknown type
      And Bob sends the node a ping with a wrong checksum
      And Bob sends the node a ping with bytes behind its nonce
      Then the node sends Bob the matching pong once
      And the node has saved the messages from Bob and those to it, in order

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: Messages before the version message, and two <connection> peers
      Given the node is started with all messages to be saved
      And Bob sends a getaddr message before its version message
      And Alice sends a ping before its verack
      When a <connection> connection to Bob opens
      And a <connection> connection to Alice opens
      Then the node has saved the messages from Bob and those to it, in order
      And the node has saved the messages from Alice and those to it, in order

      Examples: types of several peers
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.block-relay-only
    Example: A message before the version message, and a block-relay-only peer
      Given the node is started with all messages to be saved
      And Bob sends a getaddr message before its version message
      When a block-relay-only connection to Bob opens
      Then the node has saved the messages from Bob and those to it, in order

    @connection.inbound
    Example: A peer that has disconnected, an hour after it connected
      Given the node is started with all messages to be saved
      And the node has an inbound connection to Bob
      When 1 hour passes
      And Bob sends the node a ping with bytes behind its nonce
      And Bob disconnects
      Then the node has saved the messages from Bob and those to it, in order

    @connection.manual
    Example: A peer that is connected again, at the same address and port
      Given the node is started with all messages to be saved
      And the node has a manual connection to Bob
      And Bob disconnects
      When a manual connection to Bob opens
      And Bob sends the node a ping with bytes behind its nonce
      Then the node has saved the messages from Bob and those to it, in order

    @connection.feeler
    Example: A feeler connection, to a peer that sends its version message alone
      Given the node is started with all messages to be saved
      And Bob speaks protocol version 70015
      And Bob does not send its verack
      When a feeler connection to Bob opens
      Then the node disconnects Bob
      And the node has saved the messages from Bob and those to it, in order

    @connection.inbound @use.with_v2transport=yes @not.with.encrypted
    Example: An encrypted connection
      Given the node is started with v2 transport
      And the node is started with all messages to be saved
      And the node has an inbound connection to Bob, who supports v2 transport
      When Bob sends the node a ping with bytes behind its nonce
      Then the node has saved the messages from Bob and those to it, in order

Feature: Messages that are damaged, in pieces, or not understood
  Lines are noisy, and protocols grow. Not all that a node does not understand is a reason to disconnect.

  @MSG-002 @source.policy @not.with.encrypted
  Rule: A message with a wrong checksum on v1 transport is as if it had not been sent
    Bitcoin Core: net.cpp V1Transport::GetReceivedMessage
    Each unencrypted message carries a checksum, computed from its content: when it does not fit, the line has damaged
    the message. To act on it would be to act on chance, to disconnect would cost a peer for one wrong bit. (That bytes
    come counts against inactivity.) A valid ping with the same nonce behind it (byte by byte) gets one pong, its own.
    Not encrypted: v2 transport has other means to see damage.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends <message> with a wrong checksum, and another one
      Given the node has a <connection> connection to Bob
      When Bob sends the node <message> with a wrong checksum
      And Bob sends the node <message> with a wrong checksum
      Then the node sends Bob nothing further
      And the node stays connected to Bob

      Examples: all long-lived types and addr-fetch; a ping is answered when sound, a filterclear costs the connection
        | connection          | message               |
        | outbound-full-relay | a ping                |
        | block-relay-only    | a ping                |
        | addr-fetch          | a ping                |
        | manual              | a ping                |
        | inbound             | a ping                |
        | inbound             | a filterclear message |

    @connection.inbound
    Example: The same ping with the right checksum follows
      Given the node has an inbound connection to Bob
      When Bob sends the node a ping with a wrong checksum
      And Bob sends the node a ping byte by byte
      Then the node sends Bob the matching pong once

  @MSG-003 @source.policy @not.with.encrypted
  Rule: The node disconnects a peer as soon as a message header on v1 transport names over 4,000,000 bytes
    Bitcoin Core: net.cpp V1Transport::readHeader
    Bitcoin Core: net.h MAX_PROTOCOL_MESSAGE_LENGTH
    Each message begins with a header that says how long it is. If the node waited for whatever length anybody claims, a
    few peers could fill its memory, with the noban permission as well as without. Four million bytes, as much as the
    largest block can have, are accepted; here the node then ignores the message, of a type unknown to it.
    Not encrypted: v2 transport has no such headers.

    @connection.<connection>
    Scenario Outline: One byte too many on a <connection> connection
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node the header of a message of 4000001 bytes
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: The noban permission does not spare the peer
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      When Bob sends the node the header of a message of 4000001 bytes
      Then the node disconnects Bob

    @connection.inbound
    Example: As many bytes as are allowed, of an unknown type
      Given the node has an inbound connection to Bob
      When Bob sends the node a message of 4000000 bytes of an unknown type
      Then the node sends Bob nothing further
      And the node stays connected to Bob

  @MSG-005 @source.policy @not.with.encrypted
  Rule: The node understands a message on v1 transport that comes in pieces
    Bitcoin Core: net.cpp CNode::ReceiveMsgBytes
    The internet may cut a message anywhere. A node that could not put the pieces together would misread honest peers
    and lose them. Here a ping comes byte by byte, and is answered as if it had come at once.
    Not encrypted: the bytes are those of v1 transport.

    @connection.<connection>
    Scenario Outline: A ping comes byte by byte on a <connection> connection
      Given the node has a <connection> connection to Bob
      When Bob sends the node a ping byte by byte
      Then the node sends Bob the matching pong once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @LIVE-008 @bip.31 @source.bip
  Rule: The node answers a ping by a pong with the same nonce, and does not answer one without a whole nonce
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::PING, BIP0031_VERSION
    A ping asks "are you there?". The pong repeats its nonce, a number of eight bytes, so that the peer knows which ping
    was answered; a node that answered wrongly would be taken for gone. BIP 31 demands the nonce, from protocol version
    60001 on; older and private-broadcast peers get no pong, nor does any before its verack. More may follow the nonce,
    for newer programs may say more; less names no ping, and made-up bytes would answer none (the node's choices).

    @connection.<connection>
    Scenario Outline: Bytes behind the nonce on a <connection> connection
      Given the node has a <connection> connection to Bob
      When Bob sends the node a ping with bytes behind its nonce
      Then the node sends Bob the matching pong once

      Examples: two types that the node opens, and inbound
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | inbound             |

    @connection.inbound
    Example: Seven bytes of a nonce are not answered, nor is a ping without any
      Given the node has an inbound connection to Bob
      When Bob sends the node a ping with seven bytes of a nonce
      And Bob sends the node a ping without a nonce
      Then the node sends Bob nothing further
      And the node stays connected to Bob

  @MSG-006 @MSG-007 @MSG-008 @source.policy
  Rule: The node ignores a message of unknown type, or of a type that it accepts but cannot read, and stays connected
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessages
    Newer peers may send what older nodes have never heard of: if nodes disconnected for it, nobody could introduce
    anything new. A type that is written wrongly, or a content that breaks off, need not be malice. But what the node
    disconnects for unread (such as a transaction on a block-relay-only connection, a filterload where it offers no
    bloom filters) costs the connection even if it breaks off; too short a pong ends the wait for one.

    @connection.<connection>
    Scenario Outline: A message of an unknown type on a <connection> connection
      Given the node has a <connection> connection to Bob
      When Bob sends the node a message of an unknown type
      Then the node sends Bob nothing further
      And the node stays connected to Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: On a <connection> connection, <message>
      Given the node has a <connection> connection to Bob
      When Bob sends the node <message>
      Then the node sends Bob nothing further
      And the node stays connected to Bob

      Examples: types and contents that cannot be read
        | connection          | message                                         |
        | inbound             | a message with an invalid type                  |
        | inbound             | a ping with a letter behind the end of its type |
        | inbound             | an inv message that breaks off                  |
        | inbound             | a truncated transaction                         |
        | inbound             | a truncated block                               |
        | outbound-full-relay | a truncated transaction                         |
        | block-relay-only    | a truncated block                               |

    @connection.block-relay-only
    Example: On a block-relay-only connection, a truncated transaction is still a transaction
      Given the node has a block-relay-only connection to Bob
      When Bob sends the node a truncated transaction
      Then the node disconnects Bob

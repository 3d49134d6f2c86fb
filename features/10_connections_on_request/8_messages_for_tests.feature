@source.policy @use.with_sendmsgtopeer=yes
Feature: Messages that a test has the node send
  Tests want to see what a node does with messages that no honest node sends. So a request exists (sendmsgtopeer, since
  version 26) by which one real node sends another one whatever the test dictates: type and bytes.

  @CONN-086
  Rule: On request the node sends a peer any message, with the right checksum, once the handshake is complete
    Bitcoin Core: rpc/net.cpp sendmsgtopeer
    Bitcoin Core: net.cpp CConnman::PushMessage, CConnman::ForNode
    A node that altered the message, or left it out where it makes no sense, would have the test prove something other
    than it says. Only on private-broadcast connections, whose peers must not learn anything of the node, does it leave
    out without a word what has no place there.
    Not with bystanders: they are listed, too. Not a second time: the node is still broadcasting privately.
    Not a day later: the chain tip is stale by then, and the second node would not follow.

    @connection.<connection>
    Scenario Outline: <message>, on a <connection> connection
      Given the node has a <connection> connection to Bob
      When the operator has the node send Bob <message>
      Then the node answers that it accepts
      And the node sends Bob <message> once

      Examples: nothing, some and four million bytes, of an unknown type
        | connection          | message                             |
        | outbound-full-relay | an unknown message of 300 bytes     |
        | block-relay-only    | an unknown message of 300 bytes     |
        | addr-fetch          | an unknown message of 300 bytes     |
        | manual              | an unknown message of 300 bytes     |
        | inbound             | an unknown message of 300 bytes     |
        | inbound             | an unknown message of 0 bytes       |
        | inbound             | an unknown message of 4000000 bytes |

      Examples: messages that the node would not send there by itself
        | connection          | message               |
        | block-relay-only    | a getaddr message     |
        | block-relay-only    | a mempool message     |
        | inbound             | a getaddr message     |
        | inbound             | a filterclear message |
        | outbound-full-relay | a wtxidrelay message  |

    Example: A second time, to another peer
      Given the node has inbound connections to Alice and Bob
      When the operator has the node send Alice an unknown message of 3 bytes
      And the operator has the node send Bob an unknown message of 5 bytes
      Then the node sends Alice an unknown message of 3 bytes once
      And the node sends Bob an unknown message of 5 bytes once
      But the node does not send Alice an unknown message of 5 bytes
      And the node does not send Bob an unknown message of 3 bytes

    @not.with.bystanders
    Example: A message of a byte more than nodes accept
      Given the operator has connected a second node
      When the operator has the node send the second node 4000001 bytes
      Then the node lists no peers
      And the node reports that it has 0 inbound and 0 outbound connections

    @not.with.bystanders @not.with.later
    Example: A message of as many bytes as nodes accept
      Given the operator has connected a second node
      When the operator has the node send the second node 4000000 bytes
      And a new block is mined
      Then the node reports that the second node has the block

    @connection.private-broadcast @fixture.coins @use.with_private_broadcast=yes @not.with.second_time
    Scenario Outline: <message>, on a private-broadcast connection
      Given the node is started with private broadcast over Tor, where it knows Bob
      And the operator has submitted a transaction privately
      When the operator has the node send Bob <message>
      And Bob requests the transaction from the node
      Then the node disconnects Bob
      And the node sends Bob in this order: <messages>

      Examples: no place there, and one
        | message                         | messages                                |
        | an unknown message of 300 bytes | version, verack, inv, tx, ping          |
        | a getaddr message               | version, verack, inv, tx, ping          |
        | an inv message                  | version, verack, inv, inv, tx, ping     |

  @CONN-086
  Rule: The node refuses to send a message before the handshake is complete, of no peer, or that is none
    Bitcoin Core: rpc/net.cpp sendmsgtopeer
    Bitcoin Core: net.h NodeFullyConnected
    A test that waits for a message which has not been sent waits in vain, and does not know why. The type of a message
    has twelve letters at most, for which there is room in its header.

    @connection.<connection>
    Scenario Outline: The handshake of the <connection> connection is not complete, as the peer <conduct>
      Given the node has a <connection> connection to Bob, who <conduct>
      And the node has an inbound connection to Alice
      When the operator has the node send Alice an unknown message of 3 bytes
      And the operator has the node send Bob an unknown message of 3 bytes
      Then the node answers that it has no such peer to send a message to
      And the node sends Alice an unknown message of 3 bytes once
      But the node does not send Bob an unknown message of 3 bytes

      Examples: all long-lived types and addr-fetch; the version message has come, or has not
        | connection          | conduct                  |
        | outbound-full-relay | sends nothing            |
        | block-relay-only    | sends nothing            |
        | addr-fetch          | sends nothing            |
        | manual              | does not send its verack |
        | inbound             | sends nothing            |
        | inbound             | does not send its verack |

    Example: The peer is none
      Given the node has an inbound connection to Bob
      When the operator has the node send Bob an unknown message of 3 bytes
      And the operator has the node send a message to an unknown id
      Then the node answers that it has no such peer to send a message to
      And the node sends Bob an unknown message of 3 bytes once

    Scenario Outline: The type has <letters> letters
      Given the node has an inbound connection to Bob
      When the operator has the node send Bob a message whose type has <letters> letters
      Then the node answers that <answer>

      Examples: as many as there is room for, and one more
        | letters | answer               |
        | 12      | it accepts           |
        | 13      | the type is too long |

    Example: The bytes are none
      Given the node has an inbound connection to Bob
      When the operator has the node send Bob an unknown message of 3 bytes
      And the operator has the node send Bob a message that is no hexadecimal number
      Then the node answers that the bytes are no hexadecimal number
      And the node sends Bob an unknown message of 3 bytes once

Feature: Messages that arrive damaged, in pieces, or that nobody understands
  Lines are noisy, and protocols grow. The node has to tell apart what it merely does not understand,
  what is damaged, and what makes it impossible to go on.

  @MSG-002 @source.policy
  Rule: A message in plain words that was damaged on its way is as if it had not been sent
    Bitcoin Core, net.cpp, V1Transport::GetReceivedMessage. Each message carries a checksum.

    @connection.<connection>
    Scenario Outline: A ping with a wrong checksum on a <connection> connection
      Given the node has a <connection> connection to peer Bob
      When Bob sends the node a ping with a wrong checksum
      Then the node says nothing new to Bob
      And the node keeps the connection to Bob

      Examples: every lasting kind
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @MSG-003 @source.policy
  Rule: A message whose head claims more than four million bytes ends the connection, before any of its content has come
    Bitcoin Core, net.cpp, V1Transport::readHeader; net.h, MAX_PROTOCOL_MESSAGE_LENGTH. Otherwise anybody
    could fill the node's memory.

    @connection.<connection>
    Scenario Outline: One byte too many on a <connection> connection
      Given the node has an inbound connection to peer Alice
      And the node has a <connection> connection to peer Bob
      When Bob sends the node the head of a message of 4000001 bytes
      Then the node ends the connection to Bob
      But the node keeps the connection to Alice

      Examples: every lasting kind
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: Just as many bytes as allowed, of a message that no node knows
      Given the node has an inbound connection to peer Bob
      When Bob sends the node a word of 4000000 bytes that no node knows
      Then the node says nothing new to Bob
      And the node keeps the connection to Bob

  @MSG-005 @source.policy
  Rule: The node understands a message that comes in pieces
    Bitcoin Core, net.cpp, CNode::ReceiveMsgBytes. The line may cut it anywhere.

    @connection.<connection>
    Scenario Outline: A ping comes byte by byte on a <connection> connection
      Given the node has a <connection> connection to peer Bob
      When Bob sends the node a ping byte by byte
      Then the node answers the ping of Bob

      Examples: every lasting kind
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @LIVE-008 @bip.31 @source.bip
  Rule: The node answers a ping with its number, whatever follows the number, and answers none without a whole number
    BIP 31 for the number. That more may follow, and that less is not answered, is Bitcoin Core's choice
    (net_processing.cpp, PING).

    @connection.<connection>
    Scenario Outline: A ping with something behind its number on a <connection> connection
      Given the node has a <connection> connection to peer Bob
      When Bob sends the node a ping that is too long
      Then the node answers the ping of Bob

      Examples: every lasting kind
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: A ping without a whole number is not answered
      Given the node has an inbound connection to peer Bob
      When Bob sends the node a ping that is too short
      Then the node says nothing new to Bob
      And the node keeps the connection to Bob

  @MSG-006 @MSG-007 @MSG-008 @source.policy
  Rule: The node passes over a message that it does not understand, and keeps the connection
    Bitcoin Core, net_processing.cpp, ProcessMessage and ProcessMessages. Newer peers may say what older
    nodes have never heard of.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection says a word that no node knows
      Given the node has a <connection> connection to peer Bob
      When Bob says a word that no node knows after the handshake
      Then the node says nothing new to Bob
      And the node keeps the connection to Bob

      Examples: every lasting kind
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Scenario Outline: A caller sends <nonsense>
      Given the node has an inbound connection to peer Bob
      When Bob sends the node <nonsense>
      Then the node says nothing new to Bob
      And the node keeps the connection to Bob

      Examples: words and contents that cannot be read
        | nonsense                              |
        | a word with a letter that is none     |
        | a list of transactions that breaks off |
        | half a transaction                    |
        | half a block                          |

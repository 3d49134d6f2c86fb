@bip.324 @source.bip @use.with_node.min_version=27 @use.with_v2transport=yes
Feature: Messages in packets
  Types of messages that are sent often have numbers on v2 transport (message type IDs), which save bytes.

  Background:
    Given the node is started with v2 transport

  @V2T-012 @source.policy
  Rule: The node sends types that have a message type ID by it, the others spelled out, and understands both
    BIP 324, "v2 Bitcoin P2P message structure"
    Bitcoin Core: net.cpp V2_MESSAGE_IDS, V2Transport::SetMessageToSend, V2Transport::GetMessageType
    A packet has 20 bytes beside its contents. The type takes one of them where it has a number, else thirteen. So a
    ping (8 bytes) takes 29, a sendcmpct (9) 30, an inv or a getdata for one transaction or block (37) 58, a verack
    (none), which has no number, 33. Each is sent once here.
    Not with twice as many peers: there would be twice as many transactions.

    @connection.<connection>
    Scenario Outline: The node's <message> messages on a <connection> connection
      Given Bob supports v2 transport
      When a <connection> connection to Bob opens
      Then the node lists Bob with <count> bytes sent in <message> messages

      Examples: with a number, and without
        | connection          | message    | count |
        | outbound-full-relay | ping       | 29    |
        | outbound-full-relay | sendcmpct  | 30    |
        | outbound-full-relay | feefilter  | 29    |
        | outbound-full-relay | verack     | 33    |
        | outbound-full-relay | wtxidrelay | 33    |
        | inbound             | ping       | 29    |
        | inbound             | sendaddrv2 | 33    |

    @connection.<connection> @fixture.coins @not.with.twice
    Scenario Outline: Transactions on <connection> connections
      Given Alice supports v2 transport
      And the node has a <connection> connection to Alice
      And the node has a <connection> connection to Bob, who supports v2 transport
      When Bob sends the node a new transaction
      Then the node announces the transaction to Alice
      And the node lists Alice with 58 bytes sent in inv messages

      Examples: from either side
        | connection |
        | inbound    |
        | manual     |

    @BLK-090 @connection.<connection>
    Scenario Outline: Blocks on <connection> connections
      Given Alice supports v2 transport
      And the node has a <connection> connection to Alice
      And the node has a <connection> connection to Bob, who supports v2 transport
      When Bob announces block 1 to the node
      And Bob sends the node block 1
      Then the node announces block 1 to Alice
      And the node lists Bob with 58 bytes sent in getdata messages

      Examples: from either side
        | connection |
        | inbound    |
        | manual     |

    @connection.<connection>
    Scenario Outline: A ping with its type spelled out, on a <connection> connection
      Given the node has a <connection> connection to Bob, who supports v2 transport
      When Bob sends the node a packet that holds a ping with its type spelled out
      Then the node sends Bob the matching pong once

      Examples: from either side
        | connection          |
        | inbound             |
        | outbound-full-relay |

    @connection.<connection>
    Scenario Outline: A <connection> peer that spells all types out
      Given Bob supports v2 transport and spells out all message types
      When a <connection> connection to Bob opens
      Then the node completes the handshake with Bob
      And the node stays connected to Bob

      Examples: from either side
        | connection          |
        | inbound             |
        | outbound-full-relay |

  @V2T-013 @source.policy
  Rule: The node ignores a packet whose message type it does not know or cannot read
    Bitcoin Core: net.cpp V2Transport::GetReceivedMessage, V2Transport::GetMessageType
    Numbers are given to new types as the protocol grows. A node that disconnected could not speak with programs that
    are newer than itself.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends <packet>, and another one
      Given the node has a <connection> connection to Bob, who supports v2 transport
      When Bob sends the node <packet>
      And Bob sends the node <packet>
      Then the node sends Bob nothing further
      And the node stays connected to Bob

      Examples: the numbers from 29 to 32 are given to types that the node does not speak; 33 and on to none
        | connection          | packet                                            |
        | inbound             | a packet with message type ID 29                  |
        | inbound             | a packet with message type ID 32                  |
        | inbound             | a packet with message type ID 33                  |
        | inbound             | a packet with message type ID 255                 |
        | inbound             | an empty packet                                   |
        | inbound             | a packet that breaks off within the message type  |
        | inbound             | a ping with a letter behind the zeros of its type |
        | outbound-full-relay | a packet with message type ID 33                  |
        | outbound-full-relay | an empty packet                                   |
        | manual              | a packet with message type ID 255                 |

  @V2T-014
  Rule: The keys are renewed (rekeying) with every 224th packet in each direction, and the conversation goes on
    BIP 324, "Symmetric encryption and message lengths"
    Bitcoin Core: crypto/chacha20poly1305.cpp FSChaCha20Poly1305::NextPacket, FSChaCha20::Crypt
    Whoever steals a key shall not be able to read what was said before. With 500 pings and as many pongs the keys of
    both directions change twice. Whoever changed them a packet too early or too late would not be understood any more;
    the pong in question is that for the last of the pings.

    @connection.<connection>
    Scenario Outline: 500 pings on a <connection> connection
      Given the node has a <connection> connection to Bob, who supports v2 transport
      When Bob sends the node 500 pings
      Then the node sends Bob the matching pong once
      And the node stays connected to Bob

      Examples: from either side
        | connection          |
        | inbound             |
        | outbound-full-relay |

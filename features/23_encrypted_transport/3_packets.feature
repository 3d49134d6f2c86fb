@bip.324 @source.bip @use.with_node.min_version=27 @use.with_v2transport=yes
Feature: Packets that are ignored, and packets that cannot be read
  On v2 transport each message travels in a packet: three bytes say how long it is, the rest is sealed, so that nobody
  can alter it unnoticed.

  Background:
    Given the node is started with v2 transport

  @V2T-010
  Rule: The node ignores decoy packets wherever they come
    BIP 324, "Packet encryption"
    Bitcoin Core: net.cpp V2Transport::ProcessReceivedPacketBytes
    With decoys a peer hides how much it says, and when. A node that took one for a message would act on noise, and one
    that disconnected would forbid the peer to hide. The decoys of the second example would else be pings.

    @connection.<connection>
    Scenario Outline: <count> decoys of <size> bytes come before the version packet, on a <connection> connection
      Given Bob sends <count> decoy packets of <size> bytes in its v2 handshake
      When a <connection> connection to Bob opens
      Then the node completes the handshake with Bob
      And the node lists Bob with v2 transport

      Examples: one, and many
        | count | size | connection          |
        | 1     | 0    | inbound             |
        | 300   | 1000 | inbound             |
        | 300   | 1000 | outbound-full-relay |

    @connection.<connection>
    Scenario Outline: Two decoys come later, on a <connection> connection
      Given Bob supports v2 transport
      And the node has a <connection> connection to Bob
      When Bob sends the node a decoy packet that holds a ping
      And Bob sends the node a decoy packet that holds a ping
      Then the node sends Bob nothing further
      And the node stays connected to Bob

      Examples: all long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

  @V2T-005
  Rule: The node ignores what a peer's version packet holds
    BIP 324, "Overall handshake"
    Bitcoin Core: net.cpp V2Transport::ProcessReceivedPacketBytes
    It is empty today. What later versions of the transport will put there, programs of today cannot know, and must not
    stumble over.

    @connection.<connection>
    Scenario Outline: A version packet of 1000 bytes, on a <connection> connection
      Given Bob sends a version packet of 1000 bytes in its v2 handshake
      When a <connection> connection to Bob opens
      Then the node completes the handshake with Bob
      And the node lists Bob with v2 transport

      Examples: from either side
        | connection          |
        | inbound             |
        | outbound-full-relay |

  @V2T-011
  Rule: The node disconnects any peer whose packet was altered, or says that it holds over 4,000,013 bytes
    BIP 324, "Packet encryption"
    Bitcoin Core: net.cpp V2Transport::ProcessReceivedPacketBytes, V2Transport::MAX_CONTENTS_LEN
    What was altered may be anything, and behind it nothing can be understood. 4,000,013 bytes hold the longest message
    with its type. If the node waited for whatever length is claimed, a few peers could fill its memory: so it does not
    wait for the rest, and manual and noban peers are not spared.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends <packet>
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who supports v2 transport
      When Bob sends the node <packet>
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: both faults, all long-lived types and addr-fetch
        | connection          | packet                                  |
        | outbound-full-relay | an altered packet that holds a ping     |
        | block-relay-only    | an altered packet that holds a ping     |
        | addr-fetch          | an altered packet that holds a ping     |
        | manual              | an altered packet that holds a ping     |
        | inbound             | an altered packet that holds a ping     |
        | outbound-full-relay | the length of a packet of 4000014 bytes |
        | block-relay-only    | the length of a packet of 4000014 bytes |
        | addr-fetch          | the length of a packet of 4000014 bytes |
        | manual              | the length of a packet of 4000014 bytes |
        | inbound             | the length of a packet of 4000014 bytes |

    @connection.inbound
    Scenario Outline: An inbound peer with the noban permission sends <packet>
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who supports v2 transport
      When Bob sends the node <packet>
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: both faults
        | packet                                  |
        | an altered packet that holds a ping     |
        | the length of a packet of 4000014 bytes |

    @connection.inbound
    Example: A packet with as much as is allowed
      Given the node has an inbound connection to Bob, who supports v2 transport
      When Bob sends the node a message of 4000000 bytes of an unknown type
      And Bob sends the node a packet that holds a ping with its type spelled out
      Then the node sends Bob the matching pong once
      And the node stays connected to Bob

@bip.324 @source.bip @use.with_node.min_version=27 @use.with_v2transport=yes
Feature: Garbage, and handshakes that fail
  Garbage makes the handshakes of peers look different. Where it ends, says a terminator that both sides compute from
  their keys; what follows must prove that the garbage came as it was sent.

  Background:
    Given the node is started with v2 transport

  @V2T-008
  Rule: The node accepts up to 4095 bytes of garbage, and disconnects a peer whose garbage has no end by then
    BIP 324, "Overall handshake"
    Bitcoin Core: net.cpp V2Transport::ProcessReceivedGarbageBytes, V2Transport::MAX_GARBAGE_LEN
    It looks for the terminator in 4111 bytes (4095 + 16) at most, lest it read on for ever; even noban and manual peers
    are not spared, as nothing of theirs can be read. Unlike older peers, such as Carol, it does not come back to them.

    @connection.<connection>
    Scenario Outline: <count> bytes of garbage, on a <connection> connection
      Given Bob sends <count> bytes of garbage in its v2 handshake
      When a <connection> connection to Bob opens
      Then the node completes the handshake with Bob
      And the node lists Bob with v2 transport

      Examples: none, and as much as is allowed
        | count | connection          |
        | 0     | inbound             |
        | 4094  | inbound             |
        | 4095  | inbound             |
        | 0     | outbound-full-relay |
        | 4095  | outbound-full-relay |
        | 4095  | block-relay-only    |
        | 4095  | addr-fetch          |
        | 4095  | manual              |

    @connection.<connection>
    Scenario Outline: One byte too many, on a <connection> connection
      Given Alice supports v2 transport
      And the node has an inbound connection to Alice
      And Bob sends 4096 bytes of garbage in its v2 handshake
      When a <connection> connection to Bob opens
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: all long-lived types and addr-fetch
        | connection          |
        | inbound             |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

    @connection.<connection>
    Scenario Outline: <count> bytes and no terminator, on a <connection> connection
      Given Alice supports v2 transport
      And the node has an inbound connection to Alice
      And Bob sends <count> bytes of garbage in its v2 handshake and no garbage terminator
      When a <connection> connection to Bob opens
      Then the node <does what>

      Examples: one byte fewer than garbage and terminator may have, and as many
        | count | connection          | does what              |
        | 4110  | inbound             | stays connected to Bob |
        | 4111  | inbound             | disconnects Bob        |
        | 4110  | outbound-full-relay | stays connected to Bob |
        | 4111  | outbound-full-relay | disconnects Bob        |

    @connection.inbound
    Scenario Outline: An inbound peer with the noban permission <does what>
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And Bob <does what>
      When an inbound connection to Bob opens
      Then the node disconnects Bob

      Examples: one byte of garbage too many, and no terminator
        | does what                                                                 |
        | sends 4096 bytes of garbage in its v2 handshake                           |
        | sends 4111 bytes of garbage in its v2 handshake and no garbage terminator |

    @connection.<connection> @slow
    Scenario Outline: After too much garbage the node does not try again unencrypted, on a <connection> connection
      Given Bob sends 4111 bytes of garbage in its v2 handshake and no garbage terminator
      When a <connection> connection to Bob opens
      And the node disconnects Bob
      And the node is asked for a manual connection to Carol over v2 transport, which Carol does not support
      Then the node connects to Carol twice
      And the node connects to Bob once

      Examples: asked for, with a slot and without
        | connection          |
        | outbound-full-relay |
        | manual              |

  @V2T-009
  Rule: The node disconnects a peer whose first packet does not authenticate the garbage before it
    BIP 324, "Overall handshake"
    Bitcoin Core: net.cpp V2Transport::ProcessReceivedPacketBytes
    If the garbage could be altered on the way, and nobody noticed, it could be used to tell the node's connections
    apart, or to carry something. So each side seals, with its first packet, the garbage that it has sent before it.

    @connection.<connection>
    Scenario Outline: The first packet on a <connection> connection is sealed as if there had been no garbage
      Given Alice supports v2 transport
      And the node has an inbound connection to Alice
      And Bob does not authenticate its garbage in its v2 handshake
      When a <connection> connection to Bob opens
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: all long-lived types and addr-fetch
        | connection          |
        | inbound             |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

  @V2T-016
  Rule: A peer that computes its keys for another chain never completes the v2 handshake
    BIP 324, "Shared secret computation"
    Bitcoin Core: bip324.cpp BIP324Cipher::Initialize
    The magic of the chain is part of the keys, so that the terminator that Bob sends is none for the node. Nodes of
    different chains have nothing to say to each other. The node waits for the rest until its peer timeout.

    @connection.<connection>
    Scenario Outline: A <connection> peer computes its keys for the main chain
      Given the node has an inbound connection to Alice
      And Bob computes its keys in the v2 handshake for the chain "main"
      When a <connection> connection to Bob opens
      Then the node sends Bob nothing
      And the node lists Bob with a transport still being detected

      Examples: from either side
        | connection          |
        | inbound             |
        | outbound-full-relay |

  @V2T-007
  Rule: The node gives up a v2 handshake that is not complete when the peer timeout is over, and tries no other
    Bitcoin Core: net.cpp CConnman::InactivityCheck, V2Transport::ShouldReconnectV1
    Bob has sent a key and stops. He takes a slot as long as the node waits. He does encrypt, so that it would be in
    vain to come back unencrypted. (To a peer that has sent nothing the node does come back.)
    Not a day later: with the default timeout no silent connection lasts so long.

    @connection.<connection> @first.with.later
    Scenario Outline: <seconds> seconds later, on a <connection> connection
      Given the node is started with its default peer timeout
      And the node has an inbound connection to Alice
      And Bob sends 100 bytes of garbage in its v2 handshake and no garbage terminator
      When a <connection> connection to Bob opens
      And <seconds> seconds pass
      Then the node <does what>

      Examples: the default timeout is 60 seconds
        | connection          | seconds | does what              |
        | inbound             | 60      | stays connected to Bob |
        | inbound             | 61      | disconnects Bob        |
        | outbound-full-relay | 60      | stays connected to Bob |
        | outbound-full-relay | 61      | disconnects Bob        |
        | block-relay-only    | 61      | disconnects Bob        |
        | manual              | 61      | disconnects Bob        |

    @connection.manual @slow @first.with.later
    Example: After the timeout the node does not try again unencrypted
      Given the node is started with its default peer timeout
      And the node has a manual connection to Bob, who sends 0 bytes of garbage in its v2 handshake and no garbage terminator
      When 61 seconds pass
      And the node disconnects Bob
      And the node is asked for a manual connection to Carol over v2 transport, which Carol does not support
      Then the node connects to Carol twice
      But the node does not connect to Bob again

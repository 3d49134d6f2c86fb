@bip.324 @source.bip @use.with_node.min_version=27 @use.with_v2transport=yes
Feature: The v2 handshake
  Before the first message both sides exchange keys, so that nobody on the way can read along, nor tell by the bytes
  that this is Bitcoin. Public keys look like noise, and as much noise as each side likes (garbage) follows them.

  Background:
    Given the node is started with v2 transport

  @V2T-001 @V2T-004 @V2T-005
  Rule: With a peer that encrypts, the node encrypts connections of all types, with the usual messages in the usual order
    BIP 324, "Overall handshake"
    Bitcoin Core: net.cpp V2Transport::StartSendingHandshake, V2Transport::ProcessReceivedVersionBytes
    Whoever watches the line shall not learn from the kind, number or size of messages what a connection is for. Both
    sides compute the same session ID; two operators who compare it know that nobody sits between them. The first packet
    says which version of the transport is spoken; it is empty, as there is one alone. The node sends no decoys (packets
    that are to be ignored), with which it could hide sizes.
    Not a day later: more messages than those of the opening have come.

    @connection.<connection> @first.with.later
    Scenario Outline: A <connection> connection
      Given Bob supports v2 transport
      When a <connection> connection to Bob opens
      Then the node's version message to Bob is sent encrypted, behind an empty version packet alone
      And the node sends Bob in this order: <messages>
      And the node lists Bob as <connection>
      And the node lists Bob with v2 transport
      And the node lists Bob with the session ID that the peer has computed, too

      Examples: all long-lived types and addr-fetch
        | connection          | messages                                                                                 |
        | outbound-full-relay | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | block-relay-only    | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders                     |
        | addr-fetch          | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | manual              | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | inbound             | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter          |

    @connection.feeler
    Example: A feeler connection
      Given Bob supports v2 transport
      When a feeler connection to Bob opens
      Then the node's version message to Bob is sent encrypted, behind an empty version packet alone

    @connection.<connection>
    Scenario Outline: A second <connection> connection, to another peer
      Given Alice supports v2 transport
      And the node has a <connection> connection to Alice
      And Bob supports v2 transport
      When a <connection> connection to Bob opens
      Then the node's version message to Bob is sent encrypted, with other keys than that to Alice
      And the node lists Bob with the session ID that the peer has computed, too

      Examples: from either side
        | connection          |
        | outbound-full-relay |
        | inbound             |

  @V2T-004 @source.policy
  Rule: As long as the v2 handshake is not complete, the node lists the transport as being detected, and no session ID
    Bitcoin Core: net.cpp V2Transport::GetInfo, TransportTypeAsString
    Whoever has not proved that he holds the key to what he has sent may be anybody. An operator who read v2 and a
    session ID before that would take a line for safe that is not.

    @connection.<connection>
    Scenario Outline: On a <connection> connection, Bob <does not complete the handshake>
      Given Bob <does not complete the handshake>
      When a <connection> connection to Bob opens
      Then the node lists Bob with a transport still being detected
      And the node lists Bob with no session ID

      Examples: the peer has not begun, or stops on the way, right before the end, too
        | connection          | does not complete the handshake                                          |
        | inbound             | ignores the v2 handshake                                                 |
        | inbound             | sends 100 bytes of garbage in its v2 handshake and no garbage terminator |
        | inbound             | sends a garbage terminator and no version packet in its v2 handshake     |
        | outbound-full-relay | sends 100 bytes of garbage in its v2 handshake and no garbage terminator |
        | outbound-full-relay | sends a garbage terminator and no version packet in its v2 handshake     |
        | manual              | sends a garbage terminator and no version packet in its v2 handshake     |

  @V2T-002 @V2T-003 @connection.inbound
  Rule: On an inbound connection the node sends nothing as long as the peer may be about to send its version message unencrypted
    BIP 324, "Overall handshake"
    Bitcoin Core: net.cpp V2Transport::ProcessReceivedMaybeV1Bytes
    An older program begins with sixteen bytes that everybody knows: the magic of the chain, and the name of its first
    message. It could make nothing of a public key. So the node waits: at the first byte that differs it knows that the
    peer encrypts and sends its own key, at the sixteenth that it does not.

    Scenario Outline: Bob sends the first <count> of the sixteen bytes
      Given the node has an inbound connection to Bob, who ignores the v2 handshake
      When Bob sends the node the first <count> bytes of an unencrypted version message
      Then the node lists Bob with 0 bytes sent
      And the node lists Bob with <transport>

      Examples: too few to tell, and all
        | count | transport                        |
        | 1     | a transport still being detected |
        | 4     | a transport still being detected |
        | 15    | a transport still being detected |
        | 16    | v1 transport                     |

    Scenario Outline: The last of the first <count> bytes is another one
      Given the node has an inbound connection to Bob, who ignores the v2 handshake
      When Bob sends the node the first <count> bytes of an unencrypted version message, the last one altered
      Then the node begins a v2 handshake with Bob
      And the node lists Bob with a transport still being detected

      Examples: in the magic and in the name
        | count |
        | 1     |
        | 4     |
        | 5     |
        | 16    |

    Example: Bob sends his version message unencrypted
      When an inbound connection to Bob opens
      Then the node completes the handshake with Bob
      And the node lists Bob with v1 transport
      And the node lists Bob with no session ID

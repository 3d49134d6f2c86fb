@source.policy
Feature: Version messages that break off, and feature negotiation that comes too late
  In the handshake each side says what it is and wants. What is said by halves, or when it is over, must not be guessed.

  @HAND-016 @use.with_node.min_version=24
  Rule: The node accepts no version message cut off before the end of its first address, or within a later field
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessages
    Up to the end of the first of two addresses (46 bytes) it must be there, or the node would have to guess what the
    peer offers; half a field is a fault. It waits for a whole one, and lists what that says. The second address with
    the nonce (up to byte 80), the user agent (256 letters at most) and the rest may be missing, as in messages of old
    programs. A version before 31800, or lack of a demanded service, costs the connection if a later field breaks off:
    they come first. Alice's pong shows that the node is at work.
    Not a day later: a node with an old chain tip asks one peer alone for headers.

    @connection.<connection> @first.with.later
    Scenario Outline: On a <connection> connection one breaks off after <bytes> bytes, then a whole one comes
      Given Bob sends a version message of <bytes> bytes before its version message
      When a <connection> connection to Bob opens
      Then the node sends Bob in this order: version, wtxidrelay, sendaddrv2, verack, <messages>
      And the node lists Bob with the protocol version, services and user agent that it sent

      Examples: within an address, the nonce and the user agent
        | connection       | bytes | messages                               |
        | inbound          | 47    | sendcmpct, ping, getheaders, feefilter |
        | inbound          | 79    | sendcmpct, ping, getheaders, feefilter |
        | inbound          | 81    | sendcmpct, ping, getheaders, feefilter |
        | block-relay-only | 45    | sendcmpct, ping, getheaders            |

    @connection.inbound
    Scenario Outline: An inbound peer's version message ends with <what>
      Given the node has an inbound connection to Bob, who sends nothing
      When Bob sends the node a version message of <bytes> bytes
      Then the node sends Bob its verack

      Examples: whole fields
        | what              | bytes |
        | its first address | 46    |
        | its nonce         | 80    |

    @connection.<connection>
    Scenario Outline: A <connection> peer's version message breaks off after <bytes> bytes, within <what>
      Given Bob has a user agent of 20 letters
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who sends nothing
      When Bob sends the node a version message of <bytes> bytes
      And Alice sends the node a ping with bytes behind its nonce
      Then the node sends Alice the matching pong once
      And the node lists Bob with no protocol version, services or user agent
      And the node stays connected to Bob

      Examples: its first address and its start height, a byte too early, on all long-lived types and addr-fetch
        | connection          | bytes | what              |
        | outbound-full-relay | 45    | its first address |
        | block-relay-only    | 45    | its first address |
        | addr-fetch          | 45    | its first address |
        | manual              | 45    | its first address |
        | inbound             | 45    | its first address |
        | outbound-full-relay | 104   | its start height  |
        | block-relay-only    | 104   | its start height  |
        | addr-fetch          | 104   | its start height  |
        | manual              | 104   | its start height  |
        | inbound             | 104   | its start height  |

      Examples: what lies between
        | connection          | bytes | what               |
        | outbound-full-relay | 47    | its second address |
        | manual              | 47    | its second address |
        | outbound-full-relay | 79    | its nonce          |
        | block-relay-only    | 79    | its nonce          |
        | manual              | 81    | its user agent     |
        | addr-fetch          | 100   | its user agent     |

    @connection.<connection>
    Scenario Outline: A <connection> peer <conduct>, and its version message breaks off after 47 bytes
      Given Bob <conduct>
      And the node has a <connection> connection to Bob, who sends nothing
      When Bob sends the node a version message of 47 bytes
      Then the node disconnects Bob

      Examples: a version that is too low, and services that are too few
        | connection          | conduct                         |
        | inbound             | speaks protocol version 31799   |
        | manual              | speaks protocol version 31799   |
        | outbound-full-relay | offers witnesses without blocks |
        | block-relay-only    | offers witnesses without blocks |
        | addr-fetch          | offers witnesses without blocks |

    @connection.<connection>
    Scenario Outline: A <connection> peer has a user agent of <count> letters
      Given the node has an inbound connection to Alice
      And Bob has a user agent of <count> letters
      When a <connection> connection to Bob opens
      And Alice sends the node a ping with bytes behind its nonce
      Then the node sends Alice the matching pong once
      And the node lists Bob with <what>
      And the node stays connected to Bob

      Examples: the longest that can be read, and one letter more
        | connection          | count | what                                        |
        | outbound-full-relay | 256   | the printable characters of its user agent  |
        | inbound             | 256   | the printable characters of its user agent  |
        | outbound-full-relay | 257   | no protocol version, services or user agent |
        | inbound             | 257   | no protocol version, services or user agent |

  @NEG-014 @TXR-002 @bip.339 @bip.155
  Rule: The node disconnects a peer that sends wtxidrelay or sendaddrv2 after its verack
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::WTXIDRELAY, NetMsgType::SENDADDRV2
    They settle in which form transactions and addresses are announced. After the verack that is too late: some may be
    on their way. So BIP 339 and BIP 155 want them before the verack, or not at all. If the node ignored a late one, the
    peer would count on a form that it does not get; that it disconnects, even with noban, is its own choice.

    @connection.<connection>
    Scenario Outline: After the verack, <message> on a <connection> connection
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node <message>
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: announcements by wtxid, and addresses in addrv2
        | connection          | message              |
        | outbound-full-relay | a wtxidrelay message |
        | block-relay-only    | a wtxidrelay message |
        | addr-fetch          | a wtxidrelay message |
        | manual              | a wtxidrelay message |
        | inbound             | a wtxidrelay message |
        | outbound-full-relay | a sendaddrv2 message |
        | block-relay-only    | a sendaddrv2 message |
        | addr-fetch          | a sendaddrv2 message |
        | manual              | a sendaddrv2 message |
        | inbound             | a sendaddrv2 message |

    @connection.inbound
    Scenario Outline: The noban permission does not spare an inbound peer that sends <message>
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      When Bob sends the node <message>
      Then the node disconnects Bob

      Examples: both messages
        | message              |
        | a wtxidrelay message |
        | a sendaddrv2 message |

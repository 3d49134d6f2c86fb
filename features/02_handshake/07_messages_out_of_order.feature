@source.policy
Feature: Messages out of order
  A stranger can send anything at any moment. Before the handshake is complete the node deals with the
  handshake alone; what else it receives costs it nothing, and tells the stranger nothing.

  @HAND-018 @use.with_node.min_version=24
  Rule: A message sent unencrypted before the peer's version message is not answered and changes nothing
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage
    If the node answered, anybody could put it to work. So the handshake goes as usual, in the order of version 24 on
    (the listed ping is the node's own). Where v2 transport is on, an inbound connection that begins otherwise is taken
    for an encrypted one (BIP 324). Messages too long or of another chain end it. Alice's pong shows the node at work.
    Not a day later: more messages than those of the opening have come.

    @connection.<connection> @first.with.later
    Scenario Outline: Before the version message, <message> on a <connection> connection
      Given Bob sends <message> before its version message
      When a <connection> connection to Bob opens
      Then the node sends Bob in this order: <messages>

      Examples: a ping or a verack, on all long-lived types and addr-fetch
        | connection          | message          | messages                                                                                 |
        | outbound-full-relay | a ping           | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | block-relay-only    | a verack message | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders                     |
        | addr-fetch          | a ping           | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | manual              | a verack message | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | inbound             | a ping           | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter          |

      Examples: other messages, from inbound peers
        | connection | message                      | messages                                                                        |
        | inbound    | a verack message             | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | a getaddr message            | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | a getheaders message         | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | a getdata message            | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | a message of an unknown type | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |

    @connection.inbound
    Example: A verack before the version message is none
      Given the node has an inbound connection to Alice
      And Bob sends a verack message before its version message
      And Bob does not send its verack
      When an inbound connection to Bob opens
      Then the node sends Bob in this order: version, wtxidrelay, sendaddrv2, verack
      And the node sends Alice a pong

    @connection.inbound @fixture.coins
    Example: A wtxidrelay before the version message asks for nothing
      Given Bob sends a wtxidrelay message before its version message
      And Bob does not ask for announcements by wtxid
      And the node has an inbound connection to Bob
      When the operator submits a transaction
      Then the node announces the transaction by its txid to Bob

  @HAND-016 @use.with_node.min_version=24
  Rule: The node accepts no version message cut off before the end of its first address, or within a later field
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessages
    Up to the end of the first of two addresses (46 bytes) it must be there, or the node would have to guess what the
    peer offers; half a field is a fault. It waits for a whole one, and lists what that says. The second address with
    the nonce (up to byte 80), the user agent and the rest may be missing, as in messages of old programs. A version
    before 31800, or lack of a demanded service, costs the connection if a later field breaks off: they come first.

    @connection.<connection>
    Scenario Outline: On a <connection> connection one breaks off after <bytes> bytes, then a whole one comes
      Given Bob sends a version message of <bytes> bytes before its version message
      When a <connection> connection to Bob opens
      Then the node sends Bob in this order: version, wtxidrelay, sendaddrv2, verack, <messages>
      And the node lists Bob with the protocol version, services and user agent that it sent

      Examples: a byte too early, and in each of the next three fields
        | connection       | bytes | messages                                |
        | inbound          | 47    | sendcmpct, ping, getheaders, feefilter  |
        | inbound          | 79    | sendcmpct, ping, getheaders, feefilter  |
        | inbound          | 81    | sendcmpct, ping, getheaders, feefilter  |
        | block-relay-only | 45    | sendcmpct, ping, getheaders             |

    @connection.inbound
    Scenario Outline: An inbound peer's version message ends with <what>
      Given the node has an inbound connection to Bob, who sends nothing
      When Bob sends the node a version message of <bytes> bytes
      Then the node sends Bob its verack

      Examples: whole fields
        | what              | bytes |
        | its first address | 46    |
        | its nonce         | 80    |

    @connection.inbound
    Example: A version message that breaks off after 47 bytes names protocol version 31799
      Given Bob speaks protocol version 31799
      And the node has an inbound connection to Bob, who sends nothing
      When Bob sends the node a version message of 47 bytes
      Then the node disconnects Bob

  @HAND-019 @use.with_node.min_version=24
  Rule: What a peer sends between its version message and its verack is not answered; the handshake goes on
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage
    The peer may never complete the handshake, so the node does no work for it yet. It heeds only what settles the form
    of later messages (wtxidrelay, sendaddrv2, sendheaders, sendcmpct, sendtxrcncl). Some of the rest (mempool,
    filterclear) would end the connection after the verack; before it only misplaced offers of reconciliation (TXR-062)
    and messages too long or of another chain do. The listed ping is the node's own; the order is that of version 24 on.
    The node knows addresses that it could send. Not a day later: more messages than those of the opening have come.

    @connection.<connection> @first.with.later
    Scenario Outline: Before the verack, <message> on a <connection> connection
      Given the address manager has learnt 100 addresses where nobody lives
      And Bob sends <message> before its verack
      When a <connection> connection to Bob opens
      Then the node sends Bob in this order: <messages>

      Examples: a ping, on all long-lived types and addr-fetch
        | connection          | message | messages                                                                                 |
        | outbound-full-relay | a ping  | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | block-relay-only    | a ping  | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders                     |
        | addr-fetch          | a ping  | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | manual              | a ping  | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | inbound             | a ping  | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter          |

      Examples: other messages, from inbound peers
        | connection | message                      | messages                                                                        |
        | inbound    | a getaddr message            | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | a getheaders message         | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | a getdata message            | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | a mempool message            | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | a filterclear message        | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | a message of an unknown type | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | a wtxidrelay message         | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | a sendaddrv2 message         | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | a sendheaders message        | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | a sendcmpct message          | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |

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

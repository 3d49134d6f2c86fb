@source.policy @use.with_node.min_version=24
Feature: Messages out of order
  A stranger can send anything at any moment. Before the handshake is complete the node deals with the
  handshake alone; what else it receives costs it nothing, and tells the stranger nothing.

  @HAND-018
  Rule: A message sent unencrypted before the peer's version message is not answered and changes nothing
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage
    If the node answered, anybody could put it to work. So the handshake goes as usual, in the order of version 24 on
    (the listed ping is the node's own). Where v2 transport is on, an inbound connection that begins otherwise is taken
    for an encrypted one (BIP 324). Messages too long or of another chain end it. The node knows addresses that it could
    send; Alice's pong shows it at work.
    Not a day later: more messages than those of the opening have come. Not with bystanders: Alice and
    Bob take all block-relay-only slots. Not with twice as many peers: the same.

    @connection.<connection> @first.with.later
    Scenario Outline: Before the version message, <message> on a <connection> connection
      Given the address manager has learnt 100 addresses where nobody lives
      And Bob sends <message> before its version message
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

    @connection.<connection> @first.with.later @few.with.bystanders @not.with.twice
    Scenario Outline: The second of two <connection> peers sends <message> before its version message
      Given the node has a <connection> connection to Alice
      And Bob sends <message> before its version message
      When a <connection> connection to Bob opens
      Then the node sends Bob in this order: <messages>

      Examples: types of several peers
        | connection          | message              | messages                                                                                 |
        | outbound-full-relay | a ping               | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | block-relay-only    | a ping               | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders                     |
        | manual              | a ping               | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | inbound             | a ping               | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter          |

    @connection.inbound @first.with.later
    Scenario Outline: An inbound peer with the noban permission sends <message> before its version message
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the address manager has learnt 100 addresses where nobody lives
      And Bob sends <message> before its version message
      When an inbound connection to Bob opens
      Then the node sends Bob in this order: version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter

      Examples: what the node would answer
        | message              |
        | a ping               |
        | a getaddr message    |
        | a getheaders message |
        | a getdata message    |

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

    @connection.manual @few.with.bystanders
    Example: A sendaddrv2 before the version message asks for nothing
      Given Bob sends a sendaddrv2 message before its version message
      And Bob does not ask for addrv2 messages
      And the node has a manual connection to Bob
      And the node has an inbound connection to Alice
      When Alice sends the node a fresh address
      Then the node sends Bob the address in an addr message

  @HAND-019
  Rule: What a peer sends between its version message and its verack is not answered; the handshake goes on
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage
    The peer may never complete the handshake, so the node does no work for it yet. It heeds only what settles the form
    of later messages (wtxidrelay, sendaddrv2, sendheaders, sendcmpct, sendtxrcncl). Some of the rest (mempool,
    filterclear) would end the connection after the verack; before it only misplaced offers of reconciliation (TXR-062)
    and messages too long or of another chain do. The listed ping is the node's own; the order is that of version 24 on.
    The node knows addresses that it could send. Not a day later: more messages than those of the opening have come.
    Not with bystanders: Alice and Bob take all block-relay-only slots. Not with twice as many peers: the same.

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

    @connection.<connection> @first.with.later @few.with.bystanders @not.with.twice
    Scenario Outline: The second of two <connection> peers sends <message> before its verack
      Given the node has a <connection> connection to Alice
      And Bob sends <message> before its verack
      When a <connection> connection to Bob opens
      Then the node sends Bob in this order: <messages>

      Examples: types of several peers
        | connection          | message              | messages                                                                                 |
        | outbound-full-relay | a ping               | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | block-relay-only    | a ping               | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders                     |
        | manual              | a ping               | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | inbound             | a ping               | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter          |

    @connection.inbound @first.with.later
    Scenario Outline: An inbound peer with the noban permission sends <message> before its verack
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the address manager has learnt 100 addresses where nobody lives
      And Bob sends <message> before its verack
      When an inbound connection to Bob opens
      Then the node sends Bob in this order: version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter

      Examples: what the node would answer
        | message              |
        | a ping               |
        | a getaddr message    |
        | a getheaders message |
        | a getdata message    |

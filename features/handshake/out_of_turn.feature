Feature: What is said out of turn
  A stranger can say anything at any moment. Before the handshake is complete the node deals with the
  handshake alone; what else it hears costs it nothing, and tells the stranger nothing.

  @HAND-018 @use.with_node.min_version=24 @source.policy
  Rule: What a peer says before it greets is not answered, and the handshake goes on as if it had not been said
    Bitcoin Core, net_processing.cpp, ProcessMessage. Nobody is answered who has not said who he is. The
    order of the words is that of version 24 and later.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection <interjects> before it greets
      Given peer Bob <interjects> before it greets
      When a <connection> connection to peer Bob opens
      Then the node says to Bob: <words>

      Examples: a ping, on every lasting kind
        | connection          | interjects     | words                                                                                    |
        | outbound-full-relay | pings the node | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | block-relay-only    | pings the node | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders                     |
        | addr-fetch          | pings the node | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | manual              | pings the node | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | inbound             | pings the node | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter          |

      Examples: other words, from callers
        | connection | interjects                                  | words                                                                           |
        | inbound    | sends an acknowledgement                    | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | asks the node for addresses                 | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | asks the node for headers                   | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | asks the node for its first block           | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | asks for announcements by wtxid             | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | says a word that no node knows              | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |

  @HAND-016 @use.with_node.min_version=24 @source.policy @connection.inbound
  Rule: A version message that breaks off is as if nothing had been said
    Bitcoin Core, net_processing.cpp, ProcessMessages. Half a greeting says nothing reliable. The order of the
    words is that of version 24 and later.

    Example: A caller's version message breaks off, then a whole one comes
      Given peer Bob sends half a version message before it greets
      When an inbound connection to peer Bob opens
      Then the node says to Bob: version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter

  @HAND-019 @use.with_node.min_version=24 @source.policy
  Rule: What a peer says between greeting and acknowledgement, beside the handshake's own words, is not answered
    Bitcoin Core, net_processing.cpp, ProcessMessage. The handshake goes on as if it had not been said. Some
    of it would end the connection afterwards; at this moment it does not. The order of the words is that of
    version 24 and later.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection <interjects> before it acknowledges
      Given peer Bob <interjects> before it acknowledges
      When a <connection> connection to peer Bob opens
      Then the node says to Bob: <words>

      Examples: a ping, on every lasting kind
        | connection          | interjects     | words                                                                                    |
        | outbound-full-relay | pings the node | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | block-relay-only    | pings the node | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders                     |
        | addr-fetch          | pings the node | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | manual              | pings the node | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | inbound             | pings the node | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter          |

      Examples: other words, from callers
        | connection | interjects                                  | words                                                                           |
        | inbound    | asks the node for addresses                 | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | asks the node for headers                   | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | asks the node for its first block           | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | asks the node for all waiting transactions  | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | clears its filter                           | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | announces a transaction to the node         | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |
        | inbound    | says a word that no node knows              | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |

  @NEG-014 @bip.339 @bip.155 @source.policy
  Rule: A peer that asks for announcements by wtxid or for the newer form of addresses after the handshake is hung up on
    BIP 339 and BIP 155: before the acknowledgement, or not at all. That the node hangs up is its own choice
    (Bitcoin Core, net_processing.cpp, WTXIDRELAY and SENDADDRV2).

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection <interjects> afterwards
      Given the node has an inbound connection to peer Alice
      And the node has a <connection> connection to peer Bob
      When Bob <interjects> after the handshake
      Then the node ends the connection to Bob
      But the node keeps the connection to Alice

      Examples: announcements by wtxid
        | connection          | interjects                      |
        | outbound-full-relay | asks for announcements by wtxid |
        | block-relay-only    | asks for announcements by wtxid |
        | addr-fetch          | asks for announcements by wtxid |
        | manual              | asks for announcements by wtxid |
        | inbound             | asks for announcements by wtxid |

      Examples: the newer form of addresses
        | connection          | interjects                           |
        | outbound-full-relay | asks for the newer form of addresses |
        | block-relay-only    | asks for the newer form of addresses |
        | addr-fetch          | asks for the newer form of addresses |
        | manual              | asks for the newer form of addresses |
        | inbound             | asks for the newer form of addresses |

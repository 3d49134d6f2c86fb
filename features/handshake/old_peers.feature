Feature: Peers of earlier times
  The network has grown for many years. The node talks with old peers in words that they understand, and
  with none that are so old that they could not follow.

  @HAND-023 @source.policy
  Rule: A peer that speaks a protocol older than 31800 is hung up on, of whatever kind the connection is
    Bitcoin Core, net_processing.cpp, VERSION; node/protocol_version.h, MIN_PEER_PROTO_VERSION. Such a peer
    could not follow the chain's headers.

    @connection.<connection>
    Scenario Outline: Protocol 31799 on a <connection> connection
      Given the node has an inbound connection to peer Alice
      And peer Bob speaks protocol 31799
      When a <connection> connection to peer Bob opens
      Then the node ends the connection to Bob
      But the node keeps the connection to Alice

      Examples: every lasting kind
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: Protocol 31800 on a <connection> connection
      Given peer Bob speaks protocol 31800
      When a <connection> connection to peer Bob opens
      Then the node has completed the handshake with Bob

      Examples: every lasting kind
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @NEG-008 @NEG-005 @bip.339 @bip.155 @bip.152 @use.with_node.min_version=24 @source.policy
  Rule: The node tells a peer only what the lower of both protocols knows
    Bitcoin Core, net_processing.cpp, VERSION and VERACK: announcements by wtxid and the newer form of
    addresses from 70016 on, compact blocks from 70014 on. Old programs may stumble over words that they do
    not know. The order of the words is that of version 24 and later.

    @connection.<connection>
    Scenario Outline: Protocol <number> on a <connection> connection
      Given peer Bob speaks protocol <number>
      When a <connection> connection to peer Bob opens
      Then the node says to Bob: <words>

      Examples: without announcements by wtxid and the newer form of addresses
        | connection          | number | words                                                            |
        | outbound-full-relay | 70015  | version, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | block-relay-only    | 70015  | version, verack, sendcmpct, ping, getheaders                     |
        | inbound             | 70015  | version, verack, sendcmpct, ping, getheaders, feefilter          |
        | inbound             | 70014  | version, verack, sendcmpct, ping, getheaders, feefilter          |

      Examples: without compact blocks either
        | connection          | number | words                                                 |
        | outbound-full-relay | 70013  | version, verack, getaddr, ping, getheaders, feefilter |
        | block-relay-only    | 70013  | version, verack, ping, getheaders                     |
        | inbound             | 70013  | version, verack, ping, getheaders, feefilter          |

      Examples: a protocol newer than the node's
        | connection | number | words                                                                           |
        | inbound    | 80000  | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter |

@source.policy
Feature: What the address manager notes of an address
  From what it notes the node chooses whom to connect to. Whoever could write there what he likes would choose the
  node's peers.

  @BOOK-005 @use.with_public_addresses=yes @use.with_node.min_version=26
  Rule: When the node accepts the version message of a peer it has connected to, it notes the address as tried
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, AddrMan::Good
    Tried addresses are those at which the node has itself found somebody; it keeps them apart from hearsay, so that
    made-up addresses cannot push them out. An inbound peer has not shown that others can reach it; an attacker could
    fill the list by connecting. One that it refuses, for its services or a version below 31800, is no find. Carol shows
    that it is at work. Exceptions: private broadcast, which is to leave no trace; an address that the node does not
    hold, perhaps the operator's secret; and one whose place another tried one holds, which is tested first.

    @connection.<connection>
    Scenario Outline: A <connection> connection to the peer opens
      Given Bob has a public address of its own
      And the address manager has learnt the address of Bob
      When a <connection> connection to Bob opens
      Then the node reports that its address manager holds the address of Bob as tried

      Examples: types that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |

    @connection.<connection>
    Scenario Outline: A <connection> peer that <conduct>
      Given Bob has a public address of its own
      And the address manager has learnt the address of Bob
      And Bob <conduct>
      When a <connection> connection to Bob opens
      And Carol connects to the node
      Then the node <outcome> Bob
      And the node reports that its address manager holds the address of Bob as new

      Examples: no version message, too few services, an obsolete version
        | connection          | conduct                         | outcome            |
        | outbound-full-relay | sends nothing                   | stays connected to |
        | feeler              | sends nothing                   | stays connected to |
        | outbound-full-relay | offers witnesses without blocks | disconnects        |
        | manual              | speaks protocol version 31799   | disconnects        |

    @connection.inbound
    Example: An inbound connection comes from the address and port
      Given Bob has a public address of its own
      And Bob connects from the port at which it listens
      And the address manager has learnt the address of Bob
      When an inbound connection to Bob opens
      Then the node reports that its address manager holds the address of Bob as new

    @connection.manual
    Example: The address manager does not hold the address
      Given Bob has a public address of its own
      And Carol has a public address of its own
      And the address manager has learnt the address of Carol
      When a manual connection to Bob opens
      Then the node reports that its address manager holds the address of Carol as new
      But the node reports that its address manager does not hold the address of Bob

  @BOOK-007
  Rule: The node notes another address that a peer sends as seen two hours earlier than the peer says
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessAddrs
    Bitcoin Core: addrman.cpp AddrManImpl::AddSingle
    Two hours are 7200 seconds. What a peer says is hearsay, so what the node has seen itself counts for more: otherwise
    a liar's addresses would look the freshest. What a peer says of its own address is noted as it is, since it knows
    that. A time over ten minutes ahead, surely wrong, is taken for five days ago: with the two hours and 601 seconds
    that makes 439,801. Addresses that a block-relay-only peer sends are ignored.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends <address>
      Given the node has a <connection> connection to Bob
      When Bob sends the node <address>
      Then the node reports that its address manager holds the address, as seen <earlier> seconds before the peer says

      Examples: long-lived types, but for block-relay-only, and the times that a peer may say
        | connection          | address                              | earlier |
        | outbound-full-relay | a fresh address                      | 7200    |
        | manual              | a fresh address                      | 7200    |
        | inbound             | a fresh address                      | 7200    |
        | inbound             | an address seen 2 days ago           | 7200    |
        | inbound             | an address seen 600 seconds from now | 7200    |
        | outbound-full-relay | an address seen 601 seconds from now | 439801  |
        | manual              | an address seen 601 seconds from now | 439801  |
        | inbound             | an address seen 601 seconds from now | 439801  |

    @connection.inbound @use.with_public_addresses=yes
    Example: A peer sends its own address
      Given Bob has a public address of its own
      And the node has an inbound connection to Bob
      When Bob sends the node the address of Bob
      Then the node reports that its address manager holds the address, as seen 0 seconds before the peer says

  @BOOK-007 @connection.inbound
  Rule: A peer's newer time counts only if it is more than an hour newer, or a day if it is itself a day old
    Bitcoin Core: addrman.cpp AddrManImpl::AddSingle
    The node notes, and tells, when somebody was there last. If every newer time counted, it would show whom a node has
    just met; old news is worth less. An hour is 3600 seconds, a day 86400. Hearsay is noted two hours (7200) before
    what Carol says; the old one here an hour (10800) or a day (93600) more. (What the node or the owner says is no
    hearsay, and counts two hours more.) From Bob's word to Carol's 1103 seconds pass (2497 more: an hour), to send all.

    Scenario Outline: A peer says seen <first> seconds ago, and another one then <second> seconds ago
      Given the node has inbound connections to Bob and Carol
      When Bob sends the node an address seen <first> seconds ago
      And Carol sends the node the address, seen <second> seconds ago
      Then the node reports that its address manager holds the address, as seen <earlier> seconds before the peer says

      Examples: both sides of an hour, and of a day, the newer time being a day old
        | first  | second | earlier |
        | 2497   | 0      | 10800   |
        | 2498   | 0      | 7200    |
        | 88896  | 86399  | 10800   |
        | 88897  | 86399  | 7200    |
        | 171697 | 86400  | 93600   |
        | 171698 | 86400  | 7200    |

  @ADR-002 @ADR-006 @ADR-007 @use.with_node.min_version=23
  Rule: The node notes no address from a block-relay-only peer, no unroutable, useless or banned one, none out of reach
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessAddrs
    Bitcoin Core: addrman.cpp AddrManImpl::AddSingle
    The address manager is for addresses that the node may connect to one day, and has limited room. Others would push
    out good ones, or make the node try in vain; those from a block-relay-only peer could come out elsewhere and show a
    connection that is to stay hidden. Carol's is processed, so the node does use some; the one that is not there is
    Bob's, sent last (with its network named: in an addrv2 message). Banned ones are of no use either,
    nor discouraged ones (not shown); as the node names no banned address, the ban is lifted before it is asked.
    Not a day later: a ban is over by then.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends <address>, after an inbound peer has sent a fresh one
      Given the node has a <connection> connection to Bob
      And the node has an inbound connection to Carol
      When Carol sends the node a fresh address
      And Bob sends the node <address>
      Then the node lists Carol with 1 processed and 0 rate-limited addresses
      But the node reports that its address manager does not hold the address

      Examples: a fresh one, on a connection without addresses
        | connection       | address                             |
        | block-relay-only | a fresh address                     |
        | block-relay-only | a fresh address in the ipv4 network |

      Examples: addresses of no use, and networks that the node does not reach
        | connection          | address                                                   |
        | inbound             | an address in a private network                           |
        | inbound             | an address of a node that offers nothing                  |
        | outbound-full-relay | an address of a node that offers witnesses without blocks |
        | manual              | an address in a private network                           |
        | inbound             | a fresh address in the onion network                      |
        | inbound             | a fresh address in the cjdns network                      |
        | manual              | a fresh address in the i2p network                        |
        | outbound-full-relay | a fresh address in the onion network                      |

    @use.with_public_addresses=yes @first.with.later
    Example: A peer sends the address of a peer that is banned
      Given Mallory is banned
      And the node has inbound connections to Bob and Carol
      When Carol sends the node a fresh address
      And Bob sends the node the address of Mallory
      And the operator lifts the ban on the address of Mallory
      Then the node lists Carol with 1 processed and 0 rate-limited addresses
      But the node reports that its address manager does not hold the address of Mallory

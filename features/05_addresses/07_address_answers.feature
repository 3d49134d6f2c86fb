@source.policy @connection.inbound @use.with_node.min_version=23 @few.with.bystanders @not.with.second_time
Feature: What the node answers a request for addresses
  Every node must be able to learn of others. But whoever could collect all that one node knows would see where it has
  been and whom it has met. An answer holds 23 percent: 23 of 100.
  Not a second time: the node keeps an answer and gives it to others for about a day.
  Not with bystanders: a relayed address goes to two peers only, and could go to them.

  @ADR-020
  Rule: An answer holds 23 percent of the addresses that the node knows, rounded down, and at most 1000
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, MAX_PCT_ADDR_TO_SEND, MAX_ADDR_TO_SEND
    Bitcoin Core: addrman.cpp AddrManImpl::GetAddr_
    With less than a quarter in an answer, and about one answer a day for all, it takes many days to learn all; yet a
    newcomer has enough. A message holds 1000, which is less than 23 percent (1012) of 4400. Of four it is less than
    one: Alice gets only the fresh address, which shows that she could be sent some. In place of those not seen for 30
    days, or tried in vain too often, others are drawn; left out of these are banned and discouraged ones, those that
    the peer has sent or been sent before, and what fits into no message that it reads. What waits for the peer is
    dropped: only the answer comes (23 percent of 94 and Carol's ten make 23, too). Not a day later: it would be sent.

    Scenario Outline: The node knows <known> addresses
      Given the address manager has learnt <known> addresses where nobody lives
      And the node has an inbound connection to Alice
      When Alice requests addresses from the node
      Then the node sends Alice <sent> addresses once

      Examples: both sides of a whole number, and more than a message holds
        | known | sent |
        | 99    | 22   |
        | 100   | 23   |
        | 4400  | 1000 |

    Example: The node knows four addresses, then a fresh one is relayed
      Given the address manager has learnt 4 addresses where nobody lives
      And the node has inbound connections to Alice and Carol
      When Alice requests addresses from the node
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

    @first.with.later
    Example: Ten fresh addresses wait for Alice when she asks
      Given Carol has a loopback address of its own
      And the node is started with the permissions addr for Carol
      And the address manager has learnt 94 addresses where nobody lives
      And the node has inbound connections to Carol and Alice
      And Alice sends the node 0 addresses
      And Carol sends the node 10 addresses
      When Alice requests addresses from the node
      Then the node sends Alice 23 addresses once

  @ADR-020
  Rule: No address that was last seen more than 30 days ago is drawn for an answer
    Bitcoin Core: addrman.cpp AddrInfo::IsTerrible, ADDRMAN_HORIZON
    Nobody is likely to be there any more, and whoever tried would wait in vain. 30 days are 2592000 seconds. 100
    addresses make an answer of 23, and so do 103 of which 53 are too old: others are drawn in their place. (An answer
    is kept for up to 27 hours, and ages meanwhile. An address that the node has tried in the last minute is spared.)

    Example: It is exactly 30 days
      When the address manager learns 100 addresses where nobody lives
      And 30 days pass
      And an inbound connection to Alice opens
      And Alice requests addresses from the node
      Then the node sends Alice 23 addresses once

    Example: It is a second more, then a fresh address is relayed
      When the address manager learns 100 addresses where nobody lives
      And 2592001 seconds pass
      And an inbound connection to Alice opens
      And an inbound connection to Carol opens
      And Alice requests addresses from the node
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

    Example: 53 are a second older, and 50 are fresh
      When the address manager learns 53 addresses where nobody lives
      And 2592001 seconds pass
      And the address manager learns 50 addresses where nobody lives
      And an inbound connection to Alice opens
      And Alice requests addresses from the node
      Then the node sends Alice 23 addresses once

  @ADR-006
  Rule: Addresses dated 100000000 or earlier are taken for seen five days ago, and may stand in an answer
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessAddrs
    Times are seconds since 1970. This one (March 1973) is what programs write that do not know when somebody was there;
    if it were believed, the address would be too old for an answer, as one a second later is. The node takes two hours
    more off, as with all it is told of others; ten seconds later they are hardly older, 24 days and 22 hours (2152800
    seconds) later 30 days, the oldest that may stand in an answer. Carol has the addr permission, or was asked: all is
    used.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends them dated <time>, and Alice asks <seconds> seconds later
      Given the node is started with the permissions addr for Carol
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Carol
      When Carol sends the node 100 addresses dated <time>
      And <seconds> seconds pass
      And Alice requests addresses from the node
      Then the node sends Alice some of the addresses

      Examples: the earliest and the latest such time, the longest delay, types that the node asks for addresses
        | connection          | time      | seconds |
        | manual              | 0         | 10      |
        | inbound             | 100000000 | 2152800 |
        | outbound-full-relay | 100000000 | 10      |

    Scenario Outline: They are dated <time>, Alice asks <seconds> seconds later, then a fresh one is relayed
      Given the node is started with the permissions addr for Carol
      And the node has inbound connections to Alice and Carol
      When Carol sends the node 100 addresses dated <time>
      And <seconds> seconds pass
      And Alice requests addresses from the node
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

      Examples: dated a second later, asked for a second later
        | time      | seconds |
        | 100000001 | 10      |
        | 100000000 | 2152801 |

  @ADR-020 @ADR-029
  Rule: An answer that is drawn while addresses are banned or discouraged leaves them out
    Bitcoin Core: net.cpp CConnman::GetAddressesUnsafe, BanMan::IsBanned, BanMan::IsDiscouraged
    An answer is drawn about once a day and kept, or anew for a peer with the addr permission. With such addresses in
    it, the node would send others to those whom its operator shuts out, or who have misbehaved. The answer is smaller
    then; if nothing is left, Alice gets only Carol's fresh address. Of nine ports at one address an answer holds two,
    of eight one (23 percent, rounded down).

    Scenario Outline: Every second address is banned by itself, and <asker> asks
      Given Bob has a loopback address of its own
      And the node is started with the permissions addr for Bob
      And the address manager has learnt 100 addresses where nobody lives
      And the node has inbound connections to Alice and Bob
      When the operator bans every second address where nobody lives
      And <asker> requests addresses from the node
      Then the node sends <asker> fewer than 23 addresses
      But the node does not send <asker> a banned address

      Examples: without and with the addr permission
        | asker |
        | Alice |
        | Bob   |

    Example: All addresses that the node knows are banned, then a fresh one is relayed
      Given the address manager has learnt 100 addresses where nobody lives
      And the node has inbound connections to Alice and Carol
      When the operator bans the subnet of all addresses where nobody lives
      And Alice requests addresses from the node
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

    @use.with_public_addresses=yes
    Example: All addresses that the node knows are discouraged, then a fresh one is relayed
      Given Mallory is discouraged
      And the address manager has learnt 9 ports at the address of Mallory
      And the node has inbound connections to Alice and Carol
      When Alice requests addresses from the node
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

    @use.with_public_addresses=yes
    Example: The peer at the only address is not discouraged
      Given Dave has a public address of its own
      And the address manager has learnt 8 ports at the address of Dave
      And the node has an inbound connection to Alice
      When Alice requests addresses from the node
      Then the node sends Alice the address of Dave

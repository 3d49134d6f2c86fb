@source.policy @connection.inbound @use.with_node.min_version=23 @not.with.second_time
Feature: What the node answers a request for addresses
  Every node must be able to learn of others. But whoever could collect all that one node knows would see where it has
  been and whom it has met. An answer holds 23 percent: 23 of 100.
  Not a second time: the node keeps an answer and gives it to others for about a day.

  @ADR-020
  Rule: An answer holds 23 percent of the addresses that the node knows, rounded down, and at most 1000
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, MAX_PCT_ADDR_TO_SEND, MAX_ADDR_TO_SEND
    Bitcoin Core: addrman.cpp AddrManImpl::GetAddr_
    Whoever knew all addresses that a node knows could see where it has been and whom it has met. With less than a
    quarter in an answer, and about one answer a day for all, it takes many days to learn them; yet it is enough for a
    newcomer. A message holds 1000, which is less than 23 percent (1012) of 4400. Of four it is less than one: Alice is
    sent nothing but the fresh address, which shows that she could be sent some. Of those drawn the ones that were not
    seen for 30 days, or are banned, are left out. What waits for the peer is dropped, so that there is just the answer
    (23 percent of 94 and ten more, known from Carol, make 23 too).
    Not a day later: what waited would have been sent by then.

    Scenario Outline: The node knows <known> addresses
      Given the address manager has learnt <known> addresses where nobody lives
      And the node has an inbound connection to Alice
      When Alice requests addresses from the node
      Then the node sends Alice <sent> addresses once

      Examples: both sides of a whole number
        | known | sent |
        | 99    | 22   |
        | 100   | 23   |
        | 8     | 1    |

    Example: The node knows four addresses, then a fresh one is relayed
      Given the address manager has learnt 4 addresses where nobody lives
      And the node has inbound connections to Alice and Carol
      When Alice requests addresses from the node
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

    Example: The node knows 4400 addresses
      Given the address manager has learnt 4400 addresses where nobody lives
      And the node has an inbound connection to Alice
      When Alice requests addresses from the node
      Then the node sends Alice 1000 addresses once

    @first.with.later
    Example: Ten fresh addresses wait for Alice when she asks
      Given Carol has a local address of its own
      And the node is started with the permissions addr for Carol
      And the address manager has learnt 94 addresses where nobody lives
      And the node has inbound connections to Alice and Carol
      And Alice sends the node 0 addresses
      And Carol sends the node 10 addresses
      When Alice requests addresses from the node
      Then the node sends Alice 23 addresses once

  @ADR-020
  Rule: An answer holds no address that was last seen more than 30 days ago
    Bitcoin Core: addrman.cpp AddrInfo::IsTerrible, ADDRMAN_HORIZON
    Nobody is likely to be there any more, and whoever tried would wait in vain. 30 days are 2592000 seconds. In the
    second example all are too old; the fresh address shows that Alice could be sent some. 100 addresses make an answer
    of 23.

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

  @ADR-021
  Rule: All inbound peers of one network and port get the same answer for 21 hours at least and 27 at most
    Bitcoin Core: net.cpp CConnman::GetAddresses, m_addr_response_caches
    The node draws an answer by chance and keeps it for about a day, for all who come over one network (such as Tor) to
    one of its ports; the same answer elsewhere, too, would show that one node is behind both. If it drew one for each
    request, many connections would bring all that it knows together, and changes in it would show whom the node has
    just met; kept for long, it would name nodes that have gone. 21 hours are 75600 seconds, 27 are 97200. Peers with
    the addr permission are an exception: their answers are drawn anew.

    Scenario Outline: Bob has <address> and asks after 21 hours
      Given Bob has <address>
      And the address manager has learnt 100 addresses where nobody lives
      And the node has inbound connections to Alice and Bob
      When Alice requests addresses from the node
      And 75600 seconds pass
      And Bob requests addresses from the node
      Then the node sends Alice 23 addresses once
      And the node sends Bob the same addresses as Alice

      Examples: by where he lives
        | address                    |
        | the same address as Alice  |
        | a local address of its own |

    Example: Alice asks again on another connection
      Given the address manager has learnt 100 addresses where nobody lives
      And the node has inbound connections to Alice and Bob
      When Alice requests addresses from the node
      And Bob requests addresses from the node
      And Alice disconnects
      And Alice connects to the node
      And Alice requests addresses from the node
      Then the node sends Alice the same addresses as Bob

    Example: Bob asks after 27 hours, and Erin after him
      Given the address manager has learnt 100 addresses where nobody lives
      And the node has inbound connections to Alice, Bob and Erin
      When Alice requests addresses from the node
      And 97201 seconds pass
      And Bob requests addresses from the node
      And Erin requests addresses from the node
      Then the node sends Bob other addresses than Alice
      And the node sends Erin the same addresses as Bob

  @ADR-020 @ADR-029
  Rule: An answer that is drawn while addresses are banned leaves them out
    Bitcoin Core: net.cpp CConnman::GetAddressesUnsafe, BanMan::IsBanned
    An answer is drawn about once a day and kept. With banned addresses in it, the node would send others to those whom
    its operator shuts out. The answer is the smaller for it: in the last example everything that it could hold is
    banned, so that Alice gets nothing but the fresh address that Carol sends, which shows that Alice could be sent
    addresses.

    Example: Another address is banned
      Given Dave has a local address of its own
      And the address manager has learnt 100 addresses where nobody lives
      And the node has an inbound connection to Alice
      When the operator bans the address of Dave
      And Alice requests addresses from the node
      Then the node sends Alice 23 addresses once

    Example: Every second address is banned by itself
      Given the address manager has learnt 100 addresses where nobody lives
      And the node has an inbound connection to Alice
      When the operator bans every second address where nobody lives
      And Alice requests addresses from the node
      Then the node sends Alice some of the addresses
      But the node does not send Alice a banned address

    Example: All addresses that the node knows are banned, then a fresh one is relayed
      Given the address manager has learnt 100 addresses where nobody lives
      And the node has inbound connections to Alice and Carol
      When the operator bans the subnet of all addresses where nobody lives
      And Alice requests addresses from the node
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

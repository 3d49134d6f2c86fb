@source.policy @connection.inbound @use.with_node.min_version=23
Feature: Who is given the same answer, and who one of his own
  Most peers that request addresses are given one and the same answer: whoever could collect all that the node knows
  would see where it has been and whom it has met. Some are told apart from them. An answer holds 23 percent of the
  addresses that the node knows: 23 of 100.

  @ADR-021 @not.with.second_time
  Rule: Peers without the addr permission that connect in one and the same way get one answer for 21 to 27 hours
    Bitcoin Core: net.cpp CConnman::GetAddresses, m_addr_response_caches
    The node draws an answer by chance and keeps it for 21 to 27 hours from then on (75600 to 97200 seconds), whoever
    asks meanwhile, for all who come over one network (such as Tor) to one of its addresses and ports. (Later bans
    change nothing; no peer is sent what came from it, or what it cannot read.) If it drew one for each request, many
    connections would gather all that it knows, and show whom it has just met; kept for long, it names nodes long gone.
    Not a second time: the answer that the node has kept would be another one.

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
        | address                       |
        | the same address as Alice     |
        | a loopback address of its own |

    Example: Alice asks again on another connection
      Given the address manager has learnt 100 addresses where nobody lives
      And the node has inbound connections to Alice and Bob
      When Alice requests addresses from the node
      And Bob requests addresses from the node
      And Alice disconnects
      And Alice connects to the node
      And Alice requests addresses from the node
      Then the node sends Alice the same addresses as Bob

    @ADR-029
    Example: All addresses are banned after Alice has asked
      Given the address manager has learnt 100 addresses where nobody lives
      And the node has inbound connections to Alice and Bob
      When Alice requests addresses from the node
      And the operator bans the subnet of all addresses where nobody lives
      And Bob requests addresses from the node
      Then the node sends Bob the same addresses as Alice

    Example: Bob asks after 27 hours, and Erin after him
      Given the address manager has learnt 100 addresses where nobody lives
      And the node has inbound connections to Alice, Bob and Erin
      When Alice requests addresses from the node
      And 97201 seconds pass
      And Bob requests addresses from the node
      And Erin requests addresses from the node
      Then the node sends Bob other addresses than Alice
      And the node sends Erin the same addresses as Bob

    Example: Erin asks after 21 hours, and Bob after 27
      Given the address manager has learnt 100 addresses where nobody lives
      And the node has inbound connections to Alice, Bob and Erin
      When Alice requests addresses from the node
      And 75600 seconds pass
      And Erin requests addresses from the node
      And 21601 seconds pass
      And Bob requests addresses from the node
      Then the node sends Bob other addresses than Alice

  @ADR-022
  Rule: Peers that connect to another address or port of the node or over another network get other answers
    Bitcoin Core: net.cpp CConnman::GetAddresses, CNode::m_network_key
    The node keeps an answer and gives it to all who come the same way. If it gave the same at two of its own
    addresses, anybody could see that one node is behind both; an operator who shows himself in Tor only, to hide where
    he lives, would be found. Of 100 addresses an answer holds 23, so that two that were drawn apart differ. The node's
    own machine counts as a network. (That a port has the noban permission plays no part.) Before version 24 the port
    did not count, nor whether a peer had come through Tor.

    Scenario Outline: The node has <port>, and one peer connects to it
      Given the node is started with <port>
      And the address manager has learnt 100 addresses where nobody lives
      And the node has an inbound connection to Alice
      When Bob connects to the second port of the node
      And Alice requests addresses from the node
      And Bob requests addresses from the node
      Then the node sends Bob other addresses than Alice

      @use.with_node.min_version=24
      Examples: another port
        | port                                     |
        | an onion listening port as second port   |
        | a second port with the permissions noban |

      Examples: another address
        | port                                                |
        | a second port of the same number at another address |

    Scenario Outline: The node has <port>, and two peers connect to it
      Given the node is started with <port>
      And the address manager has learnt 100 addresses where nobody lives
      When Bob connects to the second port of the node
      And Erin connects to the second port of the node
      And Bob requests addresses from the node
      And Erin requests addresses from the node
      Then the node sends Erin the same addresses as Bob

      Examples: kinds of ports
        | port                                                |
        | an onion listening port as second port              |
        | a second port with the permissions noban            |
        | a second port of the same number at another address |

    @use.with_public_addresses=yes
    Example: One peer comes from a public address, and one from the node's own machine, to the same port
      Given Bob has a public address of its own
      And the address manager has learnt 100 addresses where nobody lives
      And the node has inbound connections to Alice and Bob
      When Alice requests addresses from the node
      And Bob requests addresses from the node
      Then the node sends Bob other addresses than Alice

  @ADR-014
  Rule: A peer with the addr permission gets an answer that is drawn afresh
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetPermissionFlags::Addr
    Others get one answer a day, with less than a quarter of the addresses that the node knows. The operator trusts this
    peer, and may want it to learn much: each of its connections gets a new draw, for this permission alone. If others
    were given these draws, too, they would learn more than their one answer a day is meant to tell.

    Scenario Outline: Bob is the peer with the permission, and <first> asks first
      Given Bob has a loopback address of its own
      And the node is started with the permissions addr for Bob
      And the address manager has learnt 100 addresses where nobody lives
      And the node has inbound connections to Alice and Bob
      When <first> requests addresses from the node
      And <second> requests addresses from the node
      Then the node sends <second> other addresses than <first>

      Examples: in either order
        | first | second |
        | Alice | Bob    |
        | Bob   | Alice  |

    Example: Alice has asked before, and Erin asks afterwards
      Given Bob has a loopback address of its own
      And the node is started with the permissions addr for Bob
      And the address manager has learnt 100 addresses where nobody lives
      And the node has inbound connections to Alice, Bob and Erin
      When Alice requests addresses from the node
      And Bob requests addresses from the node
      And Erin requests addresses from the node
      Then the node sends Erin the same addresses as Alice

    Example: Alice asks, then two such peers one after the other
      Given Bob has a loopback address of its own
      And Dave has the same address as Bob
      And the node is started with the permissions addr for Bob
      And the address manager has learnt 100 addresses where nobody lives
      And the node has inbound connections to Alice, Bob and Dave
      When Alice, Bob and Dave request addresses from the node
      Then the node sends Dave other addresses than Alice
      And the node sends Dave other addresses than Bob

    Example: Bob has all other permissions
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban, relay, forcerelay, mempool, download, bloomfilter for Bob
      And the address manager has learnt 100 addresses where nobody lives
      And the node has inbound connections to Alice and Bob
      When Alice requests addresses from the node
      And Bob requests addresses from the node
      Then the node sends Bob the same addresses as Alice

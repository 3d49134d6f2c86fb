@source.policy @few.with.bystanders
Feature: When addresses are sent, and what comes with them
  Whoever could tell from the moment at which an address is sent where it came from could map the network. Addr-fetch
  peers are left out: their connections may end before the next scheduled send of addresses.
  Not with bystanders: an address goes to two peers only, and could go to them.

  @ADR-005
  Rule: The node relays an address with the time, the services and the port that it has come with
    Bitcoin Core: net_processing.cpp PeerManagerImpl::RelayAddress, PeerManagerImpl::PushAddress
    The time says how old the news is; if nodes set it anew, an address that nobody uses any more would be passed on for
    ever. What the node itself does not understand (unknown services) others may; at another port they would find
    nobody. Ten minutes are the limit: an older address is not relayed, nor one dated further ahead, so that 599 seconds
    ago and 600 from now are just good enough.

    @connection.<connection>
    Scenario Outline: <address>, to a <connection> peer
      Given the node has a <connection> connection to Alice
      And the node has an inbound connection to Carol
      When Carol sends the node <address>
      Then the node sends Alice the address unaltered

      Examples: lasting types that the node opens and that relay addresses, but for addr-fetch
        | connection          | address                                              |
        | outbound-full-relay | an address seen 599 seconds ago                      |
        | outbound-full-relay | an address seen 600 seconds from now                 |
        | outbound-full-relay | an address of a node that offers unknown services too |
        | manual              | an address seen 599 seconds ago                      |
        | manual              | an address of a node that offers unknown services too |

    @connection.outbound-full-relay
    Example: To a peer that does not ask for addrv2
      Given the node has an outbound-full-relay connection to Alice, who does not ask for addrv2 messages
      And the node has an inbound connection to Carol
      When Carol sends the node an address of a node that offers unknown services too
      Then the node sends Alice the address unaltered

  @ADR-011 @use.with_node.min_version=23
  Rule: The node sends the addresses that wait for a peer together, at the peer's next scheduled send
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendAddr, AVG_ADDRESS_BROADCAST_INTERVAL
    If each address were sent at once, peers could tell by the moment where it came from. So each peer has scheduled
    sends at random, half a minute apart on average, 1103 seconds at most. Erin asks for addresses and is answered at
    once; Carol, with the addr permission, may send thirty at once, in messages of ten, as longer ones are not relayed.

    @connection.<connection>
    Scenario Outline: A <connection> peer, to which no send is due yet
      Given the address manager has learnt 100 addresses where nobody lives
      And the node has a <connection> connection to Alice
      And the node has inbound connections to Carol and Erin
      When Carol sends the node 1 address
      And Erin requests addresses from the node
      Then the node sends Erin addresses
      But the node does not send Alice any address yet

      Examples: lasting types that the node opens and that relay addresses, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.<connection>
    Scenario Outline: A <connection> peer, for whom thirty addresses in three messages wait
      Given Carol has a local address of its own
      And the node is started with the permissions addr for Carol
      And the node has a <connection> connection to Alice
      And the node has an inbound connection to Carol
      When Carol sends the node 30 addresses in messages of ten
      And 1103 seconds pass
      Then the node sends Alice 30 addresses once

      Examples: lasting types that the node opens and that relay addresses, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | manual              |

  @ADR-017 @first.with.later
  Rule: The node repeats its own address after a random time, about a day, and 37 days at most
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendAddr, AVG_LOCAL_ADDRESS_BROADCAST_INTERVAL
    Peers pass it on again, so that newcomers hear of the node too, or nobody would connect to it any more; more often
    would be a nuisance. Chance decides when, one day on average, so that nobody can recognise a node by its rhythm: of
    400 times, twelve hours are enough in 157 (the allowance for chance is from 89 to 226). The 37 days pass in one step
    of the clock: however many days late, the node repeats its address once, and draws the next moment only then. Alice
    shows the chain tip, or the node would give her up.
    Not a day later: it has repeated its address by then.

    @connection.<connection>
    Scenario Outline: A <connection> peer, after 37 days
      Given the node is started with a public address of its own
      And the node has a <connection> connection to Alice
      And Alice shows the chain tip
      When 37 days pass
      Then the node sends Alice its own address once

      Examples: lasting types that the node opens and that relay addresses, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.inbound
    Example: An inbound peer that has requested addresses, after 37 days, and after 37 more
      Given the node is started with a public address of its own
      And the node has an inbound connection to Alice
      And Alice requests addresses from the node
      And 37 days pass
      When 37 days pass
      Then the node sends Alice its own address once

    @connection.outbound-full-relay @slow
    Example: Whether twelve hours are enough or not, in 50 cases for each of eight peers
      Given the node is started with a public address of its own
      And the node has outbound-full-relay connections to Alice, Bob, Carol, Dave, Erin, Frank, Grace and Heidi
      When 50 times 12 hours pass
      Then the node announces its own address to Alice, Bob, Carol, Dave, Erin, Frank, Grace and Heidi in 89 to 226 messages

  @ADR-018 @use.with_node.min_version=31
  Rule: The node tells a new peer its own address in a message of its own, before it sends any others
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendAddr
    A peer that the node has connected to makes use of one address of the node's first message only, lest it be flooded.
    Among others, the node's own would often be dropped, and nobody would hear of the node (since version 31). It tells
    inbound peers in the same way. (In initial block download, when it does not tell its own, others go first.) Until
    Alice's verack comes, Carol's address waits for her. 23 addresses are the answer to Alice's request: 23 percent of
    the 100 that the node knows.
    Not a second time: the node keeps an answer and gives it to others for about a day.

    @connection.<connection>
    Scenario Outline: An address waits for a <connection> peer whose verack is late
      Given the node is started with a public address of its own
      And the node has an inbound connection to Carol
      And the node has a <connection> connection to Alice, who does not send its verack
      When Carol sends the node a fresh address
      And Alice sends the node its verack
      Then the node sends Alice its own address in a message of its own before the address

      Examples: lasting types that the node opens and that relay addresses, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.inbound @not.with.second_time
    Example: An inbound peer requests addresses
      Given the node is started with a public address of its own
      And the address manager has learnt 100 addresses where nobody lives
      And the node has an inbound connection to Alice
      When Alice requests addresses from the node
      Then the node sends Alice its own address in a message of its own before 23 addresses
      And the node sends Alice 23 addresses once

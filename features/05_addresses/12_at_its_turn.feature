@source.policy @few.with.bystanders
Feature: When addresses are sent
  Whoever could tell from the moment at which an address is sent where it came from could map the network. Addr-fetch
  peers are left out: their connections may end before the next address broadcast.
  Not with bystanders: an address goes to two peers only, and could go to them.

  @ADR-011 @use.with_node.min_version=23
  Rule: The node sends the addresses that wait for a peer together, at the peer's next address broadcast
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendAddr, AVG_ADDRESS_BROADCAST_INTERVAL
    If each address were sent at once, peers could tell by the moment where it came from. So each peer has address
    broadcasts at random, half a minute apart on average, 1103 seconds at most (of 400 times, a minute is enough in 346;
    the allowance for chance is from 298 to 393). Erin asks for addresses and is answered at once; Carol, with the addr
    permission, may send thirty at once, in messages of ten, as longer ones are not relayed. (An inbound Alice takes
    part in the relay once she has sent addresses, be it 0.)

    @connection.<connection>
    Scenario Outline: A <connection> peer, to which no send is due yet
      Given the address manager has learnt 100 addresses where nobody lives
      And the node has a <connection> connection to Alice
      And the node has inbound connections to Carol and Erin
      And Alice sends the node 0 addresses
      When Carol sends the node 1 address
      And Erin requests addresses from the node
      Then the node sends Erin addresses
      But the node does not send Alice any address yet

      Examples: long-lived types that relay addresses
        | connection          |
        | outbound-full-relay |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer, for whom thirty addresses in three messages wait
      Given Carol has a loopback address of its own
      And the node is started with the permissions addr for Carol
      And the node has a <connection> connection to Alice
      And the node has an inbound connection to Carol
      And Alice sends the node 0 addresses
      When Carol sends the node 30 addresses in messages of ten
      And 1103 seconds pass
      Then the node sends Alice 30 addresses once

      Examples: long-lived types that relay addresses
        | connection          |
        | outbound-full-relay |
        | manual              |
        | inbound             |

    @connection.outbound-full-relay @slow
    Example: Whether the next address broadcast to two peers comes within a minute, in 200 cases for each
      Given the node has outbound-full-relay connections to Alice and Bob
      And the node has an inbound connection to Carol
      When Carol sends the node 200 addresses, one every 60 seconds
      Then the node announces addresses to Alice and Bob in 298 to 393 messages

  @ADR-017 @first.with.later
  Rule: The node repeats its own address after a random time, about a day, and 37 days at most
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendAddr, AVG_LOCAL_ADDRESS_BROADCAST_INTERVAL
    Peers pass it on again, so that newcomers hear of the node too, or nobody would connect to it any more; more often
    would be a nuisance. Chance decides when, one day on average, so that nobody can fingerprint it by its rhythm: of
    400 times, twelve hours are enough in 157 (the allowance for chance is from 89 to 226). The 37 days pass in one step
    of the clock: however many days late, the node repeats its address once, and draws the next moment only then; what
    Alice was sent before, Carol's address, does not come again. She shows the chain tip, or the node would give her up.
    Not a day later: it has repeated its address by then.

    @connection.<connection>
    Scenario Outline: A <connection> peer, after 37 days
      Given the node is started with a public address of its own
      And the node has a <connection> connection to Alice
      And the node has an inbound connection to Carol
      And Carol sends the node a fresh address
      And Alice shows the chain tip
      When 37 days pass
      Then the node sends Alice its own address in a message of its own once

      Examples: long-lived types that the node opens and that relay addresses
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
    A peer that the node has connected to processes one address of the node's first message only, lest it be flooded.
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

      Examples: long-lived types that the node opens and that relay addresses
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

  @ADR-023 @connection.inbound @use.with_node.min_version=23
  Rule: A request for addresses is answered at once, or at the next address broadcast if the peer has sent some
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendAddr, m_next_addr_send
    The node sends a peer addresses only at address broadcasts, each peer's own, so that nobody can tell by the moment
    where an address came from. The first send is at once, or a new node would have to wait before it finds anybody; the
    next follow after random times, half a minute on average. An inbound peer has none before it sends or requests
    addresses. Whoever has sent some, be it an empty message (0 addresses), has had its first one, so its answer waits
    for the next (and comes in the first example and the last, as *once* lets time pass). It takes the place of what
    waited for her until then, so that the answer holds what was drawn for it, and nothing else.
    Not a second time: the node knows more addresses then.

    @not.with.second_time
    Example: Alice has sent addresses before, Bob has not
      Given the address manager has learnt 100 addresses where nobody lives
      And the node has inbound connections to Alice and Bob
      And Alice sends the node 0 addresses
      When Alice requests addresses from the node
      And Bob requests addresses from the node
      Then the node sends Bob 23 addresses once
      And the node sends Alice the same addresses as Bob

    Example: The next address broadcast to Alice is not due yet
      Given the address manager has learnt 100 addresses where nobody lives
      And the node has inbound connections to Alice and Bob
      And Alice sends the node 0 addresses in an addrv2 message
      When Alice requests addresses from the node
      And Bob requests addresses from the node
      Then the node sends Bob addresses
      But the node does not send Alice addresses yet

    @not.with.second_time
    Example: An address waits for Alice when she requests addresses
      Given the address manager has learnt 100 addresses where nobody lives
      And the node has inbound connections to Alice, Bob and Carol
      And Alice sends the node 0 addresses
      When Carol sends the node 1 address
      And Bob requests addresses from the node
      And Alice requests addresses from the node
      Then the node sends Bob 23 addresses once
      And the node sends Alice the same addresses as Bob

@source.policy @use.with_public_addresses=yes @use.with_node.min_version=26
Feature: Which of its own addresses the node tells whom
  A node may be reached in several networks. It tells each peer one address of its own, which the peer passes on: it
  should be one that the peer, and those like it, can use, and no link between networks that hide and others.

  @BIND-010 @not.with.later
  Rule: A peer is told the node's address in its own network, and if there is none an IPv6 rather than an IPv4 one
    Bitcoin Core: net.cpp GetLocal
    Bitcoin Core: netaddress.cpp CNetAddr::GetReachabilityFrom
    An IPv4 peer may have no IPv6, so an address there could be lost on it; the other way round the address of the
    peer's own network is the better one, too. Here Alice lives in IPv4, Bob in IPv6, and Carol in Tor. The onion
    address goes to peers in Tor alone, and these get no other: who knew both would know where the hidden node is (since
    version 26; I2P alike, not shown).
    Not a day later: the node gives up peers who bring it no newer chain.

    @connection.<connection>
    Scenario Outline: Three own addresses, peers in IPv4 and IPv6, and <connection> connections
      Given the node is started with a proxy, and own addresses in IPv4, IPv6 and Tor
      And Bob has an address in the ipv6 network, to which the proxy alone leads
      When a <connection> connection to Alice opens
      And a <connection> connection to Bob opens
      Then the node sends Alice its own address in a message of its own
      And the node sends Bob its own IPv6 address
      But the node does not send Bob its own address

      Examples: long-lived types that the node opens and that relay addresses, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | manual              |
        | addr-fetch          |

    @connection.<connection>
    Scenario Outline: Three own addresses, peers in IPv4 and Tor, and <connection> connections
      Given the node is started with a proxy, and own addresses in IPv4, IPv6 and Tor
      And Carol has an onion address
      When a <connection> connection to Alice opens
      And a <connection> connection to Carol opens
      Then the node sends Carol its own onion address
      And the node sends Alice its own address
      But the node does not send Alice its own onion address
      And the node does not send Carol its own address

      Examples: long-lived types that the node opens and that relay addresses, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | manual              |
        | addr-fetch          |

    @connection.outbound-full-relay
    Scenario Outline: One own address, in <network>, and peers in IPv4 and IPv6
      Given the node is started with a proxy for all connections
      And the node is started with <own>
      And Bob has an address in the ipv6 network, to which the proxy alone leads
      When an outbound-full-relay connection to Alice opens
      And an outbound-full-relay connection to Bob opens
      Then the node sends Alice <what>
      And the node sends Bob <what>

      Examples: each of the two
        | network | own                         | what                 |
        | IPv4    | a public address of its own | its own address      |
        | IPv6    | an IPv6 address of its own  | its own IPv6 address |

    @connection.outbound-full-relay
    Scenario Outline: One own address, in <network>, and peers in IPv4 and Tor
      Given the node is started with a proxy for all connections
      And the node is started with <own>
      And Carol has an onion address
      When an outbound-full-relay connection to Alice opens
      And an outbound-full-relay connection to Carol opens
      Then the node sends Alice <what>
      But the node does not send Carol any address

      Examples: each of the two
        | network | own                         | what                 |
        | IPv4    | a public address of its own | its own address      |
        | IPv6    | an IPv6 address of its own  | its own IPv6 address |

  @BIND-010 @BIND-012
  Rule: Of two named own addresses in its network a peer is told the one that more inbound peers have confirmed
    Bitcoin Core: net.cpp GetLocal, SeenLocal
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage
    An inbound peer has come by an address of the node, and its version message names it: that address works. Whom the
    node itself has connected to, cannot know by which address others come. Nobody can slip an address in like this:
    only those that the node has already are counted. The port does not count, as a router may change it.
    Not a second time: peers of the first time are counted, too.
    Not with predecessors: they are counted, too.

    @connection.inbound
    Scenario Outline: <count> inbound peers see the node at its second address, the next one sees it nowhere
      Given the node is started with a public address of its own
      And the node is started with the address at which others see it as its own
      And the node has <peers>
      And the node has an inbound connection to Dave
      When Dave requests addresses from the node
      Then the node sends Dave <what>

      Examples: none, and one
        | count | peers                                                                              | what                               |
        | 0     | an inbound connection to Alice                                                     | its own address                    |
        | 1     | an inbound connection to Alice, who says that it sees the node at a public address | the address at which others see it |

    @connection.<connection> @not.with.predecessor @not.with.second_time
    Scenario Outline: Two <connection> peers see the node at its address, and one inbound peer
      Given the node is started with "70.80.90.100" as its own address
      And the node is started with "127.0.0.1:7003" to listen on
      And Carol says that it sees the node at a public address
      And the node has 2 <connection> connections to peers, each of whom says that it sees the node at a public address
      When Carol connects to the node
      Then the node reports that its own address is "70.80.90.100:7003", which <count> peers have confirmed

      Examples: inbound, and other long-lived types and addr-fetch
        | connection          | count |
        | inbound             | 3     |
        | outbound-full-relay | 1     |
        | block-relay-only    | 1     |
        | manual              | 1     |
        | addr-fetch          | 1     |

    @connection.inbound
    Example: An inbound peer sees the node at an address that is not its own
      Given the node is started with "60.70.80.90" as its own address
      And the node is started with "127.0.0.1:7003" to listen on
      And Alice says that it sees the node at a public address
      When Alice connects to the node
      Then the node completes the handshake with Alice
      And the node reports that its own address is "60.70.80.90:7003", which 0 peers have confirmed

  @ADR-016 @first.with.later
  Rule: The node tells a peer that it has reached through Tor its onion address, no clearnet one but that it names
    Bitcoin Core: net.cpp GetLocal, GetLocalAddrForPeer, CNode::IsConnectedThroughPrivacyNet
    Tor hides where a node is. A peer there that was told its clearnet address would know, whoever has opened the
    connection. But if it says itself at which such address it sees the node, the node may believe it (address
    discovery), and tells it no more than it has said.
    Not a day later: with so old a tip the node asks a peer for headers, and may disconnect it if none come.

    @connection.<connection>
    Scenario Outline: Bob is reached through Tor, Alice is not, both <connection>, and the node has <whose> of its own
      Given the node is started with <whose> of its own
      And the node is started with automatic connections and a Tor proxy
      And Bob has an onion address
      When a <connection> connection to Bob opens
      And a <connection> connection to Alice opens
      Then the node sends <told> its own <address>
      But the node never sends <other> its own <address>

      Examples: long-lived types that the node opens and that relay addresses
        | connection          | whose            | address       | told  | other |
        | outbound-full-relay | a public address | address       | Alice | Bob   |
        | outbound-full-relay | an onion address | onion address | Bob   | Alice |
        | manual              | a public address | address       | Alice | Bob   |
        | manual              | an onion address | onion address | Bob   | Alice |

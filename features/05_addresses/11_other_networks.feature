@few.with.bystanders
Feature: Addresses in Tor, I2P, CJDNS and IPv6
  A node passes on addresses of networks that it cannot use itself, so that those who can use them hear of each other.
  The node of these examples reaches IPv4 and IPv6 only. Addr-fetch peers are left out: their connections may end
  before the next address broadcast.
  Not with bystanders: an address goes to two peers only, and could go to them.

  @ADR-025 @bip.155 @source.bip
  Rule: An address that an addr message cannot carry goes only to peers that have asked for addrv2
    Bitcoin Core: net_processing.cpp PeerManagerImpl::RelayAddress, IsAddrCompatible
    Addresses in Tor, I2P and CJDNS need the newer message, addrv2. Older programs know the addr message only, with
    addresses of sixteen bytes: others, pressed into these, would give something that merely looks like an address,
    which they would try in vain and pass on. Alice has asked for addrv2, Bob has not.

    @connection.<connection>
    Scenario Outline: It is in the <network> network, and the peers are <connection>
      Given Bob does not ask for addrv2 messages
      And the node has <connection> connections to Alice and Bob
      And the node has an inbound connection to Carol
      When Carol sends the node a fresh address in the <network> network
      Then the node sends Alice the address in an addrv2 message
      But the node never sends Bob any address

      Examples: networks, and long-lived types that the node opens and that relay addresses
        | network | connection          |
        | onion   | outbound-full-relay |
        | i2p     | outbound-full-relay |
        | onion   | manual              |
        | i2p     | manual              |

      @use.with_node.min_version=23
      Examples: CJDNS, of which older versions relay no addresses
        | network | connection          |
        | cjdns   | outbound-full-relay |
        | cjdns   | manual              |

    @connection.inbound
    Scenario Outline: It is in the <network> network, and the peers are inbound
      Given Bob does not ask for addrv2 messages
      And the node has inbound connections to Alice, Bob and Carol
      And Alice and Bob request addresses from the node
      When Carol sends the node a fresh address in the <network> network
      Then the node sends Alice the address in an addrv2 message
      But the node never sends Bob any address

      Examples: networks
        | network |
        | onion   |
        | i2p     |

      @use.with_node.min_version=23
      Examples: CJDNS, of which older versions relay no addresses
        | network |
        | cjdns   |

    @connection.outbound-full-relay
    Scenario Outline: It is in the <network> network, which addr messages can carry
      Given Bob does not ask for addrv2 messages
      And the node has outbound-full-relay connections to Alice and Bob
      And the node has an inbound connection to Carol
      When Carol sends the node a fresh address in the <network> network
      Then the node sends Alice the address in an addrv2 message
      And the node sends Bob the address in an addr message

      Examples: networks
        | network |
        | ipv4    |
        | ipv6    |

  @ADR-030 @source.policy @connection.inbound
  Rule: The node relays an address that addr cannot carry to peers chosen among those that asked for addrv2
    Bitcoin Core: net_processing.cpp PeerManagerImpl::RelayAddress, IsAddrCompatible
    The node relays an address to two peers at most. If it chose among all, those that know only the older addr message
    could be the two, and the address would be lost for those who can use it. Here one peer of six, Alice, has asked for
    addrv2: all ten addresses go to her. Carol has the addr permission, so that the node processes all that she
    sends; twenty minutes are longer than any wait.

    Example: One peer of six has asked for addrv2
      Given Carol has a loopback address of its own
      And the node is started with the permissions addr for Carol
      And the node has inbound connections to Alice and Carol
      And the node has 5 manual connections to peers, each of whom does not ask for addrv2 messages
      And Alice requests addresses from the node
      When Carol sends the node 10 onion addresses in messages of ten
      And 20 minutes pass
      Then the node sends Alice 10 addresses

  @ADR-007 @source.policy @connection.inbound
  Rule: The node relays a fresh address in a network that it cannot reach to one or two peers
    Bitcoin Core: net_processing.cpp PeerManagerImpl::RelayAddress, nRelayNodes
    An address in a network that the node can reach goes to two peers. Here it cannot tell whether anybody is there, so
    it spreads it less, lest invented addresses fill the network. One or two depends on address and day: of sixty
    addresses some go to one peer and some to both (six messages of ten, as longer ones are not relayed; with the addr
    permission Carol may send so many at once).

    Scenario Outline: It is in the <network> network, and four peers could be sent it
      Given the node has inbound connections to Carol, Alice, Bob, Erin and Frank
      And Alice, Bob, Erin and Frank request addresses from the node
      When Carol sends the node a fresh address in the <network> network
      Then the node sends the address to 1 or 2 of Alice, Bob, Erin and Frank

      Examples: networks that the node cannot reach
        | network |
        | onion   |
        | i2p     |

      @use.with_node.min_version=23
      Examples: CJDNS, of which older versions relay no addresses
        | network |
        | cjdns   |

    Example: A node reaches IPv6, and four peers could be sent it
      Given the node has inbound connections to Carol, Alice, Bob, Erin and Frank
      And Alice, Bob, Erin and Frank request addresses from the node
      When Carol sends the node a fresh address in the ipv6 network
      Then the node sends the address to 2 of Alice, Bob, Erin and Frank

    Example: Of sixty addresses each of two peers is sent some, and some are sent to both
      Given Carol has a loopback address of its own
      And the node is started with the permissions addr for Carol
      And the node has inbound connections to Alice, Bob and Carol
      And Alice and Bob request addresses from the node
      When Carol sends the node 60 onion addresses in messages of ten
      And 20 minutes pass
      Then the node sends Alice some of the addresses
      And the node sends Alice an address that it also sends Bob

  @ADR-016 @BIND-010 @source.policy @connection.inbound @use.with_node.min_version=26
  Rule: The node tells its onion address to peers in Tor alone, and these no clearnet address but one they name
    Bitcoin Core: net.cpp GetLocal, IsConnectedThroughPrivacyNet
    Tor and I2P hide where a node is. If a peer in one of them was told the node's address on the ordinary internet, or
    the other way round, it would know both, and the hiding would be for nothing (since version 26; I2P alike, not
    shown). An inbound peer is told as soon as it requests addresses, others at once. (A peer that the node
    has reached through Tor may be told the address at which it sees the node, as it says itself.)

    Example: The node has a clearnet address, and one inbound peer has come through Tor
      Given the node is started with a public address of its own
      And the node is started with an onion listening port as second port
      And the node has an inbound connection to Alice
      When Bob connects to the second port of the node
      And Alice and Bob request addresses from the node
      Then the node sends Alice its own address
      But the node never sends Bob its own address

    @connection.<connection>
    Scenario Outline: The node has an onion address, and one peer is <connection>, but not through Tor
      Given the node is started with an onion address of its own
      And the node is started with an onion listening port as second port
      And the node has a <connection> connection to Alice
      When Bob connects to the second port of the node
      And Alice and Bob request addresses from the node
      Then the node sends Bob its own onion address
      But the node never sends Alice its own onion address

      Examples: types that relay addresses
        | connection          |
        | inbound             |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |

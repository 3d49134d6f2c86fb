@bip.155 @source.bip @few.with.bystanders
Feature: In which message the node sends addresses
  An addr message holds addresses of the ordinary internet only, an addrv2 message those of Tor and other networks too.
  Older programs know only the first. In an addrv2 message that a peer sends, addresses may be faulty or unknown.
  Addr-fetch peers are left out: their connections may end before the next address broadcast.
  Not with bystanders: an address goes to two peers only, and could go to them.

  @ADR-025 @NEG-013
  Rule: The node sends addresses by addrv2 to peers that have asked for that, by addr to others
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendAddr, m_wants_addrv2
    Whoever does not ask for addrv2 in the handshake may be unable to read it (BIP 155), and would learn of no nodes;
    whoever does ask would never learn of nodes in Tor from addr messages. An address that does not fit into an addr
    message, such as one in the Tor network, goes only to those that have asked.

    @connection.<connection>
    Scenario Outline: One peer asks and one does not, on <connection> connections
      Given Bob does not ask for addrv2 messages
      And the node has an inbound connection to Carol
      And the node has <connection> connections to Alice and Bob
      When Carol sends the node a fresh address
      Then the node sends Alice the address in an addrv2 message
      And the node sends Bob the address in an addr message
      But the node does not send Alice the address in an addr message
      And the node does not send Bob the address in an addrv2 message

      Examples: long-lived types that the node opens and that relay addresses
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.inbound
    Example: One inbound peer asks and one does not
      Given Bob does not ask for addrv2 messages
      And the node has inbound connections to Carol, Alice and Bob
      And Alice and Bob request addresses from the node
      When Carol sends the node a fresh address
      Then the node sends Alice the address in an addrv2 message
      And the node sends Bob the address in an addr message
      But the node does not send Alice the address in an addr message
      And the node does not send Bob the address in an addrv2 message

    Example: A manual peer asks and an inbound one does not, and both are sent a second one later
      Given Bob does not ask for addrv2 messages
      And the node has a manual connection to Alice
      And the node has inbound connections to Bob and Carol
      And Bob requests addresses from the node
      When Carol sends the node a fresh address
      And Carol sends the node a fresh address
      Then the node sends Alice the address in an addrv2 message
      And the node sends Bob the address in an addr message

    @connection.inbound @use.with_node.min_version=23
    Example: An inbound peer does not ask, and is sent the node's own address
      Given the node is started with a public address of its own
      And Alice does not ask for addrv2 messages
      And the node has an inbound connection to Alice
      When Alice requests addresses from the node
      Then the node sends Alice its own address in an addr message

  @ADR-025 @NEG-013 @connection.inbound @use.with_node.min_version=23
  Rule: Requests for addresses are answered by addrv2 for peers that have asked for that, by addr for others
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendAddr, m_wants_addrv2
    A newcomer who requests addresses must be able to read the answer, or he would find nobody: it may be all that he
    knows of the network. An answer holds 23 percent of the addresses that the node knows, rounded down: here 23 of 100,
    and one of five. What does not fit into an addr message, such as an address in Tor, is left out of it.
    Not a second time: the node would know more.

    @not.with.second_time
    Example: One inbound peer asks for addrv2 and one does not
      Given Bob does not ask for addrv2 messages
      And the address manager has learnt 100 addresses where nobody lives
      And the node has inbound connections to Alice and Bob
      When Alice and Bob request addresses from the node
      Then the node sends Alice 23 addresses in an addrv2 message once
      And the node sends Bob 23 addresses in an addr message once

    @not.with.second_time
    Example: All addresses that the node knows are in Tor, and one inbound peer does not ask for addrv2
      Given Bob does not ask for addrv2 messages
      And the address manager has learnt 5 onion addresses
      And the node has inbound connections to Alice and Bob
      When Alice and Bob request addresses from the node
      Then the node sends Alice addresses
      But the node never sends Bob any address

  @ADR-026 @connection.inbound @use.with_node.min_version=23
  Rule: Of an addrv2 message in which one address has a wrong length the node processes none
    Bitcoin Core: netaddress.h CNetAddr::UnserializeV2Stream, MAX_ADDRV2_SIZE
    Each network's addresses have one length (IPv4 four bytes, IPv6 and CJDNS 16, Tor and I2P 32), and no address has
    more than 512 bytes. Who writes one otherwise may have spoilt the others, too, those before it as well: passed on,
    they would send other nodes where nobody is. Carol's address, which comes by itself, shows that the node relays
    others. The peer is not punished, but has not shown that it takes part in the relay of addresses. With the addr
    permission no rate limit keeps its fresh addresses back: only the form does.

    Scenario Outline: A peer sends <addresses>
      Given the node is started with the permissions addr for Bob
      And the node has an outbound-full-relay connection to Alice
      And the node has inbound connections to Bob and Carol
      When Bob sends the node <addresses>
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      And the node lists Bob with no address relay
      But the node does not send Alice any other address

      Examples: addresses of a wrong length
        | addresses                                                                 |
        | an IPv4 address of 5 bytes between two fresh addresses                    |
        | an IPv6 address of 15 bytes between two fresh addresses                   |
        | an onion address of 31 bytes between two fresh addresses                  |
        | an I2P address of 33 bytes between two fresh addresses                    |
        | a CJDNS address of 17 bytes between two fresh addresses                   |
        | an address of 513 bytes in an unknown network between two fresh addresses |

    @connection.<connection>
    Scenario Outline: None of the three addresses of a peer, <connection>, is counted
      Given the node is started with the permissions addr for Bob
      And the node has an <connection> connection to Bob
      When Bob sends the node an onion address of 31 bytes between two fresh addresses
      Then the node lists Bob with 0 processed and 0 rate-limited addresses

      Examples: a type that is asked for addresses, and inbound
        | connection          |
        | outbound-full-relay |
        | inbound             |

  @ADR-025 @ADR-015 @connection.inbound @use.with_node.min_version=26
  Rule: The node sends its own onion address only to peers that have asked for addrv2
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendAddr, IsAddrCompatible
    An addr message has no room for an onion address: whoever were sent one there would read another address, where
    nobody is. So a peer that knows this older message only is not sent it. The node tells its onion address to those
    that come through Tor, once they request addresses (and, since version 26, to nobody outside Tor).

    Example: Bob has come through Tor and does not ask for addrv2, Alice does
      Given the node is started with an onion address of its own
      And the node is started with an onion listening port as second port
      And Bob does not ask for addrv2 messages
      When Alice connects to the second port of the node
      And Bob connects to the second port of the node
      And Alice and Bob request addresses from the node
      Then the node sends Alice its own onion address
      But the node never sends Bob any address

  @ADR-026 @connection.inbound @use.with_node.min_version=23
  Rule: The node processes the other addresses of an addrv2 message that holds one in an unknown network
    Bitcoin Core: netaddress.cpp CNetAddr::SetNetFromBIP155Network
    New networks may come, and older nodes must not lose what they can use: one such address would else cost them all
    the others of its message. Tor v2 addresses (onion addresses of version 2) are out of use. No address has more than
    512 bytes. The addr permission lets the node use all addresses of a message, so that only what they are decides.

    Scenario Outline: A peer with the addr permission sends <addresses>
      Given Bob has a loopback address of its own
      And the node is started with the permissions addr for Bob
      And the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      When Bob sends the node <addresses>
      Then the node sends Alice 2 addresses once

      Examples: addresses in networks that the node does not know
        | addresses                                                                 |
        | an address of 512 bytes in an unknown network between two fresh addresses |
        | a Tor v2 address between two fresh addresses                              |

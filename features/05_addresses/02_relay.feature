@source.policy @few.with.bystanders
Feature: To whom the node relays addresses
  Nodes send each other the addresses of further nodes (they relay them); that keeps the network together. Whoever could
  learn which node relayed which address could map the network. Inbound peers take part once they have sent or requested
  some (since version 23). So do addr-fetch peers, not shown here: they may be gone before the next address broadcast.
  Not with bystanders: an address goes to two peers only, and could go to them.

  @ADR-005
  Rule: The node relays a fresh address in a reachable network to two of the peers that relay addresses
    Bitcoin Core: net_processing.cpp PeerManagerImpl::RelayAddress, nRelayNodes
    Two are enough for news of a node to travel through the network, and flood nobody: sent to all by all, each address
    would cost much traffic; sent to none, nobody would find a new node. They stay the same for a day, so that an
    address sent again goes no further; a peer that knows it already is not sent it. One in a network that it cannot
    reach, nor check, goes to one or two. The first message of a peer that the node has asked, be it empty (0
    addresses), answers the request: such old news is not relayed.

    @connection.<connection>
    Scenario Outline: A peer, <sender>, sends two, and four <connection> peers could be sent the second one
      Given the node has a <sender> connection to Carol
      And the node has <connection> connections to Alice, Bob, Erin and Frank
      And Alice, Bob, Erin and Frank request addresses from the node
      And Carol sends the node 0 addresses
      When Carol sends the node a fresh address
      And Carol sends the node a fresh address
      Then the node sends the address to 2 of Alice, Bob, Erin and Frank

      Examples: long-lived types that relay addresses
        | connection          | sender              |
        | outbound-full-relay | inbound             |
        | manual              | inbound             |
        | inbound             | inbound             |
        | inbound             | outbound-full-relay |
        | inbound             | manual              |

    Example: A manual peer sends it, and peers of three types could be sent it, one of whom has all permissions
      Given the node is started with the permissions all for Frank
      And the node has manual connections to Carol and Erin
      And the node has outbound-full-relay connections to Alice and Bob
      And the node has an inbound connection to Frank
      And Frank requests addresses from the node
      When Carol sends the node 1 address
      And Carol sends the node a fresh address
      Then the node sends the address to 2 of Alice, Bob, Erin and Frank

  @ADR-003 @connection.block-relay-only
  Rule: The node never sends a block-relay-only peer an address
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SetupAddressRelay, IsBlockOnlyConn
    A block-relay-only connection carries blocks and nothing else, so that nobody can find out whom it connects, and cut
    it off: whoever sent the node an address, and saw the peer pass it on, would have found it. Even a peer that sends
    or requests addresses itself, by which an inbound one joins in, gets none. Alice shows that others are sent it.

    Example: An outbound-full-relay peer is sent one
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      And the node has an inbound connection to Carol
      When Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node never sends Bob any address

    Scenario Outline: The block-relay-only peer has sent <addresses> and requested some
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      And the node has an inbound connection to Carol
      And Bob sends the node <addresses>
      And Bob requests addresses from the node
      When Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node never sends Bob any address

      Examples: each form of message
        | addresses                        |
        | 1 address                        |
        | 0 addresses in an addrv2 message |

  @ADR-004 @connection.inbound @use.with_node.min_version=23
  Rule: The node relays addresses to an inbound peer only after the peer has sent or requested some
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SetupAddressRelay, m_addr_relay_enabled
    Each address goes to few peers. Many inbound peers are no nodes, but wallets or observers, and relay nothing: an
    address sent to two of them would be lost to the network. A peer that takes part shows it by sending addresses, be
    it an empty message, or by requesting some (since version 23); no permission is such a sign.

    Scenario Outline: One inbound peer <takes part>, another one does not
      Given the node has inbound connections to Alice, Bob and Carol
      When Alice <takes part>
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node never sends Bob any address

      Examples: a request, and each form of message
        | takes part                                      |
        | requests addresses from the node                |
        | sends the node 0 addresses                      |
        | sends the node 0 addresses in an addrv2 message |

    Example: One inbound peer requests addresses, another one has all permissions
      Given Bob has a loopback address of its own
      And the node is started with the permissions all for Bob
      And the node has inbound connections to Alice, Bob and Carol
      When Alice requests addresses from the node
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node never sends Bob any address

  @ADR-028
  Rule: A node in blocksonly mode requests and relays addresses all the same
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SetupAddressRelay, PeerManagerImpl::RelayAddress
    In blocksonly mode a node saves traffic by declining transactions. Addresses are another matter: the network holds
    together because nodes pass them on; if those in this mode did not, news of other nodes would end there.

    @connection.<connection>
    Scenario Outline: A <connection> peer is asked for addresses, and sent one
      Given the node is started with blocksonly mode
      And the node has an inbound connection to Carol
      When a <connection> connection to Alice opens
      And Carol sends the node a fresh address
      Then the node requests addresses from Alice once
      And the node sends Alice the address

      Examples: long-lived types that the node opens and that relay addresses
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.inbound
    Example: An inbound peer that requests addresses is sent one
      Given the node is started with blocksonly mode
      And the node has inbound connections to Alice and Carol
      And Alice requests addresses from the node
      When Carol sends the node a fresh address
      Then the node sends Alice the address

  @ADR-031
  Rule: At most a thousand addresses wait for a peer
    Bitcoin Core: net_processing.cpp PeerManagerImpl::PushAddress, MAX_ADDR_TO_SEND
    More do not fit into one message, and a list without end would fill the node's memory. Each that comes later takes
    the place of a random one, so that nobody can fill the list and keep those of others out; the last is always in it,
    and which are left differs from peer to peer. The next address broadcast comes within 1103 seconds. Carol, with the
    addr permission, may send so many, in messages of ten, as longer ones are not relayed.

    @connection.<connection>
    Scenario Outline: <count> addresses are to be relayed to a <connection> peer
      Given the node is started with the permissions addr for Carol
      And the node has a <connection> connection to Alice
      And the node has an inbound connection to Carol
      And Alice sends the node 0 addresses
      When Carol sends the node <count> addresses in messages of ten
      And 1103 seconds pass
      Then the node sends Alice <sent> addresses once
      And the node sends Alice the last of the addresses

      Examples: both sides of the limit
        | connection          | count | sent |
        | inbound             | 999   | 999  |
        | inbound             | 1001  | 1000 |
        | outbound-full-relay | 1001  | 1000 |
        | manual              | 1001  | 1000 |

    @connection.inbound
    Example: 1100 addresses are to be relayed to each of two peers
      Given Carol has a loopback address of its own
      And the node is started with the permissions addr for Carol
      And the node has inbound connections to Alice, Bob and Carol
      And Alice and Bob request addresses from the node
      When Carol sends the node 1100 addresses in messages of ten
      And 1103 seconds pass
      Then the node sends Alice 1000 addresses once
      And the node sends Bob other addresses than Alice

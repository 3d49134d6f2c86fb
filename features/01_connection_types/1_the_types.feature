@core.pr.19315 @source.policy
Feature: The connection types
  A node has connections of different types for different purposes, and treats each in its own way: block-relay-only
  ones, for example, carry blocks and nothing else, so that they are hard to find. Whoever runs or watches a node must
  be able to see which connection is of which type.

  @CONN-019 @smoke
  Rule: The peer list names the type of each connection by a fixed word, and its direction
    Bitcoin Core: node/connection_types.cpp ConnectionTypeAsString
    Bitcoin Core: rpc/net.cpp getpeerinfo
    The peer list tells the operator whom the node is connected to, for which purpose, and who opened the connection
    (inbound: the peer; all other types: the node). Were the words wrong, he could not tell a peer of his own choice
    from a stranger, and tools would misread the list. A feeler connection ends when its peer speaks, so it is looked
    at before.

    @connection.<connection>
    Scenario Outline: The <connection> type
      When a <connection> connection to Bob opens
      Then the node completes the handshake with Bob
      And the node lists Bob as <connection>

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

      Examples: inbound
        | connection |
        | inbound    |

    @connection.feeler
    Example: The feeler type, before the version message of the peer
      Given Bob sends nothing
      When a feeler connection to Bob opens
      Then the node lists Bob as feeler

  @CONN-019
  Rule: Connections of all types but private-broadcast can exist side by side on one node
    Bitcoin Core: net.cpp CConnman::OpenNetworkConnection
    Bitcoin Core: net.cpp CConnman::CreateNodeFromAcceptedSocket
    Each type has a task of its own, such as to fetch addresses or to stay attached to the chain. If opening one
    connection changed or ended another, the node would give up one task whenever it begins the next. In the end the
    peer list must show each connection once, as its type. (Private-broadcast ones can, too, but need Tor or I2P, and
    have their own file.)

    Example: One connection of each long-lived type, and an addr-fetch one
      Given the node has an inbound connection to Alice
      And the node has an outbound-full-relay connection to Bob
      And the node has a block-relay-only connection to Carol
      And the node has an addr-fetch connection to Dave
      When a manual connection to Erin opens
      Then the node lists every connection once, as its type

    Example: In another order, with a feeler connection that is not over
      Given the node has a manual connection to Erin
      And the node has an addr-fetch connection to Dave
      And the node has a feeler connection to Frank, who sends nothing
      And the node has a block-relay-only connection to Carol
      And the node has an outbound-full-relay connection to Bob
      When an inbound connection to Alice opens
      Then the node lists every connection once, as its type

  @CONN-073 @BLK-003 @connection.addr-fetch
  Rule: A node whose best header is a day old requests no headers of its own accord from an addr-fetch peer
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, fPreferredDownload
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, IsAddrFetchConn
    A node that is so far behind asks one peer (others ask each that serves blocks) for headers, the short beginnings of
    the blocks that it lacks, and waits for the answer. An addr-fetch connection ends as soon as addresses come: a node
    that relied on it might get none, and not learn of the chain. In the first example it has no block but the genesis
    block, of 2011; it asks Alice, though Bob was there before her. (A day is 86400 seconds.) A peer that announces a
    block by its hash may be asked all the same.
    Not with bystanders: the node would ask one of them. Not a day later: the chain tip would be older.

    @fixture.initial_download
    Example: The addr-fetch peer is the first to connect
      Given the node has an addr-fetch connection to Bob
      When an outbound-full-relay connection to Alice opens
      Then the node requests headers from Alice
      But the node does not request headers from Bob

    @first.with.later @few.with.bystanders
    Scenario Outline: The best header is that of the chain tip, and <age> seconds old
      Given the node is started with a chain tip that is <age> seconds old
      When an addr-fetch connection to Bob opens
      And an outbound-full-relay connection to Alice opens
      Then the node requests headers from Alice
      But the node <does or does not> headers from Bob

      Examples: less than a day, a day
        | age   | does or does not |
        | 86399 | requests         |
        | 86400 | does not request |

  @CONN-021 @ADR-001 @use.with_node.min_version=23
  Rule: Long-lived peers are listed with address relay: inbound once they take part, block-relay-only never
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SetupAddressRelay
    Address relay means that addresses of nodes travel on the connection, from the peer's version message on. Many
    inbound peers are wallets that never pass addresses on: what is sent to them is lost, so an inbound peer takes part
    only once it sends or requests addresses (an empty message counts). Block-relay-only peers must not be found by
    watching how addresses spread. If the list said otherwise, the operator could not see whom the node tells of
    addresses. The block that is mined in the last example shows that the node is at work while Bob is silent. (Before
    version 23 inbound peers took part from the start, and the list said nothing of it.)

    @connection.<connection>
    Scenario Outline: The <connection> connection has just opened
      When a <connection> connection to Bob opens
      Then the node lists Bob as <connection>
      And the node lists Bob with <relay>

      Examples: long-lived types that the node opens, but for block-relay-only, and addr-fetch
        | connection          | relay         |
        | outbound-full-relay | address relay |
        | addr-fetch          | address relay |
        | manual              | address relay |

      Examples: block-relay-only and inbound
        | connection       | relay            |
        | block-relay-only | no address relay |
        | inbound          | no address relay |

    @connection.inbound
    Scenario Outline: The inbound peer sends <message>
      Given the node has an inbound connection to Alice
      And the node has an inbound connection to Bob
      When Bob sends the node <message>
      Then the node lists Bob with address relay
      But the node lists Alice with no address relay

      Examples: messages about addresses
        | message                        |
        | 1 address                      |
        | 1 address in an addrv2 message |
        | a getaddr message              |
        | 0 addresses                    |

    @connection.block-relay-only
    Scenario Outline: The block-relay-only peer sends <message>
      Given the node has an inbound connection to Alice
      And the node has a block-relay-only connection to Bob
      When Bob sends the node <message>
      And Alice sends the node <message>
      Then the node lists Alice with address relay
      But the node lists Bob with no address relay

      Examples: messages about addresses
        | message                        |
        | 1 address                      |
        | 1 address in an addrv2 message |
        | a getaddr message              |
        | 0 addresses                    |

    @connection.<connection>
    Scenario Outline: The <connection> peer has not sent its version message
      Given the node has a manual connection to Alice
      And the node has a <connection> connection to Bob, who sends nothing
      When a new block is mined
      Then the node lists Alice with address relay
      But the node lists Bob with no address relay

      Examples: all types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |
        | inbound             |

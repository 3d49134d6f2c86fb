@source.policy @use.with_public_addresses=yes @use.with_node.min_version=23
Feature: DNS seeds
  DNS seeds are a few well-known servers that tell a new node addresses of others. They learn who starts a node, and
  whoever controls them decides whom a new node meets: so it asks them only as long as it needs them. Bob is the one of
  regtest (which has one since version 23), reached by its name through a proxy, as that of Tor.

  @SEED-001 @SEED-006 @connection.addr-fetch
  Rule: Through a proxy a node that knows no address fetches some from the DNS seeds themselves, at once
    Bitcoin Core: net.cpp CConnman::ThreadDNSAddressSeed
    Without addresses a new node finds nobody, so it does not wait. Usually it looks up the seed's name, and the answer
    is addresses of nodes. Who has set a proxy does not want that: the lookup would go by way of his provider's server,
    which would learn that a node is starting, and where. So the proxy is asked to connect to that name, and whoever
    answers there is asked for addresses, on a connection that ends when they have come. (That nothing is looked up
    beside that is not shown.)

    Background:
      Given the node is started with automatic connections through a proxy
      And the node is started with Bob as DNS seed

    Example: The first start
      When the node starts
      Then the node connects to Bob as addr-fetch
      And the node requests addresses from Bob

    Example: The DNS seed sends addresses
      Given the node starts
      And the node has connected to Bob
      When Bob sends the node the addresses of Alice and Carol
      Then the node disconnects Bob
      And the node connects to Alice as outbound-full-relay

    Example: The node is started again, and still knows nobody
      Given the node starts
      And the node has connected to Bob
      When the node restarts
      Then the node connects to Bob as addr-fetch

  @SEED-002 @use.with_addpeeraddress=yes
  Rule: A node that knows addresses waits before it queries DNS seeds: 11 seconds, with 1000 of them 300
    Bitcoin Core: net.cpp CConnman::ThreadDNSAddressSeed, DNSSEEDS_DELAY_PEER_THRESHOLD
    Bitcoin Core: net.cpp DNSSEEDS_DELAY_FEW_PEERS, DNSSEEDS_DELAY_MANY_PEERS
    Each query shows the node to a server, and lets its owner choose the node's peers. Who knows addresses may do
    without, and with a thousand of them very likely will. The wait goes by real time; what comes after it is not shown.

    Scenario Outline: The node knows <addresses> addresses
      Given the node is started with automatic connections through a proxy
      And the node is started with Bob as DNS seed
      And the node is started with <addresses> addresses in its address manager
      When the node starts
      Then the node reports that it waits <seconds> seconds before it queries DNS seeds

      Examples: both sides of a thousand
        | addresses | seconds |
        | 999       | 11      |
        | 1000      | 300     |

    @connection.outbound-full-relay
    Example: The only address leads to Alice
      Given the node is started with automatic connections through a proxy
      And the node is started with Bob as DNS seed
      And the node is started with Alice in its address manager
      When the node starts
      Then the node connects to Alice as outbound-full-relay
      And the node reports that it waits 11 seconds before it queries DNS seeds

  @SEED-004 @connection.addr-fetch @use.with_addpeeraddress=yes
  Rule: Told to query DNS seeds in any case, the node does so at once, whatever addresses it knows
    Bitcoin Core: net.cpp CConnman::ThreadDNSAddressSeed
    Bitcoin Core: init.cpp AppInitParameterInteraction
    Who fears that all addresses that his node knows are an attacker's has it ask somebody else (forcednsseed). A node
    that is to query them in any case, and not at all, can do neither; specified nodes, and a connection limit of zero,
    mean not at all, unless the operator says otherwise.

    Example: The node knows 1000 addresses, with which it would else wait five minutes
      Given the node is started with automatic connections through a proxy
      And the node is started with DNS seeds to be queried in any case
      And the node is started with Bob as DNS seed
      And the node is started with 1000 addresses in its address manager
      When the node starts
      Then the node connects to Bob as addr-fetch

    Scenario Outline: DNS seeds in any case, and <other>
      Given the node is started with no specified nodes
      And the node is started with nothing said about listening and DNS seeds
      And the node is started with DNS seeds to be queried in any case
      And the node is started with <other>
      When the node starts
      Then the node refuses to start because DNS seeds are both forced and switched off

      Examples: expressly, and by what implies it
        | other                    |
        | DNS seeds switched off   |
        | the specified node Alice |

      @use.with_node.min_version=25
      Examples: a limit of zero, which has implied it since version 25
        | other                   |
        | a connection limit of 0 |

  @SEED-005
  Rule: A node that may connect to neither IPv4 nor IPv6 addresses queries no DNS seeds, and cannot be told to
    Bitcoin Core: init.cpp InitParameterInteraction, AppInitMain
    DNS seeds name IPv4 and IPv6 addresses alone, which such a node could not use; to ask for them would show it to
    strangers, and it wants to be hidden. Who tells it to has misunderstood something, and is told.

    @use.with_node.min_version=26
    Example: Tor is its only network
      Given the node is started with nothing said about listening and DNS seeds
      And the node is started with automatic connections, with Tor as its only network
      When the node starts
      And a manual connection to Alice opens
      Then the node completes the handshake with Alice
      But the node reports that it does not query DNS seeds

    @use.with_node.min_version=26
    Example: Tor is its only network, and it is to query DNS seeds
      Given the node is started with automatic connections, with Tor as its only network
      And the node is started with DNS seeds switched on
      When the node starts
      Then the node refuses to start because DNS seeds name addresses in other networks

    Example: It may connect to IPv4 addresses, too
      Given the node is started with nothing said about listening and DNS seeds
      And the node is started with automatic connections, with Tor and IPv4 as its only networks
      When the node starts
      Then the node reports that it queries DNS seeds

@source.policy @use.with_public_addresses=yes @use.with_node.min_version=23
Feature: What comes before DNS seeds and after them
  A node that needs addresses asks DNS seeds (Bob is the one of regtest, reached by way of a proxy). Where its operator
  has named seed nodes these come first. What helps where all else has failed are fixed seeds: addresses that stand in
  the program itself.

  @SEED-007 @connection.addr-fetch @use.with_node.min_version=29
  Rule: With a seed node the node queries DNS seeds only after 30 seconds, or with two outbound-full-relay peers
    Bitcoin Core: net.cpp CConnman::ThreadDNSAddressSeed, SEEDNODE_TIMEOUT
    Who names a seed node trusts it more than servers that everybody asks, so it has half a minute for itself. Carol,
    the seed node, sends no addresses here. If the node knows some after all, two peers are enough to go on without DNS
    seeds; if it knows none, it needs them all the same. Others than outbound-full-relay peers are no sign that
    addresses are good. (It can also be told to query them in any case.)

    Background:
      Given the node is started with automatic connections through a proxy, and Carol as seed node
      And the node is started with Bob as DNS seed

    @slow
    Example: Thirty seconds
      When the node starts
      And the node connects to Carol
      And 30 seconds pass
      And the next look for somebody to connect to is due
      Then the node stays connected to Carol
      But the node does not connect to Bob

    Example: Thirty-one seconds
      When the node starts
      And the node connects to Carol
      And 31 seconds pass
      Then the node connects to Bob as addr-fetch

    Scenario Outline: Thirty-one seconds, with a known outbound-full-relay and a <connection> peer
      Given the node is started with Alice in its address manager
      When the node starts
      And the node connects to Alice
      And a <connection> connection to Dave opens
      And 31 seconds pass
      Then the node reports that it waits 11 seconds before it queries DNS seeds

      Examples: other types whose peers stay
        | connection       |
        | block-relay-only |
        | manual           |
        | inbound          |

    Example: Two outbound-full-relay peers, and no address
      When the node starts
      And an outbound-full-relay connection to Alice opens
      And an outbound-full-relay connection to Dave opens
      Then the node connects to Bob as addr-fetch

    Example: Two outbound-full-relay peers at known addresses
      Given the node is started with Alice and Dave in its address manager
      When the node starts
      And the node connects to Alice and Dave
      Then the node stays connected to Alice
      And the node reports that it needs no DNS seeds, as it has found peers
      But the node does not connect to Bob

  @SEED-009 @connection.addr-fetch
  Rule: While network activity is off the node queries no DNS seeds; it does when activity is on again
    Bitcoin Core: net.cpp CConnman::ThreadDNSAddressSeed, fNetworkActive
    An operator who switches network activity off wants nothing to leave his machine. The query is not lost: without it
    the node would know nobody once it may connect again.

    Example: Network activity is off when the node starts
      Given the node is started with automatic connections through a proxy
      And the node is started with Bob as DNS seed
      And the node is started with network activity switched off
      And the node starts
      When the operator switches network activity on
      Then the node reports that it waits for network activity before it queries DNS seeds
      And the node connects to Bob as addr-fetch

  @SEED-010 @use.with_node.min_version=26
  Rule: If a network has no known address, the node adds fixed seeds after a minute, or at once with no other source
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections, CConnman::GetReachableEmptyNetworks
    Fixed seeds are addresses that stand in the program, the same for everybody. Whoever lives there is the first whom
    many new nodes meet, so they are the last resort: DNS seeds, seed nodes and added nodes have a minute to bring some.
    Without these there is nothing to wait for. Here the node knows Alice, in IPv4, and could reach onion addresses,
    too, of which it knows none. (Regtest has no fixed seeds; the node says when it adds them, and that there are none.)

    Background:
      Given the node is started with automatic connections through a proxy, and fixed seeds

    Scenario Outline: A minute, with <source>
      Given the node is started with <source>
      And the node is started with Alice in its address manager
      When the node starts
      And the node connects to Alice
      And 60 seconds pass
      Then the node stays connected to Alice
      But the node reports that it has not added fixed seeds

      Examples: other sources of addresses
        | source                               |
        | DNS seeds switched on                |
        | a seed node at the address of Dave   |
        | an added node at the address of Dave |

    Scenario Outline: A second more, with <source>
      Given the node is started with <source>
      And the node is started with Alice in its address manager
      When the node starts
      And the node connects to Alice
      And 61 seconds pass
      Then the node reports that it has added fixed seeds

      Examples: other sources of addresses
        | source                               |
        | DNS seeds switched on                |
        | a seed node at the address of Dave   |
        | an added node at the address of Dave |

    @SEED-011
    Example: There is no other source; the node adds them once
      Given the node is started with Alice in its address manager
      When the node starts
      And the node connects to Alice
      And the next look for somebody to connect to is due
      Then the node reports that it has added fixed seeds

    Example: There is no other source, and fixed seeds are switched off
      Given the node is started with fixed seeds switched off
      And the node is started with Alice in its address manager
      When the node starts
      And the node connects to Alice
      And 61 seconds pass
      Then the node stays connected to Alice
      But the node reports that it has not added fixed seeds

  @SEED-011 @use.with_node.min_version=26 @use.with_addpeeraddress=yes @not.with.second_time @not.with.restarted
  Rule: The node adds fixed seeds in those networks alone that it can reach, and of which it knows no address
    Bitcoin Core: net.cpp CConnman::GetReachableEmptyNetworks, ConvertSeeds
    Addresses that it cannot reach would be of no use to it. Where it knows some already, fixed seeds would put
    addresses of the program's choice beside those that it has met. (On main, where there are fixed seeds; network
    activity is off, so that the node talks to nobody.)
    Not a second time: the node has fixed seeds by then.
    Not after a restart: the same.

    Example: It knows no address, and can reach IPv4 and IPv6
      Given the node is started with main instead of regtest
      And the node is started with no specified nodes
      And the node is started with fixed seeds switched on
      When the node starts
      Then the node reports that it has added fixed seeds
      And the node reports that its address manager holds addresses in just these networks: ipv4, ipv6

    Example: It knows one address, in IPv4
      Given the node is started with main instead of regtest
      And the node is started with no specified nodes
      And the node is started with fixed seeds switched on
      And the node is started with 1 address in its address manager
      When the node starts
      Then the node reports that it has added fixed seeds
      And the node reports that its address manager holds 1 new and 0 tried addresses in the ipv4 network
      And the node reports that its address manager holds addresses in just these networks: ipv4, ipv6

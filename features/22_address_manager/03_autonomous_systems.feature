@source.policy @use.with_public_addresses=yes
Feature: An asmap, a map of autonomous systems
  The internet consists of autonomous systems: networks each of which is in one hand. Addresses that begin with the same
  two numbers are often in one system, but a large provider has many such groups. With a map (asmap) that says which
  addresses are in which system, nobody can surround a node from a single one. In the map of these examples 101.0.x.x
  and 101.1.x.x are in the system 64501, 101.2.x.x in 64502 up to 101.2.127.x, then in 64503; others are in none.

  @BOOK-011 @use.with_node.min_version=23
  Rule: With an asmap the node picks one outbound-full-relay or block-relay-only peer per autonomous system
    Bitcoin Core: netgroup.cpp NetGroupManager::GetGroup
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections
    Whoever owns one system could have all of a node's peers, though their addresses look far apart. Two systems are two
    owners, though the addresses look alike. Where the map says nothing the first two numbers count, as without a map.

    @connection.<connection>
    Scenario Outline: Another address of the system of the <connection> peer
      Given the node is started with automatic connections and a map of autonomous systems
      And Alice lives at "101.0.7.2"
      And Bob lives at "101.1.7.2"
      And the node has a <connection> connection to Alice
      When the address manager selects Bob for an outbound-full-relay connection
      And the address manager learns the address of Carol
      Then the node connects to Carol as outbound-full-relay
      But the node does not connect to Bob

      Examples: types that count
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |

      @use.with_node.min_version=25
      Examples: types that count, since version 25
        | connection |
        | manual     |

    @connection.outbound-full-relay
    Scenario Outline: <what>
      Given the node is started with <setting>
      And Alice lives at <hers>
      And Bob lives at <his>
      And the node has an outbound-full-relay connection to Alice
      When the address manager learns the address of Bob
      Then the node connects to Bob as outbound-full-relay

      Examples: two systems that begin alike, one system and no map
        | what                                            | setting                                               | hers        | his           |
        | The same two numbers begin both, of two systems | automatic connections and a map of autonomous systems | "101.2.7.2" | "101.2.200.2" |
        | Two addresses in one system, and no map         | automatic connections                                 | "101.0.7.2" | "101.1.7.2"   |

    @connection.outbound-full-relay
    Example: The same two numbers begin both, in no system
      Given the node is started with automatic connections and a map of autonomous systems
      And Alice lives at "102.7.7.2"
      And Bob lives at "102.7.200.2"
      And the node has an outbound-full-relay connection to Alice
      When the address manager selects Bob for an outbound-full-relay connection
      And the address manager learns the address of Carol
      Then the node connects to Carol as outbound-full-relay
      But the node does not connect to Bob

  @BOOK-011 @not.with.second_time @not.with.twice
  Rule: With an asmap the node says to which autonomous system each peer and each known address belongs
    Bitcoin Core: net.cpp CConnman::GetMappedAS
    Bitcoin Core: rpc/net.cpp getpeerinfo, getrawaddrman
    An operator sees by the numbers whether his peers are really far apart.
    Not a second time: the node knows the addresses by then.
    Not with twice as many peers: two cannot live at one address and port.

    @connection.<connection>
    Scenario Outline: A peer at <host>, and the connection is <connection>
      Given the node is started with a map of autonomous systems
      And Alice lives at <host>
      When a <connection> connection to Alice opens
      Then the node lists Alice with <system>

      Examples: long-lived types
        | host          | connection          | system                       |
        | "101.1.7.2"   | outbound-full-relay | the autonomous system 64501  |
        | "101.2.7.2"   | block-relay-only    | the autonomous system 64502  |
        | "101.2.200.2" | manual              | the autonomous system 64503  |
        | "101.0.7.2"   | inbound             | the autonomous system 64501  |
        | "102.7.7.2"   | inbound             | an unknown autonomous system |
        | "102.7.7.2"   | outbound-full-relay | an unknown autonomous system |

    @connection.inbound
    Example: There is no map
      Given Alice lives at "101.1.7.2"
      When Alice connects to the node
      Then the node lists Alice with an unknown autonomous system

    @use.with_node.min_version=28 @use.with_addpeeraddress=yes
    Scenario Outline: A known address, <host>
      Given the node is started with a map of autonomous systems
      And Alice lives at <host>
      When the address manager learns the address of Alice
      Then the node reports that its address manager holds the address of Alice in the autonomous system <number>

      Examples: each system
        | host          | number |
        | "101.1.7.2"   | 64501  |
        | "101.2.127.2" | 64502  |
        | "101.2.128.2" | 64503  |

  @BOOK-012
  Rule: The node refuses to start with an asmap that is missing, empty or damaged
    Bitcoin Core: init.cpp AppInitMain
    Bitcoin Core: util/asmap.cpp DecodeAsmap
    An operator who believes his node protected by the map shall not be without it unnoticed.

    Scenario Outline: <map>
      Given the node is started with <map>
      When the node starts
      Then the node refuses to start because <error>

      Examples: each fault
        | map                                           | error              |
        | a map of autonomous systems that is not there | the map is missing |
        | an empty map of autonomous systems            | the map is damaged |
        | a map of autonomous systems that breaks off   | the map is damaged |

  @BOOK-013 @use.with_addpeeraddress=yes @not.with.second_time @not.with.twice
  Rule: At its start with an asmap the node counts known addresses by system, and forgets none if the asmap is new
    Bitcoin Core: net.cpp CConnman::Start, CConnman::ASMapHealthCheck
    Bitcoin Core: addrman.cpp AddrManImpl::Unserialize
    From the numbers an operator sees whether his map is of use (since version 27). Where an address stands in the
    address manager depends on its group; with another map, or none, the node finds a new place for each. (Where
    that depended on the node's secret as well, two of one system could by chance claim the same one.)
    Not a second time: the node knows the addresses by then.
    Not with twice as many peers: two cannot live at one address and port.

    @use.with_node.min_version=28
    Example: Three known addresses in two systems, and one in none
      Given the node is started with a deterministic address manager
      And Alice lives at "101.0.7.2"
      And Bob lives at "101.1.7.2"
      And Carol lives at "101.2.7.2"
      And Dave lives at "102.7.7.2"
      And the address manager has learnt the addresses of Alice, Bob, Carol and Dave
      When the operator restarts the node, with a map of autonomous systems from then on
      Then the node reports that 4 known addresses lie in 2 autonomous systems, and 1 in none

    @use.with_node.min_version=26
    Example: The map is new
      Given Alice lives at "101.0.7.2"
      And Bob lives at "101.1.7.2"
      And the address manager has learnt the tried address of Alice
      And the address manager has learnt the address of Bob
      When the operator restarts the node, with a map of autonomous systems from then on
      Then the node reports that its address manager holds the address of Alice as tried
      And the node reports that its address manager holds the address of Bob as new

    @use.with_node.min_version=26
    Example: The map is gone
      Given the node is started with a map of autonomous systems
      And Alice lives at "101.0.7.2"
      And Bob lives at "101.1.7.2"
      And the address manager has learnt the tried address of Alice
      And the address manager has learnt the address of Bob
      When the operator restarts the node, without a map of autonomous systems from then on
      Then the node reports that its address manager holds the address of Alice as tried
      And the node reports that its address manager holds the address of Bob as new

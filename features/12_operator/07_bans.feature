@source.policy
Feature: Bans
  An operator who bans an address wants to hear no more of it. A ban is exact: who is outside it notices nothing.

  Background:
    Given Bob has a loopback address of its own
    And Dave has a loopback address of its own

  @CONN-059 @connection.inbound @first.with.later
  Rule: The node refuses connections from a banned address, unless the peer has the noban permission
    Bitcoin Core: net.cpp CConnman::CreateNodeFromAcceptedSocket
    Who is banned shall take no slot and hear nothing of the node, nor anybody in a banned subnet (a range of
    addresses); else the ban would be worth nothing. Each holds by itself, for all who come, until it is lifted or over.
    Only noban, by which the operator excepts a peer from bans, outweighs one; other permissions do not.
    Not a day later: a ban is over by then.

    Example: The address is banned
      Given Alice has an address in the same subnet as Bob
      And the operator has banned the address of Bob
      When Bob connects to the node
      And Alice connects to the node
      Then the node refuses the connection of Bob
      But the node completes the handshake with Alice

    Example: The subnet is banned
      Given Carol has an address in the same subnet as Bob
      And the operator has banned the subnet of Bob
      When Carol connects to the node
      And Alice connects to the node
      Then the node refuses the connection of Carol
      But the node completes the handshake with Alice

    Example: The ban is lifted
      Given the operator has banned the address of Bob
      When the operator lifts the ban on the address of Bob
      And Bob connects to the node
      Then the node completes the handshake with Bob
      And the ban list holds nothing

    Example: The peer has the noban permission
      Given the node is started with the permissions noban for Bob
      And the operator has banned the address of Bob
      When Bob connects to the node
      Then the node completes the handshake with Bob
      And the ban list holds the address of Bob

    Scenario Outline: The peer has the permissions <permissions>
      Given the node is started with the permissions <permissions> for Bob
      And the operator has banned the address of Bob
      When Bob connects to the node
      Then the node refuses the connection of Bob

      Examples: all but noban
        | permissions                    |
        | relay, mempool, download, addr |
        | bloomfilter, forcerelay        |

    Example: Two addresses are banned, and the first ban is over
      Given the operator has banned the address of Bob for 10 seconds
      And the operator has banned the address of Dave
      When 10 seconds pass
      And Dave connects to the node
      Then the node refuses the connection of Dave

    Example: Two peers at a banned address connect one after the other
      Given Carol has the same address as Bob
      And the operator has banned the address of Bob
      When Bob connects to the node
      And Carol connects to the node
      Then the node refuses the connection of Bob
      And the node refuses the connection of Carol

    Example: The ban on the address is lifted, that on the subnet is not
      Given the operator has banned the address of Bob
      And the operator has banned the subnet of Bob
      When the operator lifts the ban on the address of Bob
      And Bob connects to the node
      Then the node refuses the connection of Bob

  @CONN-060
  Rule: A ban disconnects every peer at the banned addresses, whatever its type and permissions
    Bitcoin Core: rpc/net.cpp setban
    Bitcoin Core: net.cpp CConnman::DisconnectNode
    If a ban held for new connections alone, whoever disturbs the node now would stay. So it takes effect at once, and
    for all of a banned subnet (a range of addresses). No permission outweighs that, or a trusted peer that does harm
    could not be stopped so; with noban, by which the operator excepts it from the ban, it may connect again. (Private
    broadcast is not shown.)

    @connection.<connection>
    Scenario Outline: A <connection> connection to a banned <part>
      Given the node has a <connection> connection to Alice
      And the node has a <connection> connection to Bob
      When the operator bans the <part> of Bob
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: the subnet, all long-lived types and addr-fetch
        | connection          | part   |
        | outbound-full-relay | subnet |
        | block-relay-only    | subnet |
        | addr-fetch          | subnet |
        | manual              | subnet |
        | inbound             | subnet |

      Examples: the address, all long-lived types and addr-fetch
        | connection          | part    |
        | outbound-full-relay | address |
        | manual              | address |
        | inbound             | address |
        | block-relay-only    | address |
        | addr-fetch          | address |

    @connection.<connection>
    Scenario Outline: A <connection> connection whose peer has not sent its version message
      Given the node has a <connection> connection to Bob, who sends nothing
      When the operator bans the subnet of Bob
      Then the node disconnects Bob

      Examples: all types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: An inbound peer with the noban permission
      Given the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      When the operator bans the subnet of Bob
      Then the node disconnects Bob

    @connection.inbound
    Example: A peer beside the banned address
      Given Alice has an address in the same subnet as Bob
      And the node has an inbound connection to Bob
      And the node has an inbound connection to Alice
      When the operator bans the address of Bob
      Then the node disconnects Bob
      But the node stays connected to Alice

    @connection.inbound
    Example: Two peers at the banned address, after a ban on another address
      Given Carol has the same address as Bob
      And the operator has banned the address of Dave
      And the node has inbound connections to Bob and Carol
      When the operator bans the address of Bob
      Then the node disconnects Bob
      And the node disconnects Carol

    @connection.inbound
    Example: Two peers in the banned subnet, after a ban on another subnet
      Given Carol has an address in the same subnet as Bob
      And the operator has banned the subnet of Dave
      And the node has inbound connections to Bob and Carol
      When the operator bans the subnet of Bob
      Then the node disconnects Bob
      And the node disconnects Carol

    @connection.manual @use.with_whitelist_out=yes
    Example: A manual peer with the noban permission
      Given the node is started with the permissions noban, out for Bob
      And the node has a manual connection to Bob
      When the operator bans the address of Bob
      Then the node disconnects Bob

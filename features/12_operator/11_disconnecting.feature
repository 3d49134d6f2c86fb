@source.policy
Feature: Disconnecting at the operator's command
  The operator has the last say about who stays connected: a command must end the connections that it names, no others.

  @CONN-037
  Rule: The operator can disconnect any one peer, by its id or by its address and port
    Bitcoin Core: rpc/net.cpp disconnectnode
    A peer may disturb the node, or take others' slots. The peer list shows its id (a number) and its address and port
    (or a host's name, by which the operator named a manual peer); either must do, whatever permissions it was given.

    @connection.<connection>
    Scenario Outline: A <connection> connection, by <name>
      Given the node has <connection> connections to Alice and Bob
      When the operator disconnects Bob by <name>
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: all long-lived types and addr-fetch, by id and by address
        | connection          | name    |
        | outbound-full-relay | id      |
        | block-relay-only    | id      |
        | addr-fetch          | id      |
        | manual              | id      |
        | inbound             | id      |
        | outbound-full-relay | address |
        | block-relay-only    | address |
        | addr-fetch          | address |
        | manual              | address |
        | inbound             | address |

    @connection.inbound
    Scenario Outline: Two inbound peers with the noban permission, one after the other, by <name>
      Given the node is started with the permissions noban for Bob
      And Carol has the same address as Bob
      And the node has inbound connections to Bob and Carol
      When the operator disconnects Bob by <name>
      And the operator disconnects Carol by <name>
      Then the node disconnects Bob
      And the node disconnects Carol

      Examples: both
        | name    |
        | id      |
        | address |

    @connection.<connection>
    Scenario Outline: A <connection> connection whose peer has not sent its version message, by <name>
      Given the node has a <connection> connection to Bob, who sends nothing
      When the operator disconnects Bob by <name>
      Then the node disconnects Bob

      Examples: opened by the node, opened by the peer
        | connection | name    |
        | feeler     | id      |
        | feeler     | address |
        | inbound    | address |

  @CONN-037
  Rule: A command to disconnect is refused if it names no connected peer, or one by both id and address
    Bitcoin Core: rpc/net.cpp disconnectnode
    A slip must cost no connection, nor make the operator believe a peer gone. (Knots takes an address without port.)

    Scenario Outline: The operator <order>
      Given the node has a manual connection to Alice
      When the operator <order>
      Then the node answers that <answer>
      And the node stays connected to Alice

      Examples: an id that no peer has, no peer named, one named twice
        | order                               | answer                            |
        | disconnects an unknown id           | there is no such peer             |
        | disconnects an unnamed peer         | it is unclear which peer is meant |
        | disconnects Alice by address and id | it is unclear which peer is meant |

      @use.with_knots=no
      Examples: the address without its port
        | order                            | answer                |
        | disconnects the address of Alice | there is no such peer |

    Example: A peer that has disconnected
      Given the node has manual connections to Alice and Bob
      And Bob disconnects
      When the operator disconnects Bob by address
      Then the node answers that there is no such peer
      And the node stays connected to Alice

  @CONN-037 @use.with_knots=yes
  Rule: The operator can disconnect all peers of an address or of a subnet by one command
    Bitcoin Knots: rpc/net.cpp disconnectnode
    One party may hold many connections from neighbouring addresses (a subnet); ended one by one, new ones would come
    meanwhile, and take the slots of others. Carol lives at Bob's address or at the next one, Alice elsewhere.

    Scenario Outline: The operator disconnects <place>, and Carol has <address> as Bob
      Given Bob has a loopback address of its own
      And Carol has <address> as Bob
      And the node has inbound connections to Alice, Bob and Carol
      When the operator disconnects <place>
      Then the node disconnects Bob
      And the node <outcome> Carol
      But the node stays connected to Alice

      Examples: one address, and its neighbours too
        | place              | address                       | outcome            |
        | the address of Bob | the same address              | disconnects        |
        | the address of Bob | an address in the same subnet | stays connected to |
        | the subnet of Bob  | an address in the same subnet | disconnects        |

  @CONN-038
  Rule: Switching network activity off disconnects every peer, whatever its type and permissions
    Bitcoin Core: net.cpp CConnman::DisconnectNodes
    The node must fall silent at once, whenever it is ordered and whomever the operator trusts: one connection left over
    would show whoever watches the line that the node is there. An empty peer list shows that nobody is left.

    @connection.<connection>
    Scenario Outline: Two <connection> connections
      Given the node has <connection> connections to Alice and Bob
      When the operator switches network activity off
      Then the node disconnects Alice
      And the node disconnects Bob
      And the node lists no peers

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> connection whose peer has not sent its version message
      Given the node has a <connection> connection to Bob, who sends nothing
      When the operator switches network activity off
      Then the node disconnects Bob
      And the node lists no peers

      Examples: opened by the node, opened by the peer
        | connection |
        | feeler     |
        | inbound    |

    @connection.inbound
    Example: An inbound peer with the noban permission
      Given the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      When the operator switches network activity off
      Then the node disconnects Bob

    @connection.manual @use.with_whitelist_out=yes
    Example: A manual peer with the noban permission
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban, out for Bob
      And the node has a manual connection to Bob
      When the operator switches network activity off
      Then the node disconnects Bob

    @connection.private-broadcast @fixture.coins @use.with_private_broadcast=yes
    Example: A private-broadcast peer
      Given the node is started with private broadcast over Tor
      And Bob has an onion address that the node knows
      And the operator has submitted a transaction privately
      When the operator switches network activity off
      Then the node disconnects Bob

    Example: It has been off before
      Given the operator has switched network activity off
      And the operator has switched network activity on
      And the node has an inbound connection to Bob
      When the operator switches network activity off
      Then the node disconnects Bob

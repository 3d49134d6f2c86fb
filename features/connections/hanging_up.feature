Feature: Hanging up on the operator's word
  The operator has the last say about who stays connected. A request must end the connections that it
  names, and no others.

  @CONN-037 @source.policy
  Rule: The operator can end any one connection, by the peer's number or by its exact address
    Bitcoin Core, rpc/net.cpp, disconnectnode. The node's list of peers shows the number and the address of
    each.

    @connection.<connection>
    Scenario Outline: A <connection> connection, by <name>
      Given the node has a <connection> connection to peer Alice
      And the node has a <connection> connection to peer Bob
      When the operator disconnects Bob by <name>
      Then the node ends the connection to Bob
      But the node keeps the connection to Alice

      Examples: by number
        | connection          | name   |
        | outbound-full-relay | number |
        | block-relay-only    | number |
        | addr-fetch          | number |
        | manual              | number |
        | inbound             | number |

      Examples: by address
        | connection          | name    |
        | outbound-full-relay | address |
        | block-relay-only    | address |
        | addr-fetch          | address |
        | manual              | address |
        | inbound             | address |

    @connection.feeler
    Example: A feeler connection whose peer has not greeted
      Given the node has a feeler connection to silent peer Bob
      When the operator disconnects Bob by number
      Then the node ends the connection to Bob

  @CONN-037 @source.policy
  Rule: A request that does not say exactly whom to disconnect is refused
    Bitcoin Core, rpc/net.cpp, disconnectnode. A slip must not cost a connection.

    Scenario Outline: The operator disconnects <whom>
      Given the node has a manual connection to peer Alice
      When the operator disconnects <whom>
      Then the node refuses because <reason>
      And the node keeps the connection to Alice

      Examples: nobody who is there
        | whom                       | reason                   |
        | a number that nobody has   | it knows no such peer    |

      Examples: not said, or said twice
        | whom                         | reason                             |
        | nobody in particular         | it cannot tell which peer is meant |
        | Alice by address and number  | it cannot tell which peer is meant |

    @use.with_knots=no
    Example: The address without its port
      Given the node has an inbound connection to peer Alice
      And the node has an inbound connection to peer Bob
      When the operator disconnects the address of Alice without its port
      Then the node refuses because it knows no such peer
      And the node keeps the connection to Alice

  @CONN-037 @source.policy @use.with_knots=yes
  Rule: The operator can end all connections of an address or of a range at once
    Bitcoin Knots, rpc/net.cpp, disconnectnode. One request then ends what one party has opened.

    Scenario Outline: The operator disconnects <whom>
      Given peer Bob has a local address of its own
      And peer Carol has an address in the same range as Bob
      And the node has an inbound connection to peer Alice
      And the node has an inbound connection to peer Bob
      And the node has an inbound connection to peer Carol
      When the operator disconnects <whom>
      Then the node ends the connection to Bob
      But the node <does> the connection to Carol

      Examples: one address, and its neighbours too
        | whom                                | does  |
        | the address of Bob without its port | keeps |
        | the range of Bob                    | ends  |

  @CONN-038 @source.policy
  Rule: Switching the network off ends every connection of every kind
    Bitcoin Core, net.cpp, CConnman::DisconnectNodes. Off means off, whoever vouches for the peer.

    @connection.<connection>
    Scenario Outline: A <connection> connection
      Given the node has a <connection> connection to peer Bob
      When the operator switches the network off
      Then the node ends the connection to Bob
      And the node lists no connection

      Examples: all lasting kinds
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> connection whose peer has not greeted
      Given the node has a <connection> connection to silent peer Bob
      When the operator switches the network off
      Then the node ends the connection to Bob
      And the node lists no connection

      Examples: the node calls, the node is called
        | connection |
        | feeler     |
        | inbound    |

    @connection.inbound
    Example: A caller with the no-ban permission
      Given peer Bob has a local address of its own
      And the operator whitelists the address of Bob with the permissions noban
      And the node has an inbound connection to peer Bob
      When the operator switches the network off
      Then the node ends the connection to Bob

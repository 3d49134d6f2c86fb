Feature: Banning
  An operator who bans an address wants to hear no more of it. A ban is exact: who is outside it notices
  nothing.

  @CONN-059 @source.policy @connection.inbound
  Rule: A caller from a banned address is hung up on without a word
    Bitcoin Core, net.cpp, CreateNodeFromAcceptedSocket. Whoever is banned shall hear nothing of the node.
    The no-ban permission outweighs a ban, other permissions do not.

    Example: The address is banned
      Given peer Bob has a local address of its own
      And peer Alice has an address in the same range as Bob
      And the operator has banned the address of Bob
      When peer Bob calls the node
      And peer Alice calls the node
      Then the node turns Bob away without a word
      But the node has completed the handshake with Alice

    Example: The range is banned
      Given peer Bob has a local address of its own
      And peer Carol has an address in the same range as Bob
      And the operator has banned the range of Bob
      When peer Carol calls the node
      And peer Alice calls the node
      Then the node turns Carol away without a word
      But the node has completed the handshake with Alice

    Example: The ban is lifted
      Given peer Bob has a local address of its own
      And the operator has banned the address of Bob
      When the operator lifts the ban on the address of Bob
      And peer Bob calls the node
      Then the node has completed the handshake with Bob
      And the list of bans is empty

    Example: The caller has the no-ban permission
      Given peer Bob has a local address of its own
      And the operator whitelists the address of Bob with the permissions noban
      And the operator has banned the address of Bob
      When peer Bob calls the node
      Then the node has completed the handshake with Bob

    Example: The caller has other permissions
      Given peer Bob has a local address of its own
      And the operator whitelists the address of Bob with the permissions relay, mempool, download, addr
      And the operator has banned the address of Bob
      When peer Bob calls the node
      Then the node turns Bob away without a word

  @CONN-060 @source.policy
  Rule: Banning ends every connection in the range at once, whatever its kind
    Bitcoin Core, rpc/net.cpp, setban. No permission helps: whoever may return has to call again.

    @connection.<connection>
    Scenario Outline: A <connection> connection to a banned <part>
      Given peer Bob has a local address of its own
      And the node has a <connection> connection to peer Alice
      And the node has a <connection> connection to peer Bob
      When the operator bans the <part> of Bob
      Then the node ends the connection to Bob
      But the node keeps the connection to Alice

      Examples: the range, all lasting kinds
        | connection          | part  |
        | outbound-full-relay | range |
        | block-relay-only    | range |
        | addr-fetch          | range |
        | manual              | range |
        | inbound             | range |

      Examples: the address
        | connection          | part    |
        | outbound-full-relay | address |
        | manual              | address |
        | inbound             | address |

    @connection.feeler
    Example: A feeler connection whose peer has not greeted
      Given peer Bob has a local address of its own
      And the node has a feeler connection to silent peer Bob
      When the operator bans the range of Bob
      Then the node ends the connection to Bob

    @connection.inbound
    Example: A caller with the no-ban permission, which may return
      Given peer Bob has a local address of its own
      And the operator whitelists the address of Bob with the permissions noban
      And the node has an inbound connection to peer Bob
      When the operator bans the range of Bob
      Then the node ends the connection to Bob

    @connection.inbound
    Example: A neighbour of the banned address
      Given peer Bob has a local address of its own
      And peer Alice has an address in the same range as Bob
      And the node has an inbound connection to peer Bob
      And the node has an inbound connection to peer Alice
      When the operator bans the address of Bob
      Then the node ends the connection to Bob
      But the node keeps the connection to Alice

Feature: What misbehaviour costs the others at the same address
  Whoever misbehaves comes back under another port, or is there already. So the node holds the address
  to account, but not an address that strangers share, such as that of its own machine.

  @CONN-058 @MISB-002 @source.policy @use.with_public_addresses=yes
  Rule: When a peer at a public address misbehaves, all connections to that address end, manual ones too
    Bitcoin Core, net_processing.cpp, MaybeDiscourageAndDisconnect, and net.cpp, DisconnectNode. What a
    manual peer does wrong itself is overlooked (CONN-036), and costs its address nothing either.

    @connection.<connection>
    Scenario Outline: Another connection to that address is <connection>
      Given peers Mallory and Carol live at one public address
      And the node has a <connection> connection to peer Carol
      And the node has a <connection> connection to peer Alice
      And the node has an inbound connection to peer Mallory
      When Mallory sends the node a block header without work
      Then the node ends the connection to Mallory
      And the node ends the connection to Carol
      But the node keeps the connection to Alice

      Examples: all lasting kinds
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: The misbehaving connection is <connection>
      Given peers Mallory and Carol live at one public address
      And the node has an inbound connection to peer Carol
      And the node has a <connection> connection to peer Mallory
      When Mallory sends the node a block header without work
      Then the node ends the connection to Mallory
      And the node ends the connection to Carol

      Examples: every lasting kind that the node does not owe to its operator
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | inbound             |

    @connection.manual
    Example: A peer that the operator asked for costs the others nothing
      Given peers Mallory and Carol live at one public address
      And the node has an inbound connection to peer Carol
      And the node has a manual connection to peer Mallory
      When Mallory sends the node a block header without work
      Then the node keeps the connection to Mallory
      And the node keeps the connection to Carol

    @connection.inbound
    Example: An address beside it is another address
      Given peer Mallory has a public address of its own
      And peer Alice has an address in the same range as Mallory
      And the node has an inbound connection to peer Alice
      And the node has an inbound connection to peer Mallory
      When Mallory sends the node a block header without work
      Then the node ends the connection to Mallory
      But the node keeps the connection to Alice

  @CONN-058 @MISB-001 @source.policy @connection.inbound
  Rule: When a peer at a local address misbehaves, nobody else there pays, and the address is not discouraged
    Bitcoin Core, net_processing.cpp, MaybeDiscourageAndDisconnect (IsLocal). All callers through a
    local proxy, such as Tor, share that address.

    Example: Somebody else at that address
      Given the node has an inbound connection to peer Carol
      And the node has an inbound connection to peer Mallory
      When Mallory sends the node a block header without work
      Then the node ends the connection to Mallory
      But the node keeps the connection to Carol

    Example: The same peer comes back, to the last place
      Given the node has a place for 1 caller
      And peer Mallory has misbehaved
      When peer Mallory calls the node again
      Then the node has completed the handshake with Mallory

  @CONN-063 @MISB-003 @source.policy @connection.inbound @use.with_public_addresses=yes
  Rule: A caller from a discouraged address is turned away as soon as at most one place is free
    Bitcoin Core, net.cpp, CreateNodeFromAcceptedSocket. While there is room it does no harm.

    Scenario Outline: <inside> of 3 places are taken
      Given the node has places for 3 callers
      And peer Mallory has misbehaved from a public address
      And <inside> ordinary callers are connected
      When peer Mallory calls the node again
      Then the node has completed the handshake with Mallory

      Examples: more than one place is free
        | inside |
        | 0      |
        | 1      |

    Example: 2 of 3 places are taken
      Given the node has places for 3 callers
      And peer Mallory has misbehaved from a public address
      And 2 ordinary callers are connected
      When peer Mallory calls the node again
      And peer Alice calls the node
      Then the node turns Mallory away without a word
      But the node has completed the handshake with Alice

    Example: The only place is free
      Given the node has a place for 1 caller
      And peer Mallory has misbehaved from a public address
      When peer Mallory calls the node again
      And peer Alice calls the node
      Then the node turns Mallory away without a word
      But the node has completed the handshake with Alice

    Example: Its neighbour has not misbehaved
      Given peer Mallory has a public address of its own
      And peer Alice has an address in the same range as Mallory
      And the node has a place for 1 caller
      And peer Mallory has misbehaved
      When peer Alice calls the node
      Then the node has completed the handshake with Alice

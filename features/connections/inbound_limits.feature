Feature: How many callers a node takes
  Every connection costs memory and bandwidth. A node keeps places for its own calls, which nobody
  can take away from it, and fills the rest with callers.

  @CONN-042 @CONN-041 @source.policy
  Rule: A small limit on connections costs callers first, then addr-fetch, block-relay-only and full-relay
    Bitcoin Core, net.h, CConnman::Init, and net.cpp, CConnman::Start. Eleven places are the node's own: for
    eight full-relay peers, two block-relay-only ones, and one more, which here goes to an addr-fetch one.
    Callers get what the limit leaves beside the eleven. Peers that the node chose are worth more.

    Scenario Outline: A limit of <limit>
      Given the limit on connections is <limit>
      When connections of every kind are opened until the node wants no more
      Then the node has <full-relay> outbound-full-relay connections
      And the node has <block-relay> block-relay-only connections
      And the node has <addr-fetch> addr-fetch connections
      And the node has <callers> inbound connections

      Examples: from nothing to the first places for callers
        | limit | full-relay | block-relay | addr-fetch | callers |
        | 0     | 0          | 0           | 0          | 0       |
        | 1     | 1          | 0           | 0          | 0       |
        | 3     | 3          | 0           | 0          | 0       |
        | 8     | 8          | 0           | 0          | 0       |
        | 9     | 8          | 1           | 0          | 0       |
        | 10    | 8          | 2           | 0          | 0       |
        | 11    | 8          | 2           | 1          | 0       |
        | 12    | 8          | 2           | 1          | 1       |
        | 13    | 8          | 2           | 1          | 2       |
        | 15    | 8          | 2           | 1          | 4       |

    @connection.manual
    Example: A connection that the operator asks for needs no place
      Given the limit on connections is 0
      When a manual connection to peer Bob opens
      Then the node has completed the handshake with Bob

  @CONN-041 @source.policy @connection.inbound
  Rule: The room for callers is fixed, whatever else the node is connected to
    Bitcoin Core, net.h, CConnman::Init. Free places of the node's own stay free for its own calls, and
    manual connections take no place from callers. The usual limit is 125, which leaves 125 - 11 = 114
    to callers; where it is 200 (Core PR 28463), it leaves 189.

    Example: The node has called nobody
      Given the node has places for 2 callers
      And 2 ordinary callers are connected
      When peer Erin calls the node
      Then the node turns Erin away without a word
      And the node keeps every caller

    Example: The node has called somebody
      Given the node has places for 2 callers
      And the node has a manual connection to peer Alice
      And the node has an outbound-full-relay connection to peer Bob
      And 1 ordinary caller is connected
      When peer Erin calls the node
      Then the node has completed the handshake with Erin
      And the node has 2 inbound connections

    @use.with_inbound_relay_percent=no
    Example: By default there is room for 114
      Given 114 ordinary callers are connected
      When peer Erin calls the node
      Then the node has completed the handshake with Erin
      And the node ends the connection to 1 of the callers
      And the node has 114 inbound connections

    @use.with_inbound_relay_percent=yes
    Example: By default there is room for 189, since more room is left to those who want blocks only
      Given 189 callers that decline transactions are connected
      When peer Erin calls the node
      Then the node has completed the handshake with Erin
      And the node ends the connection to 1 of the callers
      And the node has 189 inbound connections

  @CONN-041 @source.policy @connection.inbound @use.with_inbound_relay_percent=yes
  Rule: At most half of the places for callers go to those that want transactions
    Bitcoin Core, net.cpp, EvictTxPeerIfFull. Announcing transactions is what makes a caller costly. A limit
    of 31 leaves 20 places to callers, 10 of them to such; one of 53 leaves 42, and 21 of them.

    Example: The places for callers that want transactions are taken
      Given the limit on connections is 31, half of the callers may want transactions
      And 10 ordinary callers are connected
      When peer Erin calls the node
      Then the node ends the connection to Erin
      And the node keeps every caller

    Example: A caller that declines transactions finds a place
      Given the limit on connections is 31, half of the callers may want transactions
      And 10 ordinary callers are connected
      And peer Erin declines transactions
      When peer Erin calls the node
      Then the node has completed the handshake with Erin
      And the node keeps every caller

    Example: Others that decline transactions are there, and younger
      Given the limit on connections is 53, half of the callers may want transactions
      And 21 ordinary callers are connected
      And 20 callers that decline transactions are connected
      When peer Erin calls the node
      Then the node has completed the handshake with Erin
      And the node ends one connection, to one of the ordinary callers

    Example: Among many such callers, one gives way though places are free
      Given the limit on connections is 53, half of the callers may want transactions
      And 21 ordinary callers are connected
      When peer Erin calls the node
      Then the node has completed the handshake with Erin
      And the node ends the connection to 1 of the callers

  @CONN-044 @CONN-010 @source.policy @connection.inbound
  Rule: A caller for whom no place can be made is hung up on without a word
    Bitcoin Core, net.cpp, CreateNodeFromAcceptedSocket. The node does not introduce itself to
    somebody it will not talk to, and nobody who is there already suffers.

    Scenario Outline: <places> places, all taken
      Given the node has places for <places> callers
      And <places> ordinary callers are connected
      When peer Erin calls the node
      Then the node turns Erin away without a word
      And the node keeps every caller

      Examples: nobody may be sent away for a newcomer
        | places |
        | 1      |
        | 2      |
        | 19     |

    Example: A caller that leaves makes room
      Given the node has places for 2 callers
      And 1 ordinary caller is connected
      And the node has an inbound connection to peer Bob
      When Bob hangs up
      And peer Erin calls the node
      Then the node has completed the handshake with Erin
      And the node keeps every caller

Feature: Calls of a node to itself
  A node that hears its own address from others may call itself without knowing. Such a connection would
  take two places and bring nothing.

  @HAND-008 @source.policy
  Rule: Every greeting of the node carries a number of its own
    Bitcoin Core, net.cpp. By this number a node knows its own greeting when it comes back.

    Example: One greeting to a caller and two to peers that the node calls
      Given the node has an inbound connection to peer Alice
      And the node has an outbound-full-relay connection to peer Bob
      When a block-relay-only connection to peer Carol opens
      Then the numbers of the node's greetings to Alice, Bob and Carol differ

  @CONN-077 @HAND-027 @source.policy @use.with_node.min_version=27.2
  Rule: A call of the node to itself comes to nothing
    Bitcoin Core, net.cpp, CheckIncomingNonce. The node's list of peers holds Alice and nobody else
    then. Before version 27.2 a node that was quick enough to answer itself did not notice.

    @connection.<connection>
    Scenario Outline: A <connection> connection
      Given the node has an outbound-full-relay connection to peer Alice
      When the node is asked for a <connection> connection to itself
      Then the node lists every peer as what it is
      And the node keeps the connection to Alice

      Examples: kinds that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |

  @CONN-077 @HAND-027 @source.policy @connection.inbound
  Rule: A caller who repeats the number of an unfinished greeting is hung up on without a greeting
    Bitcoin Core, net_processing.cpp, VERSION. Only the node itself can have that number.

    @connection.<connection>
    Scenario Outline: The number of a greeting on a <connection> connection
      Given the node has an inbound connection to peer Alice
      And the node has a <connection> connection to silent peer Bob
      When Carol calls the node with the number of its greeting to Bob
      Then the node ends the connection to Carol
      And the node says nothing to Carol
      But the node keeps the connection to Alice

      Examples: kinds that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |

    @connection.<connection>
    Scenario Outline: The number next to that of a greeting on a <connection> connection
      Given the node has a <connection> connection to silent peer Bob
      When Carol calls the node with the number next to that of its greeting to Bob
      Then the node has completed the handshake with Carol
      And the node keeps the connection to Carol

      Examples: kinds that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |

    @connection.<connection>
    Scenario Outline: The number of a finished greeting on a <connection> connection
      Given the node has a <connection> connection to peer Bob
      When Carol calls the node with the number of its greeting to Bob
      Then the node has completed the handshake with Carol
      And the node keeps the connection to Bob

      Examples: all lasting kinds
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer that the node called repeats the number
      Given peer Bob repeats the number of the node's greeting
      When a <connection> connection to peer Bob opens
      Then the node has completed the handshake with Bob
      And the node keeps the connection to Bob

      Examples: lasting kinds that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

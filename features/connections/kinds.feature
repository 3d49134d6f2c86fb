@core.pr.19315
Feature: The kinds of connection
  A node keeps different kinds of connection for different purposes, and treats each in its own way.
  Whoever watches a node must be able to see which connection is of which kind.

  @CONN-019 @source.policy @smoke
  Rule: The node names the kind of each connection with a fixed word and says who called whom
    Bitcoin Core, node/connection_types.cpp. Every other statement of this specification about a kind
    of connection rests on these words.

    @connection.<connection>
    Scenario Outline: A <connection> connection
      When a <connection> connection to peer Bob opens
      Then the node has completed the handshake with Bob
      And the node lists Bob as <connection>

      Examples: the node calls
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

      Examples: the node is called
        | connection |
        | inbound    |

    @connection.feeler
    Example: A feeler connection, as long as the peer has not greeted
      Given peer Bob waits with its version message
      When a feeler connection to peer Bob opens
      Then the node lists Bob as feeler

  @CONN-019 @source.policy
  Rule: Connections of every kind stand side by side on one node
    Bitcoin Core, net.cpp. Opening one kind neither changes nor ends another.

    Example: One connection of each lasting kind
      Given the node has an inbound connection to peer Alice
      And the node has an outbound-full-relay connection to peer Bob
      And the node has a block-relay-only connection to peer Carol
      And the node has an addr-fetch connection to peer Dave
      When a manual connection to peer Erin opens
      Then the node lists every peer as what it is

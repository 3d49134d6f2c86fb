@core.pr.19315 @source.policy
Feature: The connection types
  A node has connections of different types for different purposes, and treats each in its own way.
  Whoever watches a node must be able to see which connection is of which type.

  @CONN-019 @smoke
  Rule: The peer list names the type of each connection by a fixed word, and its direction
    Bitcoin Core: node/connection_types.cpp ConnectionTypeAsString
    Every other statement of this specification about a connection type rests on these words.

    @connection.<connection>
    Scenario Outline: The <connection> type
      When a <connection> connection to Bob opens
      Then the node completes the handshake with Bob
      And the node lists Bob as <connection>

      Examples: lasting types that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

      Examples: the type that peers open
        | connection |
        | inbound    |

    @connection.feeler
    Example: The feeler type, before the version message of the peer
      Given Bob sends nothing
      When a feeler connection to Bob opens
      Then the node lists Bob as feeler

  @CONN-019
  Rule: Connections of all types exist side by side on one node
    Bitcoin Core: net.cpp CConnman::OpenNetworkConnection
    Opening a connection of one type neither changes nor ends one of another.

    Example: One connection of each lasting type
      Given the node has an inbound connection to Alice
      And the node has an outbound-full-relay connection to Bob
      And the node has a block-relay-only connection to Carol
      And the node has an addr-fetch connection to Dave
      When a manual connection to Erin opens
      Then the node lists every connection once, as its type

@source.policy
Feature: As long as the network is switched off
  An operator who switches the network off must be sure that nobody hears from the node.

  @CONN-039 @connection.inbound
  Rule: While the network is off, the node refuses every inbound connection
    Bitcoin Core: net.cpp CConnman::CreateNodeFromAcceptedSocket
    Nobody shall hear from the node, not even those whom its operator trusts.

    Example: The operator has switched it off and on again
      Given the operator has switched the network off
      When Bob connects to the node
      And the operator switches the network on
      And Alice connects to the node
      Then the node refuses the connection of Bob
      But the node completes the handshake with Alice

    Example: It was off from the start
      Given the node is started with the network switched off
      When Bob connects to the node
      And the operator switches the network on
      And Alice connects to the node
      Then the node refuses the connection of Bob
      But the node completes the handshake with Alice

    @CONN-038
    Example: The operator has switched it off although it was off, and then on again
      Given the operator has switched the network off
      And the operator has switched the network off
      When Bob connects to the node
      And the operator switches the network on
      And Alice connects to the node
      Then the node refuses the connection of Bob
      But the node completes the handshake with Alice

    Example: An inbound peer with the noban permission
      Given the node is started with the permissions noban for Bob
      And the operator has switched the network off
      When Bob connects to the node
      Then the node refuses the connection of Bob

  @CONN-038
  Rule: The node says whether its network is on
    Bitcoin Core: rpc/net.cpp setnetworkactive, getnetworkinfo
    An operator who wants silence must be able to see that there is silence.

    Scenario Outline: The operator switches it <state>
      Given the operator has switched the network off
      When the operator switches the network <state>
      Then the node answers that the network is <state>
      And the node reports that the network is <state>

      Examples: both ways
        | state |
        | off   |
        | on    |

    Example: The node is started with the network switched off
      Given the node is started with the network switched off
      When the node starts
      Then the node reports that the network is off

  @CONN-039
  Rule: While the network is off, a request for a connection is granted, without effect, and forgotten
    Bitcoin Core: net.cpp CConnman::OpenNetworkConnection
    Whoever asks is not told. Added nodes are no requests: the node remembers them.

    @connection.<connection>
    Scenario Outline: A request for a <connection> connection
      Given the operator has switched the network off
      When the node is asked to connect to Bob as <connection>
      Then the node answers that it does so
      But the node lists no peers

      Examples: lasting types that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

    @connection.<connection>
    Scenario Outline: A <connection> connection, requested with the network off and then on
      Given the operator has switched the network off
      When the node is asked to connect to Bob as <connection>
      And the operator switches the network on
      And the node is asked to connect to Bob as <connection>
      Then the node connects to Bob once

      Examples: lasting types that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

      @use.with_node.min_version=23
      Examples: and the type that came later
        | connection |
        | feeler     |

    @connection.<connection>
    Scenario Outline: A <connection> connection that was requested with the network off does not open later
      Given the operator has switched the network off
      When the node is asked to connect to Bob as <connection>
      And the operator switches the network on
      And the node is asked to connect to Alice as <connection>
      Then the node connects to Alice once
      But the node does not connect to Bob

      Examples: lasting types that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

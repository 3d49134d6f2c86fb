@core.pr.19315 @source.policy
Feature: One connection for each address and port
  Two connections to the same listener would waste a slot and make one peer count twice. Two peers that merely share a
  machine are another matter when somebody requests both.
  Not shown: inbound; such a connection is opened by the peer, and cannot be requested.

  @CONN-016
  Rule: While slots are free, a request for a connected peer's address and port is accepted and does nothing
    Bitcoin Core: net.cpp CConnman::OpenNetworkConnection, CConnman::AlreadyConnectedToHost
    Bitcoin Core: net.cpp CConnman::ConnectNode, CConnman::AlreadyConnectedToAddressPort
    A second connection to the same peer would bring nothing new, and take a slot from another one. What was asked for
    is there already, if perhaps as another type, so the node accepts and does nothing, however the address is spelt.
    Carol shows that it connects on request; when she leaves, a slot is free. With no slot of the type free, the request
    is refused; manual connections need none.
    Not with twice as many peers: there are two block-relay-only slots for Bob and Carol.
    Not with bystanders: they take outbound slots, which are counted here.

    @connection.<connection> @few.with.bystanders @not.with.twice
    Scenario Outline: On top of <present>, <connection> is requested
      When the node is asked for a <present> connection to Bob
      And the node is asked for a <connection> connection to Carol
      And Carol disconnects
      And the node is asked for a <connection> connection to Bob
      Then the node answers that it accepts
      But the node connects to Bob once
      And the node connects to Carol once
      And the node lists Bob as <present>

      Examples: the same type twice
        | present             | connection          |
        | outbound-full-relay | outbound-full-relay |
        | block-relay-only    | block-relay-only    |
        | addr-fetch          | addr-fetch          |
        | manual              | manual              |

      Examples: another type
        | present             | connection          |
        | outbound-full-relay | block-relay-only    |
        | outbound-full-relay | addr-fetch          |
        | outbound-full-relay | feeler              |
        | outbound-full-relay | manual              |
        | block-relay-only    | outbound-full-relay |
        | addr-fetch          | outbound-full-relay |
        | manual              | outbound-full-relay |

    @connection.feeler
    Example: On top of a feeler connection, as long as it lives
      Given Bob sends nothing
      When the node is asked for a feeler connection to Bob
      And the node is asked for a feeler connection to Carol
      And the node is asked for a feeler connection to Bob
      Then the node answers that it accepts
      But the node connects to Bob once
      And the node connects to Carol once
      And the node lists Bob as feeler

    @connection.<connection>
    Scenario Outline: An inbound peer came from the port at which it listens, <connection> is requested
      Given Bob connects from the port at which it listens
      And the node has an inbound connection to Bob
      When the node is asked for a <connection> connection to Carol
      And the node is asked for a <connection> connection to Bob
      Then the node answers that it accepts
      But the node does not connect to Bob
      And the node connects to Carol once
      And the node lists Bob as inbound

      Examples: one type that a test requests, and one that the operator requests
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.<connection>
    Scenario Outline: Another spelling of the address, and <connection> is requested
      When the node is asked for a <connection> connection to Bob
      And the node is asked for a <connection> connection to Bob by another spelling
      And the node is asked for a <connection> connection to Carol by another spelling
      Then the node connects to Bob once
      And the node connects to Carol once

      Examples: one type that a test requests, and one that the operator requests
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.<connection> @few.with.bystanders
    Scenario Outline: No block-relay-only slot is free any more, and <connection> is requested
      Given the node has 1 block-relay-only connection
      When the node is asked for a block-relay-only connection to Bob
      And the node is asked for a <connection> connection to Bob
      Then the node answers that <answer>
      And the node connects to Bob once

      Examples: the type without a free slot, one with a free slot, one that needs none
        | connection          | answer          |
        | block-relay-only    | no slot is free |
        | outbound-full-relay | it accepts      |
        | manual              | it accepts      |

  @CONN-016 @CONN-011 @few.with.bystanders
  Rule: A request that does nothing takes no outbound slot
    Bitcoin Core: net.cpp CConnman::AddConnection
    A request for a connected peer opens nothing. The outbound slot taken for the attempt, one of eleven, must be given
    back, or such requests would use all of them up. Nine and Bob make ten, so one of the last three finds a slot.
    Not with bystanders: they take outbound slots, which are counted here.

    @connection.<connection>
    Scenario Outline: A <connection> connection is requested twice more, then the last of the eleven slots
      Given the node has 9 addr-fetch connections
      When the node is asked for an outbound-full-relay connection to Bob
      And the node is asked for a <connection> connection to Bob
      And the node is asked for a <connection> connection to Bob by another spelling
      And the node is asked to open 3 addr-fetch connections
      Then the node connects to Bob once
      And the node has 10 addr-fetch connections

      Examples: the same type, and others
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |

  @CONN-017
  Rule: Peers that the node has not chosen itself may share an address, if their ports differ
    Bitcoin Core: net.cpp CConnman::ConnectNode, CConnman::AlreadyConnectedToAddressPort
    Several nodes may share one address, for example in one household, and are told apart by their ports. If the node
    took them for one, it would refuse peers that somebody wants. Only when it chooses a peer itself does it leave out
    addresses to which it is connected, since all there may be in one hand.
    Not with bystanders: they take one of the two block-relay-only slots.

    @connection.<connection> @few.with.bystanders
    Scenario Outline: Two <connection> connections
      Given Bob has the same address as Alice
      And the node has a <connection> connection to Alice
      When a <connection> connection to Bob opens
      Then the node completes the handshake with Bob
      And the node stays connected to Alice
      And the node lists every connection once, as its type

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection> @few.with.bystanders
    Scenario Outline: A <connection> connection beside one of type <first>
      Given Bob has the same address as Alice
      And the node has a <first> connection to Alice
      When a <connection> connection to Bob opens
      Then the node completes the handshake with Bob
      And the node stays connected to Alice

      Examples: long-lived types that the node opens, and addr-fetch, beside inbound
        | connection          | first   |
        | outbound-full-relay | inbound |
        | block-relay-only    | inbound |
        | addr-fetch          | inbound |
        | manual              | inbound |

      Examples: inbound, beside long-lived types that the node opens, and addr-fetch
        | connection | first               |
        | inbound    | outbound-full-relay |
        | inbound    | block-relay-only    |
        | inbound    | addr-fetch          |
        | inbound    | manual              |

@core.pr.19315
Feature: One connection for each address and port
  Two connections to the same listener would waste a place and make one peer count twice. Two peers
  that merely share a machine are another matter when somebody asks for both.

  @CONN-016 @source.policy
  Rule: A request to call an address and port that is connected already is agreed to and does nothing
    Bitcoin Core, net.cpp, OpenNetworkConnection (AlreadyConnectedToHost).

    @connection.<connection>
    Scenario Outline: On top of <present>, <connection> is asked for
      Given the node has a <present> connection to peer Bob
      When the node is asked for a <connection> connection to peer Bob
      And the node is asked for a <connection> connection to peer Carol
      Then the node agrees to the <connection> connection to Bob
      But the node has called Bob once
      And the node has called Carol once
      And the node lists Bob as <present>

      Examples: the same kind twice
        | present             | connection          |
        | outbound-full-relay | outbound-full-relay |
        | block-relay-only    | block-relay-only    |
        | addr-fetch          | addr-fetch          |
        | manual              | manual              |

      Examples: another kind
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
      Given the node has a feeler connection to silent peer Bob
      When the node is asked for a feeler connection to peer Bob
      And the node is asked for a feeler connection to peer Carol
      Then the node agrees to the feeler connection to Bob
      But the node has called Bob once
      And the node has called Carol once
      And the node lists Bob as feeler

    @connection.<connection>
    Scenario Outline: The peer called the node, and <connection> to the same address and port is asked for
      Given peer Bob has called the node from the port at which it listens
      When the node is asked for a <connection> connection to peer Bob
      And the node is asked for a <connection> connection to peer Carol
      Then the node agrees to the <connection> connection to Bob
      But the node has never called Bob
      And the node has called Carol once
      And the node lists Bob as inbound

      Examples: one of those by the test call, and one by the operator
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.<connection>
    Scenario Outline: Another spelling of the address, and <connection> is asked for
      Given the node has a <connection> connection to peer Bob
      When the node is asked for a <connection> connection to peer Bob, its address spelt otherwise
      And the node is asked for a <connection> connection to peer Carol, its address spelt otherwise
      Then the node has called Bob once
      And the node has called Carol once

      Examples: one of those by the test call, and one by the operator
        | connection          |
        | outbound-full-relay |
        | manual              |

  @CONN-016 @CONN-011 @source.policy
  Rule: A request that does nothing takes no place
    Bitcoin Core, net.cpp, AddConnection. The place taken for the call is given back.

    Example: Twice the same request, then the last place
      Given the node has 9 addr-fetch connections
      And the node has an outbound-full-relay connection to peer Bob
      When the node is asked for an outbound-full-relay connection to peer Bob
      And the node is asked for an outbound-full-relay connection to peer Bob, its address spelt otherwise
      And the node is asked for 3 addr-fetch connections
      Then the node has called Bob once
      And the node has 10 addr-fetch connections

  @CONN-017 @source.policy
  Rule: Several peers at one address are fine as long as their ports differ
    Bitcoin Core, net.cpp, ConnectNode. Only the node's own choice of peers avoids this.

    @connection.<connection>
    Scenario Outline: Two <connection> connections
      Given peers Alice and Bob live at one address
      And the node has a <connection> connection to peer Alice
      When a <connection> connection to peer Bob opens
      Then the node has completed the handshake with Bob
      And the node keeps the connection to Alice
      And the node lists every peer as what it is

      Examples: all lasting kinds
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

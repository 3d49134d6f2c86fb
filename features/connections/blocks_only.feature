@core.pr.19315
Feature: A node that wants blocks only
  Such a node saves traffic by declining transactions. It must not become easier to cut off from the chain.

  @CONN-023 @source.policy
  Rule: A node that wants blocks only has the same places as any other
    Bitcoin Core, net.cpp, AddConnection, which does not know of that wish.

    Example: It is asked for more than fits
      Given the node wants blocks only
      When the node is asked for 9 outbound-full-relay connections
      And the node is asked for 3 block-relay-only connections
      And the node is asked for 2 addr-fetch connections
      Then the node has 8 outbound-full-relay connections
      And the node has 2 block-relay-only connections
      And the node has 1 addr-fetch connection

  @CONN-020 @source.policy
  Rule: What the node notes of a peer's wish for transactions does not depend on its own
    Bitcoin Core, net_processing.cpp, VERSION. The note is about what the peer wants to hear: also such a
    node has transactions to tell, those of its own operator.

    @connection.<connection>
    Scenario Outline: A <connection> peer
      Given the node wants blocks only
      When a <connection> connection to peer Bob opens
      Then the node's version message to Bob declines transactions
      But the node notes that Bob <wants> transactions

      Examples: all lasting kinds
        | connection          | wants    |
        | outbound-full-relay | wants    |
        | addr-fetch          | wants    |
        | manual              | wants    |
        | inbound             | wants    |
        | block-relay-only    | wants no |

  @CONN-022 @HAND-012 @source.policy @connection.inbound @use.with_node.min_version=25
  Rule: A node that wants blocks only still asks callers with the relay permission for transactions
    Bitcoin Core, net_processing.cpp, RejectIncomingTxs and PushNodeVersion. The operator's own machines can
    hand in their transactions.

    Example: One caller with the permission, one without
      Given the node wants blocks only
      And peer Alice has a local address of its own
      And the operator whitelists the address of Alice with the permissions relay
      When an inbound connection to peer Alice opens
      And an inbound connection to peer Bob opens
      Then the node's version message to Alice asks for transactions
      But the node's version message to Bob declines transactions

  @CONN-023 @NEG-006 @TXR-028 @bip.133 @source.policy
  Rule: A node that wants blocks only tells nobody its lowest fee
    Bitcoin Core, net_processing.cpp, MaybeSendFeefilter. Peers need no fee for transactions that the node
    will not take. Since nobody is told, its ping shows that the node has said what it had to say.

    @connection.<connection>
    Scenario Outline: A <connection> peer
      Given the node wants blocks only
      When a <connection> connection to peer Bob opens
      Then the node pings Bob
      But the node tells Bob no lowest fee

      Examples: kinds that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: A caller with the relay permission
      Given the node wants blocks only
      And peer Bob has a local address of its own
      And the operator whitelists the address of Bob with the permissions relay
      When an inbound connection to peer Bob opens
      Then the node pings Bob
      But the node tells Bob no lowest fee

  @CONN-023 @source.policy
  Rule: The node's summary says whether it wants blocks only
    Bitcoin Core, rpc/net.cpp, getnetworkinfo (localrelay). Operators look there before they wonder where
    their transactions are.

    Example: It wants blocks only
      Given the node wants blocks only
      When the node starts
      Then the node's summary says that it declines transactions

    Example: It has been told nothing
      When the node starts
      Then the node's summary says that it asks for transactions

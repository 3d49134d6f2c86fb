@core.pr.19315 @source.policy
Feature: Limits of outbound connections
  A connection takes a slot; there are as many slots as the node may have connections. Each costs it traffic and memory,
  and another node a slot. A node that miscounts its slots wastes one for good, or lets somebody crowd it out.

  @CONN-007 @connection.outbound-full-relay @few.with.bystanders
  Rule: Asked by addconnection, the node opens at most eight outbound-full-relay connections
    Bitcoin Core: net.cpp CConnman::AddConnection, MAX_OUTBOUND_FULL_RELAY_CONNECTIONS
    Eight such peers are enough to hear of blocks and transactions; more would only take slots of other nodes. When Bob
    and Carol are refused, two of all eleven outbound slots are still free. By itself the node opens a ninth for a while
    when its chain tip is stale and, since version 26, to reach a network that it has no connection to. (Since then it
    does not count one that is about to be retried over v1 transport, but ought to: a Rule of its own.)
    Not with bystanders: they take slots, which are counted here.

    Example: The eighth
      Given the node has 7 outbound-full-relay connections
      When the node is asked for an outbound-full-relay connection to Bob
      Then the node lists Bob as outbound-full-relay
      And the node has 8 outbound-full-relay connections

    Example: The ninth, and the next, though a block-relay-only connection still finds a slot
      Given the node has 8 outbound-full-relay connections
      When the node is asked for a block-relay-only connection to Alice
      And the node is asked for an outbound-full-relay connection to Bob
      And the node is asked for an outbound-full-relay connection to Carol
      Then the node lists Alice as block-relay-only
      But the node answers that no slot is free
      And the node does not connect to Bob
      And the node does not connect to Carol

    Example: Feelers, which are soon over, do not count
      Given the node has 3 feeler connections to peers, each of whom sends nothing
      When the node is asked to open 9 outbound-full-relay connections
      Then the node has 8 outbound-full-relay connections

    Example: Other types do not count either
      Given the node has 2 block-relay-only connections
      And the node has 1 addr-fetch connection
      And the node has 2 manual connections
      And the node has 2 inbound connections
      When the node is asked to open 9 outbound-full-relay connections
      Then the node has 8 outbound-full-relay connections
      And the node has 2 block-relay-only connections

  @CONN-008 @connection.block-relay-only @few.with.bystanders
  Rule: Asked by addconnection, the node opens at most two block-relay-only connections
    Bitcoin Core: net.cpp CConnman::AddConnection, MAX_BLOCK_RELAY_ONLY_CONNECTIONS
    These two carry blocks alone, so that they are hard to find, and keep the node attached to the chain while its other
    connections are attacked; more would only take slots of other nodes. By itself the node opens a third for a while,
    now and then, to compare chain tips. When Bob and Carol are refused, other outbound slots are free.
    Not with bystanders: they take slots, which are counted here.

    Example: The second
      Given the node has 1 block-relay-only connection
      When the node is asked for a block-relay-only connection to Bob
      Then the node lists Bob as block-relay-only
      And the node has 2 block-relay-only connections

    Example: The third, and the next, though an outbound-full-relay connection still finds a slot
      Given the node has 2 block-relay-only connections
      When the node is asked for an outbound-full-relay connection to Alice
      And the node is asked for a block-relay-only connection to Bob
      And the node is asked for a block-relay-only connection to Carol
      Then the node lists Alice as outbound-full-relay
      But the node answers that no slot is free
      And the node does not connect to Bob
      And the node does not connect to Carol

  @CONN-009
  Rule: Outbound-full-relay, block-relay-only, addr-fetch and feeler connections share eleven slots
    Bitcoin Core: net.cpp CConnman::Start, m_max_automatic_outbound
    Bitcoin Core: net.h CConnman::Init, MAX_FEELER_CONNECTIONS
    Each connection takes a slot of another node, so their number must be bounded. Eleven are eight, two and one more,
    for whatever is soon over (feeler, addr-fetch); a small connection limit leaves fewer. On request, addr-fetch and
    feeler connections have no limit of their own, so without this common one there could be any number. (While its
    peer sends nothing, a feeler connection lasts.) Manual ones, such as Alice's, do not count.
    Not with bystanders: they take slots, which are counted here.

    @connection.<connection> @few.with.bystanders
    Scenario Outline: The <connection> connection is the eleventh of several types
      Given the node has 7 outbound-full-relay connections
      And the node has 3 addr-fetch connections
      And Bob sends nothing
      When the node is asked for a <connection> connection to Bob
      And the node is asked for an addr-fetch connection to Carol
      Then the node connects to Bob once
      But the node answers that no slot is free
      And the node does not connect to Carol

      Examples: types that share the outbound slots
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |

    @connection.<connection>
    Scenario Outline: The <connection> connection is the twelfth of several types
      Given the node has 8 outbound-full-relay connections
      And the node has 2 block-relay-only connections
      And the node has 1 addr-fetch connection
      When the node is asked for a manual connection to Alice
      And the node is asked for a <connection> connection to Bob
      Then the node lists Alice as manual
      But the node answers that no slot is free
      And the node does not connect to Bob

      Examples: types without a limit of their own
        | connection |
        | addr-fetch |
        | feeler     |

    @connection.<connection>
    Scenario Outline: The first <connection> connection comes after eleven addr-fetch connections
      Given the node has 11 addr-fetch connections
      When the node is asked for a manual connection to Alice
      And the node is asked for a <connection> connection to Bob
      Then the node lists Alice as manual
      But the node answers that no slot is free
      And the node does not connect to Bob

      Examples: types that share the outbound slots
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |

  @CONN-010
  Rule: A connection takes its slot as it opens, before its peer has sent anything
    Bitcoin Core: net.cpp CConnman::OpenNetworkConnection, CConnman::CreateNodeFromAcceptedSocket
    Otherwise peers that never send anything would not count, and the node would have more and more connections, until
    they used up its memory. A manual connection on request takes no slot: Alice's shows that the node still connects.
    Of two inbound peers neither can be evicted (disconnected for a new one), as up to twenty are protected: so Bob is
    refused, and Carol finds the slot that Alice leaves.

    @connection.<connection>
    Scenario Outline: Peers that send nothing take all slots that <connection> connections may have
      Given the node has <count> <connection> connections to peers, each of whom sends nothing
      When the node is asked for a manual connection to Alice
      And the node is asked for a <connection> connection to Bob
      Then the node lists Alice as manual
      But the node answers that no slot is free
      And the node does not connect to Bob
      And the node has <count> <connection> connections

      Examples: types that share the outbound slots
        | connection          | count |
        | outbound-full-relay | 8     |
        | block-relay-only    | 2     |
        | addr-fetch          | 11    |
        | feeler              | 11    |

    @connection.inbound
    Example: Peers that send nothing take both inbound slots
      Given the node is started with 2 inbound slots
      And the node has an inbound connection to Alice, who sends nothing
      And the node has an inbound connection to Dave, who sends nothing
      When Bob connects to the node
      And Alice disconnects
      And Carol connects to the node
      Then the node refuses the connection of Bob
      But the node completes the handshake with Carol

@core.pr.19315 @source.policy
Feature: Slots that no other type can take
  Operators want the connections that they ask for, whatever the node has opened by itself, and inbound peers must find
  slots, whomever the node has connected to. So manual and inbound connections stand apart from the eleven outbound
  slots. Where nine, three and two connections are requested, one of each type is too many: eight, two and one fit.

  @CONN-013 @CONN-029 @connection.manual
  Rule: Manual connections and others take no slots from each other
    Bitcoin Core: net.cpp CConnman::OpenNetworkConnection, CConnman::ThreadOpenConnections
    If they shared slots, an operator could not reach a peer of his choice because the node is busy with others, or his
    own wishes would cost the node those that it chooses. A manual connection on request takes no slot at all; added
    nodes, which the operator lists for good, have eight of their own. The connection to a specified node is a manual
    one, too.
    Not with bystanders: they take slots, which are counted here.

    @few.with.bystanders
    Example: All outbound slots are taken, and more than eight manual connections open
      Given all outbound slots are taken
      When the node is asked to open 10 manual connections
      Then the node has 10 manual connections
      And the node has 8 outbound-full-relay connections

    Example: Twelve manual connections are open
      Given the node has 12 manual connections
      When the node is asked to open 9 outbound-full-relay connections
      And the node is asked to open 3 block-relay-only connections
      And the node is asked to open 2 addr-fetch connections
      Then the node has 8 outbound-full-relay connections
      And the node has 2 block-relay-only connections
      And the node has 1 addr-fetch connection

    @CONN-035
    Example: The connection to a specified node is open
      Given the node is started with the specified node Alice
      And the node starts
      When the node is asked to open 9 outbound-full-relay connections
      And the node is asked to open 3 block-relay-only connections
      And the node is asked to open 2 addr-fetch connections
      Then the node has 8 outbound-full-relay connections
      And the node has 2 block-relay-only connections
      And the node has 1 addr-fetch connection

  @CONN-013 @connection.inbound
  Rule: Inbound connections and those that the node opens take no slots from each other
    Bitcoin Core: net.h CConnman::Init, m_max_inbound
    Anybody can open inbound connections: if they could take the slots of outbound ones, attackers would keep the node
    from peers of its own choice. If those could take inbound ones, other nodes would find no slot here. The connection
    limit leaves inbound peers what lies beyond eleven. None is evicted (disconnected for another) here, as up to twenty
    are protected; and fourteen could fill all eleven outbound slots. (A feeler takes one of these, as an addr-fetch
    connection does; private broadcast has 64 of its own.)

    Example: The node has opened all that it may, and one inbound slot is free
      Given the node is started with 1 inbound slot
      And all outbound slots are taken
      And the node has 5 manual connections
      When Alice connects to the node
      And Bob connects to the node
      Then the node completes the handshake with Alice
      But the node refuses the connection of Bob

    Example: The node has opened nothing, and one inbound slot is free
      Given the node is started with 1 inbound slot
      When Alice connects to the node
      And Bob connects to the node
      Then the node completes the handshake with Alice
      But the node refuses the connection of Bob

    Scenario Outline: <count> of <slots> inbound slots are taken
      Given the node is started with <slots> inbound slots
      And the node has <count> inbound connections
      When the node is asked to open 9 outbound-full-relay connections
      And the node is asked to open 3 block-relay-only connections
      And the node is asked to open 2 addr-fetch connections
      Then the node has 8 outbound-full-relay connections
      And the node has 2 block-relay-only connections
      And the node has 1 addr-fetch connection

      Examples: more than all outbound slots would hold, and all that there are
        | slots | count |
        | 100   | 14    |
        | 14    | 14    |

    @connection.manual
    Example: The one inbound slot is taken, and manual connections open
      Given the node is started with 1 inbound slot
      And the node has 1 inbound connection
      When the node is asked to open 10 manual connections
      Then the node has 10 manual connections
      And the node has 1 inbound connection

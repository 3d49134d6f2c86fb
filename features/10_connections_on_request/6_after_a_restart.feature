@core.pr.19315 @source.policy
Feature: What a node forgets when it restarts, and what it keeps
  What the operator orders while the node runs holds for that life of it; what he has written into its configuration
  holds for all. An update, or a power cut, must neither keep a node cut off from the network nor let in whom he shut
  out.

  @CONN-081
  Rule: A restart ends what the operator has ordered about connections, but for bans
    Bitcoin Core: net.cpp CConnman::Init
    A node that came back with its network activity off, or with slots taken by connections of its life before, would
    have no peers and give no sign of it. That bans stay is said by other Rules; added nodes that are named
    in the configuration are there again.
    Not with bystanders: they take outbound slots, which are counted here.
    Not with twice as many peers: slots are counted here.

    Scenario Outline: Network activity is off, and the node <ends>
      Given the operator has switched network activity off
      When the node <ends>
      And the node starts
      Then the node reports that network activity is on

      Examples: in order, and by force
        | ends      |
        | stops     |
        | is killed |

    Scenario Outline: The operator changes the added-node list, and the node <ends>
      Given the node is started with 2 added nodes
      When the operator removes added node 1 from the added nodes
      And the operator adds Bob to the added nodes
      And the node <ends>
      And the node starts
      Then the added-node list holds added node 1 and added node 2

      Examples: in order, and by force
        | ends      |
        | stops     |
        | is killed |

    @not.with.bystanders @not.with.twice
    Example: All outbound slots were taken
      Given all outbound slots are taken
      When the node restarts
      And the node is asked to open 8 outbound-full-relay connections
      And the node is asked to open 2 block-relay-only connections
      And the node is asked to open 1 addr-fetch connection
      Then the node has 8 outbound-full-relay connections
      And the node has 2 block-relay-only connections
      And the node has 1 addr-fetch connection

    Example: A connection was requested of each type
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      And the node has a manual connection to Carol
      When the node restarts
      And Dave connects to the node
      Then the node has 0 outbound-full-relay connections
      And the node has 0 block-relay-only connections
      And the node has 0 manual connections

  @CONN-082 @connection.inbound @use.with_node.min_version=22 @first.with.later
  Rule: With a ban list that is missing or damaged the node starts without bans, and writes a new one
    Bitcoin Core: addrdb.cpp CBanDB::Read
    Bitcoin Core: banman.cpp BanMan::LoadBanlist
    Whoever loses the list is better off with a node that lets everybody in than with none. (Versions before 22 keep
    their bans in another file.)
    Not a day later: a ban is over by then.

    Scenario Outline: The operator <deed> the ban list while the node does not run
      Given Bob has a loopback address of its own
      And the operator has banned the address of Bob
      When the node stops
      And the operator <deed> the ban list
      And the node starts
      And Bob connects to the node
      Then the node completes the handshake with Bob
      And the ban list holds nothing

      Examples: missing and damaged
        | deed    |
        | deletes |
        | damages |

    Scenario Outline: The operator <deed> the ban list, and bans Bob again
      Given Bob has a loopback address of its own
      And the operator has banned the address of Bob
      When the node stops
      And the operator <deed> the ban list
      And the node starts
      And the operator bans the subnet of Bob
      And the node restarts
      Then the ban list holds the subnet of Bob

      Examples: missing and damaged
        | deed    |
        | deletes |
        | damages |

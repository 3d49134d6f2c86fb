@core.pr.19315 @source.policy
Feature: Connections to banned and discouraged addresses
  A ban, by the operator, keeps the node from choosing an address by itself, and so does discouragement, by the node,
  after misbehaviour. Neither overrules a person who asks for this very connection.

  @CONN-018 @first.with.later
  Rule: On request the node opens any type of connection but private-broadcast to a banned address
    Bitcoin Core: net.cpp CConnman::OpenNetworkConnection
    The operator bans an address so that nobody there bothers the node. When he asks for a connection there himself,
    that is his latest word; if the ban held, he would first have to lift it for all. Bans count for those who connect
    to the node, and where it picks the address itself. Carol, who comes from the same address after that, shows that
    the ban is in force, and stays so. (A feeler connection ends when its peer speaks, so Bob sends nothing there.)
    Not a day later: a ban is over by then.

    @connection.<connection>
    Scenario Outline: A <connection> connection to a banned address
      Given Bob has a loopback address of its own
      And Carol has the same address as Bob
      And the operator has banned the address of Bob
      When the node is asked for a <connection> connection to Bob
      And Carol connects to the node
      Then the node connects to Bob once
      And the node lists Bob as <connection>
      But the node refuses the connection of Carol

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

    @connection.feeler
    Example: A feeler connection
      Given Bob has a loopback address of its own
      And Carol has the same address as Bob
      And Bob sends nothing
      And the operator has banned the address of Bob
      When the node is asked for a feeler connection to Bob
      And Carol connects to the node
      Then the node lists Bob as feeler
      But the node refuses the connection of Carol

  @CONN-018 @use.with_public_addresses=yes
  Rule: On request the node opens any type of connection but private-broadcast to a discouraged address
    Bitcoin Core: net.cpp CConnman::OpenNetworkConnection, CConnman::CreateNodeFromAcceptedSocket
    An address is discouraged by the node, when a peer there has misbehaved. The operator may know better: if he could
    not connect to a friend behind such an address, the node would overrule him. Carol, who comes from there after that,
    shows that it is discouraged, and stays so: such peers do not get the last inbound slot. (A feeler connection ends
    when its peer speaks, so Bob sends nothing there.)

    @connection.<connection>
    Scenario Outline: A <connection> connection to a discouraged address
      Given the node is started with 1 inbound slot
      And Bob is discouraged
      And Carol has the same address as Bob
      When the node is asked for a <connection> connection to Bob
      And Carol connects to the node
      Then the node lists Bob as <connection>
      But the node refuses the connection of Carol

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

    @connection.feeler
    Example: A feeler connection to a discouraged address
      Given the node is started with 1 inbound slot
      And Bob is discouraged
      And Carol has the same address as Bob
      And Bob sends nothing
      When the node is asked for a feeler connection to Bob
      And Carol connects to the node
      Then the node lists Bob as feeler
      But the node refuses the connection of Carol

  @CONN-018 @connection.manual @slow
  Rule: The node connects to added nodes, and to specified ones again, although banned or discouraged
    Bitcoin Core: net.cpp CConnman::ThreadOpenAddedConnections, CConnman::ThreadOpenConnections
    Added and specified nodes are named by the operator, to stay connected to. A ban of a whole address, or misbehaviour
    of a stranger there, here Mallory's header without proof of work (which discourages it), must not take from him the
    peers that he relies on. Carol, refused at the same address, shows that it is banned or discouraged (such peers do
    not get the last inbound slot); so does the end of Bob's first connection, as the node then ends all connections to
    that address. It connects to Bob again all the same.
    Not a day later: a ban is over by then.

    @first.with.later
    Example: The ban came first
      Given Bob has a loopback address of its own
      And Carol has the same address as Bob
      And the operator has banned the address of Bob
      When Carol connects to the node
      And the operator adds Bob to the added nodes
      Then the node refuses the connection of Carol
      But the node connects to Bob once
      And the node lists Bob as manual

    @use.with_public_addresses=yes
    Example: The address of an added node is discouraged
      Given the node is started with 1 inbound slot
      And Bob is discouraged
      And Carol has the same address as Bob
      When Carol connects to the node
      And the operator adds Bob to the added nodes
      Then the node refuses the connection of Carol
      But the node connects to Bob once

    @use.with_public_addresses=yes
    Example: The address of a specified node is discouraged
      Given Bob has a public address of its own
      And Mallory has the same address as Bob
      And the node is started with the specified node Bob
      And the node has an inbound connection to Mallory
      When Mallory sends the node a header without proof of work
      And the node disconnects Bob
      Then the node disconnects Mallory
      But the node connects to Bob once

    Example: The address of a specified node is banned
      Given Bob has a loopback address of its own
      And the node is started with the specified node Bob
      And the node starts
      When the operator bans the address of Bob
      And the node disconnects Bob
      Then the node connects to Bob once
      And the node lists Bob as manual

  @CONN-062 @connection.inbound @first.with.later @not.with.twice
  Rule: Each ban that the operator lifts is taken off the disk at once, not the first one alone
    Bitcoin Core: banman.cpp BanMan::Unban, BanMan::DumpBanlist
    The node keeps its bans on disk, to know them after a restart. If one that was lifted stood there still when the
    node crashes, whoever was forgiven would be shut out again, and the operator would not know why.
    Not a day later: a ban is over by then.
    Not with twice as many peers: the second one has the same address, which is banned already.

    Example: Two bans are lifted, one after the other, before the node is killed
      Given the operator has banned the address of Bob
      And the operator has banned the subnet of Bob
      And the operator has lifted the ban on the address of Bob
      And the operator has lifted the ban on the subnet of Bob
      When the node is killed
      And the node starts
      And Bob connects to the node
      Then the node completes the handshake with Bob

@source.policy @connection.feeler @use.with_public_addresses=yes
Feature: Feeler connections
  An address manager full of addresses that nobody tried is worth little when the node needs one. So it tries one now
  and then, by a feeler connection, which ends as soon as somebody answers.

  Background:
    Given the node is started with automatic connections

  @CONN-069 @use.with_node.min_version=22
  Rule: With no other slot free, the node now and then opens a feeler connection to an untried address
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections
    Bitcoin Core: net.h FEELER_INTERVAL
    Most addresses that a node hears of are untried, and may lead nowhere or be made up. Without such tests, one every
    two minutes on average, it would find out only when it needs a peer; what was tried is tested again only where a new
    address wants its place (chance draws the address: eight feelers to eight others show that Bob's was no aim). Other
    slots, outbound-full-relay and block-relay-only, come first: their peers stay. A feeler, soon over, needs no
    transactions, and takes the eleventh and last outbound slot. (Alice, where she gets none, shows that it is not free,
    or that the next feeler has to wait.)
    Not a day later: the next one is due by then.

    @use.with_node.min_version=23
    Example: The peer answers
      Given all outbound-full-relay and block-relay-only slots are taken
      When the address manager learns the address of Bob
      And the next feeler connection is due
      Then the node connects to Bob
      And the node's version message to Bob declines transactions
      And the node disconnects Bob

    Example: The peer has not answered yet
      Given all outbound-full-relay and block-relay-only slots are taken
      And Bob sends nothing
      When the address manager learns the address of Bob
      And the next feeler connection is due
      Then the node connects to Bob as feeler
      And the node stays connected to Bob

    Example: It takes the last outbound slot as long as the peer is silent
      Given all outbound-full-relay and block-relay-only slots are taken
      And Bob sends nothing
      And the node has an automatic feeler connection to Bob
      When the node is asked for an addr-fetch connection to Alice
      Then the node answers that no slot is free
      And the node stays connected to Bob

    Scenario Outline: A slot for a <type> peer is free
      Given the node has <full> outbound-full-relay connections
      And the node has <blocks> block-relay-only connections
      And the next feeler connection is due
      When the address manager learns the address of Bob
      Then the node connects to Bob as <type>
      And the node stays connected to Bob

      Examples: two slots for the one type, eight for the other
        | type                | full | blocks |
        | block-relay-only    | 8    | 1      |
        | outbound-full-relay | 7    | 2      |

    @first.with.later
    Example: One is over, and the next one is not due yet
      Given all outbound-full-relay and block-relay-only slots are taken
      And Bob sends nothing
      And the node has an automatic feeler connection to Bob
      And Bob disconnects
      When the address manager learns the address of Alice, who sends nothing
      And the next look for somebody to connect to is due
      Then the node has 0 feeler connections

    @use.with_node.min_version=23 @first.with.later
    Example: Two are over, and the next one is not due yet
      Given all outbound-full-relay and block-relay-only slots are taken
      And the address manager has learnt the addresses of Bob and Carol
      And the next 2 feeler connections are due
      When the address manager learns the address of Alice, who sends nothing
      And the next look for somebody to connect to is due
      Then the node has 0 feeler connections

    @slow @use.with_node.min_version=23
    Example: A tried address is left alone
      Given all outbound-full-relay and block-relay-only slots are taken
      And the address manager has learnt the tried address of Bob
      When the address manager learns the addresses of Alice, Carol, Erin, Frank, Gil, Heidi, Ivan and Judy
      And the next 8 feeler connections are due
      Then the node connects to Alice, Carol, Erin, Frank, Gil, Heidi, Ivan and Judy
      But the node does not connect to Bob

  @CONN-064 @use.with_node.min_version=23
  Rule: No feeler connection leads to the node itself, an added node, a connected peer, a banned or discouraged address
    Bitcoin Core: net.cpp CConnman::OpenNetworkConnection, CConnman::ThreadOpenConnections
    A feeler finds out whether an address is worth a connection later. Whom the node would not choose, since the
    operator has banned him or a peer there has misbehaved (discouraged), it need not look for, and would only tell him
    that it is there; to added nodes it connects anyway (24 or more it does not look through, to save time, nor
    always any before version 27), and whoever is connected is there, as is the node itself. Alice, tried next, shows
    that a feeler was due.
    Not a day later: a ban is over by then.

    Scenario Outline: It selects Bob's address, and <circumstance>
      Given <circumstance>
      And all outbound-full-relay and block-relay-only slots are taken
      And Alice sends nothing
      When the address manager selects Bob for a feeler connection
      And the address manager selects Alice for a feeler connection
      Then the node connects to Alice as feeler
      But the node does not connect to Bob

      @first.with.later
      Examples: a ban
        | circumstance                               |
        | the operator has banned the address of Bob |

      Examples: a discouraged address, connected peers, of whom Bob is the last, and the node itself
        | circumstance                                         |
        | Bob is discouraged                                   |
        | the node has inbound connections to Dave and Bob     |
        | the node is started with the address of Bob as its own |

      @use.with_node.min_version=27
      Examples: an added node
        | circumstance                                               |
        | the node is started with an added node at the address of Bob |

    Example: It selects Bob's address, and has manual connections to Dave and him
      Given all outbound-full-relay and block-relay-only slots are taken
      And the node has manual connections to Dave and Bob
      And Alice sends nothing
      When the address manager selects Bob for a feeler connection
      And the address manager selects Alice for a feeler connection
      Then the node connects to Alice as feeler
      But the node does not connect to Bob again

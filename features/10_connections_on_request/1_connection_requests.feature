@core.pr.19315 @source.policy
Feature: Requests for a connection of a given type (addconnection)
  Tests may ask a node to open a connection of a given type, such as block-relay-only; otherwise the node chooses these
  peers itself. The request exists for tests alone: a node must refuse what it cannot do, or every test built on it
  proves nothing.
  Not shown: inbound; such a connection is opened by the peer, and cannot be requested.

  @CONN-001
  Rule: RPCs for tests are hidden: the list of RPCs leaves them out, but each is explained by name
    Bitcoin Core: rpc/net.cpp RegisterNetRPCCommands
    A node chooses its peers with care, so that nobody can eclipse it (be all its peers). RPCs for tests go past that
    care; an operator who used them in earnest could be deceived. So the list of RPCs that a node shows leaves them out,
    while a developer who knows a name can read what it does.

    Scenario Outline: Requests for <what>
      When the operator asks which RPCs there are
      Then the node answers that it offers RPCs for manual connections
      But the node answers that it offers no requests for <what>
      And the node reports that it explains RPCs for <what>

      Examples: RPCs for tests
        | what                             |
        | connections of a given type      |
        | additions to the address manager |

      @use.with_node.min_version=26
      Examples: RPCs for tests, since version 26
        | what                  |
        | raw messages to peers |

      @use.with_node.min_version=27
      Examples: RPCs for tests, since version 27
        | what                                |
        | the contents of the address manager |

  @CONN-002 @fixture.initial_download @use.with_knots=no
  Rule: On every chain but regtest, the node refuses addconnection, whatever type it names
    Bitcoin Core: rpc/net.cpp addconnection
    Regtest is a private chain for tests, where nothing is at stake. On a chain that others share, the request would go
    past the care with which a node chooses its peers: those of one hand might eclipse it, and deceive its operator.
    There the chain alone decides, whatever type is named. Manual connections can be requested on every chain. (Bitcoin
    Knots accepts the request on all of them.)

    Scenario Outline: On <chain>
      Given the node is started with <chain> instead of regtest
      When the node is asked for an outbound-full-relay connection to Bob
      Then the node answers that this is for regtest only

      Examples: chains that others share
        | chain  |
        | main   |
        | test   |
        | signet |

      @use.with_node.min_version=28
      Examples: chains that others share, since version 28
        | chain    |
        | testnet4 |

    Scenario Outline: On main, even a type such as "<word>"
      Given the node is started with main instead of regtest
      When the node is asked to connect to Bob with the type "<word>"
      Then the node answers that this is for regtest only

      Examples: a type that does not exist, and types that do
        | word             |
        | nonsense         |
        | block-relay-only |
        | addr-fetch       |
        | feeler           |

    Example: A manual connection on main
      Given the node is started with main instead of regtest
      When the node is asked for a manual connection to Bob
      Then the node answers that it accepts

    Example: On regtest
      When the node is asked for an outbound-full-relay connection to Bob
      Then the node answers that it accepts
      And the node connects to Bob once

  @CONN-002 @fixture.initial_download @use.with_knots=yes @use.with_node.min_version=29
  Rule: Bitcoin Knots accepts addconnection on chains other than regtest as well
    Bitcoin Knots: rpc/net.cpp addconnection
    Bitcoin Core refuses such requests on chains that others share, since they are for tests alone; operators of both
    must know the difference. Seen on Bitcoin Knots 29.4.3, which does not check on which chain it is before it accepts.
    This is a record of what Knots does, not a demand; a reason is not known.

    Scenario Outline: Bitcoin Knots on <chain>
      Given the node is started with <chain> instead of regtest
      When the node is asked for an outbound-full-relay connection to Bob
      Then the node answers that it accepts

      Examples: chains that others share
        | chain    |
        | main     |
        | test     |
        | testnet4 |
        | signet   |

  @CONN-003 @use.with_node.min_version=27
  Rule: The addconnection RPC takes exactly an address, a type, and whether to use v2 transport
    Bitcoin Core: rpc/net.cpp addconnection
    By this request a test asks for a connection of a given type; half understood, it would open another than the test
    meant. The third argument must be said since version 27: true, or false, which declines v2 transport (encryption).
    If one is missing or left over, the node explains how the request is used; if the third is neither true nor false
    (null stands for nothing at all), it says so. They may also be given by name instead of by place. Carol's connection
    shows that the node is at work.

    Scenario Outline: The request has <arguments>
      When the node is asked for an outbound-full-relay connection to Carol
      And the node is asked to connect to Bob with <arguments>
      Then the node answers that the arguments are <what>
      And the node connects to Carol once
      But the node does not connect to Bob

      Examples: arguments missing or left over
        | arguments                              | what    |
        | no arguments                           | unclear |
        | an address                             | unclear |
        | an address and a type                  | unclear |
        | an address, a type, false and one more | unclear |

      Examples: the third argument is neither yes nor no
        | arguments                     | what              |
        | an address, a type and a word | of the wrong type |
        | an address, a type and null   | of the wrong type |

    Example: The arguments are named instead of ordered
      When the node is asked to connect to Bob with named arguments
      Then the node answers that it connects to Bob as outbound-full-relay
      And the node connects to Bob once

  @CONN-003 @use.with_node.max_version=26
  Rule: Up to version 26 the addconnection RPC takes exactly an address and a type
    Bitcoin Core: rpc/net.cpp addconnection
    By this request a test asks for a connection of a given type. In these versions it cannot say whether to use v2
    transport (encryption), since there is no third argument: a node that took one without heeding it would only seem to
    obey. If an argument is missing or left over, the node explains how the request is used. Carol's connection shows
    that the node is at work.

    Scenario Outline: Up to version 26 the request has <arguments>
      When the node is asked for an outbound-full-relay connection to Carol
      And the node is asked to connect to Bob with <arguments>
      Then the node answers that the arguments are <what>
      And the node connects to Carol once
      But the node does not connect to Bob

      Examples: arguments missing or left over
        | arguments                    | what    |
        | no arguments                 | unclear |
        | an address                   | unclear |
        | an address, a type and false | unclear |

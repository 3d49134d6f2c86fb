@core.pr.19315
Feature: The request for a connection of a given kind
  Tests may ask a node to open a connection of a given kind. The request exists for tests alone; it must
  say what it did and refuse what it cannot do, or every test built on it proves nothing.

  @CONN-001 @source.policy
  Rule: Requests for tests are not offered to operators, but explained to whoever knows them
    Bitcoin Core, rpc/net.cpp, RegisterNetRPCCommands (the hidden ones). Used in earnest, they would let an
    operator defeat the care with which a node chooses its peers.

    Scenario Outline: The request <for what>
      When the operator asks the node what it can be asked
      Then the node offers the request for a manual connection
      But the node does not offer the request <for what>
      And the node explains the request <for what>

      Examples: requests for tests
        | for what                             |
        | for a connection of a given kind     |
        | to fill the address book             |

      @use.with_node.min_version=26
      Examples: requests for tests, since version 26
        | for what                             |
        | to send a raw message to a peer      |

      @use.with_node.min_version=27
      Examples: requests for tests, since version 27
        | for what                             |
        | to show the address book as it is    |

  @CONN-002 @source.policy @fixture.initial_download @use.with_knots=no
  Rule: On any network but the private test network, the node refuses such a request
    Bitcoin Core, rpc/net.cpp, addconnection. The network is looked at before the rest of the request.

    Scenario Outline: The <network> network
      Given the node is on the <network> network
      When the node is asked for an outbound-full-relay connection to peer Bob
      Then the node answers that this is for the private test network only

      Examples: networks that others share
        | network |
        | main    |
        | test    |
        | signet  |

      @use.with_node.min_version=28
      Examples: networks that others share, since version 28
        | network  |
        | testnet4 |

    Example: Even a kind that does not exist
      Given the node is on the main network
      When the node is asked for a connection of the kind "nonsense" to peer Bob
      Then the node answers that this is for the private test network only

    Example: The private test network
      When the node is asked for an outbound-full-relay connection to peer Bob
      Then the node agrees to the outbound-full-relay connection to Bob
      And the node has called Bob once

  @CONN-002 @source.policy @fixture.initial_download @use.with_knots=yes @use.with_node.min_version=29
  Rule: Bitcoin Knots grants such a request on every network
    Seen on Bitcoin Knots 29.4.3, where the look at the network is missing. This is a record of what Knots
    does, not a demand; a reason is not known.

    Scenario Outline: The <network> network
      Given the node is on the <network> network
      When the node is asked for an outbound-full-relay connection to peer Bob
      Then the node agrees to the outbound-full-relay connection to Bob

      Examples: networks that others share
        | network  |
        | main     |
        | test     |
        | testnet4 |
        | signet   |

  @CONN-003 @source.policy @use.with_node.min_version=27
  Rule: The request names an address, a kind, and whether to encrypt, nothing more and nothing less
    Bitcoin Core, rpc/net.cpp, addconnection. The last of the three is mandatory since version 27; 'a no' is
    one that is there and says no. A request with too few or too many parts is unclear: the node explains
    how it is used.

    Scenario Outline: The request has <parts>
      When the node is asked to call peer Bob with <parts>
      And the node is asked for an outbound-full-relay connection to peer Bob
      Then the node answers that the request is <what>
      But the node has called Bob once

      Examples: too few, too many
        | parts                                  | what    |
        | nothing at all                         | unclear |
        | an address                             | unclear |
        | an address and a kind                  | unclear |
        | an address, a kind, a no and one more  | unclear |

      Examples: the last of the three is neither yes nor no
        | parts                                  | what              |
        | an address, a kind and a word          | of the wrong sort |
        | an address, a kind and emptiness       | of the wrong sort |

    Example: The parts are named instead of ordered
      When the node is asked to call peer Bob with named parts
      Then the node has called Bob once

  @CONN-003 @source.policy @use.with_node.max_version=26
  Rule: The request names an address and a kind, nothing more and nothing less, up to version 26
    Bitcoin Core before 27, rpc/net.cpp, addconnection. Whether to encrypt could not be said ('a no').

    Scenario Outline: The request has <parts>
      When the node is asked to call peer Bob with <parts>
      And the node is asked for an outbound-full-relay connection to peer Bob
      Then the node answers that the request is <what>
      But the node has called Bob once

      Examples: too few, too many
        | parts                        | what    |
        | nothing at all               | unclear |
        | an address                   | unclear |
        | an address, a kind and a no  | unclear |

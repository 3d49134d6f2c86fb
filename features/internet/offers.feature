@use.with_public_addresses=yes @use.with_node.min_version=23
Feature: What is said of an address
  Nodes tell each other addresses, and with each which services its owner offers. It is hearsay; but
  the node has few places and prefers those of whom it hears what it needs. That it calls Alice shows
  that it had a place free. Alice is always said to offer full-node services.

  @CONN-025 @bip.144 @source.policy
  Rule: The node picks full-relay and block-relay-only peers only where blocks with witnesses are said to be offered
    Bitcoin Core, net.cpp, ThreadOpenConnections. With an address comes what its owner is said to offer,
    so the node need not call to find out. Recent blocks are enough while its newest block is young (see
    the last Rule).

    @connection.<connection>
    Scenario Outline: A place is free for a <connection> connection, and Bob is said to offer <services>
      Given the node looks for peers by itself
      And the node has <count> outbound-full-relay connections
      And the node has an outbound-full-relay connection to peer Carol
      When the node hears from Carol that Bob offers <services>, and considers Bob
      And the node learns the address of peer Alice
      Then the node opens a <connection> connection to Alice
      But the node does not call Bob

      Examples: too little
        | services                        | count | connection          |
        | all blocks without witnesses    | 0     | outbound-full-relay |
        | recent blocks without witnesses | 0     | outbound-full-relay |
        | all blocks without witnesses    | 7     | block-relay-only    |
        | recent blocks without witnesses | 7     | block-relay-only    |

    @connection.<connection>
    Scenario Outline: A place is free for a <connection> connection, and Bob is said to offer enough: <services>
      Given the node looks for peers by itself
      And the node has <count> outbound-full-relay connections
      And the node has an outbound-full-relay connection to peer Carol
      When the node hears from Carol that Bob offers <services>
      Then the node opens a <connection> connection to Bob

      Examples: enough
        | services                     | count | connection          |
        | all blocks with witnesses    | 0     | outbound-full-relay |
        | recent blocks with witnesses | 0     | outbound-full-relay |
        | all blocks with witnesses    | 7     | block-relay-only    |
        | recent blocks with witnesses | 7     | block-relay-only    |

  @CONN-025 @CONN-069 @source.policy
  Rule: For a feeler connection the node also picks addresses that are said to offer blocks without witnesses
    Bitcoin Core, net.cpp, ThreadOpenConnections. Such a peer does not stay, and may know good addresses.

    @connection.feeler
    Scenario Outline: The time for a feeler connection comes, and Bob is said to offer <services>
      Given the node looks for peers by itself
      And the node has all the lasting connections that it wants, the newest outbound-full-relay one to peer Carol
      And peer Bob waits with its version message
      When the node hears from Carol that Bob offers <services>
      And the time for a feeler connection comes
      Then the node opens a feeler connection to Bob

      Examples: good enough for a feeler connection
        | services                        |
        | all blocks without witnesses    |
        | recent blocks without witnesses |

  @CONN-025 @bip.159 @source.policy @use.with_node.min_version=27
  Rule: An address that is said to offer recent blocks only is picked as long as the node's newest block is younger than a day
    Bitcoin Core, net_processing.cpp, GetDesirableServiceFlags: 144 blocks of ten minutes.

    @connection.<connection>
    Scenario Outline: 86399 seconds after the newest block, and a place is free for a <connection> connection
      Given the node looks for peers by itself
      And the node has <count> outbound-full-relay connections
      And the node has an outbound-full-relay connection to peer Carol
      When 86399 seconds pass
      And the node hears from Carol that Bob offers recent blocks with witnesses
      Then the node opens a <connection> connection to Bob

      Examples: places
        | count | connection          |
        | 0     | outbound-full-relay |
        | 7     | block-relay-only    |

    @connection.<connection>
    Scenario Outline: 86400 seconds after the newest block, and a place is free for a <connection> connection
      Given the node looks for peers by itself
      And the node has <count> outbound-full-relay connections
      And the node has an outbound-full-relay connection to peer Carol
      When 86400 seconds pass
      And the node hears from Carol that Bob offers recent blocks with witnesses, and considers Bob
      And the node learns the address of peer Alice
      Then the node opens a <connection> connection to Alice
      But the node does not call Bob

      Examples: places
        | count | connection          |
        | 0     | outbound-full-relay |
        | 7     | block-relay-only    |

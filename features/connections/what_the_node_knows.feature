@core.pr.19315
Feature: What the node notes of its peers
  Operators and their tools see the network through the node's list of peers. What stands there must be
  what the node acts upon.

  @CONN-020 @bip.37 @source.policy
  Rule: The node notes which peers it may tell about transactions, and never a block-relay-only peer
    Bitcoin Core, net_processing.cpp, VERSION: the flag of the peer's version message (BIP 37), where this
    kind of connection carries transactions at all.

    @connection.<connection>
    Scenario Outline: A <connection> peer that asks for transactions
      When a <connection> connection to peer Bob opens
      Then the node lists Bob as <connection>
      And the node notes that Bob <wants> transactions

      Examples: kinds that carry transactions
        | connection          | wants |
        | outbound-full-relay | wants |
        | addr-fetch          | wants |
        | manual              | wants |
        | inbound             | wants |

      Examples: the kind that does not
        | connection       | wants    |
        | block-relay-only | wants no |

    @connection.<connection>
    Scenario Outline: A <connection> peer that does not say
      Given peer Bob says nothing about transactions in its version message
      When a <connection> connection to peer Bob opens
      Then the node lists Bob as <connection>
      And the node notes that Bob <wants> transactions

      Examples: silence counts as a wish, except where the kind forbids
        | connection          | wants    |
        | outbound-full-relay | wants    |
        | addr-fetch          | wants    |
        | manual              | wants    |
        | inbound             | wants    |
        | block-relay-only    | wants no |

    @connection.<connection>
    Scenario Outline: A <connection> peer that declines transactions
      Given peer Bob declines transactions
      And the node has an inbound connection to peer Alice
      When a <connection> connection to peer Bob opens
      Then the node notes that Alice wants transactions
      But the node notes that Bob wants no transactions

      Examples: all lasting kinds
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer that has not greeted yet
      Given the node has an inbound connection to peer Alice
      And the node has a <connection> connection to silent peer Bob
      When a new block reaches the node
      Then the node notes that Alice wants transactions
      But the node notes that Bob wants no transactions

      Examples: all kinds
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |
        | inbound             |

  @CONN-021 @ADR-001 @source.policy @use.with_node.min_version=23
  Rule: Addresses are exchanged with full-relay, manual and addr-fetch peers, with callers on demand
    Bitcoin Core, net_processing.cpp, SetupAddressRelay. A caller who never speaks of addresses is often no
    node at all; block-relay-only peers must not be found by watching addresses.

    @connection.<connection>
    Scenario Outline: A <connection> connection, as it opens
      When a <connection> connection to peer Bob opens
      Then the node lists Bob as <connection>
      And the node exchanges <what> with Bob

      Examples: kinds that exchange addresses at once
        | connection          | what      |
        | outbound-full-relay | addresses |
        | addr-fetch          | addresses |
        | manual              | addresses |

      Examples: kinds that do not
        | connection       | what         |
        | block-relay-only | no addresses |
        | inbound          | no addresses |

    @connection.inbound
    Scenario Outline: A caller that <speaks>
      Given the node has an inbound connection to peer Alice
      And the node has an inbound connection to peer Bob
      When Bob <speaks>
      Then the node exchanges addresses with Bob
      But the node exchanges no addresses with Alice

      Examples: each way to speak of addresses
        | speaks                                     |
        | sends the node 1 address                   |
        | sends the node 1 address in the newer form |
        | asks the node for addresses                |

    @connection.block-relay-only
    Scenario Outline: A block-relay-only peer that <speaks>
      Given the node has an inbound connection to peer Alice
      And the node has a block-relay-only connection to peer Bob
      When Bob <speaks>
      And Alice <speaks>
      Then the node exchanges addresses with Alice
      But the node exchanges no addresses with Bob

      Examples: each way to speak of addresses
        | speaks                                     |
        | sends the node 1 address                   |
        | sends the node 1 address in the newer form |
        | asks the node for addresses                |

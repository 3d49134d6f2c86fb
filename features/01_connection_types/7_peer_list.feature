@core.pr.19315 @source.policy
Feature: What the peer list says of each peer
  Operators and their tools see the network through the node's peer list. What stands there must be
  what the node acts upon.

  @CONN-020 @bip.37
  Rule: The peer list says to which peers the node may announce transactions, block-relay-only never
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, SetTxRelay
    It follows the relay flag of the peer's version message (BIP 37), where the connection type carries
    transactions at all; a flag that is left out invites them.

    @connection.<connection>
    Scenario Outline: The <connection> peer asks for transactions
      When a <connection> connection to Bob opens
      Then the node lists Bob as <connection>
      And the node lists Bob with <relay>

      Examples: types that carry transactions
        | connection          | relay             |
        | outbound-full-relay | transaction relay |
        | addr-fetch          | transaction relay |
        | manual              | transaction relay |
        | inbound             | transaction relay |

      Examples: the type that does not
        | connection       | relay                |
        | block-relay-only | no transaction relay |

    @connection.<connection>
    Scenario Outline: The <connection> peer leaves the relay flag out
      Given Bob leaves the relay flag out of its version message
      When a <connection> connection to Bob opens
      Then the node lists Bob as <connection>
      And the node lists Bob with <relay>

      Examples: types that carry transactions
        | connection          | relay             |
        | outbound-full-relay | transaction relay |
        | addr-fetch          | transaction relay |
        | manual              | transaction relay |
        | inbound             | transaction relay |

      Examples: the type that does not
        | connection       | relay                |
        | block-relay-only | no transaction relay |

    @connection.<connection>
    Scenario Outline: The <connection> peer declines transactions
      Given Bob declines transactions
      And the node has an inbound connection to Alice
      When a <connection> connection to Bob opens
      Then the node lists Alice with transaction relay
      But the node lists Bob with no transaction relay

      Examples: all lasting types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: The <connection> peer has not sent its version message
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who sends nothing
      When a new block is mined
      Then the node lists Alice with transaction relay
      But the node lists Bob with no transaction relay

      Examples: all types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |
        | inbound             |

  @CONN-021 @ADR-001 @use.with_node.min_version=23
  Rule: Addresses are relayed on full-relay, manual, addr-fetch connections, on inbound ones once used
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SetupAddressRelay
    An inbound peer that never sends or requests addresses is often no node at all; block-relay-only
    peers must not be found by watching addresses.

    @connection.<connection>
    Scenario Outline: The <connection> connection has just opened
      When a <connection> connection to Bob opens
      Then the node lists Bob as <connection>
      And the node lists Bob with <relay>

      Examples: types that relay addresses at once
        | connection          | relay         |
        | outbound-full-relay | address relay |
        | addr-fetch          | address relay |
        | manual              | address relay |

      Examples: types that do not
        | connection       | relay            |
        | block-relay-only | no address relay |
        | inbound          | no address relay |

    @connection.inbound
    Scenario Outline: The inbound peer sends <message>
      Given the node has an inbound connection to Alice
      And the node has an inbound connection to Bob
      When Bob sends the node <message>
      Then the node lists Bob with address relay
      But the node lists Alice with no address relay

      Examples: messages about addresses
        | message                        |
        | 1 address                      |
        | 1 address in an addrv2 message |
        | a getaddr message              |

    @connection.block-relay-only
    Scenario Outline: The block-relay-only peer sends <message>
      Given the node has an inbound connection to Alice
      And the node has a block-relay-only connection to Bob
      When Bob sends the node <message>
      And Alice sends the node <message>
      Then the node lists Alice with address relay
      But the node lists Bob with no address relay

      Examples: messages about addresses
        | message                        |
        | 1 address                      |
        | 1 address in an addrv2 message |
        | a getaddr message              |

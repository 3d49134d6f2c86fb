@core.pr.19315 @source.policy
Feature: What the peer list says of each peer
  Operators and their tools see the network through the node's peer list. What stands there must be
  what the node acts upon.

  @CONN-020 @HAND-014 @HAND-015 @bip.37
  Rule: The peer list shows transaction relay for peers that want transactions, on types that carry them
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, SetTxRelay
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::FILTERCLEAR
    Transaction relay in the list means that the node may announce transactions to the peer. The peer asks for them by
    the relay flag of its version message (BIP 37), and also by leaving the flag out, as old programs do. Before it has
    sent one, it has asked for nothing (the block mined meanwhile shows the node at work). Were the list wrong, the
    operator could not see who will hear of his transactions. Where the node offers bloom filters (patterns by which
    peers choose transactions), to all or by permission, a peer can ask for them later by setting or clearing one.

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

      Examples: the type that carries no transactions
        | connection       | relay                |
        | block-relay-only | no transaction relay |

    @connection.<connection>
    Scenario Outline: The <connection> peer leaves the relay flag out
      Given Bob leaves the relay flag out of its version message
      When a <connection> connection to Bob opens
      Then the node lists Bob as <connection>
      And the node lists Bob with <relay>

      Examples: all long-lived types and addr-fetch
        | connection          | relay                |
        | outbound-full-relay | transaction relay    |
        | addr-fetch          | transaction relay    |
        | manual              | transaction relay    |
        | inbound             | transaction relay    |
        | block-relay-only    | no transaction relay |

    @connection.<connection>
    Scenario Outline: The <connection> peer declines transactions
      Given Bob declines transactions
      And the node has an inbound connection to Alice
      When a <connection> connection to Bob opens
      Then the node lists Alice with transaction relay
      But the node lists Bob with no transaction relay

      Examples: all long-lived types and addr-fetch
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

    @connection.inbound
    Scenario Outline: An inbound peer that has declined transactions <act>
      Given Bob has a loopback address of its own
      And the node is started with the permissions bloomfilter for Bob
      And Bob declines transactions
      And the node has an inbound connection to Alice, who declines transactions
      And the node has an inbound connection to Bob
      When Bob sends the node <message>
      Then the node lists Bob with transaction relay
      But the node lists Alice with no transaction relay

      Examples: with the bloomfilter permission
        | act                         | message                                |
        | sets a bloom filter         | a bloom filter that matches everything |
        | takes its bloom filter away | a filterclear message                  |

    @connection.<connection>
    Scenario Outline: The node offers bloom filters, and a <connection> peer that has declined transactions clears its own
      Given the node is started with bloom filters to offer
      And Bob declines transactions
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node a filterclear message
      Then the node lists Alice with transaction relay
      And the node lists Bob with <relay>

      Examples: all long-lived types and addr-fetch
        | connection          | relay                |
        | outbound-full-relay | transaction relay    |
        | addr-fetch          | transaction relay    |
        | manual              | transaction relay    |
        | inbound             | transaction relay    |
        | block-relay-only    | no transaction relay |

  @TXR-075 @fixture.coins @use.with_node.min_version=31
  Rule: The peer list shows how many transactions wait to be announced to a peer, and its last inv sequence
    Bitcoin Core: rpc/net.cpp getpeerinfo, inv_to_send, last_inv_sequence
    The operator sees by it how far the node lags behind with its announcements, on the types that carry transactions;
    if it were wrong, he would look for a fault in the wrong place. On others, and for peers that decline transactions
    and may not set bloom filters, both numbers are 0. The mempool's sequence number goes up with each transaction that
    comes, from 1 before the first to 3 after two: the list says where it stood when the peer's turn to be told last
    came, which takes a random delay of less than four minutes. (Versions before 31 do not list these numbers.)

    @connection.<connection>
    Scenario Outline: Two transactions wait, on a <connection> connection
      Given the node has a <connection> connection to Bob
      When the operator submits 2 transactions at once
      Then the node lists Bob with <waiting> transactions to announce
      And the node lists Bob with mempool sequence number <number>

      Examples: all long-lived types and addr-fetch
        | connection          | waiting | number |
        | outbound-full-relay | 2       | 1      |
        | block-relay-only    | 0       | 0      |
        | addr-fetch          | 2       | 1      |
        | manual              | 2       | 1      |
        | inbound             | 2       | 1      |

    @connection.<connection>
    Scenario Outline: Two transactions have been announced, on a <connection> connection
      Given the node has a <connection> connection to Bob
      When the operator submits 2 transactions at once
      And 4 minutes pass
      Then the node lists Bob with 0 transactions to announce
      And the node lists Bob with mempool sequence number <number>

      Examples: all long-lived types and addr-fetch
        | connection          | number |
        | outbound-full-relay | 3      |
        | block-relay-only    | 0      |
        | addr-fetch          | 3      |
        | manual              | 3      |
        | inbound             | 3      |

    @connection.<connection>
    Scenario Outline: Two transactions wait, but not for a peer that declines transactions, on a <connection> connection
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who declines transactions
      When the operator submits 2 transactions at once
      Then the node lists Alice with 2 transactions to announce
      But the node lists Bob with 0 transactions to announce
      And the node lists Bob with mempool sequence number 0

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

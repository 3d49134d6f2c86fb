@fixture.coins
Feature: In which form the node sends transactions on request, and for how long
  A peer requests what was announced to it, or what it lacks for another reason. It must be able to check what it is
  sent, and must not learn more than that.

  @TXR-052 @bip.144 @source.bip
  Rule: The node sends a transaction with its witness, unless it is requested by its txid alone
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessGetData, TX_WITH_WITNESS
    The witness holds the signatures. Programs from before SegWit cannot read one, and request a transaction by its
    txid alone. A request by wtxid (BIP 339), or by txid with the flag of BIP 144, asks for the witness: sent without
    it, the transaction could not be checked, and the peer would have to look elsewhere. Private-broadcast peers can
    only request by txid, and are sent the witness all the same (not shown here). (Three minutes: see the file before.)

    @connection.<connection>
    Scenario Outline: A peer, <connection>, requests it by its <hash>
      Given the operator has submitted T1
      And 3 minutes pass
      And the node has a <connection> connection to Alice
      When Alice requests T1 by its <hash> from the node
      Then the node sends Alice T1 <form> once

      Examples: the witness is left out for the txid alone
        | connection          | hash                    | form                |
        | inbound             | wtxid                   | with its witness    |
        | inbound             | txid, with its witness, | with its witness    |
        | inbound             | txid                    | without its witness |
        | outbound-full-relay | txid                    | without its witness |
        | manual              | wtxid                   | with its witness    |

  @TXR-053 @source.policy @use.with_node.min_version=26
  Rule: On request the node sends the transactions of the most recent block on its tip, no older or replaced ones
    Bitcoin Core: net_processing.cpp PeerManagerImpl::FindTxForGetData, m_most_recent_block_txs
    A peer that heard of a transaction just before the block may still request it; those of older blocks it can find
    there, replaced ones are of no use, and a spy who could ask for anything would learn what the node has seen, and so
    perhaps who made it. Any transaction of the block is sent, here each of three, also to peers that connected after
    it. It keeps them of blocks that it could send on at once as new: none from before its start, from initial block
    download or a reorganization, or of one no higher than one before. (Up to version 25: what it had announced.)
    Not a day later: in initial block download the node gives up peers for their old chain.

    @connection.<connection>
    Scenario Outline: It is in the chain tip when a <connection> peer requests it
      Given the node has a <connection> connection to Alice
      And the operator has submitted T1
      And a new block is mined
      When Alice requests T1 from the node
      Then the node sends Alice T1 once

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Scenario Outline: It is in the chain tip, and requested by its <hash>
      Given the operator has submitted T1
      And a new block is mined
      And the node has an inbound connection to Alice
      When Alice requests T1 by its <hash> from the node
      Then the node sends Alice T1 <form> once

      Examples: by txid
        | hash                    | form                |
        | txid, with its witness, | with its witness    |
        | txid                    | without its witness |

    @connection.inbound
    Example: The node has it from the block alone
      Given a block with T1 is mined
      And the node has an inbound connection to Alice
      When Alice requests T1 from the node
      Then the node sends Alice T1 once

    @connection.inbound
    Example: It is in the chain tip, and another block has come beside that
      Given the node has inbound connections to Alice and Bob
      And the operator has submitted T1
      And a new block is mined
      And Bob sends the node a block competing with the chain tip
      When Alice requests T1 from the node
      Then the node sends Alice T1 once

    @connection.inbound
    Example: It is in the block below the chain tip
      Given the node has an inbound connection to Alice
      And the operator has submitted T1
      And a new block is mined
      And a new block is mined
      When Alice requests T1 from the node
      Then the node sends Alice a notfound message about T1 once

    @connection.inbound
    Example: It was announced, and then replaced
      Given the node has an inbound connection to Alice
      And the operator has submitted T1
      And 4 minutes pass
      And the operator has submitted T2, which replaces T1
      When Alice requests T1 from the node
      Then the node sends Alice a notfound message about T1 once

    @connection.inbound
    Example: Three are in the chain tip, and are requested, the last one first
      Given the node has an inbound connection to Alice
      And the operator has submitted 3 transactions at once
      And a new block is mined
      When Alice requests T3 from the node
      And Alice requests T2 from the node
      And Alice requests T1 from the node
      Then the node sends Alice T3 before T2
      And the node sends Alice T1 once

    @connection.inbound @first.with.later
    Example: The block has come in initial block download
      Given the node is started with a chain tip that is 90000 seconds old
      And the node has an inbound connection to Alice
      And Alice sends the node a block 89000 seconds old with T1
      When Alice requests T1 from the node
      Then the node sends Alice a notfound message about T1 once

    @connection.inbound
    Example: The node has started since
      Given the operator has submitted T1
      And a new block is mined
      When the node restarts
      And Alice connects to the node
      And Alice requests T1 from the node
      Then the node sends Alice a notfound message about T1 once

  @TXR-053 @source.policy
  Rule: The node sends nobody what it keeps as an orphan or has rejected
    Bitcoin Core: net_processing.cpp PeerManagerImpl::FindTxForGetData
    It has accepted neither: whoever got it could do nothing with it, and would learn what other peers have sent the
    node, from which a spy could tell who made a transaction. Once a block holds it, it is neither.

    @connection.inbound
    Example: One peer sends an orphan, another one requests it, and so does the first
      Given the node has inbound connections to Alice and Bob
      And Bob sends the node the child
      When Alice requests the child from the node
      And Bob requests the child from the node
      Then the node sends Alice a notfound message about the child once
      And the node sends Bob a notfound message about the child once

    @connection.inbound
    Example: A rejected transaction and two orphans are requested in one message
      Given the transaction pays no fee
      And the node has inbound connections to Alice and Bob
      And Bob sends the node the transaction
      And Bob sends the node the child, then the grandchild
      When Alice requests the transaction, the child and the grandchild from the node
      Then the node sends Alice a notfound message about the transaction, the child and the grandchild

    @connection.<connection>
    Scenario Outline: One of two <connection> peers sends one that <nature>, and both request it
      Given the transaction <nature>
      And the node has <connection> connections to Alice and Bob
      And Bob sends the node the transaction
      When Alice requests the transaction from the node
      And Bob requests the transaction from the node
      Then the node sends Alice a notfound message about the transaction once
      And the node sends Bob a notfound message about the transaction once

      Examples: the fee is too low, or the script unusual; types that carry transactions
        | nature                        | connection          |
        | pays no fee                   | inbound             |
        | pays no fee                   | outbound-full-relay |
        | pays to a non-standard script | inbound             |
        | pays to a non-standard script | addr-fetch          |
        | pays to a non-standard script | manual              |

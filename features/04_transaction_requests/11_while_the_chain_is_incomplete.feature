@source.policy
Feature: Transactions in initial block download
  A node in initial block download still lacks most of the chain. It does not know which money exists, and cannot judge
  transactions.

  @TXR-048 @fixture.initial_download
  Rule: During initial block download the node requests no transactions, and forgets what is announced
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, IsInitialBlockDownload
    A node that still lacks most of the chain does not know which money exists, and cannot judge transactions: to
    request them would be waste. If it kept the announcements in mind, it would later ask for what has long been mined.
    Afterwards a new announcement counts as the first. The new block, mined just now, ends initial block download here.

    @connection.<connection>
    Scenario Outline: A <connection> peer announces one before the chain is complete, another peer afterwards
      Given the node has a <connection> connection to Alice
      And the node has an inbound connection to Bob
      When Alice announces the transaction to the node
      And a new block is mined
      And Bob announces the second transaction to the node
      Then the node requests the second transaction from Bob after 2 seconds
      But the node does not request the transaction from Alice

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    Example: It is announced once more when the chain is complete
      Given the node has an outbound-full-relay connection to Alice
      And Alice announces the transaction to the node
      When a new block is mined
      And Alice announces the transaction to the node
      Then the node requests the transaction from Alice

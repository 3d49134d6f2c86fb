@source.policy @fixture.coins
Feature: Transactions that the node has not requested
  A peer may send a transaction without having announced it, as some wallets do with their own.

  @TXR-054
  Rule: The node accepts valid transactions that it has not requested, and stays connected if it rejects one
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, ProcessInvalidTx
    If the node ignored what it has not requested, the payments of such wallets would not spread. What one node takes
    for invalid another one may relay in good faith, as rules differ between versions: if nodes disconnected for it, the
    network would fall apart. Core before 29.3 disconnects for what breaks the rules of consensus. Where transactions
    are not wanted at all it is different: on block-relay-only connections, in blocksonly mode, and in initial block
    download.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends one that <nature>, and then a valid one
      Given the transaction <nature>
      And the node has a <connection> connection to Alice
      When Alice sends the node the transaction, then the second transaction
      Then the node reports that its mempool holds the second transaction
      And the node stays connected to Alice
      But the node reports that its mempool does not hold the transaction

      Examples: types that carry transactions
        | connection          | nature                        |
        | outbound-full-relay | pays to a non-standard script |
        | addr-fetch          | pays to a non-standard script |
        | manual              | pays no fee                   |
        | inbound             | pays to a non-standard script |

      @use.with_node.min_version=29.3
      Examples: against the rules of consensus
        | connection          | nature                       |
        | outbound-full-relay | pays out more than it spends |
        | addr-fetch          | pays out more than it spends |
        | manual              | pays out more than it spends |
        | inbound             | pays out more than it spends |

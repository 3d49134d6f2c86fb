@source.policy @not.with.twice
Feature: Blocks that are delivered in another order
  Blocks need not arrive in the order of the requests, but the peer must not get by without the first.
  Not with twice as many peers: those who owe blocks give each other more time.

  @BLK-095
  Rule: The ten minutes for the blocks that a peer owes begin anew only when the first of them arrives
    Bitcoin Core: net_processing.cpp PeerManagerImpl::RemoveBlockRequest
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, BLOCK_DOWNLOAD_TIMEOUT_BASE
    Ten minutes (600 seconds) are the time in which a new block is found on average. The first is what the node's chain
    waits for. If any other block gave the peer more time, it could hold back the first for as long as it likes by
    sending the rest slowly. Who brings the first does not matter; a mutated copy does not count. 400 seconds and 201
    are ten minutes and a second.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends <delivered> of two after 400 seconds, and <seconds> more pass
      Given the node has a <connection> connection to Bob
      When Bob announces blocks 1 to 2 to the node
      And 400 seconds pass
      And Bob sends the node <delivered>
      And <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: ten minutes after the request, or after the first block, and a second more
        | connection          | delivered | seconds | outcome            |
        | outbound-full-relay | block 2   | 201     | disconnects        |
        | block-relay-only    | block 2   | 201     | disconnects        |
        | manual              | block 2   | 201     | disconnects        |
        | inbound             | block 2   | 200     | stays connected to |
        | inbound             | block 2   | 201     | disconnects        |
        | outbound-full-relay | block 1   | 600     | stays connected to |
        | block-relay-only    | block 1   | 600     | stays connected to |
        | manual              | block 1   | 600     | stays connected to |
        | inbound             | block 1   | 600     | stays connected to |
        | inbound             | block 1   | 601     | disconnects        |

    @connection.inbound
    Scenario Outline: Another peer sends <delivered> after 400 seconds, and <seconds> more pass
      Given the node has inbound connections to Alice and Bob
      When Bob announces blocks 1 to 2 to the node
      And 400 seconds pass
      And Alice sends the node <delivered>
      And <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: ten minutes after the request, or after the first block
        | delivered       | seconds | outcome            |
        | block 1         | 201     | stays connected to |
        | block 1         | 600     | stays connected to |
        | block 1         | 601     | disconnects        |
        | block 2         | 201     | disconnects        |

    @connection.inbound @use.with_node.min_version=27
    Example: Another peer sends a mutated copy of the first
      Given the node has inbound connections to Alice and Bob
      When Bob announces blocks 1 to 2 to the node
      And 400 seconds pass
      And Alice sends the node block 1 mutated
      And 201 seconds pass
      Then the node disconnects Bob
      And the node disconnects Alice

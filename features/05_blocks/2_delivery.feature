Feature: Requested blocks that are not delivered
  A peer that announces blocks and does not deliver them keeps the node from requesting them elsewhere.

  @BLK-066 @source.policy
  Rule: While no other peer has blocks to deliver, the node disconnects one that delivers none in ten minutes
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, BLOCK_DOWNLOAD_TIMEOUT_BASE
    Manual peers and those with the noban permission are no exception. For each other peer that has blocks
    to deliver, the node waits five minutes longer.

    @connection.<connection>
    Scenario Outline: <seconds> seconds after two headers, on a <connection> connection
      Given the node has an outbound-full-relay connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node 2 consecutive headers
      And <seconds> seconds pass
      Then the node requests the block from Bob
      And the node <does> Bob
      And the node stays connected to Alice

      Examples: ten minutes
        | connection          | seconds | does               |
        | outbound-full-relay | 600     | stays connected to |
        | block-relay-only    | 600     | stays connected to |
        | manual              | 600     | stays connected to |
        | inbound             | 600     | stays connected to |

      Examples: a second more
        | connection          | seconds | does        |
        | outbound-full-relay | 601     | disconnects |
        | block-relay-only    | 601     | disconnects |
        | manual              | 601     | disconnects |
        | inbound             | 601     | disconnects |

    @connection.inbound
    Example: 601 seconds after two headers, and the peer has the noban permission
      Given Bob has a local address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      When Bob sends the node 2 consecutive headers
      And 601 seconds pass
      Then the node requests the block from Bob
      And the node disconnects Bob

Feature: Blocks that do not come
  A peer that announces blocks and does not deliver them keeps the node from asking somebody else.

  @BLK-066 @source.policy
  Rule: A peer that does not deliver a block within ten minutes of being asked has to leave, whoever it is
    Bitcoin Core, net_processing.cpp, SendMessages (BLOCK_DOWNLOAD_TIMEOUT_BASE). This holds
    even for a peer that may not be banned. While other peers deliver too, the node waits longer.

    @connection.<connection>
    Scenario Outline: <seconds> seconds after it announced two blocks, on a <connection> connection
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has a <connection> connection to peer Bob
      When Bob sends the node 2 headers in one message, one on top of the other
      And the node asks Bob for the blocks, and <seconds> seconds pass
      Then the node <does> the connection to Bob
      And the node keeps the connection to Alice

      Examples: the last second of patience
        | connection          | seconds | does  |
        | outbound-full-relay | 600     | keeps |
        | block-relay-only    | 600     | keeps |
        | manual              | 600     | keeps |
        | inbound             | 600     | keeps |

      Examples: the first second beyond
        | connection          | seconds | does |
        | outbound-full-relay | 601     | ends |
        | block-relay-only    | 601     | ends |
        | manual              | 601     | ends |
        | inbound             | 601     | ends |

    @connection.inbound
    Example: 601 seconds after it announced two blocks, the peer may not be banned
      Given peer Bob has a local address of its own
      And the operator whitelists the address of Bob with the permissions noban
      And the node has an inbound connection to peer Bob
      When Bob sends the node 2 headers in one message, one on top of the other
      And the node asks Bob for the blocks, and 601 seconds pass
      Then the node ends the connection to Bob

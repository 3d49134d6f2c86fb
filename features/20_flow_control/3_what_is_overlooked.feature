@source.policy
Feature: What the node overlooks in messages
  Messages get new fields with time, and inventories new kinds of things. A node that disconnected whoever says more
  than it understands could not speak to newer ones; and what a peer merely claims must not decide how it is treated.

  @HAND-029
  Rule: The start height that a peer claims has no effect on what the node announces to it and requests from it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, starting_height
    Anybody can claim any height. If a high one kept announcements back, or a low one requests, a peer could have the
    node leave it out, or ask nobody else. The node's chain has the height 1; 2147483647 is the highest there is room
    for in a version message.

    @connection.<connection>
    Scenario Outline: A <connection> peer claims a start height of <height>
      Given Bob claims a start height of <height>
      When a <connection> connection to Bob opens
      And Bob announces block 1 to the node
      Then the node requests headers from Bob
      And the node requests block 1 from Bob

      Examples: long-lived types, heights below and above the node's
        | connection          | height     |
        | outbound-full-relay | 0          |
        | outbound-full-relay | 100000     |
        | outbound-full-relay | 2147483647 |
        | block-relay-only    | 0          |
        | block-relay-only    | 100000     |
        | manual              | 0          |
        | manual              | 100000     |
        | inbound             | 0          |
        | inbound             | 1          |
        | inbound             | 100000     |
        | inbound             | 2147483647 |

    @connection.<connection>
    Scenario Outline: A block is mined, and a <connection> peer has claimed a start height of <height>
      Given the node has a <connection> connection to Bob, who claims a start height of <height>
      When a new block is mined
      Then the node announces the block to Bob once

      Examples: long-lived types, heights below and above the node's
        | connection          | height     |
        | outbound-full-relay | 0          |
        | outbound-full-relay | 100000     |
        | outbound-full-relay | 2147483647 |
        | block-relay-only    | 0          |
        | block-relay-only    | 100000     |
        | manual              | 0          |
        | manual              | 100000     |
        | inbound             | 0          |
        | inbound             | 100000     |
        | inbound             | 2147483647 |

  @MSG-014
  Rule: An entry of an unknown inventory type in an inv is skipped, and the rest dealt with, even where no transactions are wanted
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage
    Where the node wants no transactions it disconnects a peer that announces one. What it does not know may be
    anything, so it overlooks that, and does not miss the block that is announced beside it. (The same of a request is
    said by another Rule.) Whether the node has read on shows in its request for headers.

    @connection.<connection>
    Scenario Outline: A <connection> peer, and a node in blocksonly mode
      Given the node is started with blocksonly mode
      And the node has a <connection> connection to Bob
      When Bob announces an entry of an unknown inventory type and an unknown block by its hash to the node
      Then the node requests headers from Bob
      And the node stays connected to Bob

      Examples: long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    @connection.block-relay-only
    Example: A block-relay-only peer, and a node that wants transactions from others
      Given the node has a block-relay-only connection to Bob
      When Bob announces an entry of an unknown inventory type and an unknown block by its hash to the node
      Then the node requests headers from Bob
      And the node stays connected to Bob

  @MSG-010
  Rule: How many transactions a headers message claims behind a header makes no difference
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::HEADERS
    The first programs wrote headers as blocks without transactions, and a zero still stands behind each header. Nothing
    follows on it, whatever it says: to be strict would cost peers, and help nobody. What the node does with an empty
    message is stated with BLK-008.

    @connection.<connection>
    Scenario Outline: A <connection> peer announces a block by its header and claims <number> transactions
      Given the node has a <connection> connection to Bob
      When Bob announces a new block by its header, behind which it claims <number> transactions to the node
      Then the node requests the block from Bob once
      And the node stays connected to Bob

      Examples: long-lived types, and numbers of one byte and of three
        | connection          | number |
        | outbound-full-relay | 1      |
        | block-relay-only    | 1      |
        | manual              | 1      |
        | inbound             | 1      |
        | outbound-full-relay | 1000   |
        | block-relay-only    | 1000   |
        | manual              | 1000   |
        | inbound             | 1000   |

@core.pr.19315 @source.policy
Feature: To whom the node announces new blocks
  Blocks are announced to peers of every long-lived type, unlike transactions: what everybody is told reveals nobody.

  @BLK-029 @BLK-030
  Rule: After initial block download the node announces a new chain tip once to each long-lived peer without it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::UpdatedBlockTip
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages
    Everybody needs the new chain tip, the latest block: whoever hears of it late mines, or trusts, an old chain. A
    node that left some peers out would delay it for them; one that repeated itself would waste traffic. Of several
    blocks that come at once, it may announce the last alone. A peer that has announced a block, as Bob does before he
    sends one, does not lack it. (With each compact block that Bob is sent he has the one on which the next builds.
    Before version 24 other compact blocks were asked for.) A node that is still catching up would announce what others
    had long ago. What start height a peer claims does not matter: anybody may claim any.

    @connection.<connection>
    Scenario Outline: One <connection> peer
      Given the node has a <connection> connection to Bob
      When a new block is mined
      Then the node announces the block to Bob once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: The second new block, and one <connection> peer
      Given the node has a <connection> connection to Bob
      And a new block is mined
      When a new block is mined
      Then the node announces the block to Bob once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: A peer that claims to be far ahead
      Given Bob claims a start height of 100000
      And the node has an inbound connection to Bob
      When a new block is mined
      Then the node announces the block to Bob once

    @connection.<connection> @use.with_node.min_version=24
    Scenario Outline: The third new block, and a <connection> peer that wants high bandwidth
      Given the node has a <connection> connection to Bob, who shows the chain tip
      And Bob sends the node a sendcmpct message for high bandwidth
      And a new block is mined
      And a new block is mined
      When a new block is mined
      Then the node announces the block in compact form to Bob once
      And the node announces the block to Bob once

      Examples: all long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    Example: Peers of three types at the same time
      Given the node has an inbound connection to Alice
      And the node has an outbound-full-relay connection to Bob
      And the node has a block-relay-only connection to Carol
      When a new block is mined
      Then the node announces the block to Alice once
      And the node announces the block to Bob once
      And the node announces the block to Carol once

    @connection.inbound
    Example: One of two peers has sent it
      Given the node has inbound connections to Alice and Bob
      When Bob sends the node a new block
      Then the node announces the block to Alice once
      But the node does not announce the block to Bob

    @connection.<connection>
    Scenario Outline: One of three <connection> peers has sent it
      Given the node has <connection> connections to Alice, Bob and Carol
      When Bob sends the node a new block
      Then the node announces the block to Alice once
      And the node announces the block to Carol once
      But the node never announces the block to Bob

      Examples: types that carry transactions, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | manual              |
        | inbound             |

    Example: One of two block-relay-only peers has sent it
      Given the node has block-relay-only connections to Alice and Bob
      When Bob sends the node a new block
      Then the node announces the block to Alice once
      But the node never announces the block to Bob

  @BLK-004 @connection.feeler
  Rule: On a feeler connection the node neither announces a block nor requests headers
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, fSuccessfullyConnected
    A feeler connection is there to see whether somebody answers, and ends with the answer. A peer that has not
    answered yet, whom the node waits for, may be anybody or nobody: what it was told or asked would be lost, and the
    node would wait for headers in vain. Alice shows that it tells and asks others.

    Example: The peer has not answered when a new block is mined
      Given Bob sends nothing
      And the node has a feeler connection to Bob
      When an outbound-full-relay connection to Alice opens
      And a new block is mined
      Then the node requests headers from Alice
      And the node announces the block to Alice once
      But the node does not request headers from Bob
      And the node does not announce the block to Bob

    Example: The peer answers, and another connection opens
      When a feeler connection to Bob opens
      And an outbound-full-relay connection to Alice opens
      And a new block is mined
      Then the node requests headers from Alice
      And the node announces the block to Alice once
      And the node disconnects Bob
      But the node does not request headers from Bob
      And the node does not announce the block to Bob

  @TXR-015 @BLK-030 @connection.block-relay-only @fixture.coins
  Rule: Block-relay-only peers, too, are told of a block whose transactions were never announced to them
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages
    Transactions are kept from these peers, so that nobody who watches transactions finds the connections. But a block
    has to reach them whatever it holds: these connections are there to pass on blocks when others fail. Silence about
    transactions must not cost the blocks.

    Example: First the transaction, then the block that holds it
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When the operator submits a transaction
      And a new block is mined
      Then the node announces the transaction to Alice
      But the node does not announce any transaction to Bob
      And the node announces the block to Bob

  @BLK-035 @BLK-031
  Rule: A hash that proves to be that of a block with less work does not replace the peer's best known block
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessBlockAvailability
    The node takes a hash that it could not place for the peer's latest block once it knows the header. If an older one
    replaced a better one, it would take the peer to be behind, and tell it of blocks later. (Bob's is of a fork.)

    @connection.<connection>
    Scenario Outline: One of two <connection> peers announces an unknown hash, and then shows the chain tip
      Given the node has <connection> connections to Alice and Bob
      And Bob sends the node a sendheaders message
      And Bob announces block 1 of the headers chain by its hash to the node
      And 2 new blocks are mined
      And Bob shows the chain tip
      And Alice sends the node 1 header of a fork that ends 1 block below the chain tip
      When a new block is mined
      Then the node announces the block by its header to Bob once

      Examples: all long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

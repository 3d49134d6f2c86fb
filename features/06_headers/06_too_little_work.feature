@source.policy @first.with.later
Feature: Nodes with a low-work chain, or an old tip
  A node knows a minimum chain work: that of the chain at the time when its program was made. As long as its own chain
  has less, it is certain not to have the right one. With a tip more than a day old, it may have missed the latest
  blocks. In the examples the chain has one block at first.
  Not a day later: peers show a new chain tip by then, and the chain has more work.

  @BLK-020 @use.with_node.min_version=24 @few.with.bystanders
  Rule: With a low-work chain the node answers requests for headers empty, but for the download permission
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage
    Headers of such a chain are of no use: the other one would fetch them all and throw them away. The empty answer
    tells it to ask somebody else, where silence would let it wait. A peer that the operator trusts gets the headers, so
    that a new network can be set in motion. Blocks are sent to whoever asks for them: he knows of which chain. An empty
    answer is not for ever: Bob asks again when the chain has grown (Alice stands by). (Before version 24, nodes in
    initial block download gave no answer at all to peers without that permission.)
    Not with bystanders: they show the chain, for which the node disconnects some.

    @connection.<connection>
    Scenario Outline: A chain of <minimum> blocks is wanted, and <connection> peers ask
      Given the node is started with a minimum chain work of <minimum> blocks
      And 2 new blocks are mined
      And the node has a <connection> connection to Alice
      And the node has a <connection> connection to Bob
      When Alice requests headers after block 0 from the node
      And Bob requests headers after block 1 from the node
      Then the node sends Alice <first answer> once
      And the node sends Bob <second answer> once

      Examples: the chain of three blocks is a low-work chain
        | connection          | minimum | first answer             | second answer            |
        | outbound-full-relay | 4       | an empty headers message | an empty headers message |
        | block-relay-only    | 4       | an empty headers message | an empty headers message |
        | addr-fetch          | 4       | an empty headers message | an empty headers message |
        | manual              | 4       | an empty headers message | an empty headers message |
        | inbound             | 4       | an empty headers message | an empty headers message |
        | inbound             | 100     | an empty headers message | an empty headers message |

      Examples: it has just enough
        | connection          | minimum | first answer                 | second answer                |
        | outbound-full-relay | 3       | the headers of blocks 1 to 3 | the headers of blocks 2 to 3 |
        | block-relay-only    | 3       | the headers of blocks 1 to 3 | the headers of blocks 2 to 3 |
        | addr-fetch          | 3       | the headers of blocks 1 to 3 | the headers of blocks 2 to 3 |
        | manual              | 3       | the headers of blocks 1 to 3 | the headers of blocks 2 to 3 |
        | inbound             | 3       | the headers of blocks 1 to 3 | the headers of blocks 2 to 3 |

    @connection.inbound
    Scenario Outline: The peer has the permission <permission>, and another one has none
      Given Bob has a loopback address of its own
      And the node is started with the permissions <permission> for Bob
      And the node is started with a minimum chain work of 100 blocks
      And the node has inbound connections to Alice and Bob
      When Alice requests headers after block 0 from the node
      And Bob requests headers after block 0 from the node
      Then the node sends Alice an empty headers message once
      And the node sends Bob <answer> once

      Examples: download, what includes it, and what does not
        | permission | answer                   |
        | download   | the header of block 1    |
        | noban      | the header of block 1    |
        | relay      | an empty headers message |
        | mempool    | an empty headers message |
        | addr       | an empty headers message |

    @connection.manual @use.with_whitelist_out=yes
    Example: A manual peer has the permission download, and another one has none
      Given Bob has a loopback address of its own
      And the node is started with the permissions download, out for Bob
      And the node is started with a minimum chain work of 100 blocks
      And the node has manual connections to Alice and Bob
      When Alice requests headers after block 0 from the node
      And Bob requests headers after block 0 from the node
      Then the node sends Alice an empty headers message once
      And the node sends Bob the header of block 1 once

    @connection.inbound
    Example: It grows and has enough, after an empty answer
      Given the node is started with a minimum chain work of 2 blocks
      And the node has inbound connections to Alice and Bob
      And Bob requests headers after block 0 from the node
      When a new block is mined
      And Bob requests headers after block 0 from the node
      Then the node sends Bob the headers of blocks 1 to 2 once

    @connection.inbound
    Example: A request for one header, and one for a full block
      Given the node is started with a minimum chain work of 100 blocks
      And the node has inbound connections to Alice and Bob
      When Alice requests the header of block 1 alone from the node
      And Bob requests the chain tip from the node
      Then the node sends Alice an empty headers message once
      And the node sends Bob the chain tip once

  @BLK-098 @use.with_node.min_version=24
  Rule: In initial block download the node sends blocks on request, and headers if its chain has enough work
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage
    Initial block download ends when the chain tip is at most a day old and has the minimum chain work (here none is
    set). After a day without a block, all nodes that are started are in it: if none gave its headers away then, none
    could ever catch up with the others. A chain tip of two days is 172,800 seconds old; with it, the chain has two
    blocks.

    @connection.<connection>
    Scenario Outline: The chain tip is two days old, and a <connection> peer asks
      Given the node is started with a chain tip that is 172800 seconds old
      And the node has a <connection> connection to Bob
      When Bob requests headers after block 0 from the node
      And Bob requests the chain tip from the node
      Then the node sends Bob the headers of blocks 1 to 2 once
      And the node sends Bob the chain tip once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @BLK-033 @few.with.bystanders @not.with.second_time
  Rule: In initial block download the node announces no block but the one with which that ends
    Bitcoin Core: net_processing.cpp PeerManagerImpl::UpdatedBlockTip
    While it catches up, each of its blocks is old news to everybody else: its peers would be sent hundreds of thousands
    of announcements for nothing. When it leaves initial block download, because its chain tip is at most a day old and
    has the minimum chain work, it announces this very block, which is news and may be the next that others lack, and
    the blocks that join its chain together with it, where they replace others. (Beside the addr-fetch peer, Carol, an
    inbound one, is told of it, too.)
    Not a second time: initial block download ends once.
    Not with bystanders: they show the chain, for which the node disconnects some.

    @connection.<connection>
    Scenario Outline: The second of two blocks brings the minimum chain work, and two <connection> peers are there
      Given the node is started with a minimum chain work of 3 blocks
      And the node has <connection> connections to Bob and Carol
      When a new block is mined
      And a new block is mined
      Then the node announces the block to Bob once
      And the node announces the block to Carol once
      But the node does not announce the block below the chain tip to Bob
      And the node does not announce the block below the chain tip to Carol

      Examples: types of several peers
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    @connection.addr-fetch
    Example: The second of two blocks brings the minimum chain work, and an addr-fetch peer is there
      Given the node is started with a minimum chain work of 3 blocks
      And the node has an addr-fetch connection to Bob
      And the node has an inbound connection to Carol
      When a new block is mined
      And a new block is mined
      Then the node announces the block to Bob once
      But the node does not announce the block below the chain tip to Bob

    @connection.inbound
    Example: The second of two blocks brings the minimum chain work, and a peer with the chain tip wants high bandwidth
      Given the node is started with a minimum chain work of 3 blocks
      And the node has an inbound connection to Bob, who shows the chain tip
      And Bob sends the node a sendcmpct message for high bandwidth
      When a new block is mined
      And a new block is mined
      Then the node announces the block to Bob once
      But the node does not announce the block below the chain tip to Bob

@source.policy
Feature: Whom the node tells of which block
  Everybody needs the block on which the chain is to go on, at once; nobody needs to hear of one that he has, or
  of one that leads nowhere.

  @BLK-036 @BLK-030
  Rule: After initial block download a new tip from a peer is at once announced to long-lived peers without it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::UpdatedBlockTip
    Blocks are to reach the whole network in seconds: whoever works on an old block wastes that work. So the node does
    not wait for a round of announcements, as it does with transactions; its clock stands still here. A node in
    blocksonly mode, which takes no transactions from peers, passes blocks on all the same. (A peer that has
    announced the same block does not lack it.)

    @connection.<connection>
    Scenario Outline: A <connection> peer sends it
      Given the node has a <connection> connection to Alice
      And the node has an inbound connection to Bob
      And the node has a block-relay-only connection to Carol
      And the node has a manual connection to Dave
      When Alice sends the node a new block
      Then the node announces the block to Bob once
      And the node announces the block to Carol once
      And the node announces the block to Dave once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer sends it to a node in blocksonly mode
      Given the node is started with blocksonly mode
      And the node has a <connection> connection to Alice
      And the node has an outbound-full-relay connection to Bob
      And the node has an addr-fetch connection to Carol
      When Alice sends the node a new block
      Then the node announces the block to Bob once
      And the node announces the block to Carol once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @BLK-034
  Rule: A block that competes with one of the node's chain is announced to nobody
    Bitcoin Core: net_processing.cpp PeerManagerImpl::UpdatedBlockTip
    A competing block is one at whose height the chain has another already (it competes with that one): of two the node
    keeps to the one that it had first. If it passed the other on, whoever made it could have the whole network carry
    blocks on which nobody builds. The next block, on the node's own chain, is announced, which shows that the peer can
    be reached.

    @connection.<connection>
    Scenario Outline: A <connection> peer, whom the next block reaches
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Alice sends the node a block competing with the chain tip
      And a new block is mined
      Then the node announces the block to Bob once
      But the node never announces a block competing with the chain tip to Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Scenario Outline: A peer that has shown the chain tip and wants blocks announced <form>
      Given the node has inbound connections to Alice and Bob
      And Bob sends the node a <wish>
      And Bob shows the chain tip
      When Alice sends the node a block competing with the chain tip
      And a new block is mined
      Then the node announces the block <form> to Bob once
      But the node never announces a block competing with the chain tip to Bob

      Examples: by headers, and at once as compact blocks
        | form            | wish                                 |
        | by its header   | sendheaders message                  |
        | in compact form | sendcmpct message for high bandwidth |

  @BLK-035
  Rule: A peer that announces a block is not told of it, even if another sends it; who merely sends it is
    Bitcoin Core: net_processing.cpp PeerManagerImpl::PeerHasHeader
    Bitcoin Core: net_processing.cpp PeerManagerImpl::UpdateBlockAvailability
    Whoever announces a block has it, and needs no announcement: it would be traffic for nothing, with each block and
    each peer; that it announces a lower one later takes nothing back. (Of several hashes that the node cannot place yet
    it remembers each peer's last only; where Alice sends the header first, it can place Bob's.) But the node takes
    notice of announcements only: who sends a block without a word before is told of it like everybody else, which is
    rare and costs little. (Before version 24 the node took compact blocks only from peers that had said that they
    understand them.)
    Not with twice as many peers: the node requests the block from one of them only.

    @connection.<connection>
    Scenario Outline: A <connection> peer has announced it by its hash, and another peer sends it
      Given the node has a <connection> connection to Bob
      And the node has inbound connections to Alice and Carol
      When Bob announces a new block by its hash to the node
      And Alice sends the node the block that was announced
      Then the node announces the block to Carol once
      But the node never announces the block to Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound @not.with.twice
    Example: A peer that asks for headers has announced it by its own, and another peer sends it
      Given the node has inbound connections to Alice, Bob and Carol
      And Bob sends the node a sendheaders message
      When Bob announces a new block to the node
      And Alice sends the node the block that was announced
      Then the node announces the block to Carol once
      But the node never announces the block to Bob

    @connection.inbound @not.with.twice
    Example: A peer announces it, and then the chain tip below
      Given the node has inbound connections to Alice, Bob and Carol
      When Alice announces a new block to the node
      And Bob announces the block by its hash to the node
      And Bob announces the chain tip to the node
      And Alice sends the node the block that was announced
      Then the node announces the block to Carol once
      But the node never announces the block to Bob

    @connection.<connection> @use.with_node.min_version=24
    Scenario Outline: A <connection> peer announces it in compact form, with nothing missing
      Given the node has a <connection> connection to Bob
      And the node has an inbound connection to Carol
      When Bob announces a new block in compact form to the node
      Then the node announces the block to Carol once
      But the node never announces the block to Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer sends it without an announcement
      Given the node has a <connection> connection to Bob
      And the node has an inbound connection to Carol
      When Bob sends the node a new block without an announcement
      Then the node announces the block to Bob once
      And the node announces the block to Carol once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

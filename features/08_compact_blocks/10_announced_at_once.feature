@bip.152 @source.bip @use.with_node.min_version=24
Feature: New blocks that the node sends at once
  A peer that has asked for high bandwidth is sent a new block in compact form as soon as the node has it. Miners who
  hear of a block late waste work.

  @BLK-043 @BLK-041
  Rule: A peer that wants high bandwidth gets a new block in compact form if known to have the one below
    Bitcoin Core: net_processing.cpp PeerManagerImpl::NewPoWValidBlock, PeerManagerImpl::SendMessages
    Without the block below, on which it builds, a compact block is of no use to the peer: it is told the hash. (It is
    known to have a block that it has announced, or whose header the node sent it, be it in a compact block unasked, and
    those below.) With it, the hash would cost two round trips more, to ask for the header, then for the block; so the
    compact block comes, whatever it holds, even if headers are asked for as well, as by Alice. Of two blocks or more
    that join the chain at once, as where they replace others, one compact block would not show all: who asked for
    headers is told those he lacks, if eight at most (a single one in compact form), anybody else the hash of the last.
    Nobody is told of a block that he has announced himself. Not a day later: peers show the chain tip meanwhile.

    @connection.<connection> @first.with.later
    Scenario Outline: A <connection> peer has shown the chain tip, another one has not
      Given the node has a <connection> connection to Alice, who shows the chain tip
      And the node has an inbound connection to Bob
      And Alice sends the node a sendheaders message
      And Alice sends the node a sendcmpct message for high bandwidth
      And Bob sends the node a sendcmpct message for high bandwidth
      When a new block is mined
      Then the node announces the block in compact form to Alice once
      And the node announces the block by its hash to Bob once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer that wants high bandwidth sends the block itself
      Given the node has a <connection> connection to Bob, who shows the chain tip
      And the node has an inbound connection to Alice, who shows the chain tip
      And Alice sends the node a sendcmpct message for high bandwidth
      And Bob sends the node a sendcmpct message for high bandwidth
      When Bob sends the node a new block
      Then the node announces the block in compact form to Alice once
      But the node never announces the block to Bob

      Examples: all long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    @connection.inbound @fixture.coins
    Example: The peer was sent the header of the chain tip on request, and the block holds another transaction, too
      Given the node has an inbound connection to Bob
      And Bob sends the node a sendcmpct message for high bandwidth
      And Bob sends the node a getheaders message
      When a block with the transaction is mined
      Then the node announces the block in compact form to Bob once

    @connection.<connection>
    Scenario Outline: Two blocks replace the chain tip, and one of two <connection> peers has asked for headers
      Given the node has <connection> connections to Alice and Bob, each of whom shows the chain tip
      And Alice sends the node a sendcmpct message for high bandwidth
      And Alice sends the node a sendheaders message
      And Bob sends the node a sendcmpct message for high bandwidth
      And the node has an inbound connection to Carol
      When Carol sends the node 2 blocks that replace 1 of its chain
      Then the node announces the block by 2 headers to Alice once
      And the node announces the block by its hash to Bob once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @BLK-044
  Rule: After initial block download, who wants high bandwidth gets a block on the tip before its full validation
    Bitcoin Core: validation.cpp ChainstateManager::AcceptBlock, IsInitialBlockDownload, NewPoWValidBlock
    Bitcoin Core: net_processing.cpp PeerManagerImpl::NewPoWValidBlock, INVALID_CB_NO_BAN_VERSION
    To check all signatures takes a while: if all nodes waited, miners would hear of blocks late. Header, work and form
    are checked before, so a false alarm costs a block reward. Peers that have not asked for it, are not known to have
    the block below, or whose program (protocol version below 70015) would hold an invalid block against the node, are
    told when it has become the chain tip, or never; so is everybody of the second of a height: only one can stay. The
    block here claims too large a reward, which the full validation alone shows; first, Alice is sent a good one. (In
    initial block download blocks are no news.) Not a day later: peers show the chain tip meanwhile.

    @connection.<connection>
    Scenario Outline: A <sender> peer sends it, and a <connection> peer of version 70015 has asked for high bandwidth
      Given Alice speaks protocol version 70015
      And the node has a <connection> connection to Alice, who shows the chain tip
      And Alice sends the node a sendcmpct message for high bandwidth
      And the node has a <sender> connection to Dave
      And a new block is mined
      When Dave sends the node a block that claims too large a reward
      Then the node announces the block that claims too large a reward in compact form to Alice once
      And the node <outcome> Dave

      Examples: all long-lived types and addr-fetch
        | connection          | sender              | outcome            |
        | outbound-full-relay | block-relay-only    | disconnects        |
        | block-relay-only    | outbound-full-relay | disconnects        |
        | addr-fetch          | manual              | stays connected to |
        | manual              | addr-fetch          | disconnects        |
        | inbound             | block-relay-only    | disconnects        |

      @use.with_knots=no
      Examples: an inbound sender, but not on Bitcoin Knots, which does not disconnect it
        | connection | sender  | outcome     |
        | inbound    | inbound | disconnects |

    @connection.inbound
    Example: A peer with the noban permission sends it
      Given the node is started with the permissions noban for Dave
      And the node has inbound connections to Alice and Dave, each of whom shows the chain tip
      And Alice sends the node a sendcmpct message for high bandwidth
      When Dave sends the node a block that claims too large a reward
      Then the node announces the block that claims too large a reward in compact form to Alice once

    @connection.inbound @first.with.later
    Scenario Outline: One of two peers has asked for high bandwidth and shown the chain tip, the other only <conduct>
      Given the node has an inbound connection to Alice, who shows the chain tip
      And the node has an inbound connection to Bob
      And Alice sends the node a sendcmpct message for high bandwidth
      And Bob <conduct>
      And the node has a manual connection to Carol
      When Carol sends the node a block that claims too large a reward
      Then the node announces the block that claims too large a reward in compact form to Alice once
      But the node does not announce the block that claims too large a reward to Bob

      Examples: one or the other
        | conduct                                               |
        | sends the node a sendcmpct message for high bandwidth |
        | shows the chain tip                                   |

    @connection.inbound
    Example: A valid block comes after it, told after the check, and one on top of that
      Given the node has inbound connections to Alice and Bob, each of whom shows the chain tip
      And Alice sends the node a sendcmpct message for high bandwidth
      And the node has a manual connection to Carol
      When Carol sends the node a block that claims too large a reward
      And Carol sends the node a new block
      And a new block is mined
      Then the node announces the block by its hash to Bob once
      And the node announces the block in compact form to Alice once

    @connection.inbound @first.with.later
    Example: The operator has marked a block of the same height as invalid
      Given the operator has marked a block as invalid
      And the node has an inbound connection to Alice, who shows the chain tip
      And Alice sends the node a sendcmpct message for high bandwidth
      And the node has a manual connection to Carol
      When Carol sends the node a block that claims too large a reward
      And Carol sends the node a new block
      Then the node announces the block in compact form to Alice once
      But the node does not announce the block that claims too large a reward to Alice

    @connection.inbound
    Example: One of two peers that want high bandwidth speaks protocol version 70014
      Given Bob speaks protocol version 70014
      And the node has inbound connections to Alice and Bob, each of whom shows the chain tip
      And Alice sends the node a sendcmpct message for high bandwidth
      And Bob sends the node a sendcmpct message for high bandwidth
      And the node has a manual connection to Carol
      When Carol sends the node a block that claims too large a reward
      Then the node announces the block that claims too large a reward in compact form to Alice once
      But the node does not announce the block that claims too large a reward to Bob

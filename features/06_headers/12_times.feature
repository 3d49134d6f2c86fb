@source.policy
Feature: Blocks that are dated ahead
  Each block carries the time at which it was found, as its miner says. That must be a time that can be true, as far as
  clocks agree.

  @BLK-025
  Rule: A block dated over two hours ahead is no misbehaviour, and accepted if sent again when its time has come
    Bitcoin Core: validation.cpp ContextualCheckBlockHeader, MAX_FUTURE_BLOCK_TIME
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybePunishNodeForBlock, BLOCK_TIME_FUTURE
    How much work a block must show depends on the time that the last ones took: if any date were good, miners could
    feign long times, and so come by blocks with less work. But clocks differ, and the node's own may be slow. If it
    took the block for invalid for good, it would part from everybody else. A second later 7201 seconds ahead are two
    hours (7200), and good. Height 2: the block was accepted; 1: not yet. Carol's first copy comes too early as well,
    and changes nothing.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends a block dated <seconds> seconds ahead
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node a block dated <seconds> seconds ahead
      Then the node reports that its chain has the height <height>
      And the node stays connected to Bob

      Examples: the last second
        | connection          | seconds | height |
        | outbound-full-relay | 7200    | 2      |
        | block-relay-only    | 7200    | 2      |
        | addr-fetch          | 7200    | 2      |
        | manual              | 7200    | 2      |
        | inbound             | 7200    | 2      |

      Examples: the first second beyond
        | connection          | seconds | height |
        | outbound-full-relay | 7201    | 1      |
        | block-relay-only    | 7201    | 1      |
        | addr-fetch          | 7201    | 1      |
        | manual              | 7201    | 1      |
        | inbound             | 7201    | 1      |

    @connection.<connection>
    Scenario Outline: A <connection> peer sends the block again when a second has passed
      Given the node has a <connection> connection to Bob
      When Bob sends the node a block dated 7201 seconds ahead
      And 1 second passes
      And Bob sends the node the same block again
      Then the node reports that its chain has the height 2
      And the node stays connected to Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: Another peer sends it again
      Given the node has inbound connections to Bob and Carol
      When Bob sends the node a block dated 7201 seconds ahead
      And Carol sends the node the same block again
      And 1 second passes
      And Carol sends the node the same block again
      Then the node reports that its chain has the height 2
      And the node stays connected to Bob
      And the node stays connected to Carol

  @BLK-025 @use.with_node.min_version=27 @not.with.second_time
  Rule: What its peers say of the time does not change how far ahead of its clock the node lets a block be dated
    Bitcoin Core: validation.cpp ContextualCheckBlockHeader, MAX_FUTURE_BLOCK_TIME
    A block may be dated two hours (7200 seconds) ahead of the node's clock. Up to version 26 the node set that clock by
    what four or more peers at different addresses, to which it had connected (up to version 22, or they to it), said of
    the time in their version messages; so strangers with slow clocks could make it refuse good blocks, and such with
    fast ones have it accept others than the rest of the network does. A chain of height 1 that has accepted the block
    has height 2.
    Not a second time: the chain is higher then.

    @connection.<connection>
    Scenario Outline: A block dated <seconds> seconds ahead; the clocks of four <connection> peers are an hour <wrong>
      Given Alice has a loopback address of its own
      And Bob has a loopback address of its own
      And Carol has a loopback address of its own
      And Dave has a loopback address of its own
      And the node has <connection> connections to Alice, Bob, Carol and Dave, each of whom has a clock that is 1 hour <wrong>
      When Bob sends the node a block dated <seconds> seconds ahead
      Then the node reports that its chain has the height <height>
      And the node stays connected to Bob

      Examples: the last second, the first second beyond
        | connection          | wrong | seconds | height |
        | outbound-full-relay | slow  | 7200    | 2      |
        | outbound-full-relay | fast  | 7201    | 1      |
        | inbound             | slow  | 7200    | 2      |
        | inbound             | fast  | 7201    | 1      |

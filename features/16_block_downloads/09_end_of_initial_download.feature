@source.policy @fixture.initial_download @few.with.bystanders @not.with.restarted
Feature: When initial block download ends
  Until it has caught up, a node neither announces blocks nor lets itself be told of transactions. If it believed too
  early that it had, it would show others an old chain as the latest.
  Not with bystanders: who else is connected matters.
  Not after a restart: the chain tip is older then than the example says.

  @BLK-104 @BLK-033
  Rule: Initial block download ends with a chain tip at most a day old, or as old as the operator says
    Bitcoin Core: validation.cpp ChainstateManager::UpdateIBDStatus, DEFAULT_MAX_TIP_AGE
    The node has its chain then, but for what a day brings (86400 seconds), if it has the minimum chain work, too (here
    there is none). The block that ends it is the first to be announced, which shows whether it has ended. Once it is
    over it does not come back, however old the chain tip gets, until the node is started again: else a pause of the
    network would make all nodes fall silent. (864000 seconds are ten days, 777600 are nine.) Where blocks are rare, as
    on networks for tests, an operator may allow a greater age.
    Not a day later: the time that passes is the matter.

    @connection.<connection>
    Scenario Outline: A block a day old comes, and a <connection> peer is there
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Alice sends the node a block dated 86400 seconds ago
      Then the node announces the block to Bob once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A block a day and a second old comes, then a newer one, and a <connection> peer is there
      Given the node has inbound connections to Alice and Carol
      And the node has a <connection> connection to Bob
      When Alice sends the node a block dated 86401 seconds ago
      And Carol sends the node a block dated 10 seconds ago
      Then the node announces the block to Bob once
      But the node does not announce the block below the chain tip to Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Scenario Outline: The operator has said <seconds> seconds, and a block of this age comes
      Given the node is started with a maximum tip age of <seconds> seconds
      And the node has inbound connections to Alice and Bob
      When Alice sends the node a block dated <seconds> seconds ago
      Then the node announces the block to Bob once

      Examples: an hour, and two days
        | seconds |
        | 3600    |
        | 172800  |

    @connection.inbound
    Scenario Outline: The operator has said <seconds> seconds, and a block of <age> comes, then a newer one
      Given the node is started with a maximum tip age of <seconds> seconds
      And the node has inbound connections to Alice, Bob and Carol
      When Alice sends the node a block dated <age> seconds ago
      And Carol sends the node a block dated 10 seconds ago
      Then the node announces the block to Bob once
      But the node does not announce the block below the chain tip to Bob

      Examples: an hour and two days, and a second more
        | seconds | age    |
        | 3600    | 3601   |
        | 172800  | 172801 |

    @connection.inbound @first.with.later
    Example: It is over, no block comes for ten days, and then one that is nine days old
      Given the node has inbound connections to Alice and Bob
      And Alice sends the node a block dated 10 seconds ago
      When 864000 seconds pass
      And Alice sends the node a block dated 777600 seconds ago
      Then the node announces the block to Bob once

  @BLK-038 @bip.152
  Rule: A block that is checked in initial block download brings its sender no request for high bandwidth
    Bitcoin Core: net_processing.cpp PeerManagerImpl::BlockChecked
    By asking for high bandwidth the node has a peer send new blocks at once; at most three peers are asked at a time,
    as a rule those who brought the latest blocks. Who sends old blocks (here one of 90000 seconds, more than a day)
    need not be one who has new ones soon, and would take the place of one who has. The block that ends initial block
    download does not count either: while it is checked, the node does not know yet. (One that had come before it, and
    is built on it, is checked after it and counts; not shown.)

    @connection.<connection>
    Scenario Outline: A <connection> peer sends an old block, another one the block that ends it, a third one the next
      Given the node has <connection> connections to Alice and Bob, each of whom offers compact blocks
      And the node has an inbound connection to Carol, who offers compact blocks
      When Alice sends the node a block dated 90000 seconds ago
      And Bob sends the node a block dated 10 seconds ago
      And Carol sends the node a block dated 5 seconds ago
      Then the node sends Carol a sendcmpct message for high bandwidth once
      But the node does not send Alice a sendcmpct message for high bandwidth
      And the node does not send Bob a sendcmpct message for high bandwidth

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

@source.policy @use.with_node.min_version=24 @few.with.bystanders
Feature: Headers of low-work chains
  Headers cost memory for good. A header is cheap to make where little work is demanded, so a node that stored all could
  be filled up from outside: it stores headers only if their chain has enough work. Enough is the minimum chain work, or
  the work of its own chain but for 144 blocks, whichever is more. The node has one block at first: with five headers
  more it has six, one too few for seven.
  Not with bystanders: they show a low-work chain.

  @BLK-012 @first.with.later
  Rule: Without noban, unknown headers of a low-work chain are ignored if their message is not full
    Bitcoin Core: net_processing.cpp PeerManagerImpl::TryLowWorkHeadersSync
    A headers message with less than 2000 headers is the end of what the peer has. To have no better chain is not
    misbehaviour: it may itself be catching up. But if the node stored them, anybody could fill its memory. A peer with
    noban is trusted not to do so: its headers are stored. A best header of height 1 means that nothing was stored. That
    several peers send such headers changes nothing. (Before version 24 all headers were stored.)
    Not a day later: outbound peers that show such a chain are gone by then.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends <count> headers, where a chain of <minimum> blocks is wanted
      Given the node is started with a minimum chain work of <minimum> blocks
      And the node has a <connection> connection to Bob
      When Bob sends the node <count> consecutive headers
      Then the node reports that its best header has the height <height>
      And the node stays connected to Bob

      Examples: too little by one
        | connection          | minimum | count | height |
        | outbound-full-relay | 7       | 5     | 1      |
        | block-relay-only    | 7       | 5     | 1      |
        | addr-fetch          | 7       | 5     | 1      |
        | manual              | 7       | 5     | 1      |
        | inbound             | 7       | 5     | 1      |
        | inbound             | 3       | 1     | 1      |
        | inbound             | 2001    | 1999  | 1      |

      Examples: just enough
        | connection          | minimum | count | height |
        | outbound-full-relay | 6       | 5     | 6      |
        | block-relay-only    | 6       | 5     | 6      |
        | addr-fetch          | 6       | 5     | 6      |
        | manual              | 6       | 5     | 6      |
        | inbound             | 6       | 5     | 6      |
        | inbound             | 2       | 1     | 2      |
        | inbound             | 2000    | 1999  | 2000   |

    @connection.inbound
    Scenario Outline: The chain lacks one header, and the peer has the permission <permission>
      Given Bob has a loopback address of its own
      And the node is started with the permissions <permission> for Bob
      And the node is started with a minimum chain work of 7 blocks
      And the node has an inbound connection to Bob
      When Bob sends the node 5 consecutive headers
      Then the node reports that its best header has the height <height>

      Examples: noban, and two that do not help
        | permission | height |
        | noban      | 6      |
        | download   | 1      |
        | relay      | 1      |

    @connection.<connection>
    Scenario Outline: A second <connection> peer, and then a third, send such headers
      Given the node is started with a minimum chain work of 100 blocks
      And the node has <connection> connections to Alice, Bob and Carol
      And Alice sends the node 5 consecutive headers
      When Bob sends the node 5 consecutive headers
      And Carol sends the node 7 consecutive headers
      Then the node reports that its best header has the height 1
      And the node stays connected to Alice
      And the node sends Carol nothing further

      Examples: types of several peers
        | connection          |
        | outbound-full-relay |
        | manual              |
        | inbound             |

  @BLK-016
  Rule: Headers of a fork are stored if it ends at most 144 blocks below the tip, or with noban
    Bitcoin Core: net_processing.cpp PeerManagerImpl::GetAntiDoSWorkThreshold, TryLowWorkHeadersSync
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, min_pow_checked
    Two miners may find blocks at the same time, so the node must know forks near the chain tip, in case that one of
    them grows to be the longer. A fork that is a day (144 blocks) behind will not; it is not stored, which is not
    misbehaviour. If all were stored, anybody could fill the memory (a peer with noban is trusted not to do so); if
    none, the node could miss the chain that wins. A fork is measured by its end, be it one header or nine. The node
    knows one chain, its own, or two: that and the fork. The header of a full block that comes unasked is stored within
    the same limit, which noban does not lift: nobody need send such a block unasked.

    @connection.<connection>
    Scenario Outline: <count> of a fork that ends <below> blocks below the tip, on a <connection> connection
      Given 160 new blocks are mined
      And the node has a <connection> connection to Bob
      When Bob sends the node <count> of a fork that ends <below> blocks below the chain tip
      Then the node reports that it knows <chains>
      And the node stays connected to Bob

      Examples: near enough
        | connection          | count     | below | chains   |
        | outbound-full-relay | 1 header  | 144   | 2 chains |
        | block-relay-only    | 1 header  | 144   | 2 chains |
        | addr-fetch          | 1 header  | 144   | 2 chains |
        | manual              | 1 header  | 144   | 2 chains |
        | inbound             | 1 header  | 144   | 2 chains |
        | inbound             | 9 headers | 144   | 2 chains |
        | inbound             | 1 header  | 0     | 2 chains |

      Examples: too far below
        | connection          | count     | below | chains  |
        | outbound-full-relay | 1 header  | 145   | 1 chain |
        | block-relay-only    | 1 header  | 145   | 1 chain |
        | addr-fetch          | 1 header  | 145   | 1 chain |
        | manual              | 1 header  | 145   | 1 chain |
        | inbound             | 1 header  | 145   | 1 chain |
        | inbound             | 9 headers | 145   | 1 chain |

    @connection.inbound
    Scenario Outline: The peer has the permission <permission>
      Given Bob has a loopback address of its own
      And the node is started with the permissions <permission> for Bob
      And 160 new blocks are mined
      And the node has an inbound connection to Bob
      When Bob sends the node 1 header of a fork that ends 145 blocks below the chain tip
      Then the node reports that it knows <chains>

      Examples: noban, and two that do not help
        | permission | chains   |
        | noban      | 2 chains |
        | download   | 1 chain  |
        | relay      | 1 chain  |

    @connection.manual @use.with_whitelist_out=yes
    Example: The peer is a manual one and has the noban permission
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban, out for Bob
      And 160 new blocks are mined
      And the node has a manual connection to Bob
      When Bob sends the node 1 header of a fork that ends 145 blocks below the chain tip
      Then the node reports that it knows 2 chains

    @connection.<connection>
    Scenario Outline: A full block <below> blocks below the tip, from a <connection> peer
      Given 160 new blocks are mined
      And the node has a <connection> connection to Bob
      When Bob sends the node the full first block of a fork, <below> blocks below the chain tip
      Then the node reports that it knows <chains>
      And the node stays connected to Bob

      Examples: near enough, and too far below
        | connection          | below | chains   |
        | outbound-full-relay | 144   | 2 chains |
        | block-relay-only    | 144   | 2 chains |
        | addr-fetch          | 144   | 2 chains |
        | manual              | 144   | 2 chains |
        | inbound             | 144   | 2 chains |
        | outbound-full-relay | 145   | 1 chain  |
        | block-relay-only    | 145   | 1 chain  |
        | addr-fetch          | 145   | 1 chain  |
        | manual              | 145   | 1 chain  |
        | inbound             | 145   | 1 chain  |

    @connection.inbound
    Example: A full block 145 blocks below the tip, from a peer with noban
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And 160 new blocks are mined
      And the node has an inbound connection to Bob
      When Bob sends the node the full first block of a fork, 145 blocks below the chain tip
      Then the node reports that it knows 1 chain

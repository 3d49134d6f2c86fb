@source.policy @first.with.later
Feature: The upload target
  An operator who pays for traffic can set an upload target: how much the node sends at most in 24 hours, in mebibytes
  (MiB, 1,048,576 bytes each). When little is left, historical (old) blocks, of which new nodes fetch many, are withheld
  first; new ones flow.
  Not a day later: another day of the upload target has begun.

  @CONN-078
  Rule: The node keeps as much of its upload target as a buffer as new blocks may need in the rest of the 24 hours
    Bitcoin Core: net.cpp CConnman::OutboundTargetReached, MAX_BLOCK_SERIALIZED_SIZE
    If old blocks used the target up, nothing would be left for new ones, which everybody needs. So four million bytes,
    the largest block, are kept for each whole ten minutes that remain: for 144 of them 549.3 MiB, for 143 545.5, for
    one 3.8. When nothing is left beside them, a peer without the download permission that requests an old block is
    disconnected. A target of 0 is none. The block below the chain tip is historical (old) here: more than a week
    (604800 seconds) older.

    @connection.inbound
    Scenario Outline: A target of <target> MiB, at the beginning of the 24 hours
      Given the node is started with an upload target of <target> MiB a day
      And the node is started with a chain tip 604801 seconds younger than the block below it
      And the node has an inbound connection to Bob
      When Bob requests the block below the chain tip from the node
      Then the node <outcome>

      Examples: below the buffer, above it, and none
        | target | outcome                                 |
        | 549    | disconnects Bob                         |
        | 550    | sends Bob the block below the chain tip |
        | 0      | sends Bob the block below the chain tip |

    @connection.inbound
    Scenario Outline: A target of <target> MiB, when <passed>, so that ten whole minutes remain <left> times
      Given the node is started with an upload target of <target> MiB a day
      And the node is started with a chain tip 604801 seconds younger than the block below it
      And the node has an inbound connection to Bob
      When <passed>
      And Bob requests the block below the chain tip from the node
      Then the node <outcome>

      Examples: below the buffer, and above it by a little
        | target | passed             | left | outcome                                 |
        | 545    | 1 second passes    | 143  | disconnects Bob                         |
        | 546    | 1 second passes    | 143  | sends Bob the block below the chain tip |
        | 3      | 85800 seconds pass | 1    | disconnects Bob                         |
        | 4      | 85800 seconds pass | 1    | sends Bob the block below the chain tip |
        | 1      | 85801 seconds pass | 0    | sends Bob the block below the chain tip |

  @CONN-078
  Rule: Whatever the node sends to any peer within 24 hours counts towards its upload target
    Bitcoin Core: net.cpp CConnman::RecordBytesSent, MAX_UPLOAD_TIMEFRAME
    The operator pays for all traffic: if some did not count, he would pay more than he has allowed. The time begins
    with the first byte, and anew with the first byte after it is over. Here the target leaves 700 kilobytes beside the
    buffer for new blocks. Alice is sent more than a million bytes (4000 copies of a small block, or the word that
    30,000 transactions are not there) or half of that; then Bob requests a historical block, and is disconnected if too
    little is left.
    Not with twice as many peers: all of them are sent too much.

    @connection.<connection>
    Scenario Outline: A <connection> peer is sent enough, or not quite
      Given the node is started with an upload target of 550 MiB a day
      And the node is started with a chain tip 604801 seconds younger than the block below it
      And the node has a <connection> connection to Alice
      And the node has an inbound connection to Bob
      When Alice <conduct>
      And Bob requests the block below the chain tip from the node
      Then the node <outcome>

      Examples: all long-lived types and addr-fetch
        | connection          | conduct                                             | outcome         |
        | outbound-full-relay | requests 4000 copies of the chain tip from the node | disconnects Bob |
        | block-relay-only    | requests 4000 copies of the chain tip from the node | disconnects Bob |
        | addr-fetch          | requests 4000 copies of the chain tip from the node | disconnects Bob |
        | manual              | requests 4000 copies of the chain tip from the node | disconnects Bob |
        | inbound             | requests 4000 copies of the chain tip from the node | disconnects Bob |

      Examples: something other than blocks
        | connection          | conduct                                         | outcome         |
        | outbound-full-relay | sends the node a getdata for 30000 transactions | disconnects Bob |
        | inbound             | sends the node a getdata for 30000 transactions | disconnects Bob |

      @not.with.twice
      Examples: less than is left
        | connection | conduct                                             | outcome                                 |
        | inbound    | sends the node a getdata for 15000 transactions     | sends Bob the block below the chain tip |
        | inbound    | requests 2000 copies of the chain tip from the node | sends Bob the block below the chain tip |

    @connection.inbound
    Example: The peer that is sent so much has the download permission
      Given Alice has a loopback address of its own
      And the node is started with the permissions download for Alice
      And the node is started with an upload target of 550 MiB a day
      And the node is started with a chain tip 604801 seconds younger than the block below it
      And the node has inbound connections to Alice and Bob
      When Alice requests 4000 copies of the chain tip from the node
      And Bob requests the block below the chain tip from the node
      Then the node disconnects Bob

    @connection.inbound
    Example: A day later nothing of it counts
      Given the node is started with an upload target of 550 MiB a day
      And the node is started with a chain tip 604801 seconds younger than the block below it
      And the node has an inbound connection to Alice
      When Alice requests 4000 copies of the chain tip from the node
      And 86401 seconds pass
      And an inbound connection to Bob opens
      And Bob requests the block below the chain tip from the node
      Then the node sends Bob the block below the chain tip

    @connection.inbound
    Example: A day later as much is sent again
      Given the node is started with an upload target of 550 MiB a day
      And the node is started with a chain tip 604801 seconds younger than the block below it
      And the node has inbound connections to Alice and Bob
      When 86401 seconds pass
      And Alice requests 4000 copies of the chain tip from the node
      And Bob requests the block below the chain tip from the node
      Then the node disconnects Bob

  @CONN-078 @FLOW-004
  Rule: The node reports whether it serves historical blocks
    Bitcoin Core: rpc/net.cpp getnettotals
    A node that withholds old blocks disconnects peers that request them; here the operator can see why, and would else
    look for a fault. It withholds them when its upload target leaves nothing beside the buffer for new blocks, 549.3
    MiB at first. A target of 0 is none. 4000 copies of a small block are more than 700 kilobytes, which 550 MiB leave.

    @connection.inbound
    Scenario Outline: A target of <target> MiB, and a peer <conduct>
      Given the node is started with an upload target of <target> MiB a day
      And the node has an inbound connection to Alice
      When Alice <conduct>
      Then the node reports that historical blocks are <historical blocks>

      Examples: targets below and above the buffer, one that is used up to that, and none
        | target | conduct                                             | historical blocks |
        | 549    | sends the node a ping                               | withheld          |
        | 550    | sends the node a ping                               | served            |
        | 550    | requests 4000 copies of the chain tip from the node | withheld          |
        | 0      | requests 4000 copies of the chain tip from the node | served            |

  @CONN-078 @BLK-087
  Rule: A peer with the download permission, which noban includes, is sent historical blocks all the same
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessGetBlockData
    Bitcoin Core: net_permissions.h NetPermissionFlags, NoBan
    The target is meant for strangers: the operator's own machines, which have the permission, must not suffer. A
    target of 1 MiB is less than the buffer for new blocks; so anybody else who requests old ones (more than a week,
    604,800 seconds) is disconnected.

    @connection.<connection>
    Scenario Outline: Only the buffer is left, and <connection> peers have the permissions <permissions>
      Given Alice has a loopback address of its own
      And the node is started with the permissions <permissions> for Alice
      And the node is started with an upload target of 1 MiB a day
      And the node is started with a chain tip 604801 seconds younger than the block below it
      And the node has a <connection> connection to Alice
      When Alice requests the block below the chain tip from the node
      Then the node <outcome>

      Examples: the permission itself, one that includes it, and three others
        | connection | permissions          | outcome                                   |
        | inbound    | download             | sends Alice the block below the chain tip |
        | inbound    | noban                | sends Alice the block below the chain tip |
        | inbound    | relay, mempool, addr | disconnects Alice                         |

      @use.with_whitelist_out=yes
      Examples: manual, where permissions can be given to outbound peers
        | connection | permissions   | outcome                                   |
        | manual     | download, out | sends Alice the block below the chain tip |
        | manual     | relay, out    | disconnects Alice                         |

@source.policy
Feature: The upload target
  An operator who pays for traffic can set an upload target: how much the node sends at most in 24 hours, in mebibytes
  (MiB, 1,048,576 bytes each). When little is left, historical (old) blocks, of which new nodes fetch many, are withheld
  first; new ones flow.

  @CONN-078 @connection.inbound @first.with.later
  Rule: The node reserves as much of its upload target as new blocks may need in the rest of the 24 hours
    Bitcoin Core: net.cpp CConnman::OutboundTargetReached, MAX_BLOCK_SERIALIZED_SIZE
    If old blocks used the target up, nothing would be left for new ones, which everybody needs. So four million bytes,
    the largest block, are kept for each whole ten minutes that remain: for 144 of them 549.3 MiB, for 143 545.5. When
    nothing is left beside them, whoever requests an old block is disconnected. A target of 0 is none. The block below
    the chain tip is historical (old) here: more than a week (604800 seconds) older.
    Not a day later: another day of the upload target has begun.

    Example: A target of 549 MiB, below the reserve
      Given the node is started with an upload target of 549 MiB a day
      And the node is started with a chain tip 604801 seconds younger than the block below it
      And the node has an inbound connection to Bob
      When Bob requests the block below the chain tip from the node
      Then the node disconnects Bob

    Scenario Outline: A target of <target> MiB, and something is left beside the reserve
      Given the node is started with an upload target of <target> MiB a day
      And the node is started with a chain tip 604801 seconds younger than the block below it
      And the node has an inbound connection to Bob
      When Bob requests the block below the chain tip from the node
      Then the node sends Bob the block below the chain tip
      And the node stays connected to Bob

      Examples: a target above the reserve, and none
        | target |
        | 550    |
        | 0      |

    Scenario Outline: A target of <target> MiB, and one second has passed, so that 143 times ten minutes remain
      Given the node is started with an upload target of <target> MiB a day
      And the node is started with a chain tip 604801 seconds younger than the block below it
      And the node has an inbound connection to Bob
      When 1 second passes
      And Bob requests the block below the chain tip from the node
      Then the node <outcome>

      Examples: above the reserve by a little, and below
        | target | outcome                                 |
        | 549    | sends Bob the block below the chain tip |
        | 546    | sends Bob the block below the chain tip |
        | 545    | disconnects Bob                         |

  @CONN-078 @connection.inbound @first.with.later
  Rule: Whatever the node sends to any peer within 24 hours counts towards its upload target
    Bitcoin Core: net.cpp CConnman::RecordBytesSent, MAX_UPLOAD_TIMEFRAME
    The operator pays for all traffic: if some did not count, he would pay more than he has allowed. The time begins
    with the first byte, and anew with the first byte after it is over. Here the target leaves 700 kilobytes beside the
    reserve for new blocks, and Alice is sent a million bytes (4000 copies of a small block); so nothing is left for
    the historical block that Bob requests, and he is disconnected.
    Not a day later: another day of the upload target has begun.

    Example: On the same day
      Given the node is started with an upload target of 550 MiB a day
      And the node is started with a chain tip 604801 seconds younger than the block below it
      And the node has inbound connections to Alice and Bob
      When Alice requests 4000 copies of the chain tip from the node
      And Bob requests the block below the chain tip from the node
      Then the node disconnects Bob
      And the node reports that historical blocks are withheld

    Example: A day later
      Given the node is started with an upload target of 550 MiB a day
      And the node is started with a chain tip 604801 seconds younger than the block below it
      And the node has an inbound connection to Alice
      When Alice requests 4000 copies of the chain tip from the node
      And 86401 seconds pass
      And an inbound connection to Bob opens
      And Bob requests the block below the chain tip from the node
      Then the node sends Bob the block below the chain tip

  @CONN-078
  Rule: The node reports whether it serves historical blocks
    Bitcoin Core: rpc/net.cpp getnettotals
    A node that withholds old blocks disconnects peers that request them; here the operator can see why, and would else
    look for a fault. It withholds them when its upload target leaves nothing beside the reserve for the new blocks of a
    day, 549.3 MiB. A target of 0 is none.

    Scenario Outline: A target of <target> MiB
      Given the node is started with an upload target of <target> MiB a day
      When the node starts
      Then the node reports that historical blocks are <historical blocks>

      Examples: targets below and above the reserve, and none
        | target | historical blocks |
        | 549    | withheld   |
        | 550    | served     |
        | 0      | served     |

  @CONN-078 @BLK-087 @first.with.later
  Rule: With only the reserve left, a peer without download that requests historical blocks is disconnected
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessGetBlockData, HISTORICAL_BLOCK_AGE
    The reserve is for new blocks; a target of 1 MiB is less than it. Who has not been given the download permission by
    the operator gets no old block then; disconnected, he can fetch it elsewhere, and need not wait in vain. Historical
    blocks are more than a week (604800 seconds) older than the best header that the node knows. It withholds filtered
    blocks (BIP 37) even if they are new.
    Not a day later: another day of the upload target has begun.

    @connection.<connection>
    Scenario Outline: <connection> peers request a new block and a historical one
      Given the node is started with an upload target of 1 MiB a day
      And the node is started with a chain tip 604801 seconds younger than the block below it
      And the node has <connection> connections to Alice and Bob
      When Alice requests the chain tip from the node
      And Bob requests <what> from the node
      Then the node sends Alice the chain tip
      But the node disconnects Bob

      Examples: all lasting types
        | connection          | what                                                  |
        | outbound-full-relay | the block below the chain tip                         |
        | block-relay-only    | the block below the chain tip                         |
        | addr-fetch          | the block below the chain tip                         |
        | manual              | the block below the chain tip                         |
        | inbound             | the block below the chain tip                         |
        | inbound             | the block 1 below the chain tip in compact form       |
        | inbound             | the block 1 below the chain tip without its witnesses |

    @connection.inbound
    Example: A block that is a week old to the second
      Given the node is started with an upload target of 1 MiB a day
      And the node is started with a chain tip 604800 seconds younger than the block below it
      And the node has an inbound connection to Bob
      When Bob requests the block below the chain tip from the node
      Then the node sends Bob the block below the chain tip
      And the node stays connected to Bob

  @CONN-078 @BLK-087 @connection.inbound
  Rule: A peer with the download permission, which noban includes, is sent historical blocks all the same
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessGetBlockData
    Bitcoin Core: net_permissions.h NetPermissionFlags, NoBan
    The target is meant for strangers: the operator's own machines, which have the permission, must not suffer. A
    target of 1 MiB is less than the reserve for new blocks, so nobody else is sent old ones (more than a week, 604,800
    seconds).
    Not a day later: another day of the upload target has begun.

    Scenario Outline: Only the reserve is left, and the peer has the permission <permission>
      Given Alice has a local address of its own
      And the node is started with the permissions <permission> for Alice
      And the node is started with an upload target of 1 MiB a day
      And the node is started with a chain tip 604801 seconds younger than the block below it
      And the node has an inbound connection to Alice
      When Alice requests the block below the chain tip from the node
      Then the node sends Alice the block below the chain tip

      Examples: the permission itself, and one that includes it
        | permission |
        | download   |
        | noban      |

    @first.with.later
    Example: Only the reserve is left, and the peer has three other permissions
      Given Alice has a local address of its own
      And the node is started with the permissions relay, mempool, addr for Alice
      And the node is started with an upload target of 1 MiB a day
      And the node is started with a chain tip 604801 seconds younger than the block below it
      And the node has an inbound connection to Alice
      When Alice requests the block below the chain tip from the node
      Then the node disconnects Alice

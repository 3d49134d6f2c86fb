@source.policy @connection.manual @use.with_whitelist_out=yes
Feature: What permissions do for manual peers
  Since version 28 operators can give permissions to the peers that their node connects to. They must then mean the
  same as for inbound peers: a permission that holds in one direction only is a trap.

  Background:
    Given Bob has a loopback address of its own

  @MSG-012 @bip.35
  Rule: A manual peer with noban that may not request the mempool gets no answer, but stays connected
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::MEMPOOL
    A mempool message requests all transactions in the node's mempool (BIP 35). A node answers it only if it offers
    bloom filters (BIP 37), by which wallets have it tell them what concerns them, or to a peer with the mempool
    permission. Anybody else is disconnected for it, as Alice is, and need not wait in vain; but not a peer with the
    noban permission, which the operator does not want to lose over a question. It gets no answer all the same, as that
    would tell much about the node. Most nodes, as here, offer no bloom filters.

    @fixture.coins
    Example: The mempool holds T1, and a manual peer with noban requests it
      Given the node is started with the permissions noban, out for Bob
      And the operator has submitted T1
      And the node has a manual connection to Bob
      When Bob sends the node a mempool message
      Then the node stays connected to Bob
      But the node sends Bob nothing further

    Example: Of two manual peers, the one without noban requests the mempool
      Given the node is started with the permissions noban, out for Bob
      And the node has manual connections to Alice and Bob
      When Alice sends the node a mempool message
      Then the node disconnects Alice
      But the node stays connected to Bob

  @MSG-012 @TXR-034 @bip.111 @bip.157
  Rule: Noban does not spare a manual peer that uses bloom filters or compact block filters not offered
    Bitcoin Core: net_processing.cpp PeerManagerImpl::PrepareBlockFilterRequest
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::FILTERLOAD, NetMsgType::FILTERADD
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::FILTERCLEAR
    Bloom filters and compact block filters serve wallets that have no blocks; most nodes do not offer them. A wallet
    that went on waiting for an answer would hear of no payment: disconnected, it asks another node, and that is so
    whether the operator trusts it (noban) or not. BIP 111 demands it of bloom filters.

    Scenario Outline: A manual peer with the noban permission sends a <message>
      Given the node is started with the permissions noban, out for Bob
      And the node has a manual connection to Bob
      When Bob sends the node a <message>
      Then the node disconnects Bob

      Examples: bloom filters, compact block filters
        | message              |
        | filterload message   |
        | filteradd message    |
        | filterclear message  |
        | getcfilters message  |
        | getcfheaders message |
        | getcfcheckpt message |

  @BLK-066
  Rule: A manual peer with the noban permission has no more time to deliver blocks than others
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, BLOCK_DOWNLOAD_TIMEOUT_BASE
    While the node waits for a block, its chain stands still: a trusted peer with a broken line would keep it from
    catching up as a hostile one would. The node requests the block that Bob announces; he has ten minutes (600 seconds)
    for it, as anybody else, and does not deliver it. If another peer waits for the block, it is two seconds: the node
    downloads at most 1024 blocks ahead of it, so that of 1030 it cannot request any more from Carol.
    Not with bystanders: who else is connected matters.
    Not with twice as many peers: the second one is stalled, too.

    Scenario Outline: <seconds> seconds after the peer has announced a block
      Given the node is started with the permissions noban, out for Bob
      And the node has a manual connection to Bob
      When Bob announces block 1 to the node
      And <seconds> seconds pass
      Then the node requests block 1 from Bob
      And the node <outcome> Bob

      Examples: the last second of the time and the first second beyond
        | seconds | outcome            |
        | 600     | stays connected to |
        | 601     | disconnects        |

    @fixture.initial_download @few.with.bystanders @not.with.twice
    Scenario Outline: Another peer has waited for <seconds> seconds for the first of 1030 blocks
      Given the node is started with the permissions noban, out for Bob
      And the node has manual connections to Bob and Carol
      When Bob sends the node blocks 1 to 1030 at its requests, all but block 1
      And Carol announces blocks 1 to 1030 to the node
      And <seconds> seconds pass
      Then the node <outcome> Bob

      Examples: the last second of the time and the first second beyond
        | seconds | outcome            |
        | 2       | stays connected to |
        | 3       | disconnects        |

  @CONN-078 @first.with.later
  Rule: The upload target does not keep historical blocks from a manual peer with the download permission
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessGetBlockData
    The operator may limit what the node sends in a day (upload target). A part of the target is reserved for new
    blocks; when no more than that is left, a peer without this permission is disconnected, as Alice is, if it requests
    a block more than a week (604800 seconds) older than the best header that the node knows. His own machines, to which
    he gives the permission (noban includes it), must not suffer from that. A target of 1 MiB is less than the buffer.
    Not a day later: another day of the upload target has begun.

    Scenario Outline: Only the buffer is left, and the manual peer has the permissions <permissions>
      Given the node is started with the permissions <permissions> for Bob
      And the node is started with an upload target of 1 MiB a day
      And the node is started with a chain tip 604801 seconds younger than the block below it
      And the node has manual connections to Alice and Bob
      And 31 minutes pass
      When Bob requests the block below the chain tip from the node
      Then the node sends Bob the block below the chain tip

      Examples: the permission itself, and one that includes it
        | permissions   |
        | download, out |
        | noban, out    |

    Example: Only the buffer is left, and of two manual peers one has other permissions, one has none
      Given the node is started with the permissions relay, mempool, addr, bloomfilter, forcerelay, out for Bob
      And the node is started with an upload target of 1 MiB a day
      And the node is started with a chain tip 604801 seconds younger than the block below it
      And the node has manual connections to Alice and Bob
      When Alice and Bob request the block below the chain tip from the node
      Then the node disconnects Alice
      And the node disconnects Bob

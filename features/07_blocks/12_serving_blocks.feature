@source.policy
Feature: To whom the node sends which blocks
  Everybody who joins the network fetches its blocks from those who are there. A node sends what it has validated, and
  takes care that its answers do not tell it from other nodes.

  @BLK-081 @bip.144
  Rule: Long-lived peers are sent requested blocks of the node's chain, with witnesses if they ask for these
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessGetBlockData
    Programs of before SegWit would not understand a block with witnesses; others could not verify one without. Sent the
    wrong form, a peer would be stuck there. (Old blocks may be withheld: by pruned nodes, or with an upload target.)

    @connection.<connection>
    Scenario Outline: <connection> peers request the chain tip in either form
      Given the node has <connection> connections to Alice and Bob
      When Alice requests the chain tip with its witnesses from the node
      And Bob requests the chain tip without its witnesses from the node
      Then the node sends Alice the chain tip with its witnesses once
      And the node sends Bob the chain tip without its witnesses once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: The chain tip has just come, and a peer requests it without its witnesses
      Given the node has an inbound connection to Bob
      When a new block is mined
      And Bob requests the chain tip without its witnesses from the node
      Then the node sends Bob the chain tip without its witnesses once

    @connection.inbound
    Example: A block that is not the latest
      Given 2 new blocks are mined
      And the node has an inbound connection to Bob
      When Bob requests the block 2 below the chain tip from the node
      Then the node sends Bob the block 2 below the chain tip once

  @MSG-014 @BLK-081 @BLK-082
  Rule: Requested blocks are sent in the order of the request, and what the node does not know is left out
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessGetData
    A peer names first what it needs first, and would have to wait for that in another order. The node deals with one at
    a time, and with the peer's next message when all are sent. It says nothing of those that it does not have. A
    request that it does not understand must not stop it, or newer programs would get nothing.

    @connection.<connection>
    Scenario Outline: A <connection> peer requests three blocks, the latest first, and sends a ping
      Given 2 new blocks are mined
      And the node has a <connection> connection to Bob
      When Bob requests the 3 latest blocks from the node
      And Bob sends the node a ping
      Then the node sends Bob the chain tip before the block 1 below the chain tip
      And the node sends Bob the block 1 below the chain tip before the block 2 below the chain tip
      And the node sends Bob the block 2 below the chain tip before a pong

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: A peer requests two things of which the node knows nothing, and the chain tip
      Given the node has an inbound connection to Bob
      When Bob requests an unknown block, an entry of an unknown inventory type and the chain tip from the node
      Then the node sends Bob the chain tip once
      And the node stays connected to Bob

  @BLK-083
  Rule: A pruned node disconnects a peer without noban that requests a block more than 290 below its tip
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessGetBlockData, NODE_NETWORK_LIMITED_MIN_BLOCKS
    To save disk space, such a node deletes old blocks. It promises the latest 288 blocks only, and sends two more, as
    new ones may come while a request is on its way. If it sent older ones for as long as it has them, everybody could
    see how much it has deleted, and by that know it again at each of its addresses. A disconnected peer looks elsewhere
    and need not wait in vain. A noban peer, which the operator trusts, is sent what the node still has. (Download
    helps against the upload target, not here.)

    @connection.<connection>
    Scenario Outline: <connection> peers request the last block that is sent, and the first that is not
      Given the node is started with pruning
      And 291 new blocks are mined
      And the node has <connection> connections to Alice and Bob
      When Alice requests the block 290 below the chain tip from the node
      And Bob requests the block 291 below the chain tip from the node
      Then the node sends Alice the block 290 below the chain tip
      And the node stays connected to Alice
      But the node disconnects Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Scenario Outline: The peer has the permission <permission>
      Given Alice has a loopback address of its own
      And the node is started with the permissions <permission> for Alice
      And the node is started with pruning
      And 291 new blocks are mined
      And the node has an inbound connection to Alice
      When Alice requests the block 291 below the chain tip from the node
      Then the node <outcome>

      Examples: two permissions
        | permission | outcome                                       |
        | noban      | sends Alice the block 291 below the chain tip |
        | download   | disconnects Alice                             |

    @connection.inbound
    Example: A node that does not prune
      Given 291 new blocks are mined
      And the node has an inbound connection to Bob
      When Bob requests the block 291 below the chain tip from the node
      Then the node sends Bob the block 291 below the chain tip

  @CONN-078 @BLK-087 @first.with.later
  Rule: With only the buffer left, a peer without download that requests historical blocks is disconnected
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessGetBlockData, HISTORICAL_BLOCK_AGE
    An operator who pays for traffic may set an upload target, of which the node keeps as much as new blocks need, a
    buffer: a target of 1 MiB a day is less than that. Who has not been given the download permission by him gets no old
    block then; disconnected, he can fetch it elsewhere, and need not wait in vain. Historical blocks are more than a
    week (604800 seconds) older than the best header that the node knows. (Filtered ones are withheld even if new.)
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

      Examples: all long-lived types and addr-fetch
        | connection          | what                                                  |
        | outbound-full-relay | the block below the chain tip                         |
        | block-relay-only    | the block below the chain tip                         |
        | addr-fetch          | the block below the chain tip                         |
        | manual              | the block below the chain tip                         |
        | inbound             | the block below the chain tip                         |
        | inbound             | the block 1 below the chain tip in compact form       |
        | inbound             | the block 1 below the chain tip without its witnesses |

    @connection.inbound
    Example: A block that is a week older than the best header to the second, and nearly two weeks older than today
      Given the node is started with an upload target of 1 MiB a day
      And the node is started with a chain tip 604800 seconds younger than the block below it
      And 600000 seconds pass
      And the node has an inbound connection to Bob
      When Bob requests the block below the chain tip from the node
      Then the node sends Bob the block below the chain tip

    @connection.inbound
    Example: A block that is a second more than a week older than the best header, but not than the chain tip
      Given the node is started with an upload target of 1 MiB a day
      And the node is started with a chain tip 604800 seconds younger than the block below it
      And the node has inbound connections to Alice and Bob
      When 2 seconds pass
      And Alice sends the node the header of a block 1 second old
      And Bob requests the block below the chain tip from the node
      Then the node disconnects Bob

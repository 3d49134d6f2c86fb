@bip.157 @source.policy
Feature: Compact block filters that the node does not send
  By compact block filters, short summaries of blocks, a wallet without blocks finds those that concern it. The node
  offers them here; but a request can ask for too much, or for what does not exist or is withheld.

  @BLK-088 @BLK-089
  Rule: A peer that requests over 1000 compact block filters at once, or over 2000 hashes, is disconnected
    Bitcoin Core: net_processing.cpp PeerManagerImpl::PrepareBlockFilterRequest
    Bitcoin Core: net_processing.cpp MAX_GETCFILTERS_SIZE, MAX_GETCFHEADERS_SIZE
    A short request could make the node send any amount, and keep it from serving others. BIP 157 sets these limits.
    1010 and 2010 blocks are mined so that there are enough. From 999 below the chain tip on there are 1000 blocks, with
    the tip itself; from 1999 on there are 2000. The noban permission spares nobody. Each request counts by itself,
    wherever it ends.

    @connection.<connection>
    Scenario Outline: 1000 filters and 1001, on <connection> connections
      Given the node is started with compact block filters to offer
      And 1010 new blocks are mined
      And the node has <connection> connections to Alice and Bob
      When Alice requests the compact block filters from 999 below the chain tip on from the node
      And Bob requests the compact block filters from 1000 below the chain tip on from the node
      Then the node sends Alice the compact block filter of the block 999 below the chain tip once
      And the node sends Alice the compact block filter of the block 0 below the chain tip once
      But the node disconnects Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: A peer requests 1000 that end below the chain tip, and the ten up to it by another message
      Given the node is started with compact block filters to offer
      And 1010 new blocks are mined
      And the node has an inbound connection to Alice
      When Alice requests the compact block filters from 1009 to 10 below the chain tip from the node
      And Alice requests the compact block filters from 9 below the chain tip on from the node
      Then the node sends Alice the compact block filter of the block 1009 below the chain tip once
      And the node sends Alice the compact block filter of the block 0 below the chain tip once

    @connection.inbound
    Example: A peer requests a single filter, and then 1001, of which it is sent none
      Given the node is started with compact block filters to offer
      And 1010 new blocks are mined
      And the node has inbound connections to Alice and Bob
      When Alice requests the compact block filters from 1 below the chain tip on from the node
      And Bob requests the compact block filters from 0 below the chain tip on from the node
      And Bob requests the compact block filters from 1000 below the chain tip on from the node
      Then the node disconnects Bob
      And the node does not send Bob the compact block filter of the block 1 below the chain tip

    @connection.inbound
    Scenario Outline: A peer with the noban permission requests <what>
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node is started with compact block filters to offer
      And 2010 new blocks are mined
      And the node has an inbound connection to Bob
      When Bob requests <what> from the node
      Then the node disconnects Bob

      Examples: 1001 filters, and 2001 hashes
        | what                                                       |
        | the compact block filters from 1000 below the chain tip on |
        | the filter hashes from 2000 below the chain tip on         |

    @connection.<connection>
    Scenario Outline: 2000 hashes and 2001, on <connection> connections
      Given the node is started with compact block filters to offer
      And 2010 new blocks are mined
      And the node has <connection> connections to Alice and Bob
      When Alice requests the filter hashes from 1999 below the chain tip on from the node
      And Bob requests the filter hashes from 2000 below the chain tip on from the node
      Then the node sends Alice the filter hashes of the 2000 latest blocks once
      But the node disconnects Bob

      Examples: a type that the node opens, and inbound
        | connection |
        | manual     |
        | inbound    |

  @BLK-089
  Rule: The node disconnects a peer that requests compact block filters, hashes or checkpoints that do not exist
    Bitcoin Core: net_processing.cpp PeerManagerImpl::PrepareBlockFilterRequest
    There is nothing to send: left connected, the peer would wait in vain and cost the node a slot; disconnected, it
    looks elsewhere. Manual peers and those with the noban permission are no exception.

    @connection.<connection>
    Scenario Outline: A <connection> peer requests <what>
      Given the node is started with compact block filters to offer
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob requests <what> from the node
      Then the node disconnects Bob
      And the node stays connected to Alice

      Examples: all long-lived types and addr-fetch
        | connection          | what                                             |
        | outbound-full-relay | a compact block filter of an unknown type        |
        | block-relay-only    | compact block filters up to an unknown block     |
        | addr-fetch          | compact block filters that begin above their end |
        | manual              | a compact block filter of an unknown type        |
        | manual              | compact block filters up to an unknown block     |
        | manual              | compact block filters that begin above their end |
        | inbound             | a compact block filter of an unknown type        |
        | inbound             | compact block filters up to an unknown block     |
        | inbound             | compact block filters that begin above their end |
        | inbound             | filter hashes up to an unknown block             |
        | inbound             | filter checkpoints up to an unknown block        |

    @connection.inbound
    Example: The noban permission does not spare a peer that requests filters up to an unknown block
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node is started with compact block filters to offer
      And the node has an inbound connection to Bob
      When Bob requests compact block filters up to an unknown block from the node
      Then the node disconnects Bob

  @BLK-089 @connection.inbound @first.with.later
  Rule: A peer that requests the compact block filter of a stale block of 30 days or more is disconnected
    Bitcoin Core: net_processing.cpp PeerManagerImpl::PrepareBlockFilterRequest
    By the old stale blocks that a node knows it could be recognised under another address, and a filter, or its hash,
    tells as much as the block, which the node does not send either. Here a stale block is one that two others have
    replaced; its age is how much older it is than the best header, which the new block makes one of this moment. 30
    days are 2592000 seconds.
    Not a day later: the age of the block is the matter.

    Scenario Outline: <seconds> seconds later, and the node <outcome>
      Given the node is started with compact block filters to offer
      And the node has an inbound connection to Alice
      And Alice sends the node 2 blocks that replace 1 of its chain
      When <seconds> seconds pass
      And a new block is mined
      And an inbound connection to Bob opens
      And Bob requests the compact block filter of the stale block from the node
      Then the node <outcome>

      Examples: the last second, and the first beyond
        | seconds | outcome                                               |
        | 2591999 | sends Bob the compact block filter of the stale block |
        | 2592000 | disconnects Bob                                       |

    Example: The filter hash of the stale block is requested after 2592000 seconds
      Given the node is started with compact block filters to offer
      And the node has an inbound connection to Alice
      And Alice sends the node 2 blocks that replace 1 of its chain
      When 2592000 seconds pass
      And a new block is mined
      And an inbound connection to Bob opens
      And Bob requests the filter hash of the stale block from the node
      Then the node disconnects Bob

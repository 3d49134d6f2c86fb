@source.policy @use.with_node.min_version=24 @first.with.later @few.with.bystanders
Feature: Peers with low-work chains
  In initial block download the node looks for the chain with the most work. A peer whose chain has less than the
  minimum chain work cannot help, and would cost memory and time.
  Not with bystanders: they show a low-work chain.
  Not a day later: peers show a new chain tip by then, and the chain has more work.

  @BLK-018
  Rule: With an old tip, low-work headers from a noban peer are stored, but their blocks not requested
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessHeadersMessage
    Bitcoin Core: net_processing.cpp PeerManagerImpl::FindNextBlocksToDownload
    The operator trusts the peer not to fill the memory, so its headers are stored. Blocks are large; those of a chain
    that has not reached the minimum chain work are not worth their traffic, whoever has them: anybody could have the
    node download such. (With a tip found less than three hours and twenty minutes ago the node takes itself to be up to
    date, and requests whatever goes on from its tip.) Where the tip is old here, the chain has two blocks: of nine
    wanted, seven are missing. In the last example it has one, so that Bob's five make a height of 6; Alice's are not
    stored.

    @connection.inbound
    Example: A peer with noban brings all but the last header that is needed
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node is started with a minimum chain work of 9 blocks
      And the node is started with a chain tip that is 172800 seconds old
      And the node has an inbound connection to Bob
      When Bob sends the node headers 1 to 6 of the headers chain
      Then the node reports that its best header has the height 8
      And the node sends Bob nothing further

    @connection.inbound
    Example: A peer with noban brings all that are needed
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node is started with a minimum chain work of 9 blocks
      And the node is started with a chain tip that is 172800 seconds old
      And the node has an inbound connection to Bob
      When Bob sends the node headers 1 to 7 of the headers chain
      Then the node requests block 1 of the headers chain from Bob once
      And the node requests block 7 of the headers chain from Bob once

    @connection.inbound
    Example: A peer without noban sends headers, and one with it sends fewer
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node is started with a minimum chain work of 100 blocks
      And the node has inbound connections to Alice and Bob
      When Alice sends the node headers 1 to 7 of the headers chain
      And Bob sends the node headers 1 to 5 of the headers chain
      Then the node reports that its best header has the height 6
      And the node stays connected to Alice

  @BLK-019
  Rule: In initial block download an outbound-full-relay or block-relay-only peer with low work is disconnected
    Bitcoin Core: net_processing.cpp PeerManagerImpl::UpdatePeerStateForReceivedHeaders
    Outbound slots are few, and such a peer would take one and give nothing. Since low-work headers are not stored, the
    node only sees it when a peer that has shown no better block ends its headers with a block that the node has; a
    hash, or a full headers message, does not say that this is all. Peers not chosen to learn the chain from may stay.
    The node is in initial block download while its own chain has too little work, or an old tip; after that it bears
    with a peer that still lacks some work. Its chain has one block at first, or two where the tip is old.

    @connection.<connection>
    Scenario Outline: A <connection> peer shows the chain tip, where the wanted chain has <minimum> blocks
      Given the node is started with a minimum chain work of <minimum> blocks
      And 2 new blocks are mined
      And the node has a <connection> connection to Alice
      And the node has a <connection> connection to Bob
      When Bob announces the chain tip to the node
      Then the node <outcome> Bob
      And the node stays connected to Alice

      Examples: too little by one
        | connection          | minimum | outcome            |
        | outbound-full-relay | 4       | disconnects        |
        | block-relay-only    | 4       | disconnects        |
        | manual              | 4       | stays connected to |
        | inbound             | 4       | stays connected to |

      Examples: just enough
        | connection          | minimum | outcome            |
        | outbound-full-relay | 3       | stays connected to |
        | block-relay-only    | 3       | stays connected to |

    @connection.<connection>
    Scenario Outline: The node's chain has just enough, and <connection> peers show the block below the tip
      Given the node is started with a minimum chain work of 3 blocks
      And 2 new blocks are mined
      And the node has <connection> connections to Alice and Bob
      When Alice announces the block below the chain tip to the node
      And Bob announces the block below the chain tip to the node
      Then the node stays connected to Alice
      And the node stays connected to Bob

      Examples: types that are measured by their chain
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |

    @connection.<connection>
    Scenario Outline: A <connection> peer names the last block of such a chain by its hash alone
      Given the node is started with a minimum chain work of 4 blocks
      And the node has a <connection> connection to Bob
      And a new block is mined
      When Bob announces the block by its hash to the node
      Then the node stays connected to Bob

      Examples: types that are measured by their chain
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |

    @connection.block-relay-only
    Example: A peer sends a full message of such headers, which the node has
      Given the node is started with a minimum chain work of 3000 blocks
      And 2001 new blocks are mined
      And the node has a block-relay-only connection to Bob
      When Bob sends the node the headers of blocks 1 to 2000
      Then the node stays connected to Bob

    @connection.addr-fetch
    Example: An addr-fetch peer shows such a chain
      Given the node is started with a minimum chain work of 4 blocks
      And the node has an addr-fetch connection to Bob
      When Bob announces the chain tip to the node
      Then the node stays connected to Bob

    @connection.<connection>
    Scenario Outline: Each of two <connection> peers shows such a chain, where the node's own has just an old tip
      Given the node is started with a minimum chain work of 2 blocks
      And the node is started with a chain tip that is 172800 seconds old
      And the node has <connection> connections to Alice and Bob
      When Alice announces the block below the chain tip to the node
      And Bob announces the block below the chain tip to the node
      Then the node disconnects Alice
      And the node disconnects Bob

      Examples: types that are measured by their chain
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |

    @connection.block-relay-only
    Example: A peer that has shown a block with enough work ends its headers below
      Given the node is started with a minimum chain work of 9 blocks
      And the node has a block-relay-only connection to Bob
      And Bob sends the node headers 1 to 8 of the headers chain
      When Bob announces the chain tip to the node
      Then the node stays connected to Bob

  @BLK-017
  Rule: Headers that show enough work in presync are stored only if the same ones come in redownload
    Bitcoin Core: headerssync.cpp HeadersSyncState::ValidateAndStoreRedownloadedHeader
    The node has kept one bit for every several hundred headers of the first time (presync), and stores none before the
    second (redownload). If it did not compare them with these bits, anybody could show it a chain with enough work, and
    then fill its memory with another one. (Other headers pass for the first ones by chance less than once in ten
    thousand times.) Nobody is punished: the chain may have changed. (Knots may disconnect outbound peers, not manual.)

    @connection.<connection>
    Scenario Outline: A <connection> peer sends <what> the second time
      Given the node is started with a minimum chain work of 10001 blocks
      And the node has a <connection> connection to Bob, who does not answer requests for headers
      And Bob sends the node headers 1 to 10000 of the headers chain, 2000 at a time
      When Bob sends the node headers 1 to 10000 of <what>, 2000 at a time
      Then the node reports that its best header has the height <height>
      And the node stays connected to Bob

      Examples: the same and another one
        | connection | what                  | height |
        | inbound    | the headers chain     | 10001  |
        | inbound    | another headers chain | 1      |
        | manual     | another headers chain | 1      |

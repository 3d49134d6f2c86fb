@bip.37 @source.bip @fixture.coins
Feature: Blocks filtered for light clients
  A wallet that has set a bloom filter need not download full blocks: on request it gets the header, a proof of which
  transactions match its filter, and these. The node offers such filters here.

  @BLK-086
  Rule: A peer with a bloom filter is sent, on request, a filtered block and the transactions that match
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessGetBlockData, CMerkleBlock
    Without the proof the wallet would have to trust the node, or to fetch full blocks. By it the wallet sees that its
    payment is in the block; that something is left out it cannot see. Here the block is the chain tip, with two
    transactions beside the coinbase transaction. They come without their witnesses, as BIP 37 is older than SegWit.

    @connection.<connection>
    Scenario Outline: One transaction matches the filter of a <connection> peer
      Given the node is started with bloom filters to offer
      And the node has a <connection> connection to Alice
      And Alice sends the node a bloom filter that matches nothing
      And Alice sends the node T2 for its bloom filter
      When the operator submits 2 transactions at once
      And a new block is mined
      And Alice requests the filtered chain tip from the node
      Then the node sends Alice the chain tip filtered to T2 once

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: The transaction that matches comes behind the proof
      Given the node is started with bloom filters to offer
      And the node has an inbound connection to Alice
      And Alice sends the node a bloom filter that matches nothing
      And Alice sends the node T2 for its bloom filter
      When the operator submits 2 transactions at once
      And a new block is mined
      And Alice requests the filtered chain tip from the node
      Then the node sends Alice the chain tip filtered to T2 before T2 without its witness

    @connection.inbound
    Example: Both transactions match
      Given the node is started with bloom filters to offer
      And the node has an inbound connection to Alice
      And Alice sends the node a bloom filter that matches everything
      When the operator submits 2 transactions at once
      And a new block is mined
      And Alice requests the filtered chain tip from the node
      Then the node sends Alice T1 without its witness once
      And the node sends Alice T2 without its witness once

    @connection.inbound
    Scenario Outline: A filter that matches <matched>, which the permission bloomfilter allows the peer to set
      Given Alice has a loopback address of its own
      And the node is started with the permissions bloomfilter for Alice
      And the operator has submitted 2 transactions at once
      And a new block is mined
      And the node has an inbound connection to Alice
      And Alice sends the node a bloom filter that matches <matched>
      When Alice requests the filtered chain tip from the node
      Then the node sends Alice <answer> once

      Examples: a filter of zeros, and one of ones
        | matched    | answer                                            |
        | nothing    | the chain tip with all transactions filtered out  |
        | everything | the chain tip filtered to all of its transactions |

    @connection.inbound
    Example: The node has restarted since the block came, and reads it from its disk
      Given the node is started with bloom filters to offer
      And the operator has submitted 2 transactions at once
      And a new block is mined
      And the node restarts
      And the node has an inbound connection to Alice
      And Alice sends the node a bloom filter that matches everything
      When Alice requests the filtered chain tip from the node
      Then the node sends Alice the chain tip filtered to all of its transactions once

  @BLK-086
  Rule: Without a bloom filter a peer gets no filtered block, and a block-relay-only peer never does
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessGetBlockData, GetTxRelay
    The node does not know what to filter by, and if it took everything, a wallet would get more than it can cope with.
    Block-relay-only connections carry no transactions, and a filtered block would: whoever watches these could find the
    connection. A request is passed over in silence.

    @connection.<connection>
    Scenario Outline: A <connection> peer has set no filter, another peer has
      Given the node is started with bloom filters to offer
      And the node has a <connection> connection to Bob
      And the node has an inbound connection to Alice
      And Alice sends the node a bloom filter that matches nothing
      When Alice and Bob request the filtered chain tip from the node
      Then the node sends Alice the chain tip with all transactions filtered out once
      But the node sends Bob nothing further

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: The peer has taken its filter away
      Given the node is started with bloom filters to offer
      And the node has inbound connections to Alice and Bob
      And Alice sends the node a bloom filter that matches nothing
      And Bob sends the node a bloom filter that matches everything
      And Bob sends the node a filterclear message
      When Alice and Bob request the filtered chain tip from the node
      Then the node sends Alice the chain tip with all transactions filtered out once
      But the node sends Bob nothing further

    @connection.block-relay-only
    Example: A block-relay-only peer has set a filter
      Given the node is started with bloom filters to offer
      And the node has a block-relay-only connection to Bob
      And the node has an inbound connection to Alice
      And Alice sends the node a bloom filter that matches everything
      And Bob sends the node a bloom filter that matches everything
      When Alice and Bob request the filtered chain tip from the node
      Then the node sends Alice the filtered chain tip once
      But the node sends Bob nothing further

  @BLK-087 @first.with.later
  Rule: With only the buffer of the upload target left, only peers with download get filtered blocks
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessGetBlockData, OutboundTargetReached
    Who has set a target pays for traffic, and what is left, the buffer, is for new blocks, sent to nodes. So a peer
    that requests a filtered block is disconnected, however new the block is, and may ask others, but for one with the
    download permission (which noban includes). A target of 1 MiB (a million bytes) is less than what is reserved for
    new blocks (576 million bytes for a whole day).
    Not a day later: another day of the upload target has begun.

    @connection.<connection>
    Scenario Outline: A <connection> peer requests the filtered chain tip
      Given the node is started with bloom filters to offer
      And the node is started with an upload target of 1 MiB a day
      And the node has a <connection> connection to Bob
      And the node has an inbound connection to Alice
      And Bob sends the node a bloom filter that matches everything
      When Bob requests the filtered chain tip from the node
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Scenario Outline: The target is <target> MiB, and the peer has the permission <permission>
      Given Bob has a loopback address of its own
      And the node is started with bloom filters to offer
      And the node is started with an upload target of <target> MiB a day
      And the node is started with the permissions <permission> for Bob
      And the node has an inbound connection to Bob
      And Bob sends the node a bloom filter that matches nothing
      When Bob requests the filtered chain tip from the node
      Then the node <outcome>

      Examples: the permission itself, one that includes it, one that does not, and a target beyond any buffer
        | target | permission | outcome                                                    |
        | 1      | download   | sends Bob the chain tip with all transactions filtered out |
        | 1      | noban      | sends Bob the chain tip with all transactions filtered out |
        | 1      | relay      | disconnects Bob                                            |
        | 2000   | relay      | sends Bob the chain tip with all transactions filtered out |

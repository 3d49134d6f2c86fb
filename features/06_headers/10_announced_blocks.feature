@source.policy
Feature: Announcements of unknown blocks
  Peers announce what the node does not know yet. The node remembers who has what, and wastes no requests.

  @BLK-005
  Rule: A peer that offers neither all nor recent blocks is asked for headers only when it announces a block
    Bitcoin Core: net_processing.cpp CanServeBlocks
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, PeerManagerImpl::ProcessMessage
    Most such peers are wallets, which have no headers to give: a request would be in vain, and in initial block
    download, where one peer is asked, the node might wait for it for ever. But one that announces a block must have it;
    and it hears of new blocks from the node as others do: that the node has announced one itself changes nothing.
    (Since version 24 a peer that was not asked for headers when its connection opened, such as this one, is asked at
    the first block only that it announces by its hash: for each such block one peer is asked, and one that was always
    the first to tell would keep others from their turn.) The node chooses no such peers; a manual one may be such.

    @connection.<connection>
    Scenario Outline: A <connection> connection to a peer that offers <services> opens
      Given Bob has a loopback address of its own
      And the node is started with the permissions <permission> for Bob
      And Bob offers <services>
      When a <connection> connection to Alice opens
      And a <connection> connection to Bob opens
      Then the node requests headers from Alice once
      But the node does not request headers from Bob

      Examples: no blocks, whatever the permission
        | connection | services                 | permission |
        | inbound    | nothing                  | noban      |
        | inbound    | witnesses without blocks | relay      |
        | manual     | nothing                  | noban      |
        | manual     | witnesses without blocks | relay      |

    @connection.<connection>
    Scenario Outline: A <connection> connection to a peer with blocks, which offers <services>, opens
      Given Bob offers <services>
      When a <connection> connection to Bob opens
      Then the node requests headers from Bob once

      Examples: all blocks, or recent ones
        | connection | services                        |
        | inbound    | all blocks without witnesses    |
        | inbound    | recent blocks without witnesses |
        | inbound    | recent blocks with witnesses    |
        | manual     | recent blocks with witnesses    |

    @connection.<connection>
    Scenario Outline: A <connection> peer without blocks <announces>, after the node has announced one
      Given Bob offers witnesses without blocks
      And the node has a <connection> connection to Bob
      When a new block is mined
      And Bob <announces>
      Then the node requests headers from Bob once

      Examples: by its hash, by its header
        | connection | announces                                          |
        | manual     | announces an unknown block by its hash to the node |
        | manual     | sends the node a header on top of an unknown block |
        | inbound    | announces an unknown block by its hash to the node |
        | inbound    | sends the node a header on top of an unknown block |

    @connection.<connection> @use.with_node.min_version=24
    Scenario Outline: A <connection> peer without blocks announces a second one by its hash, and one with blocks too
      Given Bob offers witnesses without blocks
      And the node has <connection> connections to Alice and Bob
      And Alice announces an unknown block by its hash to the node
      And Bob announces an unknown block by its hash to the node
      When Alice announces an unknown block by its hash to the node
      And Bob announces an unknown block by its hash to the node
      Then the node requests headers from Alice once
      But the node does not request headers from Bob further

      Examples: types that need not offer blocks
        | connection |
        | manual     |
        | inbound    |

    @connection.inbound
    Example: Peers with and without blocks hear of a new one
      Given Bob offers witnesses without blocks
      And the node has inbound connections to Alice and Bob
      When a new block is mined
      Then the node announces the block to Bob once
      And the node announces the block to Alice once

  @BLK-092 @not.with.twice
  Rule: A peer's last announced unknown block counts as known to it once anybody sends the headers up to it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::UpdateBlockAvailability, ProcessBlockAvailability
    A hash that the node cannot place yet says later who has the block. The node then shares the download between the
    peers that have it, at most sixteen blocks from one: all from a single peer would take longer. So of twenty, 17 to
    20 fall to the next. From a peer that has announced nothing it requests none, nor anything above what it has
    announced (19 of one that has announced 18): it may not have it. Of each peer the node keeps only the last such hash
    in mind: to keep all would cost memory. A header says the same, of several the last; Bitcoin Knots
    disconnects peers of its own choice that send one.
    Not with twice as many peers: the blocks of both would be on request.

    @connection.<connection>
    Scenario Outline: A <connection> peer has announced the last of twenty blocks, and another one nothing
      Given the node has a manual connection to Alice
      And the node has <connection> connections to Bob and Carol
      And Bob announces block 20 of the headers chain by its hash to the node
      When Alice sends the node headers 1 to 20 of the headers chain
      Then the node requests block 16 of the headers chain from Alice once
      And the node requests block 17 of the headers chain from Bob once
      And the node requests block 20 of the headers chain from Bob once
      But the node does not request block 17 of the headers chain from Carol

      Examples: types of several peers
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer has announced the eighteenth block
      Given the node has a manual connection to Alice
      And the node has <connection> connections to Bob and Carol
      And Bob announces block 18 of the headers chain by its hash to the node
      And Carol announces block 19 of the headers chain by its hash to the node
      When Alice sends the node headers 1 to 20 of the headers chain
      Then the node requests block 19 of the headers chain from Carol once
      But the node does not request block 19 of the headers chain from Bob

      Examples: types of several peers
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer has announced the twentieth block by its header, behind another
      Given the node has a manual connection to Alice
      And the node has <connection> connections to Bob and Carol
      And Bob sends the node headers 19 to 20 of the headers chain
      When Alice sends the node headers 1 to 20 of the headers chain
      Then the node requests block 16 of the headers chain from Alice once
      And the node requests block 20 of the headers chain from Bob once
      But the node does not request block 20 of the headers chain from Carol

      Examples: types whose peers the node does not choose
        | connection |
        | manual     |
        | inbound    |

      @use.with_knots=no
      Examples: types whose peers the node chooses, but not on Bitcoin Knots
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |

    @connection.inbound
    Example: Of two blocks in one announcement the last counts
      Given the node has a manual connection to Alice
      And the node has an inbound connection to Bob
      And Bob announces blocks 2 and 20 of the headers chain by their hashes to the node
      When Alice sends the node headers 1 to 20 of the headers chain
      Then the node requests block 20 of the headers chain from Bob once

    @connection.inbound
    Example: Of two announced unknown blocks the last counts, and a known one changes nothing
      Given the node has inbound connections to Alice, Bob and Carol
      And Bob announces block 20 of the headers chain by its hash to the node
      And Bob announces an unknown block by its hash to the node
      And Carol announces block 20 of the headers chain by its hash to the node
      And Carol announces the chain tip to the node
      When Alice sends the node headers 1 to 20 of the headers chain
      Then the node requests block 20 of the headers chain from Carol once
      But the node does not request block 20 of the headers chain from Bob

@source.policy
Feature: The clocks of the node's peers
  Each version message carries the time of its sender's clock. If most of its peers' clocks differ from its own, the
  node's clock may be wrong, and the operator is to know.

  @LIVE-010 @PBC-020 @use.with_node.min_version=28 @not.with.bystanders @not.with.second_time @not.with.twice
  Rule: The node reports the median time offset of its latest fifty outbound connections, if there were at least five
    Bitcoin Core: node/timeoffsets.cpp TimeOffsets::Median, MAX_SIZE
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, m_outbound_time_offsets
    A node whose clock is wrong takes good blocks for blocks from the future, and stays behind. The clocks of its peers
    show it to the operator: the one in the middle (of an even number, the faster of the two there), so that a few false
    ones do not matter, and none of an inbound peer, since anybody can open many inbound connections. Of fewer than five
    it says nothing (0). Connections count that have ended, too, but no private-broadcast ones, whose version messages
    the node hardly looks at; older ones than the latest fifty do not, as clocks change (with the fifty-first, 26 of 51
    are 60 seconds fast, and so the one in the middle).
    Not with bystanders: their clocks would count. Not with twice as many peers: the same. Not with predecessors: theirs
    count, too, and make five of four. Not a second time: those of the first time still count.

    @connection.<connection>
    Scenario Outline: Four peers' clocks are 60 seconds fast, and that of a <connection> peer is <clock>
      Given the node has 4 outbound-full-relay connections to peers, each of whom has a clock that is 60 seconds fast
      And Bob has a clock that is <clock>
      When a <connection> connection to Bob opens
      Then the node reports that the median time offset of its peers is <seconds> seconds

      Examples: the fifth that counts, a fast clock and a slow one
        | connection          | clock            | seconds |
        | outbound-full-relay | 100 seconds fast | 60      |
        | block-relay-only    | 100 seconds fast | 60      |
        | manual              | 100 seconds fast | 60      |
        | addr-fetch          | 90 seconds slow  | 60      |
        | feeler              | 90 seconds slow  | 60      |

      @not.with.predecessor
      Examples: one that does not count
        | connection | clock            | seconds |
        | inbound    | 100 seconds fast | 0       |

    @connection.private-broadcast @fixture.coins @use.with_private_broadcast=yes
    Example: Four manual peers' clocks are 60 seconds fast, and that of a private-broadcast peer is, which does not count
      Given the node is started with private broadcast over Tor
      And the node has 4 manual connections to peers, each of whom has a clock that is 60 seconds fast
      And Bob has a clock that is 100 seconds fast
      And Bob has an onion address that the node knows
      When the operator submits a transaction privately
      Then the node announces the transaction to Bob
      And the node reports that the median time offset of its peers is 0 seconds

    @connection.manual
    Example: The fifth peer has disconnected
      Given the node has 4 outbound-full-relay connections to peers, each of whom has a clock that is 60 seconds fast
      And Bob has a clock that is 100 seconds fast
      When a manual connection to Bob opens
      And Bob disconnects
      Then the node reports that the median time offset of its peers is 60 seconds

    @connection.manual @not.with.predecessor
    Scenario Outline: <older> peers' clocks are <old> fast, those of the <latest> after them <new>
      Given the node has <older> manual connections to peers, each of whom has a clock that is <old> fast
      And the node has <latest> manual connections to peers, each of whom has a clock that is <new> fast
      And Bob has a clock that is <new> fast
      When a manual connection to Bob opens
      Then the node reports that the median time offset of its peers is 100 seconds

      Examples: with Bob's, fifty; and fifty-one, of which the first does not count
        | older | old         | latest | new         |
        | 25    | 100 seconds | 24     | 60 seconds  |
        | 26    | 60 seconds  | 24     | 100 seconds |

@source.policy
Feature: Headers and blocks that break consensus rules
  Consensus rules are those by which all nodes agree on one chain. To break some is misbehaviour of any peer; others,
  and in Bitcoin Knots nearly all, are forgiven to inbound peers, which may have been misled, but not to peers that the
  node has chosen. Misbehaviour costs the connection; manual peers and those with the noban permission are spared.
  In the first three Rules Alice, who sends nothing, shows that others do not suffer.
  Not shown: noban, noban for outbound peers; that it spares a peer does not depend on the kind of misbehaviour.

  @BLK-024 @MISB-001
  Rule: A header against consensus rules is misbehaviour (in Knots, of outbound peers only); a future date is not
    Bitcoin Core: validation.cpp ContextualCheckBlockHeader
    Bitcoin Core: net_processing.cpp PeerManagerImpl::CheckHeadersPoW
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybePunishNodeForBlock, BLOCK_INVALID_HEADER, BLOCK_TIME_FUTURE
    The header of a block names its date (it must be later than the median time past, the middle one of the last
    eleven), difficulty and version, and shows its work: it was costly to make, so one against the rules is rarely a
    mistake, and whoever sends it would only take a slot, and be no help in following the valid chain. (On regtest,
    outdated versions are against the rules since version 23 of the node.) One without proof of work cost nothing to
    make, and Knots does not forgive it to anybody but manual and noban peers. One that is merely dated too far in the
    future may come from a wrong clock, and turn valid. Since version 24, headers of a chain with too little work are
    ignored before these rules are looked at, but for proof of work.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends a header <fault>
      Given the node has an outbound-full-relay connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node a header <fault>
      Then the node <outcome> Bob
      And the node stays connected to Alice

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          | fault                                        | outcome            |
        | outbound-full-relay | with a time at or below the median time past | disconnects        |
        | outbound-full-relay | with a wrong difficulty                      | disconnects        |
        | block-relay-only    | with a time at or below the median time past | disconnects        |
        | block-relay-only    | with a wrong difficulty                      | disconnects        |
        | addr-fetch          | with a time at or below the median time past | disconnects        |
        | addr-fetch          | with a wrong difficulty                      | disconnects        |
        | manual              | with a time at or below the median time past | stays connected to |
        | manual              | with a wrong difficulty                      | stays connected to |

      @use.with_knots=no
      Examples: inbound, but not on Bitcoin Knots
        | connection | fault                                        | outcome     |
        | inbound    | with a time at or below the median time past | disconnects |
        | inbound    | with a wrong difficulty                      | disconnects |

      @use.with_knots=yes
      Examples: inbound, on Bitcoin Knots
        | connection | fault                                        | outcome            |
        | inbound    | with a time at or below the median time past | stays connected to |
        | inbound    | with a wrong difficulty                      | stays connected to |

      @use.with_node.min_version=23
      Examples: since version 23, on regtest
        | connection          | fault                  | outcome            |
        | outbound-full-relay | of an outdated version | disconnects        |
        | block-relay-only    | of an outdated version | disconnects        |
        | addr-fetch          | of an outdated version | disconnects        |
        | manual              | of an outdated version | stays connected to |

      @use.with_node.min_version=23 @use.with_knots=no
      Examples: since version 23, on regtest, inbound, but not on Bitcoin Knots
        | connection | fault                  | outcome     |
        | inbound    | of an outdated version | disconnects |

      Examples: on Bitcoin Knots, too
        | connection | fault                 | outcome     |
        | inbound    | without proof of work | disconnects |

      Examples: no misbehaviour
        | connection          | fault                       | outcome            |
        | outbound-full-relay | dated too far in the future | stays connected to |
        | block-relay-only    | dated too far in the future | stays connected to |
        | addr-fetch          | dated too far in the future | stays connected to |
        | manual              | dated too far in the future | stays connected to |
        | inbound             | dated too far in the future | stays connected to |

  @BLK-026 @MISB-001
  Rule: A header on top of a block known to be invalid is misbehaviour; in Knots, of outbound peers only
    Bitcoin Core: validation.cpp ChainstateManager::AcceptBlockHeader
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybePunishNodeForBlock, BLOCK_INVALID_PREV
    Nothing on top of an invalid block can ever belong to the node's chain. To accept it would be to accept the invalid
    block, perhaps one with money out of nothing. Who builds on such a block follows a chain that the node refuses, and
    would only bring it more that is invalid. Here the operator has marked the block below as invalid himself.

    @connection.<connection>
    Scenario Outline: A <connection> peer builds on such a block
      Given the operator has marked a block as invalid
      And the node has an outbound-full-relay connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node a header on top of the invalid block
      Then the node <outcome> Bob
      And the node stays connected to Alice

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          | outcome            |
        | outbound-full-relay | disconnects        |
        | block-relay-only    | disconnects        |
        | addr-fetch          | disconnects        |
        | manual              | stays connected to |

      @use.with_knots=no
      Examples: inbound, but not on Bitcoin Knots
        | connection | outcome     |
        | inbound    | disconnects |

      @use.with_knots=yes
      Examples: inbound, on Bitcoin Knots
        | connection | outcome            |
        | inbound    | stays connected to |

  @BLK-027 @BLK-072
  Rule: A header or block already known to be invalid is misbehaviour of outbound peers, not of inbound ones
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybePunishNodeForBlock, BLOCK_CACHED_INVALID
    The node has judged this very block before; here the operator has marked it as invalid. An inbound peer may know no
    better; a peer that the node has chosen to learn the chain from, and that follows an invalid one, would lead it
    nowhere. A compact block, which a high-bandwidth peer sends before it has checked it, is no misbehaviour. A manual
    peer is spared.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends <what>
      Given the operator has marked a block as invalid
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node <what>
      Then the node <outcome> Bob
      And the node stays connected to Alice

      Examples: all long-lived types and addr-fetch
        | connection          | what                            | outcome            |
        | outbound-full-relay | the header of the invalid block | disconnects        |
        | outbound-full-relay | the invalid block               | disconnects        |
        | block-relay-only    | the header of the invalid block | disconnects        |
        | block-relay-only    | the invalid block               | disconnects        |
        | addr-fetch          | the header of the invalid block | disconnects        |
        | addr-fetch          | the invalid block               | disconnects        |
        | manual              | the header of the invalid block | stays connected to |
        | manual              | the invalid block               | stays connected to |
        | inbound             | the header of the invalid block | stays connected to |
        | inbound             | the invalid block               | stays connected to |

    @connection.outbound-full-relay
    Scenario Outline: The operator has marked it, the node restarts, and a peer sends <what>
      Given the operator has marked a block as invalid
      And the node restarts
      And the node has an outbound-full-relay connection to Bob
      When Bob sends the node <what>
      Then the node disconnects Bob

      Examples: the node remembers
        | what                            |
        | the header of the invalid block |
        | the invalid block               |

@source.policy @use.with_node.min_version=28
Feature: Who pays for misbehaviour with headers and blocks
  There are many ways to misbehave with headers and blocks; each is described where it belongs. What they cost must not
  depend on the way: a peer that is spared for one fault and disconnected for another is a surprise to its operator. (A
  message with more than 2000 headers is one of them.) Before version 28, some of them cost the connection only when
  repeated.

  @BLK-073 @MISB-005 @connection.inbound
  Rule: Of misbehaviour with headers or blocks, whatever it is, a peer with the noban permission is spared
    Bitcoin Core: net_processing.cpp PeerManagerImpl::Misbehaving, MaybeDiscourageAndDisconnect
    The operator trusts the peer, which may be a program of his own under test. A peer that the node has chosen itself
    sends the same, and is disconnected. That a block does not arrive, or that the locator of a request is too long, is
    no misbehaviour in this sense, and nobody is spared.

    Scenario Outline: An inbound peer with noban, and an outbound-full-relay peer, send <what>
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      And the node has an outbound-full-relay connection to Alice
      When Bob sends the node <what>
      And Alice sends the node <what>
      Then the node stays connected to Bob
      But the node disconnects Alice

      Examples: headers
        | what                                                  |
        | a header without proof of work                        |
        | two non-continuous headers                            |
        | 2001 consecutive headers                              |
        | a header with a time at or below the median time past |
        | a header with a wrong difficulty                      |
        | a header of an outdated version                       |

      Examples: blocks, in full or in compact form
        | what                                                                 |
        | a block on top of an unknown block                                   |
        | a block that claims too large a reward                               |
        | a mutated block                                                      |
        | a compact block without transactions                                 |
        | a compact block with a transaction at an index that it does not have |
        | a compact block without proof of work                                |
        | a compact block with a time at or below the median time past         |

    Example: An inbound peer with noban, and an outbound-full-relay peer, build on an invalid block
      Given the node is started with the permissions noban for Bob
      And the operator has marked a block as invalid
      And the node has an inbound connection to Bob
      And the node has an outbound-full-relay connection to Alice
      When Bob sends the node a header on top of the invalid block
      And Alice sends the node a header on top of the invalid block
      Then the node stays connected to Bob
      But the node disconnects Alice

  @BLK-073 @MISB-004
  Rule: Of misbehaviour with headers or blocks, whatever it is, a manual peer is spared
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeDiscourageAndDisconnect
    The operator has asked for this very peer, perhaps a node of his own, and would not want to lose it over one bad
    message. A block-relay-only peer sends the same, and is disconnected: such connections are there for blocks, but
    not for bad ones.

    @connection.manual
    Scenario Outline: A manual and a block-relay-only peer send <what>
      Given the node has a manual connection to Bob
      And the node has a block-relay-only connection to Alice
      When Bob sends the node <what>
      And Alice sends the node <what>
      Then the node stays connected to Bob
      But the node disconnects Alice

      Examples: headers
        | what                                                  |
        | a header without proof of work                        |
        | two non-continuous headers                            |
        | 2001 consecutive headers                              |
        | a header with a time at or below the median time past |
        | a header with a wrong difficulty                      |
        | a header of an outdated version                       |

      Examples: blocks, in full or in compact form
        | what                                                                 |
        | a block on top of an unknown block                                   |
        | a block that claims too large a reward                               |
        | a mutated block                                                      |
        | a compact block without transactions                                 |
        | a compact block with a transaction at an index that it does not have |
        | a compact block without proof of work                                |
        | a compact block with a time at or below the median time past         |

  @BLK-073 @MISB-001 @use.with_knots=no
  Rule: No permission but noban saves a peer that misbehaves with headers or blocks, nor any type but manual
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeDiscourageAndDisconnect
    What such a permission allows has nothing to do with blocks: a peer that may bring transactions, say, could else go
    on to keep the node busy with bad blocks. Bob has all such permissions. Alice has sent no addresses, after which an
    addr-fetch connection ends by itself: so it is for this that she is disconnected.
    Manual peers are spared, since the operator has asked for them; Bitcoin Knots forgives inbound peers, which may have
    been misled, some of this. (On private-broadcast connections the node ignores headers and blocks, so that nobody
    misbehaves by them there.)

    @connection.inbound
    Scenario Outline: An inbound peer with six permissions, and an addr-fetch peer, send <what>
      Given Bob has a loopback address of its own
      And the node is started with the permissions relay, mempool, download, addr, bloomfilter, forcerelay for Bob
      And the node has an inbound connection to Bob
      And the node has an addr-fetch connection to Alice
      When Bob sends the node <what>
      And Alice sends the node <what>
      Then the node disconnects Bob
      And the node disconnects Alice

      Examples: headers
        | what                                                  |
        | a header without proof of work                        |
        | two non-continuous headers                            |
        | a header with a time at or below the median time past |
        | a header with a wrong difficulty                      |
        | a header of an outdated version                       |
        | 2001 consecutive headers                              |

      Examples: blocks, in full or in compact form
        | what                                                                 |
        | a block on top of an unknown block                                   |
        | a block that claims too large a reward                               |
        | a mutated block                                                      |
        | a compact block without transactions                                 |
        | a compact block with a transaction at an index that it does not have |
        | a compact block without proof of work                                |
        | a compact block with a time at or below the median time past         |

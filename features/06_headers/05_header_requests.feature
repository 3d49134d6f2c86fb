@source.policy
Feature: Headers that the node sends on request
  Whoever has been away asks for the headers that it lacks. What the node answers decides how fast the other one learns
  the true chain, and whether it waits in vain for somebody who has nothing to offer. With a low-work chain of its own
  the node answers otherwise: by an empty message, and before version 24, in initial block download, not at all.

  @BLK-021
  Rule: Asked for headers, the node sends those after the first block of the locator that is in its chain
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage
    The locator names blocks that the peer has, the latest first, because it does not know where the two chains part. A
    node that began too high would leave a gap, and one that began too low would send again what is known. If none of
    the blocks is in its chain, the node begins above the genesis block, which everybody has. A block on top of its
    chain tip of which it has the header alone stands for the tip: such a peer is ahead. A last block that the request
    names counts only if it lies above that place: the peer has what is below. Each request is answered anew, whatever
    was sent before. If nothing follows, an empty message says so: silence would let the peer wait in vain.
    Not a day later: a peer that owes the node a block is gone by then.

    @connection.<connection>
    Scenario Outline: Blocks 1 to 13 are there, on <connection> connections
      Given 12 new blocks are mined
      And the node has a <connection> connection to Alice
      And the node has a <connection> connection to Bob
      When Alice requests headers after block 3 from the node
      And Bob requests headers after block 7 from the node
      Then the node sends Alice the headers of blocks 4 to 13 once
      And the node sends Bob the headers of blocks 8 to 13 once

      Examples: all long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A request for <request>, on a <connection> connection
      Given 12 new blocks are mined
      And the node has a <connection> connection to Bob
      When Bob requests <request> from the node
      Then the node sends Bob <answer> once

      Examples: the locator names one block
        | connection          | request                        | answer                        |
        | inbound             | headers after block 0          | the headers of blocks 1 to 13 |
        | inbound             | headers after block 12         | the header of block 13        |
        | inbound             | headers after an unknown block | the headers of blocks 1 to 13 |
        | addr-fetch          | headers after an unknown block | the headers of blocks 1 to 13 |
        | outbound-full-relay | headers after block 13         | an empty headers message      |
        | block-relay-only    | headers after block 13         | an empty headers message      |
        | addr-fetch          | headers after block 13         | an empty headers message      |
        | manual              | headers after block 13         | an empty headers message      |
        | inbound             | headers after block 13         | an empty headers message      |

      Examples: the locator names several blocks, of which the first in the chain counts
        | connection          | request                                             | answer                         |
        | inbound             | headers after an unknown block, block 10 or block 5 | the headers of blocks 11 to 13 |
        | inbound             | headers after an unknown block, block 5 or block 10 | the headers of blocks 6 to 13  |
        | block-relay-only    | headers after an unknown block, block 10 or block 5 | the headers of blocks 11 to 13 |
        | manual              | headers after an unknown block, block 10 or block 5 | the headers of blocks 11 to 13 |
        | outbound-full-relay | headers after an unknown block, block 10 or block 5 | the headers of blocks 11 to 13 |

      Examples: the request names a last block, which is sent, too
        | connection          | request                             | answer                        |
        | inbound             | headers after block 3 up to block 7 | the headers of blocks 4 to 7  |
        | inbound             | headers after block 3 up to block 4 | the header of block 4         |
        | inbound             | headers after block 7 up to block 3 | the headers of blocks 8 to 13 |
        | block-relay-only    | headers after block 3 up to block 7 | the headers of blocks 4 to 7  |
        | manual              | headers after block 3 up to block 7 | the headers of blocks 4 to 7  |
        | outbound-full-relay | headers after block 3 up to block 7 | the headers of blocks 4 to 7  |
        | addr-fetch          | headers after block 3 up to block 7 | the headers of blocks 4 to 7  |

    @connection.inbound
    Example: The first block of the locator is stale
      Given 12 new blocks are mined
      And the node has inbound connections to Alice and Bob
      And Alice sends the node 2 blocks that replace 1 of its chain
      When Bob requests headers after the stale block or block 5 from the node
      Then the node sends Bob the headers of blocks 6 to 14 once

    @connection.inbound @first.with.later
    Example: The first block of the locator lies on top of the chain tip
      Given 12 new blocks are mined
      And the node has inbound connections to Alice and Bob
      And Alice sends the node header 1 of the headers chain alone
      When Bob requests headers after header 1 of the headers chain or block 5 from the node
      Then the node sends Bob an empty headers message once

    @connection.inbound
    Example: A third request, for the same header
      Given the node has an inbound connection to Bob
      And Bob requests headers after block 0 from the node
      And Bob requests headers after block 0 from the node
      When Bob requests headers after block 0 from the node
      Then the node sends Bob the header of block 1 once

    @connection.inbound
    Example: A block that was not there at the first request
      Given the node has an inbound connection to Bob
      And Bob requests headers after block 0 from the node
      And a new block is mined
      When Bob requests headers after block 0 from the node
      Then the node sends Bob the headers of blocks 1 to 2 once

  @BLK-021
  Rule: The node sends at most 2000 headers for one request
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, MAX_HEADERS_RESULTS
    The peer asks again for what follows; so it may stop when something is wrong, and no message gets too large. A
    peer takes fewer than 2000 for the end of the chain, so a node that sent 1999 would keep it from the rest.

    @connection.<connection>
    Scenario Outline: Blocks 1 to 2002 are there, and a <connection> peer asks for all in turn
      Given 2001 new blocks are mined
      And the node has a <connection> connection to Bob
      When Bob requests headers after an unknown block from the node
      And Bob requests headers after block 2000 from the node
      And Bob requests headers after block 1 from the node
      Then the node sends Bob the headers of blocks 1 to 2000 once
      And the node sends Bob the headers of blocks 2001 to 2002 once
      And the node sends Bob the headers of blocks 2 to 2001 once

      Examples: all long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

  @BLK-021
  Rule: Asked for one header by an empty locator, the node sends it or, if it lacks or withholds it, nothing
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage
    So a peer gets a single header of whose hash it has heard, and need not fetch all those before, which would cost
    both sides bandwidth. What the node does not have, it cannot send, nor does it send what it withholds lest it be
    told from other nodes by that: headers of blocks that it has not validated, or of old stale ones (see "Requests for
    stale blocks"). Alice, who is answered, shows that it deals with such requests. Blocks 1 to 13 are there; block 0 is
    the genesis block, which every node has.
    Not a day later: a peer that owes the node a block is gone by then.

    @connection.<connection>
    Scenario Outline: A <connection> peer asks for one header
      Given 12 new blocks are mined
      And the node has a <connection> connection to Bob
      When Bob requests the header of block <height> alone from the node
      Then the node sends Bob the header of block <height> once

      Examples: all long-lived types and addr-fetch
        | connection          | height |
        | outbound-full-relay | 7      |
        | block-relay-only    | 7      |
        | addr-fetch          | 7      |
        | manual              | 7      |
        | inbound             | 7      |
        | inbound             | 0      |
        | inbound             | 13     |

    @connection.inbound
    Example: The header of an unknown block
      Given the node has inbound connections to Alice and Bob
      When Alice requests the header of block 1 alone from the node
      And Bob requests the header of an unknown block alone from the node
      Then the node sends Alice the header of block 1 once
      But the node sends Bob nothing further

    @connection.inbound @first.with.later
    Example: A header whose block the node lacks
      Given the node has inbound connections to Alice, Bob and Carol
      And Carol sends the node header 1 of the headers chain alone
      When Alice requests the header of block 1 alone from the node
      And Bob requests header 1 of the headers chain alone from the node
      Then the node sends Alice the header of block 1 once
      But the node sends Bob nothing further

@bip.152 @source.bip @use.with_node.min_version=24
Feature: Who is asked to send new blocks at once
  A compact block names the transactions of a block, most of which a node has already, by six bytes each. A
  high-bandwidth peer sends it without having announced it: nothing brings blocks to a node sooner. Miners who hear of a
  block late waste work. Peers may ask the node for the same.

  @BLK-037
  Rule: After the handshake the node offers compact blocks on request, unless the peer is older than them
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, SHORT_IDS_BLOCKS_VERSION
    The one message (sendcmpct) says two things. The peer may request compact blocks from the node: else it would
    download anew what it has already. And the peer is to send its own on request only (low bandwidth), as the node
    knows nothing of it yet, and blocks unasked from everybody would cost much traffic. It names version 2, in which the
    short IDs cover the signatures, too. Peers of a protocol version below 70014 do not know compact blocks, and get
    none. Private-broadcast peers are not sent it: they get a transaction, and no blocks. It comes once; later ones say
    whether the peer is to send blocks at once.

    @connection.<connection>
    Scenario Outline: A <connection> connection opens
      When a <connection> connection to Bob opens
      Then the node sends Bob a sendcmpct message for low bandwidth once
      And the node sends Bob a sendcmpct message once

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer speaks protocol version <version>
      Given Bob speaks protocol version <version>
      When a <connection> connection to Bob opens
      And an inbound connection to Carol opens
      Then the node sends Carol a sendcmpct message for low bandwidth once
      And the node <sends> Bob a sendcmpct message

      Examples: all long-lived types; the last version without compact blocks, and the first with them
        | connection          | version | sends         |
        | outbound-full-relay | 70013   | does not send |
        | outbound-full-relay | 70014   | sends         |
        | block-relay-only    | 70013   | does not send |
        | block-relay-only    | 70014   | sends         |
        | manual              | 70013   | does not send |
        | manual              | 70014   | sends         |
        | inbound             | 70013   | does not send |
        | inbound             | 70014   | sends         |

  @BLK-037
  Rule: What a peer says about compact blocks counts if it speaks of version 2, and then the latest counts
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, CMPCTBLOCKS_VERSION
    In version 1 short IDs do not cover the signatures, without which blocks are incomplete today; no version 3 exists.
    A node that went by either would send what the peer cannot make use of. A request before the verack counts as well,
    and need not be repeated. A peer may change its mind: if its later request for low bandwidth did not count, each new
    block would still cost it traffic unasked. The node itself asks three peers at most, but heeds whoever asks. The
    peers show the chain tip, or are sent its header, as a compact block goes only to those known to have the block
    below.

    @connection.inbound
    Scenario Outline: A peer asks for high bandwidth in version <version>, another one in version 2
      Given the node has an inbound connection to Alice, who shows the chain tip
      And the node has an inbound connection to Bob, who shows the chain tip
      And Alice sends the node a sendcmpct message for high bandwidth
      And Bob sends the node a sendcmpct message for high bandwidth in version <version>
      When a new block is mined
      Then the node announces the block in compact form to Alice once
      But the node does not announce the block in compact form to Bob
      And the node announces the block by its hash to Bob once

      Examples: versions that do not count
        | version |
        | 1       |
        | 3       |

    @connection.inbound
    Scenario Outline: A peer has asked for high bandwidth, and now for low bandwidth in version <version>
      Given the node has an inbound connection to Bob
      And Bob sends the node a sendcmpct message for high bandwidth
      And Bob sends the node a sendcmpct message for low bandwidth in version <version>
      And Bob shows the chain tip
      When a new block is mined
      Then the node announces the block <form> to Bob once

      Examples: one version that counts, two that do not
        | version | form            |
        | 2       | by its hash     |
        | 1       | in compact form |
        | 3       | in compact form |

    @connection.inbound
    Example: A peer has asked for high bandwidth, then for low, and now for high again
      Given the node has an inbound connection to Bob
      And Bob sends the node a sendcmpct message for high bandwidth
      And Bob sends the node a sendcmpct message for low bandwidth in version 2
      And Bob sends the node a sendcmpct message for high bandwidth
      And Bob shows the chain tip
      When a new block is mined
      Then the node announces the block in compact form to Bob once

    @connection.inbound
    Example: A peer asked for high bandwidth before its verack
      Given Bob sends a sendcmpct message for high bandwidth before its verack
      And the node has an inbound connection to Bob
      And Bob shows the chain tip
      When a new block is mined
      Then the node announces the block in compact form to Bob once

    @connection.inbound
    Example: Four peers have asked for high bandwidth, and then a fifth
      Given 4 ordinary inbound peers are connected
      And each of the ordinary inbound peers sends the node a getheaders message
      And each of the ordinary inbound peers sends the node a sendcmpct message for high bandwidth
      And the node has an inbound connection to Bob, who shows the chain tip
      And Bob sends the node a sendcmpct message for high bandwidth
      When a new block is mined
      Then the node announces the block in compact form to Bob once

  @BLK-038 @BLK-041
  Rule: A peer that offers compact blocks and brings a new tip is asked to send the next ones at once
    Bitcoin Core: net_processing.cpp PeerManagerImpl::BlockChecked
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSetPeerAsAnnouncingHeaderAndIDs
    Whoever was first with a block is likely to be first again; if it were not asked, it would announce its next block
    before sending it, and the node would have that a round trip later. Nothing is asked of a peer that offers no
    compact blocks; nor of one whose block comes while another is in flight, which most likely is the newer one: whoever
    brings that is asked instead (Alice, where Bob has brought the first of two); nor in initial block download or
    blocksonly mode, when the node lacks the transactions of blocks anyway. The request is not repeated with the next
    block. Block-relay-only peers are asked, too.
    Not with twice as many peers: a second Bob would bring blocks of his own before.
    Not a day later: no download takes that long.

    @connection.<connection>
    Scenario Outline: Two <connection> peers bring blocks, and the second offers compact blocks
      Given the node has a <connection> connection to Alice, who offers compact blocks
      And the node has a <connection> connection to Bob
      When Bob sends the node a new block
      And Alice sends the node a new block
      And Alice sends the node a new block
      Then the node sends Alice a sendcmpct message for high bandwidth once
      But the node does not send Bob a sendcmpct message for high bandwidth

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound @first.with.later @not.with.twice
    Example: One of two blocks on their way has come, and another peer brings a block
      Given the node has inbound connections to Alice and Bob
      And Alice offers compact blocks
      And Bob offers compact blocks
      When Bob announces 2 new blocks by header to the node
      And Bob sends the node the block below it in full
      And Alice sends the node the block in full
      Then the node sends Alice a sendcmpct message for high bandwidth once
      But the node does not send Bob a sendcmpct message for high bandwidth

    @connection.inbound @first.with.later @not.with.twice
    Example: Both of two blocks on their way have come
      Given the node has an inbound connection to Bob, who offers compact blocks
      When Bob announces 2 new blocks by header to the node
      And Bob sends the node the block below it in full
      And Bob sends the node the block in full
      Then the node sends Bob a sendcmpct message for high bandwidth once

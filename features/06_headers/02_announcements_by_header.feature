@bip.130
Feature: Announcements of blocks by their headers
  A header that comes unasked saves a peer from asking for it, as it must when it is told of a block by its hash.

  @BLK-031 @NEG-015 @source.bip
  Rule: A peer that asks for headers gets them if known to have the block below, and the hash otherwise
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, PeerManagerImpl::PeerHasHeader
    A header names the block below, and is of no use to a peer that does not know that. The node knows that a peer has a
    block if it has announced it, was sent its header other than with the block on request, or has asked for those after
    it (its last request counts). Peers may ask even before their verack; those that want high bandwidth as well get the
    compact block. "Once": no second form follows. Not a day later: who lacks the tip is gone.

    @connection.<connection> @first.with.later
    Scenario Outline: A <connection> peer that has asked <conduct>
      Given the node has a <connection> connection to Bob
      And Bob sends the node a sendheaders message
      And Bob <conduct>
      When a new block is mined
      Then the node announces the block <form> to Bob once
      And the node announces the block to Bob once

      Examples: it has shown the block below, or nothing, on all long-lived types and addr-fetch
        | connection          | conduct               | form          |
        | outbound-full-relay | shows the chain tip   | by its header |
        | block-relay-only    | shows the chain tip   | by its header |
        | addr-fetch          | shows the chain tip   | by its header |
        | manual              | shows the chain tip   | by its header |
        | inbound             | shows the chain tip   | by its header |
        | outbound-full-relay | sends the node a ping | by its hash   |
        | block-relay-only    | sends the node a ping | by its hash   |
        | addr-fetch          | sends the node a ping | by its hash   |
        | manual              | sends the node a ping | by its hash   |
        | inbound             | sends the node a ping | by its hash   |

    @connection.manual
    Example: A manual peer has asked, for high bandwidth too, on a connection that has ended
      Given the node has a manual connection to Bob
      And Bob sends the node a sendheaders message
      And Bob sends the node a sendcmpct message for high bandwidth
      And Bob disconnects
      When a manual connection to Bob opens
      And Bob announces the chain tip to the node
      And a new block is mined
      Then the node announces the block by its hash to Bob once

    @connection.<connection>
    Scenario Outline: A <connection> peer has not asked, another one has
      Given the node has <connection> connections to Bob and Carol
      And Carol sends the node a sendheaders message
      And Bob shows the chain tip
      And Carol shows the chain tip
      When a new block is mined
      Then the node announces the block by its hash to Bob once
      But the node announces the block by its header to Carol once

      Examples: all long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: The block below was itself announced to a <connection> peer by its header
      Given the node has a <connection> connection to Bob
      And Bob sends the node a sendheaders message
      And Bob shows the chain tip
      And a new block is mined
      And a new block is mined
      When a new block is mined
      Then the node announces the block by its header to Bob once

      Examples: all long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    @connection.<connection> @first.with.later
    Scenario Outline: Of three blocks a <connection> peer has requested the headers <first>, then <range>
      Given 2 new blocks are mined
      And the node has a <connection> connection to Bob
      And Bob sends the node a sendheaders message
      And Bob requests headers <first> from the node
      And Bob requests headers <range> from the node
      When a new block is mined
      Then the node announces the block <form> to Bob once

      Examples: in the end it was sent that of block 3, has asked for those after it, was sent that of block 2
        | connection          | first                       | range                       | form          |
        | outbound-full-relay | after block 0 up to block 2 | after block 0 up to block 3 | by its header |
        | block-relay-only    | after block 0 up to block 2 | after block 3               | by its header |
        | manual              | after block 0 up to block 2 | after block 3               | by its header |
        | inbound             | after block 0 up to block 2 | after block 3               | by its header |
        | inbound             | after block 3               | after block 0 up to block 2 | by its hash   |

    @connection.<connection> @first.with.later
    Scenario Outline: The block below was announced to a <connection> peer by its hash, and the peer <conduct>
      Given Bob sends a sendheaders message before its verack
      And the node has a <connection> connection to Bob
      And a new block is mined
      And Bob <conduct>
      When a new block is mined
      Then the node announces the block <form> to Bob once

      Examples: the peer has announced it, too, or just taken notice
        | connection          | conduct                                     | form          |
        | outbound-full-relay | announces the block by its hash to the node | by its header |
        | block-relay-only    | announces the block by its hash to the node | by its header |
        | manual              | announces the block by its hash to the node | by its header |
        | inbound             | announces the block by its hash to the node | by its header |
        | inbound             | sends the node a ping                       | by its hash   |

  @BLK-032 @source.policy
  Rule: Up to eight blocks new at once are announced by headers to peers that ask for these, more by a hash
    Bitcoin Core: net_processing.cpp PeerManagerImpl::UpdatedBlockTip
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, MAX_BLOCKS_TO_ANNOUNCE
    When a longer fork replaces the end of the chain, several blocks are new to a peer. Up to eight headers show it what
    has happened. More would come in vain from all of its peers but the first: so it gets the hash of the last block,
    and asks. Until it has, it is told of the next by its hash, too. If it has not asked for headers, or lacks the block
    below the first, it gets a hash anyway. Not a day later: they know.

    @connection.<connection>
    Scenario Outline: <new> blocks replace <old>, the last of which a <connection> peer was told of by its header
      Given 10 new blocks are mined
      And the node has a <connection> connection to Bob, who shows the chain tip
      And Bob sends the node a sendheaders message
      And a new block is mined
      And the node has an inbound connection to Alice
      When Alice sends the node <new> blocks that replace <old> of its chain
      Then the node announces <announcement> to Bob once
      And the node announces the block to Bob once

      Examples: up to eight, and more
        | connection          | new | old | announcement           |
        | outbound-full-relay | 8   | 7   | the block by 8 headers |
        | block-relay-only    | 8   | 7   | the block by 8 headers |
        | addr-fetch          | 8   | 7   | the block by 8 headers |
        | manual              | 8   | 7   | the block by 8 headers |
        | inbound             | 8   | 7   | the block by 8 headers |
        | inbound             | 3   | 2   | the block by 3 headers |
        | outbound-full-relay | 9   | 8   | the block by its hash  |
        | block-relay-only    | 9   | 8   | the block by its hash  |
        | addr-fetch          | 9   | 8   | the block by its hash  |
        | manual              | 9   | 8   | the block by its hash  |
        | inbound             | 9   | 8   | the block by its hash  |

    @connection.inbound @first.with.later
    Scenario Outline: Of both conditions the peer meets one: it <conduct>
      Given 10 new blocks are mined
      And the node has inbound connections to Alice and Bob
      And Bob <conduct>
      When Alice sends the node 8 blocks that replace 7 of its chain
      Then the node announces the block by its hash to Bob once

      Examples: it has not asked for headers, or is not known to have the block below
        | conduct                              |
        | shows the chain tip                  |
        | sends the node a sendheaders message |

    @connection.inbound @first.with.later
    Example: The next block, for a peer that has not caught up with more than eight
      Given 10 new blocks are mined
      And the node has inbound connections to Alice and Bob
      And Bob sends the node a sendheaders message
      And Bob shows the chain tip
      And Alice sends the node 9 blocks that replace 8 of its chain
      When a new block is mined
      Then the node announces the block by its hash to Bob once

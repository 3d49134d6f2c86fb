@source.policy @not.with.restarted @not.with.second_time @not.with.twice
Feature: While the node loads blocks from a file
  An operator may give his node the blocks on a disk, so that it need not download them; and a node that builds its
  index anew reads all its blocks once more. That takes hours, in which it has peers.
  Not after a restart: the node does not end while it reads.
  Not a second time: the file ends once.
  Not with twice as many peers: a block is requested from one of them only.

  @BLK-096
  Rule: Loading blocks from files, the node sends blocks on request, but neither sends nor requests headers
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, PeerManagerImpl::ProcessMessage, LoadingBlocks
    To request headers, as it would at another time when a block is announced, would mean to download what it is just
    about to read; and headers that it sent would be out of date at once: peers would take them for all that it has.
    But nobody is to wait in vain for a block that it has. When the file ends, it does both. (Before version 24 a peer
    with the download permission was sent headers all the same.)
    Not a day later: the node asks addr-fetch peers for headers only while its best header is less than a day old.

    @connection.<connection>
    Scenario Outline: <connection> peers request headers, and a block
      Given the node is started with a file of blocks that it is yet to load
      And the node has <connection> connections to Alice and Bob
      When Alice requests the chain tip from the node
      And Bob requests headers after block 0 from the node
      Then the node sends Alice the chain tip once
      But the node sends Bob nothing further

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound @use.with_node.min_version=24
    Example: A peer with the download permission requests headers
      Given Bob has a loopback address of its own
      And the node is started with the permissions download for Bob
      And the node is started with a file of blocks that it is yet to load
      And the node has inbound connections to Alice and Bob
      When Alice requests the chain tip from the node
      And Bob requests headers after block 0 from the node
      Then the node sends Alice the chain tip once
      But the node sends Bob nothing further

    @connection.<connection>
    Scenario Outline: A <connection> peer announces a block by its hash
      Given the node is started with a file of blocks that it is yet to load
      And the node has <connection> connections to Alice and Bob
      When Alice requests the chain tip from the node
      And Bob announces a new block by its hash to the node
      Then the node sends Alice the chain tip once
      But the node sends Bob nothing further

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: The file ends, and a <connection> peer is there
      Given the node is started with a file of blocks that it is yet to load
      And the node has a <connection> connection to Bob
      When the operator lets the file of blocks end
      And Bob requests headers after block 0 from the node
      Then the node requests headers from Bob once
      And the node sends Bob the header of block 1 once

      Examples: all long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

      @not.with.later
      Examples: a type that it asks while its best header is less than a day old
        | connection |
        | addr-fetch |

  @BLK-096
  Rule: While the node loads blocks from files, it ignores all headers and blocks that peers send
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, LoadingBlocks
    It cannot judge what belongs to its chain before it knows its own. If it judged all the same, it would lose honest
    peers. So even what costs the connection at another time, as it costs Alice when the file has ended, is ignored
    (manual peers are left out: misbehaviour never costs theirs). In the last example the node requests block 1 in the
    end, and once: what Bob sent was not kept, and Alice's first announcement was ignored.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends <what>, and another one when the file has ended
      Given the node is started with a file of blocks that it is yet to load
      And the node has <connection> connections to Alice and Bob
      When Bob sends the node <what>
      And the operator lets the file of blocks end
      And Alice sends the node <what>
      Then the node stays connected to Bob
      But the node disconnects Alice

      Examples: headers and full blocks
        | connection          | what                           |
        | outbound-full-relay | a header without proof of work |
        | block-relay-only    | a header without proof of work |
        | addr-fetch          | a header without proof of work |
        | inbound             | a header without proof of work |
        | block-relay-only    | a mutated block                |
        | inbound             | a mutated block                |

      @use.with_node.min_version=24
      Examples: compact blocks of today's form
        | connection       | what                                 |
        | block-relay-only | a compact block without transactions |
        | inbound          | a compact block without transactions |

    @connection.inbound
    Example: A peer sends a block, and another one announces it, then again when the file has ended
      Given the node is started with a file of blocks that it is yet to load
      And the node has inbound connections to Alice and Bob
      When Bob sends the node block 1
      And Alice announces block 1 to the node
      And the operator lets the file of blocks end
      And Alice announces block 1 to the node
      Then the node requests block 1 from Alice once

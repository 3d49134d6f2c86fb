@source.policy @use.with_node.min_version=24 @first.with.later @few.with.bystanders
Feature: Long low-work chains
  Full headers messages may be the beginning of a long chain, which has enough work in the end: the minimum chain
  work, or that of the node's own chain but for 144 blocks, whichever is more. The node keeps no more than one bit for
  several hundred of them, until that is shown (presync); then it fetches them once more (redownload), checks them
  against these bits, and stores them.
  Not with bystanders: they show a low-work chain.
  Not a day later: peers show a new chain tip by then, and the chain has more work.

  @BLK-017
  Rule: Without noban, headers of a long chain with enough work are stored only as they come again (redownload)
    Bitcoin Core: net_processing.cpp PeerManagerImpl::TryLowWorkHeadersSync, IsContinuationOfLowWorkHeadersSync
    Bitcoin Core: headerssync.cpp HeadersSyncState::ProcessNextHeaders
    Otherwise anybody could fill the node's memory with headers that cost next to nothing; so it has seen enough work
    before it stores any. Here 3001 blocks have the minimum chain work, and a headers message is full at 2000; the chain
    has one block (height 1) already, so that 3000 are needed. Bob answers no request by himself: the lines of an
    example are all that he sends. Header 0 is that block: a request from there on begins the second time. Where the
    first full message shows enough work, it is stored at once. A peer with noban is trusted, and its headers are stored
    as they come. Not with twice as many peers: the blocks are requested from one of them.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends the first full headers message
      Given the node is started with a minimum chain work of 3001 blocks
      And the node has a <connection> connection to Bob, who does not answer requests for headers
      When Bob sends the node headers 1 to 2000 of the headers chain
      Then the node requests headers after header 2000 of the headers chain from Bob once
      And the node reports that its best header has the height 1

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer sends enough for the first time, the rest after twenty minutes
      Given the node is started with a minimum chain work of 3001 blocks
      And the node has a <connection> connection to Bob, who does not answer requests for headers
      And Bob sends the node headers 1 to 2000 of the headers chain
      And 1201 seconds pass
      When Bob sends the node headers 2001 to 3000 of the headers chain
      Then the node requests headers after header 0 of the headers chain from Bob once
      And the node reports that its best header has the height 1

      Examples: two types
        | connection       |
        | block-relay-only |
        | inbound          |

    @connection.<connection> @not.with.twice
    Scenario Outline: The second <connection> peer sends enough for the second time
      Given the node is started with a minimum chain work of 3001 blocks
      And the node has <connection> connections to Alice and Bob, each of whom does not answer requests for headers
      And Bob sends the node headers 1 to 2000 of the headers chain
      And Bob sends the node headers 2001 to 3000 of the headers chain
      And Bob sends the node headers 1 to 2000 of the headers chain
      When Bob sends the node headers 2001 to 3000 of the headers chain
      Then the node reports that its best header has the height 3001
      And the node requests block 1 of the headers chain from Bob

      Examples: two types
        | connection       |
        | block-relay-only |
        | inbound          |

    @connection.inbound
    Example: Half of the second time
      Given the node is started with a minimum chain work of 3001 blocks
      And the node has an inbound connection to Bob, who does not answer requests for headers
      And Bob sends the node headers 1 to 2000 of the headers chain
      And Bob sends the node headers 2001 to 3000 of the headers chain
      When Bob sends the node headers 1 to 2000 of the headers chain
      Then the node requests headers after header 2000 of the headers chain from Bob once
      And the node reports that its best header has the height 1

    @connection.inbound
    Example: Two peers send the chain at the same time
      Given the node is started with a minimum chain work of 3001 blocks
      And the node has inbound connections to Alice and Bob, each of whom does not answer requests for headers
      And Alice sends the node headers 1 to 2000 of the headers chain
      And Bob sends the node headers 1 to 2000 of the headers chain
      When Alice sends the node headers 2001 to 3000 of the headers chain
      And Bob sends the node headers 2001 to 3000 of the headers chain
      Then the node requests headers after header 0 of the headers chain from Alice once
      And the node requests headers after header 0 of the headers chain from Bob once

    @connection.inbound
    Scenario Outline: <minimum> blocks have the minimum chain work, and a peer sends the first full headers message
      Given the node is started with a minimum chain work of <minimum> blocks
      And the node has an inbound connection to Bob, who does not answer requests for headers
      When Bob sends the node headers 1 to 2000 of the headers chain
      Then the node reports that its best header has the height <height>

      Examples: just enough work, too little by one
        | minimum | height |
        | 2001    | 2001   |
        | 2002    | 1      |

    @connection.inbound
    Scenario Outline: A peer with the permission <permission> sends the first full headers message
      Given Bob has a loopback address of its own
      And the node is started with the permissions <permission> for Bob
      And the node is started with a minimum chain work of 3001 blocks
      And the node has an inbound connection to Bob, who does not answer requests for headers
      When Bob sends the node headers 1 to 2000 of the headers chain
      Then the node reports that its best header has the height <height>

      Examples: noban, and two that do not help
        | permission | height |
        | noban      | 2001   |
        | download   | 1      |
        | relay      | 1      |

  @BLK-017
  Rule: Without noban, a long chain that ends with too little work is dropped; it is no misbehaviour
    Bitcoin Core: headerssync.cpp HeadersSyncState::ProcessNextHeaders
    The peer has no more than that; it may be catching up itself, and to disconnect it would cost honest peers. One
    block and 2999 headers are one too few for 3001. Nothing of its headers is left, or anybody could fill the node's
    memory; and it may try again. So are they dropped if the chain is shorter the second time, or if a header is missing
    in between. A peer with noban is trusted, and what it sends is stored as it comes.

    @connection.<connection>
    Scenario Outline: A <connection> peer lacks one header
      Given the node is started with a minimum chain work of 3001 blocks
      And the node has a <connection> connection to Bob, who does not answer requests for headers
      And Bob sends the node headers 1 to 2000 of the headers chain
      When Bob sends the node headers 2001 to 2999 of the headers chain
      Then the node sends Bob nothing further
      And the node reports that its best header has the height 1

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: The peer has no more to send, goes on all the same, and begins anew: all comes as if for the first time
      Given the node is started with a minimum chain work of 3001 blocks
      And the node has an inbound connection to Bob, who does not answer requests for headers
      And Bob sends the node headers 1 to 2000 of the headers chain
      And Bob sends the node an empty headers message
      And Bob sends the node headers 2001 to 3000 of the headers chain
      And Bob sends the node headers 1 to 2000 of the headers chain
      When Bob sends the node headers 2001 to 3000 of the headers chain
      Then the node requests headers after header 0 of the headers chain from Bob once

    @connection.inbound
    Example: One header less the second time
      Given the node is started with a minimum chain work of 3001 blocks
      And the node has inbound connections to Alice and Bob, each of whom does not answer requests for headers
      And Bob sends the node headers 1 to 2000 of the headers chain
      And Bob sends the node headers 2001 to 3000 of the headers chain
      And Bob sends the node headers 1 to 2000 of the headers chain
      When Bob sends the node headers 2001 to 2999 of the headers chain
      Then the node sends Bob nothing further
      And the node reports that its best header has the height 1

    @connection.inbound
    Example: A header is missing between two headers messages
      Given the node is started with a minimum chain work of 3001 blocks
      And the node has inbound connections to Alice and Bob, each of whom does not answer requests for headers
      And Bob sends the node headers 1 to 2000 of the headers chain
      When Bob sends the node headers 2002 to 3001 of the headers chain
      Then the node sends Bob nothing further
      And the node reports that its best header has the height 1

@source.policy
Feature: Requests for stale blocks
  A block is stale when others have replaced it in the node's chain. Which stale blocks a node has depends on when it
  was online and what reached it first: whoever could ask for old ones would know a node again under another address.

  @BLK-084 @first.with.later
  Rule: The node sends a stale block, or its header, only if less than 30 days older than the best header
    Bitcoin Core: net_processing.cpp PeerManagerImpl::BlockRequestAllowed, STALE_RELAY_AGE_LIMIT
    Here two blocks of a peer have replaced it. Up to that age somebody may need it to follow the change, and everybody
    has seen it; older ones would only help to fingerprint the node, and their headers would tell as much. 30 days are
    2592000 seconds; the new block makes the best header one of this moment, even if nobody has delivered the block yet.
    Requests for older ones are passed over in silence, whatever the peer's permissions; the chain tip is sent, as are
    blocks of the chain itself that are as old.
    Not a day later: the age of the block is the matter.

    @connection.<connection>
    Scenario Outline: A <connection> peer requests it 2591999 seconds later
      Given the node has an inbound connection to Alice
      And Alice sends the node 2 blocks that replace 1 of its chain
      When 2591999 seconds pass
      And a new block is mined
      And a <connection> connection to Bob opens
      And Bob requests <what> from the node
      Then the node sends Bob <what>

      Examples: all long-lived types and addr-fetch
        | connection          | what                          |
        | outbound-full-relay | the stale block               |
        | block-relay-only    | the stale block               |
        | addr-fetch          | the stale block               |
        | manual              | the stale block               |
        | inbound             | the stale block               |
        | outbound-full-relay | the header of the stale block |
        | block-relay-only    | the header of the stale block |
        | addr-fetch          | the header of the stale block |
        | manual              | the header of the stale block |
        | inbound             | the header of the stale block |

    @connection.<connection>
    Scenario Outline: A <connection> peer requests it 2592000 seconds later
      Given the node has an inbound connection to Alice
      And Alice sends the node 2 blocks that replace 1 of its chain
      When 2592000 seconds pass
      And a new block is mined
      And a <connection> connection to Bob opens
      And Bob requests <what>, then the chain tip from the node
      Then the node sends Bob the chain tip
      But the node does not send Bob <what>

      Examples: all long-lived types and addr-fetch
        | connection          | what                          |
        | outbound-full-relay | the stale block               |
        | block-relay-only    | the stale block               |
        | addr-fetch          | the stale block               |
        | manual              | the stale block               |
        | inbound             | the stale block               |
        | outbound-full-relay | the header of the stale block |
        | block-relay-only    | the header of the stale block |
        | addr-fetch          | the header of the stale block |
        | manual              | the header of the stale block |
        | inbound             | the header of the stale block |

    @connection.inbound
    Scenario Outline: A peer requests it <form> 2592000 seconds later
      Given the node has an inbound connection to Alice
      And Alice sends the node 2 blocks that replace 1 of its chain
      When 2592000 seconds pass
      And a new block is mined
      And an inbound connection to Bob opens
      And Bob requests the stale block <form>, then the chain tip from the node
      Then the node sends Bob the chain tip
      But the node does not send Bob the stale block <form>

      Examples: two more forms
        | form                  |
        | in compact form       |
        | without its witnesses |

    @connection.inbound
    Example: Of the new block there is only the header, as its age alone counts
      Given the node has an inbound connection to Alice
      And Alice sends the node 2 blocks that replace 1 of its chain
      When 2592000 seconds pass
      And an inbound connection to Bob opens
      And Alice announces 1 new block by header to the node
      And Bob requests the stale block, then the chain tip from the node
      Then the node sends Bob the chain tip
      But the node does not send Bob the stale block

    @connection.inbound
    Example: No new block has been found since, so that the best header is as old
      Given the node has an inbound connection to Alice
      And Alice sends the node 2 blocks that replace 1 of its chain
      When 2592000 seconds pass
      And an inbound connection to Bob opens
      And Bob requests the stale block from the node
      Then the node sends Bob the stale block

    @connection.<connection>
    Scenario Outline: A block of the node's chain that is as old, requested by a <connection> peer
      Given the node has a <connection> connection to Alice
      When 2592000 seconds pass
      And a new block is mined
      And Alice requests the block below the chain tip from the node
      Then the node sends Alice the block below the chain tip

      Examples: types that last so long (an addr-fetch connection ends after five minutes)
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: A peer with the noban permission requests it 2592000 seconds later
      Given the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      And Bob sends the node 2 blocks that replace 1 of its chain
      When 2592000 seconds pass
      And a new block is mined
      And Bob requests the stale block, then the chain tip from the node
      Then the node sends Bob the chain tip
      But the node does not send Bob the stale block

  @BLK-084 @slow
  Rule: The node sends no stale block that is 30 days or more of proof of work behind the best header
    Bitcoin Core: net_processing.cpp PeerManagerImpl::BlockRequestAllowed, STALE_RELAY_AGE_LIMIT
    4320 blocks are those of 30 days at ten minutes each. The times in headers may be made up, work may not: so
    nobody gets older ones by a wrong time, and fingerprints the node by them. (Here no day passes.) Of the two blocks
    that replaced it only the higher one counts, and those found since: 4318 and that one make 4319. In the last example
    one of them is known by its header alone. Not a second time: the chain is too long then.

    @connection.inbound @not.with.second_time
    Example: 4319 blocks of work later
      Given the node has an inbound connection to Alice
      And Alice sends the node 2 blocks that replace 1 of its chain
      When 4318 new blocks are mined
      And an inbound connection to Bob opens
      And Bob requests the stale block from the node
      Then the node sends Bob the stale block

    @connection.inbound @not.with.second_time
    Example: 4320 blocks of work later
      Given the node has an inbound connection to Alice
      And Alice sends the node 2 blocks that replace 1 of its chain
      When 4319 new blocks are mined
      And an inbound connection to Bob opens
      And Bob requests the stale block, then the chain tip from the node
      Then the node sends Bob the chain tip
      But the node does not send Bob the stale block

    @connection.inbound @not.with.second_time
    Example: 4320 blocks of work later, the last of them only a header
      Given the node has an inbound connection to Alice
      And Alice sends the node 2 blocks that replace 1 of its chain
      When 4318 new blocks are mined
      And an inbound connection to Bob opens
      And Alice announces 1 new block by header to the node
      And Bob requests the stale block, then the chain tip from the node
      Then the node sends Bob the chain tip
      But the node does not send Bob the stale block

@source.policy
Feature: Transactions whose parents are missing
  A transaction may come before the one whose output it spends, its parent. The node cannot judge it and keeps
  it for a while as an orphan transaction, until it has the parent.

  @TXR-055
  Rule: The node requests an orphan's missing parents from its sender as if it had announced them by txid
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::MaybeAddOrphanResolutionCandidate
    Who has a child should have its parents; without them it would be lost. A child names its parents by their txids
    only. The delay is that of what is announced by txid, as most often the parent is on its way: two seconds while any
    peer has wtxids, two more for a peer that is not preferred (addr-fetch, inbound without noban, or with no blocks to
    offer), and two more for one with a hundred requests in flight, which has enough to do, unless it has relay (the
    examples count two from before: 8, and 6 for Bob, who has none, and with noban or relay). A parent that is an orphan
    itself is requested, too, if it has a witness: it may be a malleated copy (not before version 28).
    Not with bystanders: they would have negotiated wtxids.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends a child whose parent is missing
      Given the node has a <connection> connection to Alice
      When Alice sends the node the child
      Then the node requests the parent by its txid from Alice after <seconds> seconds
      And the node requests the parent from Alice once

      Examples: types that carry transactions
        | connection          | seconds |
        | outbound-full-relay | 2       |
        | addr-fetch          | 4       |
        | manual              | 2       |
        | inbound             | 4       |

    @connection.inbound
    Scenario Outline: The sender has the permission <permission>, and 100 requests in flight
      Given Alice has a loopback address of its own
      And the node is started with the permissions <permission> for Alice
      And the node has an inbound connection to Alice
      When Alice announces 100 other transactions to the node
      And 2 seconds pass
      And Alice sends the node the child
      Then the node requests the parent by its txid from Alice after 6 seconds

      Examples: two seconds less, noban for the type, relay for the hundred
        | permission |
        | noban      |
        | relay      |

    @connection.<connection> @few.with.bystanders
    Scenario Outline: The sender is a <connection> peer, and no peer has negotiated wtxids
      Given Alice does not ask for announcements by wtxid
      And the node has a <connection> connection to Alice
      When Alice sends the node the child
      Then the node requests the parent by its txid from Alice after 2 seconds

      Examples: the delay of four seconds becomes two; other peers would change that
        | connection |
        | addr-fetch |
        | inbound    |

    Example: The sender has negotiated txids, another peer wtxids
      Given Alice does not ask for announcements by wtxid
      And the node has outbound-full-relay connections to Alice and Bob
      When Alice sends the node the child
      Then the node requests the parent by its txid from Alice after 2 seconds

    Example: Two parents are missing
      Given the child spends the parent and the second parent
      And the node has an outbound-full-relay connection to Alice
      When Alice sends the node the child
      Then the node requests the parent by its txid from Alice after 2 seconds
      And the node requests the second parent by its txid from Alice after 2 seconds

    Example: It spends two outputs of its only parent
      Given the parent has 2 outputs
      And the child spends outputs 1 and 2 of the parent
      And the node has an outbound-full-relay connection to Alice
      When Alice sends the node the child
      Then the node requests the parent from Alice once

    @fixture.coins
    Example: One of three parents is in the mempool, one in the chain
      Given the child spends the parent, the second parent and the third parent
      And the node has an inbound connection to Alice
      And Alice sends the node the parent
      And a block with the second parent is mined
      When Alice sends the node the child
      Then the node requests the third parent by its txid from Alice after 4 seconds
      But the node does not request the parent from Alice
      And the node does not request the second parent from Alice

    Example: One of two peers has 100 requests in flight
      Given the second child spends the second parent
      And the node has inbound connections to Bob and Alice
      When Alice announces 100 other transactions to the node
      And 2 seconds pass
      And Alice sends the node the child
      And Bob sends the node the second child
      Then the node requests the second parent by its txid from Bob after 6 seconds
      And the node requests the parent by its txid from Alice after 8 seconds

    @use.with_node.min_version=28
    Example: The child comes from one peer, and its child from another one
      Given the node has outbound-full-relay connections to Alice and Bob
      When Alice sends the node the child
      And Bob sends the node the grandchild
      Then the node requests the parent from Alice after 2 seconds
      And the node requests the child from Bob after 2 seconds

  @TXR-079 @fixture.coins
  Rule: The node does not announce a missing parent to the txid-relay peer that was first to send the child
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessInvalidTx, AddKnownTx
    A child spends its parent, so whoever has the child has its parent: to announce it would only cost traffic. From the
    child the node knows the parent's txid only, so it still announces it to wtxid-relay peers, unless the parent has no
    witness: then its txid is its wtxid, too. And it announces it to later senders of the child, as it does not look at
    the child again. Four minutes are more than any random delay.

    Example: Somebody else sends both parents
      Given Alice does not ask for announcements by wtxid
      And the child spends the parent and the second parent
      And the node has inbound connections to Alice, Bob and Carol
      When Alice sends the node the child
      And Bob sends the node the parent, then the second parent
      Then the node announces the second parent to Carol once
      But the node does not announce the parent to Alice
      And the node does not announce the second parent to Alice

    @connection.<connection>
    Scenario Outline: The operator submits the parent, and Alice is <connection>
      Given Alice does not ask for announcements by wtxid
      And the node has an inbound connection to Bob
      And the node has a <connection> connection to Alice
      When Alice sends the node the child
      And the operator submits the parent
      And 4 minutes pass
      Then the node announces the parent to Bob
      But the node does not announce the parent to Alice

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: All live in a subnet with the noban permission, and are told of transactions at once
      Given the node is started with the permissions noban for the subnet of Alice
      And Alice does not ask for announcements by wtxid
      And the node has inbound connections to Alice, Bob and Carol
      When Alice sends the node the child
      And Bob sends the node the parent
      Then the node announces the parent to Carol
      But the node does not announce the parent to Alice

    Example: Somebody else sends the parent, which has no witness, and all have negotiated wtxids
      Given the parent has no witness
      And the node has inbound connections to Alice, Bob and Carol
      When Alice sends the node the child
      And Bob sends the node the parent
      And 4 minutes pass
      Then the node announces the parent and the child to Carol
      But the node does not announce the parent to Alice

    Example: A second txid-relay peer sends the child, too
      Given Alice does not ask for announcements by wtxid
      And Bob does not ask for announcements by wtxid
      And the node has inbound connections to Alice, Bob and Carol
      When Alice sends the node the child
      And Bob sends the node the child
      And Carol sends the node the parent
      Then the node does not announce the parent to Alice
      But the node announces the parent to Bob

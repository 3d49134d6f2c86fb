@source.policy @fixture.initial_download
Feature: Misbehaviour in initial block download
  A new node has much to learn and nothing to compare it with. An attacker who could misbehave for as long as that
  takes would have hours for it.

  @MISB-001 @CONN-058 @CONN-036
  Rule: In initial block download, too, misbehaviour disconnects a peer, unless it is manual or has noban
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeDiscourageAndDisconnect
    A header without proof of work (work spent by a computer) costs nothing to make, so a node that bore with it could
    be kept busy for ever instead of catching up. Manual peers, whom the operator has chosen, may be the only ones
    that a new node has; without them it would never learn the chain. Those with noban he trusts as well.

    @connection.<connection>
    Scenario Outline: A <connection> peer of a new node misbehaves
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Mallory
      When Mallory sends the node a header without proof of work
      Then the node <outcome> Mallory
      And the node stays connected to Alice

      Examples: all long-lived types, but for manual, and addr-fetch
        | connection          | outcome     |
        | outbound-full-relay | disconnects |
        | block-relay-only    | disconnects |
        | addr-fetch          | disconnects |
        | inbound             | disconnects |

      Examples: manual, whose misbehaviour is overlooked
        | connection | outcome            |
        | manual     | stays connected to |

    @connection.inbound
    Example: An inbound peer of a new node has the noban permission, another has not
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has inbound connections to Alice and Bob
      When Bob sends the node a header without proof of work
      And Alice sends the node a header without proof of work
      Then the node disconnects Alice
      But the node stays connected to Bob

  @BLK-022
  Rule: In initial block download, too, a peer that sends a locator of more than 101 blocks is disconnected
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, MAX_LOCATOR_SZ
    A locator is the list of blocks, some 30 as a rule, by which a peer shows where its chain is, so that the node
    finds where the two part. A new node sends most peers no headers in answer, but to look at a list without end would
    cost it work all the same, so it allows 101, as at other times. A longer one is not counted as misbehaviour, for
    which the node would spare manual peers and noban: whoever sends it is disconnected (but on private-broadcast
    connections the node ignores such requests).

    @connection.<connection>
    Scenario Outline: A <connection> peer of a new node requests <what> with a locator of <count> blocks
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob requests <what> with a locator of <count> blocks from the node
      Then the node <outcome> Bob
      And the node stays connected to Alice

      Examples: as many as a locator may hold
        | connection | what    | count | outcome            |
        | inbound    | headers | 101   | stays connected to |
        | manual     | blocks  | 101   | stays connected to |

      Examples: one too many
        | connection          | what    | count | outcome     |
        | inbound             | headers | 102   | disconnects |
        | inbound             | blocks  | 102   | disconnects |
        | outbound-full-relay | headers | 102   | disconnects |
        | block-relay-only    | headers | 102   | disconnects |
        | addr-fetch          | blocks  | 102   | disconnects |
        | manual              | headers | 102   | disconnects |

    @connection.inbound
    Example: An inbound peer with the noban permission requests headers with a locator of 102 blocks
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      When Bob requests headers with a locator of 102 blocks from the node
      Then the node disconnects Bob

  @CONN-072 @BLK-074 @first.with.later
  Rule: In initial block download the node does not drop a manual peer for staying behind the chain tip
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ConsiderEviction
    Of the peers that the node has chosen itself it asks one that does not show the chain tip for it after 20 minutes
    (1200 seconds), and drops it two minutes later: others may know a better chain. The operator has chosen a manual
    peer; it may be the only one, and without it the node would have nobody. Bob shows no block at all.
    Not a day later: the 22 minutes are over by then.

    @connection.manual
    Example: Twenty minutes and a second, and two minutes and a second
      Given the node has a manual connection to Bob
      When 1201 seconds pass
      And 121 seconds pass
      Then the node stays connected to Bob

    @connection.outbound-full-relay
    Example: An outbound-full-relay peer, which the node has chosen, is dropped after that time
      Given the node has an outbound-full-relay connection to Bob
      When 1201 seconds pass
      And 121 seconds pass
      Then the node disconnects Bob

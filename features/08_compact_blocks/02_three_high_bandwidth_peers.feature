@bip.152 @source.bip
Feature: The three peers that are asked to send new blocks at once
  Each high-bandwidth peer sends the node every block, so that the node has three of them at most. Who they are
  decides who can bring blocks to the node soonest, or keep them from it.

  @BLK-039
  Rule: The node has at most three high-bandwidth peers; a fourth replaces that whose last block is oldest
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSetPeerAsAnnouncingHeaderAndIDs
    Three are enough; more would only send the same again. Whoever offers compact blocks and brings the next block to
    become the tip becomes one; in exchange the one that has brought none for longest, the least likely to be first
    again, is told to send on request only. (Since version 22 the only one that the node connected to is spared when an
    inbound peer comes, see below.) One that has disconnected counts until it would be replaced. In the examples they
    bring a block each, in the order of their names. What the node lacks of a block it requests from the first to send
    it (Erin), and else from high-bandwidth peers only. Not with bystanders: there are two block-relay-only slots only.

    @connection.inbound
    Example: A fourth peer brings a block
      Given the node has inbound connections to Alice, Bob and Carol, each of whom is a high-bandwidth peer
      And the node has an inbound connection to Dave, who offers compact blocks
      When Dave sends the node a new block
      Then the node sends Dave a sendcmpct message for high bandwidth once
      And the node sends Alice a sendcmpct message for low bandwidth once
      But the node does not send Bob a sendcmpct message for low bandwidth further
      And the node does not send Carol a sendcmpct message for low bandwidth further

    @connection.<connection>
    Scenario Outline: A fourth peer brings a block after the first of the three has; both are <connection> peers
      Given the node has a <connection> connection to Alice, who is a high-bandwidth peer
      And the node has inbound connections to Bob and Carol, each of whom is a high-bandwidth peer
      And the node has a <connection> connection to Dave, who offers compact blocks
      When Alice sends the node a new block
      And Dave sends the node a new block
      Then the node sends Bob a sendcmpct message for low bandwidth once
      But the node does not send Alice a sendcmpct message for low bandwidth further

      Examples: types with more than two slots
        | connection          |
        | outbound-full-relay |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: The replaced one brings a block again
      Given the node has inbound connections to Alice, Bob and Carol, each of whom is a high-bandwidth peer
      And the node has an inbound connection to Dave, who is a high-bandwidth peer
      When Alice sends the node a new block
      Then the node sends Alice a sendcmpct message for high bandwidth once
      And the node sends Bob a sendcmpct message for low bandwidth once

    @connection.inbound
    Example: The first of the three has disconnected
      Given the node has inbound connections to Alice, Bob and Carol, each of whom is a high-bandwidth peer
      And the node has inbound connections to Dave and Erin, each of whom offers compact blocks
      And Alice disconnects
      When Dave sends the node a new block
      And Erin sends the node a new block
      Then the node sends Dave a sendcmpct message for high bandwidth once
      And the node sends Bob a sendcmpct message for low bandwidth once
      But the node does not send Carol a sendcmpct message for low bandwidth further

    @connection.inbound
    Example: The second of the three has disconnected, and the first is replaced as if it had not
      Given the node has inbound connections to Alice, Bob and Carol, each of whom is a high-bandwidth peer
      And the node has an inbound connection to Dave, who offers compact blocks
      And Bob disconnects
      When Dave sends the node a new block
      Then the node sends Alice a sendcmpct message for low bandwidth once
      But the node does not send Carol a sendcmpct message for low bandwidth further

    @connection.inbound @fixture.coins @use.with_node.min_version=26
    Example: The replaced one is not asked for missing transactions beside another peer, as the others are
      Given the node has inbound connections to Alice, Bob and Carol, each of whom is a high-bandwidth peer
      And the node has an inbound connection to Dave, who is a high-bandwidth peer
      And the node has an inbound connection to Erin
      When Erin announces a new block with 2 unknown transactions in compact form to the node
      And Alice and Bob announce the block in compact form to the node
      Then the node requests the missing transactions from Bob once
      But the node does not request the missing transactions from Alice

    @connection.<connection>
    Scenario Outline: The fourth is a <connection> peer, the fifth an inbound one
      Given the node has inbound connections to Alice, Bob and Carol, each of whom is a high-bandwidth peer
      And the node has a <connection> connection to Dave, who offers compact blocks
      And the node has an inbound connection to Erin, who offers compact blocks
      When Dave sends the node a new block
      And Erin sends the node a new block
      Then the node sends Dave a sendcmpct message for high bandwidth once
      And the node sends Alice a sendcmpct message for low bandwidth once
      And the node sends Bob a sendcmpct message for low bandwidth once

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

    @connection.<connection>
    Scenario Outline: Two of the three are <connection> peers, the first of them is replaced
      Given the node has <connection> connections to Alice and Bob, each of whom is a high-bandwidth peer
      And the node has an inbound connection to Carol, who is a high-bandwidth peer
      And the node has an inbound connection to Dave, who offers compact blocks
      When Dave sends the node a new block
      Then the node sends Alice a sendcmpct message for low bandwidth once
      But the node does not send Carol a sendcmpct message for low bandwidth further

      @few.with.bystanders
      Examples: a type with two slots
        | connection       |
        | block-relay-only |

      Examples: long-lived types that the node opens and that have more than two slots, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |

  @BLK-040 @use.with_node.min_version=24
  Rule: An inbound peer never replaces the only high-bandwidth peer that the node connected to
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSetPeerAsAnnouncingHeaderAndIDs
    Anybody can open many inbound connections, bring blocks a moment before the others, become all three, and then hold
    blocks back. So an inbound one has to go instead; where one is oldest, it goes anyway (last example). Another peer
    that the node connected to may replace it, one with noban not. Not with twice as many peers: three are all.

    @connection.<connection>
    Scenario Outline: The first of the three is a <connection> peer, and inbound peers bring blocks
      Given the node is started with the permissions noban for Erin
      And the node has a <connection> connection to Alice, who is a high-bandwidth peer
      And the node has inbound connections to Bob and Carol, each of whom is a high-bandwidth peer
      And the node has inbound connections to Dave and Erin, each of whom offers compact blocks
      When Dave sends the node a new block
      And Erin sends the node a new block
      Then the node sends Carol a sendcmpct message for low bandwidth once
      But the node does not send Alice a sendcmpct message for low bandwidth further

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

    @connection.<connection>
    Scenario Outline: A <connection> peer brings a block, and the first of the three is another such one
      Given the node has a <connection> connection to Alice, who is a high-bandwidth peer
      And the node has inbound connections to Bob and Carol, each of whom is a high-bandwidth peer
      And the node has a <connection> connection to Dave, who offers compact blocks
      When Dave sends the node a new block
      Then the node sends Alice a sendcmpct message for low bandwidth once
      But the node does not send Bob a sendcmpct message for low bandwidth further

      Examples: types with more than two slots
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.<connection> @not.with.twice
    Scenario Outline: The second of the three is a <connection> peer, and an inbound peer brings a block
      Given the node has an inbound connection to Alice, who is a high-bandwidth peer
      And the node has a <connection> connection to Bob, who is a high-bandwidth peer
      And the node has an inbound connection to Carol, who is a high-bandwidth peer
      And the node has an inbound connection to Dave, who offers compact blocks
      When Dave sends the node a new block
      Then the node sends Alice a sendcmpct message for low bandwidth once
      But the node does not send Bob a sendcmpct message for low bandwidth further

      Examples: two types that the node opens
        | connection          |
        | outbound-full-relay |
        | manual              |

@source.policy
Feature: Whom the node never evicts
  When slots are short, the node evicts inbound peers. The operator's own peers, and those that the node has connected
  to, keep their slots whoever comes.

  @CONN-047 @connection.inbound
  Rule: The node never evicts an inbound peer with the noban permission, nor counts it as protected
    Bitcoin Core: node/eviction.cpp ProtectNoBanConnections
    The operator gives the noban permission to peers that he knows, and counts on their being there; evicted, they might
    not get back while slots are short. Nor do they take one of the twenty protected places of others: with them and
    twenty ordinary peers nobody can be evicted, with twenty-one ordinary ones one of these can. The permission counts
    from the moment that the peer connects, before it sends anything.

    Example: Nobody else is connected
      Given the node is started with 22 inbound slots
      And 22 inbound peers with the noban permission are connected
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node evicts none of the inbound peers

    Example: A peer with the permission has sent nothing yet
      Given the node is started with 21 inbound slots
      And Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And 20 ordinary inbound peers are connected
      And the node has an inbound connection to Bob, who sends nothing
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node stays connected to Bob

    Example: Twenty ordinary inbound peers are connected too
      Given the node is started with 22 inbound slots
      And 20 ordinary inbound peers are connected
      And 2 inbound peers with the noban permission are connected
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node evicts none of the inbound peers

    Example: Twenty-one ordinary inbound peers are connected too
      Given the node is started with 30 inbound slots
      And 21 ordinary inbound peers are connected
      And 9 inbound peers with the noban permission are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the ordinary inbound peers

  @CONN-047 @connection.inbound
  Rule: For a new inbound peer with noban the node evicts nobody that it would keep for any other peer
    Bitcoin Core: net.cpp CConnman::CreateNodeFromAcceptedSocket
    The noban permission protects those who are connected, and gives no right to somebody else's slot: if it did, a peer
    would be evicted who has done useful work. So where all are protected, such a peer is refused as any other would be;
    where one can be evicted for anybody, it is for this peer too. (Bitcoin Knots has a permission that gives this right
    and noban in one: forceinbound.)

    Example: The only inbound slot is taken
      Given Erin has a loopback address of its own
      And the node is started with the permissions noban for Erin
      And the node is started with 1 inbound slot
      And 1 ordinary inbound peer is connected
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node evicts none of the inbound peers

    Example: More than twenty ordinary inbound peers are connected
      Given Erin has a loopback address of its own
      And the node is started with the permissions noban for Erin
      And the node is started with 21 inbound slots
      And 21 ordinary inbound peers are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the ordinary inbound peers

  @CONN-048
  Rule: For an inbound peer the node evicts nobody but an inbound peer
    Bitcoin Core: node/eviction.cpp ProtectOutboundConnections
    Anybody can open inbound connections in any number. If they could displace peers that the node has chosen, an
    attacker could replace all of them (eclipse the node) and show it a false chain. Twenty ordinary inbound peers are
    all protected for what they are good for, of twenty-one one is not. (A feeler connection lasts while its peer sends
    nothing.)
    Not a second time: the node is still broadcasting the first transaction privately then.

    @connection.<connection>
    Scenario Outline: The <connection> peer stays when no inbound peer can be evicted
      Given the node is started with 20 inbound slots
      And the node has a <connection> connection to Bob
      And 20 ordinary inbound peers are connected
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node stays connected to Bob
      And the node evicts none of the inbound peers

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

    @connection.feeler
    Example: The feeler peer stays when no inbound peer can be evicted
      Given the node is started with 20 inbound slots
      And the node has a feeler connection to Bob, who sends nothing
      And 20 ordinary inbound peers are connected
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node stays connected to Bob
      And the node evicts none of the inbound peers

    @connection.private-broadcast @fixture.coins @use.with_public_addresses=yes @use.with_private_broadcast=yes @not.with.second_time
    Example: The private-broadcast peer stays when no inbound peer can be evicted
      Given the node is started with private broadcast over Tor and 20 inbound slots
      And Bob has an onion address that the node knows
      And 20 ordinary inbound peers are connected
      And the operator has submitted a transaction privately
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node stays connected to Bob
      And the node evicts none of the inbound peers

    @connection.outbound-full-relay
    Example: Every outbound slot is taken, and an inbound peer can be evicted
      Given the node is started with 21 inbound slots
      And 21 ordinary inbound peers are connected
      And all outbound slots are taken
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the ordinary inbound peers
      And the node has 8 outbound-full-relay connections

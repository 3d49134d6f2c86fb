@source.policy @connection.inbound @use.with_public_addresses=yes @use.with_node.min_version=23
Feature: For which new inbound peers the node evicts another one, and when
  When all inbound slots are taken, the node may evict an inbound peer for a new one. Whoever could make it do so
  without having any chance to stay could cut off all of its inbound peers, one by one.

  @CONN-087 @first.with.later
  Rule: For a new peer at a banned or discouraged address, without noban, the node evicts nobody
    Bitcoin Core: net.cpp CConnman::CreateNodeFromAcceptedSocket
    A ban shuts an address out, and where a peer has misbehaved (its address is discouraged) the last slots are not for
    it. If the node made room before it looked at that, Mallory could have peer after peer evicted, though he is
    refused each time. For Erin it does evict one.
    Not a day later: a ban is over by then.

    Scenario Outline: Mallory, who <conduct>, connects
      Given the node is started with 34 inbound slots
      And Mallory <conduct>
      And 34 inbound peers from many network groups are connected
      When Mallory connects to the node
      Then the node refuses the connection of Mallory
      And the node evicts none of the inbound peers

      Examples: why the node refuses him
        | conduct               |
        | is banned             |
        | is in a banned subnet |
        | is discouraged        |

    Example: Erin, at another address, connects
      Given the node is started with 34 inbound slots
      And Mallory is banned
      And 34 inbound peers from many network groups are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the inbound peers

  @CONN-088
  Rule: The node evicts an inbound peer as soon as another one connects, before any handshake
    Bitcoin Core: net.cpp CConnman::CreateNodeFromAcceptedSocket, CConnman::AttemptToEvictConnection
    A connection takes its slot when it is accepted, so that is when somebody has to go. A node that first waited for
    the new peer's version message would meanwhile have one peer too many, and any number of them if they all keep
    silent. Nor does it spare those whose handshake is not complete, or silent strangers could take all slots for good.

    Example: The new peer sends nothing
      Given the node is started with 21 inbound slots
      And 21 ordinary inbound peers are connected
      And Erin sends nothing
      When Erin connects to the node
      Then the node evicts 1 of the ordinary inbound peers
      And the node stays connected to Erin

    Example: All inbound peers have sent nothing so far
      Given the node is started with 21 inbound slots
      And 21 inbound peers that send nothing are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the inbound peers that send nothing

  @CONN-095
  Rule: Where nobody has sent anything, the node first protects peers that want transactions or offer the services wanted
    Bitcoin Core: node/eviction.cpp CompareNodeTXTime, CompareNodeBlockTime
    Of the twenty inbound peers that the node protects first, four are those that most recently sent transactions, and
    four those that did so with blocks. As long as nobody has, the places go to peers that can: that want transactions
    (by no bloom filter of their own, which light clients set), or offer the desirable services; among equals, to those
    connected longest. So a crowd that is good for neither cannot drive out the few that are. Here the four from one
    network group are the youngest and slowest, and in all else would be evicted first.

    Example: The others decline transactions
      Given the node is started with 42 inbound slots
      And 38 inbound peers from many network groups that decline transactions are connected
      And 4 slow inbound peers from one network group are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the inbound peers from many network groups that decline transactions

    Example: The others have set bloom filters
      Given the node is started with bloom filters to offer
      And the node is started with 34 inbound slots
      And 30 inbound peers from many network groups are connected
      And each of the inbound peers from many network groups sends the node a bloom filter that matches everything
      And 4 slow inbound peers from one network group are connected
      When Erin connects to the node
      Then the node evicts 1 of the inbound peers from many network groups

    Example: The others offer no services
      Given the node is started with 34 inbound slots
      And 30 inbound peers from many network groups that offer no services are connected
      And 4 slow inbound peers from one network group are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the inbound peers from many network groups that offer no services

  @CONN-046
  Rule: The eight that are protected since they decline transactions are first those with services, however young
    Bitcoin Core: node/eviction.cpp CompareNodeBlockRelayOnlyTime
    Such peers are often the hidden block-relay-only connections of other nodes, and cost little. Older ones that want
    transactions, or offer no services (all blocks with witnesses, or recent ones), must not count among these eight:
    else a crowd of them, that came early, would leave no place for others. Here the younger ones are also the slowest,
    all from one network group, and in all else would be evicted first. (Four of the twelve are protected as the only
    ones with services: nobody has sent blocks.)

    Example: Thirty older peers want transactions
      Given the node is started with 38 inbound slots
      And 30 inbound peers from many network groups are connected
      And 8 slow inbound peers from one network group that decline transactions are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the inbound peers from many network groups

    Example: Thirty older peers decline transactions, too, and offer no services
      Given the node is started with 42 inbound slots
      And 30 inbound peers from many network groups that decline transactions and offer no services are connected
      And 12 slow inbound peers from one network group that decline transactions are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the inbound peers from many network groups that decline transactions and offer no services

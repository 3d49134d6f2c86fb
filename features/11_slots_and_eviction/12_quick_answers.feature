@source.policy @connection.inbound @use.with_public_addresses=yes @use.with_node.min_version=23
Feature: Inbound peers that the node protects for quick answers, and those that it evicts first
  When slots are short the node evicts an inbound peer for a new one. Eight of those that it keeps are the nearest, by
  the time that they take to answer a ping. Of 38 peers, twenty are kept in all before age counts, and half of the rest
  by age: nine are left.
  Not shown: noban; that such peers are never evicted is a Rule of its own.

  @CONN-049
  Rule: The node does not evict the eight inbound peers that have answered a ping quickest
    Bitcoin Core: node/eviction.cpp ReverseCompareNodeMinPingTime
    The node sends pings and measures how soon the pong comes. An attacker would have to move his machines close to the
    node to win by that, since being near cannot be faked. Without such protection he could drive out all honest inbound
    peers. Each peer's quickest answer counts, as a line may be busy for a while. By age and network group (a range of
    addresses) the eight would be evicted first. Where the others answer, too, they do so only ten seconds after the
    ping; in the last example it is twenty, the eight have answered their first ping after ten, and a later one after a
    minute.

    Example: They are the youngest, and all from one network group
      Given the node is started with 38 inbound slots
      And 30 slow inbound peers from many network groups are connected
      And 8 inbound peers from one network group are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the slow inbound peers from many network groups

    Example: They are the youngest, and all from one network group, and the others have answered late
      Given the node is started with 38 inbound slots
      And 30 slow inbound peers from many network groups are connected
      And each of the slow inbound peers from many network groups sends the node the pong to its latest ping
      And 8 inbound peers from one network group are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the slow inbound peers from many network groups

    Example: They have answered their first ping before the others did theirs, and a later one last of all
      Given the node is started with 38 inbound slots
      And 30 slow inbound peers from many network groups are connected
      And 8 slow inbound peers from one network group are connected
      And each of the inbound peers sends the node the pong to its latest ping
      And the operator has ordered pings a minute ago
      And each of the slow inbound peers from one network group sends the node the pong to its latest ping
      When Erin connects to the node
      Then the node evicts 1 of the slow inbound peers from many network groups

  @CONN-051
  Rule: Of the inbound peers that nothing protects, the node evicts one from a discouraged address first
    Bitcoin Core: node/eviction.cpp SelectNodeToEvict, prefer_evict
    An address is discouraged when a peer there has misbehaved. Else the node would evict the last peer of the largest
    network group (a range of addresses), here one of the twenty, who has done no wrong. Of the 51, twenty are protected
    (eight more places are for peers that decline transactions; none does), and half of the rest by age. The six at
    Mallory's address answer no ping, have brought nothing and came late: at most four of them are protected, as four of
    network groups picked by chance are, so two or more are left over. The ordinary peer takes the last slot, which no
    discouraged address is given. Where nothing but twenty protected peers is connected, none of them is evicted for its
    address; nor is one of fourteen that were there first: twelve at most are protected otherwise, the rest by age.

    Example: Mallory has been disconnected, others at the address are connected
      Given the node is started with 51 inbound slots
      And Mallory is discouraged
      And 24 inbound peers from many network groups are connected
      And 20 slow inbound peers from one network group are connected
      And 6 slow inbound peers at the address of Mallory are connected
      And 1 ordinary inbound peer is connected
      When Erin connects to the node
      Then the node evicts 1 of the slow inbound peers at the address of Mallory

    Example: Mallory has been disconnected, and another at the address is one of twenty peers, all protected
      Given the node is started with 20 inbound slots
      And Mallory is discouraged
      And 1 slow inbound peer at the address of Mallory is connected
      And 19 ordinary inbound peers are connected
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node evicts none of the inbound peers

    Example: Mallory has been disconnected, and fourteen others at the address have been connected longest
      Given the node is started with 51 inbound slots
      And Mallory is discouraged
      And 14 slow inbound peers at the address of Mallory are connected
      And 17 inbound peers from many network groups are connected
      And 20 slow inbound peers from one network group are connected
      When Erin connects to the node
      Then the node evicts 1 of the slow inbound peers from one network group

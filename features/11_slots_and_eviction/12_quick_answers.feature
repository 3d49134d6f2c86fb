@source.policy @connection.inbound @use.with_public_addresses=yes @use.with_node.min_version=23
Feature: Inbound peers that the node protects for quick answers
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

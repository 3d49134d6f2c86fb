@source.policy @connection.inbound @use.with_public_addresses=yes @use.with_node.min_version=23
Feature: Which inbound peers the node protects from eviction
  When slots are short the node evicts an inbound peer for a new one, but keeps those whose characteristics an
  attacker can hardly forge: work done, closeness, long presence, a privacy network; and four whose network groups he
  cannot predict. Twenty are kept so (eight for pings, four each for transactions, blocks and network groups), up to
  eight more that decline transactions, and half of the rest by age; there are always more here: of 34 seven are left,
  of 38 nine, of 42 (with those eight) seven. Only forceinbound overrules this. Peers from I2P and CJDNS cannot be had
  in a test here.
  Not shown: noban; that such peers are never evicted is a Rule of its own.

  @CONN-049 @fixture.coins
  Rule: The node does not evict the four inbound peers that most recently sent it an accepted transaction
    Bitcoin Core: node/eviction.cpp CompareNodeTXTime
    Sending transactions that the node did not have is useful work, which an attacker would have to do as well. Without
    such protection he could drive out all honest inbound peers by coming in numbers. In all other things, as the
    youngest, slow, and from one network group (a range of addresses), the four would be evicted first. In the second
    example four others sent theirs earlier, which counts less; these stay by age, having connected first of all.

    Example: They are the youngest, slow, and all from one network group
      Given the node is started with 34 inbound slots
      And 30 inbound peers from many network groups are connected
      And 4 slow inbound peers from one network group are connected
      And each of the slow inbound peers from one network group sends the node a new transaction
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the inbound peers from many network groups

    Example: Four others have sent new transactions before they connect
      Given the node is started with 38 inbound slots
      And 4 ordinary inbound peers are connected
      And 30 inbound peers from many network groups are connected
      And each of the ordinary inbound peers sends the node a new transaction
      And 4 slow inbound peers from one network group are connected
      And each of the slow inbound peers from one network group sends the node a new transaction
      When Erin connects to the node
      Then the node evicts 1 of the inbound peers from many network groups

  @CONN-049
  Rule: Sending new blocks most recently protects four inbound peers, and eight that decline transactions
    Bitcoin Core: node/eviction.cpp CompareNodeBlockTime, CompareNodeBlockRelayOnlyTime
    A peer that brings new blocks keeps the node up to date, and an attacker would have to do the same. Peers that
    decline transactions cannot be protected by these; so eight of them, if they offer blocks with witnesses (the
    desirable services), are protected by blocks as well, twelve in all. Otherwise all of these peers would be the first
    to be evicted. In the last example four others sent theirs earlier, which counts less; these stay by age,
    having connected first of all.

    Scenario Outline: <count> <group> have sent new blocks
      Given the node is started with <slots> inbound slots
      And 30 inbound peers from many network groups are connected
      And <count> <group> are connected
      And each of the <group> sends the node a new block
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the inbound peers from many network groups

      Examples: the youngest and slowest, all from one network group
        | slots | count | group                                                               |
        | 34    | 4     | slow inbound peers from one network group                           |
        | 42    | 12    | slow inbound peers from one network group that decline transactions |

    Example: The others decline transactions too
      Given the node is started with 42 inbound slots
      And 30 inbound peers from many network groups that decline transactions are connected
      And 12 slow inbound peers from one network group that decline transactions are connected
      And each of the slow inbound peers from one network group that decline transactions sends the node a new block
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the inbound peers from many network groups that decline transactions

    Example: Four others have sent new blocks before they connect
      Given the node is started with 38 inbound slots
      And 4 ordinary inbound peers are connected
      And 30 inbound peers from many network groups are connected
      And each of the ordinary inbound peers sends the node a new block
      And 4 slow inbound peers from one network group are connected
      And each of the slow inbound peers from one network group sends the node a new block
      When Erin connects to the node
      Then the node evicts 1 of the inbound peers from many network groups

  @CONN-049
  Rule: Of the inbound peers not protected otherwise, the node does not evict the half connected longest
    Bitcoin Core: node/eviction.cpp ProtectEvictionCandidatesByRatio
    Others are protected by quick answers to pings, new transactions or blocks sent. Whoever has been connected long
    came before an attack that begins later, which so cannot drive him out. Peers from Tor and the like may take part of
    that half. Of 44, twenty are spared before: four by network group, eight by their pings, and, as nobody has sent
    anything, the eight connected longest in place of those who have. Half of the rest are twelve, so that twenty of the
    crowd are spared. Of 26, four more may be by network group, but not all, and the node evicts from the largest group.
    Nodes before version 23 tell age by another clock, which stands still here.

    Example: Those connected longest came in a crowd from one network group
      Given the node is started with 44 inbound slots
      And 20 slow inbound peers from one network group are connected
      And 24 inbound peers from many network groups are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the inbound peers from many network groups

    Example: More came in that crowd than that half can hold
      Given the node is started with 44 inbound slots
      And 26 slow inbound peers from one network group are connected
      And 18 inbound peers from many network groups are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the slow inbound peers from one network group

  @CONN-049
  Rule: Up to half of the protection by age goes to inbound peers from Tor and at loopback addresses
    Bitcoin Core: node/eviction.cpp ProtectEvictionCandidatesByRatio
    When slots are short, the node keeps by age half of the inbound peers that it does not keep otherwise. Peers from
    networks on top of the internet (Tor, I2P, CJDNS) answer slowly and would mostly be evicted otherwise; some of them
    seem to have a loopback address (*localhost peers*). But they must not win always, or an attacker would hide there
    too. Of 44, twenty are kept before (nobody has sent anything, so eight of them by age) and 12 of the other 24 by
    age, up to 6 of these from such networks: so all six stay. Of 54 it is 17 and 8, and four at most by network group:
    two or more of the 14 are left, the largest group, and one of the largest goes. Of 60 it is 20 and 10, five from Tor
    and five of the ten others; of these ten one or more are left, and of groups equally large the one whose last peer
    came last goes. If each network had a half of its own, all fifteen would stay. Of
    21 from Tor twenty are kept before, and of one there is no half. Of the other 54, seven and one have the eight
    places: what one network does not need goes to the other.

    Example: Inbound peers from the node's own machine are the youngest and slowest
      Given the node is started with 44 inbound slots
      And 38 inbound peers from many network groups are connected
      And 6 slow inbound peers are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the inbound peers from many network groups

    Example: More inbound peers from the node's own machine than that half can hold
      Given the node is started with 54 inbound slots
      And 40 inbound peers from many network groups are connected
      And 14 slow inbound peers are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the slow inbound peers

    @CONN-057
    Example: As many inbound peers from Tor and from the node's own machine as two such halves could hold
      Given the node is started with 60 inbound slots
      And the node is started with an onion listening port as second port
      And 45 inbound peers from many network groups are connected
      And 5 slow inbound peers from Tor are connected
      And 10 slow inbound peers are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the slow inbound peers

    @CONN-057
    Example: One inbound peer from Tor leaves most of its half to those from the node's own machine
      Given the node is started with 54 inbound slots
      And the node is started with an onion listening port as second port
      And 46 inbound peers from many network groups are connected
      And 7 slow inbound peers are connected
      And 1 slow inbound peer from Tor is connected
      When Erin connects to the node
      Then the node evicts 1 of the inbound peers from many network groups

    @CONN-057
    Example: All inbound peers are from Tor, one more than are protected
      Given the node is started with 21 inbound slots
      And the node is started with an onion listening port as second port
      And 21 slow inbound peers from Tor are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the slow inbound peers from Tor

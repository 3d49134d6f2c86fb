@source.policy @connection.inbound @use.with_public_addresses=yes @use.with_node.min_version=23
Feature: Which inbound peers the node protects from eviction
  The node keeps those whose merits an attacker cannot easily copy: work done, closeness, long presence,
  a privacy network; and four whose network groups he cannot predict. Only forceinbound overrules this
  (CONN-052).

  @CONN-049
  Rule: The node does not evict the eight inbound peers that have answered a ping quickest
    Bitcoin Core: node/eviction.cpp ReverseCompareNodeMinPingTime
    Being near cannot be faked.

    Example: They are the youngest, and all from one network group
      Given the node is started with 38 inbound slots
      And 30 slow inbound peers from many network groups are connected
      And 8 inbound peers from one network group are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the slow inbound peers from many network groups

  @CONN-049 @fixture.coins
  Rule: The node does not evict the four inbound peers that most recently sent it an accepted transaction
    Bitcoin Core: node/eviction.cpp CompareNodeTXTime
    They did useful work.

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
    The eight also offer the desirable services. They can show no other merit.

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
  Rule: Of the inbound peers without such merits, the node does not evict the half connected longest
    Bitcoin Core: node/eviction.cpp ProtectEvictionCandidatesByRatio
    An attack that begins later cannot drive them out. Peers from Tor and the like may take part of that
    half. Nodes before version 23 tell age by another clock, which stands still here.

    Example: Those connected longest came in a crowd from one network group
      Given the node is started with 56 inbound slots
      And 16 slow inbound peers from one network group are connected
      And 40 inbound peers from many network groups are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the inbound peers from many network groups

  @CONN-049
  Rule: Up to half of the protection by age goes to inbound peers from Tor, I2P, CJDNS and localhost
    Bitcoin Core: node/eviction.cpp ProtectEvictionCandidatesByRatio
    Peers from Tor, I2P and CJDNS answer slowly and would always lose; but they must not win always.

    Example: Inbound peers from the node's own machine are the youngest and slowest
      Given the node is started with 44 inbound slots
      And 40 inbound peers from many network groups are connected
      And 4 slow inbound peers are connected
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
    Example: Inbound peers from Tor are the youngest and slowest
      Given the node is started with 44 inbound slots
      And the node is started with a second port for Tor
      And 40 inbound peers from many network groups are connected
      And 4 slow inbound peers from Tor are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the inbound peers from many network groups

@use.with_public_addresses=yes @use.with_node.min_version=23
Feature: Which callers are worth keeping
  When somebody has to go, the node keeps those whose merits an attacker cannot easily copy: work done,
  closeness, long presence, a hidden network. Of the others, one of the greatest crowd goes.

  @CONN-049 @source.policy @connection.inbound
  Rule: The eight callers that answer quickest stay
    Bitcoin Core, node/eviction.cpp, ReverseCompareNodeMinPingTime. Being near cannot be faked.

    Example: They are the youngest, and all from one network group
      Given the node has places for 38 callers
      And 30 slow callers from many networks are connected
      And 8 callers from one network are connected
      When peer Erin calls the node
      Then the node has completed the handshake with Erin
      And the node ends one connection, to one of the slow callers from many networks

  @CONN-049 @source.policy @connection.inbound @fixture.coins
  Rule: The four callers that brought transactions last stay
    Bitcoin Core, node/eviction.cpp, CompareNodeTXTime. They did useful work.

    Example: They are the youngest, slow, and all from one network group
      Given the node has places for 34 callers
      And 30 callers from many networks are connected
      And 4 slow callers from one network are connected
      And each of the slow callers from one network has brought a transaction
      When peer Erin calls the node
      Then the node has completed the handshake with Erin
      And the node ends one connection, to one of the callers from many networks

  @CONN-049 @source.policy @connection.inbound
  Rule: The four callers that brought blocks last stay, and beside them eight that decline transactions
    Bitcoin Core, node/eviction.cpp, CompareNodeBlockTime and CompareNodeBlockRelayOnlyTime. The eight are
    those of their kind that brought blocks last: a peer for blocks only can show no other merit.

    Scenario Outline: <count> <sort> have brought blocks
      Given the node has places for <places> callers
      And 30 callers from many networks are connected
      And <count> <sort> are connected
      And each of the <sort> has brought a block
      When peer Erin calls the node
      Then the node has completed the handshake with Erin
      And the node ends one connection, to one of the callers from many networks

      Examples: the youngest and slowest, all from one network group
        | places | count | sort                                                    |
        | 34     | 4     | slow callers from one network                           |
        | 42     | 12    | slow callers from one network that decline transactions |

    Example: The others decline transactions too
      Given the node has places for 42 callers
      And 30 callers from many networks that decline transactions are connected
      And 12 slow callers from one network that decline transactions are connected
      And each of the slow callers from one network that decline transactions has brought a block
      When peer Erin calls the node
      Then the node has completed the handshake with Erin
      And the node ends one connection, to one of the callers from many networks that decline transactions

  @CONN-049 @source.policy @connection.inbound
  Rule: Of the callers that none of the Rules above protects, the half that came first stay
    Bitcoin Core, node/eviction.cpp, ProtectEvictionCandidatesByRatio. An attack that begins later
    cannot drive them out. Nodes before version 23 tell age by another clock, which stands still here.

    @use.with_node.min_version=23
    Example: The first came in a crowd from one network group
      Given the node has places for 56 callers
      And 16 slow callers from one network are connected
      And 40 callers from many networks are connected
      When peer Erin calls the node
      Then the node has completed the handshake with Erin
      And the node ends one connection, to one of the callers from many networks

  @CONN-049 @source.policy @connection.inbound
  Rule: Callers from the node's own machine, Tor or the like get up to half of the places for the first comers
    Bitcoin Core, node/eviction.cpp, ProtectEvictionCandidatesByRatio. The places for the first comers are
    those of the Rule above. Callers from Tor and other hidden networks answer slowly or came late, and would
    always lose; but they must not drive out all others.

    Example: Callers from the node's own machine are the youngest and slowest
      Given the node has places for 44 callers
      And 40 callers from many networks are connected
      And 4 slow callers are connected
      When peer Erin calls the node
      Then the node has completed the handshake with Erin
      And the node ends one connection, to one of the callers from many networks

    Example: There are more of them than that half can hold
      Given the node has places for 54 callers
      And 40 callers from many networks are connected
      And 14 slow callers are connected
      When peer Erin calls the node
      Then the node has completed the handshake with Erin
      And the node ends one connection, to one of the slow callers

    @CONN-057
    Example: Callers from Tor are the youngest and slowest
      Given the node has places for 44 callers
      And the node has a second port for callers from the Tor network
      And 40 callers from many networks are connected
      And 4 slow callers from Tor are connected
      When peer Erin calls the node
      Then the node has completed the handshake with Erin
      And the node ends one connection, to one of the callers from many networks

  @CONN-050 @source.policy @connection.inbound
  Rule: Of the callers that none of the Rules above protects, the youngest of the most crowded network group goes
    Bitcoin Core, node/eviction.cpp, SelectNodeToEvict. Addresses of one network group are cheap to have,
    and whoever fills the node with calls from there gains nothing by calling on.

    Example: The crowd was there before the others
      Given the node has places for 50 callers
      And 30 slow callers from one network are connected
      And 20 callers from many networks are connected
      When peer Erin calls the node
      Then the node has completed the handshake with Erin
      And the node ends one connection, to one of the slow callers from one network

    @use.with_node.min_version=23
    Example: All callers are of one network group
      Given the node has places for 38 callers
      And 32 callers from one network are connected
      And 6 slow callers from one network are connected
      When peer Erin calls the node
      Then the node has completed the handshake with Erin
      And the node ends one connection, to one of the slow callers from one network

  @CONN-051 @source.policy @connection.inbound
  Rule: Of the callers that none of the Rules above protects, one from a discouraged address goes first
    Bitcoin Core, node/eviction.cpp, SelectNodeToEvict (prefer_evict). The slow callers of whom one goes are
    the six at Mallory's address, though a crowd of twenty is there and somebody who came later.

    Example: A greater crowd is there, and somebody younger
      Given the node has places for 51 callers
      And peer Mallory has misbehaved from a public address
      And 24 callers from many networks are connected
      And 20 slow callers from one network are connected
      And 6 slow callers are connected from the address of Mallory
      And 1 ordinary caller is connected
      When peer Erin calls the node
      Then the node ends one connection, to one of the slow callers

@source.policy @connection.private-broadcast @fixture.coins @use.with_private_broadcast=yes
@use.with_public_addresses=yes @not.with.second_time
Feature: What private broadcast needs of the Tor proxy
  In private broadcast the node hands a transaction of its own to strangers behind Tor or I2P. It relies on its way
  there more than with other connections.
  Not a second time: the node is still broadcasting the first transaction then.

  @CONN-079 @PBC-015
  Rule: Once its Tor daemon has told it of its proxy, a node without another proxy takes transactions for private broadcast
    Bitcoin Core: torcontrol.cpp TorController::get_socks_cb
    Bitcoin Core: rpc/mempool.cpp sendrawtransaction
    Where the daemon is not there, it takes none (shown beside the settings with which it refuses to start).

    Example: The Tor daemon names its proxy
      Given the node is started with private broadcast, and a Tor daemon that tells it the way
      And Bob has an onion address that the node knows
      When the operator submits a transaction privately
      Then the node announces the transaction to Bob

  @CONN-079 @PBC-015
  Rule: The node warns its operator if stream isolation is off and its private broadcasts may go over Tor
    Bitcoin Core: init.cpp AppInitMain, proxyRandomize
    Without a user name for each connection, Tor may lead a private broadcast over the same circuit as others. Whoever
    sits at its end could tell that one node has opened them.

    Scenario Outline: Stream isolation is switched <switch>, and the node has <way>
      Given the node is started with <way>
      And the node is started with stream isolation switched <switch>
      When the node starts
      Then the node reports that it <report>

      Examples: over Tor
        | switch | way                                                                | report                                                              |
        | off    | private broadcast over Tor                                         | warns that Tor may join its private broadcasts to other connections |
        | off    | private broadcast, and a Tor daemon that may tell it the way later | warns that Tor may join its private broadcasts to other connections |

      Examples: over I2P alone, and with stream isolation
        | switch | way                        | report                                                    |
        | off    | private broadcast over I2P | is content with its way to the peers of private broadcast |
        | on     | private broadcast over Tor | is content with its way to the peers of private broadcast |

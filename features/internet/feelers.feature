@use.with_public_addresses=yes
Feature: Feeler connections
  An address book full of addresses that nobody tried is worth little when the node needs one. So it
  tries one now and then, only to see whether somebody is there.

  @CONN-069 @source.policy @connection.feeler
  Rule: Now and then, when its places are taken, the node calls an untested address for a moment
    Bitcoin Core, net.cpp, ThreadOpenConnections: every two minutes on average.

    @use.with_node.min_version=23
    Example: The peer answers
      Given the node looks for peers by itself
      And the node has all the lasting connections that it wants
      When the node learns the address of peer Bob
      And the time for a feeler connection comes
      Then the node calls Bob by itself
      And the node's version message to Bob declines transactions
      And the node ends the connection to Bob

    Example: The peer has not answered yet
      Given the node looks for peers by itself
      And the node has all the lasting connections that it wants
      And peer Bob waits with its version message
      When the node learns the address of peer Bob
      And the time for a feeler connection comes
      Then the node opens a feeler connection to Bob
      And the node still waits for Bob

    Example: A feeler connection takes the last place as long as the peer is silent
      Given the node looks for peers by itself
      And the node has all the lasting connections that it wants
      And the node has called silent peer Bob to feel whether it is there
      When the node is asked for an addr-fetch connection to peer Alice
      Then the node refuses the addr-fetch connection to Alice for want of a place
      And the node still waits for Bob

    Example: A place for a lasting connection is free
      Given the node looks for peers by itself
      And the node has 8 outbound-full-relay connections
      And the node has 1 block-relay-only connection
      And the time for a feeler connection comes
      When the node learns the address of peer Bob
      Then the node opens a block-relay-only connection to Bob
      And the node keeps the connection to Bob

    @slow @use.with_node.min_version=23
    Example: A peer that was reached before is left alone
      Given the node looks for peers by itself
      And the node has all the lasting connections that it wants
      And the node has reached peer Bob before
      When the time for a feeler connection to each of 4 new addresses comes
      Then the node calls each of them
      But the node does not call Bob meanwhile

  @CONN-064 @source.policy @connection.feeler @use.with_node.min_version=23
  Rule: A feeler connection does not lead to banned or discouraged addresses, nor to added nodes
    Bitcoin Core, net.cpp, OpenNetworkConnection. Whom the node would not keep, it need not look for.

    Scenario Outline: An address is left out, since <why>
      Given the node looks for peers by itself
      And <why>
      And the node has all the lasting connections that it wants
      When the node considers peer Bob, then others, for a feeler connection
      Then the node opens a feeler connection to one of the others
      But the node does not call Bob

      Examples: banned, discouraged
        | why                                         |
        | the operator has banned the address of Bob  |
        | the node has discouraged the address of Bob |

      @use.with_node.min_version=26
      Examples: added
        | why                                                     |
        | the node's list of added nodes holds the address of Bob |

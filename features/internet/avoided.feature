@use.with_public_addresses=yes @use.with_node.min_version=23
Feature: Whom a node does not call by itself
  Two connections into one hand are one connection less to the rest of the network. The node therefore
  leaves out addresses that it has reasons to avoid. That it calls Alice shows that it had a place free.

  @CONN-064 @source.policy
  Rule: The node does not call banned and discouraged addresses by itself
    Bitcoin Core, net.cpp, OpenNetworkConnection. What the operator or the node has shut out must not
    come back as a peer of the node's own choice.

    @connection.<connection>
    Scenario Outline: A place is free for a <connection> connection, and <why>
      Given the node looks for peers by itself
      And the node has <count> outbound-full-relay connections
      And <why>
      When the node considers peer Bob
      And the node learns the address of peer Alice
      Then the node opens a <connection> connection to Alice
      But the node does not call Bob

      Examples: shut out
        | why                                          | count | connection          |
        | the operator has banned the address of Bob   | 0     | outbound-full-relay |
        | the operator has banned the address of Bob   | 8     | block-relay-only    |
        | the node has discouraged the address of Bob  | 0     | outbound-full-relay |
        | the node has discouraged the address of Bob  | 8     | block-relay-only    |

  @CONN-064 @source.policy
  Rule: The node does not by itself call an added node, a peer that is connected already, or its own address
    Bitcoin Core, net.cpp, OpenNetworkConnection and ThreadOpenConnections. Two connections to one
    peer are worth no more than one, and the operator's own choices are not to be doubled.

    @use.with_node.min_version=26
    Scenario Outline: An added node and a place for a <connection> connection
      Given the node looks for peers by itself
      And the node's list of added nodes holds the address of Bob
      And the node has <count> outbound-full-relay connections
      When the node considers peer Bob
      And the node learns the address of peer Alice
      Then the node opens a <connection> connection to Alice
      But the node does not call Bob

      Examples: places
        | count | connection          |
        | 0     | outbound-full-relay |
        | 8     | block-relay-only    |

    Example: A caller
      Given the node looks for peers by itself
      And the node has an inbound connection to peer Bob
      When the node considers peer Bob
      And the node learns the address of peer Alice
      Then the node opens an outbound-full-relay connection to Alice
      But the node does not call Bob

    Example: The node's own address
      Given the node looks for peers by itself
      And the node takes the address of Bob for its own
      When the node considers peer Bob
      And the node learns the address of peer Alice
      Then the node opens an outbound-full-relay connection to Alice
      But the node does not call Bob

  @CONN-068 @source.policy
  Rule: The node picks no full-relay or block-relay-only peer in a network group where it has one or a manual one
    Bitcoin Core, net.cpp, ThreadOpenConnections. Addresses that begin with the same two numbers are
    often in one hand. Callers do not count, since anybody can call; addr-fetch and feeler connections
    do not, since they are soon over, and a feeler may lead anywhere.

    @connection.<connection>
    Scenario Outline: It has a <connection> connection into the group
      Given the node looks for peers by itself
      And the node has a <connection> connection to peer Alice
      And peer Bob lives in the network group of Alice
      When the node considers peer Bob
      And the node learns the address of peer Carol
      Then the node opens an outbound-full-relay connection to Carol
      But the node does not call Bob

      Examples: kinds that count
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |

      @use.with_node.min_version=25
      Examples: kinds that count, since version 25
        | connection |
        | manual     |

    @connection.<connection>
    Scenario Outline: It has only a <connection> connection into the group
      Given the node looks for peers by itself
      And the node has a <connection> connection to peer Alice
      And peer Bob lives in the network group of Alice
      When the node learns the address of peer Bob
      Then the node opens an outbound-full-relay connection to Bob

      Examples: kinds that do not count
        | connection |
        | inbound    |

      @use.with_node.min_version=25
      Examples: kinds that do not count, since version 25
        | connection |
        | addr-fetch |

    @connection.feeler @use.with_node.min_version=25
    Example: It has only a feeler connection into the group
      Given the node looks for peers by itself
      And peer Alice waits with its version message
      And peer Bob lives in the network group of Alice
      When a feeler connection to peer Alice opens
      And the node learns the address of peer Bob
      Then the node opens an outbound-full-relay connection to Bob

    @connection.block-relay-only
    Example: The free place is for a block-relay-only connection
      Given the node looks for peers by itself
      And the node has an outbound-full-relay connection to peer Alice
      And the node has 7 outbound-full-relay connections
      And peer Bob lives in the network group of Alice
      When the node considers peer Bob
      And the node learns the address of peer Carol
      Then the node opens a block-relay-only connection to Carol
      But the node does not call Bob

    @connection.feeler
    Example: A feeler connection may lead into the group
      Given the node looks for peers by itself
      And the node has all the lasting connections that it wants, the newest outbound-full-relay one to peer Alice
      And peer Bob lives in the network group of Alice
      And peer Bob waits with its version message
      When the node learns the address of peer Bob
      And the time for a feeler connection comes
      Then the node opens a feeler connection to Bob

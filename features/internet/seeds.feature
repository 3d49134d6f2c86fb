@use.with_public_addresses=yes @use.with_node.min_version=23
Feature: The first addresses
  A node that knows nobody asks a seed node, which its operator has named. The seed is there to give
  addresses. If nodes kept their seeds as peers, every new node would be connected to the same few.

  @CONN-073 @source.policy @connection.addr-fetch
  Rule: A node that knows no address calls its seed node, for addresses only
    Bitcoin Core, net.cpp, ThreadOpenConnections and ProcessAddrFetch.

    Example: The seed has not answered yet
      Given the node looks for peers by itself
      And peer Bob is the node's seed
      And peer Bob waits with its version message
      When the node starts
      Then the node opens an addr-fetch connection to Bob

    Example: The seed greets
      Given the node looks for peers by itself
      And peer Bob is the node's seed
      When the node starts
      Then the node calls Bob by itself
      And the node asks Bob for addresses

  @CONN-073 @ADR-027 @source.policy @connection.addr-fetch
  Rule: The node calls the addresses from its seed node, and leaves it after a message with more than one
    Bitcoin Core, net_processing.cpp, ProcessAddrs. One address alone is often the peer's own.

    Example: One address
      Given the node looks for peers by itself
      And the node has called its seed Bob
      When Bob sends the node the address of Alice
      Then the node opens an outbound-full-relay connection to Alice
      And the node keeps the connection to Bob

    Example: Two addresses
      Given the node looks for peers by itself
      And the node has called its seed Bob
      When Bob sends the node the addresses of Alice and Carol
      Then the node ends the connection to Bob
      And the node opens an outbound-full-relay connection to Alice

  @CONN-073 @source.policy @connection.addr-fetch @use.with_node.min_version=29
  Rule: A node that knows addresses asks its seed only if they bring it fewer than two full-relay peers in ten seconds
    Bitcoin Core, net.cpp, ThreadOpenConnections. With two such peers it has found enough.
    A seed that every node asked would learn of every node.

    Example: Ten seconds, and one peer
      Given the node looks for peers by itself
      And the node has called its seed Bob
      And the node has found the outbound-full-relay peer Alice by itself
      When the node restarts and calls Alice again
      And 10 seconds pass in which the node finds nobody but Alice
      Then the node keeps the connection to Alice
      But the node does not call its seed Bob again

    Example: Eleven seconds, and one peer
      Given the node looks for peers by itself
      And the node has called its seed Bob
      And the node has found the outbound-full-relay peer Alice by itself
      When the node restarts and calls Alice again
      And 11 seconds pass in which the node finds nobody but Alice
      Then the node opens an addr-fetch connection to Bob

    Example: Eleven seconds, and two peers
      Given the node looks for peers by itself
      And the node has called its seed Bob
      And the node has found the outbound-full-relay peers Alice and Carol by itself
      When the node restarts and calls Alice and Carol again
      And 11 seconds pass in which the node finds nobody but Alice and Carol
      Then the node keeps the connection to Alice
      And the node keeps the connection to Carol
      But the node does not call its seed Bob again

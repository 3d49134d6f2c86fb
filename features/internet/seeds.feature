@use.with_public_addresses=yes @use.with_node.min_version=23
Feature: The first addresses
  A node that knows nobody asks a seed node, which its operator has named. The seed is there to give
  addresses. If nodes kept their seeds as peers, these few would be connected to every new node.

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
  Rule: The node calls the addresses from its seed node, and leaves it after more than one in one message
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

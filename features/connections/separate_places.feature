@core.pr.19315
Feature: Places that nobody else can take
  The operator of a node wants the connections that he asks for, whatever the node has opened by itself,
  and callers must find room, whomever the node has called. So each group has places of its own.

  @CONN-013 @CONN-029 @source.policy @connection.manual
  Rule: Manual connections take no place of other connections, nor the other way round
    Bitcoin Core, net.cpp, OpenNetworkConnection (a manual connection tried once takes no grant).

    Example: All other places are taken, and more than eight manual connections open
      Given the node has opened all connections that fit
      When the node is asked for 10 manual connections
      Then the node has 10 manual connections
      And the node has 8 outbound-full-relay connections

    Example: Twelve manual connections are open, and the other places are still free
      Given the node has 12 manual connections
      When the node is asked for 9 outbound-full-relay connections
      And the node is asked for 3 block-relay-only connections
      And the node is asked for 2 addr-fetch connections
      Then the node has 8 outbound-full-relay connections
      And the node has 2 block-relay-only connections
      And the node has 1 addr-fetch connection

    @CONN-035
    Example: A fixed peer is open, and the other places are still free
      Given peer Alice is a fixed peer of the node
      And the node has called its fixed peers
      When the node is asked for 9 outbound-full-relay connections
      And the node is asked for 3 block-relay-only connections
      And the node is asked for 2 addr-fetch connections
      Then the node has 8 outbound-full-relay connections
      And the node has 2 block-relay-only connections
      And the node has 1 addr-fetch connection

  @CONN-013 @source.policy @connection.inbound
  Rule: The places of callers belong to callers
    Bitcoin Core, net.cpp, CConnman::Init. Their number is what the limit leaves beside eleven. Alice declines
    transactions, so that she finds the place even where some are kept for those who do (CONN-041).

    Example: The node has opened all that it may, and one caller fits
      Given the node has a place for 1 caller
      And peer Alice declines transactions
      And the node has opened all connections that fit
      And the node has 5 manual connections
      When an inbound connection to peer Alice opens
      And an inbound connection to peer Bob opens
      Then the node has completed the handshake with Alice
      But the node turns Bob away without a word

    Example: The node has opened nothing, and no more than one caller fits
      Given the node has a place for 1 caller
      And peer Alice declines transactions
      When an inbound connection to peer Alice opens
      And an inbound connection to peer Bob opens
      Then the node has completed the handshake with Alice
      But the node turns Bob away without a word

    Example: Callers take no place of the connections that the node opens
      Given the node has 14 inbound connections
      When the node is asked for 9 outbound-full-relay connections
      And the node is asked for 3 block-relay-only connections
      And the node is asked for 2 addr-fetch connections
      Then the node has 8 outbound-full-relay connections
      And the node has 2 block-relay-only connections
      And the node has 1 addr-fetch connection

@source.policy @use.with_public_addresses=yes @use.with_node.min_version=23 @not.with.later
Feature: Addresses to which the node connects only if it finds nothing better
  Not each address that could be there is worth a try at once. The node passes over some, and comes back to them when
  it has picked many in a row that were no better.
  Not a day later: a feeler connection is due by then, and ten minutes are over.

  Background:
    Given the node is started with automatic connections

  @CONN-097
  Rule: To a bad port, one that other services use, the node connects of its own choice only if it finds nothing else
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections
    Bitcoin Core: netbase.cpp IsBadPort
    Whoever sends addresses could send those of web and mail servers, and have all nodes connect to them; their owners
    would take that for an attack. But no port is shut out for good, or a node that knows nothing better would have no
    peers. 85 ports count (doc/p2p-bad-ports.md), of IPv4 and IPv6 addresses; 6667 is that of Internet Relay Chat. Only
    when 49 random picks in a row were no better does the node take such an address. Of the addresses with the usual
    port there is one more than slots (or feelers), so that the node always finds one. (Not so with anchors, nor where
    the operator names the port. Onion addresses, which lead to no such server, may have any. Where other slots are
    taken before, it is shown since version 26: before, a pick that fell on a connected peer ended the look.)

    @connection.outbound-full-relay @slow @use.with_node.min_version=26
    Example: Three outbound-full-relay slots, and four addresses with the usual port
      Given the node is started with a connection limit of 3
      When the address manager learns 4 addresses, and 5 of Bob with the port 6667
      And the next 6 looks for somebody to connect to are due
      Then the node has 3 outbound-full-relay connections
      But the node does not connect to Bob

    @connection.block-relay-only @slow @use.with_node.min_version=26
    Example: Two block-relay-only slots, and three addresses with the usual port
      Given the node has 8 outbound-full-relay connections
      When the address manager learns 3 addresses, and 5 of Bob with the port 6667
      And the next 5 looks for somebody to connect to are due
      Then the node has 2 block-relay-only connections
      But the node does not connect to Bob

    @connection.feeler @slow
    Example: Three feeler connections, and four addresses with the usual port
      Given all outbound-full-relay and block-relay-only slots are taken
      When the address manager learns 4 addresses, and 5 of Bob with the port 6667
      And the next 3 feeler connections are due
      Then the node has 0 feeler connections
      But the node does not connect to Bob

    @connection.<connection>
    Scenario Outline: A slot for a <connection> connection is free, and there is no other address
      Given the node has <count> outbound-full-relay connections
      When the address manager learns the address of Bob with the port 6667
      Then the node connects to Bob as <connection>

      Examples: types whose peers stay
        | connection          | count |
        | outbound-full-relay | 0     |
        | block-relay-only    | 8     |

  @CONN-067 @CONN-097 @connection.outbound-full-relay
  Rule: The node connects to an address attempted in the last ten minutes only if it finds no other
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections
    Bitcoin Core: addrman.cpp AddrManImpl::Select_
    Whoever has just gone, or did not answer, is likely not to be there yet; and a peer that comes and goes would win
    slot after slot. (Attempted is what it has tried to connect to, whether or not anybody answered.) Network activity
    is switched off to end Bob's connection, and on again to have the node look for peers. Only when 29 random picks in
    a row were no better does the node take such an address. (Not so with anchors, in private broadcast, and when a peer
    that does not understand encryption is tried without. Chance draws: older attempts, other types are not shown;
    besides, the address manager itself hardly ever picks such an address, so that either reason alone shows the same.)
    With five slots (the connection limit) and five others none is left for Bob, to whom it was connected before.

    @slow
    Example: The address of Bob was attempted just less than ten minutes ago, five others never
      Given the node is started with a connection limit of 5
      And the node has an automatic outbound-full-relay connection to Bob
      And the operator has switched network activity off
      And 590 seconds pass
      When the address manager learns the addresses of Alice, Carol, Dave, Erin and Frank
      And the operator switches network activity on
      Then the node connects to Alice, Carol, Dave, Erin and Frank as outbound-full-relay

    Example: There is no other
      Given the node has an automatic outbound-full-relay connection to Bob
      And the operator has switched network activity off
      When the operator switches network activity on
      Then the node connects to Bob as outbound-full-relay

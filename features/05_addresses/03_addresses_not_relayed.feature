@source.policy @connection.inbound @few.with.bystanders
Feature: Addresses that the node does not relay
  Nodes pass on addresses of nodes that were there a moment ago, and that others can reach; else it would be in vain.
  Not with bystanders: an address goes to two peers only, and could go to them.

  @ADR-006
  Rule: The node relays no address that is old, future-dated, unroutable, useless, banned or discouraged
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessAddrs, IsRoutable, IsDiscouraged
    Bitcoin Core: protocol.h MayHaveUsefulAddressDB
    Others connect to what they are told: bad addresses waste their attempts; old ones would go round for ever, and
    those dated ahead for as long as their sender likes. A good one was seen less than ten minutes (600 seconds) ago, or
    at most ten minutes in the future, as clocks differ; it is in no private network (unroutable), and offers all or
    recent blocks (else it is useless). It is neither banned nor discouraged (a peer there has misbehaved): nobody is to
    be led there. The first message of a peer that was asked, be it empty, is its answer. Not a day later: a ban ends.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends <address>, and another one like it
      Given the node has a manual connection to Alice
      And the node has a <connection> connection to Bob, who shows the chain tip
      And Bob sends the node 0 addresses
      When Bob sends the node <address>
      And Bob sends the node <address>
      And Bob sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

      Examples: by its age, and by what it is
        | connection          | address                                                   |
        | inbound             | an address seen 600 seconds ago                           |
        | inbound             | an address seen 601 seconds from now                      |
        | inbound             | an address in a private network                           |
        | inbound             | an address of a node that offers nothing                  |
        | inbound             | an address of a node that offers witnesses without blocks |
        | outbound-full-relay | an address seen 600 seconds ago                           |
        | outbound-full-relay | an address seen 601 seconds from now                      |
        | outbound-full-relay | an address in a private network                           |
        | outbound-full-relay | an address of a node that offers nothing                  |
        | manual              | an address seen 600 seconds ago                           |
        | manual              | an address seen 601 seconds from now                      |
        | manual              | an address in a private network                           |
        | manual              | an address of a node that offers nothing                  |

    Example: An inbound peer with all permissions sends an old one and an unroutable one, then a good one
      Given the node is started with the permissions all for Bob
      And the node has a manual connection to Alice
      And the node has an inbound connection to Bob
      When Bob sends the node an address seen 600 seconds ago
      And Bob sends the node an address in a private network
      And Bob sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

    Scenario Outline: An inbound peer sends <address>, which is just good enough
      Given the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      When Bob sends the node <address>
      Then the node sends Alice the address

      Examples: by its age, and by what it is
        | address                                                          |
        | an address seen 599 seconds ago                                  |
        | an address seen 600 seconds from now                             |
        | an address of a node that offers all blocks without witnesses    |
        | an address of a node that offers recent blocks with witnesses    |
        | an address of a node that offers recent blocks without witnesses |

    @use.with_public_addresses=yes @first.with.later
    Scenario Outline: An inbound peer sends the address of a peer that <fate>
      Given Mallory <fate>
      And the node has an outbound-full-relay connection to Alice
      And the node has inbound connections to Bob and Carol
      When Bob sends the node the address of Mallory
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

      Examples: banned by itself or with its neighbours, discouraged
        | fate                  |
        | is banned             |
        | is in a banned subnet |
        | is discouraged        |

    @connection.<connection> @use.with_public_addresses=yes @first.with.later
    Scenario Outline: A <connection> peer sends the address of a peer that <fate> twice
      Given Mallory <fate>
      And the node has an outbound-full-relay connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node the address of Mallory
      And Bob sends the node the address of Mallory
      And Bob sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

      Examples: types that are asked for addresses, but for addr-fetch
        | connection          | fate           |
        | outbound-full-relay | is discouraged |
        | outbound-full-relay | is banned      |
        | manual              | is discouraged |
        | manual              | is banned      |

    @use.with_public_addresses=yes
    Example: An inbound peer sends the address of a peer that is neither banned nor discouraged
      Given Dave has a public address of its own
      And the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      When Bob sends the node the address of Dave
      And 20 minutes pass
      Then the node sends Alice the address of Dave

  @ADR-006
  Rule: The node relays no address out of a message with more than ten
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessAddrs, RelayAddress
    News of a node comes a few addresses at a time. So many at once are an answer to a request, and answers are old
    news: passed on by everybody, they would flood the network. Since version 22 the node accepts one in ten seconds
    from a peer (1000 more from one that it has asked, any number with the addr permission): two minutes would do for
    eleven, twenty outlast any address broadcast. Of eleven after two seconds it accepts one, but counts all.

    Scenario Outline: After <time> Bob sends <addresses>, then Carol one
      Given the node has a manual connection to Alice
      And the node has inbound connections to Bob and Carol
      When <time> pass
      And Bob sends the node <addresses>
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

      Examples: in either form, and when the rate limit leaves one of them
        | time       | addresses                         |
        | 30 minutes | 11 addresses                      |
        | 30 minutes | 11 addresses in an addrv2 message |
        | 2 seconds  | 11 addresses                      |

    Scenario Outline: Bob sends just <addresses>
      Given the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      When 20 minutes pass
      And Bob sends the node <addresses>
      And 20 minutes pass
      Then the node sends Alice 10 addresses

      Examples: in either form
        | addresses                         |
        | 10 addresses                      |
        | 10 addresses in an addrv2 message |

    @connection.<connection>
    Scenario Outline: A <connection> peer sends its answer, then eleven addresses, and an inbound peer one
      Given the node has an outbound-full-relay connection to Alice
      And the node has a <connection> connection to Bob
      And the node has an inbound connection to Carol
      When Bob sends the node 1 address
      And Bob sends the node 11 addresses
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

      Examples: long-lived types that the node opens and that relay addresses
        | connection          |
        | outbound-full-relay |
        | manual              |

    Example: A peer with all permissions, addr among them, sends eleven addresses twice, then another peer one
      Given the node is started with the permissions all for Bob
      And the node has an outbound-full-relay connection to Alice
      And the node has inbound connections to Bob and Carol
      When Bob sends the node 11 addresses
      And Bob sends the node 11 addresses
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

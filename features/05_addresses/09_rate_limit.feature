@source.policy @use.with_node.min_version=22 @first.with.later
Feature: How many addresses of a peer the node processes
  Without a limit anybody could fill the node's address manager with his own addresses, and flood the network with them.
  Not a day later: a peer has earned more addresses by then.

  @ADR-012 @connection.inbound
  Rule: The node processes one address of an inbound peer at once, and one more for every ten seconds
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessAddrs, MAX_ADDR_RATE_PER_SECOND
    An honest peer sends its own address, then, answers aside, one in ten seconds; without the addr permission more is
    dropped. Each connection has its own count; no second is lost. The useless one counts, but is not listed; then 1103
    seconds pass, for 110, of which the banned one takes one. Not with bystanders: it could go to them.

    Scenario Outline: Bob sends ten addresses, and <more> <seconds> seconds later
      Given the node has an inbound connection to Bob
      When Bob sends the node 10 addresses
      And <seconds> seconds pass
      And Bob sends the node <more>
      Then the node lists Bob with <processed> processed and <dropped> rate-limited addresses

      Examples: both sides of ten seconds
        | seconds | more                              | processed | dropped |
        | 9       | 10 addresses                      | 1         | 19      |
        | 10      | 10 addresses                      | 2         | 18      |
        | 19      | 10 addresses in an addrv2 message | 2         | 18      |
        | 21      | 10 addresses in an addrv2 message | 3         | 17      |

    Example: A peer that has spent its first connects again, and sends at the same moment as another one
      Given the node has an inbound connection to Bob
      And Bob sends the node 1 address
      And Bob disconnects
      And the node has inbound connections to Bob and Carol
      When Bob sends the node 10 addresses
      And Carol sends the node 10 addresses
      Then the node lists Bob with 1 processed and 9 rate-limited addresses
      And the node lists Carol with 1 processed and 9 rate-limited addresses

    Example: Bob sends ten addresses, one six seconds later, and one after six seconds more
      Given the node has an inbound connection to Bob
      When Bob sends the node 10 addresses
      And 6 seconds pass
      And Bob sends the node 1 address
      And 6 seconds pass
      And Bob sends the node 1 address
      Then the node lists Bob with 2 processed and 10 rate-limited addresses

    @use.with_public_addresses=yes
    Example: A useless and a banned address count, 1103 seconds before many others and just before
      Given Mallory has a public address of its own
      And the operator has banned the address of Mallory
      And the node has an inbound connection to Bob
      When Bob sends the node an address of a node that offers nothing
      And Bob sends the node the address of Mallory
      And Bob sends the node 1000 addresses
      Then the node lists Bob with 109 processed and 891 rate-limited addresses

    @few.with.bystanders
    Example: Only what is processed is relayed
      Given the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      When Bob sends the node 10 addresses
      And 20 minutes pass
      Then the node sends Alice 1 address

  @ADR-012 @connection.inbound
  Rule: However long an inbound peer has sent nothing, the node processes 1000 of its addresses at most
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessAddrs, MAX_ADDR_PROCESSING_TOKEN_BUCKET
    A peer (without the addr permission) saves up one in ten seconds; without an end, it could flood. Bob has spent his
    first one: after 9995 seconds he has 999, after 10005 the 1000 of one message. Of more, chance picks what counts.

    Scenario Outline: After <seconds> seconds of silence
      Given the node has an inbound connection to Bob
      And Bob sends the node 1 address
      When <seconds> seconds pass
      And Bob sends the node 1000 addresses
      And Bob sends the node 5 addresses
      Then the node lists Bob with <processed> processed and <dropped> rate-limited addresses
      And the node reports that its address manager holds some of the last 400 addresses that Bob has sent

      Examples: half of 1000, and both sides of it
        | seconds | processed | dropped |
        | 4995    | 500       | 506     |
        | 9995    | 1000      | 6       |
        | 10025   | 1001      | 5       |

  @ADR-013
  Rule: Of a peer that it has requested addresses from, the node processes 1000 addresses more
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, MAX_ADDR_TO_SEND
    From a peer that it has chosen the node requests addresses; an answer may hold 1000, else lost to the limit of one
    at once, and one more in ten seconds. Of inbound peers it requests none, and of block-relay-only ones it processes
    and counts none. The thousand wait; beside them the peer saves up nothing.

    @connection.<connection>
    Scenario Outline: The second of two <connection> peers sends 1000 addresses, then five more
      Given the node has <connection> connections to Alice and Bob
      When Bob sends the node 1000 addresses
      And Bob sends the node 5 addresses
      Then the node lists Bob with <processed> processed and <dropped> rate-limited addresses

      Examples: types of which the node requests addresses, but for addr-fetch, and inbound
        | connection          | processed | dropped |
        | outbound-full-relay | 1001      | 4       |
        | manual              | 1001      | 4       |
        | inbound             | 1         | 1004    |

    @connection.manual
    Example: A manual peer sends 1000 addresses after an hour of silence, then five more
      Given the node has a manual connection to Bob
      When 3600 seconds pass
      And Bob sends the node 1000 addresses
      And Bob sends the node 5 addresses
      Then the node lists Bob with 1001 processed and 4 rate-limited addresses

    @connection.<connection>
    Scenario Outline: A <connection> peer requests addresses, and sends two, one by one
      Given the node has a <connection> connection to Bob
      When Bob requests addresses from the node
      And Bob sends the node 1 address
      And Bob sends the node 1 address
      Then the node lists Bob with <processed> processed and <dropped> rate-limited addresses

      Examples: all long-lived types and addr-fetch
        | connection          | processed | dropped |
        | outbound-full-relay | 2         | 0       |
        | addr-fetch          | 2         | 0       |
        | manual              | 2         | 0       |
        | inbound             | 1         | 1       |
        | block-relay-only    | 0         | 0       |

    @connection.<connection>
    Scenario Outline: The second of two <connection> peers sends 1001 addresses, and five more <seconds> seconds later
      Given the node has <connection> connections to Alice and Bob
      And Bob sends the node 1000 addresses
      And Bob sends the node 1 address
      When <seconds> seconds pass
      And Bob sends the node 5 addresses
      Then the node lists Bob with <processed> processed and <dropped> rate-limited addresses

      Examples: both sides of ten seconds
        | connection          | seconds | processed | dropped |
        | outbound-full-relay | 9       | 1001      | 5       |
        | outbound-full-relay | 10      | 1002      | 4       |
        | manual              | 9       | 1001      | 5       |
        | manual              | 10      | 1002      | 4       |

  @ADR-014 @connection.inbound
  Rule: No rate limit holds for the addresses of a peer with the addr permission
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessAddrs, NetPermissionFlags::Addr
    The operator trusts this peer. By the limit for others most of its news would be lost: of 910 (900 and ten) all but
    one, of a manual peer's 1910 (1000 and 910) all but 1001: one, and 1000 that the node asked for.

    @connection.manual @use.with_whitelist_out=yes
    Example: Bob is a manual peer and has the permission for outbound connections
      Given the node is started with the permissions addr, out for Bob
      And the node has a manual connection to Bob
      When Bob sends the node 1000 addresses
      And Bob sends the node 910 addresses
      Then the node lists Bob with 1910 processed and 0 rate-limited addresses

    Scenario Outline: Bob has the permissions <permission> and sends 900 addresses, then ten
      Given Bob has a loopback address of its own
      And the node is started with the permissions <permission> for Bob
      And the node has an inbound connection to Bob
      When Bob sends the node 900 addresses
      And Bob sends the node 10 addresses
      Then the node lists Bob with <processed> processed and <dropped> rate-limited addresses

      Examples: the permission that counts, and others
        | permission                                               | processed | dropped |
        | addr                                                     | 910       | 0       |
        | noban, relay, forcerelay, mempool, download, bloomfilter | 1         | 909     |

@source.policy @use.with_addpeeraddress=yes
Feature: What the operator learns of the addresses that the node knows
  An operator who suspects that somebody surrounds his node wants to see whom it could connect to, and tests want to
  give it addresses.

  @BOOK-008 @use.with_node.min_version=22 @not.with.second_time
  Rule: Asked for known addresses the node names as many as wanted, of the wanted network, no old, failed or banned ones
    Bitcoin Core: rpc/net.cpp getnodeaddresses
    Bitcoin Core: net.cpp CConnman::GetAddressesUnsafe
    Bitcoin Core: addrman.cpp AddrInfo::IsTerrible
    Who does not say how many gets one; 0 stands for all. An address that nobody has seen for more than 30 days is not
    worth trying, and one that is banned is not to be tried. (Discouraged ones are left out, too; not shown.)
    Not a second time: the node knows twice as many by then.
    Not a day later: that is a day of the thirty.

    Scenario Outline: There are 10, and the operator <asks>
      Given the address manager has learnt 10 addresses where nobody lives
      When the operator <asks>
      Then the node answers that it names <count>

      Examples: no number, fewer, as many, more, all
        | asks                         | count        |
        | asks for a known address     | 1 address    |
        | asks for 3 known addresses   | 3 addresses  |
        | asks for 10 known addresses  | 10 addresses |
        | asks for 99 known addresses  | 10 addresses |
        | asks for all known addresses | 10 addresses |

    @use.with_public_addresses=yes
    Scenario Outline: There are addresses in IPv4 and IPv6, and the operator asks for those in the <network> network
      Given the operator has put "60.1.2.3" into the address manager
      And the operator has put "60.2.2.3" into the address manager
      And the operator has put "2a01:4f8::1" into the address manager
      When the operator asks for all known addresses in the <network> network
      Then the node answers that it names <count>, all in the <network> network

      Examples: each of the two, and one without
        | network | count       |
        | ipv4    | 2 addresses |
        | ipv6    | 1 address   |
        | onion   | 0 addresses |

    @not.with.later
    Scenario Outline: 30 days<later>
      Given the address manager has learnt 10 addresses where nobody lives
      When 30 days pass
      And <seconds> seconds pass
      And the operator asks for all known addresses
      Then the node answers that it names <count>

      Examples: both sides of 30 days
        | later          | seconds | count        |
        |                | 0       | 10 addresses |
        | and one second | 1       | 0 addresses  |

    Example: Five of ten are banned
      Given the address manager has learnt 10 addresses where nobody lives
      When the operator bans every second address where nobody lives
      And the operator asks for all known addresses
      Then the node answers that it names 5 addresses

    Scenario Outline: The operator <asks>
      Given the address manager has learnt 10 addresses where nobody lives
      When the operator <asks>
      Then the node answers that <answer>

      Examples: what cannot be answered
        | asks                                                          | answer                    |
        | asks for -1 known addresses                                   | the count is out of range |
        | asks for all known addresses in a network that does not exist | the network is unknown    |

  @BOOK-009 @use.with_node.min_version=28 @not.with.second_time
  Rule: A test that gives the node an address is told whether the node has taken it
    Bitcoin Core: rpc/net.cpp addpeeraddress
    A test that did not know would take for an answer of the node what is only a missing address. The node takes none
    that others could not reach, none that it knows, and none as tried whose place another one holds: in the last
    example the address manager is deterministic, and those two addresses want the same one. Another port (since version
    23) is another address; it is certain with a deterministic address manager that the two do not want the same place.
    Not a second time: the node knows the addresses by then.

    Scenario Outline: The operator <puts>
      When the operator <puts>
      Then the node answers that <answer>

      Examples: addresses of use
        | puts                                                         | answer               |
        | puts "60.1.2.3" into the address manager                     | the address is taken |
        | puts "60.1.2.3" into the address manager as tried            | the address is taken |
        | puts "2a01:4f8::1" into the address manager                  | the address is taken |
        | puts "60.1.2.3" into the address manager with the port 65535 | the address is taken |

      Examples: of the machine, of a private network; no port, no yes or no
        | puts                                                                         | answer                              |
        | puts "127.0.0.1" into the address manager                                    | the address is refused              |
        | puts "10.0.0.1" into the address manager as tried                            | the address is refused              |
        | puts "60.1.2.3" into the address manager with the port 65536                 | the port is too large               |
        | puts "60.1.2.3" into the address manager with a word for whether it is tried | the arguments are of the wrong type |

      @use.with_node.min_version=31
      Examples: no address, which has an error of its own since version 31
        | puts                                  | answer                   |
        | puts "sixty" into the address manager | the address is malformed |

    Example: The node knows the address
      Given the operator has put "60.1.2.3" into the address manager
      When the operator puts "60.1.2.3" into the address manager
      Then the node answers that the address is refused

    Example: The node knows another port of the address
      Given the node is started with a deterministic address manager
      And the operator has put "60.1.2.3" into the address manager
      When the operator puts "60.1.2.3" into the address manager with the port 8334
      Then the node answers that the address is taken
      And the node reports that its address manager holds 2 new and 0 tried addresses in the ipv4 network

    Example: Another tried address is in its place
      Given the node is started with a deterministic address manager
      And the operator has put "1.2.3.4" into the address manager as tried
      When the operator puts "1.2.5.45" into the address manager as tried
      Then the node answers that the address is taken as new only

  @BOOK-010 @use.with_node.min_version=26
  Rule: The node says how many new and tried addresses of each network it knows, and where each comes from
    Bitcoin Core: rpc/net.cpp getaddrmaninfo, getrawaddrman
    Many new addresses from one source, or few tried ones, may be an attack.

    Example: Addresses in two networks
      Given the operator has put "60.1.2.3" into the address manager
      And the operator has put "60.2.2.3" into the address manager as tried
      And the operator has put "2a01:4f8::1" into the address manager as tried
      When the operator puts "2a01:4f8:1::1" into the address manager
      Then the node reports that its address manager holds 1 new and 1 tried addresses in the ipv4 network
      And the node reports that its address manager holds 1 new and 1 tried addresses in the ipv6 network
      And the node reports that its address manager holds 0 new and 0 tried addresses in the onion network
      And the node reports that its address manager holds 2 new and 2 tried addresses in all

    Example: A peer sends an address
      Given the node has inbound connections to Alice and Bob
      When Alice sends the node a fresh address
      And Bob sends the node the address
      Then the node reports that its address manager holds the address as heard from Alice

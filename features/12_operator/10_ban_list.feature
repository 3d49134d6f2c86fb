@source.policy @first.with.later
Feature: The ban list
  The ban list is the operator's memory of whom he has shut out, in the form in which he has asked for it.
  Not a day later: a ban is over by then.

  Background:
    Given Bob has a loopback address of its own

  @CONN-061
  Rule: A ban is refused if the same address or subnet is banned already, or the address by its subnet
    Bitcoin Core: rpc/net.cpp setban
    Bitcoin Core: banman.cpp BanMan::IsBanned
    The operator learns that it is done already. Accepted, a second ban could shorten or lengthen the first without his
    noticing, and leave two entries to be lifted; so the earlier keeps its end, and who was asked for since stays. To
    ban a subnet bans each address in it. (A smaller subnet in it may be banned too.) In its end's second a ban is over.

    Scenario Outline: The <first> is banned already, the <second> is to be banned
      Given the operator has banned the <first> of Bob
      When the operator bans the <second> of Bob
      Then the node answers that this is banned already
      And the ban list holds the <first> of Bob

      Examples: the same, or covered by it
        | first   | second  |
        | address | address |
        | subnet  | subnet  |
        | subnet  | address |

    Example: The subnet around a banned address is something new
      Given the operator has banned the address of Bob
      When the operator bans the subnet of Bob
      Then the node answers that it accepts
      And the ban list holds the address of Bob and the subnet of Bob

    @use.with_node.min_version=22
    Example: The earlier ban keeps its end
      Given the operator has banned the address of Bob for 100 seconds
      When the operator bans the address of Bob
      Then the node answers that this is banned already
      And the node reports that the ban lasts 100 seconds, of which 100 seconds are left

    @use.with_node.min_version=22
    Scenario Outline: The earlier ban on the <place> of Bob has just ended, after 10 seconds
      Given the operator has banned the <place> of Bob for 10 seconds
      When 10 seconds pass
      And the operator bans the <place> of Bob
      Then the node answers that it accepts
      And the node reports that the ban lasts 86400 seconds, of which 86400 seconds are left

      Examples: both forms
        | place   |
        | address |
        | subnet  |

    @connection.manual
    Example: The refused ban disconnects nobody
      Given the operator has banned the address of Bob
      And the node has a manual connection to Bob
      When the operator bans the address of Bob
      Then the node answers that this is banned already
      And the node stays connected to Bob

  @CONN-061
  Rule: A ban is lifted only in the form in which it was imposed, or together with all others
    Bitcoin Core: banman.cpp BanMan::Unban, BanMan::ClearBanned
    Each ban, on an address or a subnet (a range of addresses; /32 is one alone), is an entry of its own. To take a
    piece out of one, or to sweep up what lies in it, would let in whom a ban keeps out. Who clears the list names all.

    Scenario Outline: The <first> is banned, the ban on the <second> is to be lifted
      Given the operator has banned the <first> of Bob
      When the operator lifts the ban on the <second> of Bob
      Then the node answers that this is not banned
      And the ban list holds the <first> of Bob

      Examples: part of it, more than it
        | first   | second  |
        | subnet  | address |
        | address | subnet  |

    Scenario Outline: Both are banned, and the ban on the <first> is lifted
      Given the operator has banned the address of Bob
      And the operator has banned the subnet of Bob
      When the operator lifts the ban on the <first> of Bob
      Then the node answers that it accepts
      And the ban list holds the <second> of Bob

      Examples: either of them
        | first   | second  |
        | address | subnet  |
        | subnet  | address |

    Example: All are lifted
      Given the operator has banned the address of Bob
      And the operator has banned the subnet of Bob
      When the operator clears the ban list
      Then the node answers that it accepts
      And the ban list holds nothing

  @CONN-061
  Rule: The node refuses invalid ban commands
    Bitcoin Core: rpc/net.cpp setban
    A slip must not leave the operator believing that somebody is banned who is not, or the reverse. A ban needs an
    address or a subnet, as a host's name may mean another one tomorrow; since version 25, an end that is not past, too.

    Scenario Outline: The operator bans <what>
      When the operator bans <what>
      Then the node answers that the address or subnet is invalid
      And the ban list holds nothing

      Examples: neither an address nor a subnet
        | what                                               |
        | a host name                                        |
        | an invalid subnet                                  |
        | an address with a null character and more behind it |

    Example: A command that is neither to ban nor to lift a ban
      Given the operator has banned the address of Bob
      When the operator gives an unknown command about bans
      Then the node answers that there is no such command
      And the ban list holds the address of Bob

    @use.with_node.min_version=25
    Example: A ban that has ended before it begins
      When the operator bans the address of Bob until 1 second ago
      Then the node answers that this moment is past
      And the ban list holds nothing

    @use.with_node.min_version=25
    Example: A ban that ends in the second in which it begins is accepted
      When the operator bans the address of Bob until 0 seconds from now
      Then the node answers that it accepts

  @CONN-059 @connection.inbound
  Rule: Each ban, while it lasts, keeps out every peer without noban there, at the onion listening port too
    Bitcoin Core: banman.cpp BanMan::IsBanned
    Bitcoin Core: net.cpp CConnman::CreateNodeFromAcceptedSocket
    The operator adds bans as troublemakers come. If only the first or the last of them held, or not at each port, he
    would see all of them on the list and be disturbed all the same. (Peers from Tor have the address of the operator's
    Tor daemon; a ban on that shuts out them all. At a port with noban all have this permission.)

    Scenario Outline: Three addresses are banned, and <name> connects from the <number> of them
      Given Dave has a loopback address of its own
      And Frank has a loopback address of its own
      And the operator has banned the address of Bob
      And the operator has banned the address of Dave
      And the operator has banned the address of Frank
      When <name> connects to the node
      Then the node refuses the connection of <name>

      Examples: each of them
        | number | name  |
        | first  | Bob   |
        | second | Dave  |
        | third  | Frank |

    @use.with_node.min_version=22
    Example: A peer connects through the onion listening port
      Given the node is started with an onion listening port as second port
      And the operator has banned the address of Bob
      When Bob connects to the second port of the node
      And Alice connects to the node
      Then the node refuses the connection of Bob
      But the node completes the handshake with Alice

    Example: A peer connects to a port with the noban permission
      Given the node is started with a second port with the permissions noban
      And the operator has banned the address of Bob
      When Bob connects to the second port of the node
      Then the node completes the handshake with Bob
      And the ban list holds the address of Bob

@source.policy
Feature: How long a ban lasts
  A ban too short lets an attacker back in; one too long punishes whoever gets the address next.

  Background:
    Given Bob has a loopback address of its own

  @CONN-062 @connection.inbound @first.with.later
  Rule: A ban lasts a day, to the second, unless the operator says otherwise
    Bitcoin Core: banman.h DEFAULT_MISBEHAVING_BANTIME
    Bitcoin Core: banman.cpp BanMan::Ban, BanMan::IsBanned, BanMan::SweepBanned
    A day (86,400 seconds) is the default ban time; the operator can name another, and must be able to count on it, by
    the node's clock. Zero seconds or fewer mean the default ban time, not a ban without effect. In the second in which
    a ban ends it has no effect any more, but Bitcoin Core still lists it; then it leaves the list, and other bans stay.
    Not a day later: a ban is over by then.

    Scenario Outline: <seconds> seconds after the operator <order>
      Given the operator <order>
      When <seconds> seconds pass
      And Bob connects to the node
      Then the node <outcome> Bob

      Examples: the last second of the time
        | order                                                   | seconds | outcome                   |
        | has banned the address of Bob                           | 86399   | refuses the connection of |
        | has banned the address of Bob for 10 seconds            | 9       | refuses the connection of |
        | has banned the address of Bob until 10 seconds from now | 9       | refuses the connection of |
        | has banned the address of Bob for 0 seconds             | 86399   | refuses the connection of |
        | has banned the address of Bob for -10 seconds           | 86399   | refuses the connection of |
        | has banned the subnet of Bob for 10 seconds             | 9       | refuses the connection of |

      Examples: the first second beyond
        | order                                                   | seconds | outcome                      |
        | has banned the address of Bob                           | 86400   | completes the handshake with |
        | has banned the address of Bob for 10 seconds            | 10      | completes the handshake with |
        | has banned the address of Bob until 10 seconds from now | 10      | completes the handshake with |
        | has banned the address of Bob for 0 seconds             | 86400   | completes the handshake with |
        | has banned the address of Bob for -10 seconds           | 86400   | completes the handshake with |
        | has banned the subnet of Bob for 10 seconds             | 10      | completes the handshake with |

    Scenario Outline: The default ban time is another one, <seconds> seconds after the operator <order>
      Given the node is started with a default ban time of 7 seconds
      And the operator <order>
      When <seconds> seconds pass
      And Bob connects to the node
      Then the node <outcome> Bob

      Examples: the last second of the time and the first second beyond
        | order                                        | seconds | outcome                      |
        | has banned the address of Bob                | 6       | refuses the connection of    |
        | has banned the address of Bob                | 7       | completes the handshake with |
        | has banned the address of Bob for 10 seconds | 9       | refuses the connection of    |
        | has banned the address of Bob for 10 seconds | 10      | completes the handshake with |
        | has banned the address of Bob for 0 seconds  | 7       | completes the handshake with |

    Example: Two bans that are over leave the list
      Given Dave has a loopback address of its own
      And the operator has banned the address of Bob for 10 seconds
      And the operator has banned the address of Dave for 10 seconds
      And the operator has banned the subnet of Bob
      When 11 seconds pass
      Then the ban list holds the subnet of Bob

    @use.with_knots=no
    Example: A ban that has just ended is on the list for the rest of that second
      Given the operator has banned the address of Bob for 10 seconds
      When 10 seconds pass
      And Bob connects to the node
      Then the node completes the handshake with Bob
      And the ban list holds the address of Bob

  @CONN-062 @CONN-081 @connection.inbound @first.with.later
  Rule: Bans survive a restart of the node
    Bitcoin Core: banman.cpp BanMan::DumpBanlist
    If a restart lifted a ban, clean or not, the first or the second, it would suffice to wait for one, or to make the
    node fail. Nor may a ban begin anew and so last longer than said. Not a day later: a ban is over by then.

    Scenario Outline: The ban on <place>
      Given the operator has banned <place>
      And the node restarts
      When Bob connects to the node
      And Alice connects to the node
      Then the node refuses the connection of Bob
      But the node completes the handshake with Alice

      Examples: an address, a subnet
        | place              |
        | the address of Bob |
        | the subnet of Bob  |

    Example: Two addresses are banned, the second after a restart, and the node restarts twice more
      Given Dave has a loopback address of its own
      And the operator has banned the address of Bob
      And the node restarts
      And the operator has banned the address of Dave
      And the node restarts
      When the node restarts
      Then the ban list holds the address of Bob and the address of Dave

    Example: The node is killed after the second of two bans
      Given the operator has banned the address of Bob
      And the operator has banned the subnet of Bob
      When the node is killed
      And the node starts
      And Bob connects to the node
      Then the node refuses the connection of Bob
      And the ban list holds the address of Bob and the subnet of Bob

    @use.with_node.min_version=22
    Example: The ban keeps its end
      Given the operator has banned the address of Bob for 100 seconds
      And 30 seconds pass
      When the node restarts
      Then the node reports that the ban lasts 100 seconds, of which 70 seconds are left

  @CONN-062 @connection.inbound
  Rule: A ban that was lifted does not come back with a restart of the node
    Bitcoin Core: banman.cpp BanMan::Unban, BanMan::ClearBanned
    The node keeps its bans on disk, so it has to take a lifted one from there as well. Otherwise whoever was forgiven
    would be shut out again by the next update, and the operator, who has lifted the ban, would not know why.
    Not a day later: a ban is over by then.

    Scenario Outline: The operator <order>
      Given the operator has banned the address of Bob
      And the operator <order>
      When the node restarts
      And Bob connects to the node
      Then the node completes the handshake with Bob
      And the ban list holds nothing

      Examples: this ban, whatever bans there are
        | order                                    |
        | has lifted the ban on the address of Bob |
        | has cleared the ban list                 |

    @first.with.later
    Example: The node is killed after the ban list was cleared
      Given the operator has banned the address of Bob
      And the operator has cleared the ban list
      When the node is killed
      And the node starts
      And Bob connects to the node
      Then the node completes the handshake with Bob
      And the ban list holds nothing

    @first.with.later
    Example: The node is killed after one of two bans was lifted
      Given the operator has banned the address of Bob
      And the operator has banned the subnet of Bob
      And the operator has lifted the ban on the address of Bob
      When the node is killed
      And the node starts
      Then the ban list holds the subnet of Bob

  @CONN-062 @use.with_node.min_version=22 @first.with.later
  Rule: The ban list says how long a ban lasts and how much of that is left
    Bitcoin Core: rpc/net.cpp listbanned
    An operator who finds somebody shut out sees here when the ban began, when it ends, how long it lasts and how much
    of that is left. These must agree, or he would wait too long, or ban anew what is banned still.
    Not a day later: a ban is over by then.

    Scenario Outline: Thirty seconds have passed since the operator <order>
      Given the operator <order>
      When 30 seconds pass
      Then the node reports that the ban lasts 100 seconds, of which 70 seconds are left

      Examples: by its length, by its end
        | order                                                   |
        | has banned the address of Bob for 100 seconds           |
        | has banned the subnet of Bob until 100 seconds from now |

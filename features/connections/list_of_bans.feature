Feature: The list of bans
  The list is the operator's memory. It holds what was asked for, in the form in which it was asked.

  @CONN-061 @source.policy
  Rule: A ban that says nothing new is refused
    Bitcoin Core, rpc/net.cpp, setban, and banman.cpp, IsBanned. The operator learns that it is done already,
    and an earlier ban keeps its own end.

    Scenario Outline: The <first> is banned already, the <second> is to be banned
      Given peer Bob has a local address of its own
      And the operator has banned the <first> of Bob
      When the operator bans the <second> of Bob
      Then the node refuses because that is banned already
      And the list of bans names the <first> of Bob, nothing else

      Examples: the same, or covered by it
        | first   | second  |
        | address | address |
        | range   | range   |
        | range   | address |

    Example: The range around a banned address is something new
      Given peer Bob has a local address of its own
      And the operator has banned the address of Bob
      When the operator bans the range of Bob
      Then the node agrees
      And the list of bans names the address of Bob and its range, nothing else

  @CONN-061 @source.policy
  Rule: A ban is lifted in the form in which it was imposed
    Bitcoin Core, banman.cpp, Unban. Each ban is an entry of its own: to take a piece out of a range, or to
    sweep up whatever lies in it, would change what the operator did not name.

    Scenario Outline: The <first> is banned, the ban on the <second> is to be lifted
      Given peer Bob has a local address of its own
      And the operator has banned the <first> of Bob
      When the operator lifts the ban on the <second> of Bob
      Then the node refuses because the ban has another form
      And the list of bans names the <first> of Bob, nothing else

      Examples: part of it, more than it
        | first   | second  |
        | range   | address |
        | address | range   |

    Example: Both are banned, and one ban is lifted
      Given peer Bob has a local address of its own
      And the operator has banned the address of Bob
      And the operator has banned the range of Bob
      When the operator lifts the ban on the address of Bob
      Then the node agrees
      And the list of bans names the range of Bob, nothing else

    Example: All are lifted
      Given peer Bob has a local address of its own
      And the operator has banned the address of Bob
      When the operator lifts all bans
      Then the list of bans is empty

  @CONN-061 @source.policy
  Rule: What cannot be a ban is refused
    Bitcoin Core, rpc/net.cpp, setban. A ban needs an address or a range, since the name of a host may point
    elsewhere tomorrow, and an end that lies ahead.

    Example: The name of a host
      When the operator bans a host by its name
      Then the node refuses because that is no address
      And the list of bans is empty

    Example: A range that is none
      When the operator bans a range that is none
      Then the node refuses because that is no range
      And the list of bans is empty

    Example: An order that is neither to ban nor to lift a ban
      When the operator orders something about bans that no node can do
      Then the node refuses because there is no such order
      And the list of bans is empty

    @use.with_node.min_version=25
    Example: A ban that has ended before it begins
      Given peer Bob has a local address of its own
      When the operator bans the address of Bob until a moment in the past
      Then the node refuses because that moment is past
      And the list of bans is empty

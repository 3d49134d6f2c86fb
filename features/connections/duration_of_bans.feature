Feature: How long a ban lasts
  A ban that ends too early lets an attacker back in; one that never ends punishes whoever gets the
  address next.

  @CONN-062 @source.policy @connection.inbound
  Rule: A ban lasts a day unless the operator says otherwise, to the second
    Bitcoin Core, banman.h, DEFAULT_MISBEHAVING_BANTIME, and banman.cpp, Ban. The node's clock counts. Zero
    seconds and fewer mean the usual duration, here a day, not a ban without effect.

    Scenario Outline: The peer calls <seconds> seconds after it was banned <terms>
      Given peer Bob has a local address of its own
      And the operator has banned the address of Bob <terms>
      When <seconds> seconds pass
      And peer Bob calls the node
      Then the node turns Bob away without a word

      Examples: the last second of the ban
        | terms                     | seconds |
        | on the usual terms        | 86399   |
        | for 10 seconds            | 9       |
        | until 10 seconds from now | 9       |
        | for 0 seconds             | 86399   |
        | for -10 seconds           | 86399   |

    Scenario Outline: The peer calls <seconds> seconds after it was banned <terms>, when that is over
      Given peer Bob has a local address of its own
      And the operator has banned the address of Bob <terms>
      When <seconds> seconds pass
      And peer Bob calls the node
      Then the node has completed the handshake with Bob

      Examples: the first second after the ban
        | terms                     | seconds |
        | on the usual terms        | 86400   |
        | for 10 seconds            | 10      |
        | until 10 seconds from now | 10      |
        | for 0 seconds             | 86400   |
        | for -10 seconds           | 86400   |

    Scenario Outline: The operator has chosen another usual duration, the peer calls after <seconds> seconds
      Given peer Bob has a local address of its own
      And a ban lasts 7 seconds unless the operator says otherwise
      And the operator has banned the address of Bob
      When <seconds> seconds pass
      And peer Bob calls the node
      Then the node <does>

      Examples: the last second and the first one after it
        | seconds | does                                 |
        | 6       | turns Bob away without a word        |
        | 7       | has completed the handshake with Bob |

    Example: A ban that is over leaves the list
      Given peer Bob has a local address of its own
      And the operator has banned the address of Bob for 10 seconds
      When 11 seconds pass
      Then the list of bans is empty

  @CONN-062 @source.policy @connection.inbound
  Rule: Bans survive when the node is started again
    Bitcoin Core, banman.cpp, DumpBanlist. Otherwise it would suffice to wait for the next update.

    Scenario Outline: The ban on <part>
      Given peer Bob has a local address of its own
      And the operator has banned the <part> of Bob
      And the node has started again
      When peer Bob calls the node
      And peer Alice calls the node
      Then the node turns Bob away without a word
      But the node has completed the handshake with Alice

      Examples: an address, a range
        | part    |
        | address |
        | range   |

    Example: The node is killed
      Given peer Bob has a local address of its own
      And the operator has banned the address of Bob
      When the node is killed and starts again
      And peer Bob calls the node
      And peer Alice calls the node
      Then the node turns Bob away without a word
      But the node has completed the handshake with Alice

  @CONN-062 @source.policy @connection.inbound
  Rule: A ban that was lifted does not come back when the node is started again
    Bitcoin Core, banman.cpp, Unban and ClearBanned. Whoever was forgiven must not be shut out by the next
    update.

    Scenario Outline: The operator has lifted <what>
      Given peer Bob has a local address of its own
      And the operator has banned the address of Bob
      And the operator has lifted <what>
      When the node is stopped and started again
      And peer Bob calls the node
      Then the node has completed the handshake with Bob
      And the list of bans is empty

      Examples: this ban, whatever bans there are
        | what                          |
        | the ban on the address of Bob |
        | all bans                      |

  @CONN-062 @source.policy
  Rule: The list says how long a ban lasts and how much of that is left
    Bitcoin Core, rpc/net.cpp, listbanned. The operator sees when it began, when it ends, how long it lasts
    and how long it still does; these must agree.

    Example: Thirty of a hundred seconds have passed
      Given peer Bob has a local address of its own
      And the operator has banned the address of Bob for 100 seconds
      When 30 seconds pass
      Then the list of bans says that the ban lasts 100 seconds, of which 70 are left

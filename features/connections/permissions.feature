Feature: Permissions
  The operator may vouch for callers by their address or by the port on which they call. The node's own
  list of peers shows, in fixed words, what it made of that.

  @CONN-053 @source.policy @connection.inbound
  Rule: Whitelisting an address without naming permissions grants the usual ones
    Bitcoin Core, net.cpp, AddWhitelistPermissionFlags. To whitelist a friend's node is the common case: it
    may stay, bring transactions, see those that wait, and fetch blocks. An empty list expressly grants nothing.

    @use.with_knots=no
    Example: The usual permissions
      Given peer Bob has a local address of its own
      And the operator whitelists the address of Bob
      When peer Bob calls the node
      And peer Alice calls the node
      Then the node grants Bob noban, relay, mempool, download
      But the node grants Alice nothing

    @use.with_knots=yes
    Example: The usual permissions of Knots
      Given peer Bob has a local address of its own
      And the operator whitelists the address of Bob
      When peer Bob calls the node
      And peer Alice calls the node
      Then the node grants Bob noban, relay, mempool, download, addr
      But the node grants Alice nothing

    Example: The operator names an empty list
      Given peer Bob has a local address of its own
      And peer Carol has a local address of its own
      And the operator whitelists the address of Bob with an empty list of permissions
      And the operator whitelists the address of Carol with the permissions relay
      When peer Bob calls the node
      And peer Carol calls the node
      Then the node grants Carol relay
      But the node grants Bob nothing

  @CONN-053 @source.policy @connection.inbound
  Rule: The operator can change what the usual permissions are
    Bitcoin Core, init.cpp (whitelistrelay, whitelistforcerelay, blocksonly). Whose transactions the node
    carries is the costliest part of it; a node that wants blocks only makes no exception by itself.

    Scenario Outline: The node <mode>
      Given peer Bob has a local address of its own
      And the operator whitelists the address of Bob
      And the node <mode>
      When peer Bob calls the node
      Then the node grants Bob <permissions>

      @use.with_knots=no
      Examples: less and more
        | mode                                                    | permissions                               |
        | is told not to let whitelisted peers relay              | noban, mempool, download                  |
        | is told to relay for whitelisted peers whatever happens | noban, relay, forcerelay, mempool, download |
        | wants blocks only                                       | noban, mempool, download                  |

      @use.with_knots=yes
      Examples: less and more, Knots
        | mode                                                    | permissions                                     |
        | is told not to let whitelisted peers relay              | noban, mempool, download, addr                  |
        | is told to relay for whitelisted peers whatever happens | noban, relay, forcerelay, mempool, download, addr |
        | wants blocks only                                       | noban, mempool, download, addr                  |

  @CONN-054 @source.policy @connection.inbound
  Rule: Named permissions are granted, with those that they include, and no others
    Bitcoin Core, net_permissions.h. Nobody gets more than the operator said.

    Scenario Outline: The operator names <named>
      Given peer Bob has a local address of its own
      And the operator whitelists the address of Bob with the permissions <named>
      When peer Bob calls the node
      Then the node grants Bob <granted>

      Examples: one each
        | named       | granted           |
        | bloomfilter | bloomfilter       |
        | relay       | relay             |
        | mempool     | mempool           |
        | download    | download          |
        | addr        | addr              |
        | noban       | noban, download   |
        | forcerelay  | forcerelay, relay |

      Examples: several
        | named             | granted                          |
        | relay, addr       | relay, addr                      |
        | noban, forcerelay | noban, download, forcerelay, relay |

      @use.with_knots=no
      Examples: all
        | named | granted                                                             |
        | all   | bloomfilter, noban, forcerelay, relay, mempool, download, addr      |

      @use.with_knots=yes
      Examples: all, Knots
        | named | granted                                                                          |
        | all   | bloomfilter, blockfilters, noban, forcerelay, relay, mempool, download, addr      |

    Example: Two entries for one address add up
      Given peer Bob has a local address of its own
      And the operator whitelists the address of Bob with the permissions addr
      And the operator whitelists the range of Bob with the permissions mempool
      When peer Bob calls the node
      Then the node grants Bob addr, mempool

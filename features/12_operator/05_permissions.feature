@source.policy @connection.inbound
Feature: Which permissions a peer gets
  Permissions spare a peer what others have to bear. Nobody may get more of them than the operator
  has granted. The node's peer list names them in fixed words.

  Background:
    Given Bob has a local address of its own

  @CONN-053
  Rule: An address that is whitelisted without named permissions gets the implicit ones
    Bitcoin Core: net.cpp CConnman::AddWhitelistPermissionFlags
    To whitelist a friend's node is the common case: it may stay, bring transactions, see the
    mempool, and fetch blocks. An empty list expressly grants nothing.

    @use.with_knots=no
    Example: Implicit permissions
      Given the node is started with the implicit permissions for Bob
      When Bob connects to the node
      And Alice connects to the node
      Then the node lists Bob with the permissions noban, relay, mempool, download
      But the node lists Alice with no permissions

    @use.with_knots=yes
    Example: Implicit permissions on Bitcoin Knots
      Given the node is started with the implicit permissions for Bob
      When Bob connects to the node
      And Alice connects to the node
      Then the node lists Bob with the permissions noban, relay, mempool, download, addr
      But the node lists Alice with no permissions

    Example: An empty list of permissions
      Given Carol has a local address of its own
      And the node is started with an empty list of permissions for Bob
      And the node is started with the permissions relay for Carol
      When Bob connects to the node
      And Carol connects to the node
      Then the node lists Carol with the permissions relay
      But the node lists Bob with no permissions

  @CONN-053
  Rule: The operator can change what the implicit permissions are
    Bitcoin Core: init.cpp AppInitMain, DEFAULT_WHITELISTRELAY, DEFAULT_WHITELISTFORCERELAY
    Bitcoin Core: init.cpp InitParameterInteraction
    Relaying a peer's transactions is the costliest of them; a node in blocksonly mode makes no
    exception by itself.

    Scenario Outline: The node is started with <setting>
      Given the node is started with the implicit permissions for Bob
      And the node is started with <setting>
      When Bob connects to the node
      Then the node lists Bob with the permissions <permissions>

      @use.with_knots=no
      Examples: less and more
        | setting                                        | permissions                                 |
        | relay left out of the implicit permissions     | noban, mempool, download                    |
        | forcerelay added to the implicit permissions   | noban, relay, forcerelay, mempool, download |
        | blocksonly mode                 | noban, mempool, download                    |

      @use.with_knots=yes
      Examples: less and more, on Bitcoin Knots
        | setting                                        | permissions                                       |
        | relay left out of the implicit permissions     | noban, mempool, download, addr                    |
        | forcerelay added to the implicit permissions   | noban, relay, forcerelay, mempool, download, addr |
        | blocksonly mode                 | noban, mempool, download, addr                    |

    Scenario Outline: Named permissions stay as they are when the node is started with <setting>
      Given the node is started with the permissions relay for Bob
      And the node is started with <setting>
      When Bob connects to the node
      Then the node lists Bob with the permissions relay

      Examples: less and more
        | setting                                      |
        | relay left out of the implicit permissions   |
        | forcerelay added to the implicit permissions |
        | blocksonly mode               |

  @CONN-054
  Rule: Named permissions are granted, with those that they include, and no others
    Bitcoin Core: net_permissions.h NetPermissionFlags
    Nobody gets more than the operator said.

    Scenario Outline: The operator names <named>
      Given the node is started with the permissions <named> for Bob
      When Bob connects to the node
      Then the node lists Bob with the permissions <permissions>

      Examples: one each
        | named       | permissions       |
        | bloomfilter | bloomfilter       |
        | relay       | relay             |
        | mempool     | mempool           |
        | download    | download          |
        | addr        | addr              |
        | noban       | noban, download   |
        | forcerelay  | forcerelay, relay |

      Examples: several
        | named             | permissions                        |
        | relay, addr       | relay, addr                        |
        | noban, forcerelay | noban, download, forcerelay, relay |

      @use.with_knots=no
      Examples: all
        | named | permissions                                                    |
        | all   | bloomfilter, noban, forcerelay, relay, mempool, download, addr |

      @use.with_knots=yes
      Examples: all, on Bitcoin Knots
        | named | permissions                                                                  |
        | all   | bloomfilter, blockfilters, noban, forcerelay, relay, mempool, download, addr |

    Example: Two entries for one address add up
      Given the node is started with the permissions addr for Bob
      And the node is started with the permissions mempool for the subnet of Bob
      When Bob connects to the node
      Then the node lists Bob with the permissions addr, mempool

    Example: Another address in the same subnet
      Given Alice has an address in the same subnet as Bob
      And the node is started with the permissions addr for Bob
      And the node is started with the permissions mempool for the subnet of Bob
      When Bob connects to the node
      And Alice connects to the node
      Then the node lists Bob with the permissions addr, mempool
      But the node lists Alice with the permissions mempool

    Example: An address outside the subnet
      Given the node is started with the permissions mempool for the subnet of Bob
      When Bob connects to the node
      And Alice connects to the node
      Then the node lists Bob with the permissions mempool
      But the node lists Alice with no permissions

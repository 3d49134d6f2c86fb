@source.policy @connection.inbound
Feature: Which permissions a peer gets
  Permissions spare a peer what others have to bear: with noban, for example, it is not evicted when slots are short.
  The operator grants them (he whitelists an address), and nobody may get more than he has granted. The node's peer list
  names them in fixed words.

  Background:
    Given Bob has a loopback address of its own

  @CONN-053 @CONN-056 @CONN-084
  Rule: An address or port that is whitelisted without named permissions gives the implicit ones
    Bitcoin Core: net_permissions.cpp TryParsePermissionFlags
    Bitcoin Core: net.cpp CConnman::AddWhitelistPermissionFlags
    To whitelist a friend without naming permissions is the common case. Whoever comes from there may stay (noban),
    bring transactions (relay), see those that wait (mempool), and fetch blocks (download); Bitcoin Knots adds addr. An
    empty list expressly grants nothing, whatever else is implicit. What address and port give adds up, since neither
    grant takes the other back.

    Scenario Outline: The operator names no permissions: <setting>
      Given the node is started with <setting>
      When Bob connects to <entrance>
      And Alice connects to the node
      Then the node lists Bob with the permissions <permissions>
      But the node lists Alice with no permissions

      @use.with_knots=no
      Examples: by address and by port
        | setting                                     | entrance                    | permissions                     |
        | the implicit permissions for Bob            | the node                    | noban, relay, mempool, download |
        | a second port with the implicit permissions | the second port of the node | noban, relay, mempool, download |

      @use.with_knots=yes
      Examples: by address and by port, on Bitcoin Knots
        | setting                                     | entrance                    | permissions                           |
        | the implicit permissions for Bob            | the node                    | noban, relay, mempool, download, addr |
        | a second port with the implicit permissions | the second port of the node | noban, relay, mempool, download, addr |

    Example: An empty list of permissions, and forcerelay added to the implicit ones
      Given the node is started with forcerelay added to the implicit permissions
      And the node is started with an empty list of permissions for Bob
      And the node is started with the permissions relay for Carol
      When Bob connects to the node
      And Carol connects to the node
      Then the node lists Carol with the permissions relay
      But the node lists Bob with no permissions

    Example: Two peers from a whitelisted address, at a port with a named permission
      Given Carol has the same address as Bob
      And the node is started with the implicit permissions for Bob
      And the node is started with a second port with the permissions addr
      When Bob connects to the second port of the node
      And Carol connects to the second port of the node
      Then the node lists Bob with the permissions noban, relay, mempool, download, addr
      And the node lists Carol with the permissions noban, relay, mempool, download, addr

  @CONN-053 @CONN-084
  Rule: The operator can leave relay out of the implicit permissions, and add forcerelay
    Bitcoin Core: init.cpp AppInitMain, DEFAULT_WHITELISTRELAY, DEFAULT_WHITELISTFORCERELAY
    Bitcoin Core: init.cpp InitParameterInteraction
    The implicit permissions are those of whoever is whitelisted without naming any: noban, relay, mempool, download, on
    Bitcoin Knots addr, too. Relaying a peer's transactions costs traffic that the operator may not want, so he can
    leave relay out, or add forcerelay where he wants them relayed even if the node has them already (the others are
    fixed); and a node in blocksonly mode, which declines transactions, leaves relay out by itself. What is named
    expressly stays as it is, for there the operator has decided.

    Scenario Outline: The node is started with <setting>
      Given the node is started with the implicit permissions for Bob
      And the node is started with <setting>
      When Bob connects to the node
      Then the node lists Bob with the permissions <permissions>

      @use.with_knots=no
      Examples: less and more
        | setting                                      | permissions                                 |
        | relay left out of the implicit permissions   | noban, mempool, download                    |
        | forcerelay added to the implicit permissions | noban, relay, forcerelay, mempool, download |
        | blocksonly mode                              | noban, mempool, download                    |

      @use.with_knots=yes
      Examples: less and more, on Bitcoin Knots
        | setting                                      | permissions                                       |
        | relay left out of the implicit permissions   | noban, mempool, download, addr                    |
        | forcerelay added to the implicit permissions | noban, relay, forcerelay, mempool, download, addr |
        | blocksonly mode                              | noban, mempool, download, addr                    |

    Scenario Outline: The node is started with <setting>, and the port has the implicit permissions
      Given the node is started with a second port with the implicit permissions
      And the node is started with <setting>
      When Bob connects to the second port of the node
      Then the node lists Bob with the permissions <permissions>

      @use.with_knots=no
      Examples: less
        | setting                                    | permissions              |
        | relay left out of the implicit permissions | noban, mempool, download |

      @use.with_knots=yes
      Examples: less, on Bitcoin Knots
        | setting                                    | permissions                    |
        | relay left out of the implicit permissions | noban, mempool, download, addr |

    Scenario Outline: Named permissions stay as they are when the node is started with <setting>
      Given the node is started with the permissions relay for Bob
      And the node is started with <setting>
      When Bob connects to the node
      Then the node lists Bob with the permissions relay

      Examples: less and more
        | setting                                      |
        | relay left out of the implicit permissions   |
        | forcerelay added to the implicit permissions |
        | blocksonly mode                              |

  @CONN-054
  Rule: Named permissions are granted, with those that they include, and no others
    Bitcoin Core: net_permissions.h NetPermissionFlags
    A permission sets a peer above others, so it must get what the operator said and nothing else: one too few, and his
    own wallet is cut off; one too many, and a stranger may do what he likes. Some include another (noban includes
    download). Who is granted one by his address and another by his subnet (a range of addresses) has both.

    Scenario Outline: The operator names <named>
      Given the node is started with the permissions <named> for Bob
      When Bob connects to the node
      Then the node lists Bob with the permissions <permissions>

      Examples: one each, and several
        | named             | permissions                        |
        | bloomfilter       | bloomfilter                        |
        | relay             | relay                              |
        | mempool           | mempool                            |
        | download          | download                           |
        | addr              | addr                               |
        | noban             | noban, download                    |
        | forcerelay        | forcerelay, relay                  |
        | relay, addr       | relay, addr                        |
        | noban, forcerelay | noban, download, forcerelay, relay |

      @use.with_knots=no
      Examples: all
        | named | permissions                                                    |
        | all   | bloomfilter, noban, forcerelay, relay, mempool, download, addr |

      @use.with_knots=yes
      Examples: all, and forceinbound, which is not listed itself, on Bitcoin Knots
        | named        | permissions                                                                  |
        | all          | bloomfilter, blockfilters, noban, forcerelay, relay, mempool, download, addr |
        | forceinbound | noban, download                                                              |

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

Feature: Who has to go when one more calls
  If callers could keep all places for themselves, an attacker would come early and shut everybody
  out. So a newcomer may replace a caller, but never one that is hard for an attacker to imitate.

  @CONN-045 @source.policy @connection.inbound @smoke
  Rule: Twenty ordinary callers are protected; from the twenty-first on a newcomer replaces exactly one
    Bitcoin Core, node/eviction.cpp, SelectNodeToEvict: four chosen by their network groups, the eight that
    answer quickest, the four that last brought a transaction, the four that last brought a block. Where
    callers are equal in this, some are taken all the same.

    Example: All twenty are protected
      Given the node has places for 20 callers
      And 20 ordinary callers are connected
      When peer Erin calls the node
      Then the node turns Erin away without a word
      And the node keeps every caller

    Scenario Outline: <places> callers
      Given the node has places for <places> callers
      And <places> ordinary callers are connected
      When peer Erin calls the node
      Then the node has completed the handshake with Erin
      And the node ends the connection to 1 of the callers

      Examples: more than can be protected
        | places |
        | 21     |
        | 22     |
        | 40     |

    Example: One newcomer after the other
      Given the node has places for 30 callers
      And 30 ordinary callers are connected
      When peer Erin calls the node
      And peer Frank calls the node
      And peer Grace calls the node
      Then the node ends the connection to 3 of the callers
      And the node has 30 inbound connections

  @CONN-046 @source.policy @connection.inbound
  Rule: Callers that decline transactions but offer full service have eight protected places more
    Bitcoin Core, node/eviction.cpp, CompareNodeBlockRelayOnlyTime. Such connections cost little and
    hold the network together.

    Scenario Outline: <places> <sort> are all protected
      Given the node has places for <places> callers
      And <places> <sort> are connected
      When peer Erin calls the node
      Then the node turns Erin away without a word
      And the node keeps every caller

      Examples: with and without service
        | places | sort                                                   |
        | 28     | callers that decline transactions                      |
        | 20     | callers that decline transactions and offer no service |

    Scenario Outline: <places> <sort> are one too many
      Given the node has places for <places> callers
      And <places> <sort> are connected
      When peer Erin calls the node
      Then the node has completed the handshake with Erin
      And the node ends the connection to 1 of the callers

      Examples: with and without service
        | places | sort                                                   |
        | 29     | callers that decline transactions                      |
        | 21     | callers that decline transactions and offer no service |

  @CONN-047 @source.policy @connection.inbound
  Rule: A caller with the no-ban permission is never replaced, and takes no protection from others
    Bitcoin Core, node/eviction.cpp, ProtectNoBanConnections. The operator knows these callers.

    Example: Nobody else is there
      Given the node has places for 22 callers
      And 22 callers with the no-ban permission are connected
      When peer Erin calls the node
      Then the node turns Erin away without a word
      And the node keeps every caller

    Example: Twenty ordinary callers are there too
      Given the node has places for 22 callers
      And 20 ordinary callers are connected
      And 2 callers with the no-ban permission are connected
      When peer Erin calls the node
      Then the node turns Erin away without a word
      And the node keeps every caller

    Example: Twenty-one ordinary callers are there too
      Given the node has places for 30 callers
      And 21 ordinary callers are connected
      And 9 callers with the no-ban permission are connected
      When peer Erin calls the node
      Then the node has completed the handshake with Erin
      And the node ends one connection, to one of the ordinary callers

  @CONN-047 @source.policy @connection.inbound
  Rule: The no-ban permission does not help a newcomer in
    Bitcoin Core, net.cpp, CreateNodeFromAcceptedSocket. It protects those who are there.

    Example: The only place is taken
      Given peer Erin has a local address of its own
      And the operator whitelists the address of Erin with the permissions noban
      And the node has a place for 1 caller
      And 1 ordinary caller is connected
      When peer Erin calls the node
      Then the node turns Erin away without a word
      And the node keeps every caller

  @CONN-048 @source.policy
  Rule: A newcomer never replaces anybody but a caller
    Bitcoin Core, node/eviction.cpp, ProtectOutboundConnections. If callers could replace the peers that
    the node chose, an attacker could surround it.

    @connection.<connection>
    Scenario Outline: A <connection> connection stands by when no caller may be replaced
      Given the node has places for 20 callers
      And the node has a <connection> connection to peer Bob
      And 20 ordinary callers are connected
      When peer Erin calls the node
      Then the node turns Erin away without a word
      And the node keeps the connection to Bob
      And the node keeps every caller

      Examples: connections that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

    @connection.feeler
    Example: A feeler connection stands by
      Given the node has places for 20 callers
      And the node has a feeler connection to silent peer Bob
      And 20 ordinary callers are connected
      When peer Erin calls the node
      Then the node turns Erin away without a word
      And the node still waits for Bob

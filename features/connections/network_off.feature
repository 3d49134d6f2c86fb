Feature: As long as the network is switched off
  An operator who switches the network off must be sure that nobody hears from the node, and gets back
  what the node looks after by itself once the network is on again.

  @CONN-039 @source.policy @connection.inbound
  Rule: While the network is off, callers are hung up on without a word
    Bitcoin Core, net.cpp, CreateNodeFromAcceptedSocket. Nobody shall hear from the node, not even those
    whom its operator trusts.

    Example: The operator has switched it off and on again
      Given the operator has switched the network off
      When peer Bob calls the node
      And the operator switches the network on
      And peer Alice calls the node
      Then the node turns Bob away without a word
      But the node has completed the handshake with Alice

    Example: It was off from the start
      Given the node starts with the network off
      When peer Bob calls the node
      And the operator switches the network on
      And peer Alice calls the node
      Then the node turns Bob away without a word
      But the node has completed the handshake with Alice

    @CONN-038
    Example: The operator has switched it off although it was off, and then on again
      Given the operator has switched the network off
      And the operator has switched the network off once more
      When peer Bob calls the node
      And the operator switches the network on
      And peer Alice calls the node
      Then the node turns Bob away without a word
      But the node has completed the handshake with Alice

    Example: A caller with the no-ban permission
      Given peer Bob has a local address of its own
      And the operator whitelists the address of Bob with the permissions noban
      And the operator has switched the network off
      When peer Bob calls the node
      Then the node turns Bob away without a word

  @CONN-038 @source.policy
  Rule: The node says whether its network is on
    Bitcoin Core, rpc/net.cpp, setnetworkactive and getnetworkinfo. An operator who wants silence must be
    able to see that there is silence.

    Scenario Outline: The operator switches it <state>
      Given the operator has switched the network off
      When the operator switches the network <state>
      Then the node confirms that the network is <state>
      And the node says that the network is <state>

      Examples: both ways
        | state |
        | off   |
        | on    |

  @CONN-039 @source.policy
  Rule: While the network is off, the node calls nobody, and does not say so
    Bitcoin Core, net.cpp, OpenNetworkConnection. A request is granted, has no effect, and is forgotten.

    @connection.<connection>
    Scenario Outline: A request for a <connection> connection
      When the node is asked for a <connection> connection to peer Bob, with the network off
      Then the node agrees to the <connection> connection to Bob

      Examples: all kinds that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

    @connection.<connection>
    Scenario Outline: The same request for a <connection> connection, with the network off and then on
      Given peer Bob waits with its version message
      And the operator has switched the network off
      And the node has been asked in vain for a <connection> connection to peer Bob
      When the operator switches the network on
      And the node is asked for a <connection> connection to peer Bob
      Then the node has called Bob once

      Examples: all kinds that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

      @use.with_node.min_version=23
      Examples: and the kind that came later
        | connection |
        | feeler     |

  @CONN-040 @source.policy
  Rule: With the network on again, connections opened once do not come back
    Bitcoin Core, net.cpp. The node looks after the connections it was told to look after, no others. The
    call to the fixed peer shows that it had time for others.

    @connection.<connection> @slow
    Scenario Outline: A <connection> connection, beside one to a fixed peer
      Given peer Alice is a fixed peer of the node
      And the node has a <connection> connection to peer Bob
      And the node has called its fixed peers
      When the operator switches the network off and on again
      And the node calls Alice again
      Then the node has called Alice twice
      But the node has called Bob once

      Examples: all lasting kinds that the node opens on request
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

  @CONN-040 @source.policy @slow
  Rule: With the network on again, the node calls those that it looks after
    Bitcoin Core, net.cpp, ThreadOpenAddedConnections and ThreadOpenConnections.

    @connection.manual
    Example: A node that the operator has added
      Given the operator has put peer Alice on the list of added nodes
      And the node has called Alice
      When the operator switches the network off and on again
      And the node calls Alice again
      Then the node has called Alice twice
      And the node lists Alice as manual

    @connection.outbound-full-relay @use.with_public_addresses=yes @use.with_addpeeraddress=yes
    Example: A peer that the node has chosen itself
      Given peer Bob has a public address of its own
      And the node may call whomever it likes
      And the node knows the address of peer Bob
      And the node has called Bob
      When the operator switches the network off and 660 seconds later on again
      And the node calls Bob again
      Then the node has called Bob twice
      And the node lists Bob as outbound-full-relay

Feature: What misbehaviour costs
  A peer that says what no honest node would say is broken or hostile. The node ends the connection and
  discourages a public address, unless its own operator vouched for the peer.

  @MISB-001 @CONN-058 @source.policy
  Rule: A single grave fault ends the connection at once
    Bitcoin Core, net_processing.cpp, MaybeDiscourageAndDisconnect; here a header without proof of work,
    which costs nothing to make and the node's time to store.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection, beside one that behaves
      Given the node has a <connection> connection to peer Alice
      And the node has a <connection> connection to peer Mallory
      When Mallory sends the node a block header without work
      Then the node ends the connection to Mallory
      But the node keeps the connection to Alice

      Examples: every lasting kind that the node does not owe to its operator
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | inbound             |

  @CONN-036 @MISB-004 @source.policy @connection.manual
  Rule: A connection that the operator asked for survives what its peer does wrong
    Bitcoin Core, net_processing.cpp, MaybeDiscourageAndDisconnect. The operator vouches for this peer, not
    for others at its address: if one of those misbehaves, this connection ends too (CONN-058).

    Scenario Outline: <fault>
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has a manual connection to peer Bob
      When Bob <fault>
      And Alice <fault>
      Then the node ends the connection to Alice
      But the node keeps the connection to Bob

      Examples: a grave fault in every version
        | fault                                     |
        | sends the node a block header without work |

      @use.with_node.min_version=28
      Examples: too much at once, a grave fault since version 28
        | fault                                           |
        | sends the node 1001 addresses                   |
        | announces 50001 blocks to the node in one message |

  @CONN-036 @MISB-005 @source.policy @connection.inbound
  Rule: A caller with the no-ban permission survives what it does wrong
    Bitcoin Core, net_processing.cpp, MaybeDiscourageAndDisconnect. The operator vouches for it.

    Scenario Outline: <fault>
      Given peer Bob has a local address of its own
      And the operator whitelists the address of Bob with the permissions noban
      And the node has an inbound connection to peer Alice
      And the node has an inbound connection to peer Bob
      When Bob <fault>
      And Alice <fault>
      Then the node ends the connection to Alice
      But the node keeps the connection to Bob

      Examples: a grave fault in every version
        | fault                                     |
        | sends the node a block header without work |

      @use.with_node.min_version=28
      Examples: too much at once, a grave fault since version 28
        | fault                         |
        | sends the node 1001 addresses |

    Example: Another permission does not help
      Given peer Bob has a local address of its own
      And the operator whitelists the address of Bob with the permissions relay, mempool, download, addr
      And the node has an inbound connection to peer Bob
      When Bob sends the node a block header without work
      Then the node ends the connection to Bob

  @MISB-005 @MISB-004 @source.policy
  Rule: Whoever cannot be understood is hung up on, whatever the operator thinks of it
    Bitcoin Core, net.cpp, CNode::ReceiveMsgBytes. This is no punishment: a talk has become impossible.
    The peer's message begins as those of the public network do.

    @connection.inbound
    Example: A caller with the no-ban permission speaks of another network
      Given peer Bob has a local address of its own
      And the operator whitelists the address of Bob with the permissions noban
      And the node has an inbound connection to peer Bob
      When Bob sends the node a message of another network
      Then the node ends the connection to Bob

    @connection.manual
    Example: A peer that the operator asked for speaks of another network
      Given the node has a manual connection to peer Bob
      When Bob sends the node a message of another network
      Then the node ends the connection to Bob

@source.policy
Feature: What misbehaviour costs
  A peer that sends what no honest node would send, such as a header without proof of work, is broken or hostile. The
  node disconnects it and discourages its address (makes it less welcome), unless that is one of the node's own machine.
  It spares peers that its operator has asked for or trusts. A message may hold 1000 addresses, or 50,000 announcements
  or requests; more are too much.

  @MISB-001 @CONN-058
  Rule: Misbehaving once disconnects a peer, unless it is a manual peer or has the noban permission
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeDiscourageAndDisconnect
    Here a peer sends a header (the beginning of a block) without proof of work: making it costs nothing, checking it
    costs the node's time, so whoever stayed could keep the node busy. Manual peers, named by the operator, and those to
    whom he gave the noban permission may stay. (Before version 28, lesser faults had to be repeated.)

    @connection.<connection>
    Scenario Outline: A <connection> peer, beside one that behaves
      Given the node has a <connection> connection to Alice
      And the node has a <connection> connection to Mallory
      When Mallory sends the node a header without proof of work
      Then the node disconnects Mallory
      But the node stays connected to Alice

      Examples: all long-lived types, but for manual, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | inbound             |

  @CONN-036 @MISB-004 @connection.manual
  Rule: The node stays connected to a manual peer that misbehaves
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeDiscourageAndDisconnect
    The operator has asked for this peer: it may be his own node, or run a program of another version, and he would not
    want to lose it over one bad message. Alice, chosen by the node, is disconnected for the same. The operator has not
    asked for others at Bob's address: if one of those misbehaves, Bob's connection ends too, unless the address is one
    of the node's own machine, as here. Bob need not be the only manual peer: Carol was there before him.

    Scenario Outline: A manual peer sends <message>
      Given the node has an outbound-full-relay connection to Alice
      And the node has manual connections to Carol and Bob
      When Bob sends the node <message>
      And Alice sends the node <message>
      Then the node disconnects Alice
      But the node stays connected to Bob

      Examples: misbehaviour in every version
        | message                        |
        | a header without proof of work |

      @use.with_node.min_version=28
      Examples: too much in one message, misbehaviour since version 28
        | message                          |
        | 1001 addresses                   |
        | an inv of 50001 blocks           |
        | a getdata for 50001 transactions |

    Example: A manual peer does it again
      Given the node has an outbound-full-relay connection to Alice
      And the node has a manual connection to Bob
      When Bob sends the node a header without proof of work
      And Bob sends the node a header without proof of work
      And Alice sends the node a header without proof of work
      Then the node disconnects Alice
      But the node stays connected to Bob

  @CONN-036 @MISB-005 @connection.inbound
  Rule: The node spares a misbehaving peer with the noban permission; six other permissions do not help
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeDiscourageAndDisconnect
    By the noban permission the operator says that a peer is to be borne with, for example a program of his own under
    test; if the node disconnected it, he would have to put that right each time. Alice, who sends the same without it,
    is disconnected. Relay, mempool, download, addr, bloomfilter and forcerelay are about other things.

    Scenario Outline: A peer with the noban permission sends <message>
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has inbound connections to Bob and Alice
      When Bob sends the node <message>
      And Alice sends the node <message>
      Then the node disconnects Alice
      But the node stays connected to Bob

      Examples: misbehaviour in every version
        | message                        |
        | a header without proof of work |

      @use.with_node.min_version=28
      Examples: too much in one message, misbehaviour since version 28
        | message                          |
        | 1001 addresses                   |
        | an inv of 50001 blocks           |
        | a getdata for 50001 transactions |

    Example: A peer with four other permissions sends a header without proof of work
      Given Bob has a loopback address of its own
      And the node is started with the permissions relay, mempool, download, addr for Bob
      And the node has an inbound connection to Bob
      When Bob sends the node a header without proof of work
      Then the node disconnects Bob

    Example: A peer with two more permissions sends a header without proof of work
      Given Bob has a loopback address of its own
      And the node is started with the permissions bloomfilter, forcerelay for Bob
      And the node has an inbound connection to Bob
      When Bob sends the node a header without proof of work
      Then the node disconnects Bob

    Example: A peer with the noban permission does it again
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has inbound connections to Alice and Bob
      When Bob sends the node a header without proof of work
      And Bob sends the node a header without proof of work
      And Alice sends the node a header without proof of work
      Then the node disconnects Alice
      But the node stays connected to Bob

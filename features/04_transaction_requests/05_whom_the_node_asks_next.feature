@source.policy
Feature: Whom the node asks next, and whom not
  When a request fails there may be several others that have announced the transaction. Who is asked next must not be
  for an attacker to decide.

  @TXR-041
  Rule: When a request fails, the node asks a preferred peer next, whenever it announced the transaction
    Bitcoin Core: txrequest.cpp PriorityComputer
    An attacker may open many connections to the node, announce everything on each and send nothing: if all came first,
    the transaction would be late by a minute for each. So of those that serve blocks, the ones come next to which the
    node has connected for good, and those with noban: the preferred peers. Among equals chance decides, for each
    transaction anew; so each example has four (a parent, a child and so on: here they are just four transactions): by
    chance, all four would fall to one of five, Frank, once in 625 times. An inbound peer is first asked after two
    seconds, and has failed after 62. Frank announces last, or last but one. (A preferred peer whose own two seconds,
    for a txid, still run is not the next.)

    @connection.<connection>
    Scenario Outline: A <first> peer does not answer, and a <connection> peer announces after inbound peers
      Given the node has a <first> connection to Alice
      And the node has inbound connections to Bob, Carol, Dave and Erin
      And the node has a <connection> connection to Frank
      When Alice, Bob, Carol, Dave and Erin announce the parent, the child, the grandchild and the great-grandchild to the node
      And 58 seconds pass
      And Frank announces the parent, the child, the grandchild and the great-grandchild to the node
      Then the node requests the parent from Frank after 60 seconds
      And the node sends Frank a getdata for 4 transactions once

      Examples: preferred peers
        | first               | connection          |
        | manual              | outbound-full-relay |
        | outbound-full-relay | manual              |
        | outbound-full-relay | outbound-full-relay |

    @connection.<connection>
    Scenario Outline: An inbound peer does not answer, and a <connection> peer announces last but one
      Given the node has inbound connections to Alice, Bob, Carol, Dave and Erin
      And the node has a <connection> connection to Frank
      When Alice announces the parent, the child, the grandchild and the great-grandchild to the node
      And 2 seconds pass
      And Bob, Carol, Dave and Frank announce the parent, the child, the grandchild and the great-grandchild to the node
      And Erin announces the parent, the child, the grandchild and the great-grandchild to the node
      Then the node requests the parent from Frank after 62 seconds
      And the node sends Frank a getdata for 4 transactions once

      Examples: preferred peers
        | connection          |
        | outbound-full-relay |
        | manual              |

    Example: A manual peer answers notfound, and an outbound-full-relay peer has announced after inbound peers
      Given the node has a manual connection to Alice
      And the node has inbound connections to Bob, Carol, Dave and Erin
      And the node has an outbound-full-relay connection to Frank
      When Alice, Bob, Carol, Dave and Erin announce the parent, the child, the grandchild and the great-grandchild to the node
      And 4 seconds pass
      And Frank announces the parent, the child, the grandchild and the great-grandchild to the node
      And Alice sends the node a notfound message about the parent, the child, the grandchild and the great-grandchild
      Then the node sends Frank a getdata for 4 transactions once

    Example: A manual peer disconnects, and an outbound-full-relay peer has announced after inbound peers
      Given the node has a manual connection to Alice
      And the node has inbound connections to Bob, Carol, Dave and Erin
      And the node has an outbound-full-relay connection to Frank
      When Alice, Bob, Carol, Dave and Erin announce the parent, the child, the grandchild and the great-grandchild to the node
      And 4 seconds pass
      And Frank announces the parent, the child, the grandchild and the great-grandchild to the node
      And Alice disconnects
      Then the node sends Frank a getdata for 4 transactions once

    @connection.inbound
    Example: The last one is an inbound peer with the permission noban
      Given Frank has a loopback address of its own
      And the node is started with the permissions noban for Frank
      And the node has an outbound-full-relay connection to Alice
      And the node has inbound connections to Bob, Carol, Dave, Erin and Frank
      When Alice, Bob, Carol, Dave and Erin announce the parent, the child, the grandchild and the great-grandchild to the node
      And Frank announces the parent, the child, the grandchild and the great-grandchild to the node
      Then the node requests the parent from Frank after 60 seconds
      And the node sends Frank a getdata for 4 transactions once

  @TXR-043
  Rule: A peer that has failed to send a transaction is not asked again while another announcer is left
    Bitcoin Core: txrequest.h TxRequestTracker, COMPLETED
    After 60 seconds without the transaction the node asks another peer that has announced it. If a peer could come back
    by announcing it once more each time, it could have every second turn, and keep the transaction from the node. When
    all have failed, the node forgets that there were announcements, and a new one counts as the first. Who has
    disconnected and is connected again counts as another peer (the node knows peers by their connections only); and by
    its other hash, as a missing parent of what the peer sends, the transaction counts as another one.
    Not a day later: a request lasts a minute, and would have failed long before.

    Example: It announces the transaction again while another peer is being asked
      Given the node has manual connections to Alice, Bob and Carol
      When Alice, Bob and Carol announce the transaction to the node
      And 60 seconds pass
      And Alice announces the transaction to the node
      And 60 seconds pass
      Then the node requests the transaction from Alice once
      And the node requests the transaction from Carol
      And the node requests the transaction from Bob

    Scenario Outline: It says notfound, and announces the transaction again while the other peer, <connection>, <does>
      Given the node has an outbound-full-relay connection to Alice
      And the node has a <connection> connection to Bob
      When Alice and Bob announce the transaction to the node
      And Alice sends the node a notfound message about the transaction
      And Alice announces the transaction to the node
      And 60 seconds pass
      Then the node requests the transaction from Alice once
      And the node requests the transaction from Bob

      Examples: at once, and when his two seconds are over
        | connection | does              |
        | manual     | is being asked    |
        | inbound    | waits to be asked |

    @first.with.later
    Example: It disconnects, is connected again, and announces the transaction again
      Given the node has manual connections to Alice and Bob
      And Alice and Bob announce the transaction to the node
      And 60 seconds pass
      And Alice disconnects
      And the node has a manual connection to Alice
      And Alice announces the transaction to the node
      When 60 seconds pass
      Then the node requests the transaction from Alice

    Example: It announces the transaction again when all have failed
      Given the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      And Alice and Bob announce the transaction to the node
      And 60 seconds pass
      And 60 seconds pass
      When Alice announces the transaction to the node
      Then the node requests the transaction from Alice
      And the node does not request the transaction from Bob further

    Example: It is the only one that has announced the transaction, and does so again
      Given the node has an outbound-full-relay connection to Alice
      And Alice announces the transaction to the node
      And 60 seconds pass
      When Alice announces the transaction to the node
      Then the node requests the transaction from Alice

  @TXR-043
  Rule: A peer that says notfound about a transaction before its turn is not asked for it
    Bitcoin Core: txrequest.cpp TxRequestTracker::Impl::ReceivedResponse
    It has announced the transaction and does not have it any more. To ask it all the same would cost the node another
    60 seconds, by which a payment would be late, while others have the transaction. (Announced anew when nobody else is
    left, it counts as the first.) Bob, whom the node has chosen, would have come before Carol. An inbound peer's turn
    comes two seconds after its announcement.

    Example: A preferred peer says so, while another one is being asked
      Given the node has outbound-full-relay connections to Alice and Bob
      And the node has an inbound connection to Carol
      When Alice announces the transaction to the node
      And Bob and Carol announce the transaction to the node
      And Bob sends the node a notfound message about the transaction
      Then the node requests the transaction from Carol after 60 seconds
      But the node does not request the transaction from Bob

    Example: The only inbound peer that has announced it says so before it is asked, then another one announces it
      Given the node has inbound connections to Alice and Bob
      When Alice announces the transaction to the node
      And Alice sends the node a notfound message about the transaction
      And Bob announces the transaction to the node
      Then the node requests the transaction from Bob after 2 seconds
      But the node does not request the transaction from Alice

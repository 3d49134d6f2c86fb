@core.pr.19315 @source.policy @connection.manual
Feature: Connections that the operator requests
  Whoever runs a node may name peers to connect to, once or for good; these connections are called manual. They must
  come about when they are requested, come back when they were meant to last, and never when they were not.

  @CONN-028
  Rule: A one-time request for a manual connection does not make the peer an added node
    Bitcoin Core: rpc/net.cpp addnode
    An operator who wants to try a peer asks for one connection; to keep the peer, he adds it to the added nodes, to
    which the node connects again and again. If the node confused the two, it would keep coming back to somebody whom
    the operator wanted to meet once. Once it has connected to Carol, an added node, it has looked whom to connect to,
    and has left Bob out. Alice, added before, shows that the list can be read. Nor is a peer added that does not
    answer; that the node accepts the request means only that it tries; Carol, who answers, shows there that it does,
    and that the peer list can be read.

    Example: The peer is not on the added-node list
      Given the operator has added Alice to the added nodes
      When the node is asked for a manual connection to Bob
      Then the node lists Bob as manual
      And the added-node list holds Alice

    @slow
    Example: The node does not connect again
      When the node is asked for a manual connection to Bob
      And Bob disconnects
      And the operator adds Carol to the added nodes
      Then the node connects to Carol once
      And the node connects to Bob once

    Example: Nobody listens, and the node accepts the request all the same
      Given the operator has added Alice to the added nodes
      And Bob does not listen
      When the node is asked for a manual connection to Carol
      And the node is asked for a manual connection to Bob
      Then the node answers that it accepts
      And the node lists Carol as manual
      And the added-node list holds Alice
      But the node does not list Bob

  @CONN-030 @slow
  Rule: While a slot is free, the node connects to an added node soon, and again when it is lost
    Bitcoin Core: net.cpp ThreadOpenAddedConnections
    Added nodes are peers that the operator has chosen to stay connected to, for example machines of people whom he
    trusts. If one were lost for good after a short failure of its line, he would have to notice and repair that by
    hand. There are eight slots for added nodes, of which these examples take one. The node looks every two seconds, or
    a minute after its previous attempt, unless network activity is switched off; thirty seconds are ample.
    Not a second time: the node has just looked then, and looks again a minute later.

    @not.with.second_time
    Example: The first connection
      When the operator adds Bob to the added nodes
      Then the node connects to Bob within 30 seconds
      And the node connects to Bob once
      And the node lists Bob as manual
      And the node reports that the added node Bob is an outbound peer

    Example: The peer disconnects
      Given the operator has added Bob to the added nodes
      And the node has connected to Bob
      When Bob disconnects
      Then the node connects to Bob once
      And the node lists Bob as manual

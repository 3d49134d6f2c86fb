@source.policy @use.with_public_addresses=yes @use.with_node.min_version=23
Feature: The address at which peers see the node
  A peer's version message says at which address it sees the node. The operator may have told the node another one: the
  peer may know better, as where a router has got a new address, and it may lie.

  @BIND-011 @not.with.later
  Rule: Told an own address and free to discover others, the node sends a peer now that one, now the one the peer sees
    Bitcoin Core: net.cpp GetLocalAddrForPeer, IsPeerAddrLocalGood
    Chance decides each time that the node sends its address, which is about once a day: so either is spread, and a
    peer who lies can keep the true one from nobody. Sixty days are so many chances that one of the two never coming
    is out of the question. An inbound peer has come by the port that it names, others cannot know where the node
    listens. (Before others have confirmed the own address the chances are equal; then it is seven in eight. That is
    not shown, nor addr-fetch, which ends too soon.)
    Not a day later: that is one of the days.

    @connection.<connection>
    Scenario Outline: A <connection> peer is connected for sixty days
      Given Alice has a public address of its own
      And Alice says that it sees the node at a public address
      And the node is started with a public address of its own, and address discovery
      And the node has a <connection> connection to Alice
      When Alice requests addresses from the node
      And 60 times 1 day passes
      Then the node sends Alice at some time its own address and port
      And the node sends Alice at some time the address <seen>

      Examples: long-lived types that relay addresses
        | connection          | seen                                                        |
        | outbound-full-relay | at which the peer sees it, and the port at which it listens |
        | manual              | at which the peer sees it, and the port at which it listens |
        | inbound             | and port at which the peer sees it                          |

@source.policy @use.with_public_addresses=yes
Feature: Several offenders, and offenders that come again
  An attacker seldom comes once. What the node remembers of one address must not push out what it knows of another,
  nor be used up by the first attempt to connect.

  @CONN-063 @MISB-003 @connection.inbound
  Rule: While at most one inbound slot is free, each peer without noban at a discouraged address is refused each time
    Bitcoin Core: banman.cpp BanMan::Discourage, BanMan::IsDiscouraged
    Bitcoin Core: net.cpp CConnman::CreateNodeFromAcceptedSocket
    A peer that misbehaves makes the node discourage its address, which then does not get the last inbound slot. Whoever
    has two addresses misbehaves from both, and whoever is refused tries again (of the first addresses of more than
    50,000 the node may lose some): if the node remembered one only, or refused once only, or forgot whom it has let in
    once, the offender would be back at once. In two examples Alice comes last and is not refused (a connection that
    ends unsaid would fail the example): the slot was free until then. In the third she takes one of two slots, and
    Mallory may not have the other any more.

    Example: Two addresses are discouraged
      Given the node is started with 1 inbound slot
      And Mallory is discouraged
      And Bob is discouraged
      When Mallory connects to the node
      And Bob connects to the node
      And Alice connects to the node
      Then the node refuses the connection of Mallory
      And the node refuses the connection of Bob

    Example: Two peers at the address connect one after the other
      Given the node is started with 1 inbound slot
      And Mallory is discouraged
      And Carol has the same address as Mallory
      When Mallory connects to the node
      And Carol connects to the node
      And Alice connects to the node
      Then the node refuses the connection of Mallory
      And the node refuses the connection of Carol

    Example: The peer was let in while two slots were free
      Given the node is started with 2 inbound slots
      And Mallory is discouraged
      And the node has an inbound connection to Mallory
      And Mallory disconnects
      And the node has an inbound connection to Alice
      When Mallory connects to the node
      Then the node refuses the connection of Mallory

  @MISB-001 @CONN-058 @CONN-063
  Rule: Misbehaviour discourages an address, too, when it was the node that had connected to it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeDiscourageAndDisconnect
    The node then knows that somebody hostile lives at this address (here he sends a header without proof of work),
    whoever opened the connection. If it did not discourage the address, the offender could come back to the last
    inbound slot, or be chosen anew. Manual peers are spared. There is one inbound slot here, the last, and nobody has
    it: so Carol's refusal shows that the address is discouraged. An overlong locator costs the connection, but is no
    misbehaviour in this sense.

    @connection.<connection>
    Scenario Outline: The misbehaving peer was <connection>, and another at its address connects
      Given the node is started with 1 inbound slot
      And Mallory has a public address of its own
      And Carol has the same address as Mallory
      And the node has a <connection> connection to Mallory
      When Mallory sends the node a header without proof of work
      And the node disconnects Mallory
      And Carol connects to the node
      Then the node refuses the connection of Carol

      Examples: types whose peers the node chooses
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |

    @connection.outbound-full-relay
    Example: A peer that is disconnected for something else does not cost its address anything
      Given the node is started with 1 inbound slot
      And Mallory has a public address of its own
      And Carol has the same address as Mallory
      And the node has an outbound-full-relay connection to Mallory
      When Mallory requests headers with a locator of 102 blocks from the node
      And the node disconnects Mallory
      And Carol connects to the node
      Then the node completes the handshake with Carol

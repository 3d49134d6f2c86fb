@source.policy
Feature: What misbehaviour costs others at the same address
  Whoever misbehaves comes back from another port, or is there already. So the node holds the address to account, but
  not an address that strangers share, such as that of its own machine. (The fault is a header without proof of work.)

  @CONN-058 @MISB-002 @use.with_public_addresses=yes
  Rule: When a peer is disconnected for misbehaviour, so are all at its address, unless that is a loopback one
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeDiscourageAndDisconnect
    Bitcoin Core: net.cpp CConnman::DisconnectNode
    One attacker may hold many connections from one address, and would go on with the others. So all there end; the node
    looks at the address alone, and spares neither manual peers there nor those with the noban permission. What these do
    wrong themselves is overlooked, and costs their address nothing. Loopback addresses are those of the node's own
    machine, not of others in its private network. (A locator of 102 blocks is too long, but no misbehaviour.)

    @connection.<connection>
    Scenario Outline: The other connection to that address is <connection>
      Given Mallory has a public address of its own
      And Carol has the same address as Mallory
      And the node has <connection> connections to Carol and Alice
      And the node has an inbound connection to Mallory
      When Mallory sends the node a header without proof of work
      Then the node disconnects Mallory
      And the node disconnects Carol
      But the node stays connected to Alice

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: The other peer at that address has sent nothing yet, on a <connection> connection
      Given Mallory has a public address of its own
      And Carol has the same address as Mallory
      And the node has a <connection> connection to Carol, who sends nothing
      And the node has an inbound connection to Mallory
      When Mallory sends the node a header without proof of work
      Then the node disconnects Mallory
      And the node disconnects Carol

      Examples: a type that the node opens, and inbound
        | connection |
        | feeler     |
        | inbound    |

    @connection.<connection>
    Scenario Outline: The misbehaving connection is <connection>
      Given Mallory has a public address of its own
      And Carol has the same address as Mallory
      And the node has an inbound connection to Carol
      And the node has a <connection> connection to Mallory
      When Mallory sends the node a header without proof of work
      Then the node disconnects Mallory
      And the node disconnects Carol

      Examples: all long-lived types, but for manual, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | inbound             |

    @connection.manual
    Example: A misbehaving manual peer costs the others nothing
      Given Mallory has a public address of its own
      And Carol has the same address as Mallory
      And the node has an inbound connection to Carol
      And the node has a manual connection to Mallory
      When Mallory sends the node a header without proof of work
      Then the node stays connected to Mallory
      And the node stays connected to Carol

    @connection.inbound
    Example: The address next to it is another address
      Given Mallory has a public address of its own
      And Alice has an address in the same subnet as Mallory
      And the node has inbound connections to Alice and Mallory
      When Mallory sends the node a header without proof of work
      Then the node disconnects Mallory
      But the node stays connected to Alice

    @connection.inbound
    Example: The address is one in a private network
      Given Mallory has an address in a private network
      And Carol has the same address as Mallory
      And the node has inbound connections to Carol and Mallory
      When Mallory sends the node a header without proof of work
      Then the node disconnects Mallory
      And the node disconnects Carol

    @connection.inbound
    Example: A peer that is disconnected for something else costs the others nothing
      Given Mallory has a public address of its own
      And Carol has the same address as Mallory
      And the node has inbound connections to Carol and Mallory
      When Mallory requests headers with a locator of 102 blocks from the node
      Then the node disconnects Mallory
      But the node stays connected to Carol

    @connection.inbound
    Example: The other peer at that address has the noban permission
      Given Mallory has a public address of its own
      And Carol has the same address as Mallory
      And the node is started with a second port with the permissions noban
      When Carol connects to the second port of the node
      And Mallory connects to the node
      And Mallory sends the node a header without proof of work
      Then the node disconnects Mallory
      And the node disconnects Carol

    @connection.inbound
    Example: Two others at that address, one connected before Mallory, one after
      Given Mallory has a public address of its own
      And Carol has the same address as Mallory
      And Dave has the same address as Mallory
      And the node has inbound connections to Carol, Mallory and Dave
      When Mallory sends the node a header without proof of work
      Then the node disconnects Mallory
      And the node disconnects Carol
      And the node disconnects Dave

  @CONN-058 @MISB-001 @connection.inbound
  Rule: Misbehaviour at a loopback address disconnects nobody else there and does not discourage the address
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeDiscourageAndDisconnect
    Loopback addresses are those of the node's own machine. Inbound peers that come through a Tor proxy there share one:
    if one of them could get it discouraged (less welcome than others), it would cut off all the rest. Here Carol and
    Mallory share one; Mallory gets the last inbound slot, which a peer at a discouraged address does not get.

    Example: Somebody else at that address
      Given the node has inbound connections to Carol and Mallory
      When Mallory sends the node a header without proof of work
      Then the node disconnects Mallory
      But the node stays connected to Carol

    Example: The same peer comes back, to the last slot
      Given the node is started with 1 inbound slot
      And Mallory has misbehaved
      When Mallory connects to the node
      Then the node completes the handshake with Mallory

  @CONN-058 @CONN-063 @use.with_public_addresses=yes
  Rule: Misbehaviour that the node overlooks does not discourage the address
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeDiscourageAndDisconnect
    If misbehaviour of manual peers or of those with noban, whom the operator trusts, discouraged the address (made it
    less welcome), others there would be shut out. Carol gets the last free slot, which no discouraged address gets.

    @connection.manual
    Example: A manual peer has misbehaved
      Given the node is started with 1 inbound slot
      And Mallory has a public address of its own
      And Carol has the same address as Mallory
      And the node has a manual connection to Mallory
      When Mallory sends the node a header without proof of work
      And Carol connects to the node
      Then the node stays connected to Mallory
      And the node completes the handshake with Carol

    @connection.inbound
    Example: A peer with the noban permission has misbehaved
      Given the node is started with 2 inbound slots
      And Mallory has a public address of its own
      And Carol has the same address as Mallory
      And the node is started with a second port with the permissions noban
      When Mallory connects to the second port of the node
      And Mallory sends the node a header without proof of work
      And Carol connects to the node
      Then the node completes the handshake with Carol

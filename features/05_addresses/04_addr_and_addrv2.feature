@not.with.bystanders
Feature: In which message the node sends addresses
  An addr message holds addresses of the ordinary internet only, an addrv2 message those of Tor and
  other networks too.

  @ADR-025 @bip.155 @source.bip
  Rule: The node sends addresses by addrv2 to peers that have asked for that, by addr to others
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendAddr, m_wants_addrv2
    Whoever does not ask for addrv2 in the handshake may be unable to read it (BIP 155). An address that does not
    fit into an addr message, such as one in the Tor network, goes only to those that have asked.

    @connection.<connection>
    Scenario Outline: One peer asks and one does not, on <connection> connections
      Given Bob does not ask for addrv2 messages
      And the node has an inbound connection to Carol
      And the node has <connection> connections to Alice and Bob
      When Carol sends the node a fresh address
      Then the node sends Alice the address in an addrv2 message
      And the node sends Bob the address in an addr message
      But the node does not send Alice the address in an addr message
      And the node does not send Bob the address in an addrv2 message

      Examples: lasting types that the node opens and that relay addresses, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.inbound
    Example: One inbound peer asks and one does not
      Given Bob does not ask for addrv2 messages
      And the node has inbound connections to Carol, Alice and Bob
      And Alice requests addresses from the node
      And Bob requests addresses from the node
      When Carol sends the node a fresh address
      Then the node sends Alice the address in an addrv2 message
      And the node sends Bob the address in an addr message
      But the node does not send Alice the address in an addr message

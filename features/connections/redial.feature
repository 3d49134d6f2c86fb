@bip.324 @core.pr.19315 @use.with_v2transport=yes
Feature: The second call, without encryption
  A node greets encrypted where it may, and an older peer hangs up on what it cannot read. The node then
  calls once more, unencrypted (in plain words), and must not forget what the connection was meant to be.

  Background:
    Given the node encrypts where it can

  @CONN-014 @source.bip @slow @use.with_node.min_version=27
  Rule: A peer that hangs up on the encrypted greeting is called again in plain words, as the same kind
    BIP 324, "Signaling v2 support"; Bitcoin Core, net.cpp, PerformReconnections. A kind that changed on
    the way would tell the peer what the first call was made to hide.

    @connection.<connection>
    Scenario Outline: A <connection> connection
      Given peer Bob knows no encryption
      When the node is asked for an encrypted <connection> connection to peer Bob, and calls again
      Then the second greeting of Bob is not encrypted
      And the node lists Bob as <connection>
      And the node lists the connection to Bob as not encrypted
      And the node's version message to Bob <wish> transactions

      Examples: every lasting kind that the node opens
        | connection          | wish     |
        | outbound-full-relay | asks for |
        | block-relay-only    | declines |
        | addr-fetch          | asks for |
        | manual              | asks for |

    @connection.feeler
    Example: A feeler connection
      Given peer Bob knows no encryption
      And peer Bob waits with its version message
      When the node is asked for an encrypted feeler connection to peer Bob, and calls again
      Then the second greeting of Bob is not encrypted
      And the node lists Bob as feeler
      And the node's version message to Bob declines transactions

  @CONN-014 @source.policy @slow @use.with_node.min_version=27
  Rule: There is one second call and no third
    Bitcoin Core, net.cpp, DisconnectNodes. Only a hang-up on the encrypted greeting itself is a reason.

    Example: The peer hangs up on the second call too
      Given peer Bob knows no encryption
      And peer Carol knows no encryption
      When the node is asked for an encrypted outbound-full-relay connection to peer Bob, and calls again
      And Bob hangs up
      And the node is asked for an encrypted outbound-full-relay connection to peer Carol, and calls again
      Then the node has called Bob twice
      And the node has called Carol twice

    Example: The greeting was not encrypted in the first place
      Given peer Carol knows no encryption
      And the node has an outbound-full-relay connection to peer Bob
      When Bob hangs up
      And the node is asked for an encrypted outbound-full-relay connection to peer Carol, and calls again
      Then the node has called Bob once
      And the node has called Carol twice

    Example: The peer had said something before it hung up
      Given peer Carol knows no encryption
      And peer Bob understands nothing and waits
      When the node is asked for an encrypted outbound-full-relay connection to peer Bob
      And Bob says something meaningless and hangs up
      And the node is asked for an encrypted outbound-full-relay connection to peer Carol, and calls again
      Then the node has called Bob once
      And the node has called Carol twice

    @CONN-039 @use.with_node.min_version=29
    Example: The node hung up, because the network was switched off
      Given peer Carol knows no encryption
      And peer Bob understands nothing and waits
      When the node is asked for an encrypted outbound-full-relay connection to peer Bob
      And the operator switches the network off and on again
      And the node is asked for an encrypted outbound-full-relay connection to peer Carol, and calls again
      Then the node has called Bob once
      And the node has called Carol twice

  @CONN-014 @CONN-011 @source.policy @slow @use.with_node.min_version=27
  Rule: The connection keeps its place among the eleven between the two calls, and gives it back once
    Bitcoin Core, net.cpp, PerformReconnections (the grant travels with the second call). Between the calls
    there is no connection, but nobody else may take its place.

    Example: The last of the eleven places
      Given peer Bob knows no encryption
      And the node has 10 addr-fetch connections
      When the node is asked for an encrypted outbound-full-relay connection to peer Bob
      And the node is asked for 1 addr-fetch connection
      And the node calls Bob again
      And the node is asked for 1 addr-fetch connection
      Then the node has 10 addr-fetch connections

    Example: The connection of the second call has ended
      Given peer Bob knows no encryption
      And the node has 10 addr-fetch connections
      When the node is asked for an encrypted outbound-full-relay connection to peer Bob, and calls again
      And Bob hangs up
      And the node is asked for 2 addr-fetch connections
      Then the node has 11 addr-fetch connections

  @CONN-015 @CONN-007 @source.policy @known.deviation @slow @use.with_node.min_version=27
  Rule: The limit of eight outbound-full-relay connections holds while a second call is due
    Bitcoin Core, net.cpp, AddConnection. Nodes of today keep such a connection's place among the eleven, but
    do not count it among the eight: one more is let in meanwhile, and nine are open after the second call.
    The node looks every two seconds whom to call again. It has just called Dave, so there is time for Carol.

    @connection.outbound-full-relay
    Example: The eighth peer is about to be called again
      Given peer Bob knows no encryption
      And the node has 7 outbound-full-relay connections
      And the node has just called peer Dave a second time
      When the node is asked for an encrypted outbound-full-relay connection to peer Bob
      And the node is asked for an outbound-full-relay connection to peer Carol
      And the node calls Bob again
      Then the node has 8 outbound-full-relay connections

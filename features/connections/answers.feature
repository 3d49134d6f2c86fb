@core.pr.19315
Feature: The answers to requests for connections
  Whoever asks must be able to tell a refusal from a call, and must not take a call for a connection.

  @CONN-004 @source.policy
  Rule: The node knows four kinds by their words and repeats address and kind in its answer
    Bitcoin Core, rpc/net.cpp, addconnection.

    @connection.<connection>
    Scenario Outline: The kind <connection>
      When the node is asked for a connection of the kind "<connection>" to peer Bob
      Then the node repeats the address of Bob and the kind <connection>
      And the node has called Bob once

      Examples: three kinds
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |

      @use.with_node.min_version=23
      Examples: the fourth, since version 23
        | connection |
        | feeler     |

    Scenario Outline: The word "<word>"
      When the node is asked for a connection of the kind "<word>" to peer Bob
      And the node is asked for an outbound-full-relay connection to peer Bob
      Then the node answers that it does not know the kind
      But the node lists Bob as outbound-full-relay
      And the node has called Bob once

      Examples: kinds that cannot be had this way, and words that are no kind
        | word                |
        | inbound             |
        | manual              |
        | private-broadcast   |
        | Outbound-Full-Relay |
        | nonsense            |
        |                     |

    Example: Blanks around the word
      When the node is asked for a connection of the kind "  block-relay-only " to peer Bob
      Then the node repeats the address of Bob and the kind block-relay-only
      And the node lists Bob as block-relay-only

  @CONN-005 @bip.324 @source.policy @use.with_node.min_version=27 @use.with_v2transport=yes
  Rule: A node that may not encrypt refuses to be asked for encryption, and does not call
    Bitcoin Core, rpc/net.cpp, addconnection and addnode.

    @connection.<connection>
    Scenario Outline: A <connection> connection
      Given the node never encrypts
      When the node is asked for an encrypted <connection> connection to peer Bob
      And the node is asked for a <connection> connection to peer Bob
      Then the node answers that it does not encrypt the <connection> connection to Bob
      But the node has called Bob once

      Examples: every kind that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |

  @CONN-006 @source.policy
  Rule: To agree to a request does not mean that a connection has come about
    Bitcoin Core, net.cpp, AddConnection, which ignores what came of the call. The node agrees just the
    same when nobody listens, when the address is none, and when the network is off.

    @connection.<connection>
    Scenario Outline: Nobody listens, and <connection> is asked for
      When the node is asked for a <connection> connection to peer Bob, who does not listen
      And the node is asked for an outbound-full-relay connection to peer Carol
      Then the node agrees to the <connection> connection to Bob
      And the node lists Carol as outbound-full-relay
      But the node does not list Bob

      Examples: every kind that the test call opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |

    Example: The address is no address
      When the node is asked for an outbound-full-relay connection to nowhere
      And the node is asked for an outbound-full-relay connection to peer Carol
      Then the node agrees to the outbound-full-relay connection to nowhere
      And the node has 1 outbound-full-relay connection

    @CONN-039
    Example: The network is off
      Given the operator has switched the network off
      When the node is asked for an outbound-full-relay connection to peer Bob
      And the operator switches the network on
      And the node is asked for an outbound-full-relay connection to peer Carol
      Then the node agrees to the outbound-full-relay connection to Bob
      But the node has never called Bob
      And the node has called Carol once

  @CONN-006 @source.policy @use.with_public_addresses=yes
  Rule: An address without a port means the usual port of the network
    Bitcoin Core, net.cpp, ConnectNode. Most nodes take calls there, so nobody needs to say it.

    Example: A peer that takes calls at the usual port
      Given peer Bob listens at the usual port of the network
      When the node is asked for an outbound-full-relay connection to peer Bob, without a port
      Then the node has called Bob once

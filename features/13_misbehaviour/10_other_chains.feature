@source.policy
Feature: Messages of another chain
  There are several chains: the one with money at stake, and others for tests. A peer of another one is no help, whoever
  it is.

  @MISB-005 @MISB-004 @MSG-001 @not.with.encrypted
  Rule: On v1 transport the node disconnects any peer that sends a message with the magic of another chain
    Bitcoin Core: net.cpp V1Transport::readHeader, CNode::ReceiveMsgBytes
    Each chain has its magic, four bytes at the beginning of each message. A peer with the magic of another chain speaks
    of other blocks and money, and nothing that follows can be read, so even manual and noban peers would only take a
    slot. Not encrypted: messages have no such magic on v2 transport. Where the node offers encryption, whatever an
    inbound peer sends first that is no version message is taken for the beginning of a key (64 bytes), and the node
    waits for the rest of it.

    @connection.inbound
    Example: An inbound peer with the noban permission, which has been connected for half an hour
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      And 31 minutes pass
      When Bob sends the node a message with the magic of another chain
      Then the node disconnects Bob

    @connection.manual
    Example: A manual peer
      Given the node has a manual connection to Bob
      When Bob sends the node a message with the magic of another chain
      Then the node disconnects Bob

    @connection.<connection>
    Scenario Outline: A <connection> peer without permissions
      Given the node has a <connection> connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node a message with the magic of another chain
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: all long-lived types, but for manual, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | inbound             |

    @connection.<connection>
    Scenario Outline: The first message of a peer on a <connection> connection is <message>
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who sends nothing
      When Bob sends the node <message>
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: the magic of another chain
        | connection | message                                             |
        | inbound    | a message with the magic of another chain           |
        | inbound    | a message with a magic that differs in one bit      |
        | inbound    | its version message with the magic of another chain |
        | feeler     | its version message with the magic of another chain |
        | manual     | its version message with the magic of another chain |

      Examples: the other types that can be asked for
        | connection          | message                                             |
        | outbound-full-relay | its version message with the magic of another chain |
        | block-relay-only    | its version message with the magic of another chain |
        | addr-fetch          | its version message with the magic of another chain |

    @connection.<connection>
    Scenario Outline: A <connection> peer sends a message with another magic between its version message and its verack
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who does not send its verack
      When Bob sends the node a message with a magic that differs in one bit
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.manual @use.with_whitelist_out=yes
    Example: A manual peer with the noban permission
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban, out for Bob
      And the node has a manual connection to Bob
      When Bob sends the node a message with the magic of another chain
      Then the node disconnects Bob

    @bip.324 @connection.inbound @use.with_v2transport=yes
    Scenario Outline: The node offers encryption, and the first message of a peer is <message>
      Given the node is started with v2 transport
      And the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who sends nothing
      When Bob sends the node <message>
      Then the node <outcome> Bob
      And the node stays connected to Alice

      Examples: a version message, and another one, which is taken for the beginning of a key
        | message                                             | outcome            |
        | its version message with the magic of another chain | disconnects        |
        | a message with the magic of another chain           | stays connected to |

Feature: Peers that acknowledge late, and peers that greet again
  A handshake that takes its time must not leave the peer with less than it needs, nor with knowledge
  that is not meant for it.

  @HAND-021 @TXR-007 @use.with_node.min_version=24 @fixture.coins @source.policy
  Rule: A transaction that came during the handshake is not announced to the peer afterwards
    Bitcoin Core, net_processing.cpp, InitiateTxBroadcastToAll (since version 24). Who knows when a
    transaction reached the node knows more about where it comes from.

    @connection.<connection>
    Scenario Outline: A <connection> peer acknowledges after the transaction came
      Given the node has an inbound connection to peer Alice
      And the node has a <connection> connection to peer Bob, who does not acknowledge
      And a new transaction has reached the node
      When Bob acknowledges at last
      And 60 seconds pass
      Then Alice is told about the transaction
      And the node keeps the connection to Bob
      But Bob is not told about the transaction

      Examples: kinds on which transactions travel
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @HAND-021 @source.policy
  Rule: A block that was found during the handshake is announced to the peer afterwards
    Bitcoin Core, net_processing.cpp, SendMessages. Nobody may be left behind because of the moment at
    which the connection opened.

    @connection.<connection>
    Scenario Outline: A <connection> peer acknowledges after the block came
      Given the node has a <connection> connection to peer Bob, who does not acknowledge
      When a new block reaches the node
      And Bob acknowledges at last
      Then Bob is told about the block

      Examples: every lasting kind
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @HAND-022 @source.policy
  Rule: A second greeting changes nothing
    Bitcoin Core, net_processing.cpp, VERSION. Otherwise a peer could become another one half-way.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection greets again
      Given the node has a <connection> connection to peer Bob
      When Bob greets the node again, under another name
      Then the node says nothing new to Bob
      And the node still knows Bob by its first name
      And the node keeps the connection to Bob

      Examples: every lasting kind
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @HAND-022 @source.policy
  Rule: A second acknowledgement changes nothing
    Bitcoin Core, net_processing.cpp, VERACK. The node does not say a second time what it says when a
    connection opens.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection acknowledges twice
      Given the node has a <connection> connection to peer Bob
      When Bob sends an acknowledgement after the handshake
      Then the node says nothing new to Bob
      And the node keeps the connection to Bob

      Examples: every lasting kind
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

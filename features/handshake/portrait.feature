Feature: What the node says of itself when it greets
  The version message is the one thing that every peer learns of the node. It has to be true where
  others rely on it, and to keep to itself what would help to find or to recognise the node. On
  private-broadcast connections the node says nothing of itself (CONN-079); they are left out here.

  @HAND-005 @source.policy
  Rule: The version message carries the time of the node's clock
    Bitcoin Core, net_processing.cpp, PushNodeVersion. Peers compare it with their own clocks.

    @connection.<connection>
    Scenario Outline: A <connection> connection, ten minutes after the node has started
      Given the node has an inbound connection to peer Alice
      When 600 seconds pass
      And a <connection> connection to peer Bob opens
      Then the node's version message to Bob carries the time of the node's clock

      Examples: every kind but private-broadcast
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |
        | inbound             |

  @HAND-006 @source.policy
  Rule: The version message does not tell where the node is, even when the node knows
    Bitcoin Core, net_processing.cpp, PushNodeVersion. The place for it in the message stays empty: a node
    that calls over a hidden network would give itself away.

    @connection.<connection>
    Scenario Outline: The node knows its address, on a <connection> connection
      Given the operator has told the node its public address
      When a <connection> connection to peer Bob opens
      Then the node's version message to Bob leaves out where the node is

      Examples: every kind but private-broadcast
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |
        | inbound             |

  @HAND-007 @source.policy
  Rule: The version message repeats the peer's address only when that is a public one
    Bitcoin Core, net_processing.cpp, PushNodeVersion. The peer may learn from it how others see it; of a
    local address that would tell something about the node's surroundings.

    @use.with_public_addresses=yes @connection.<connection>
    Scenario Outline: A peer at a public address, on a <connection> connection
      Given peer Bob has a public address of its own
      When a <connection> connection to peer Bob opens
      Then the node's version message to Bob repeats that peer's address

      Examples: every kind but private-broadcast
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A peer at a local address, on a <connection> connection
      When a <connection> connection to peer Bob opens
      Then the node's version message to Bob leaves out where that peer is

      Examples: a kind that the node opens, and callers
        | connection          |
        | outbound-full-relay |
        | inbound             |

  @HAND-010 @source.policy
  Rule: The version message carries the height of the node's chain
    Bitcoin Core, net_processing.cpp, PushNodeVersion. Peers see whether the node may be ahead of them.

    @connection.<connection>
    Scenario Outline: A <connection> connection, after one block more
      When a new block reaches the node
      And a <connection> connection to peer Bob opens
      Then the node's version message to Bob carries the height of the node's chain

      Examples: every kind but private-broadcast
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |
        | inbound             |

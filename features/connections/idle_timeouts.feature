@use.with_node.min_version=23
Feature: Peers that have fallen silent
  A peer whose machine has lost its network does not hang up. The node finds out by asking now and then,
  and gives its place to somebody who is there. Twenty minutes pass in two steps here: half way all who
  still speak say something, so that only the peer in question counts as gone.

  @LIVE-003 @bip.31 @source.policy
  Rule: The node pings a peer once after the handshake, and once again when more than two minutes have passed
    Bitcoin Core, net_processing.cpp, MaybeSendPing; BIP 31 for the answer. Alice's connection is a second
    older than Bob's: 121 seconds have passed for her, 120 for him.

    @connection.<connection>
    Scenario Outline: The first ping on a <connection> connection
      When a <connection> connection to peer Bob opens
      Then the node pings Bob once

      Examples: all lasting kinds
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: The second ping on a <connection> connection, one second short of it
      Given the node has a <connection> connection to peer Alice
      And 1 second passes
      And the node has a <connection> connection to peer Bob
      When 120 seconds pass
      Then the node pings Alice once
      But the node does not ping Bob

      Examples: all lasting kinds
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: A ping that was not answered is not repeated
      Given peer Bob answers no pings
      And the node has an inbound connection to peer Alice
      And the node has an inbound connection to peer Bob
      When 121 seconds pass
      Then the node pings Alice
      But the node does not ping Bob

  @CONN-075 @LIVE-004 @bip.31 @source.policy
  Rule: A ping that is not answered for more than twenty minutes ends the connection
    Bitcoin Core, net_processing.cpp, MaybeSendPing. Whatever else the peer says meanwhile.

    @connection.<connection>
    Scenario Outline: <seconds> seconds after the first ten minutes on a <connection> connection
      Given the node has its usual patience with peers
      And peer Bob answers no pings
      And the node has a <connection> connection to peer Bob
      When 600 seconds pass
      And <seconds> seconds pass
      Then the node <does> the connection to Bob

      Examples: the last second of patience
        | connection          | seconds | does  |
        | outbound-full-relay | 600     | keeps |
        | block-relay-only    | 600     | keeps |
        | manual              | 600     | keeps |
        | inbound             | 600     | keeps |

      Examples: the first second beyond
        | connection          | seconds | does |
        | outbound-full-relay | 601     | ends |
        | block-relay-only    | 601     | ends |
        | manual              | 601     | ends |
        | inbound             | 601     | ends |

  @CONN-075 @LIVE-005 @source.policy
  Rule: More than twenty minutes without a word from the peer end the connection
    Bitcoin Core, net.cpp, InactivityCheck.

    @connection.<connection>
    Scenario Outline: <seconds> seconds after the first ten minutes on a <connection> connection
      Given the node has its usual patience with peers
      And the node has an inbound connection to peer Alice
      And the node has a <connection> connection to peer Bob
      And Bob has fallen silent
      When 600 seconds pass
      And <seconds> seconds pass
      Then the node <does> Bob
      And the node keeps the connection to Alice

      Examples: the last second of patience
        | connection          | seconds | does            |
        | outbound-full-relay | 600     | still waits for |
        | block-relay-only    | 600     | still waits for |
        | manual              | 600     | still waits for |
        | inbound             | 600     | still waits for |

      Examples: the first second beyond
        | connection          | seconds | does                   |
        | outbound-full-relay | 601     | ends the connection to |
        | block-relay-only    | 601     | ends the connection to |
        | manual              | 601     | ends the connection to |
        | inbound             | 601     | ends the connection to |

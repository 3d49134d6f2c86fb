@source.policy @use.with_public_addresses=yes @use.with_node.min_version=23
Feature: Which services an address must advertise to be chosen, and how tried addresses count
  Nodes send each other addresses, and with each the services that its owner is reported to offer. It is hearsay; but
  the node has few slots and prefers those who are reported to offer what it needs. That it connects to Alice shows that
  it had a free slot; Alice is reported to offer all blocks with witnesses.

  Background:
    Given the node is started with automatic connections

  @CONN-025 @bip.144
  Rule: Outbound-full-relay and block-relay-only peers are picked if reported to offer blocks with witnesses
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections
    Bitcoin Core: net_processing.cpp PeerManagerImpl::HasAllDesirableServiceFlags
    The witness of a transaction holds the signatures: blocks without it cannot be checked, so such a peer would take a
    slot for nothing. With an address comes what its owner is reported to offer, so the node need not connect to find
    out. With Carol as the eighth outbound-full-relay peer, the next slot is block-relay-only. Peers with recent blocks
    only are enough while the chain tip is younger than a day: the node lacks no older ones. (Before version 27 they are
    enough once initial block download has ended.)
    Not a day later: the chain tip is not young any more.

    @connection.<connection>
    Scenario Outline: The free slot is <connection>, and Bob is reported to offer <services>
      Given the node has <count> outbound-full-relay connections
      And the node has an outbound-full-relay connection to Carol
      When Carol sends the node the address of Bob, reported to offer <services>
      And the address manager selects Bob for a <connection> connection
      And the address manager learns the address of Alice
      Then the node connects to Alice as <connection>
      But the node does not connect to Bob

      Examples: services that are too little
        | services                        | count | connection          |
        | all blocks without witnesses    | 0     | outbound-full-relay |
        | recent blocks without witnesses | 0     | outbound-full-relay |
        | all blocks without witnesses    | 7     | block-relay-only    |
        | recent blocks without witnesses | 7     | block-relay-only    |

    @connection.<connection> @first.with.later
    Scenario Outline: The free slot is <connection>, and Bob is reported to offer enough: <services>
      Given the node has <count> outbound-full-relay connections
      And the node has an outbound-full-relay connection to Carol
      When Carol sends the node the address of Bob, reported to offer <services>
      Then the node connects to Bob as <connection>

      Examples: services that are enough
        | services                     | count | connection          |
        | all blocks with witnesses    | 0     | outbound-full-relay |
        | recent blocks with witnesses | 0     | outbound-full-relay |
        | all blocks with witnesses    | 7     | block-relay-only    |
        | recent blocks with witnesses | 7     | block-relay-only    |

  @CONN-025 @CONN-069
  Rule: For a feeler connection the node also picks addresses reported to offer blocks without witnesses
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections
    Bitcoin Core: protocol.h MayHaveUsefulAddressDB
    A feeler is a short test of an address: is somebody there? Such a peer does not stay, so it need not offer what the
    node needs of others, and may know good addresses. A stricter choice, by hearsay alone, would leave many addresses
    untested, good ones among them.

    @connection.feeler
    Scenario Outline: A feeler connection is due, and Bob is reported to offer <services>
      Given all outbound-full-relay and block-relay-only slots are taken, the last outbound-full-relay one by Carol
      And Bob sends nothing
      When Carol sends the node the address of Bob, reported to offer <services>
      And the next feeler connection is due
      Then the node connects to Bob as feeler

      Examples: enough for a feeler connection
        | services                        |
        | all blocks without witnesses    |
        | recent blocks without witnesses |

  @CONN-025 @bip.159 @use.with_node.min_version=27 @first.with.later
  Rule: But for feelers and private broadcast, peers with recent blocks only are picked if the tip is under a day old
    Bitcoin Core: net_processing.cpp PeerManagerImpl::GetDesirableServiceFlags, NODE_NETWORK_LIMITED_ALLOW_CONN_BLOCKS
    Some nodes save disk space by keeping recent blocks only, 288 at least, which are found in two days. A node that is
    too far behind needs older ones, so such a peer could not help it and would take a slot for nothing; the limit is
    half of that, to be safe. With a fresh chain tip it is as good as any. With two outbound-full-relay peers, of whom
    Carol sends Bob's address, the next slot is of that type, with eight it is block-relay-only. A day is 144 blocks of
    ten minutes, or 86,400 seconds. It begins when the tip was found, even if the node got it late. What a peer that
    the node has met offered counts, not what others had reported before. (A feeler only tests an address, and ends at
    once; for private broadcast the node picks blindly. Neither is shown here: where the tip is so old, the node seeks
    an extra peer before any feeler. Extra peers and anchors are not shown, either.)
    Not a day later: the chain tip is not young any more. Not with bystanders: they would be listed.

    @connection.<connection>
    Scenario Outline: The chain tip is 86399 seconds old, and the free slot is <connection>
      Given the node has outbound-full-relay connections to <peers>
      When 86399 seconds pass
      And Carol sends the node the address of Bob, reported to offer recent blocks with witnesses
      Then the node connects to Bob as <connection>

      Examples: the last second of the time, by the slot that is free
        | peers                                               | connection          |
        | Carol and Dave                                      | outbound-full-relay |
        | Carol, Dave, Erin, Frank, Gil, Heidi, Ivan and Judy | block-relay-only    |

    @connection.<connection>
    Scenario Outline: The chain tip is 86400 seconds old, and the free slot is <connection>
      Given the node has outbound-full-relay connections to <peers>
      When 86400 seconds pass
      And Carol sends the node the address of Bob, reported to offer recent blocks with witnesses
      And the address manager selects Bob for a <connection> connection
      And the address manager learns the address of Alice
      Then the node connects to Alice as <connection>
      But the node does not connect to Bob

      Examples: the first second beyond, by the slot that is free
        | peers                                               | connection          |
        | Carol and Dave                                      | outbound-full-relay |
        | Carol, Dave, Erin, Frank, Gil, Heidi, Ivan and Judy | block-relay-only    |

    @connection.outbound-full-relay
    Example: The node has got its chain tip late, when that was 86399 seconds old
      Given the node is started with a chain tip that is 86399 seconds old
      And the node has outbound-full-relay connections to Carol and Dave
      When Carol sends the node the address of Bob, reported to offer recent blocks with witnesses
      Then the node connects to Bob as outbound-full-relay

    @connection.outbound-full-relay
    Example: The node has got its chain tip late, when that was 86400 seconds old
      Given the node is started with a chain tip that is 86400 seconds old
      And the node has outbound-full-relay connections to Carol and Dave
      When Carol sends the node the address of Bob, reported to offer recent blocks with witnesses
      And the address manager selects Bob for an outbound-full-relay connection
      And the address manager learns the address of Alice
      Then the node connects to Alice as outbound-full-relay
      But the node does not connect to Bob

    @connection.outbound-full-relay @not.with.bystanders
    Example: The chain tip is 86400 seconds old, and Bob, reported to offer all blocks, has offered recent ones
      Given Bob offers recent blocks with witnesses
      And the node has an automatic outbound-full-relay connection to Bob
      When 86400 seconds pass
      And Bob disconnects
      And the address manager selects Bob for an outbound-full-relay connection
      Then the node reports that its address manager holds the address of Bob, who offers just recent blocks with witnesses
      But the node lists no peers

  @CONN-067 @connection.outbound-full-relay
  Rule: Of tried and new addresses the node picks neither kind before the other
    Bitcoin Core: addrman.cpp AddrManImpl::Select_
    At tried addresses the node has itself met somebody; new ones are hearsay, and an attacker can send any number. If
    new ones came first, he would soon be the node's only company; if tried ones did, a node would never get away from
    those that he has won before. So the node draws, with equal chances, of which kind the next one is to be. At the
    addresses of Bob and Carol nobody listens: the connection fails, and the node draws again.

    Example: One tried address, and two new ones where nobody listens
      Given Bob does not listen
      And Carol does not listen
      And the address manager has learnt the addresses of Bob and Carol
      When the address manager learns the tried address of Alice
      Then the node connects to Alice

    Example: One new address, and two tried ones where nobody listens
      Given Bob does not listen
      And Carol does not listen
      And the address manager has learnt the tried address of Bob
      And the address manager has learnt the tried address of Carol
      When the address manager learns the address of Alice
      Then the node connects to Alice

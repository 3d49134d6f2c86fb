@source.policy
Feature: Connections of a node to itself
  A node that receives its own address from others may connect to itself, and waste two slots, one at each end.

  @CONN-077 @HAND-027 @use.with_node.min_version=27.2
  Rule: But for private-broadcast, a connection of the node to itself does not last
    Bitcoin Core: net.cpp CConnman::CheckIncomingNonce
    It would take a slot of a peer from whom the node could learn something. The node is asked to connect to its own
    address; in the end its peer list holds Alice alone, where one to itself would stand twice, as outbound and inbound.
    Before version 27.2 a node did not notice if its version message came back before it had entered the connection in
    its list. On private broadcast see below.

    @connection.<connection>
    Scenario Outline: Requested as <connection>
      Given the node has an outbound-full-relay connection to Alice
      When the node is asked for a <connection> connection to itself
      Then the node lists every connection once, as its type
      And the node stays connected to Alice

      Examples: all types that the node opens, but for private-broadcast
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |

  @CONN-077 @HAND-027 @connection.inbound
  Rule: But for private-broadcast, whoever connects with the nonce of an unfinished outbound handshake is refused
    Bitcoin Core: net.cpp CConnman::CheckIncomingNonce
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::VERSION
    Such a nonce, a number drawn by chance, is known only to the node itself and the peer of that handshake. Whoever
    connects with it, noban or not, is taken for the node itself, which would waste two slots. Such a connection would
    be found out before its handshake is complete or cut off, so then the nonce counts no more; altered it never does,
    nor sent back on the same connection, or by another peer that it has connected to: its own other end is inbound.
    Private-broadcast connections, which hide whose transaction it is, are left out: else a peer could try the nonce at
    many addresses, and know the sender by the refusal. (Outbound slots are taken: so the node opens no others.)

    @connection.<connection>
    Scenario Outline: The nonce of a <connection> connection before the peer's version message
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who sends nothing
      And Carol repeats the nonce of the node's version message to Bob
      When Carol connects to the node
      Then the node refuses the connection of Carol
      But the node stays connected to Alice

      Examples: all types that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |

    Scenario Outline: Two handshakes are unfinished, and Carol, who has noban, repeats the nonce of the <which>
      Given Carol has a loopback address of its own
      And the node is started with the permissions noban for Carol
      And the node has a manual connection to Dave, who sends nothing
      And the node has a block-relay-only connection to Bob, who sends nothing
      And Carol repeats the nonce of the node's version message to <peer>
      When Carol connects to the node
      Then the node refuses the connection of Carol

      Examples: both
        | which   | peer |
        | earlier | Dave |
        | later   | Bob  |

    Example: The nonce of a handshake that was cut off, as the peer has disconnected
      Given the node has a manual connection to Bob, who sends nothing
      And Carol repeats the nonce of the node's version message to Bob
      And Bob disconnects
      When Carol connects to the node
      Then the node completes the handshake with Carol

    @connection.<connection>
    Scenario Outline: The nonce of a <connection> connection, altered by one bit
      Given the node has a <connection> connection to Bob, who sends nothing
      And Carol alters the nonce of the node's version message to Bob by one bit
      When Carol connects to the node
      Then the node completes the handshake with Carol
      And the node stays connected to Carol

      Examples: two types that the node opens
        | connection          |
        | outbound-full-relay |
        | feeler              |

    @connection.<connection>
    Scenario Outline: The nonce of a <connection> connection after its handshake
      Given the node has a <connection> connection to Bob
      And Carol repeats the nonce of the node's version message to Bob
      When Carol connects to the node
      Then the node completes the handshake with Carol
      And the node stays connected to Carol
      And the node stays connected to Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer sends the nonce back on the same connection
      Given Bob sends back the nonce of the node's version message
      When a <connection> connection to Bob opens
      Then the node completes the handshake with Bob
      And the node stays connected to Bob

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

    @connection.<connection>
    Scenario Outline: A <connection> peer sends the nonce of another connection
      Given the node has a manual connection to Bob, who sends nothing
      And Carol repeats the nonce of the node's version message to Bob
      When a <connection> connection to Carol opens
      Then the node completes the handshake with Carol
      And the node stays connected to Carol

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

    @connection.<connection>
    Scenario Outline: The nonce of a <connection> connection before the peer's verack
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who does not send its verack
      And Carol repeats the nonce of the node's version message to Bob
      When Carol connects to the node
      Then the node refuses the connection of Carol
      But the node stays connected to Alice

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

    Example: The nonce of an inbound connection before the peer's verack
      Given the node has an inbound connection to Bob, who does not send its verack
      And Carol repeats the nonce of the node's version message to Bob
      When Carol connects to the node
      Then the node completes the handshake with Carol
      And the node stays connected to Carol

    @connection.private-broadcast @fixture.coins @use.with_private_broadcast=yes
    Example: The nonce of a private-broadcast connection before the peer's verack
      Given the node is started with private broadcast over Tor and 1 inbound slot
      And all outbound-full-relay and block-relay-only slots are taken
      And Bob does not send its verack
      And Bob has an onion address that the node knows
      And the operator has submitted a transaction privately
      And Carol repeats the nonce of the node's version message to Bob
      When Carol connects to the node
      Then the node completes the handshake with Carol

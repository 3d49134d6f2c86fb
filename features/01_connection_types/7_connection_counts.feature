@core.pr.19315 @source.policy
Feature: How the node counts and lists its connections
  The first look of an operator goes to a few numbers. They must hold for connections of every type, also
  for those on which no peer has sent anything yet.

  @CONN-026 @not.with.bystanders
  Rule: The node reports how many inbound and how many outbound connections it has, and their sum
    Bitcoin Core: rpc/net.cpp getnetworkinfo, getconnectioncount
    Too few outbound peers make a node easy to deceive, and a sudden crowd of inbound ones may be an attack: an operator
    sees both here first. So each open connection must count once, also one whose peer has sent nothing, and none that
    has ended. Each row counts the connections that the Given names, and the one that opens then; for private broadcast
    the node opens three at once.
    Not with bystanders: they would be counted.
    Not a second time: the node is still broadcasting the first transaction then.

    @connection.<connection>
    Scenario Outline: One <connection> connection more
      Given the node has 3 inbound connections
      And the node has 2 manual connections
      When a <connection> connection to Bob opens
      Then the node reports that it has <inbound> inbound and <outbound> outbound connections

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          | inbound | outbound |
        | outbound-full-relay | 3       | 3        |
        | block-relay-only    | 3       | 3        |
        | addr-fetch          | 3       | 3        |
        | manual              | 3       | 3        |

      Examples: inbound
        | connection | inbound | outbound |
        | inbound    | 4       | 2        |

    @connection.<connection>
    Scenario Outline: The peer of a <connection> connection has sent nothing
      Given the node has 2 inbound connections
      And the node has a <connection> connection to Bob, who sends nothing
      When an inbound connection to Alice opens
      Then the node reports that it has <inbound> inbound and <outbound> outbound connections

      Examples: all types but private-broadcast, which nobody can ask for
        | connection          | inbound | outbound |
        | outbound-full-relay | 3       | 1        |
        | block-relay-only    | 3       | 1        |
        | addr-fetch          | 3       | 1        |
        | feeler              | 3       | 1        |
        | manual              | 3       | 1        |
        | inbound             | 4       | 0        |

    @connection.private-broadcast @fixture.coins @use.with_private_broadcast=yes @not.with.second_time
    Example: Three private-broadcast peers have sent nothing
      Given the node is started with private broadcast over Tor, where it knows 3 peers who send nothing
      And the node has a manual connection to Alice
      When the operator submits a transaction privately
      Then the node has 3 private-broadcast connections
      And the node reports that it has 0 inbound and 4 outbound connections

    Example: All peers but one have disconnected
      Given the node has an inbound connection to Alice
      And the node has an outbound-full-relay connection to Bob
      And the node has an inbound connection to Carol
      When Alice disconnects
      And Bob disconnects
      Then the node reports that it has 1 inbound and 0 outbound connections

    @connection.feeler
    Example: The node has disconnected a feeler peer
      Given the node has an inbound connection to Alice
      When a feeler connection to Bob opens
      And the node disconnects Bob
      Then the node reports that it has 1 inbound and 0 outbound connections

  @CONN-027 @HAND-014
  Rule: The peer list holds each peer from the start, and what its version message says once it has come
    Bitcoin Core: rpc/net.cpp getpeerinfo
    A connection takes a slot before its peer has sent anything. If it were not listed, the slot would look free, and
    nobody would see an attacker who only holds connections open. What the version message says (protocol version,
    services, user agent) is shown once it has come, and as this very peer has said it, but for unusual characters in a
    user agent (protocol versions 70013 and 80000 are older and newer than the node's). The node announces the new block
    to Alice, which shows that it is awake.
    Not a day later: with so old a chain tip the node keeps no peer of its choice that offers recent blocks only, as Bob
    does.

    @connection.<connection>
    Scenario Outline: The peer of the <connection> connection sends nothing
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who sends nothing
      When a new block is mined
      Then the node lists Bob as <connection>
      And the node lists Alice with the protocol version, services and user agent that it sent
      But the node lists Bob with no protocol version, services or user agent

      Examples: all types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: The handshake of the <connection> connection is complete
      When a <connection> connection to Bob opens
      Then the node lists Bob with the protocol version, services and user agent that it sent

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: The version message has come, the verack has not
      Given Bob does not send its verack
      When an inbound connection to Bob opens
      Then the node lists Bob with the protocol version, services and user agent that it sent

    @connection.<connection> @first.with.later
    Scenario Outline: Two <connection> peers of different protocol versions and services
      Given Bob speaks protocol version 80000
      And Bob offers recent blocks with witnesses
      And Alice speaks protocol version 70013
      When a <connection> connection to Bob opens
      And a <connection> connection to Alice opens
      Then the node lists Bob with the protocol version, services and user agent that it sent
      And the node lists Alice with the protocol version, services and user agent that it sent

      Examples: all long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

  @CONN-085
  Rule: The peer list shows each connection with the address and port of the node at which the peer sees it
    Bitcoin Core: netbase.cpp GetBindAddress
    Bitcoin Core: rpc/net.cpp getpeerinfo, addrbind
    A machine may have several addresses. Here the operator sees by which of them a peer has come, or may find him. (If
    something stands between the two, such as a proxy, the peer sees that instead; the list has the node's own end.)
    Not with bystanders: there are two block-relay-only slots. Not with twice as many peers: the same.

    @connection.<connection> @few.with.bystanders @not.with.twice
    Scenario Outline: Each of two <connection> connections
      Given the node has a <connection> connection to Alice
      When a <connection> connection to Bob opens
      Then the node lists Alice with the node's own address and port as the peer sees them
      And the node lists Bob with the node's own address and port as the peer sees them

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.feeler
    Example: A feeler connection, as long as the peer sends nothing
      Given the node has a feeler connection to Bob, who sends nothing
      When an inbound connection to Alice opens
      Then the node lists Bob with the node's own address and port as the peer sees them

@bip.324 @core.pr.19315 @source.policy @slow @use.with_node.min_version=27 @use.with_v2transport=yes
Feature: The retry over v1 transport
  A node encrypts its connections (v2 transport) where it may; an older peer disconnects when it cannot read what it
  receives. The node then connects once more, unencrypted (v1 transport), and must not forget what the connection was
  meant to be. (Not shown here: version 26, whose test request cannot name v2 transport, and private broadcast.)

  Background:
    Given the node is started with v2 transport

  @CONN-014 @V2T-006
  Rule: The node retries unencrypted, with the same type, when a peer closes a v2 handshake unanswered
    BIP 324, "Signaling v2 support"
    Bitcoin Core: net.cpp CConnman::DisconnectNodes, CConnman::PerformReconnections
    An older peer cannot read the v2 handshake and disconnects. Without a retry, nodes that encrypt would lose all such
    peers; BIP 324 encourages it. That the type stays is Bitcoin Core's: a block-relay-only connection (which, like a
    feeler, declines transactions) that came back as outbound-full-relay could be found by watching transactions.

    @connection.<connection>
    Scenario Outline: A <connection> connection
      When the node is asked for a <connection> connection to Bob over v2 transport, which Bob does not support
      And the node connects to Bob again
      Then the node's version message to Bob is sent unencrypted, after an encrypted attempt
      And the node lists Bob as <connection>
      And the node lists Bob with v1 transport
      And the node's version message to Bob <requests or declines> transactions

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          | requests or declines |
        | outbound-full-relay | requests             |
        | block-relay-only    | declines             |
        | addr-fetch          | requests             |
        | manual              | requests             |

    @connection.feeler
    Example: A feeler connection, which stays as long as the peer sends nothing
      Given Bob sends nothing
      When the node is asked for a feeler connection to Bob over v2 transport, which Bob does not support
      And the node connects to Bob again
      Then the node's version message to Bob is sent unencrypted, after an encrypted attempt
      And the node lists Bob as feeler
      And the node's version message to Bob declines transactions

  @CONN-014 @V2T-006
  Rule: The node retries once at most, and only an encrypted connection on which it received nothing
    Bitcoin Core: net.cpp V2Transport::ShouldReconnectV1
    Bitcoin Core: net.cpp CConnman::DisconnectNodes
    The retry, unencrypted, is for peers that cannot encrypt; these close without having sent anything. A peer that has
    sent something, or was met unencrypted, has another reason to close, and a node that came back all the same would
    pester it. Nor does it retry what it has closed because network activity is off, when the operator wants none (since
    Bitcoin Core 30 and Bitcoin Knots 29). Carol, who is retried, shows that it has retried meanwhile.

    Example: The peer disconnects on the retry too
      When the node is asked for an outbound-full-relay connection to Bob over v2 transport, which Bob does not support
      And the node connects to Bob again
      And Bob disconnects
      And the node is asked for a manual connection to Carol over v2 transport, which Carol does not support
      Then the node connects to Carol twice
      And the node connects to Bob twice

    Example: The connection was not encrypted in the first place
      When the node is asked for an outbound-full-relay connection to Bob
      And Bob disconnects
      And the node is asked for a manual connection to Carol over v2 transport, which Carol does not support
      Then the node connects to Carol twice
      And the node connects to Bob once

    Scenario Outline: The peer has sent <something> before it disconnects
      Given Bob ignores the v2 handshake
      When the node is asked for an outbound-full-relay connection to Bob over v2 transport
      And Bob sends the node <something>
      And Bob disconnects
      And the node is asked for a manual connection to Carol over v2 transport, which Carol does not support
      Then the node connects to Carol twice
      And the node connects to Bob once

      Examples: the least, nonsense, or the beginning of a v2 handshake
        | something               |
        | a single byte           |
        | a few meaningless bytes |
        | its public key          |

    @CONN-039 @CONN-099 @connection.<connection>
    Scenario Outline: The node disconnects its <connection> peer, because network activity is switched off
      Given Bob ignores the v2 handshake
      And the next retries over v1 transport are due
      When the node is asked for a <connection> connection to Bob over v2 transport
      And the operator switches network activity off and on
      And the node is asked for a manual connection to Carol over v2 transport, which Carol does not support
      Then the node connects to Carol twice
      And the node connects to Bob once

      @use.with_node.min_version=30
      Examples: two types, since Bitcoin Core 30
        | connection          |
        | outbound-full-relay |
        | manual              |

      @use.with_knots=yes @use.with_node.min_version=29
      Examples: two types, Bitcoin Knots
        | connection          |
        | outbound-full-relay |
        | manual              |

  @CONN-014 @CONN-011 @few.with.bystanders
  Rule: A connection keeps its outbound slot until it is retried, and frees it once
    Bitcoin Core: net.cpp CConnman::PerformReconnections
    Eleven connections share the outbound slots. Between the encrypted attempt and the unencrypted retry there is no
    connection; but if its slot went to another meanwhile, twelve would be open after the retry. A slot freed twice
    would let in one too many, and one never freed would be lost.
    Not with bystanders: they take outbound slots, which are counted here.

    Example: The last of the eleven slots
      Given the node has 10 addr-fetch connections
      When the node is asked for an outbound-full-relay connection to Bob over v2 transport, which Bob does not support
      And the node is asked to open 1 addr-fetch connection
      And the node connects to Bob again
      And the node is asked to open 1 addr-fetch connection
      Then the node has 10 addr-fetch connections
      And the node has 1 outbound-full-relay connection

    Example: The connection of the retry has ended
      Given the node has 10 addr-fetch connections
      When the node is asked for an outbound-full-relay connection to Bob over v2 transport, which Bob does not support
      And the node connects to Bob again
      And Bob disconnects
      And the node is asked to open 2 addr-fetch connections
      Then the node has 11 addr-fetch connections

  @CONN-015 @CONN-007 @known.deviation @few.with.bystanders
  Rule: Asked by addconnection, the node opens no ninth outbound-full-relay connection while a retry is due
    Bitcoin Core: net.cpp CConnman::AddConnection
    At most eight may be open. Bob, the eighth, waits for his unencrypted retry, and must count: a limit that a failed
    handshake gets round is none, and each further connection would take a slot of another node. Releases since version
    26 keep his slot among the eleven of all types, but do not count him among the eight: Carol is let in, and nine are
    open after the retry. The moment of retries, every two seconds, is just over, so that Carol comes before Bob's.
    Not with bystanders: they take outbound slots, which are counted here.

    @connection.outbound-full-relay
    Example: The eighth peer is about to be retried
      Given the node has 7 outbound-full-relay connections
      And the next retries over v1 transport are due
      When the node is asked for an outbound-full-relay connection to Bob over v2 transport, which Bob does not support
      And the node is asked for an outbound-full-relay connection to Carol
      And the node connects to Bob again
      Then the node has 8 outbound-full-relay connections

  @CONN-014 @V2T-007
  Rule: The node also retries after it has closed an unanswered v2 handshake itself
    Bitcoin Core: net.cpp V2Transport::ShouldReconnectV1
    An older peer may also leave the v2 handshake unanswered. Without a retry over v1 transport, of the same type, the
    node could never connect to it. It retries whether the peer timeout, here 60 seconds, or the operator ended the
    attempt, as long as network activity is on. Several may wait for it, as Bob and Carol do.

    Example: The operator disconnects the peer, and another one disconnects while it waits for the retry
      When the node is asked for an outbound-full-relay connection to Bob over v2 transport, which Bob ignores
      And the operator disconnects Bob by address
      And the node disconnects Bob
      And the node is asked for a feeler connection to Carol over v2 transport, which Carol does not support
      Then the node connects to Carol twice
      And the node connects to Bob twice
      And the node lists Bob as outbound-full-relay

    Example: The peer timeout is over
      Given the node is started with its default peer timeout
      When the node is asked for a manual connection to Bob over v2 transport, which Bob ignores
      And 61 seconds pass
      And the node disconnects Bob
      And the node connects to Bob again
      Then the node's version message to Bob is sent unencrypted, after an encrypted attempt
      And the node lists Bob as manual

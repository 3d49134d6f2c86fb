@bip.324 @source.policy @slow @use.with_public_addresses=yes @use.with_node.min_version=27 @use.with_v2transport=yes
Feature: Which connections of its own choice the node encrypts
  A node that encrypts (v2 transport) finds out by trying whether a peer does, which costs a second connection when the
  peer does not. Of the addresses that it chooses from it has heard what is offered there. Here peers do not support v2
  transport: they close an encrypted attempt, and the node connects to them again, unencrypted.

  @V2T-017
  Rule: A connection of its own choice the node encrypts if, and only if, the address is reported to offer that
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections, NODE_P2P_V2
    Where encryption is offered, nobody on the way shall read along, nor see to which nodes this one is attached by what
    they say. Where it is not, the attempt would be in vain. A node that does not encrypt itself never tries.

    @connection.<connection>
    Scenario Outline: The only address that it learns, for a <connection> connection, is reported to offer encryption
      Given the node is started with automatic connections
      And the node is started with v2 transport
      And Bob does not support v2 transport
      And the node has <count> outbound-full-relay connections
      And the node has an inbound connection to Carol
      When Carol sends the node the address of Bob, reported to offer all blocks with witnesses and v2 transport
      And the node connects to Bob again
      Then the node's version message to Bob is sent unencrypted, after an encrypted attempt

      Examples: two types
        | connection          | count |
        | outbound-full-relay | 7     |
        | block-relay-only    | 8     |

    @connection.<connection>
    Scenario Outline: The only address that it learns, for a <connection> connection, is reported to offer blocks alone
      Given the node is started with automatic connections
      And the node is started with v2 transport
      And Bob does not support v2 transport
      And the node has <count> outbound-full-relay connections
      And the node has an inbound connection to Carol
      When Carol sends the node the address of Bob, reported to offer all blocks with witnesses
      Then the node connects to Bob as <connection>
      And the node connects to Bob once

      Examples: two types
        | connection          | count |
        | outbound-full-relay | 7     |
        | block-relay-only    | 8     |

    @connection.outbound-full-relay
    Example: The node does not encrypt, and the address is reported to offer encryption
      Given the node is started with automatic connections
      And the node is started with v2 transport switched off
      And Bob does not support v2 transport
      And the node has an inbound connection to Carol
      When Carol sends the node the address of Bob, reported to offer all blocks with witnesses and v2 transport
      Then the node connects to Bob as outbound-full-relay
      And the node connects to Bob once

  @V2T-017
  Rule: To seed nodes, added and specified nodes the node tries an encrypted connection first
    Bitcoin Core: net.cpp CConnman::ProcessAddrFetch, CConnman::ThreadOpenConnections
    Bitcoin Core: net.cpp CConnman::ThreadOpenAddedConnections
    The operator has named them, and nobody has said what is offered there.

    @connection.addr-fetch
    Example: The node knows no address
      Given the node is started with automatic connections and Bob as seed node
      And the node is started with v2 transport
      And Bob does not support v2 transport
      When the node starts
      And the node connects to Bob again
      Then the node's version message to Bob is sent unencrypted, after an encrypted attempt

    @connection.manual
    Example: An added node
      Given the node is started with v2 transport
      And Bob does not support v2 transport
      When the operator adds Bob to the added nodes
      And the node connects to Bob again
      Then the node's version message to Bob is sent unencrypted, after an encrypted attempt

    @connection.manual
    Example: A specified node
      Given the node is started with v2 transport
      And Bob does not support v2 transport
      And the node is started with the specified node Bob
      When the node starts
      And the node connects to Bob again
      Then the node's version message to Bob is sent unencrypted, after an encrypted attempt

  @CONN-099 @CONN-064
  Rule: The retry of a connection of its own choice is given up where the node would not choose the address any more
    Bitcoin Core: net.cpp CConnman::PerformReconnections, CConnman::OpenNetworkConnection
    Between the encrypted attempt and the retry, which comes within two seconds, the operator may ban the address, or
    somebody there may connect. A retry that went past that would undo the ban, or be a second connection to the same.
    Whom the operator has named he wants in spite of a ban. Retries are over when another peer was connected to again.

    Example: The operator bans the address
      Given the node is started with automatic connections
      And the node is started with v2 transport
      And the node has an automatic, encrypted and unanswered connection to Bob
      When the operator bans the address of Bob
      And the next retries over v1 transport are due
      Then the node disconnects Bob
      But the node does not connect to Bob again

    Example: The operator disconnects the peer and bans nobody
      Given the node is started with automatic connections
      And the node is started with v2 transport
      And the node has an automatic, encrypted and unanswered connection to Bob
      When the operator disconnects Bob by address
      And the node disconnects Bob
      And the next retries over v1 transport are due
      Then the node connects to Bob once

    @connection.manual
    Example: The operator has named the peer, and bans its address
      Given the node is started with v2 transport
      And Bob has a public address of its own
      When the node is asked for a manual connection to Bob over v2 transport, which Bob ignores
      And the operator bans the address of Bob
      And the node disconnects Bob
      And the next retries over v1 transport are due
      Then the node connects to Bob twice

    Example: Somebody at the address misbehaves, so that the node discourages it
      Given the node is started with automatic connections and v2 transport
      And the node has an automatic, encrypted and unanswered connection to Bob
      And the node has an inbound connection to Mallory, who has the same address as Bob
      When Mallory sends the node a header without proof of work
      And the node disconnects Mallory
      And the next retries over v1 transport are due
      Then the node disconnects Bob
      But the node does not connect to Bob again

    Example: Somebody at the address has connected, and stays
      Given the node is started with automatic connections and v2 transport
      And the node has an automatic, encrypted and unanswered connection to Bob
      And the node has an inbound connection to Alice, who has the same address as Bob
      When the operator disconnects Bob by address
      And the next retries over v1 transport are due
      Then the node disconnects Bob
      But the node does not connect to Bob again

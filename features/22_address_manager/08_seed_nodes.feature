@source.policy @connection.addr-fetch @use.with_public_addresses=yes @use.with_node.min_version=23
Feature: Seed nodes
  A node that knows no address asks a seed node, which its operator has named, and which is there to send addresses. If
  nodes kept their seed nodes as peers, every new node would be connected to the same few.

  Background:
    Given the node is started with automatic connections and Bob as seed node

  @CONN-073 @SEED-008
  Rule: A node that knows no address opens an addr-fetch connection to its seed node and requests addresses
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections, CConnman::ProcessAddrFetch
    A new node has nowhere else to go: without addresses it finds no peers and no chain. An addr-fetch connection is one
    that ends as soon as addresses have come, so the seed node, which many new nodes ask, does not become a long-lived
    peer of all. (Of several seed nodes, since version 29, one by chance comes first; not shown.)

    Example: The seed node has not answered yet
      Given Bob sends nothing
      When the node starts
      Then the node connects to Bob as addr-fetch

    Example: The seed node answers
      When the node starts
      Then the node connects to Bob
      And the node requests addresses from Bob

  @CONN-073 @ADR-027
  Rule: The node connects to addresses from its seed node, and disconnects that after a message with several
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessAddrs
    The seed node is asked for addresses and is to be left when they have come, or every new node would stay connected
    to the same few. But one address alone is often the peer's own: who left then would have nowhere else to go.

    Example: One address
      Given the node has an automatic addr-fetch connection to Bob
      When Bob sends the node the address of Alice
      Then the node connects to Alice as outbound-full-relay
      And the node stays connected to Bob

    Example: Two addresses
      Given the node has an automatic addr-fetch connection to Bob
      When Bob sends the node the addresses of Alice and Carol
      Then the node disconnects Bob
      And the node connects to Alice as outbound-full-relay

  @CONN-073 @SEED-008 @use.with_node.min_version=29
  Rule: With known addresses a seed node is asked only if ten seconds bring no two outbound-full-relay peers
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections, SEED_OUTBOUND_CONNECTION_THRESHOLD, ADD_NEXT_SEEDNODE
    A seed node to which every node connected would learn of every node, and decide by its answers whom they meet. So
    the node first tries the addresses that it knows; with two outbound-full-relay peers after ten seconds it has found
    enough. Others do not count: inbound and manual ones are not there by the node's choice, and block-relay-only ones
    send no addresses. Of several seed nodes the next has its turn ten seconds later: the first may be enough. That the
    node selects Alice's address once more shows that it has looked for peers, and has left Bob out.
    Not with twice as many peers: it is counted how many are asked.

    Example: Ten seconds, and one peer
      Given the node is started with Alice in its address manager
      When the node starts
      And the node connects to Alice
      And 10 seconds pass
      And the address manager selects Alice for an outbound-full-relay connection
      Then the node stays connected to Alice
      But the node does not connect to Bob

    Example: Eleven seconds, and no peer, for nobody is at the only address
      Given Alice does not listen
      And the node is started with Alice in its address manager
      When the node starts
      And 11 seconds pass
      Then the node connects to Bob as addr-fetch

    Example: Eleven seconds, and one peer
      Given the node is started with Alice in its address manager
      When the node starts
      And the node connects to Alice
      And 11 seconds pass
      Then the node connects to Bob as addr-fetch

    Scenario Outline: Eleven seconds, one peer, and two <connection> peers, which do not count
      Given the node is started with Alice in its address manager
      When the node starts
      And the node connects to Alice
      And a <connection> connection to Dave opens
      And a <connection> connection to Erin opens
      And 11 seconds pass
      Then the node connects to Bob as addr-fetch

      Examples: other types whose peers stay
        | connection       |
        | block-relay-only |
        | manual           |
        | inbound          |

    @not.with.twice
    Example: Two seed nodes, and eleven seconds
      Given the node is started with Bob and Carol as seed nodes
      And the node is started with Alice, who does not listen, in its address manager
      When the node starts
      And 11 seconds pass
      And the next look for somebody to connect to is due
      Then the node has 1 addr-fetch connection

    Example: Two seed nodes, and twice eleven seconds
      Given the node is started with Bob and Carol as seed nodes
      And the node is started with Alice, who does not listen, in its address manager
      When the node starts
      And 11 seconds pass
      And the next look for somebody to connect to is due
      And 11 seconds pass
      Then the node connects to Bob and Carol

    Example: Eleven seconds, and two peers
      Given the node is started with Alice and Carol in its address manager
      When the node starts
      And the node connects to Alice and Carol
      And 11 seconds pass
      And the address manager selects Alice for an outbound-full-relay connection
      Then the node has 2 outbound-full-relay connections
      But the node does not connect to Bob

  @CONN-035 @CONN-073 @use.with_node.min_version=25
  Rule: A node with specified nodes that knows no address does not connect to its seed node
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections
    Bitcoin Core: init.cpp AppInitMain
    The operator specifies nodes because the node is to connect to these and to nobody else, so it needs no addresses.
    To ask the seed node, which sends addresses to new nodes, would show it to a stranger. (Before version 25 it asked
    the seed node all the same.)

    @connection.manual
    Example: It knows no address
      Given the node is started with the specified node Alice
      When the node starts
      Then the node connects to Alice once
      But the node does not connect to Bob

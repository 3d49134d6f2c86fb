@source.policy
Feature: How many inbound peers a node accepts
  Every connection costs memory and bandwidth, so the operator may set a connection limit. A node keeps slots for
  connections of its own, which nobody can take away from it, and leaves the rest to inbound peers. Not shown: noban;
  that such peers are never evicted is a Rule of its own.

  @CONN-042 @CONN-041
  Rule: A small connection limit serves outbound-full-relay connections first and inbound ones last
    Bitcoin Core: net.h CConnman::Init, m_max_outbound_full_relay, m_max_outbound_block_relay
    Bitcoin Core: net.cpp CConnman::Start
    Inbound peers may be anybody, even all one attacker, who could keep new blocks from a node that has no others. So
    peers that the node has chosen come first, above all those that send both blocks and transactions. In between are
    block-relay-only connections and the eleventh outbound slot, which an addr-fetch connection takes here (a feeler one
    could). What a type may take is kept for it: here block-relay-only connections are asked for before all others.
    Manual connections do not count.

    Scenario Outline: A connection limit of <limit>
      Given the node is started with a connection limit of <limit>
      When the node is asked to open 3 block-relay-only connections
      And all outbound slots are taken
      And all inbound slots are taken
      Then the node has <full-relay> outbound-full-relay connections
      And the node has <block-relay> block-relay-only connections
      And the node has <addr-fetch> addr-fetch connections
      And the node has <inbound> inbound connections

      Examples: from no slot to the first inbound slots
        | limit | full-relay | block-relay | addr-fetch | inbound |
        | 0     | 0          | 0           | 0          | 0       |
        | 1     | 1          | 0           | 0          | 0       |
        | 3     | 3          | 0           | 0          | 0       |
        | 8     | 8          | 0           | 0          | 0       |
        | 9     | 8          | 1           | 0          | 0       |
        | 10    | 8          | 2           | 0          | 0       |
        | 11    | 8          | 2           | 1          | 0       |
        | 12    | 8          | 2           | 1          | 1       |
        | 13    | 8          | 2           | 1          | 2       |
        | 15    | 8          | 2           | 1          | 4       |

    @connection.manual
    Example: A manual connection at a connection limit of 0
      Given the node is started with a connection limit of 0
      When a manual connection to Bob opens
      Then the node completes the handshake with Bob

  @CONN-041 @connection.inbound
  Rule: The number of inbound slots is fixed, whatever other connections the node has
    Bitcoin Core: net.h CConnman::Init, m_max_inbound, DEFAULT_MAX_PEER_CONNECTIONS
    Free outbound slots stay free for outbound connections: strangers who filled them would keep the node from finding
    peers of its own. Nor do the node's own take slots from inbound peers, or other nodes would find none. The default
    connection limit is 125, which leaves 125 - 11 = 114 inbound slots; since PR 28463 it is 200, which leaves 189 (all
    for peers that decline transactions, if they come; others get half). Tor peers come to a port of their own, but are
    inbound and have no other slots. Twenty or fewer ordinary peers are all protected, so Erin is refused; of more, one
    is evicted for her.
    Not with bystanders: they take slots, which are counted here.

    Example: The node has connected to nobody
      Given the node is started with 2 inbound slots
      And 2 ordinary inbound peers are connected
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node evicts none of the inbound peers

    Example: The node has connected to a manual and an outbound-full-relay peer
      Given the node is started with 2 inbound slots
      And the node has a manual connection to Alice
      And the node has an outbound-full-relay connection to Bob
      And 1 ordinary inbound peer is connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node has 2 inbound connections

    @CONN-057
    Example: A peer from Tor takes an inbound slot like any other
      Given the node is started with 1 inbound slot
      And the node is started with an onion listening port as second port
      When Bob connects to the second port of the node
      And Erin connects to the node
      Then the node completes the handshake with Bob
      But the node refuses the connection of Erin

    @use.with_inbound_relay_percent=no @not.with.bystanders
    Example: The default connection limit leaves 114 inbound slots
      Given 114 ordinary inbound peers are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the inbound peers
      And the node has 114 inbound connections

    @use.with_inbound_relay_percent=yes
    Example: The default connection limit leaves 189 inbound slots, at least half for peers that decline transactions
      Given 189 inbound peers that decline transactions are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the inbound peers
      And the node has 189 inbound connections

  @CONN-041 @connection.inbound @use.with_inbound_relay_percent=yes
  Rule: By default, inbound peers that ask for transactions take at most half of the inbound slots
    Bitcoin Core: net.cpp CConnman::EvictTxPeerIfFull
    A peer whose version message asks for transactions costs much more traffic than one that declines them; with the
    latter in the other half, a node can serve more peers for the same cost (since PR 28463). When the first half is
    full and one more comes, one of its kind is evicted or, where all (up to twenty) are protected, it is itself
    disconnected after its version message. Of 31 slots, 11 are outbound, 20 inbound, 10 of these for peers that want
    transactions; of 53, 42 and 21. The young are evicted first, but not those of the other kind in the third example.

    Example: That half is taken by 10, so few that all are protected
      Given the node is started with a connection limit of 31 and the default share for transaction relay
      And 10 ordinary inbound peers are connected
      When Erin connects to the node
      Then the node disconnects Erin
      And the node evicts none of the inbound peers

    Example: That half is taken, and the inbound peer declines transactions
      Given the node is started with a connection limit of 31 and the default share for transaction relay
      And 10 ordinary inbound peers are connected
      And Erin declines transactions
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts none of the inbound peers

    Example: Younger inbound peers that decline transactions are connected too
      Given the node is started with a connection limit of 53 and the default share for transaction relay
      And 21 ordinary inbound peers are connected
      And 20 inbound peers that decline transactions are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the ordinary inbound peers

    Example: That half is taken by 21, and one is evicted though other inbound slots are free
      Given the node is started with a connection limit of 53 and the default share for transaction relay
      And 21 ordinary inbound peers are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the inbound peers

  @CONN-044 @CONN-010 @connection.inbound
  Rule: The node refuses an inbound peer when all inbound slots are taken and nobody can be evicted
    Bitcoin Core: net.cpp CConnman::CreateNodeFromAcceptedSocket, CConnman::AttemptToEvictConnection
    Some inbound peers are protected; with few slots (up to twenty ordinary peers), all are, so that
    nobody can be evicted (disconnected in favour of the new one). The node then refuses the new one before it tells
    anything of itself, and nobody who is there suffers. If it took all, strangers could use up its memory and its line.

    Scenario Outline: <slots> inbound slots are taken
      Given the node is started with <slots> inbound slots
      And <slots> ordinary inbound peers are connected
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node evicts none of the inbound peers

      Examples: so few that all are protected
        | slots |
        | 1     |
        | 2     |
        | 19    |

    Example: An inbound peer has disconnected before
      Given the node is started with 2 inbound slots
      And 1 ordinary inbound peer is connected
      And the node has an inbound connection to Bob
      When Bob disconnects
      And Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts none of the inbound peers

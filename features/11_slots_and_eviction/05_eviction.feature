@source.policy @connection.inbound
Feature: Whom the node evicts for an inbound peer
  If inbound peers could keep all slots, an attacker would come early, and nobody else could connect. So the node evicts
  one for a new one: it disconnects that, and gives its slot away. Not shown: noban; that such peers are never evicted
  is a Rule of its own.

  @CONN-045 @smoke
  Rule: When over twenty ordinary inbound peers take all slots, the node evicts exactly one for a new peer
    Bitcoin Core: node/eviction.cpp SelectNodeToEvict
    If nobody gave way, whoever came first could keep all others out; if more than one did, newcomers could drive many
    out. Twenty peers are protected from eviction: eight that answer pings quickest, four each that brought transactions
    or blocks last (where none has, those connected longest), and four of network groups picked by chance. (For a new
    peer without noban at a banned or discouraged address, where somebody misbehaved, nobody has to go: it is refused.)

    Example: All twenty are protected
      Given the node is started with 20 inbound slots
      And 20 ordinary inbound peers are connected
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node evicts none of the inbound peers

    Scenario Outline: <slots> ordinary inbound peers
      Given the node is started with <slots> inbound slots
      And <slots> ordinary inbound peers are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the inbound peers

      Examples: more than can be protected
        | slots |
        | 21    |
        | 22    |
        | 40    |

    Example: Three inbound peers connect one after the other
      Given the node is started with 30 inbound slots
      And 30 ordinary inbound peers are connected
      When Erin connects to the node
      And Frank connects to the node
      And Grace connects to the node
      Then the node evicts 3 of the inbound peers
      And the node has 30 inbound connections

  @CONN-046
  Rule: Eight more inbound peers are protected if they decline transactions and offer the desirable services
    Bitcoin Core: node/eviction.cpp CompareNodeBlockRelayOnlyTime
    When slots are short, the node evicts inbound peers, but for twenty that are protected otherwise. Peers that decline
    transactions are often the hidden block-relay-only connections of other nodes: they cost little and hold the network
    together, and could not be protected by transactions. A peer that does not offer blocks with witnesses, the
    desirable services (recent ones will do while the chain tip is less than a day old; before version 27, once initial
    block download is over), is no such node. Nor is one that sets a bloom filter (BIP 37) or takes it away: it wants
    transactions after all. Twenty and eight make 28.

    Scenario Outline: <slots> <group> are all protected
      Given the node is started with <slots> inbound slots
      And <slots> <group> are connected
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node evicts none of the inbound peers

      Examples: with and without services
        | slots | group                                                                            |
        | 28    | inbound peers that decline transactions                                          |
        | 28    | inbound peers that decline transactions and offer recent blocks with witnesses   |
        | 20    | inbound peers that decline transactions and offer no services                    |
        | 20    | inbound peers that decline transactions and offer blocks without witnesses       |

    Scenario Outline: <slots> <group> are one too many
      Given the node is started with <slots> inbound slots
      And <slots> <group> are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the inbound peers

      Examples: with and without services
        | slots | group                                                                            |
        | 29    | inbound peers that decline transactions                                          |
        | 29    | inbound peers that decline transactions and offer recent blocks with witnesses   |
        | 21    | inbound peers that decline transactions and offer no services                    |
        | 21    | inbound peers that decline transactions and offer blocks without witnesses       |

    Scenario Outline: 21 inbound peers that decline transactions, but then each send <message>, are one too many
      Given the node is started with bloom filters to offer
      And the node is started with 21 inbound slots
      And 21 inbound peers that decline transactions are connected
      And each of the inbound peers that decline transactions sends the node <message>
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the inbound peers

      Examples: both messages by which a peer asks for transactions after all
        | message                                |
        | a bloom filter that matches everything |
        | a filterclear message                  |

  @CONN-050 @use.with_public_addresses=yes @use.with_node.min_version=23
  Rule: Of inbound peers that nothing protects, the node evicts the youngest of the largest network group
    Bitcoin Core: node/eviction.cpp SelectNodeToEvict
    A network group is a range of neighbouring addresses, cheap to have for one party, and anybody can come late. So the
    largest group, and in it the peer connected last, is most likely an attacker's; to evict others would help him to
    push honest peers out. Of groups equally large it is the one whose last peer connected last. Peers at discouraged
    addresses, where somebody misbehaved, are evicted before these. Twenty are protected (eight for quick answers to
    pings, four each for transactions, blocks and network groups), half of the rest by age, never all: of 50 peers
    fifteen are left, of 38 nine. In the first example age protects fifteen of the 30, transactions and blocks (nobody
    has sent any, so age again) and network groups four each at most, so that three or more are left over; of the 20,
    each is alone in its group. In the others the youngest answer no ping; only four of them can be protected, by
    network group (which of them is chance, so that one of six is evicted). The larger group is that of which more are
    left, here Carol's: of 43 peers twelve are, of her eleven seven at least, of the 32 five at most.

    Example: 30 inbound peers of one network group connected before 20 others
      Given the node is started with 50 inbound slots
      And 30 slow inbound peers from one network group are connected
      And 20 inbound peers from many network groups are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the slow inbound peers from one network group

    Example: All 38 inbound peers are of one network group, and the 6 youngest of them are slow
      Given the node is started with 38 inbound slots
      And 32 inbound peers from one network group are connected
      And 6 slow inbound peers from one network group are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the slow inbound peers from one network group

    Example: 32 inbound peers of one network group connected before 11 slow ones of another
      Given the node is started with 43 inbound slots
      And Carol has a public address of its own
      And 32 inbound peers from one network group are connected
      And 11 slow inbound peers at the address of Carol are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the slow inbound peers at the address of Carol

    Example: Each of 38 inbound peers is alone in its network group, and the 6 youngest of them are slow
      Given the node is started with 38 inbound slots
      And 32 inbound peers from many network groups are connected
      And 6 slow inbound peers from many network groups are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts 1 of the slow inbound peers from many network groups

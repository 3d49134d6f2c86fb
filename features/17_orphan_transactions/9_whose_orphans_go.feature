@source.policy @use.with_node.min_version=30
Feature: Whose orphan transactions go when there are too many
  When the node has more orphans than it keeps, it takes some from the peer that has the most. What it counts for each
  peer decides who that is; a wrong count would let an attacker push out those of honest peers.

  @TXR-068
  Rule: Orphans that have gone no longer count against their peer
    Bitcoin Core: node/txorphanage.cpp TxOrphanageImpl::Erase, PeerDoSInfo::Subtract
    Else a peer that once had too many would go on losing its orphans first, though it has few by now. Two peers have
    room for two large ones (390,000 weight units each, of 808,000): Alice's first two of four go. Bob's first one costs
    her one more, as she has the most; then he has, and his next ones cost him his own, the oldest first: both small
    ones, too. Each orphan also counts one, and one more for every ten outputs that it spends, up to 3000 for all peers:
    beside the 20 peers' 2800 there is room for eighteen that spend a hundred. Alice's oldest twelve of thirty go.
    Mallory's cost her six more; from then on each of the 20 counts more than she, and her child, the youngest, keeps
    its place: with its parent it is accepted.

    Example: One peer sends four large ones, of which two go, and another one three
      Given the node has inbound connections to Alice and Bob
      And Bob sends the node 2 small orphan transactions
      And Alice sends the node 4 large orphan transactions
      When Bob sends the node 3 large orphan transactions
      Then the node reports that it keeps 2 orphan transactions

    @fixture.coins
    Example: One peer sends thirty that spend a hundred outputs each, and a child; then another one sends thirty
      Given the node has inbound connections to Alice and Mallory
      And 20 ordinary inbound peers are connected
      And each of the ordinary inbound peers sends the node 140 shared orphan transactions
      And Alice sends the node 30 orphan transactions with 100 inputs
      And Alice sends the node the child
      And Mallory sends the node 30 orphan transactions with 100 inputs
      When Alice sends the node the parent
      Then the node reports that its mempool holds the parent and the child

  @TXR-068
  Rule: An orphan counts against each peer that has announced it
    Bitcoin Core: node/txorphanage.cpp TxOrphanageImpl::AddAnnouncer, PeerDoSInfo::Add
    An orphan that several peers have announced goes when it has gone for each. If the node counted it against its
    sender alone, an attacker who announces orphans of others would be spared, and all that is too much be taken
    from the sender. Here 20 peers have announced the same 150: 3000 announcements, as many as the node keeps in
    all. Alice's forty cost each of the 20 its oldest two; these are the same two, which the node forgets: 188 are
    left. Weight counts so, too: when Bob has gone, his two large ones (of 390,000 weight units) count against
    Carol. Alice and she have 808,000; Alice's large one costs Carol, who has more, her older one: with Alice's
    child three are left.

    Example: 20 peers have announced the same 150, and another one sends forty
      Given 20 ordinary inbound peers are connected
      And each of the ordinary inbound peers sends the node 150 shared orphan transactions
      And the node has an inbound connection to Alice
      When Alice sends the node 40 small orphan transactions
      Then the node reports that it keeps 188 orphan transactions

    Example: Two peers have announced the same two large ones, one of them has gone, and another one sends one
      Given the node has inbound connections to Alice, Bob and Carol
      And Alice sends the node the child
      And Bob sends the node 2 large shared orphan transactions
      And Carol sends the node 2 large shared orphan transactions
      And Bob disconnects
      When Alice sends the node an orphan transaction of 390000 weight units
      Then the node reports that it keeps 3 orphan transactions

@source.policy @fixture.coins
Feature: Orphan transactions whose parents come
  When the parents are there the node can judge the child, whoever has sent them.

  @TXR-056
  Rule: When peers, whoever they are, have sent all its missing parents, a valid orphan is accepted at once
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessOrphanTx
    Bitcoin Core: node/txorphanage.cpp TxOrphanageImpl::AddChildrenToWorkSet
    A parent is the same from whomever it comes, and nobody has to send the orphan again (since version 29 not even when
    its sender has gone, while another peer that has announced it is there): its payment would be late. Up to version 29
    an orphan may be forgotten after twenty minutes. An orphan that was accepted, or turns out not to be acceptable, is
    none any more: to keep it would cost memory, to request it again, traffic. What is not missing any more is not
    requested (the second child is there so that something still is). Both are announced to others, the parent first, so
    that nobody else gets an orphan; Alice, who has sent the child, is told of the parent, too: the node knew only its
    txid, and she goes by wtxids. Four minutes are more than any random delay of an announcement.

    @connection.<connection>
    Scenario Outline: A <child> peer sends the child, a <connection> peer the parent
      Given the second child spends the second parent
      And the node has a <child> connection to Alice
      And the node has a <connection> connection to Bob
      When Alice sends the node the child, then the grandchild
      And Alice sends the node the second child
      And Bob sends the node the parent
      Then the node reports that its mempool holds the parent, the child and the grandchild
      But the node does not request the parent from Alice

      Examples: types that carry transactions
        | child               | connection          |
        | inbound             | outbound-full-relay |
        | outbound-full-relay | addr-fetch          |
        | outbound-full-relay | manual              |
        | manual              | inbound             |
        | inbound             | inbound             |
        | addr-fetch          | inbound             |

    @use.with_node.min_version=29
    Scenario Outline: A child that <nature> is rejected when the parent has come: neither kept nor requested
      Given the child <nature>
      And the node has inbound connections to Bob and Alice
      And Alice sends the node the child
      And Bob sends the node the parent
      When Bob announces the child and the transaction to the node
      Then the node reports that it keeps 0 orphan transactions
      And the node requests the transaction from Bob after 2 seconds
      But the node does not request the child from Bob

      Examples: the fee is too low
        | nature      |
        | pays no fee |

      @use.with_node.min_version=29.3
      Examples: against the rules of consensus, for which older versions disconnect
        | nature                       |
        | pays out more than it spends |

    @use.with_node.min_version=29
    Example: Once accepted, the child is not kept as an orphan any more, though two peers have announced it
      Given the node has inbound connections to Alice and Bob
      When Alice sends the node the child
      And Bob announces the child to the node
      And Bob sends the node the parent
      Then the node reports that its mempool holds the parent and the child
      And the node reports that it keeps 0 orphan transactions

    @use.with_node.min_version=29
    Example: The child's sender has gone, but not the second peer that has announced it
      Given the node has inbound connections to Alice, Bob and Carol
      When Alice sends the node the child
      And Bob announces the child to the node
      And Alice disconnects
      And Carol sends the node the parent
      Then the node reports that its mempool holds the parent and the child

    @use.with_node.min_version=30
    Example: The parent comes 25 minutes after the child, and after other orphans
      Given the node has inbound connections to Bob and Alice
      When Alice sends the node the child
      And 25 minutes pass
      And Alice sends the node 2 small orphan transactions
      And Bob sends the node the parent
      Then the node reports that its mempool holds the parent and the child

    Example: Two parents come one after the other, for an orphan that has a child itself
      Given the child spends the parent and the second parent
      And the node has inbound connections to Bob and Alice
      When Alice sends the node the child, then the grandchild
      And Bob sends the node the parent
      And Alice sends the node the second parent
      Then the node reports that its mempool holds the parent, the second parent, the child and the grandchild

    Example: Two children of two peers spend several outputs of one parent
      Given the parent has 3 outputs
      And the child spends outputs 1 and 3 of the parent
      And the second child spends output 2 of the parent
      And the node has inbound connections to Alice, Bob and Carol
      When Alice sends the node the child
      And Bob sends the node the second child
      And Carol sends the node the parent
      Then the node reports that its mempool holds the parent, the child and the second child

    Example: Two children of one peer spend one output each of the parent, which a noban peer sends
      Given the parent has 2 outputs
      And the second child spends output 2 of the parent
      And the node is started with the permissions noban for Bob
      And the node has inbound connections to Alice and Bob
      When Alice sends the node the child, then the second child
      And Bob sends the node the parent
      Then the node reports that its mempool holds the parent, the child and the second child

    Example: The parent and the child are announced to others, in this order
      Given the node has inbound connections to Alice and Bob
      And the node has an outbound-full-relay connection to Carol
      When Alice sends the node the child
      And Bob sends the node the parent
      And 4 minutes pass
      Then the node announces the parent and the child to Carol
      And the node announces the parent to Alice
      But the node does not announce the child to Alice

  @TXR-069
  Rule: An orphan still waits for its parents when a peer has answered notfound for one of them
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::ReceivedNotFound
    An orphan is a transaction that spends others (its parents) which the node does not have. Of what was mined the node
    remembers recent blocks only: it may request a parent from long ago, which nobody can send and it does not need. If
    it gave the orphan up for that, an honest transaction would be lost though its other parents come. When a block is
    undone the node forgets all recent ones; in the first example the operator undoes one for that. The node requests
    after four seconds (two for the txid, two for an inbound peer); there, Alice does not wait for it.

    Example: One parent was mined, but the node does not remember it
      Given the child spends the parent and the second parent
      And the node has an inbound connection to Alice
      And a block with the second parent is mined
      And the operator has marked a block as invalid
      When Alice sends the node the child
      And Alice sends the node a notfound message about the second parent by its txid
      And Alice sends the node the parent
      Then the node reports that its mempool holds the parent and the child

    Example: The peer has it after all
      Given the child spends the parent and the second parent
      And the node has an inbound connection to Alice
      When Alice sends the node the child
      And 4 seconds pass
      And Alice sends the node a notfound message about the second parent by its txid
      And Alice sends the node the parent, then the second parent
      Then the node reports that its mempool holds the parent, the second parent and the child

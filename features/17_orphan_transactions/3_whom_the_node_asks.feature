@source.policy @use.with_node.min_version=29
Feature: Whom the node asks for the parents of an orphan transaction
  Who has announced an orphan has its parents, too, most likely. The node asks all such peers, one after the other.

  @TXR-057
  Rule: The node asks all who have announced an orphan, or announce its wtxid later, for its parents in turn
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::AddTxAnnouncement, AddAnnouncer
    If it asked nobody but the sender of a transaction whose parents it lacks (an orphan), he could keep them back for
    ever. It asks the first after 2 seconds (an inbound one after 4) and the next one 60 later, or as soon as that one
    has nothing or is gone; a preferred peer first, though four others came before. Whoever announced its txid before
    counts, as the orphan is what the node then got; a txid that comes afterwards may stand for a copy with other
    signatures, which the node requests by itself. Whoever was asked for the orphan in vain (notfound, or no answer for
    60 seconds) does not count, and who sends the orphan once more, without having announced it, does not count: what
    the node has it does not look at again. Nobody is asked twice for the sake of one orphan, or the first could take
    every turn by announcing it again. (Where Carol is not asked, she has announced nothing.) Versions before 29 ask
    nobody but the sender.

    Example: Another peer announces the orphan afterwards
      Given the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      When Alice sends the node the child
      And Bob announces the child to the node
      Then the node requests the parent by its txid from Alice after 2 seconds
      And the node requests the parent by its txid from Bob after 62 seconds
      And the node requests the parent from Alice once
      But the node does not request the child from Bob

    Example: A preferred peer announces the orphan after inbound peers
      Given the node has outbound-full-relay connections to Alice and Frank
      And the node has inbound connections to Bob, Carol, Dave and Erin
      When Alice sends the node the child
      And 2 seconds pass
      And Bob, Carol, Dave, Erin and Frank announce the child to the node
      Then the node requests the parent by its txid from Frank after 62 seconds

    Example: Two others announce the orphan, and nobody answers
      Given the node has an outbound-full-relay connection to Alice
      And the node has inbound connections to Bob and Carol
      When Bob sends the node the child
      And 4 seconds pass
      And Alice announces the child to the node
      And Carol announces the child to the node
      Then the node requests the parent by its txid from Alice after 64 seconds
      And the node requests the parent by its txid from Carol after 124 seconds

    Scenario Outline: Another peer has announced the orphan by its <hash> before it came
      Given <other> does not ask for announcements by wtxid
      And the node has an outbound-full-relay connection to Alice
      And the node has inbound connections to Bob and Carol
      When Alice and Bob announce the child to the node
      And Alice sends the node the child
      Then the node requests the parent by its txid from Alice after 2 seconds
      And the node requests the parent by its txid from Bob after 62 seconds
      But the node does not request the parent from Carol

      Examples: both kinds of hash
        | hash  | other |
        | wtxid | Carol |
        | txid  | Bob   |

    Example: An inbound peer sends the orphan, which an outbound one has announced before
      Given the node has inbound connections to Carol and Alice
      And the node has an outbound-full-relay connection to Bob
      When Bob announces the child to the node
      And Alice sends the node the child
      Then the node requests the parent by its txid from Bob after 2 seconds
      And the node requests the parent by its txid from Alice after 62 seconds
      But the node does not request the parent from Carol

    Example: Another peer has announced it by its txid before, and is not asked for it
      Given Bob does not ask for announcements by wtxid
      And the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      When Bob announces the child to the node
      And Alice sends the node the child
      Then the node requests the parent by its txid from Alice after 2 seconds
      But the node does not request the child from Bob

    Example: Another peer announces it by its txid afterwards, and is asked for it
      Given Bob does not ask for announcements by wtxid
      And the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      When Alice sends the node the child
      And Bob announces the child to the node
      Then the node requests the parent by its txid from Alice after 2 seconds
      And the node requests the child by its txid from Bob after 4 seconds
      But the node does not request the parent from Bob

    Example: Another peer has announced the orphan before, and has answered notfound
      Given the node has outbound-full-relay connections to Alice and Bob
      And the node has an inbound connection to Carol
      When Bob and Carol announce the child to the node
      And Bob sends the node a notfound message about the child
      And Alice sends the node the child
      Then the node requests the parent by its txid from Alice after 2 seconds
      And the node requests the parent by its txid from Carol after 62 seconds
      But the node does not request the parent from Bob

    Example: Another peer has announced the orphan before, and has not answered for a minute
      Given the node has outbound-full-relay connections to Alice and Bob
      And the node has an inbound connection to Carol
      When Bob and Carol announce the child to the node
      And 60 seconds pass
      And Alice sends the node the child
      Then the node requests the parent by its txid from Alice after 62 seconds
      And the node requests the parent by its txid from Carol after 122 seconds
      But the node does not request the parent from Bob

    Example: Another peer sends the orphan, too, and then a third one announces it
      Given the node has an outbound-full-relay connection to Alice
      And the node has inbound connections to Bob and Carol
      When Alice sends the node the child
      And Bob sends the node the child
      And Carol announces the child to the node
      Then the node requests the parent by its txid from Alice after 2 seconds
      And the node requests the parent by its txid from Carol after 62 seconds
      But the node does not request the parent from Bob

    Example: The first one does not answer, and announces the orphan again, and another transaction
      Given the node has an outbound-full-relay connection to Alice
      When Alice sends the node the child
      And 2 seconds pass
      And 60 seconds pass
      And Alice announces the child and the transaction to the node
      Then the node requests the transaction from Alice
      And the node requests the parent from Alice once

    Example: The first one answers notfound
      Given the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      When Alice sends the node the child
      And Bob announces the child to the node
      And 4 seconds pass
      And Alice sends the node a notfound message about the parent by its txid
      Then the node requests the parent by its txid from Bob

    Example: The first one disconnects
      Given the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      When Alice sends the node the child
      And Bob announces the child to the node
      And 4 seconds pass
      And Alice disconnects
      Then the node requests the parent by its txid from Bob

  @TXR-073 @fixture.coins
  Rule: Which parents are missing the node works out anew for each peer that announces the orphan
    Bitcoin Core: node/txdownloadman_impl.cpp TxDownloadManagerImpl::AddTxAnnouncement, GetUniqueParents
    A parent that was there at first may have left the mempool; the orphan could never be accepted without it. Here the
    second transaction replaces the parent, which was there when Alice sent the orphan: so she is asked for the second
    parent only, and Bob, who announces the orphan later, for the replaced one, too (after 4 seconds: he is inbound).

    Example: One of the parents is replaced between two announcements
      Given the child spends the parent and the second parent
      And the second transaction replaces the parent
      And the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      When Alice sends the node the parent, then the child, then the second transaction
      And Bob announces the child to the node
      Then the node requests the second parent by its txid from Alice after 2 seconds
      And the node requests the parent by its txid from Bob after 4 seconds

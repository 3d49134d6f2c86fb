@source.policy @connection.private-broadcast @fixture.coins @use.with_private_broadcast=yes @not.with.second_time
Feature: What a node broadcasts privately, and what it does not
  In private broadcast the node hands a transaction of its own to strangers behind Tor, so that nobody learns who made
  it. A worthless one would be handed over in vain, and each stranger may be an observer. What the operator submits by
  another command goes the usual way, and he should know.
  Not a second time: the node is still broadcasting the first transaction then.

  @PBC-012
  Rule: What its own mempool would refuse the node does not broadcast privately, and tells the operator why
    Bitcoin Core: node/transaction.cpp BroadcastTransaction, HandleATMPError
    Nobody would pass it on, so that the operator would wait in vain, and strangers would know of it. A child is refused
    while its parent is not in the mempool: the mempool leaves out what is broadcast privately (T1), so that the child
    has to wait until that has come back. More than 0.1 bitcoin for 1000 virtual bytes, which is 960000 satoshi for T2,
    the operator has probably offered by mistake. T9 shows that the node has wanted no peers for the refused one: it has
    three for T1 and three for T9, of the ten that it knows.

    Scenario Outline: It <fault>
      Given the node is started with private broadcast over Tor
      And the operator has submitted T1 privately
      When the operator submits <transaction> privately
      Then the node answers that <answer>

      Examples: against the rules of the mempool, no parent there, too dear
        | fault                                  | transaction                   | answer                                           |
        | pays no fee                            | T2, which pays 0 satoshi      | its mempool would refuse the transaction         |
        | spends an unknown transaction          | the child                     | an output that the transaction spends is unknown |
        | spends one that is broadcast privately | T2, which spends T1           | an output that the transaction spends is unknown |
        | pays one satoshi more than the limit   | T2, which pays 960001 satoshi | the transaction pays too high a fee              |

    Example: It pays out more than it spends, against the rules of consensus
      Given the node is started with private broadcast over Tor
      And the node starts
      And the transaction pays out more than it spends
      When the operator submits the transaction privately
      Then the node answers that its mempool would refuse the transaction

    Example: It is in a block
      Given the node is started with private broadcast over Tor
      When a block with T1 is mined
      And the operator submits T1 privately
      Then the node answers that the transaction is in a block

    Scenario Outline: It <fault>, and ten peers to choose from
      Given the node is started with private broadcast over Tor
      And the address manager has learnt 10 onion addresses
      And the operator has submitted T1 privately
      When the operator submits <transaction> privately
      And the operator submits T9 privately
      Then the node answers that it accepts
      And the node has 6 private-broadcast connections

      Examples: the same once more
        | fault                                  | transaction                   |
        | pays no fee                            | T2, which pays 0 satoshi      |
        | spends an unknown transaction          | the child                     |
        | spends one that is broadcast privately | T2, which spends T1           |
        | pays one satoshi more than the limit   | T2, which pays 960001 satoshi |

    Example: It pays as much as the limit allows
      Given the node is started with private broadcast over Tor
      And Bob has an onion address that the node knows
      When the operator submits T1, which pays 960000 satoshi privately
      Then the node announces T1 to Bob

    Example: It spends an output in the mempool
      Given the node is started with private broadcast over Tor
      And the node has a manual connection to Alice
      And Bob has an onion address that the node knows
      And Alice sends the node the parent
      When the operator submits the child privately
      Then the node announces the child to Bob

  @PBC-013
  Rule: A transaction that its mempool holds already the node broadcasts privately all the same, if ordered
    Bitcoin Core: node/transaction.cpp BroadcastTransaction
    It came from a peer: somebody else has it, but others may not, and the operator wants it to arrive. What he submits
    is what is sent: the copy in the mempool may have another witness, as T2 has there (T1, in the mempool, too, lets
    whoever spends its output choose the witness, so that T2 and T3 have one txid).

    Example: Another peer has sent the node the transaction
      Given the node is started with private broadcast over Tor, where it knows all of Bob, Carol and Dave
      And the node has a manual connection to Alice
      And Alice sends the node the transaction
      When the operator submits the transaction privately
      Then the node announces the transaction to Bob
      And the node announces the transaction to Carol
      And the node announces the transaction to Dave

    Example: Another peer has sent the node the transaction with another witness
      Given the node is started with private broadcast over Tor, where it knows Bob
      And the node has a manual connection to Alice
      And Alice sends the node T1, whose output takes any witness
      And Alice sends the node T2, which spends T1 with a witness of its own
      When the operator submits T3, which spends T1 with a witness of its own privately
      And Bob requests T3 by its txid from the node
      Then the node sends Bob T3 with its witness
      And the node disconnects Bob

  @PBC-011
  Rule: A transaction with another witness is another private broadcast, with peers of its own
    Bitcoin Core: private_broadcast.cpp PrivateBroadcast::Add, CTransactionRefHash, CTransactionRefComp
    The operator has signed anew, perhaps because the first version is not passed on: if the node took both for one
    (they have the same txid), the new one would never leave. T1, in a block, lets whoever spends its output choose
    the witness. (The same one submitted twice is one; each goes to three peers.)

    Example: Two versions, and ten peers to choose from
      Given the node is started with private broadcast over Tor
      And the address manager has learnt 10 onion addresses
      And a block with T1, whose output takes any witness is mined
      And the operator has submitted T2, which spends T1 with a witness of its own privately
      When the operator submits T3, which spends T1 with a witness of its own privately
      Then the node has 6 private-broadcast connections

    Example: Three peers have been told of the one, and Erin is sent the other
      Given the node is started with private broadcast over Tor, where it knows Bob and 2 more
      And a block with T1, whose output takes any witness is mined
      And the operator has submitted T2, which spends T1 with a witness of its own privately
      And Erin has an onion address that the node knows
      When the operator submits T3, which spends T1 with a witness of its own privately
      And Erin requests T3 by its txid from the node
      Then the node sends Erin T3 with its witness
      And the node disconnects Erin

  @PBC-019
  Rule: What the operator submits as a package is not broadcast privately, but announced to all peers
    Bitcoin Core: rpc/mempool.cpp submitpackage
    A package, such as a parent and a child that pays for both, is for another command, which knows nothing of private
    broadcast. He has to know, or he hides one payment and shows the next. (So it is with the payments of the node's own
    wallet, which the nodes here have not.) T9, submitted by itself, gets three peers, and the package none.

    Example: A parent and a child
      Given the node is started with private broadcast over Tor
      And the node has a manual connection to Alice
      When the operator submits T1 and T2, which spends T1 as a package
      And 60 seconds pass
      Then the node announces T1 to Alice
      And the node announces T2 to Alice

    Example: A parent and a child, then a transaction by itself, and ten peers to choose from
      Given the node is started with private broadcast over Tor
      And the address manager has learnt 10 onion addresses
      When the operator submits T1 and T2, which spends T1 as a package
      And the operator submits T9 privately
      Then the node has 3 private-broadcast connections

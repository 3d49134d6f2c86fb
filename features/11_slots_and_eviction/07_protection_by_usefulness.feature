@source.policy @connection.inbound
Feature: What counts as useful work of an inbound peer
  The node remembers when a peer last sent it something new, and protects inbound peers by that when no slot is free.
  Whoever earned it by repeating what the node has would be protected for nothing. The peer list shows the time.

  Background:
    Given the node has an inbound connection to Alice
    And the node has an inbound connection to Bob

  @CONN-049 @CONN-094
  Rule: Only a block that the node did not have counts for the peer that sends it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessBlock, m_last_block_time
    When slots are short, the node keeps inbound peers that lately sent it new blocks. If a repeated block counted, an
    attacker could earn that for nothing (anybody can repeat what all have), and drive out peers that help. A block with
    enough work counts even if it is found to be invalid later, for its work has been paid for (not one
    found invalid before it is stored: that may be somebody else's block, spoilt on the way). In compact form it
    counts as well, once the node has all of it. (By the sendcmpct message Alice offers that form.) The time of the
    latest counts.
    Not with twice as many peers: both would send the same block competing with the chain tip, or the same invalid
    block.

    Example: Alice sends a new block, and Bob sends the same one again
      When Alice sends the node a new block
      And Bob sends the node the chain tip
      Then the node lists Alice with the time of its last block
      But the node lists Bob with no last block

    Example: Alice sends a new block, and another one a minute later
      When Alice sends the node a new block
      And 60 seconds pass
      And Alice sends the node a new block
      Then the node lists Alice with the time of its last block

    Example: Alice sends a new block in compact form, with nothing missing, and Bob sends the same one again
      Given Alice sends the node a sendcmpct message for low bandwidth
      When Alice announces a new block in compact form to the node
      And Bob sends the node the chain tip
      Then the node lists Alice with the time of its last block
      But the node lists Bob with no last block

    @not.with.twice
    Example: Alice sends a block that is new, though the node stays with its chain tip
      When Alice sends the node a block competing with the chain tip
      And Bob sends the node the chain tip
      Then the node lists Alice with the time of its last block
      But the node lists Bob with no last block

    @fixture.coins
    Example: Alice announces a new block in compact form, and sends two transactions that the node lacks
      Given Alice sends the node a sendcmpct message for low bandwidth
      When Alice announces a new block with 2 unknown transactions in compact form to the node
      And Alice sends the node the missing transactions
      And Bob sends the node the chain tip
      Then the node lists Alice with the time of its last block
      But the node lists Bob with no last block

    @fixture.coins @not.with.twice
    Example: Carol sends a block found to be invalid after it was stored, Dave one found to be so before
      Given the node has manual connections to Carol and Dave
      When Carol sends the node a block that claims too large a reward
      And Dave sends the node a block that spends an output twice in one transaction
      Then the node lists Carol with the time of its last block
      But the node lists Dave with no last block

  @CONN-049 @CONN-093 @fixture.coins
  Rule: Only a transaction that the node accepts by itself, as soon as it comes, counts for the peer that sends it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, m_last_tx_time
    When slots are short, the node keeps inbound peers that lately sent it transactions. If those that it does not
    accept counted, such as one without a fee, an attacker could earn that for nothing, and drive out peers that help.
    An orphan, whose parent is missing, is kept, but not accepted: it does not count, not even when it is accepted later
    because the parent has come from another peer. Nor does one that is accepted as part of a package only. The time of
    the latest counts.

    Example: Alice sends a new transaction, and another one a minute later
      When Alice sends the node a new transaction
      And 60 seconds pass
      And Alice sends the node a new transaction
      Then the node lists Alice with the time of its last transaction

    Example: Bob sends a transaction that pays no fee, and Alice sends one that pays a fee
      When Bob sends the node a transaction without a fee
      And Alice sends the node a new transaction
      Then the node lists Alice with the time of its last transaction
      But the node lists Bob with no last transaction

    Example: Bob sends an orphan, and Alice its parent
      When Bob sends the node the child
      And Alice sends the node the parent
      Then the node reports that its mempool holds the parent and the child
      And the node lists Alice with the time of its last transaction
      But the node lists Bob with no last transaction

    Example: Alice sends a transaction, and Bob sends the same one again
      When Alice sends the node T1
      And Bob sends the node T1
      Then the node lists Alice with the time of its last transaction
      But the node lists Bob with no last transaction

    @use.with_node.min_version=31
    Example: Bob sends a parent that pays too little, and a child that pays for both
      Given the parent pays no fee
      And Bob sends the node the parent, then the child
      When Bob sends the node the parent
      Then the node reports that its mempool holds the parent and the child
      But the node lists Bob with no last transaction

Feature: What a caller has brought
  The node notes when a peer last brought it something new, and protects callers by that when it has no
  place left. Whoever could earn it with old or worthless things would have protection for nothing.

  @CONN-049 @source.policy @connection.inbound
  Rule: Only a block that the node did not have counts for the peer that brings it
    Bitcoin Core, net_processing.cpp, ProcessBlock (m_last_block_time). Anybody can
    repeat what all have.

    Example: One caller brings a new block, another one the same again
      Given the node has an inbound connection to peer Alice
      And the node has an inbound connection to peer Bob
      When Alice brings the node a new block
      And Bob sends the node its newest block once more
      Then the node notes that Alice has brought a block
      But the node notes that Bob has brought no block

  @CONN-049 @source.policy @connection.inbound @fixture.coins
  Rule: Only a transaction that the node accepts counts for the peer that brings it
    Bitcoin Core, net_processing.cpp, ProcessMessage (m_last_tx_time). Rubbish costs
    nothing and helps nobody.

    Example: One caller brings a transaction that pays a fee, another one that pays none
      Given the node has an inbound connection to peer Alice
      And the node has an inbound connection to peer Bob
      When Bob sends the node a transaction that pays no fee
      And Alice sends the node a new transaction
      Then the node notes that Alice has brought a transaction
      But the node notes that Bob has brought no transaction

@source.policy @fixture.coins
Feature: To whom the node announces transactions
  A node that announces everything to everyone reveals whom it is connected to. Some connections
  therefore carry blocks only.

  @TXR-015 @core.pr.19315 @connection.block-relay-only @smoke
  Rule: The node never announces a transaction on a block-relay-only connection
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages
    Whoever watches how transactions spread must not find these connections: they keep the node
    attached to the network while somebody attacks the others.

    Example: An outbound-full-relay peer hears of it at the same moment
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When the operator submits a transaction
      Then the node announces the transaction to Alice
      But the node never announces any transaction to Bob

    Example: An inbound peer hears of it at the same moment
      Given the node has an inbound connection to Alice
      And the node has a block-relay-only connection to Bob
      When the operator submits a transaction
      Then the node announces the transaction to Alice
      But the node never announces any transaction to Bob

    Example: The transaction comes from another peer
      Given the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Carol
      And the node has a block-relay-only connection to Bob
      When Carol sends the node a new transaction
      Then the node announces the transaction to Alice
      But the node never announces any transaction to Bob

    Example: The block-relay-only peer has not asked for announcements by wtxid
      Given Bob does not ask for announcements by wtxid
      And the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When the operator submits a transaction
      Then the node announces the transaction to Alice
      But the node never announces any transaction to Bob

    Example: A quarter of an hour passes
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When the operator submits a transaction
      And 15 minutes pass
      Then the node announces the transaction to Alice
      But the node never announces any transaction to Bob

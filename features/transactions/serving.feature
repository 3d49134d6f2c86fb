@core.pr.19315
Feature: Who is given a transaction
  What the node announces to a peer it also hands over. Where it announces none, a peer that asks could
  otherwise find out what the node has, and from when on.

  @TXR-020 @source.policy @fixture.coins @connection.block-relay-only
  Rule: The node gives a block-relay-only peer no transaction, and does not say whether it has it
    Bitcoin Core, net_processing.cpp, ProcessGetData.

    Example: Another peer that asks for the same one is given it
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has a block-relay-only connection to peer Bob
      And a new transaction has reached the node
      When Alice asks the node for the transaction
      And Bob asks the node for the transaction
      Then the node gives Alice the transaction
      But the node does not answer Bob about the transaction
      And the node keeps the connection to Bob

@core.pr.19315 @fixture.coins
Feature: To whom the node sends a transaction on request
  What the node announces to a peer it also sends. Where it announces nothing, a peer that requests
  transactions could otherwise find out what the node has, and since when.

  @TXR-020 @source.policy @connection.block-relay-only
  Rule: The node does not answer a block-relay-only peer's request for a transaction
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessGetData, tx_relay
    Neither the transaction nor a notfound message is to tell the peer anything.

    Example: An outbound-full-relay peer that requests the same one is sent it
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      And the operator has submitted a transaction
      When Alice requests the transaction from the node
      And Bob requests the transaction from the node
      Then the node sends Alice the transaction
      But the node sends Bob nothing further
      And the node stays connected to Bob

    Example: An outbound-full-relay peer that requests an unknown one is sent a notfound message
      Given the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      When Alice requests an unknown transaction from the node
      And Bob requests an unknown transaction from the node
      Then the node sends Alice a notfound message
      But the node sends Bob nothing further
      And the node stays connected to Bob

    Example: The block-relay-only peer has negotiated txids
      Given Bob does not ask for announcements by wtxid
      And the node has an outbound-full-relay connection to Alice
      And the node has a block-relay-only connection to Bob
      And the operator has submitted a transaction
      When Alice requests the transaction from the node
      And Bob requests the transaction from the node
      Then the node sends Alice the transaction
      But the node sends Bob nothing further

    @use.with_knots=yes
    Example: The block-relay-only peer has permissions
      Given Bob has a local address of its own
      And the node is started with the permissions noban, forcerelay, mempool, out for Bob
      And the node has a block-relay-only connection to Bob
      And the operator has submitted a transaction
      When Bob requests the transaction from the node
      Then the node sends Bob nothing further
      And the node stays connected to Bob

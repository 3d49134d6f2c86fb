@source.policy @use.with_public_addresses=yes @use.with_addpeeraddress=yes @use.with_node.min_version=23
Feature: What the node notes of the services that an address offers
  Services are what a node does for others, such as to send all blocks. By what it has noted of an address the node
  decides whether it is worth a connection at all.

  @BOOK-006
  Rule: When the node connects to an address, it notes for it the services that the peer there offers
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage
    Bitcoin Core: addrman.cpp AddrManImpl::SetServices_
    By the services that it has noted the node chooses whom to connect to. Until it has met somebody there, they are
    hearsay; what the peer itself says replaces them, even if it offers too little to stay, or the node would come back
    again and again, in vain. An inbound peer proves nothing about the address that it seems to have. Private broadcast
    is to leave no trace (since 31.99); Carol's is the onion address to which it may lead as well. A manual peer may
    stay with whatever services, since the operator has named it.
    Not a second time: the node is still broadcasting the first transaction privately then.

    @connection.<connection>
    Scenario Outline: A <connection> peer offers more than the node has heard
      Given Bob has a public address of its own
      And the address manager has learnt the address of Bob
      And Bob offers all blocks and recent blocks with witnesses and bloom filters
      When a <connection> connection to Bob opens
      Then the node reports that its address manager holds the address of Bob, who offers just <services>

      Examples: types that the node opens
        | connection          | services                                                      |
        | outbound-full-relay | all blocks and recent blocks with witnesses and bloom filters |
        | block-relay-only    | all blocks and recent blocks with witnesses and bloom filters |
        | addr-fetch          | all blocks and recent blocks with witnesses and bloom filters |
        | feeler              | all blocks and recent blocks with witnesses and bloom filters |
        | manual              | all blocks and recent blocks with witnesses and bloom filters |

    @connection.outbound-full-relay
    Example: The second of two outbound-full-relay peers offers more than the node has heard
      Given Bob has a public address of its own
      And Carol has a public address of its own
      And the address manager has learnt the addresses of Bob and Carol
      And Carol offers all blocks and recent blocks with witnesses and bloom filters
      When an outbound-full-relay connection to Bob opens
      And an outbound-full-relay connection to Carol opens
      Then the node reports that its address manager holds the address of Carol, who offers just all blocks and recent blocks with witnesses and bloom filters

    @connection.private-broadcast @fixture.coins @use.with_node.min_version=31.99 @use.with_private_broadcast=yes
    @not.with.second_time
    Example: A private-broadcast peer offers more than the node has heard
      Given the node is started with private broadcast over Tor, to clearnet addresses as well
      And Bob has a public address to which Tor alone leads, and that the node knows
      And Bob offers all blocks and recent blocks with witnesses and bloom filters
      And Carol has an onion address that the node knows
      When the operator submits a transaction privately
      Then the node announces the transaction to Bob
      And the node reports that its address manager holds the address of Bob, who offers just all blocks with witnesses

    @connection.inbound
    Example: An inbound peer, from the address and port, offers more than the node has heard
      Given Bob has a public address of its own
      And Bob connects from the port at which it listens
      And the address manager has learnt the address of Bob
      And Bob offers all blocks and recent blocks with witnesses and bloom filters
      When an inbound connection to Bob opens
      Then the node reports that its address manager holds the address of Bob, who offers just all blocks with witnesses

    @connection.<connection>
    Scenario Outline: A <connection> peer offers too little, and is disconnected
      Given Bob has a public address of its own
      And the address manager has learnt the address of Bob
      And Bob offers witnesses without blocks
      When a <connection> connection to Bob opens
      Then the node disconnects Bob
      And the node reports that its address manager holds the address of Bob, who offers just witnesses without blocks

      Examples: long-lived types of the node's own choice, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |

    @connection.manual
    Example: A manual peer offers too little, and may stay
      Given Bob has a public address of its own
      And the address manager has learnt the address of Bob
      And Bob offers recent blocks without witnesses
      When a manual connection to Bob opens
      Then the node reports that its address manager holds the address of Bob, who offers just recent blocks without witnesses

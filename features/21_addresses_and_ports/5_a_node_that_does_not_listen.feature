@source.policy @use.with_public_addresses=yes
Feature: A node that does not listen
  The operator may let the node connect to others and accept nobody. Then it has no inbound peers.

  @ADR-016 @few.with.bystanders
  Rule: A node that does not listen sends nobody its own address
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendAddr, fListen
    Nobody can connect to such a node, so its address would only make others try in vain. The operator has told it an
    address, and Bob says at which one he sees it, which it may believe (address discovery); it passes on neither, nor
    does it, at the opening, to an addr-fetch peer, who is sent the first messages and no more. Alice's first address
    counts as the answer to the node's own request, and is not relayed; her second one reaches Bob, which shows that
    addresses of others do travel.
    Not with bystanders: each address goes to one or two peers, and bystanders would take Bob's place.
    Not a day later: more messages than those of the opening have come.

    @connection.<connection>
    Scenario Outline: A <connection> peer is sent another node's address, not the node's own
      Given Bob has a public address of its own
      And Bob says that it sees the node at a public address
      And the node is started with a public address of its own, address discovery, and listening switched off
      And the node has <connection> connections to Alice and Bob
      When Alice sends the node 1 address
      And Alice sends the node a fresh address
      Then the node sends Bob the address
      But the node never sends Bob any other address

      Examples: long-lived types that the node opens and that relay addresses
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.addr-fetch @use.with_node.min_version=24 @first.with.later
    Example: All first messages to an addr-fetch peer
      Given Bob has a public address of its own
      And Bob says that it sees the node at a public address
      And the node is started with a public address of its own, address discovery, and listening switched off
      When an addr-fetch connection to Bob opens
      Then the node sends Bob in this order: version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter

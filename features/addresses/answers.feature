Feature: Who is answered when it asks for addresses, and who learns the node's own
  The addresses that a node knows say where it has been; its own says where it is. Both are told to
  those only who need them, so that nobody can recognise the node by what it tells.

  @ADR-019 @source.policy
  Rule: A request for addresses is answered on inbound connections only
    Bitcoin Core, net_processing.cpp, GETADDR: a peer that the node has called could otherwise compare the
    answers and recognise the node behind several addresses.

    @connection.<connection>
    Scenario Outline: A <connection> peer asks, and so does a caller
      Given the node has learnt addresses from peer Carol
      And the node has an inbound connection to peer Alice
      And the node has a <connection> connection to peer Bob
      When Bob asks the node for addresses
      And Alice asks the node for addresses
      And <seconds> seconds pass
      Then the node gives Alice addresses
      But the node gives Bob no addresses

      Examples: kinds that last
        | connection          | seconds |
        | outbound-full-relay | 1100    |
        | block-relay-only    | 1100    |
        | manual              | 1100    |

      @use.with_node.min_version=23
      Examples: a kind that lasts five minutes; since version 23 callers are answered at once
        | connection | seconds |
        | addr-fetch | 200     |

  @ADR-019 @source.policy @connection.inbound
  Rule: A caller that asks twice is answered once
    Bitcoin Core, net_processing.cpp, GETADDR. Whoever asks again and again could collect all of them.

    Example: Another caller asks for the first time
      Given the node has learnt addresses from peer Carol
      And the node has an inbound connection to peer Alice
      And the node has given peer Bob addresses
      When Bob asks the node for addresses
      And Alice asks the node for addresses
      And 1100 seconds pass
      Then the node gives Alice addresses
      But the node gives Bob no addresses

  @ADR-015 @source.policy
  Rule: The node tells its own address to full-relay, addr-fetch and manual peers at once, never to block-relay-only peers
    Bitcoin Core, net_processing.cpp, MaybeSendAddr. That is how others find it; the block-relay-only
    connections are to stay unknown.

    @connection.<connection>
    Scenario Outline: The node knows its address, on a <connection> connection
      Given the operator has told the node its public address
      When a <connection> connection to peer Alice opens
      And a block-relay-only connection to peer Bob opens
      And an outbound-full-relay connection to peer Carol opens
      Then the node tells Alice its own address
      And the node tells Carol its own address
      But Bob is told of no address

      Examples: kinds that the node opens
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |

  @ADR-015 @use.with_node.min_version=23 @source.policy @connection.inbound
  Rule: The node tells a caller its own address only after the caller has spoken of addresses
    Bitcoin Core, net_processing.cpp, MaybeSendAddr (since version 23). Many callers are no nodes.

    Example: One caller asks for addresses, another one does not
      Given the operator has told the node its public address
      And the node has an inbound connection to peer Alice
      And the node has an inbound connection to peer Bob
      When Alice asks the node for addresses
      Then the node tells Alice its own address
      But Bob is told of no address

  @ADR-016 @source.policy
  Rule: A node that does not take calls tells nobody its own address
    Bitcoin Core, net_processing.cpp, MaybeSendAddr. It would be of no use to anybody. Alice's first address
    is the answer to the node's request and is not passed on (ADR-010).

    @connection.<connection>
    Scenario Outline: A <connection> peer is told of another node's address, not of the node's own
      Given the operator has told the node its public address
      And the node takes no calls
      And the node has <connection> connections to peers Alice, Bob
      When Alice sends the node 1 address
      And Alice sends the node a fresh address
      Then Bob is told about the address
      But Bob is told about no other address

      Examples: lasting kinds that would be told, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | manual              |

Feature: Requests for services that the node does not offer
  Some services cost the node much and are off by default. A peer that requests them all the same is broken, or
  wants to see what the node does. Permissions that offer a service to one peer (bloomfilter, mempool, Knots'
  blockfilters) are not in play here; private-broadcast connections have rules of their own. Before its verack nobody is
  disconnected for such a request.

  @MSG-012 @TXR-034 @bip.111 @source.bip
  Rule: Who sends filterload, filteradd or filterclear where no bloom filters are offered is disconnected
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, FILTERLOAD, FILTERADD, FILTERCLEAR
    A bloom filter is a pattern by which a peer lets the node pick the transactions that concern it (BIP 37): much
    work for the node, which any stranger could cause. BIP 111 demands that a node that does not offer it disconnects.
    Otherwise the peer would wait in vain. BIP 111 names no permission and no connection type, so noban and manual peers
    are not spared, either.

    @connection.<connection>
    Scenario Outline: A filterclear on a <connection> connection
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node a filterclear message
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer sends a <message>
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node a <message>
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: the other messages about bloom filters, on each of these types
        | connection          | message            |
        | outbound-full-relay | filterload message |
        | outbound-full-relay | filteradd message  |
        | block-relay-only    | filterload message |
        | block-relay-only    | filteradd message  |
        | addr-fetch          | filterload message |
        | addr-fetch          | filteradd message  |
        | manual              | filterload message |
        | manual              | filteradd message  |
        | inbound             | filterload message |
        | inbound             | filteradd message  |

    @connection.inbound
    Scenario Outline: A peer with the noban permission sends a <message>
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Alice
      And the node has an inbound connection to Bob
      When Bob sends the node a <message>
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: all messages about bloom filters
        | message             |
        | filterload message  |
        | filteradd message   |
        | filterclear message |

  @MSG-012 @TXR-034 @bip.35 @source.policy
  Rule: The node disconnects a peer without noban that sends mempool, where it offers no bloom filters
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::MEMPOOL
    The answer to this request (BIP 35) would name every transaction that the node has: costly, and a help to whoever
    wants to know where transactions come from. It is meant for wallets that use bloom filters, so a node that offers
    none does not give it. The peer would wait in vain, so the node disconnects it; one with the noban permission, whose
    faults the operator puts up with, gets no answer, but stays connected. A manual peer is not spared. (In the last
    example Alice, who has been told of a transaction, shows that there is one to name; Bob, who comes later, is not
    told of it.)

    @connection.inbound
    Example: An inbound peer without permissions sends a mempool message
      Given the node has an inbound connection to Alice
      And the node has an inbound connection to Bob
      When Bob sends the node a mempool message
      Then the node disconnects Bob
      But the node stays connected to Alice

    @connection.<connection>
    Scenario Outline: A mempool message on a <connection> connection
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node a mempool message
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

    @connection.inbound @fixture.coins
    Example: An inbound peer with the noban permission sends a mempool message; the mempool holds a transaction
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Alice
      And the operator has submitted a transaction
      And the node has an inbound connection to Bob
      When Bob sends the node a mempool message
      Then the node sends Bob nothing further
      And the node stays connected to Bob

  @MSG-012 @bip.157 @source.policy
  Rule: The node disconnects a peer that requests compact block filters where it does not offer them
    Bitcoin Core: net_processing.cpp PeerManagerImpl::PrepareBlockFilterRequest
    By such filters, summaries of blocks, a wallet sees which blocks concern it (BIP 157). To make them from the whole
    chain takes time, so not every node has them. A wallet that stayed connected would wait in vain instead of asking
    another node. The noban permission changes nothing.

    @connection.inbound
    Scenario Outline: An inbound peer sends a <message>
      Given the node has an inbound connection to Alice
      And the node has an inbound connection to Bob
      When Bob sends the node a <message>
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: filters, their headers, their checkpoints
        | message              |
        | getcfilters message  |
        | getcfheaders message |
        | getcfcheckpt message |

    @connection.<connection>
    Scenario Outline: A <message> on a <connection> connection
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node a <message>
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          | message              |
        | outbound-full-relay | getcfilters message  |
        | block-relay-only    | getcfheaders message |
        | addr-fetch          | getcfilters message  |
        | manual              | getcfcheckpt message |

    @connection.inbound
    Scenario Outline: The noban permission does not spare a peer that sends a <message>
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      When Bob sends the node a <message>
      Then the node disconnects Bob

      Examples: filters, their headers, their checkpoints
        | message              |
        | getcfilters message  |
        | getcfheaders message |
        | getcfcheckpt message |

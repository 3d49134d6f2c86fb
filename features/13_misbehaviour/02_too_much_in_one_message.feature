@source.policy @use.with_node.min_version=28
Feature: How much a peer may send in one message
  Whoever announces or requests more in one message than any honest node ever does wants to waste the node's memory and
  time. Before version 28 this ended the connection only when repeated.

  @MSG-011 @ADR-024 @MISB-001
  Rule: More than 1000 addresses in one message are misbehaviour, unless the node ignores the peer's addresses
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessAddrs, MAX_ADDR_TO_SEND
    Honest nodes send 1000 at most; more would only burden the memory and time of the node, so the peer misbehaves. The
    addr permission, which lifts a limit of addresses in the course of time, does not lift this one. On block-relay-only
    and private-broadcast connections the node ignores addresses (in the example, Alice shows that it still works). A
    manual peer misbehaves too, and stays. An addr-fetch peer is disconnected for fewer: it has done its duty.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends <addresses>
      Given the node has a <connection> connection to Bob
      When Bob sends the node <addresses>
      Then the node <outcome> Bob

      Examples: as many as a message may hold
        | connection          | addresses                           | outcome            |
        | inbound             | 1000 addresses                      | stays connected to |
        | inbound             | 1000 addresses in an addrv2 message | stays connected to |
        | outbound-full-relay | 1000 addresses                      | stays connected to |

      Examples: one too many
        | connection          | addresses                           | outcome     |
        | inbound             | 1001 addresses                      | disconnects |
        | inbound             | 1001 addresses in an addrv2 message | disconnects |
        | outbound-full-relay | 1001 addresses                      | disconnects |
        | outbound-full-relay | 1001 addresses in an addrv2 message | disconnects |

      Examples: manual, whose misbehaviour is overlooked
        | connection | addresses                           | outcome            |
        | manual     | 1001 addresses                      | stays connected to |
        | manual     | 1001 addresses in an addrv2 message | stays connected to |

      Examples: block-relay-only, where addresses are ignored
        | connection       | addresses                           | outcome            |
        | block-relay-only | 1001 addresses                      | stays connected to |
        | block-relay-only | 1001 addresses in an addrv2 message | stays connected to |

    @connection.inbound
    Example: An inbound peer sends 1000 addresses in each of two messages
      Given the node has an inbound connection to Bob
      When Bob sends the node 1000 addresses
      And Bob sends the node 1000 addresses
      Then the node stays connected to Bob

    @connection.inbound
    Example: An inbound peer with the addr permission sends 1001 addresses
      Given Bob has a loopback address of its own
      And the node is started with the permissions addr for Bob
      And the node has an inbound connection to Bob
      When Bob sends the node 1001 addresses
      Then the node disconnects Bob

    @connection.private-broadcast @fixture.coins @use.with_private_broadcast=yes
    Example: A private-broadcast peer sends 1001 addresses
      Given the node is started with private broadcast over Tor
      And the node has a manual connection to Alice
      And Bob has an onion address that the node knows
      And the operator has submitted a transaction privately
      When Bob sends the node 1001 addresses
      Then the node stays connected to Bob

  @TXR-047 @MISB-001 @MSG-010
  Rule: An inv or a getdata with more than 50,000 entries is misbehaviour, except an inv in private broadcast
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, MAX_INV_SZ
    By inv a peer announces blocks and transactions, by getdata it requests them. The node would have to remember, or to
    look for, all of them: without a limit, one message could exhaust it. No honest node sends so many at once. Relay,
    download and other permissions to announce or request much do not help. A manual peer misbehaves too, and stays,
    because the operator has asked for it. On private-broadcast connections the node ignores announcements (in the
    example, Alice shows that it still works); a request for more than its one transaction ends them in any case.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends <message>
      Given the node has a <connection> connection to Bob
      When Bob sends the node <message>
      Then the node <outcome> Bob

      Examples: as many as a message may hold
        | connection | message                          | outcome            |
        | inbound    | an inv of 50000 blocks           | stays connected to |
        | inbound    | a getdata for 50000 transactions | stays connected to |

      Examples: one too many
        | connection          | message                          | outcome     |
        | inbound             | an inv of 50001 blocks           | disconnects |
        | inbound             | a getdata for 50001 transactions | disconnects |
        | outbound-full-relay | an inv of 50001 blocks           | disconnects |
        | block-relay-only    | an inv of 50001 blocks           | disconnects |
        | addr-fetch          | a getdata for 50001 transactions | disconnects |
        | outbound-full-relay | a getdata for 50001 transactions | disconnects |
        | block-relay-only    | a getdata for 50001 transactions | disconnects |
        | addr-fetch          | an inv of 50001 blocks           | disconnects |

      Examples: manual, whose misbehaviour is overlooked
        | connection | message                          | outcome            |
        | manual     | a getdata for 50001 transactions | stays connected to |
        | manual     | an inv of 50001 blocks           | stays connected to |

    @connection.inbound
    Scenario Outline: An inbound peer sends <message>, then another one like it
      Given the node has an inbound connection to Bob
      When Bob sends the node <message>
      And Bob sends the node <message>
      Then the node stays connected to Bob

      Examples: as many as a message may hold
        | message                          |
        | an inv of 50000 blocks           |
        | a getdata for 50000 transactions |

    @connection.private-broadcast @fixture.coins @use.with_private_broadcast=yes
    Example: A private-broadcast peer sends an inv of 50001 blocks
      Given the node is started with private broadcast over Tor
      And the node has a manual connection to Alice
      And Bob has an onion address that the node knows
      And the operator has submitted a transaction privately
      When Bob sends the node an inv of 50001 blocks
      Then the node stays connected to Bob

    @connection.inbound
    Scenario Outline: An inbound peer with four permissions sends <message>
      Given Bob has a loopback address of its own
      And the node is started with the permissions relay, forcerelay, mempool, download for Bob
      And the node has an inbound connection to Bob
      When Bob sends the node <message>
      Then the node disconnects Bob

      Examples: one too many
        | message                          |
        | an inv of 50001 blocks           |
        | a getdata for 50001 transactions |

  @MSG-010 @BLK-023 @MISB-001
  Rule: That a headers message claims more than 2000 headers is misbehaviour, whether or not they follow
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, max_headers_result
    The number comes first, and the node need not make room for what no honest node sends. With 2000 it reads on, and a
    message that breaks off there cannot be read, which is nobody's misbehaviour. Manual peers and those with the noban
    permission are spared. (Private-broadcast connections ignore headers. That they do
    follow is shown with the headers and blocks.)

    @connection.<connection>
    Scenario Outline: A <connection> peer claims <count> headers, and sends none
      Given the node has a <connection> connection to Bob
      When Bob sends the node a headers message that claims <count> headers, and holds none
      Then the node <outcome> Bob

      Examples: both sides of the limit; manual, whose misbehaviour is overlooked
        | connection          | count | outcome            |
        | inbound             | 2000  | stays connected to |
        | inbound             | 2001  | disconnects        |
        | outbound-full-relay | 2001  | disconnects        |
        | block-relay-only    | 2001  | disconnects        |
        | addr-fetch          | 2001  | disconnects        |
        | manual              | 2001  | stays connected to |

    @connection.inbound
    Example: An inbound peer with the noban permission claims 2001 headers, and sends none
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      When Bob sends the node a headers message that claims 2001 headers, and holds none
      Then the node stays connected to Bob

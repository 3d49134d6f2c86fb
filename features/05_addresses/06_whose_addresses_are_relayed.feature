@source.policy @few.with.bystanders
Feature: Whose addresses the node relays, and what comes with them
  What a peer sends the node passes on to others, but not where that would tell who the node's neighbours are, and not
  where it is old news. Addr-fetch peers are left out: their connections end too soon.
  Not with bystanders: an address goes to two peers only, and could go to them.

  @ADR-005
  Rule: The node relays an address with the time, the services and the port that it has come with
    Bitcoin Core: net_processing.cpp PeerManagerImpl::RelayAddress, PeerManagerImpl::PushAddress
    The time says how old the news is; if nodes set it anew, an address that nobody uses any more would be passed on for
    ever. What the node itself does not understand (unknown services) others may; at another port they would find
    nobody. An address is relayed if it was seen less than ten minutes ago, or at most ten minutes ahead (599 and 600
    seconds). (An inbound peer, since version 23, is sent none before it sends some, be it 0.)

    @connection.<connection>
    Scenario Outline: <address>, to a <connection> peer
      Given the node has a <connection> connection to Alice
      And the node has an inbound connection to Carol
      And Alice sends the node 0 addresses
      When Carol sends the node <address>
      Then the node sends Alice the address unaltered

      Examples: long-lived types that relay addresses
        | connection          | address                                              |
        | outbound-full-relay | an address seen 599 seconds ago                      |
        | outbound-full-relay | an address seen 600 seconds from now                 |
        | outbound-full-relay | an address of a node that offers unknown services too |
        | manual              | an address seen 599 seconds ago                      |
        | manual              | an address of a node that offers unknown services too |
        | inbound             | an address seen 599 seconds ago                      |
        | inbound             | an address of a node that offers unknown services too |

    @connection.outbound-full-relay
    Example: To a peer that does not ask for addrv2
      Given the node has an outbound-full-relay connection to Alice, who does not ask for addrv2 messages
      And the node has an inbound connection to Carol
      When Carol sends the node an address of a node that offers unknown services too
      Then the node sends Alice the address unaltered

  @ADR-009
  Rule: The node does not relay an address back to the peer that sent it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::RelayAddress, originator
    The peer knows it already, and each address goes to two at most. The first message of a peer that the node has
    asked, be it empty (0 addresses), is the answer, which is not relayed. An address that waits for a peer is dropped
    when it sends it itself, unless the node announces its own meanwhile (in initial block download it does not).

    @connection.<connection>
    Scenario Outline: A <connection> peer sends it, and one other peer could be sent it
      Given the node has an outbound-full-relay connection to Alice
      And the node has a <connection> connection to Bob
      And Bob sends the node 0 addresses
      When Bob sends the node a fresh address
      Then the node sends Alice the address
      But the node never sends Bob any address

      Examples: long-lived types that relay addresses
        | connection          |
        | outbound-full-relay |
        | manual              |
        | inbound             |

    @connection.<connection> @fixture.initial_download
    Scenario Outline: A <connection> peer sends an address that waits to be sent to it
      Given the node has a <connection> connection to Alice
      And the node has an inbound connection to Carol
      And Alice sends the node 0 addresses
      When Carol sends the node 1 address
      And Alice sends the node the address
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

      Examples: long-lived types that relay addresses
        | connection          |
        | outbound-full-relay |
        | manual              |
        | inbound             |

  @ADR-002 @connection.block-relay-only
  Rule: The node relays no address that a block-relay-only peer has sent
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessAddrs, SetupAddressRelay
    Block-relay-only connections are meant to stay hidden. Whoever sends an address there and sees it come out elsewhere
    would have found who is connected to whom, and could cut that off. Of two, only the second might be relayed, if the
    first passed for an answer. Not with bystanders: Erin and Bob take all slots. Not with twice as many peers: alike.

    Scenario Outline: After forty minutes a block-relay-only peer sends <addresses>, then an inbound peer another one
      Given the node has a manual connection to Alice
      And the node has a block-relay-only connection to Bob, who shows the chain tip
      And the node has an inbound connection to Carol
      When 40 minutes pass
      And Bob sends the node <addresses>
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

      Examples: each form of message
        | addresses                      |
        | a fresh address                |
        | 1 address in an addrv2 message |

    @few.with.bystanders @not.with.twice
    Example: The second of two block-relay-only peers sends two, then an inbound peer another one
      Given the node has an outbound-full-relay connection to Alice
      And the node has block-relay-only connections to Erin and Bob
      And the node has an inbound connection to Carol
      When Bob sends the node 1 address
      And Bob sends the node a fresh address
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

  @ADR-010
  Rule: The node does not relay the answer to its own request for addresses, but does relay what follows
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessAddrs, m_getaddr_sent
    The node requests addresses from peers to which it connects, but for block-relay-only. Their answer, up to a
    thousand addresses a message, is old news: passed on by everybody, it would flood the network. It ends with the
    first message of fewer than 1000, as after a full one more may come. What follows is news, by which others find it.

    @connection.<connection>
    Scenario Outline: A <connection> peer answers, then sends one address more
      Given the node has an outbound-full-relay connection to Alice
      And the node has a <connection> connection to Carol
      When Carol sends the node a fresh address
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

      Examples: long-lived types that the node opens and that relay addresses
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.manual
    Example: A manual peer answers after forty minutes, then sends one address more
      Given the node has manual connections to Alice and Carol
      When 40 minutes pass
      And Carol sends the node a fresh address
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

    @connection.outbound-full-relay
    Scenario Outline: A message of <count> addresses ends the answer of the second of two peers
      Given the node has outbound-full-relay connections to Alice and Carol
      And Alice sends the node 0 addresses
      When Carol sends the node <count> addresses
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

      Examples: the fewest and the most
        | count |
        | 0     |
        | 999   |

    @connection.<connection>
    Scenario Outline: Two messages of 1000 addresses from a <connection> peer do not end the answer
      Given the node has <connection> connections to Alice and Carol, each of whom shows the chain tip
      When Carol sends the node 1000 addresses
      And Carol sends the node 1000 addresses
      And 1 minute passes
      And Carol sends the node a fresh address
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

      Examples: long-lived types that the node opens and that relay addresses
        | connection          |
        | outbound-full-relay |
        | manual              |

@source.policy @fixture.coins
Feature: Requests for the mempool when the upload target is reached
  An operator who pays for traffic can set an upload target: how much the node sends at most in 24 hours. The mempool is
  what the node knows and waits to be mined; to name all of it costs traffic.

  @TXR-034
  Rule: With its upload target reached, the node disconnects peers without mempool or noban that request the mempool
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, OutboundTargetReached
    Bitcoin Core: net.cpp CConnman::OutboundTargetReached
    The answer may be large, and the operator pays for it: who requests it is disconnected when the node has sent what
    it may send in 24 hours, here 1 MiB (5000 copies of a small block are more). Not so peers with the mempool
    permission, who are answered, and those with noban alone, who are not. While only the buffer for new blocks is
    left, everybody is answered, as blocks alone are withheld then. Bloom filters are offered where no permission to ask
    is given: else the request alone would cost the connection. (Noban is also told of transactions without delay; the
    permission bloomfilter has the node offer bloom filters to this peer, and download is about blocks.)
    Not a day later: another day of the upload target has begun.

    Background:
      Given the node is started with an upload target of 1 MiB a day

    @connection.<connection>
    Scenario Outline: The target is reached, and a <connection> peer requests it
      Given the node is started with bloom filters to offer
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Alice requests 5000 copies of the chain tip from the node
      And Bob sends the node a mempool message
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
    Scenario Outline: The target is reached, and the <connection> peer has the permissions <permissions>
      Given Bob has a loopback address of its own
      And the node is started with the permissions <permissions> for Bob
      And the node has a <connection> connection to Bob
      When Bob requests 5000 copies of the chain tip from the node
      And Bob sends the node a mempool message
      Then the node <outcome> Bob

      Examples: two that spare him, and those that do not
        | connection | permissions                                    | outcome            |
        | inbound    | mempool                                        | stays connected to |
        | inbound    | bloomfilter, noban                             | stays connected to |
        | inbound    | bloomfilter, download, relay, forcerelay, addr | disconnects        |

      @use.with_whitelist_out=yes
      Examples: the two, given to manual peers
        | connection | permissions             | outcome            |
        | manual     | mempool, out            | stays connected to |
        | manual     | bloomfilter, noban, out | stays connected to |

    @connection.inbound
    Scenario Outline: Before, the node has sent <sent>, and the peer has the permissions <permissions>
      Given Bob has a loopback address of its own
      And the node is started with the permissions <permissions> for Bob
      And the operator has submitted T1
      And the node has an inbound connection to Bob
      When Bob requests <sent> from the node
      And Bob sends the node a mempool message
      Then the node announces T1 to Bob once

      Examples: little of the target is used, and all of it
        | sent                         | permissions        |
        | the chain tip                | bloomfilter, noban |
        | 5000 copies of the chain tip | mempool, noban     |

    @connection.inbound @first.with.later
    Example: The target is reached, and a peer with noban but without mempool requests it
      Given the node is started with the permissions bloomfilter, noban for Bob
      And the operator has submitted T1
      And the node has an inbound connection to Bob
      And Bob requests 5000 copies of the chain tip from the node
      When Bob sends the node a mempool message
      Then the node sends Bob nothing further
      And the node stays connected to Bob

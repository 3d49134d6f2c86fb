@source.policy
Feature: Who is sent addresses on request
  The addresses that a node knows say where it has been. They go to those only who need them, so that nobody
  can recognise the node by what it sends.

  @ADR-019
  Rule: The node answers a request for addresses on inbound connections only
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, IsInboundConn
    A peer to which the node has connected could plant addresses, find them again in the answer, and so
    recognise the node at another of the node's addresses (fingerprinting). No permission changes that.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection requests them, and so does an inbound peer
      Given the node has an outbound-full-relay connection to Carol
      And Carol sends the node 1000 addresses
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob requests addresses from the node
      And Alice requests addresses from the node
      Then the node sends Alice addresses
      But the node does not send Bob addresses

      Examples: lasting types that the node opens, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |

      @use.with_node.min_version=23
      Examples: addr-fetch, which ends after five minutes; only since version 23 is Alice answered before that
        | connection |
        | addr-fetch |

    @connection.manual @use.with_node.min_version=28
    Example: A manual peer with the permission addr requests them, and so does an inbound peer
      Given the node is started with the permissions addr, out for Bob
      And the node has manual connections to Bob and Carol
      And Carol sends the node 1000 addresses
      And the node has an inbound connection to Alice
      When Bob requests addresses from the node
      And Alice requests addresses from the node
      Then the node sends Alice addresses
      But the node does not send Bob addresses

  @ADR-019 @connection.inbound
  Rule: The node answers only the first request for addresses on a connection
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, m_getaddr_recvd
    Whoever asks again and again could collect all that the node knows. The permission addr makes the node
    draw the answer afresh, but not answer twice.

    Example: An inbound peer asks a second time when it has been answered
      Given the node has an outbound-full-relay connection to Carol
      And Carol sends the node 1000 addresses
      And the node has an inbound connection to Bob
      When Bob requests addresses from the node
      And 20 minutes pass
      And Bob requests addresses from the node
      Then the node sends Bob addresses once

    Example: A peer with the permission addr asks a second time
      Given Bob has a local address of its own
      And the node is started with the permissions addr for Bob
      And the node has an outbound-full-relay connection to Carol
      And Carol sends the node 1000 addresses
      And the node has an inbound connection to Bob
      When Bob requests addresses from the node
      And Bob requests addresses from the node
      Then the node sends Bob addresses once

    @use.with_node.min_version=23
    Example: A peer that has been answered asks again on another connection
      Given the node has an outbound-full-relay connection to Carol
      And Carol sends the node 1000 addresses
      And the node has an inbound connection to Bob
      And Bob requests addresses from the node
      And Bob disconnects
      When Bob connects to the node
      And Bob requests addresses from the node
      Then the node sends Bob addresses once

@core.pr.19315 @source.policy
Feature: Connections that the node ends by itself
  Two types of connection serve one purpose and end when it is reached: a feeler finds out whether
  somebody is there, an addr-fetch connection fetches addresses.

  @HAND-026 @ADR-027 @connection.feeler
  Rule: The node disconnects a feeler peer as soon as it has the peer's version message
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, IsFeelerConn
    That the peer is there is all that the node wanted to know.

    Example: The peer answers at once
      When a feeler connection to Bob opens
      Then the node disconnects Bob

    Example: The peer has not answered yet
      Given the node has an inbound connection to Alice
      And Bob sends nothing
      When a feeler connection to Bob opens
      Then the node sends Bob in this order: version
      And the node stays connected to Bob

    Example: An outbound-full-relay peer answers too
      When an outbound-full-relay connection to Alice opens
      And a feeler connection to Bob opens
      Then the node disconnects Bob
      But the node stays connected to Alice

  @ADR-027 @connection.addr-fetch
  Rule: The node disconnects an addr-fetch peer that sends more than one address in one message
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessAddrs, IsAddrFetchConn
    One address alone is often the peer's own.

    Scenario Outline: <count> addresses come
      Given the node has an addr-fetch connection to Bob
      When Bob sends the node <count> addresses
      Then the node <does> Bob

      Examples: too few to be an answer
        | count | does               |
        | 0     | stays connected to |
        | 1     | stays connected to |

      Examples: an answer
        | count | does        |
        | 2     | disconnects |
        | 10    | disconnects |

    Example: Two messages with one address each are no answer
      Given the node has an addr-fetch connection to Bob
      When Bob sends the node 1 address
      And Bob sends the node 1 address
      Then the node stays connected to Bob

    @bip.155
    Example: Two addresses in an addrv2 message are an answer
      Given the node has an addr-fetch connection to Bob
      When Bob sends the node 2 addresses in an addrv2 message
      Then the node disconnects Bob

    @connection.<connection>
    Scenario Outline: The same answer on a <connection> connection
      Given the node has a <connection> connection to Bob
      When Bob sends the node 2 addresses
      Then the node stays connected to Bob

      Examples: all lasting types, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

  @LIVE-009 @ADR-027 @use.with_node.min_version=23
  Rule: The node disconnects an addr-fetch peer that has sent no answer in five minutes
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, AVG_ADDRESS_BROADCAST_INTERVAL
    Five minutes are ten times the average of thirty seconds after which a node sends addresses.

    @connection.addr-fetch
    Scenario Outline: <seconds> seconds after it opened
      Given the node has an addr-fetch connection to Bob
      When <seconds> seconds pass
      Then the node <does> Bob

      Examples: the last second it lives
        | seconds | does               |
        | 300     | stays connected to |

      Examples: the first second it does not
        | seconds | does        |
        | 301     | disconnects |

    @connection.addr-fetch
    Example: A single address earns the peer no more time
      Given the node has an addr-fetch connection to Bob
      When 299 seconds pass
      And Bob sends the node 1 address
      And 2 seconds pass
      Then the node disconnects Bob

    @connection.<connection>
    Scenario Outline: A <connection> connection lasts longer
      Given the node has a <connection> connection to Bob
      When 301 seconds pass
      Then the node stays connected to Bob

      Examples: all lasting types, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

  @CONN-073 @BLK-003 @connection.addr-fetch @fixture.initial_download
  Rule: A node whose best header is a day old requests no headers from an addr-fetch peer
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, fPreferredDownload
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, IsAddrFetchConn
    The connection ends as soon as addresses come, so nothing that takes longer may depend on it. A peer
    that announces a block by its hash may be asked all the same.

    Example: The addr-fetch peer is the first to connect
      Given the node has an addr-fetch connection to Bob
      When an outbound-full-relay connection to Alice opens
      Then the node requests headers from Alice
      But the node does not request headers from Bob

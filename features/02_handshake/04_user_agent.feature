Feature: The user agent and the services in the node's version message
  By the services peers choose what to request from whom; by the user agents developers see what the network is made of.
  A user agent or a service that differs from type to type would show a peer of which type its connection is, and an
  attacker which connections he has to watch or to cut. On private-broadcast connections, which are left out here, the
  node offers nothing, and its user agent is no one's.
  Not shown: initial block download; no part of the message depends on whether the node has caught up.

  @HAND-009 @bip.14 @source.bip
  Rule: The version message carries the node's user agent on all connection types but private-broadcast
    Bitcoin Core: net_processing.cpp PeerManagerImpl::PushNodeVersion
    Bitcoin Core: clientversion.cpp FormatSubVersion
    The user agent is the name and version that a program gives itself (BIP 14); the operator may add comments to it.
    By it developers see which programs, and how many of them old ones, make up the network. It has to be the one that
    the node reports to its operator, and the same on all types, or a peer could see of which type its connection is.

    @connection.<connection>
    Scenario Outline: The usual user agent on a <connection> connection
      When a <connection> connection to Bob opens
      Then the node's version message to Bob carries the user agent that the node reports

      Examples: all types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: The operator adds two comments, and two peers are sent both
      Given the node is started with the comments Harbour and Blue in its user agent
      When an inbound connection to Bob opens
      And an inbound connection to Alice opens
      Then the node's version message to Bob carries the comments Harbour and Blue in its user agent
      And the node's version message to Alice carries the comments Harbour and Blue in its user agent

    @connection.<connection>
    Scenario Outline: The same two comments on a <connection> connection
      Given the node is started with the comments Harbour and Blue in its user agent
      When a <connection> connection to Bob opens
      Then the node's version message to Bob carries the comments Harbour and Blue in its user agent

      Examples: all types that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |

  @HAND-004 @V2T-015 @source.policy
  Rule: The version message offers the node's services on all connection types but private-broadcast
    Bitcoin Core: net_processing.cpp PeerManagerImpl::PushNodeVersion
    Bitcoin Core: net_processing.cpp PeerManagerImpl::InitializeNode, NODE_BLOOM
    Services say what a node can do for others, such as to send all blocks with witnesses (BIP 144, BIP 159). Peers
    choose by them whom to request blocks from: one left out would make the node useless to them, one too many would let
    them wait in vain. A pruned node, which deletes old blocks, offers recent ones only. A peer with the bloomfilter
    permission is offered bloom filters besides.
    Not a day later: peers here offer what the node offers, and a pruned node whose chain tip is a day old disconnects
    those that offer recent blocks only.

    @connection.<connection>
    Scenario Outline: The usual services on a <connection> connection
      When a <connection> connection to Bob opens
      Then the node's version message to Bob offers just all blocks and recent blocks with witnesses
      And the node's version message to Bob offers the services that the node reports

      Examples: all types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |
        | inbound             |

    @bip.157 @connection.<connection>
    Scenario Outline: Compact block filters, on a <connection> connection
      Given the node is started with compact block filters to offer
      When a <connection> connection to Bob opens
      Then the node's version message to Bob offers compact block filters
      And the node's version message to Bob offers the services that the node reports

      Examples: all types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |
        | inbound             |

    @bip.159 @connection.<connection> @first.with.later
    Scenario Outline: A pruned node, on a <connection> connection
      Given the node is started with pruning
      When a <connection> connection to Bob opens
      Then the node's version message to Bob offers just recent blocks with witnesses
      And the node's version message to Bob offers the services that the node reports

      Examples: all types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |
        | inbound             |

    @bip.159 @bip.111 @first.with.later
    Scenario Outline: The node is started with <setting>
      Given the node is started with <setting>
      And the node is started with pruning
      When an inbound connection to Bob opens
      And an outbound-full-relay connection to Alice opens
      And a block-relay-only connection to Carol opens
      Then the node's version message to Bob offers just <services>
      And the node's version message to Alice offers just <services>
      And the node's version message to Carol offers just <services>

      Examples: pruning, and one service more
        | setting                | services                                       |
        | bloom filters to offer | recent blocks with witnesses and bloom filters |

      @use.with_v2transport=yes
      Examples: pruning, and encryption
        | setting      | services                                      |
        | v2 transport | recent blocks with witnesses and v2 transport |

    @bip.111 @connection.inbound
    Example: Bob has the bloomfilter permission, Alice has not
      Given Bob has a loopback address of its own
      And the node is started with the permissions bloomfilter for Bob
      When an inbound connection to Bob opens
      And an inbound connection to Alice opens
      Then the node's version message to Bob offers just all blocks and recent blocks with witnesses and bloom filters
      And the node's version message to Alice offers just all blocks and recent blocks with witnesses

    @bip.111 @connection.manual @use.with_whitelist_out=yes
    Example: The same of manual peers
      Given Bob has a loopback address of its own
      And the node is started with the permissions bloomfilter, out for Bob
      When a manual connection to Bob opens
      And a manual connection to Alice opens
      Then the node's version message to Bob offers just all blocks and recent blocks with witnesses and bloom filters
      And the node's version message to Alice offers just all blocks and recent blocks with witnesses

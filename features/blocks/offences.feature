Feature: What no peer may send about blocks
  What cannot come from an honest node costs the peer its connection; whether it does so for peers for whom
  the operator vouches depends on the fault. The connection to Alice shows that others do not suffer.

  @BLK-022 @source.policy
  Rule: A request that names more than 101 known blocks ends the connection, even if the operator vouches for the peer
    Bitcoin Core, net_processing.cpp, GETHEADERS and GETBLOCKS (MAX_LOCATOR_SZ). A peer names some blocks of
    its chain, fewer and fewer towards the beginning, so that the node finds where the two part.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection asks for the <what> that follow on <count> blocks
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has a <connection> connection to peer Bob
      When Bob asks the node for the <what> that follow on <count> blocks
      Then the node <does> the connection to Bob
      And the node keeps the connection to Alice

      Examples: as many as it may name
        | connection          | what    | count | does  |
        | inbound             | headers | 101   | keeps |
        | inbound             | blocks  | 101   | keeps |
        | outbound-full-relay | headers | 101   | keeps |

      Examples: one too many
        | connection          | what    | count | does |
        | inbound             | headers | 102   | ends |
        | inbound             | blocks  | 102   | ends |
        | outbound-full-relay | headers | 102   | ends |
        | block-relay-only    | headers | 102   | ends |
        | addr-fetch          | blocks  | 102   | ends |
        | manual              | headers | 102   | ends |
        | manual              | blocks  | 102   | ends |

    @connection.inbound
    Example: The peer may not be banned
      Given peer Bob has a local address of its own
      And the operator whitelists the address of Bob with the permissions noban
      And the node has an outbound-full-relay connection to peer Alice
      And the node has an inbound connection to peer Bob
      When Bob asks the node for the headers that follow on 102 blocks
      Then the node ends the connection to Bob
      And the node keeps the connection to Alice

  @BLK-011 @BLK-023 @MISB-001 @source.policy @use.with_node.min_version=28
  Rule: More than 2000 headers in one message, or headers that do not follow each other, end the connection, unless the operator vouches for the peer
    Bitcoin Core, net_processing.cpp, HEADERS (MAX_HEADERS_RESULTS) and CheckHeadersPoW. Before version 28 it took
    five such faults.

    @connection.inbound
    Example: As many as a message may hold
      Given the node has an inbound connection to peer Bob
      When Bob sends the node 2000 headers in one message, one on top of the other
      Then the node keeps the connection to Bob
      And the node asks Bob about the block

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection <says>
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has a <connection> connection to peer Bob
      When Bob <says>
      Then the node <does> the connection to Bob
      And the node keeps the connection to Alice

      Examples: one too many
        | connection          | says                                                               | does |
        | inbound             | sends the node 2001 headers in one message, one on top of the other | ends |
        | outbound-full-relay | sends the node 2001 headers in one message, one on top of the other | ends |
        | block-relay-only    | sends the node 2001 headers in one message, one on top of the other | ends |

      Examples: apart
        | connection          | says                                                                    | does |
        | inbound             | sends the node two headers in one message, neither on top of the other | ends |
        | outbound-full-relay | sends the node two headers in one message, neither on top of the other | ends |
        | block-relay-only    | sends the node two headers in one message, neither on top of the other | ends |
        | addr-fetch          | sends the node two headers in one message, neither on top of the other | ends |

      Examples: where the operator vouches for the peer
        | connection | says                                                                    | does  |
        | manual     | sends the node 2001 headers in one message, one on top of the other     | keeps |
        | manual     | sends the node two headers in one message, neither on top of the other | keeps |

  @BLK-069 @MISB-001 @source.policy
  Rule: A block newly found to break the rules of the chain ends the connection, unless the operator vouches for the peer
    Bitcoin Core, net_processing.cpp, BlockChecked and MaybePunishNodeForBlock. Such a block cost real work, so
    that it is rarely sent by mistake. Bitcoin Knots does not mind when a caller sends it.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection brings a block that takes too much
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has a <connection> connection to peer Bob
      When Bob brings the node a block that takes more coins than it may
      Then the node <does> the connection to Bob
      And the node keeps the connection to Alice

      Examples: peers that the node has called, and that its operator does not vouch for
        | connection          | does |
        | outbound-full-relay | ends |
        | block-relay-only    | ends |
        | addr-fetch          | ends |

      Examples: where the operator vouches for the peer
        | connection | does  |
        | manual     | keeps |

      @use.with_knots=no
      Examples: callers
        | connection | does |
        | inbound    | ends |

      @use.with_knots=yes
      Examples: callers of Knots
        | connection | does  |
        | inbound    | keeps |

  @BLK-070 @MISB-001 @source.policy @use.with_node.min_version=27
  Rule: A block with other transactions than its header names ends the connection, unless the operator vouches for the peer
    Bitcoin Core, validation.cpp, IsBlockMutated. Its sender has altered it; the block of that name may be good.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection brings an altered block
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has a <connection> connection to peer Bob
      When Bob brings the node a block with a transaction that its header does not name
      Then the node <does> the connection to Bob
      And the node keeps the connection to Alice

      Examples: all lasting kinds
        | connection          | does  |
        | inbound             | ends  |
        | outbound-full-relay | ends  |
        | block-relay-only    | ends  |
        | addr-fetch          | ends  |
        | manual              | keeps |

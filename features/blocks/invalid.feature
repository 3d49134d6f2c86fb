Feature: What the node holds against a peer that sends a bad block
  Some bad blocks cost any peer its connection. Others are forgiven to a caller, who may have been misled,
  but not to a peer that the node has chosen. A peer for whom the operator vouches is spared.

  @BLK-024 @MISB-001 @source.policy
  Rule: A header that breaks the rules of the chain ends the connection, unless the operator vouches for the peer
    Bitcoin Core, validation.cpp, ContextualCheckBlockHeader; net_processing.cpp, MaybePunishNodeForBlock. Such
    a header has its work, so it was dear to make. Bitcoin Knots does not mind when a caller sends it.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection sends a header <fault>
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has a <connection> connection to peer Bob
      When Bob sends the node a header <fault>
      Then the node <does> the connection to Bob
      And the node keeps the connection to Alice

      Examples: peers that the node has called
        | connection          | fault                   | does  |
        | outbound-full-relay | dated too early         | ends  |
        | outbound-full-relay | with another difficulty | ends  |
        | block-relay-only    | dated too early         | ends  |
        | addr-fetch          | dated too early         | ends  |
        | manual              | dated too early         | keeps |

      @use.with_knots=no
      Examples: callers
        | connection | fault                   | does |
        | inbound    | dated too early         | ends |
        | inbound    | with another difficulty | ends |

      @use.with_knots=yes
      Examples: callers of Knots
        | connection | fault           | does  |
        | inbound    | dated too early | keeps |

      @use.with_node.min_version=23
      Examples: what nodes of version 23 or later demand in the private test network
        | connection          | fault                  | does |
        | outbound-full-relay | of an outdated version | ends |
        | block-relay-only    | of an outdated version | ends |

  @BLK-026 @MISB-001 @source.policy
  Rule: A header on top of a block known to be invalid ends the connection, unless the operator vouches for the peer
    Bitcoin Core, validation.cpp, AcceptBlockHeader; net_processing.cpp, MaybePunishNodeForBlock. Who
    builds on a bad block follows a chain that the node refuses. Bitcoin Knots does not mind when a caller does.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection builds on such a block
      Given the node has a block that its operator calls invalid
      And the node has an outbound-full-relay connection to peer Alice
      And the node has a <connection> connection to peer Bob
      When Bob sends the node a header on top of that block
      Then the node <does> the connection to Bob
      And the node keeps the connection to Alice

      Examples: peers that the node has called
        | connection          | does  |
        | outbound-full-relay | ends  |
        | block-relay-only    | ends  |
        | addr-fetch          | ends  |
        | manual              | keeps |

      @use.with_knots=no
      Examples: callers
        | connection | does |
        | inbound    | ends |

      @use.with_knots=yes
      Examples: callers of Knots
        | connection | does  |
        | inbound    | keeps |

  @BLK-027 @BLK-072 @source.policy
  Rule: A block already known to be invalid ends the connection to a peer of the node's choice, not to a caller
    Bitcoin Core, net_processing.cpp, MaybePunishNodeForBlock. A caller may know no better; a chosen
    peer that knows no better is of no use.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection sends <what>
      Given the node has a block that its operator calls invalid
      And the node has an outbound-full-relay connection to peer Alice
      And the node has a <connection> connection to peer Bob
      When Bob sends the node <what>
      Then the node <does> the connection to Bob
      And the node keeps the connection to Alice

      Examples: the header alone, the whole block
        | connection          | what                     | does  |
        | outbound-full-relay | the header of that block | ends  |
        | outbound-full-relay | that block               | ends  |
        | block-relay-only    | the header of that block | ends  |
        | block-relay-only    | that block               | ends  |
        | addr-fetch          | the header of that block | ends  |
        | addr-fetch          | that block               | ends  |
        | manual              | the header of that block | keeps |
        | manual              | that block               | keeps |
        | inbound             | the header of that block | keeps |
        | inbound             | that block               | keeps |

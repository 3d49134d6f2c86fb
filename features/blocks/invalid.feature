Feature: What the node holds against a peer that sends a bad block
  A caller costs the node little and may have been misled; a peer that the node has chosen must not be one
  that follows another chain. So the same words cost the one its connection and not the other.

  @BLK-024 @MISB-001 @source.policy
  Rule: A header that breaks the rules of the chain ends the connection
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
      Examples: what the private test network demands since version 23
        | connection          | fault                  | does |
        | outbound-full-relay | of an outdated version | ends |
        | block-relay-only    | of an outdated version | ends |

  @BLK-026 @MISB-001 @source.policy
  Rule: A header on top of a block that the node holds to be invalid ends the connection
    Bitcoin Core, validation.cpp, AcceptBlockHeader; net_processing.cpp, MaybePunishNodeForBlock.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection builds on it
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
  Rule: A block that the node holds to be invalid ends the connection to a peer that the node chose, not that of a caller
    Bitcoin Core, net_processing.cpp, MaybePunishNodeForBlock. A caller may know no better; a peer of the node's
    own choice that does not either is of no use.

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

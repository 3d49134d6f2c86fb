@core.pr.19315
Feature: The first words on a connection
  The version message is the first thing a node says. It already tells the other side what kind of
  connection this is: whether transactions are welcome, and whether addresses are wanted.

  @HAND-001 @source.policy
  Rule: On a connection that the node opens, it speaks first, with its version message and nothing else
    Bitcoin Core, net_processing.cpp, PushNodeVersion. The one who calls introduces himself.

    @connection.<connection>
    Scenario Outline: The peer on a <connection> connection has not answered yet
      Given peer Bob waits with its version message
      When a <connection> connection to peer Bob opens
      Then the node speaks first on the connection to Bob

      Examples: connections that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |

  @HAND-002 @source.policy @connection.inbound
  Rule: On a connection that the node accepts, it stays silent until the caller has greeted
    Bitcoin Core, net_processing.cpp, VERSION. A node does not introduce itself to whoever knocks.

    Example: A caller that says nothing, beside one that greets
      Given the node has an inbound connection to peer Alice
      And peer Bob waits with its version message
      When an inbound connection to peer Bob opens
      Then the node says nothing to Bob
      But the node answers Alice

    Example: A caller that greets at last
      Given peer Bob waits with its version message
      And the node has accepted the silent call of peer Bob
      When Bob sends its version message
      Then the node answers Bob with its version message

  @HAND-011 @CONN-022 @TXR-014 @bip.37 @source.policy @smoke
  Rule: The node asks for transactions exactly on the connections that are meant for them
    BIP 37 defines the flag in the version message; which kinds carry it is Bitcoin Core's choice
    (net_processing.cpp, RejectIncomingTxs). A peer of a block-relay-only connection must not learn of
    transactions from the node, nor the node from it, so that an observer cannot link the two.

    @connection.<connection>
    Scenario Outline: On a <connection> connection the node <wish> transactions
      When a <connection> connection to peer Bob opens
      Then the node's version message to Bob <wish> transactions

      Examples: connections meant for transactions
        | connection          | wish     |
        | outbound-full-relay | asks for |
        | addr-fetch          | asks for |
        | manual              | asks for |
        | inbound             | asks for |

      Examples: a connection meant for blocks
        | connection       | wish     |
        | block-relay-only | declines |

      @use.with_node.min_version=23
      Examples: a connection meant for a short look, since version 23
        | connection | wish     |
        | feeler     | declines |

    Example: A block-relay-only connection before it leaves the next one its own wish
      Given the node has a block-relay-only connection to peer Bob
      When an outbound-full-relay connection to peer Alice opens
      Then the node's version message to Bob declines transactions
      But the node's version message to Alice asks for transactions

  @NEG-009 @CONN-024 @ADR-001 @source.policy
  Rule: The node asks full-relay, addr-fetch and manual peers for addresses, never block-relay-only or callers
    Bitcoin Core, net_processing.cpp, VERSION (getaddr): one request each. Addresses travel only where
    transactions may, so that block-relay-only connections stay invisible. Callers are not asked: whoever
    calls could otherwise fill the node's address book. Since PR 34997 the node no longer asks on feeler
    connections, where the answer was thrown away.

    @connection.<connection>
    Scenario Outline: The node asks on a <connection> connection
      When a <connection> connection to peer Bob opens
      Then the node asks Bob for addresses

      Examples: lasting kinds that the node opens
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |

      @use.with_node.max_version=31.98
      Examples: a short look, until version 31
        | connection |
        | feeler     |

    @connection.<connection>
    Scenario Outline: The node does not ask on a <connection> connection
      When a <connection> connection to peer Bob opens
      And an outbound-full-relay connection to peer Alice opens
      Then the node asks Alice for addresses
      But the node does not ask Bob for addresses

      Examples: connections without exchange of addresses, and callers
        | connection       |
        | block-relay-only |
        | inbound          |

    Example: A block-relay-only peer is not asked a quarter of an hour later either
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has a block-relay-only connection to peer Bob
      When 900 seconds pass
      Then the node asks Alice for addresses
      But the node does not ask Bob for addresses

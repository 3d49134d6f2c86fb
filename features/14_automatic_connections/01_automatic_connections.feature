@source.policy @use.with_public_addresses=yes @use.with_node.min_version=23
Feature: Which connections the node opens of its own choice
  A node that is left alone finds its own peers, from the addresses that it has learnt (its address manager holds them).
  What it opens, in which order and how many decides how hard it is to cut it off from the network, or to find out with
  whom it is connected. A feeler connection ends when the peer speaks: whoever is to be seen on one sends nothing here.

  Background:
    Given the node is started with automatic connections

  @CONN-067
  Rule: Except for anchors, the node opens eight outbound-full-relay, then two block-relay-only connections
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections
    Bitcoin Core: net.h MAX_OUTBOUND_FULL_RELAY_CONNECTIONS, MAX_BLOCK_RELAY_ONLY_CONNECTIONS
    The first carry everything; the second, which carry blocks alone and are hard to find, are the reserve for the case
    that the first are all in one hand. With fewer of either a node would be easier to eclipse. Anchors, its peers from
    before a restart, come first, or it would begin among strangers; feelers, which test an address, come last: where
    one comes, it wants no more of these. Other types count as neither: addr-fetch and feeler peers are soon gone,
    manual ones are the operator's choice, and inbound ones could keep the node from peers of its own choice. A peer
    that has sent nothing yet does count, or silent ones would make them too many. Of 14 addresses four are left over.
    A connection limit below eleven takes the last ones away.
    Not a day later: the chain tip is stale then, and the node tries one more.

    @connection.<connection>
    Scenario Outline: It has <outbound-full-relay> outbound-full-relay and <block-relay-only> block-relay-only connections
      Given the node has <outbound-full-relay> outbound-full-relay connections
      And the node has <block-relay-only> block-relay-only connections
      When the address manager learns the address of Bob
      Then the node connects to Bob as <connection>

      Examples: the next connection
        | outbound-full-relay | block-relay-only | connection          |
        | 0                   | 0                | outbound-full-relay |
        | 7                   | 0                | outbound-full-relay |
        | 7                   | 2                | outbound-full-relay |
        | 8                   | 0                | block-relay-only    |
        | 8                   | 1                | block-relay-only    |

    @connection.<connection>
    Scenario Outline: One <next> connection is missing, and there is one <connection> connection, which does not count
      Given the node has <full-relay> outbound-full-relay connections
      And the node has <block-relay> block-relay-only connections
      And the node has 1 <connection> connection
      When the address manager learns the address of Bob
      Then the node connects to Bob as <next>

      Examples: other long-lived types, and addr-fetch
        | connection | full-relay | block-relay | next                |
        | addr-fetch | 7          | 0           | outbound-full-relay |
        | manual     | 7          | 0           | outbound-full-relay |
        | inbound    | 7          | 0           | outbound-full-relay |
        | addr-fetch | 8          | 1           | block-relay-only    |
        | manual     | 8          | 1           | block-relay-only    |
        | inbound    | 8          | 1           | block-relay-only    |

    @connection.feeler
    Example: It has seven outbound-full-relay connections, and a feeler connection, which does not count
      Given the node has 7 outbound-full-relay connections
      And the node has a feeler connection to Alice, who sends nothing
      When the address manager learns the address of Bob
      Then the node connects to Bob as outbound-full-relay

    @connection.outbound-full-relay
    Example: The eighth outbound-full-relay peer has sent nothing yet
      Given the node has 7 outbound-full-relay connections
      And the node has an outbound-full-relay connection to Alice, who sends nothing
      When the address manager learns the address of Bob
      Then the node connects to Bob as block-relay-only

    @connection.block-relay-only
    Example: The second block-relay-only peer has sent nothing yet, and a feeler connection is due
      Given the node has 8 outbound-full-relay connections
      And the node has 1 block-relay-only connection
      And the node has a block-relay-only connection to Alice, who sends nothing
      And Bob sends nothing
      When the address manager learns the address of Bob
      And the next feeler connection is due
      Then the node connects to Bob as feeler

    @connection.feeler
    Example: It has eight and two, and a feeler connection is due
      Given all outbound-full-relay and block-relay-only slots are taken
      And Bob sends nothing
      When the address manager learns the address of Bob
      And the next feeler connection is due
      Then the node connects to Bob as feeler

    @slow @not.with.later
    Example: From none to all
      When the address manager learns 14 addresses
      Then the node opens in this order: 8 outbound-full-relay, 2 block-relay-only connections

  @CONN-023
  Rule: A node in blocksonly mode opens as many connections, of the same types, as any other node
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections
    Bitcoin Core: net_processing.cpp PeerManagerImpl::PushNodeVersion
    In blocksonly mode a node declines transactions, to save traffic. What it wants to hear does not change how well it
    must be connected: with fewer peers it would be easier to cut off from the chain. The rows say how many connections
    it has; the next address that it learns shows which type it opens, and the version message that the mode is on.

    @connection.<connection>
    Scenario Outline: In blocksonly mode it has <outbound-full-relay> outbound-full-relay and <block-relay-only> block-relay-only connections
      Given the node is started with blocksonly mode
      And the node has <outbound-full-relay> outbound-full-relay connections
      And the node has <block-relay-only> block-relay-only connections
      When the address manager learns the address of Bob
      Then the node connects to Bob as <connection>
      And the node's version message to Bob declines transactions

      Examples: the next connection
        | outbound-full-relay | block-relay-only | connection          |
        | 7                   | 0                | outbound-full-relay |
        | 8                   | 0                | block-relay-only    |
        | 8                   | 1                | block-relay-only    |

    @connection.feeler
    Example: In blocksonly mode it has eight and two, and a feeler connection is due
      Given the node is started with blocksonly mode
      And all outbound-full-relay and block-relay-only slots are taken
      And Bob sends nothing
      When the address manager learns the address of Bob
      And the next feeler connection is due
      Then the node connects to Bob as feeler

  @CONN-039 @connection.outbound-full-relay @not.with.bystanders
  Rule: While network activity is off, the node opens no automatic outbound-full-relay connections
    Bitcoin Core: net.cpp CConnman::OpenNetworkConnection
    An operator who switches network activity off wants nobody to hear from the node: connecting to an address of its
    own choice, it would show a stranger that it runs. It has no peers then, so whom it chooses next can only become an
    outbound-full-relay peer. That it does select Bob's address shows that it would connect otherwise.
    Not with bystanders: with network activity off they are disconnected.

    Example: It selects the address of a peer
      Given the operator has switched network activity off
      When the address manager selects Bob for an outbound-full-relay connection
      Then the node reports that network activity is off
      But the node lists no peers

    Example: It selects the same address after network activity is on again
      Given the operator has switched network activity off
      When the address manager selects Bob for an outbound-full-relay connection
      And the operator switches network activity on
      Then the node connects to Bob as outbound-full-relay

@use.with_public_addresses=yes @use.with_node.min_version=23
Feature: What a node opens by itself
  A node that is left alone finds its own peers. What it opens, in which order and how many decides
  how hard it is to cut it off from the network, or to find out with whom it is connected.

  @CONN-067 @source.policy
  Rule: The node opens eight outbound-full-relay connections first, then two block-relay-only ones
    Bitcoin Core, net.cpp, ThreadOpenConnections. The second kind is the reserve for the case that the
    first are all in one hand; it is worth nothing before the first exist.

    @connection.<connection>
    Scenario Outline: It has <full> outbound-full-relay and <blocks> block-relay-only connections
      Given the node looks for peers by itself
      And the node has <full> outbound-full-relay connections
      And the node has <blocks> block-relay-only connections
      When the node learns the address of peer Bob
      Then the node opens a <connection> connection to Bob

      Examples: the next call
        | full | blocks | connection          |
        | 0    | 0      | outbound-full-relay |
        | 7    | 0      | outbound-full-relay |
        | 7    | 2      | outbound-full-relay |
        | 8    | 0      | block-relay-only    |
        | 8    | 1      | block-relay-only    |

    @connection.feeler
    Example: It has eight and two, and the next call is a short one
      Given the node looks for peers by itself
      And the node has all the lasting connections that it wants
      And peer Bob waits with its version message
      When the node learns the address of peer Bob
      And the time for a feeler connection comes
      Then the node opens a feeler connection to Bob

    @slow
    Example: From nothing to all that it wants
      Given the node looks for peers by itself
      When the node learns the addresses of 14 peers
      Then the node opens 8 outbound-full-relay connections, then 2 block-relay-only connections

  @CONN-023 @source.policy
  Rule: A node that wants blocks only opens as many connections of the same kinds
    Bitcoin Core, net.cpp, ThreadOpenConnections. What the node wants to hear does not change how well
    it must be connected.

    @connection.<connection>
    Scenario Outline: It has <full> outbound-full-relay and <blocks> block-relay-only connections
      Given the node looks for peers by itself
      And the node wants blocks only
      And the node has <full> outbound-full-relay connections
      And the node has <blocks> block-relay-only connections
      When the node learns the address of peer Bob
      Then the node opens a <connection> connection to Bob
      And the node's version message to Bob declines transactions

      Examples: the next call
        | full | blocks | connection          |
        | 7    | 0      | outbound-full-relay |
        | 8    | 0      | block-relay-only    |
        | 8    | 1      | block-relay-only    |

    @connection.feeler
    Example: It has eight and two, and the next call is a short one
      Given the node looks for peers by itself
      And the node wants blocks only
      And the node has all the lasting connections that it wants
      And peer Bob waits with its version message
      When the node learns the address of peer Bob
      And the time for a feeler connection comes
      Then the node opens a feeler connection to Bob

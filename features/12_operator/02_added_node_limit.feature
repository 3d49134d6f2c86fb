@core.pr.19315 @source.policy @connection.manual @slow
Feature: How many added nodes the node connects to
  An operator may add more nodes, to which the node is to stay connected, than there are slots. Those without one must
  wait without disturbing the others, and one that is down must not keep the node from connecting to the rest.

  @CONN-031
  Rule: By itself the node connects to at most eight of its added nodes at a time; the others wait
    Bitcoin Core: net.cpp CConnman::ThreadOpenAddedConnections
    Bitcoin Core: net.h MAX_ADDNODE_CONNECTIONS
    Each connection costs another node a slot, and a long list would take many; so added nodes have eight, of their own.
    The others are wanted too, and get the next that is free; a connection on request, such as Bob's, needs none, and
    other types have their own (of nine outbound-full-relay connections requested, eight get one). In the first example
    (since version 27) each added node ends the encrypted connection, which it cannot read. Its slot stays taken, and
    when the node has gone through its list, it connects once more, unencrypted: whom it has not tried by then, has to
    wait.

    @use.with_node.min_version=27 @use.with_v2transport=yes
    Example: Ten added nodes
      Given the node is started with v2 transport and 10 added nodes that do not support it
      When the node starts
      And the node connects to added node 1 again
      Then the node connects to added node 8 twice
      But the node does not connect to added node 9
      And the node does not connect to added node 10

    Example: Other connections keep their slots
      Given the node is started with 10 added nodes
      And the node has connected to added node 8
      When the node is asked for a manual connection to Bob
      And the node is asked to open 9 outbound-full-relay connections
      And Alice connects to the node
      Then the node lists Bob as manual
      And the node has 8 outbound-full-relay connections
      And the node completes the handshake with Alice

    Example: Eight connections on request take none of the slots
      Given the node has 8 manual connections
      When the operator adds Bob to the added nodes
      Then the node connects to Bob once
      And the node lists Bob as manual

    Example: One of the eight is removed and disconnects
      Given the node is started with 9 added nodes
      And the node has connected to added node 8
      When the operator removes added node 3 from the added nodes
      And added node 3 disconnects
      Then the node connects to added node 9 once

  @CONN-032
  Rule: The node connects to later added nodes when an earlier one cannot be reached
    Bitcoin Core: net.cpp CConnman::ThreadOpenAddedConnections
    One added node that is down must not cost the operator those behind it on the list. Releases since version 26
    want the next slot before they have given back that of the failed attempt: with one slot left (seven of eight are
    taken in the last example) they stop there, and start again at the same unreachable node a minute later.

    Scenario Outline: There are slots for all, and added nodes <first> and <second> cannot be reached
      Given the node is started with 4 added nodes
      And added node <first> does not listen
      And added node <second> does not listen
      When the node starts
      Then the node connects to added node <one> once
      And the node connects to added node <other> once

      Examples: one by one, and two in succession
        | first | second | one | other |
        | 1     | 3      | 2   | 4     |
        | 2     | 3      | 1   | 4     |

    @known.deviation
    Example: There is one slot left
      Given the node is started with 9 added nodes
      And added node 8 does not listen
      When the node starts
      Then the node connects to added node 7 once
      And the node connects to added node 9 once

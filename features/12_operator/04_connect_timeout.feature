@source.policy
Feature: The connect timeout, and connection limits that cannot be kept
  Many addresses that a node knows lead nowhere, and most of these do not even refuse: nothing comes back. A node that
  waited for each of them would hardly ever find a peer.

  @CONN-076 @not.with.twice
  Rule: The node gives up an unanswered direct attempt after the connect timeout, by default five seconds
    Bitcoin Core: netbase.cpp ConnectDirectly
    Bitcoin Core: netbase.h DEFAULT_CONNECT_TIMEOUT
    Whoever waits too long for somebody who is not there finds no other peer meanwhile; whoever waits too briefly misses
    slow ones. The operator can change the time, down to a fraction of a second; zero means the default, as no attempt
    could succeed in no time; through a proxy other times hold. Alice is there so that the peer list is not empty when
    Bob is looked for in it.
    Not with twice as many peers: one attempt would wait for the other.

    @connection.outbound-full-relay @slow
    Example: The default connect timeout
      Given Bob leaves attempts to connect unanswered
      And the node has an inbound connection to Alice
      When the node is asked for an outbound-full-relay connection to Bob
      Then the node answers that it has given up after about 5 seconds
      And the node does not list Bob

    @connection.outbound-full-relay @slow
    Example: A connect timeout of zero means the default
      Given Bob leaves attempts to connect unanswered
      And the node is started with a connect timeout of 0 seconds
      And the node has an inbound connection to Alice
      When the node is asked for an outbound-full-relay connection to Bob
      Then the node answers that it has given up after about 5 seconds
      And the node does not list Bob

    @connection.outbound-full-relay
    Example: A connect timeout of one second
      Given Bob leaves attempts to connect unanswered
      And the node is started with a connect timeout of 1 second
      And the node has an inbound connection to Alice
      When the node is asked for an outbound-full-relay connection to Bob
      Then the node answers that it has given up after about 1 second
      And the node does not list Bob

    @connection.<connection>
    Scenario Outline: A connect timeout of one second, and the connection is <connection>
      Given Bob leaves attempts to connect unanswered
      And the node is started with a connect timeout of 1 second
      And the node has an inbound connection to Alice
      When the node is asked for a <connection> connection to Bob
      Then the node answers that it has given up after about 1 second
      And the node does not list Bob

      Examples: other types that the node opens
        | connection       |
        | block-relay-only |
        | addr-fetch       |
        | feeler           |
        | manual           |

  @CONN-043 @use.with_node.min_version=29
  Rule: A node whose connection limit is below zero refuses to start
    Bitcoin Core: init.cpp AppInitParameterInteraction
    Nobody can tell what the operator meant. With a wrong guess the node would run with no peers, or without a limit,
    and he would not know; a node that does not start makes him look.

    Example: A limit of -1
      Given the node is started with a connection limit of -1
      When the node starts
      Then the node refuses to start because the connection limit is below zero

  @CONN-102 @use.with_node.min_version=29
  Rule: Where the system allows too few open files, the node lowers its connection limit and says so, or does not start
    Bitcoin Core: init.cpp AppInitParameterInteraction, MIN_CORE_FDS
    Each connection is an open file to the system. A node that took more than it is allowed could not open the files of
    its own chain any more, and would break off in the middle of its work. 160 it needs besides: 150 for its files, one
    to record messages, eight for added nodes and one for each address at which it listens; what is left are
    connections. By default it wants 125; eleven are outbound slots, so that of 30 nineteen are left for inbound peers.
    (Before version 29 the numbers were others. Peers among which nobody can be evicted: up to twenty.)
    Not with bystanders: they take slots, which are counted here.

    Scenario Outline: 125 connections are wanted, and <files> open files allowed
      Given the node is started with a connection limit of 125
      And the node is started with at most <files> open files
      When the node starts
      Then the node reports that <report>

      Examples: just enough, one too few, and far too few, down to none
        | files | report                                              |
        | 285   | it keeps its connection limit                       |
        | 284   | it has lowered its connection limit from 125 to 124 |
        | 190   | it has lowered its connection limit from 125 to 30  |
        | 160   | it has lowered its connection limit from 125 to 0   |

    @connection.inbound
    Example: 190 open files are allowed, and 18 inbound peers are connected
      Given the node is started with a connection limit of 125
      And the node is started with at most 190 open files
      And 18 ordinary inbound peers are connected
      When Erin connects to the node
      Then the node completes the handshake with Erin
      And the node evicts none of the inbound peers

    @connection.inbound @not.with.bystanders
    Example: 190 open files are allowed, and 19 inbound peers are connected
      Given the node is started with a connection limit of 125
      And the node is started with at most 190 open files
      And 19 ordinary inbound peers are connected
      When Erin connects to the node
      Then the node refuses the connection of Erin
      And the node evicts none of the inbound peers

    Example: 159 open files are allowed
      Given the node is started with at most 159 open files
      When the node starts
      Then the node refuses to start because it may open too few files

@core.pr.19315 @source.policy
Feature: Answers to requests for connections
  Whoever asks a node for a connection must be able to tell a refusal from an attempt to connect, and must not take an
  attempt for a connection.
  Not shown: inbound; such a connection is opened by the peer, and cannot be requested.

  @CONN-004 @use.with_node.min_version=22
  Rule: By addconnection types are taken by their exact names alone; the answer repeats address and type
    Bitcoin Core: rpc/net.cpp addconnection
    By this request a test asks for a connection of a given type. A test that misspells the type must not go on with
    another one, or it would prove something other than it says; so the node takes exact names only (addr-fetch since
    version 22, feeler since 23), and its answer repeats what it will do. Manual connections have a request of their
    own. Blanks around a name do not count. (Bob sends nothing, so that a feeler connection lasts, too; Carol shows that
    the node connects when the word is right.)

    @connection.<connection>
    Scenario Outline: The type <connection>
      Given Bob sends nothing
      When the node is asked to connect to Bob with the type "<connection>"
      Then the node answers that it connects to Bob as <connection>
      And the node connects to Bob once
      And the node lists Bob as <connection>

      Examples: types whose peers the node chooses
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |

      @use.with_node.min_version=23
      Examples: feeler, since version 23
        | connection |
        | feeler     |

    Scenario Outline: The word "<word>"
      When the node is asked for an outbound-full-relay connection to Carol
      And the node is asked to connect to Bob with the type "<word>"
      Then the node answers that there is no such type
      And the node connects to Carol once
      But the node does not connect to Bob

      Examples: types that cannot be had this way, and words that are no type
        | word                |
        | inbound             |
        | manual              |
        | private-broadcast   |
        | Outbound-Full-Relay |
        | nonsense            |
        |                     |

    Example: Whitespace around the word
      When the node is asked to connect to Bob with the type "  block-relay-only "
      Then the node answers that it connects to Bob as block-relay-only
      And the node lists Bob as block-relay-only

  @CONN-005 @V2T-015 @bip.324 @use.with_node.min_version=27 @use.with_v2transport=yes
  Rule: A node without v2 transport refuses a request to connect over it, and does not connect
    Bitcoin Core: rpc/net.cpp addconnection
    Bitcoin Core: rpc/net.cpp addnode
    Over v2 transport a connection is encrypted. Whoever asks for that must learn that there will be none, rather than
    trust a connection that others can read. Carol, asked for without it, shows that the node connects otherwise. A
    retry without encryption is for peers that cannot encrypt.

    @connection.<connection>
    Scenario Outline: A <connection> connection
      Given the node is started with v2 transport switched off
      When the node is asked for a <connection> connection to Carol
      And the node is asked for a <connection> connection to Bob over v2 transport
      Then the node answers that it does not use v2 transport
      And the node connects to Carol once
      But the node does not connect to Bob

      Examples: all types that can be requested
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |

  @CONN-006
  Rule: While slots are free, the node accepts a request for a connection even if none comes about
    Bitcoin Core: net.cpp CConnman::AddConnection
    That the node accepts means that it tries, not that a connection is open: whoever took it for one would wait in
    vain; whether there is one the peer list says. So it is when nobody listens, when what is named is no address (Carol
    is reached), and when network activity is off; in that case the node does not try later either: a connection that
    nobody expects any more would spoil a test. With DNS lookups switched off, it asks nobody whether those words are
    the name of a host.
    Not with bystanders: with network activity off they are disconnected.

    @connection.<connection>
    Scenario Outline: Nobody listens, and <connection> is requested
      Given Bob does not listen
      When the node is asked for an outbound-full-relay connection to Carol
      And the node is asked for a <connection> connection to Bob
      Then the node answers that it accepts
      And the node lists Carol as outbound-full-relay
      But the node does not list Bob

      Examples: all types that can be requested
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |

    @few.with.bystanders
    Example: What is named is no address
      Given the node is started with DNS lookups switched off
      When the node is asked for an outbound-full-relay connection to Carol
      And the node is asked for an outbound-full-relay connection to an invalid address
      Then the node answers that it accepts
      And the node has 1 outbound-full-relay connection

    @CONN-039 @not.with.bystanders
    Example: Network activity is off
      Given the operator has switched network activity off
      When the node is asked for an outbound-full-relay connection to Bob
      Then the node answers that it accepts
      And the node lists no peers

    @CONN-039 @not.with.bystanders
    Example: Network activity is off, and is switched on later
      Given the operator has switched network activity off
      When the node is asked for an outbound-full-relay connection to Bob
      And the operator switches network activity on
      And the node is asked for an outbound-full-relay connection to Carol
      Then the node connects to Carol once
      But the node does not connect to Bob

  @CONN-006 @use.with_public_addresses=yes @few.with.bystanders
  Rule: An IP or onion address without a port means the default port of the node's chain
    Bitcoin Core: net.cpp CConnman::ConnectNode
    On each machine, programs listen on numbered ports. Each chain has a default port, at which most of its nodes
    listen, so that nobody needs to say it. If the node tried another port, it would find nobody, or a node of another
    chain. Bob listens there, the node itself elsewhere: that it reaches him shows which port it has tried. (I2P has no
    ports: there it means 0.)
    Not with bystanders: one of them would have the slot or the address.

    @connection.<connection>
    Scenario Outline: A peer that listens on the default port, requested without a port as <connection>
      Given the node is started with another port than the default one
      And Bob listens on the default port
      When the node is asked for a <connection> connection to Bob without a port
      Then the node connects to Bob once
      And the node has 1 <connection> connection

      Examples: long-lived types that the node opens, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

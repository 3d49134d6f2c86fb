Feature: The name and the services in the node's greeting
  Peers choose by the services whom to ask for what; developers see by the names what the network is
  made of. A name or a service that differs from kind to kind would mark the connection. On private-broadcast
  connections the node says nothing of itself (CONN-079); they are left out here.

  @HAND-009 @bip.14 @source.bip
  Rule: The version message carries the name that the node gives itself, whatever the kind of connection
    BIP 14; Bitcoin Core, net_processing.cpp, PushNodeVersion. Developers see what the network is made of.

    @connection.<connection>
    Scenario Outline: A <connection> connection
      When a <connection> connection to peer Bob opens
      Then the node's version message to Bob carries the name that the node gives itself

      Examples: every kind but private-broadcast
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |
        | inbound             |

    @connection.inbound
    Example: The operator adds two words to the name
      Given the operator adds the comments Harbour and Blue to the node's name
      When an inbound connection to peer Bob opens
      Then the node's name to Bob ends with the comments Harbour and Blue

  @HAND-004 @source.policy
  Rule: The version message offers what the node offers, whatever the kind of connection
    Bitcoin Core, net_processing.cpp, PushNodeVersion; BIP 144 and 159 define the services. Peers choose by
    it whom to ask.

    @connection.<connection>
    Scenario Outline: A <connection> connection
      When a <connection> connection to peer Bob opens
      Then the node's version message to Bob offers what the node says it offers

      Examples: every kind but private-broadcast
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |
        | inbound             |

    @bip.157 @connection.<connection>
    Scenario Outline: The node offers filters of blocks, on a <connection> connection
      Given the node offers filters of blocks
      When a <connection> connection to peer Bob opens
      Then the node's version message to Bob offers filters of blocks
      And the node's version message to Bob offers what the node says it offers

      Examples: a kind for all, one for blocks, and callers
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | inbound             |

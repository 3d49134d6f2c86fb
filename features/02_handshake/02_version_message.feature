@core.pr.19315 @source.policy
Feature: The version message
  The version message is the first message of either side. Among other things it tells the peer whether the node wants
  transactions, which differs from type to type: on block-relay-only and private-broadcast connections, for example, it
  wants none.

  @HAND-001
  Rule: On a v1 connection that it opens, the node sends its version message and awaits the peer's
    Bitcoin Core: net_processing.cpp PeerManagerImpl::PushNodeVersion
    Somebody has to begin: whoever opened the connection introduces itself, and if the node waited too, nobody would
    ever speak. Before the peer's version message it does not know which messages the peer understands, so it sends
    nothing more. (Alice sends a ping meanwhile; the pong shows that the node is at work.) Encrypted connections
    (BIP 324) begin with keys. Private-broadcast connections, which no test can ask for, begin with the version message,
    too: a Rule of their own lists what is sent on them.

    @connection.<connection>
    Scenario Outline: The peer sends nothing on a <connection> connection
      Given the node has an inbound connection to Alice
      And Bob sends nothing
      When a <connection> connection to Bob opens
      Then the node sends Bob in this order: version
      And the node sends Alice a pong

      Examples: all types that the node opens, but for private-broadcast
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |
        | manual              |

  @HAND-002 @connection.inbound
  Rule: On an unencrypted inbound connection the node sends nothing before the peer's version message
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::VERSION
    Many programs connect to every address, only to see what answers, and their owners may look for nodes to attack, or
    for operators to rob. A node that does not introduce itself tells them nothing, not even by a ping (due after 120
    seconds) or a new block. (Alice sends a ping meanwhile; the pong shows that the node is at work.) Once Bob's version
    message has come, however late, it sends its own; Alice, merely connected in that example, changes nothing. Where v2
    transport is on, it sends its key as soon as a byte comes with which no version message could begin (BIP 324).

    Example: A peer sends nothing, beside one that does
      Given the node has an inbound connection to Alice
      And Bob sends nothing
      When an inbound connection to Bob opens
      Then the node sends Bob nothing
      But the node sends Alice a pong

    Example: Two minutes pass, and a new block is mined
      Given the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who sends nothing
      When 121 seconds pass
      And a new block is mined
      Then the node announces the block to Alice
      But the node sends Bob nothing further

    Example: The peer's version message is late
      Given the node has an inbound connection to Alice
      And the node has an inbound connection to Bob, who sends nothing
      When Bob sends the node its version message
      Then the node sends Bob its version message

  @HAND-011 @CONN-022 @TXR-014 @bip.37 @smoke
  Rule: Outside blocksonly mode, the node sets the relay flag on exactly the types on which it takes transactions
    Bitcoin Core: net_processing.cpp PeerManagerImpl::RejectIncomingTxs
    By the relay flag of its version message (BIP 37) the node requests transactions from the peer, or declines them. On
    block-relay-only connections it declines: whoever watches how transactions spread must not find these connections. A
    feeler connection ends too soon for any (up to version 22 the node set the flag there as well); on a
    private-broadcast connection it only hands one over. On the others it has to request them, or it would hear of no
    payments; a peer that wants none itself may still have some to tell of. In blocksonly mode it declines them
    there, too, unless the peer has the relay permission (up to version 24 even then).
    Not with bystanders: there are two block-relay-only slots, and Bob and Carol need both.
    Not with twice as many peers: the same.

    @connection.<connection>
    Scenario Outline: The node <requests or declines> transactions on a <connection> connection
      When a <connection> connection to Bob opens
      Then the node's version message to Bob <requests or declines> transactions

      Examples: types that carry transactions
        | connection          | requests or declines |
        | outbound-full-relay | requests             |
        | addr-fetch          | requests             |
        | manual              | requests             |
        | inbound             | requests             |

      Examples: the type that carries no transactions
        | connection       | requests or declines |
        | block-relay-only | declines             |

      @use.with_node.min_version=23
      Examples: feeler, since version 23
        | connection | requests or declines |
        | feeler     | declines             |

    @few.with.bystanders @not.with.twice
    Example: Block-relay-only connections have no effect on the next one
      When a block-relay-only connection to Bob opens
      And a block-relay-only connection to Carol opens
      And an outbound-full-relay connection to Alice opens
      Then the node's version message to Bob declines transactions
      And the node's version message to Carol declines transactions
      But the node's version message to Alice requests transactions

    Example: An inbound peer that declines transactions is asked for its own all the same
      Given Bob declines transactions
      When an inbound connection to Bob opens
      Then the node's version message to Bob requests transactions

  @HAND-008
  Rule: Every version message of the node carries a nonce of its own
    Bitcoin Core: net.cpp CConnman::ConnectNode
    Bitcoin Core: net.cpp CConnman::CreateNodeFromAcceptedSocket
    A nonce is a number drawn by chance, by which the node recognises a connection to itself. One for all would show
    whoever has two connections, one over Tor, that both lead to one node, though its operator may want to hide that; so
    would one that comes again, after a restart or on the next connection to a peer, which could know the node by it.

    Example: An inbound peer, and two peers that the node connects to
      Given the node has an inbound connection to Alice
      And the node has an outbound-full-relay connection to Bob
      When a block-relay-only connection to Carol opens
      Then the node's version message to Carol carries another nonce than those to Alice and Bob

    @connection.inbound
    Example: The node has restarted in between, and counts its connections anew
      Given the node has an inbound connection to Bob
      When the node restarts
      And an inbound connection to Bob opens
      Then the node's version message to Bob carries another nonce than the one before

    @connection.<connection>
    Scenario Outline: The same <connection> peer is connected a second time
      Given the node has a <connection> connection to Bob
      And Bob disconnects
      When a <connection> connection to Bob opens
      Then the node's version message to Bob carries another nonce than the one before

      Examples: all long-lived types and addr-fetch; those that the node opens, to the same address and port
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @HAND-003
  Rule: The node names protocol version 70016 on every connection, whatever the peer has named
    Bitcoin Core: net_processing.cpp PeerManagerImpl::PushNodeVersion
    Bitcoin Core: node/protocol_version.h PROTOCOL_VERSION
    By it a peer knows which messages the node understands; the lower of the two numbers counts. Another one, for some
    types or peers, would have them leave out what the node can do, or tell them apart.

    @connection.<connection>
    Scenario Outline: A peer of protocol version <number> on a <connection> connection
      Given Bob speaks protocol version <number>
      When a <connection> connection to Bob opens
      Then the node's version message to Bob names protocol version 70016

      Examples: all types but private-broadcast, as new as the node, older and newer
        | connection          | number |
        | outbound-full-relay | 70016  |
        | block-relay-only    | 70016  |
        | addr-fetch          | 70016  |
        | feeler              | 70016  |
        | manual              | 70016  |
        | inbound             | 70016  |
        | inbound             | 31800  |
        | inbound             | 80000  |

@source.policy @use.with_sendmsgtopeer=yes
Feature: Peers that do not read what the node sends
  Whoever sends requests and never reads the answers makes them pile up in the node's memory. The node must neither
  use up its memory for such a peer nor let others wait for it, and must not take it for a sound one either.
  Bob reads nothing: of eight million bytes that the node has for him, the machine's own buffers take a part, and the
  rest waits in the node. What he sends arrives.

  @FLOW-002 @fixture.coins
  Rule: While over a million bytes wait for a peer, the node processes nothing that the peer sends
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessages, fPauseSend
    Bitcoin Core: net.cpp CConnman::PushMessage, CConnman::SocketSendData, DEFAULT_MAXSENDBUFFER
    Each request may bring about an answer many times its size; a node that went on to process them would run out of
    memory (the operator may set the limit, maxsendbuffer). It goes on when the peer has read, and has lost nothing;
    others, such as Alice, do not wait.

    @connection.<connection>
    Scenario Outline: A <connection> peer that does not read sends a transaction
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who has left eight million bytes unread
      When Bob sends the node T1
      And Alice sends the node T2
      Then the node reports that its mempool holds T2
      But the node reports that its mempool does not hold T1

      Examples: long-lived types that carry transactions, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    Example: The peer reads on, and all is processed in turn
      Given the node has an inbound connection to Bob, who has left eight million bytes unread
      When Bob sends the node T1
      And Bob requests the chain tip from the node
      And Bob sends the node a ping with bytes behind its nonce
      And Bob reads on
      Then the node reports that its mempool holds T1
      And the node sends Bob the chain tip before the matching pong

  @FLOW-001 @not.with.second_time
  Rule: While a peer's messages take over five million bytes until they are processed, the node reads no more
    Bitcoin Core: net.cpp CNode::MarkReceivedMsgsForProcessing, CConnman::GenerateWaitSockets, fPauseRecv
    Bitcoin Core: net.h DEFAULT_MAXRECEIVEBUFFER
    What has been read takes up memory until it is processed, and Bob's messages are not processed while he does not
    read. One of four million bytes takes as much memory as that, or up to twice as much; two are beyond the limit of
    five million (maxreceivebuffer) in any case, and the third stays on the way, but for its beginning. Alice, who sends
    as much, is read to the end. When Bob reads on, so is he.
    Not a second time: what Bob has sent is still on its way then, and he cannot disconnect.

    @connection.<connection>
    Scenario Outline: A <connection> peer that does not read sends twelve million bytes
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who has left eight million bytes unread
      When Bob sends the node 3 messages of 4000000 bytes of an unknown type
      And Alice sends the node 3 messages of 4000000 bytes of an unknown type
      Then the node lists Alice with 12000000 to 12100000 bytes received
      But the node lists Bob with 4000000 to 8100000 bytes received

      Examples: long-lived types, and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    Example: The peer reads on, and the rest is read
      Given the node has an inbound connection to Bob, who has left eight million bytes unread
      When Bob sends the node 3 messages of 4000000 bytes of an unknown type
      And Bob sends the node a ping with bytes behind its nonce
      And Bob reads on
      Then the node sends Bob the matching pong
      And the node lists Bob with 12000000 to 12100000 bytes received

  @LIVE-011 @first.with.later
  Rule: By default the node disconnects a peer to which it could send nothing for more than twenty minutes
    Bitcoin Core: net.cpp CConnman::InactivityCheck, TIMEOUT_INTERVAL
    A peer that goes on sending but reads nothing looks alive and is of no use, and would keep its slot. Its pong to a
    ping that has yet to reach it is due only later (twenty minutes after the ping, which comes two minutes after the
    pong before), and of its own it sends enough: so it is what the node could not send that tells. Peers, when they
    read on in the end, are found connected, or not. Alice answers every ping.
    Not a day later: a peer that reads nothing is gone by then.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends a message after 600 seconds, and <seconds> more pass
      Given the node is started with its default peer timeout
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who has left eight million bytes unread
      When 600 seconds pass
      And Bob sends the node a message of an unknown type
      And <seconds> seconds pass
      And Bob reads on
      Then the node <outcome> Bob

      Examples: the last second of twenty minutes
        | connection          | seconds | outcome            |
        | outbound-full-relay | 600     | stays connected to |
        | inbound             | 600     | stays connected to |

      Examples: the first second beyond
        | connection          | seconds | outcome     |
        | outbound-full-relay | 601     | disconnects |
        | block-relay-only    | 601     | disconnects |
        | manual              | 601     | disconnects |
        | inbound             | 601     | disconnects |

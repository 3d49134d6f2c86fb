@source.policy @use.with_public_addresses=yes @use.with_addpeeraddress=yes @use.with_node.min_version=23
Feature: What the node notes of an address at which it has met somebody
  The address manager holds the addresses that the node knows, and the node tells others of them. What it notes of those
  that it has met must help it to find good peers, and must not show whom it is connected to.

  @BOOK-004
  Rule: When an outbound-full-relay, manual or addr-fetch connection ends, the node notes the address as just seen
    Bitcoin Core: net_processing.cpp PeerManagerImpl::FinalizeNode
    Bitcoin Core: addrman.cpp AddrManImpl::Connected_
    Whoever asks for addresses is told when somebody was last seen there. If the node noted that at the beginning, or
    for block-relay-only peers, which nobody is to find, the times would show whom it is connected to; if never, good
    addresses would grow old and be forgotten. A time of the last twenty minutes (1200 seconds) stays as it is. The node
    learns the address just before it connects, and so notes that time for it. Whoever has not completed the handshake
    has not shown that he is a node. Private broadcast leaves no note (see chapter 18), nor is an address noted that the
    address manager lacks. Who ends the connection is no matter. (An addr-fetch connection is over before that time.)
    Not a day later: its twenty minutes are over then.

    @connection.<connection> @not.with.later
    Scenario Outline: A <connection> connection ends <seconds> seconds after the node learnt the address
      Given Bob has a public address of its own
      And the address manager has learnt the address of Bob
      And the node has a <connection> connection to Bob
      When <seconds> seconds pass
      And Bob disconnects
      Then the node reports that its address manager holds the address of Bob, as seen <ago> seconds ago

      Examples: twenty minutes, the first second beyond, two hours, and a type that leaves no trace
        | connection          | seconds | ago  |
        | outbound-full-relay | 1200    | 1200 |
        | manual              | 1200    | 1200 |
        | outbound-full-relay | 1201    | 0    |
        | manual              | 1201    | 0    |
        | outbound-full-relay | 7200    | 0    |
        | block-relay-only    | 1201    | 1201 |

    @connection.outbound-full-relay @not.with.later
    Example: Two outbound-full-relay connections end one after the other
      Given Bob has a public address of its own
      And Carol has a public address of its own
      And the address manager has learnt the addresses of Bob and Carol
      And the node has outbound-full-relay connections to Bob and Carol
      When 1201 seconds pass
      And Bob disconnects
      And Carol disconnects
      Then the node reports that its address manager holds the address of Carol, as seen 0 seconds ago

    @connection.inbound @not.with.later
    Example: An inbound connection, from the address and port, ends 1201 seconds after the node learnt it
      Given Bob has a public address of its own
      And Bob connects from the port at which it listens
      And the address manager has learnt the address of Bob
      And the node has an inbound connection to Bob
      When 1201 seconds pass
      And Bob disconnects
      Then the node reports that its address manager holds the address of Bob, as seen 1201 seconds ago

    @connection.<connection> @not.with.later
    Scenario Outline: A <connection> peer has sent nothing when the connection ends after 1201 seconds
      Given Bob has a public address of its own
      And the address manager has learnt the address of Bob
      And the node has a <connection> connection to Bob, who sends nothing
      When 1201 seconds pass
      And Bob disconnects
      Then the node reports that its address manager holds the address of Bob, as seen 1201 seconds ago

      Examples: types that would leave a trace after a handshake, and one that never would
        | connection          |
        | outbound-full-relay |
        | manual              |
        | feeler              |

    @connection.<connection> @not.with.later
    Scenario Outline: A <connection> connection begins 1201 seconds after the node learnt the address
      Given Bob has a public address of its own
      And the address manager has learnt the address of Bob
      When 1201 seconds pass
      And a <connection> connection to Bob opens
      Then the node reports that its address manager holds the address of Bob, as seen 1201 seconds ago

      Examples: types that the node opens, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | feeler              |
        | manual              |

    @connection.<connection>
    Scenario Outline: A <connection> connection begins 1201 seconds after the node learnt the address, and it ends that
      Given Bob has a public address of its own
      And the address manager has learnt the address of Bob
      When 1201 seconds pass
      And a <connection> connection to Bob opens
      And <event>
      Then the node disconnects Bob
      And the node reports that its address manager holds the address of Bob, as seen 0 seconds ago

      Examples: for an overlong locator, by the operator's command, and because the addresses have come
        | connection          | event                                                           |
        | outbound-full-relay | Bob requests headers with a locator of 102 blocks from the node |
        | outbound-full-relay | the operator disconnects Bob by id                              |
        | manual              | the operator disconnects Bob by id                              |
        | addr-fetch          | Bob sends the node 2 addresses                                  |

    @connection.outbound-full-relay @not.with.later
    Example: An outbound-full-relay connection lasts
      Given Bob has a public address of its own
      And the address manager has learnt the address of Bob
      And the node has an outbound-full-relay connection to Bob
      When 1201 seconds pass
      Then the node reports that its address manager holds the address of Bob, as seen 1201 seconds ago
      And the node stays connected to Bob

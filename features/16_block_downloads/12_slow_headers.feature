@source.policy
Feature: Peers that are too slow with headers
  In initial block download the node requests the headers of the whole chain from one peer. If that is slow, the node
  must not wait for it for ever.

  @BLK-013
  Rule: A peer without noban too slow with headers is disconnected if another preferred peer is there
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, HEADERS_DOWNLOAD_TIMEOUT_BASE
    The node requests the headers from one peer only (Alice, who is there first), which could hold it back. Alice has a
    quarter of an hour and, for each ten minutes by which the node's best header is old, a thousandth of a second more:
    for 6,000,000 seconds (ten thousand times ten minutes) ten seconds, 910 in all. Then another preferred peer is
    asked. Without one, nobody better could be asked: the peer itself, addr-fetch peers, inbound ones without noban, and
    those that have gone do not count. From the moment that the best header is less than a day old, no time counts any
    more. Not with bystanders: one of them is asked first. Not a day later: the time is over then. Not with twice as
    many peers: a second Alice would be the alternative.

    @connection.<connection> @first.with.later @few.with.bystanders
    Scenario Outline: <seconds> seconds with a <connection> peer, and an outbound-full-relay peer is there
      Given the node is started with a chain tip that is 6000000 seconds old
      And the node has a <connection> connection to Alice
      And the node has an outbound-full-relay connection to Bob
      When <seconds> seconds pass
      Then the node <outcome> Alice
      And the node stays connected to Bob

      Examples: the last second of the time
        | connection          | seconds | outcome            |
        | outbound-full-relay | 910     | stays connected to |
        | block-relay-only    | 910     | stays connected to |
        | manual              | 910     | stays connected to |
        | inbound             | 910     | stays connected to |

      Examples: the first second beyond
        | connection          | seconds | outcome     |
        | outbound-full-relay | 911     | disconnects |
        | block-relay-only    | 911     | disconnects |
        | manual              | 911     | disconnects |
        | inbound             | 911     | disconnects |

    @connection.inbound @first.with.later @few.with.bystanders
    Scenario Outline: 911 seconds, and a <connection> peer is the alternative
      Given the node is started with a chain tip that is 6000000 seconds old
      And the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When 911 seconds pass
      Then the node <outcome> Alice
      And the node stays connected to Bob

      Examples: types but the one above that last so long
        | connection       | outcome            |
        | block-relay-only | disconnects        |
        | manual           | disconnects        |
        | inbound          | stays connected to |

    @connection.<connection> @first.with.later @few.with.bystanders @not.with.twice
    Scenario Outline: 911 seconds with a <connection> peer, only an inbound peer is there, and a manual one has gone
      Given the node is started with a chain tip that is 6000000 seconds old
      And the node has a <connection> connection to Alice
      And the node has an inbound connection to Bob
      And the node has a manual connection to Carol
      And Carol disconnects
      When 911 seconds pass
      Then the node stays connected to Alice

      Examples: types that are preferred
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |

    @connection.inbound @first.with.later @few.with.bystanders
    Example: 911 seconds, and an inbound peer with noban is the alternative
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node is started with a chain tip that is 6000000 seconds old
      And the node has inbound connections to Alice and Bob
      When 911 seconds pass
      Then the node disconnects Alice

    @connection.<connection> @first.with.later @few.with.bystanders
    Scenario Outline: A new block is mined meanwhile, and after two days with a <connection> peer an alternative comes
      Given the node is started with a chain tip that is 6000000 seconds old
      And the node has a <connection> connection to Alice
      And a new block is mined
      And 2 days pass
      When an outbound-full-relay connection to Bob opens
      Then the node stays connected to Alice

      Examples: types that need not show a later chain tip
        | connection |
        | manual     |
        | inbound    |

    @connection.inbound @first.with.later @few.with.bystanders
    Example: The alternative is asked, a manual peer
      Given the node is started with a chain tip that is 6000000 seconds old
      And the node has an inbound connection to Alice
      And the node has a manual connection to Bob
      When 911 seconds pass
      Then the node disconnects Alice
      And the node requests headers from Bob once

  @BLK-014 @first.with.later @few.with.bystanders
  Rule: A peer with noban that is too late with headers stays, and one peer is asked for headers anew
    Bitcoin Core: net_processing.cpp PeerManagerImpl::SendMessages, HEADERS_DOWNLOAD_TIMEOUT_BASE
    Alice, there first, is asked and sends no headers. Her time is a quarter of an hour and a thousandth of a second for
    each ten minutes that the best header is old: 910 seconds here. The operator wants her to stay, but with another
    preferred peer there (Bob) the node begins anew with either of the two. Only noban spares a peer.
    Not with bystanders: one of them is asked first.
    Not a day later: the time is over then.

    @connection.inbound
    Scenario Outline: <seconds> seconds with a peer that has the permission <permission>
      Given Alice has a loopback address of its own
      And the node is started with the permissions <permission> for Alice
      And the node is started with a chain tip that is 6000000 seconds old
      And the node has an inbound connection to Alice
      And the node has an outbound-full-relay connection to Bob
      When <seconds> seconds pass
      Then the node <outcome> Alice

      Examples: noban and others
        | permission | seconds | outcome            |
        | noban      | 910     | stays connected to |
        | noban      | 911     | stays connected to |
        | download   | 911     | disconnects        |
        | relay      | 911     | disconnects        |
        | download   | 910     | stays connected to |

    @connection.manual @use.with_whitelist_out=yes
    Example: 911 seconds with a manual peer that has the noban permission
      Given the node is started with the permissions noban, out for Alice
      And the node is started with a chain tip that is 6000000 seconds old
      And the node has a manual connection to Alice
      And the node has an outbound-full-relay connection to Bob
      When 911 seconds pass
      Then the node stays connected to Alice

    @connection.inbound
    Example: The node begins anew with one of the two
      Given Alice has a loopback address of its own
      And the node is started with the permissions noban for Alice
      And the node is started with a chain tip that is 6000000 seconds old
      And the node has an inbound connection to Alice
      And the node has an outbound-full-relay connection to Bob
      When 911 seconds pass
      Then the node requests headers from 1 of Alice and Bob

  @CONN-072 @BLK-074 @fixture.initial_download @first.with.later @few.with.bystanders
  Rule: In initial block download, a peer of which no headers were requested is not dropped for an old chain
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ConsiderEviction, fSyncStarted
    The others of the node's choice are disconnected if they have not shown its chain tip for 22 minutes: twenty and,
    when it has requested headers once more, two (1201 and 121 seconds are just over). Who was not asked had no reason
    to show it. When Alice, who was asked, is gone, it is Bob's turn.
    Not with bystanders: one of them is asked first.
    Not a day later: the time is over then.

    @connection.<connection>
    Scenario Outline: Two <connection> peers, of which the first was asked
      Given the node has <connection> connections to Alice and Bob
      When 1201 seconds pass
      And 121 seconds pass
      Then the node requests headers from Alice
      And the node disconnects Alice
      And the node stays connected to Bob

      Examples: types that are measured by their chain
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |

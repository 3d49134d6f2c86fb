@source.policy @connection.feeler @use.with_public_addresses=yes @use.with_node.min_version=28
Feature: Tried addresses whose position another one claims
  Tried addresses are those where the node has found somebody; each has its position, which another one may claim (a
  tried collision). If the latest just took it, an attacker could lead the node to address after address of his, until
  it knows no others. So the old one is tested first. Usually a secret decides about positions; with a deterministic
  address manager a test can foresee them (such nodes exist since version 27).

  Background:
    Given the node is started with automatic connections and a deterministic address manager

  @CONN-069 @CONN-096 @BOOK-005
  Rule: Before a tried address loses its position to another one, a feeler connection tests it
    Bitcoin Core: addrman.cpp AddrManImpl::Good_, AddrManImpl::ResolveCollisions_, AddrManImpl::SelectTriedCollision_
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections
    Until the test the old one keeps its position, and the new one stays new, though somebody was met there, too. Who
    was met in the last four hours needs no test: there the feeler goes to the new address, like any other. In 39
    minutes a feeler connection is practically certain to be due, on average it is after two.
    Not a day later: the four hours are over by then.

    Example: An address is found to be good that claims the position
      Given all outbound-full-relay and block-relay-only slots are taken
      When the address manager learns the tried address of Carol, 4 hours after that of Bob, with which it collides
      Then the node reports that its address manager holds the address of Bob as tried
      And the node reports that its address manager holds the address of Carol as new

    Scenario Outline: A feeler connection is due <seconds> seconds and 39 minutes after somebody was met there
      Given all outbound-full-relay and block-relay-only slots are taken
      And Bob sends nothing
      When the address manager learns the tried address of Carol, <seconds> seconds after that of Bob, with which it collides
      And 39 minutes pass
      Then the node connects to <whom>

      Examples: a second less than four hours, and four hours
        | seconds | whom  |
        | 12059   | Carol |
        | 12060   | Bob   |

  @CONN-096 @BOOK-005
  Rule: The tried address keeps its position if somebody answers there, else it loses it 61 seconds after the test
    Bitcoin Core: addrman.cpp AddrManImpl::ResolveCollisions_
    Whoever answers is worth as much as the new one, and has been so for longer. If nobody does, the position would be
    wasted on an address that leads nowhere; but a minute he has for his answer. There is one position: who is not in it
    is new. The node settles that when it looks for somebody to connect to.
    Not a day later: the time for the test is over by then.

    @first.with.later
    Example: Somebody answers
      Given all outbound-full-relay and block-relay-only slots are taken
      And the address manager has learnt the tried address of Carol, 4 hours after that of Bob, with which it collides
      When 39 minutes pass
      And the node disconnects Bob
      And 61 seconds pass
      And the next resolution of tried collisions is due
      Then the node reports that its address manager holds the address of Bob as tried

    @first.with.later
    Scenario Outline: Nobody answers for <seconds> seconds
      Given all outbound-full-relay and block-relay-only slots are taken
      And Bob sends nothing
      And the address manager has learnt the tried address of Carol, 4 hours after that of Bob, with which it collides
      When 39 minutes pass
      And the node connects to Bob
      And the next resolution of tried collisions, <seconds> seconds later, is due
      Then the node reports that its address manager holds the address of <whom> as tried

      Examples: the last second of the time, and the first beyond
        | seconds | whom  |
        | 60      | Bob   |
        | 61      | Carol |

  @CONN-096 @BOOK-005
  Rule: A tried address that cannot be tested loses its position after 40 minutes, one that is connected does not
    Bitcoin Core: addrman.cpp AddrManImpl::ResolveCollisions_, ADDRMAN_TEST_WINDOW
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections
    To a banned address, such as Bob's, the node makes no connection, so that it never learns whether somebody is there;
    the claim is not to wait for ever. Where the peer is connected already, there is nothing to test: the node notes the
    address as good, and the feeler goes to another one.
    Not a day later: a ban, and the time for the test, are over by then.

    @first.with.later
    Scenario Outline: The address is banned, and <seconds> seconds have passed
      Given the operator has banned the address of Bob
      And all outbound-full-relay and block-relay-only slots are taken
      And the address manager has learnt the tried address of Carol, 4 hours after that of Bob, with which it collides
      When <seconds> seconds pass
      And the next resolution of tried collisions is due
      Then the node reports that its address manager holds the address of <whom> as tried

      Examples: the last second of 40 minutes, and the first beyond
        | seconds | whom  |
        | 2400    | Bob   |
        | 2401    | Carol |

    @first.with.later
    Example: The peer is connected
      Given all outbound-full-relay and block-relay-only slots are taken, the last block-relay-only one by Bob
      And the address manager has learnt the tried address of Carol, 4 hours after that of Bob, with which it collides
      When 39 minutes pass
      And the node connects to Carol
      And the next resolution of tried collisions, 120 seconds later, is due
      Then the node reports that its address manager holds the address of Bob as tried

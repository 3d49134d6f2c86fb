@source.policy @connection.outbound-full-relay @slow @use.with_public_addresses=yes @use.with_addpeeraddress=yes
@use.with_node.min_version=23
Feature: Attempts to connect that fail
  An address that never worked and has failed three times is of no use: the node does not name it any more. But a
  failure says something of the address only if the node itself is online, and the proxy, if it has one, there. Nobody
  listens on Bob's address, which is the only one that the node knows. What it knows it is asked with its network
  activity off, and a minute later, since it forgets nothing that it tried in the last minute.

  @BOOK-014
  Rule: A failed attempt of the node's own choice counts only if it has long-lived outbound peers in two network groups
    Bitcoin Core: net.cpp CConnman::ThreadOpenConnections, count_failures
    Bitcoin Core: addrman.cpp AddrManImpl::Attempt_, ADDRMAN_RETRIES
    A node whose line is cut would otherwise, trying one address after the other, lose all that it knows. Peers of one
    group may all be in its own house. What the operator asks for does not count, and short connections are no sign.
    (Each peer in Tor, I2P or CJDNS is a group by itself. Private broadcast counts in any case. With a connection limit
    of two one group is enough, with a lower one none is needed. That is not shown, nor feelers.)

    Scenario Outline: <attempts> attempts, and <peers>
      Given the node is started with automatic connections
      And Carol has <home>
      And the node has <peers>
      When the address manager learns the address of Bob, who does not listen
      And the next <attempts> failed attempts to connect to Bob, with a success elsewhere between two of them, are due
      And the operator asks for all known addresses 61 seconds after network activity was switched off
      Then the node answers that it names <count>

      Examples: both sides of three attempts, and of two groups
        | attempts | home                                          | peers                                              | count       |
        | 3        | a public address of its own                   | outbound-full-relay connections to Alice and Carol | 0 addresses |
        | 3        | a public address of its own                   | manual connections to Alice and Carol              | 0 addresses |
        | 3        | a public address of its own                   | block-relay-only connections to Alice and Carol    | 0 addresses |
        | 2        | a public address of its own                   | outbound-full-relay connections to Alice and Carol | 1 address   |
        | 3        | an address in the same network group as Alice | outbound-full-relay connections to Alice and Carol | 1 address   |
        | 3        | a public address of its own                   | an outbound-full-relay connection to Carol         | 1 address   |
        | 3        | a public address of its own                   | inbound connections to Alice and Carol             | 1 address   |

      @connection.block-relay-only
      Examples: the only free slots are block-relay-only, and so are the attempts
        | attempts | home                                          | peers                                              | count       |
        | 3        | a public address of its own                   | 8 outbound-full-relay connections                  | 0 addresses |

    @use.with_node.min_version=27
    Example: Three attempts, and two peers in Tor
      Given the node is started with automatic connections and a Tor proxy
      And Alice has an onion address
      And Carol has an onion address
      And the node has outbound-full-relay connections to Alice and Carol
      When the address manager learns the address of Bob, who does not listen
      And the next 3 failed attempts to connect to Bob, with a success elsewhere between two of them, are due
      And the operator asks for all known addresses 61 seconds after network activity was switched off
      Then the node answers that it names 0 addresses

    Example: Three attempts at a tried address, where the node has met somebody
      Given the node is started with automatic connections
      And the node has outbound-full-relay connections to Alice and Carol
      When the address manager learns the tried address of Bob, who does not listen
      And the next 3 failed attempts to connect to Bob, with a success elsewhere between two of them, are due
      And the operator asks for all known addresses 61 seconds after network activity was switched off
      Then the node answers that it names 1 address

  @BOOK-014
  Rule: Of several failed attempts only the first after a success elsewhere counts
    Bitcoin Core: addrman.cpp AddrManImpl::Attempt_, AddrManImpl::Good_
    If nothing works at all, the fault is hardly that of the address; and a node with few addresses would otherwise be
    done with each of them in two seconds.

    Example: Three attempts, and no success between them
      Given the node is started with automatic connections
      And the node has outbound-full-relay connections to Alice and Carol
      When the address manager learns the address of Bob, who does not listen
      And the next 3 failed attempts to connect to Bob, with no success between them, are due
      And the operator asks for all known addresses 61 seconds after network activity was switched off
      Then the node answers that it names 1 address

  @BOOK-014 @PRX-004
  Rule: An attempt that the proxy refuses counts as failed, but not one for which the proxy itself is out of reach
    Bitcoin Core: net.cpp CConnman::ConnectNode, proxyConnectionFailed
    A proxy that refuses has tried, as Tor has when nobody is there. If it is gone itself, each address would fail, and
    the node would lose all that it knows; to addresses of its own machine, without the proxy, it still connects.

    Scenario Outline: Three attempts through <proxy>
      Given the node is started with automatic connections through <proxy>
      And the node has outbound-full-relay connections to Alice and Carol
      When the address manager learns the address of Bob, who does not listen
      And the next 3 failed attempts to connect to Bob, with a success elsewhere between two of them, are due
      And the operator asks for all known addresses 61 seconds after network activity was switched off
      Then the node answers that it names <count>

      Examples: the proxy refuses all three, and the proxy is gone after the first
        | proxy                                        | count       |
        | a proxy                                      | 0 addresses |
        | a proxy that is gone when it has refused one | 1 address   |

@source.policy @use.with_public_addresses=yes @use.with_node.min_version=23
Feature: What the node learns from its operator's Tor daemon
  At the control port of a Tor daemon the node does not only ask for an onion service; it also learns by which proxy it
  reaches onion addresses, and relies on answers that come over a connection like any other.

  @PRX-018
  Rule: Unless it is told another one, the node reaches onion addresses by the proxy that its Tor daemon names
    Bitcoin Core: torcontrol.cpp TorController::get_socks_cb
    The operator need not say it twice. Of several proxies the node takes the first at 127.0.0.1, which is its own
    machine for sure, and if there is none, the last one. A proxy for all connections may not lead to Tor at all: for
    onion addresses the daemon's takes its place. A proxy that is named for onion addresses alone stays. Here the
    others lead nowhere.

    @connection.<connection>
    Scenario Outline: One proxy, and <connection> connections
      Given the node is started with a Tor daemon with a proxy
      And Bob has an address in the onion network, to which the proxy alone leads
      When a <connection> connection to Bob opens
      Then the node connects to Bob

      Examples: all types that can be asked for
        | connection          |
        | manual              |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | feeler              |

    @connection.manual
    Scenario Outline: The node finds <program>
      Given the node is started with <program>
      And Bob has an address in the onion network, to which the proxy alone leads
      When a manual connection to Bob opens
      Then the node completes the handshake with Bob

      Examples: several proxies
        | program                                                                            |
        | a Tor daemon with three proxies, of which the second, at 127.0.0.1, leads to peers |
        | a Tor daemon with two proxies, of which the second, at 127.0.0.3, leads to peers   |

    @connection.manual
    Example: Another proxy for all connections
      Given the node is started with a proxy that leads nowhere
      And the node is started with a Tor daemon with a proxy
      And Bob has an address in the onion network, to which the proxy alone leads
      When a manual connection to Bob opens
      Then the node completes the handshake with Bob

    @connection.manual
    Example: Another proxy for onion addresses alone
      Given the node is started with a proxy for onion addresses, and another one for all else
      And the node is started with a Tor daemon with a proxy that leads nowhere
      And Bob has an address in the onion network, to which the proxy alone leads
      When a manual connection to Bob opens
      Then the node completes the handshake with Bob

  @PRX-018
  Rule: With a Tor daemon the node reaches onion addresses, unless its operator leaves Tor out
    Bitcoin Core: torcontrol.cpp TorController::get_socks_cb
    A daemon that does not name its proxy has it where most have, at 127.0.0.1:9050. Without a daemon that answers,
    and without another proxy, there is no way to onion addresses. If the operator has named the networks in which the
    node is to look for peers (onlynet), it looks in no other, whatever proxy it has.

    Scenario Outline: <network> is its only network
      Given the node is started with a Tor daemon that does not name its proxy
      And the node is started with <network> as its only network
      When the node starts
      Then the node reports that it reaches just these networks: <network>
      And the node reports that its proxy for onion is "127.0.0.1:9050", with stream isolation

      Examples: Tor, and another
        | network |
        | onion   |
        | ipv4    |

    Example: It may look in all networks
      Given the node is started with a Tor daemon that does not name its proxy
      When the node starts
      Then the node reports that it reaches just these networks: ipv4, ipv6, onion
      And the node reports that its proxy for onion is "127.0.0.1:9050", with stream isolation

    Example: Nobody listens on the control port
      Given the node is started with a Tor daemon that is not there
      When the node starts
      Then the node reports that it reaches just these networks: ipv4, ipv6
      And the node reports that all networks are without a proxy

  @PRX-018 @PRX-003 @connection.manual
  Rule: By the proxy that its Tor daemon names, the node always uses another user name for each connection
    Bitcoin Core: torcontrol.cpp TorController::get_socks_cb
    So Tor leads them over different circuits, and nobody sees that they come from one node. Here the proxy refuses a
    name that comes twice, and whoever has none. Stream isolation that is switched off holds for the proxies that the
    operator names alone.

    Example: Stream isolation is switched off
      Given the node is started with stream isolation switched off
      And the node is started with a Tor daemon with a proxy that takes each user name once
      And Alice has an address in the onion network, to which the proxy alone leads
      And Bob has an address in the onion network, to which the proxy alone leads
      When a manual connection to Alice opens
      And a manual connection to Bob opens
      Then the node completes the handshake with Alice
      And the node completes the handshake with Bob

  @PRX-020
  Rule: The answers of a Tor daemon may come in pieces, and with asynchronous replies between them
    Bitcoin Core: torcontrol.cpp TorControlConnection::ProcessBuffer
    Nothing says where a piece of a stream of bytes begins and ends: an answer may come byte by byte, and together with
    half of the next one. What the daemon tells unasked is no answer.

    Scenario Outline: It listens to <program>
      Given the node is started with <program>
      When the node starts
      Then the node reports that its own address is that of its onion service alone

      Examples: two ways in which answers may come
        | program                                                          |
        | a Tor daemon whose answers come in pieces                        |
        | a Tor daemon that sends asynchronous replies between its answers |

  @PRX-019 @PRX-020 @use.with_node.min_version=31.99
  Rule: An answer of more than 1000 lines, or with a line of more than 100000 characters, has the node begin anew
    Bitcoin Core: torcontrol.cpp MAX_LINE_LENGTH, MAX_LINE_COUNT
    A program that is none of Tor's, or a broken one, could otherwise fill the node's memory. The node ends the
    connection, and tries again at once. Here the daemon says nothing more on the connection with the long answer, or
    is not there for another one: who goes the wrong way gets no onion service.

    Scenario Outline: The first answer has <what>
      Given the node is started with a Tor daemon that first answers with <what>, and <then>
      When the node starts
      Then the node reports that its own address is that of its onion service alone

      Examples: as long as may be
        | what                        | then                      |
        | 1000 lines                  | takes one connection only |
        | a line of 100000 characters | takes one connection only |

      Examples: longer
        | what                        | then                       |
        | 1001 lines                  | no more on that connection |
        | a line of 100001 characters | no more on that connection |

@source.policy @use.with_public_addresses=yes
Feature: What proxies answer
  The node offers the proxy the methods "none" and "user name", gives a name if the proxy chooses that, and requests a
  connection; the proxy answers each of these (SOCKS, version 5). The proxies here put the node through to Bob if it
  goes on, whatever they have answered: so it shows if it does. Carol is on the node's own machine and shows that it is
  at work.

  @PRX-004
  Rule: If the proxy answers with a failure, or in a way that the protocol does not know, the node gives the attempt up
    Bitcoin Core: netbase.cpp Socks5
    Who is at the other end then, nobody knows: perhaps the proxy itself, or whom it led to before. The node must not
    show itself there, nor take that for the peer. (After twenty seconds without an answer it gives up as well; not
    shown: it waits by real time.)

    @connection.<connection>
    Scenario Outline: The failure <number>, on a <connection> connection
      Given the node is started with a proxy that answers the request with the failure <number>
      And Carol has a loopback address of its own
      When a <connection> connection to Bob opens
      And a manual connection to Carol opens
      Then the node completes the handshake with Carol
      But the node does not connect to Bob

      Examples: other types that can be asked for
        | number | connection          |
        | 5      | outbound-full-relay |
        | 5      | block-relay-only    |
        | 5      | addr-fetch          |
        | 5      | feeler              |

      Examples: failures of the protocol, one that nobody has defined, Tor's own, and the last one
        | number | connection |
        | 1      | manual     |
        | 2      | manual     |
        | 3      | manual     |
        | 4      | manual     |
        | 5      | manual     |
        | 6      | manual     |
        | 7      | manual     |
        | 8      | manual     |
        | 9      | manual     |
        | 240    | manual     |
        | 247    | manual     |
        | 255    | manual     |

    @connection.manual
    Scenario Outline: It <answers>
      Given the node is started with a proxy that <answers>
      And Carol has a loopback address of its own
      When a manual connection to Bob opens
      And a manual connection to Carol opens
      Then the node completes the handshake with Carol
      But the node does not connect to Bob

      Examples: step by step
        | answers                                             |
        | chooses a method in the words of version 4          |
        | wants none of the methods                           |
        | chooses a method that was not offered               |
        | closes the connection instead of choosing           |
        | refuses the user name                               |
        | takes the user name in the words of another version |
        | puts through in the words of version 4              |
        | puts through, and sets what is to be zero           |
        | puts through to an address of an unknown type       |
        | closes the connection in the midst of its answer    |

  @PRX-004
  Rule: What the proxy has connected to, as its answer says, does not matter to the node
    Bitcoin Core: netbase.cpp Socks5
    Proxies name an address of their own, in IPv4 as a rule, or the name that they were asked for. If the node
    did not read all of it, it would take the rest for the peer's words.

    @connection.<connection>
    Scenario Outline: It <answers>, on <connection> connections
      Given the node is started with a proxy that <answers>
      When a <connection> connection to Bob opens
      Then the node connects to Bob
      And the node sends Bob its version message

      Examples: all types that can be asked for, and all kinds of addresses
        | answers                                          | connection          |
        | puts through, and names an IPv6 address          | manual              |
        | puts through, and names an IPv6 address          | outbound-full-relay |
        | puts through, and names an IPv6 address          | block-relay-only    |
        | puts through, and names an IPv6 address          | addr-fetch          |
        | puts through, and names an IPv6 address          | feeler              |
        | puts through, and names a long host name         | manual              |
        | puts through, and names a host name of no length | manual              |

  @PRX-003 @connection.manual
  Rule: With stream isolation the proxy may choose "user name" or "none"; without, the node accepts "none" alone
    Bitcoin Core: netbase.cpp Socks5
    With stream isolation the node gives a user name for each connection, so that Tor takes another way for each ("user
    name" chosen: shown with the connections through the proxy). A proxy that needs none is as good a one. To one that
    wants a name where none was offered the node has none to give.

    Example: The proxy chooses "none", and the node has offered both
      Given the node is started with a proxy for all connections
      When a manual connection to Bob opens
      Then the node completes the handshake with Bob

    Example: The proxy chooses "none", and the node has offered nothing else
      Given the node is started with a proxy for all connections
      And the node is started with stream isolation switched off
      When a manual connection to Bob opens
      Then the node completes the handshake with Bob

    Example: The proxy chooses user names, and the node has not offered them
      Given the node is started with a proxy that chooses user names, offered or not
      And the node is started with stream isolation switched off
      And Carol has a loopback address of its own
      When a manual connection to Bob opens
      And a manual connection to Carol opens
      Then the node completes the handshake with Carol
      But the node does not connect to Bob

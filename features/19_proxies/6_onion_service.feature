@source.policy
Feature: The onion service by which Tor leads peers to the node
  Who runs a Tor daemon beside the node can be found in the Tor network, without others learning where the node is. The
  node asks that program, at its control port, for an onion service: an address in Tor that leads to the node.

  @PRX-017
  Rule: The node asks the operator's Tor daemon for one onion service, by whatever method it authenticates the node
    Bitcoin Core: torcontrol.cpp TorController::protocolinfo_cb, auth_cb, MakeAddOnionCmd, add_onion_cb
    A Tor daemon lets in whoever comes, or whoever knows a password, or whoever can read its cookie, a file on the same
    machine; with a wrong one, this daemon lets nobody in. The onion address is then the node's own, with the port that
    nodes of its network usually have, wherever the node listens: any other port would tell it apart. Versions after 31
    ask for defences by proof of work as well; where the daemon knows none, they ask again without.

    Scenario Outline: It is let in by <program>
      Given the node is started with another port than the default one
      And the node is started with <program>
      When the node starts
      Then the node reports that its own address is that of its onion service alone

      Examples: ways to be let in, and a daemon that knows no defences
        | program                                                                        |
        | a Tor daemon                                                                   |
        | a Tor daemon that asks for a password, which the node is told                  |
        | a Tor daemon that asks for a password, which the node is told, or for a cookie |
        | a Tor daemon that asks for a cookie                                            |
        | an older Tor daemon                                                            |

  @PRX-017
  Rule: The node shows no secret to a Tor daemon that does not show that it shares it, or asks for another one
    Bitcoin Core: torcontrol.cpp TorController::protocolinfo_cb, authchallenge_cb
    Where Tor's control port should be, another program may listen. It could use what the node tells it to be let in by
    the true one; so of a cookie the node sends nothing but a proof, and that only to a daemon that has proved first
    that it knows the cookie, too. A cookie has 32 bytes: another file is none, and the node does not hand it out. If
    the operator has named a password, the node uses this, and no other way, not even where nothing is asked for.

    Example: It finds a program that poses as Tor
      Given the node is started with a program that poses as Tor
      When the node starts
      Then the node asks Tor to prove that it knows the cookie
      But the node does not ask Tor to let it in

    Scenario Outline: It finds <program>
      Given the node is started with <program>
      When the node starts
      Then the node asks Tor how it lets others in
      But the node does not ask Tor for anything else

      Examples: no cookie, and no way to be let in that both know
        | program                                                   |
        | a Tor daemon whose cookie is one byte short               |
        | a Tor daemon whose cookie is not there                    |
        | a Tor daemon that asks for the cookie itself              |
        | a Tor daemon that asks for a password                     |
        | a Tor daemon that asks for nothing, and a password for it |

  @PRX-017 @connection.inbound @use.with_public_addresses=yes
  Rule: The onion service leads to the first onion listening port, without one to the first address to listen on
    Bitcoin Core: init.cpp AppInitMain, onion_service_target
    Whoever comes by an onion listening port counts as a peer in Tor, to whom the node tells no clearnet address of its
    own. Without such a port, peers from Tor come to the first address at which the operator has the node listen (since
    version 28; permissions with an address make it none of these). Where he names none, they come to the onion
    listening port that the node has by default: the next one to its port (since version 29).

    Scenario Outline: The node listens on <first>, and <second>
      Given the node is started with <first>
      And the node is started with <second>
      And the node is started with a Tor daemon
      And Alice comes by the onion service of the node
      When Alice connects to the node
      Then the node completes the handshake with Alice
      And the node lists Alice with <place> as the node's end of the connection

      Examples: onion listening ports
        | first                                 | second                                | place            |
        | "127.0.0.1:7003" to listen on         | "127.0.0.2:7004" to listen on for Tor | "127.0.0.2:7004" |
        | "127.0.0.2:7004" to listen on for Tor | "127.0.0.1:7003" to listen on for Tor | "127.0.0.2:7004" |

      @use.with_node.min_version=28
      Examples: ordinary addresses alone
        | first                         | second                        | place            |
        | "127.0.0.2:7004" to listen on | "127.0.0.1:7003" to listen on | "127.0.0.2:7004" |

      @use.with_node.min_version=29
      Examples: no such address
        | first                                                     | second          | place            |
        | no address to listen on                                   | the port "7001" | "127.0.0.1:7002" |
        | "127.0.0.1:7003" to listen on, with the permissions relay | the port "7001" | "127.0.0.1:7002" |

  @PRX-017 @connection.inbound
  Rule: A node that finds no Tor daemon has no onion service, and works as ever
    Bitcoin Core: torcontrol.cpp TorController::ThreadControl
    By default the node looks for a Tor daemon, which most operators do not have.

    Example: Nobody listens on the control port
      Given the node is started with a Tor daemon that is not there
      When Alice connects to the node
      Then the node completes the handshake with Alice
      And the node reports that it has no address of its own

  @PRX-019
  Rule: The node's onion service keeps its address after a restart
    Bitcoin Core: torcontrol.cpp TorController::add_onion_cb, onion_v3_private_key
    Peers keep the address, and come back to it. The daemon makes a key for a new onion service, and the node keeps it;
    without the key nobody gets that address again.

    Scenario Outline: It restarts beside <program>
      Given the node is started with <program>
      When the node restarts
      Then the node reports that its own address is that of its onion service alone

      Examples: two ways to be let in
        | program                             |
        | a Tor daemon                        |
        | a Tor daemon that asks for a cookie |

  @PRX-019 @not.with.second_time
  Rule: When the Tor daemon ends, the onion address is no longer the node's own; an address that is named stays
    Bitcoin Core: torcontrol.cpp TorController::disconnected_cb
    The onion service ends with the daemon. A node that went on telling its address would send others to nobody.
    Not a second time: the daemon has ended.

    Example: Another address, which the operator has named
      Given the node is started with "60.70.80.90:7009" as its own address
      And the node is started with a Tor daemon
      When the operator ends its Tor daemon
      Then the node reports that its own address is "60.70.80.90:7009"

  @ADR-016 @BIND-010 @PRX-019 @connection.outbound-full-relay @use.with_public_addresses=yes
  @use.with_node.min_version=26 @first.with.later @not.with.second_time
  Rule: Peers in Tor are told the address of the onion service, while there is one; they are told no clearnet address
    Bitcoin Core: net.cpp GetLocal, CNode::IsConnectedThroughPrivacyNet
    Whoever knew both addresses of the node would know where the hidden one is; and one that leads nowhere is of no use.
    Alice lives in IPv4, Bob in Tor.
    Not a second time: the daemon has ended.
    Not a day later: the chain tip is old then, and the node gives up a peer that has no headers for it.

    Example: The Tor daemon runs
      Given the node is started with a public address of its own
      And the node is started with a Tor daemon with a proxy
      And Bob has an address in the onion network, to which the proxy alone leads
      When an outbound-full-relay connection to Alice opens
      And an outbound-full-relay connection to Bob opens
      Then the node sends Bob its own onion address
      And the node sends Alice its own address
      But the node does not send Alice its own onion address

    Example: The Tor daemon has ended
      Given the node is started with a public address of its own
      And the node is started with a Tor daemon with a proxy
      And Bob has an address in the onion network, to which the proxy alone leads
      When the operator ends its Tor daemon
      And an outbound-full-relay connection to Alice opens
      And an outbound-full-relay connection to Bob opens
      Then the node sends Alice its own address
      But the node does not send Bob any address

  @PRX-019 @use.with_node.min_version=31.99
  Rule: When the Tor daemon breaks the connection off and is there again, the node asks for its onion service at once
    Bitcoin Core: torcontrol.cpp TorController::ThreadControl
    With each moment without onion service peers are lost that would have come. Earlier versions wait a second. Not
    shown: a daemon that is not there again at once (after each vain attempt the node waits longer, in real time).

    Example: The daemon starts anew
      Given the node is started with a Tor daemon
      When the operator starts its Tor daemon anew
      Then the node asks Tor for its onion service again
      And the node reports that its own address is that of its onion service alone

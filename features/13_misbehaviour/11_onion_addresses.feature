@source.policy @use.with_public_addresses=yes
Feature: Misbehaviour and bans at onion addresses
  An onion address does not tell where somebody lives, but it is as good a name as any other: whoever misbehaves there
  can be kept away. Peers that come from Tor by themselves show no onion address at all; they all seem to be the
  operator's own Tor daemon, so that what one of them does must not be charged to the others.

  @CONN-058 @MISB-001 @MISB-006 @use.with_node.min_version=23
  Rule: When the node connected to a misbehaving peer at an onion address, it ends all connections to that address
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeDiscourageAndDisconnect
    Bitcoin Core: banman.cpp BanMan::Discourage
    The address is discouraged as a clearnet one would be: whatever else the node has there it ends, whatever the port,
    and it does not choose the address again. Bob, at another onion address and reached through the same Tor daemon,
    has done nothing. Carol, at Mallory's address, is a manual peer.

    @connection.<connection>
    Scenario Outline: A <connection> peer misbehaves
      Given the node is started with automatic connections and a Tor proxy
      And the node has a manual connection to Carol, who has the same onion address as Mallory
      And the node has a manual connection to Bob, who has an onion address
      And the node has a <connection> connection to Mallory, who has an onion address
      When Mallory sends the node a header without proof of work
      Then the node disconnects Mallory
      And the node disconnects Carol
      But the node stays connected to Bob

      Examples: types whose peers the node chooses
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |

    @connection.<connection>
    Scenario Outline: A <connection> peer has misbehaved, and the node looks for peers
      Given the node is started with automatic connections and a Tor proxy
      And Mallory has an onion address
      And Mallory is discouraged as <a_type> peer
      And Bob has an onion address
      When the address manager learns the addresses of Mallory and Bob
      And the next look for somebody to connect to is due
      Then the node connects to Bob
      But the node does not connect to Mallory again

      Examples: types whose peers the node chooses
        | connection          | a_type                 |
        | outbound-full-relay | an outbound-full-relay |
        | block-relay-only    | a block-relay-only     |
        | addr-fetch          | an addr-fetch          |

  @CONN-057 @MISB-002 @MISB-006 @connection.inbound @use.with_node.min_version=22
  Rule: Misbehaviour at the onion listening port costs nobody but the misbehaving peer its connection
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeDiscourageAndDisconnect
    Whoever connects there comes by the operator's Tor daemon, on his own machine, and has its address. If that were
    discouraged, one stranger in Tor could have all others disconnected, and keep all of Tor away from the last inbound
    slot, which Carol gets in the second
    example. (A Tor daemon on another machine would be discouraged with all that come through it.)

    Example: One of two peers misbehaves
      Given the node is started with an onion listening port as second port
      When Alice connects to the second port of the node
      And Mallory connects to the second port of the node
      And Mallory sends the node a header without proof of work
      Then the node disconnects Mallory
      But the node stays connected to Alice

    Example: The only inbound peer misbehaves, and another one connects
      Given the node is started with 1 inbound slot
      And the node is started with an onion listening port as second port
      When Mallory connects to the second port of the node
      And Mallory sends the node a header without proof of work
      And the node disconnects Mallory
      And Carol connects to the second port of the node
      Then the node completes the handshake with Carol

  @CONN-060 @CONN-083 @use.with_node.min_version=23
  Rule: A ban of an onion address disconnects every peer that the node has connected to there, and no other
    Bitcoin Core: rpc/net.cpp setban
    Bitcoin Core: netaddress.cpp CSubNet::Match
    The operator names the address as it is; all of it counts, since onion addresses are no neighbours of each other.
    Alice, who came by the onion listening port, has the address of the operator's Tor daemon, whatever her own is.

    @connection.<connection>
    Scenario Outline: A <connection> peer at the address
      Given the node is started with automatic connections and a Tor proxy
      And the node has a manual connection to Carol, who has the same onion address as Mallory
      And the node has a manual connection to Bob, who has an onion address
      And the node has a <connection> connection to Mallory, who has an onion address
      When the operator bans the address of Mallory
      Then the node disconnects Mallory
      And the node disconnects Carol
      But the node stays connected to Bob

      Examples: types that the node opens
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |

    @connection.inbound
    Example: Two peers come by the onion listening port, one before the ban, one after it
      Given the node is started with an onion listening port as second port
      And Mallory has an onion address
      When Alice connects to the second port of the node
      And the operator bans the address of Mallory
      And Carol connects to the second port of the node
      Then the node completes the handshake with Carol
      And the node stays connected to Alice

  @CONN-061 @CONN-062 @CONN-083 @use.with_node.min_version=23
  Rule: An address in Tor, I2P or CJDNS can be banned alone, not as part of a subnet, and stays banned after a restart
    Bitcoin Core: rpc/net.cpp setban
    Bitcoin Core: netaddress.cpp CSubNet, LookupSubNet
    Only clearnet addresses that begin alike are likely to be in one hand. A ban that the next start forgot would let
    everybody in again whom the operator wanted out.

    Scenario Outline: The operator bans <place>, and the node restarts
      Given Mallory has an onion address
      And the node is started with automatic connections and a Tor proxy
      When the operator bans <place>
      And the node restarts
      And the operator bans <place>
      Then the node answers that this is banned already
      And the ban list holds <place>

      Examples: in Tor and I2P
        | place                  |
        | the address of Mallory |
        | an I2P address         |

    @use.with_node.min_version=27
    Example: The operator bans a CJDNS address, and the node restarts
      Given the node is started with CJDNS as a network that it reaches
      When the operator bans a CJDNS address
      And the node restarts
      Then the ban list holds a CJDNS address

    Example: The ban is lifted, and a subnet of onion addresses is banned
      Given Mallory has an onion address
      And the operator has banned the address of Mallory
      When the operator lifts the ban on the address of Mallory
      And the operator bans a subnet of onion addresses
      Then the node answers that the address or subnet is invalid
      And the ban list holds nothing

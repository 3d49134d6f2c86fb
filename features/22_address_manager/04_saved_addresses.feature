@source.policy @use.with_public_addresses=yes @use.with_addpeeraddress=yes
Feature: Saved addresses
  The node saves the addresses that it knows in a file (peers.dat), and reads it at its next start. Whom a node can find
  depends on it, so it is dealt with more carefully than anchors or bans, which a node can do without. After a restart
  all that it holds has to be there again.

  @BOOK-001 @use.with_node.min_version=23
  Rule: With a damaged file of addresses the node refuses to start, and leaves the file as it is
    Bitcoin Core: addrdb.cpp LoadAddrman
    Bitcoin Core: addrman.cpp AddrManImpl::Unserialize
    Who forgets all addresses has to ask strangers for new ones, and an attacker could be there first; who believes a
    damaged file may be led astray. So the operator decides: he is told to move the file away, and may have a copy of
    it. (Before version 23 the node began anew without a word.)

    Scenario Outline: The operator <has done>
      Given the address manager has learnt 20 addresses where nobody lives
      And the operator <has done>
      When the node starts
      Then the node refuses to start because its saved addresses are damaged
      And the node has saved its addresses as the operator has left them

      Examples: too short, altered, of another network
        | has done                                       |
        | has cut the last byte off the saved addresses  |
        | has changed a byte of the saved addresses      |
        | has put saved addresses of main in their place |

      Examples: impossible numbers
        | has done                                           |
        | has given the saved addresses an impossible format |
        | has made the number of new addresses -1            |
        | has made the number of new addresses 65537         |
        | has made the number of tried addresses -1          |
        | has made the number of tried addresses 16385       |

  @BOOK-002 @use.with_node.min_version=26
  Rule: A file of addresses that only a later version can read is set aside, and the node begins a new one
    Bitcoin Core: addrdb.cpp LoadAddrman, InvalidAddrManVersionError
    Whoever goes back to an earlier version must not be stopped by that, and finds his addresses again when he returns
    to the later one. A file that is missing is no fault at all: so it is with every new node. The new file is there at
    once. (Shown since version 26, which tells how many addresses there are.)

    Example: The file is of a later version
      Given the address manager has learnt 20 addresses where nobody lives
      And the operator has given the saved addresses a later format
      When the node starts
      Then the node reports that its address manager holds 0 new and 0 tried addresses in the ipv4 network
      And the node has saved the addresses of before in a file of their own
      And the node has saved its addresses

    Example: The file is gone
      Given the address manager has learnt 20 addresses where nobody lives
      And the operator has removed the saved addresses
      When the node starts
      Then the node reports that its address manager holds 0 new and 0 tried addresses in the ipv4 network
      And the node has saved its addresses

  @BOOK-003 @use.with_node.min_version=26
  Rule: After a restart the address manager holds the addresses of before, with all that it has noted of them
    Bitcoin Core: addrman.cpp AddrManImpl::Serialize, AddrManImpl::Unserialize
    Bitcoin Core: net.cpp CConnman::DumpAddresses, DUMP_PEERS_INTERVAL
    A node that forgot at which addresses it has met somebody (tried), which services are offered there and when an
    address was last seen would have to believe the first peers that it meets. It saves this when it stops, and every
    quarter of an hour, in case it is killed. Attempts to connect that failed count on, too: after three of them it does
    not name an address where it has met nobody so far, but still names one where it has. (Older versions do not show in
    which table an address stands.)

    Background:
      Given Bob has a public address of its own

    Example: A tried address
      Given the address manager has learnt the tried address of Bob
      When the node restarts
      Then the node reports that its address manager holds the address of Bob as tried

    Example: Services that a peer has offered at its address
      Given the address manager has learnt the address of Bob
      And the node has a manual connection to Bob, who offers recent blocks with witnesses
      When the node restarts
      Then the node reports that its address manager holds the address of Bob, who offers just recent blocks with witnesses

    Example: An address that a peer has sent
      Given the node has a manual connection to Bob
      And Bob sends the node a fresh address
      When the node restarts
      Then the node reports that its address manager holds the address, as seen 2 hours before the peer says

    @connection.outbound-full-relay @slow
    Scenario Outline: Three attempts to connect have failed at <which> address
      Given the node is started with automatic connections
      And the node has outbound-full-relay connections to Alice and Carol
      When the address manager learns the <address> of Bob, who does not listen
      And the next 3 failed attempts to connect to Bob, with a success elsewhere between two of them, are due
      And the node restarts
      And the operator asks for all known addresses 61 seconds after network activity was switched off
      Then the node answers that it names <count>

      Examples: where the node has met nobody, and where it has
        | which    | address       | count       |
        | a new    | address       | 0 addresses |
        | a tried  | tried address | 1 address   |

    Example: The node meets somebody at the address after the restart
      Given the address manager has learnt the address of Bob
      When the node restarts
      And a manual connection to Bob opens
      Then the node reports that its address manager holds the address of Bob as tried

    @use.with_mockscheduler=yes
    Example: The node is killed after the next save
      Given the address manager has learnt the tried address of Bob
      When the next save of its addresses is due
      And the node is killed
      And the node starts
      Then the node reports that its address manager holds the address of Bob as tried

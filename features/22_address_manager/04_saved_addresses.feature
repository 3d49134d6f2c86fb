@source.policy @use.with_public_addresses=yes @use.with_addpeeraddress=yes
Feature: Saved addresses that are damaged, of a later version, or gone
  The node saves the addresses that it knows in a file (peers.dat), and reads it at its next start. Whom a node can find
  depends on it, so it is dealt with more carefully than anchors or bans, which a node can do without.

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

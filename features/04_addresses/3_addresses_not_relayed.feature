@source.policy @connection.inbound
Feature: Addresses that the node does not relay
  An address is worth relaying when a node was there a moment ago and others can reach it.

  @ADR-006
  Rule: The node does not relay addresses that are old, premature, unroutable or of no use
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessAddrs, IsRoutable, MayHaveUsefulAddressDB
    The node at the address was seen less than ten minutes ago and at most ten minutes in the future,
    everybody can reach it, and it offers all blocks, or recent blocks with witnesses.

    Scenario Outline: An inbound peer sends <address>
      Given the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      And the node has an inbound connection to Carol
      When Bob sends the node <address>
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

      Examples: by its age
        | address                              |
        | an address seen 600 seconds ago      |
        | an address seen 601 seconds from now |

      Examples: by what it is
        | address                                  |
        | an address in a private network          |
        | an address of a node that offers nothing |

    Scenario Outline: An inbound peer sends <address>, which is just good enough
      Given the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      When Bob sends the node <address>
      Then the node sends Alice the address

      Examples: by its age
        | address                              |
        | an address seen 599 seconds ago      |
        | an address seen 600 seconds from now |

      Examples: by what it is
        | address                                                       |
        | an address of a node that offers all blocks without witnesses |
        | an address of a node that offers recent blocks with witnesses |

  @ADR-006
  Rule: The node relays no address out of a message with more than ten
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessAddrs, RelayAddress
    So many are an answer, and answers are old news. After twenty minutes the node takes as many
    addresses from a peer as are sent here.

    Example: Eleven addresses, then one
      Given the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      And the node has an inbound connection to Carol
      When 20 minutes pass
      And Bob sends the node 11 addresses
      And Carol sends the node a fresh address
      Then the node sends Alice the address
      But the node does not send Alice any other address

    Example: Ten addresses
      Given the node has an outbound-full-relay connection to Alice
      And the node has an inbound connection to Bob
      When 20 minutes pass
      And Bob sends the node 10 addresses
      And 20 minutes pass
      Then the node sends Alice 10 addresses

Feature: Addresses that are not passed on
  An address is worth passing on when a node was there a moment ago and others can reach it.

  @ADR-006 @source.policy @connection.inbound
  Rule: Old, premature, unreachable and useless addresses are not passed on
    Bitcoin Core, net_processing.cpp, ProcessAddrs: less than ten minutes old, and at most ten minutes in the
    future; reachable by all; of a node that has blocks.

    Scenario Outline: A caller sends an address <kind>
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has an inbound connection to peer Bob
      And the node has an inbound connection to peer Carol
      When Bob sends the node an address <kind>
      And Carol sends the node a fresh address
      Then Alice is told about the address
      But Alice is told about no other address

      Examples: by its age
        | kind                              |
        | that was seen 600 seconds ago     |
        | that is to be seen in 601 seconds |

      Examples: by what it is
        | kind                              |
        | that only its own network reaches |
        | of a node that offers nothing     |

    Scenario Outline: A caller sends an address <kind>, which is just good enough
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has an inbound connection to peer Bob
      When Bob sends the node an address <kind>
      Then Alice is told about the address

      Examples: by its age
        | kind                              |
        | that was seen 599 seconds ago     |
        | that is to be seen in 600 seconds |

      Examples: by what it is
        | kind                                               |
        | of a node that offers all blocks without witnesses |
        | of a node that offers recent blocks with witnesses |

  @ADR-006 @source.policy @connection.inbound
  Rule: A message with more than ten addresses is taken for an answer, and none of them is passed on
    Bitcoin Core, net_processing.cpp, ProcessAddrs. Answers are old news. That ten are still passed on is not
    shown here.

    Example: Eleven addresses, then one
      Given the node has an outbound-full-relay connection to peer Alice
      And the node has an inbound connection to peer Bob
      And the node has an inbound connection to peer Carol
      When Bob sends the node 11 addresses
      And Carol sends the node a fresh address
      Then Alice is told about the address
      But Alice is told about no other address

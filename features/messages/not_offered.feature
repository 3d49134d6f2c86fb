Feature: Requests for services that the node does not offer
  Some services cost the node much and are off by default. A peer that asks for them all the same is
  broken, or wants to see what the node does.

  @MSG-012 @TXR-034 @bip.111 @source.bip
  Rule: Whoever comes with a filter for transactions, which the node does not offer, is hung up on
    BIP 111; Bitcoin Core, net_processing.cpp, ProcessMessage. That the operator has ordered the connection
    changes nothing. Permissions that offer the service (bloomfilter) are not in play here.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection clears its filter
      Given the node has an inbound connection to peer Alice
      And the node has a <connection> connection to peer Bob
      When Bob clears its filter after the handshake
      Then the node ends the connection to Bob
      But the node keeps the connection to Alice

      Examples: every lasting kind
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Scenario Outline: A caller <comes>
      Given the node has an inbound connection to peer Alice
      And the node has an inbound connection to peer Bob
      When Bob <comes> after the handshake
      Then the node ends the connection to Bob
      But the node keeps the connection to Alice

      Examples: other words about filters
        | comes                     |
        | loads a filter of its own |
        | adds to its filter        |

  @MSG-012 @bip.35 @bip.157 @source.policy @connection.inbound
  Rule: Whoever asks for waiting transactions or for filters of blocks, which the node does not offer, is hung up on
    Bitcoin Core, net_processing.cpp, ProcessMessage. BIP 35 and BIP 157 define the requests. Permissions that
    offer the services (mempool, Knots' blockfilters) are not in play here.

    Scenario Outline: A caller <asks>
      Given the node has an inbound connection to peer Alice
      And the node has an inbound connection to peer Bob
      When Bob <asks> after the handshake
      Then the node ends the connection to Bob
      But the node keeps the connection to Alice

      Examples: waiting transactions
        | asks                                       |
        | asks the node for all waiting transactions |

      Examples: filters of blocks
        | asks                                             |
        | asks the node for filters of blocks              |
        | asks the node for headers of filters of blocks   |
        | asks the node for checkpoints of filters of blocks |

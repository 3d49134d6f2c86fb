Feature: Requests for services that the node does not offer
  Some services cost the node much and are off by default. A peer that asks for them all the same is
  broken, or wants to see what the node does.

  @MSG-012 @TXR-034 @bip.111 @bip.35 @bip.157 @source.policy
  Rule: Whoever asks for a service that is not offered is hung up on, of whatever kind the connection is
    Bitcoin Core, net_processing.cpp, ProcessMessage. Neither order nor permission of the operator changes
    that for filters.

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
    Scenario Outline: A caller <asks>
      Given the node has an inbound connection to peer Alice
      And the node has an inbound connection to peer Bob
      When Bob <asks> after the handshake
      Then the node ends the connection to Bob
      But the node keeps the connection to Alice

      Examples: filters for transactions, and all of those that wait
        | asks                                       |
        | loads a filter of its own                  |
        | adds to its filter                         |
        | asks the node for all waiting transactions |

      Examples: filters of blocks
        | asks                                      |
        | asks the node for filters of blocks       |
        | asks the node for headers of such filters |
        | asks the node for check marks of filters  |

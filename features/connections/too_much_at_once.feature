@use.with_node.min_version=28
Feature: How much a peer may say in one message
  Whoever announces or asks for more than any honest node ever does wants to waste the node's memory.

  @MSG-011 @ADR-024 @MISB-001 @source.policy
  Rule: A message with more than 1000 addresses ends the connection
    Bitcoin Core, net_processing.cpp, ProcessAddrs (MAX_ADDR_TO_SEND). The newer form is that of BIP 155.

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection sends <words>
      Given the node has a <connection> connection to peer Bob
      When Bob sends the node <words>
      Then the node <does> the connection to Bob

      Examples: as many as a message may hold
        | connection          | words                            | does  |
        | inbound             | 1000 addresses                   | keeps |
        | inbound             | 1000 addresses in the newer form | keeps |
        | outbound-full-relay | 1000 addresses                   | keeps |

      Examples: one too many
        | connection          | words                            | does |
        | inbound             | 1001 addresses                   | ends |
        | inbound             | 1001 addresses in the newer form | ends |
        | outbound-full-relay | 1001 addresses                   | ends |
        | outbound-full-relay | 1001 addresses in the newer form | ends |

      Examples: where the operator vouches for the peer
        | connection | words                            | does  |
        | manual     | 1001 addresses                   | keeps |
        | manual     | 1001 addresses in the newer form | keeps |

      Examples: where addresses are not listened to
        | connection       | words                            | does  |
        | block-relay-only | 1001 addresses                   | keeps |
        | block-relay-only | 1001 addresses in the newer form | keeps |

  @TXR-047 @MISB-001 @source.policy
  Rule: A message that announces or requests more than 50,000 transactions or blocks ends the connection
    Bitcoin Core, net_processing.cpp, INV and GETDATA (MAX_INV_SZ).

    @connection.<connection>
    Scenario Outline: A peer on a <connection> connection <says>
      Given the node has a <connection> connection to peer Bob
      When Bob <says>
      Then the node <does> the connection to Bob

      Examples: as many as a message may hold
        | connection | says                                                    | does  |
        | inbound    | announces 50000 blocks to the node in one message       | keeps |
        | inbound    | requests 50000 transactions from the node in one message | keeps |

      Examples: one too many
        | connection          | says                                                    | does |
        | inbound             | announces 50001 blocks to the node in one message       | ends |
        | inbound             | requests 50001 transactions from the node in one message | ends |
        | outbound-full-relay | announces 50001 blocks to the node in one message       | ends |
        | block-relay-only    | announces 50001 blocks to the node in one message       | ends |
        | addr-fetch          | requests 50001 transactions from the node in one message | ends |

      Examples: where the operator vouches for the peer
        | connection | says                                                     | does  |
        | manual     | requests 50001 transactions from the node in one message | keeps |

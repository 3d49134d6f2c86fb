Feature: What the node says while a connection opens
  The first exchange settles what travels on the connection. It is the same for every peer of a kind that
  speaks the same protocol, word for word: nobody can tell from it what else the node knows of him.

  @NEG-001 @NEG-002 @NEG-003 @bip.339 @bip.155 @source.bip
  Rule: The node answers a greeting with wtxidrelay, sendaddrv2 and its acknowledgement, and waits for the peer's
    BIP 339 and BIP 155: these two before the acknowledgement. That it waits is the node's own choice (Bitcoin
    Core, net_processing.cpp, VERSION); only a request for addresses follows, on connections that the node
    opens, block-relay-only ones excepted.

    @connection.<connection>
    Scenario Outline: The peer on a <connection> connection does not acknowledge
      Given the node has an inbound connection to peer Alice
      And peer Bob does not acknowledge
      When a <connection> connection to peer Bob opens
      Then the node says to Bob: <words>
      And the node answers Alice

      Examples: kinds on which it asks for addresses
        | connection          | words                                            |
        | outbound-full-relay | version, wtxidrelay, sendaddrv2, verack, getaddr |
        | addr-fetch          | version, wtxidrelay, sendaddrv2, verack, getaddr |
        | manual              | version, wtxidrelay, sendaddrv2, verack, getaddr |

      Examples: kinds on which it does not
        | connection       | words                                   |
        | block-relay-only | version, wtxidrelay, sendaddrv2, verack |
        | inbound          | version, wtxidrelay, sendaddrv2, verack |

  @NEG-004 @NEG-005 @NEG-006 @use.with_node.min_version=24 @source.policy
  Rule: When the peer has acknowledged, the node offers compact blocks, pings, asks for headers and, where transactions travel, names its fee floor
    Bitcoin Core, net_processing.cpp, VERACK and SendMessages; in this order since version 24. Both sides can
    then begin at once.

    @connection.<connection>
    Scenario Outline: All words of the opening, on a <connection> connection
      When a <connection> connection to peer Bob opens
      Then the node says to Bob: <words>

      Examples: kinds on which transactions travel
        | connection          | words                                                                                    |
        | outbound-full-relay | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | addr-fetch          | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | manual              | version, wtxidrelay, sendaddrv2, verack, getaddr, sendcmpct, ping, getheaders, feefilter |
        | inbound             | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders, feefilter          |

      Examples: a kind for blocks
        | connection       | words                                                                |
        | block-relay-only | version, wtxidrelay, sendaddrv2, verack, sendcmpct, ping, getheaders |

  @HAND-020 @source.policy
  Rule: Until the peer has acknowledged, nothing that happens makes the node say more to it
    Bitcoin Core, net_processing.cpp, SendMessages. Before that the node does not know what the peer
    understands, and somebody who only wants to listen gets nothing.

    @connection.<connection>
    Scenario Outline: A new block, on a <connection> connection
      Given the node has an inbound connection to peer Alice
      And the node has a <connection> connection to peer Bob, who does not acknowledge
      When a new block reaches the node
      Then Alice is told about the block
      But the node says nothing more to Bob

      Examples: every lasting kind
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @fixture.coins @connection.<connection>
    Scenario Outline: A new transaction, on a <connection> connection
      Given the node has an inbound connection to peer Alice
      And the node has a <connection> connection to peer Bob, who does not acknowledge
      When a new transaction reaches the node
      Then Alice is told about the transaction
      But the node says nothing more to Bob

      Examples: kinds on which transactions travel
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: Two minutes pass, on a <connection> connection
      Given the node has an inbound connection to peer Alice
      And the node has a <connection> connection to peer Bob, who does not acknowledge
      When 121 seconds pass
      Then the node pings Alice
      But the node says nothing more to Bob

      Examples: every lasting kind
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

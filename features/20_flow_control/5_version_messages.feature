@source.policy
Feature: Version messages of other programs
  Programs of many years and makers meet in the network. What one of them leaves out, adds or names in its version
  message must not keep the two apart, nor do harm where the operator reads it.

  @HAND-015 @bip.37
  Rule: A version message may end behind its first address, or behind any later field, and more may follow on the last
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, NetMsgType::VERSION
    Fields were added one after the other, and older programs leave out those that they do not know: behind the first
    address (46 bytes) the second one with the nonce (34), then the user agent (here 20 letters, and their number before
    them), the start height (4) and the relay flag (1). Without the flag the peer wants transactions, as all did before
    BIP 37; so does any flag but zero. What breaks off within a field is no version message (HAND-016). The ping that
    the node sends shows that it has taken Bob's verack.

    @connection.<connection>
    Scenario Outline: A <connection> peer's version message has <bytes> bytes
      Given Bob has a user agent of 20 letters
      And the node has a <connection> connection to Bob, who sends nothing
      When Bob sends the node a version message of <bytes> bytes
      And Bob sends the node its verack
      Then the node sends Bob a ping
      And the node lists Bob with the user agent "<agent>"
      And the node lists Bob with <relay>

      Examples: it ends behind its first address, on all long-lived types and addr-fetch
        | connection          | bytes | agent | relay                |
        | outbound-full-relay | 46    |       | transaction relay    |
        | block-relay-only    | 46    |       | no transaction relay |
        | addr-fetch          | 46    |       | transaction relay    |
        | manual              | 46    |       | transaction relay    |
        | inbound             | 46    |       | transaction relay    |

      Examples: it ends behind its nonce, its user agent, its start height
        | connection          | bytes | agent                | relay             |
        | inbound             | 80    |                      | transaction relay |
        | inbound             | 101   | xxxxxxxxxxxxxxxxxxxx | transaction relay |
        | inbound             | 105   | xxxxxxxxxxxxxxxxxxxx | transaction relay |
        | outbound-full-relay | 80    |                      | transaction relay |
        | outbound-full-relay | 105   | xxxxxxxxxxxxxxxxxxxx | transaction relay |
        | manual              | 101   | xxxxxxxxxxxxxxxxxxxx | transaction relay |

    @connection.<connection> @fixture.coins
    Scenario Outline: A transaction comes after a version message of 46 bytes on a <connection> connection
      Given the node has a <connection> connection to Bob, who sends nothing
      When Bob sends the node a version message of 46 bytes
      And Bob sends the node its verack
      And the operator submits a transaction
      Then the node announces the transaction to Bob once

      Examples: types that carry transactions
        | connection          |
        | outbound-full-relay |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: More follows on the last field, on a <connection> connection
      Given Bob has a user agent of 20 letters
      And the node has a <connection> connection to Bob, who sends nothing
      When Bob sends the node a version message with eight bytes behind its end
      And Bob sends the node its verack
      Then the node sends Bob a ping
      And the node lists Bob with the user agent "xxxxxxxxxxxxxxxxxxxx"

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

    @connection.inbound
    Scenario Outline: The relay flag of an inbound peer is <flag>
      Given the node has an inbound connection to Bob, who sends nothing
      When Bob sends the node a version message with the relay flag <flag>
      And Bob sends the node its verack
      Then the node sends Bob a ping
      And the node lists Bob with <relay>

      Examples: no, yes, and what no program should send
        | flag | relay                |
        | 0    | no transaction relay |
        | 1    | transaction relay    |
        | 2    | transaction relay    |
        | 255  | transaction relay    |

  @HAND-014
  Rule: The peer list repeats what a peer's version message says, but leaves unusual characters out of its user agent
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage, SanitizeString
    Bitcoin Core: rpc/net.cpp getpeerinfo, timeoffset, addrlocal
    The operator sees by it who his peers are, where they see his node, and whether its clock goes wrong. But anybody
    can write there what he likes: line breaks and other signs could have his programs do something, or show what is not
    true. Of all 256 characters those below are left (on Bitcoin Knots all that ASCII can print). A time before 1970
    counts as the beginning of 1970 (since version 22). (Protocol version and services are listed by another Rule.)

    @connection.<connection> @use.with_knots=no
    Scenario Outline: A <connection> peer has all characters in its user agent
      Given Bob has a user agent of all 256 characters
      When a <connection> connection to Bob opens
      Then the node lists Bob with the user agent "<agent>"

      Examples: all long-lived types and addr-fetch
        | connection          | agent                                                                       |
        | outbound-full-relay | 0123456789:;?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz (),-./ |
        | block-relay-only    | 0123456789:;?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz (),-./ |
        | addr-fetch          | 0123456789:;?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz (),-./ |
        | manual              | 0123456789:;?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz (),-./ |
        | inbound             | 0123456789:;?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz (),-./ |

    @connection.<connection> @use.with_knots=yes
    Scenario Outline: A <connection> peer of Bitcoin Knots has all characters in its user agent
      Given Bob has a user agent of all 256 characters
      When a <connection> connection to Bob opens
      Then the node lists Bob with the printable characters of its user agent

      Examples: a type that the node opens, and inbound
        | connection          |
        | outbound-full-relay |
        | inbound             |

    @connection.<connection>
    Scenario Outline: The clocks of two <connection> peers are ten minutes fast and an hour slow
      Given Alice has a clock that is 3600 seconds slow
      And Bob has a clock that is 10 minutes fast
      When a <connection> connection to Alice opens
      And a <connection> connection to Bob opens
      Then the node lists Alice with a clock that is 3600 seconds slow
      And the node lists Bob with a clock that is 10 minutes fast

      Examples: types of several peers
        | connection          |
        | outbound-full-relay |
        | manual              |
        | inbound             |

    @connection.<connection> @use.with_node.min_version=22
    Scenario Outline: A <connection> peer names a time before 1970
      Given Bob has a clock that stands before 1970
      When a <connection> connection to Bob opens
      Then the node lists Bob with a clock that stands at the beginning of 1970

      Examples: a type that the node opens, and inbound
        | connection       |
        | block-relay-only |
        | inbound          |

    @connection.<connection>
    Scenario Outline: Bob says where he sees the node, Alice does not, on <connection> connections
      Given Bob says that it sees the node at a public address
      When a <connection> connection to Bob opens
      And an inbound connection to Alice opens
      Then the node lists Bob with the address and port at which it says that it sees the node
      But the node lists Alice with no address at which it says that it sees the node

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

@source.policy
Feature: What the node says of its traffic
  An operator who pays for his line, or looks for a peer that costs too much, goes by these numbers.

  @CAP-002 @MSG-015 @not.with.second_time @not.with.restarted @not.with.encrypted
  Rule: The byte counts grow with every byte that goes over the wire, those of message types with whole messages
    Bitcoin Core: net.cpp CNode::ReceiveMsgBytes, CConnman::RecordBytesRecv, CConnman::RecordBytesSent
    Bitcoin Core: rpc/net.cpp getpeerinfo, getnettotals
    What ended connections have cost stays in the totals, which would else not show what the line has carried. Half a
    message is traffic, too, but of no type yet. A type counts its messages with their headers (24 bytes on v1
    transport). All messages of unknown types count as one, and so do those that the node has to drop.
    Not a second time: what went before counts, too. Not after a restart: the counts begin anew with the node.
    Not encrypted: the bytes that are expected are those of v1 transport.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends half of a ping, and nothing behind it
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob, who falls silent
      When Bob sends the node half of a ping
      And the operator orders pings
      Then the node reports that the byte counts of Bob and of all its connections are right

      Examples: long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    @connection.<connection>
    Scenario Outline: A <connection> peer sends <message>
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node <message>
      And Bob sends the node a ping with bytes behind its nonce
      Then the node reports that the byte counts of Bob and of all its connections are right

      Examples: what counts as the type of those that are unknown: unknown, damaged, of an unreadable type
        | connection          | message                                         |
        | outbound-full-relay | a message of an unknown type                    |
        | block-relay-only    | a ping with a wrong checksum                    |
        | addr-fetch          | a message of an unknown type                    |
        | manual              | a ping with a wrong checksum                    |
        | inbound             | a message of an unknown type                    |
        | inbound             | a ping with a wrong checksum                    |
        | inbound             | a message with an invalid type                  |
        | inbound             | a ping with a letter behind the end of its type |

      Examples: what counts as its own type though the node cannot read it, or makes nothing of it
        | connection | message                   |
        | inbound    | a truncated transaction   |
        | inbound    | a verack message          |

    @connection.inbound
    Example: Another peer has disconnected
      Given the node has an inbound connection to Alice
      And the node has an inbound connection to Bob
      When Alice disconnects
      And the operator orders pings
      Then the node reports that the byte counts of Bob and of all its connections are right

  @CONN-078 @FLOW-004 @not.with.later
  Rule: The node reports its upload target, whether that is reached, and how much of the day is left
    Bitcoin Core: rpc/net.cpp getnettotals
    Bitcoin Core: net.cpp CConnman::OutboundTargetReached, CConnman::RecordBytesSent
    The target is for a day, which begins with the first byte sent after the one before has ended. 8000 copies of a
    small block are more than a mebibyte (1048576 bytes). Whether historical blocks are served is said by another Rule.
    Not a day later: another day has begun by then.

    Background:
      Given the node is started with an upload target of 1 MiB a day
      And the node has an inbound connection to Alice

    Example: Little has been sent
      When 100 seconds pass
      Then the node reports that a part of its upload target and 86300 seconds of the day are left

    Example: The target is used up
      When Alice requests 8000 copies of the chain tip from the node
      And 100 seconds pass
      Then the node reports that its upload target is used up, and 86300 seconds of the day are left

    Example: The target was used up, and the day is over
      When Alice requests 8000 copies of the chain tip from the node
      And 86401 seconds pass
      Then the node reports that a part of its upload target and 86400 seconds of the day are left

  @CONN-078 @FLOW-005 @use.with_node.min_version=23
  Rule: An upload target has a unit, MiB if none is named; the node refuses to start with one that it cannot read
    Bitcoin Core: util/strencodings.cpp ParseByteUnits
    Bitcoin Core: init.cpp AppInitMain, DEFAULT_MAX_UPLOAD_TARGET
    Small letters stand for thousands, millions and so on, capitals for powers of 1024. A target that the node took for
    another one, or for none, would cost the operator what he wanted to save: so one of 2^64 bytes or more (16777216T),
    which a number of 64 bits cannot hold, is refused, too. (Before version 23 it is a number of MiB.)

    Scenario Outline: A target written as <words>
      Given the node is started with an upload target written as "<words>"
      When the node starts
      Then the node reports that its upload target is <bytes> bytes a day

      Examples: thousands and 1024s, without a unit, and none
        | words | bytes      |
        | 500k  | 500000     |
        | 500K  | 512000     |
        | 3m    | 3000000    |
        | 3M    | 3145728    |
        | 2g    | 2000000000 |
        | 2G    | 2147483648 |
        | 1t    | 1000000000000 |
        | 1T    | 1099511627776 |
        | 7     | 7340032    |
        | 0     | 0          |

    Scenario Outline: A target written as <words>, which cannot be read
      Given the node is started with an upload target written as "<words>"
      When the node starts
      Then the node refuses to start because the upload target cannot be read

      Examples: no number, no whole one, a sign, a space, a unit that is none, too large a number, just too many bytes
        | words                 |
        | abc                   |
        | 1.5G                  |
        | -1                    |
        | +1                    |
        | 1 M                   |
        | 1X                    |
        | 99999999999999999999T |
        | 16777216T             |

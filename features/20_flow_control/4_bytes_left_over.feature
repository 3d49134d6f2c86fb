@source.policy
Feature: Messages with bytes left over, or of another length than they claim
  A message may get another field in a later version of the protocol. Nodes that do not know the field must be able to
  read the rest, or no message could ever grow.

  @MSG-013
  Rule: Bytes behind the content of a message change nothing
    Bitcoin Core: net_processing.cpp PeerManagerImpl::ProcessMessage
    Bob adds four bytes to each message that he sends after his version message, pings, pongs and what ends the
    handshake among them; what he sends has its usual effect. (Version messages are the matter of another Rule.) A fee
    filter of 2100000000000000 satoshi asks for no transactions at all.

    @connection.<connection>
    Scenario Outline: A <connection> peer completes the handshake and requests a block (getdata)
      Given Bob adds four bytes to each message
      When a <connection> connection to Bob opens
      And Bob requests the chain tip from the node
      Then the node completes the handshake with Bob
      And the node sends Bob the chain tip once

      Examples: long-lived types
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | manual              |
        | inbound             |

    Example: It announces a block by its hash (inv)
      Given the node has an inbound connection to Bob, who adds four bytes to each message
      When Bob announces a new block by its hash to the node
      Then the node requests headers from Bob

    Example: It sends a block, and its header before (headers, block)
      Given the node has an inbound connection to Bob, who adds four bytes to each message
      When Bob sends the node a new block
      Then the node reports that its chain has the height 2

    Example: It sends a block in compact form (sendcmpct, cmpctblock)
      Given the node has an inbound connection to Bob, who adds four bytes to each message
      And the node has an inbound connection to Alice
      And Bob sends the node a sendcmpct message for low bandwidth
      When Bob announces a new block in compact form to the node
      Then the node announces the block to Alice

    Example: It requests headers (getheaders)
      Given the node has an inbound connection to Bob, who adds four bytes to each message
      When Bob requests headers after block 0 from the node
      Then the node sends Bob the header of block 1 once

    @fixture.coins
    Example: It sends a transaction (tx)
      Given the node has an inbound connection to Bob, who adds four bytes to each message
      When Bob sends the node T1
      Then the node reports that its mempool holds T1

    Example: It announces a transaction (inv), and says that it does not have that (notfound)
      Given the node has an outbound-full-relay connection to Bob, who adds four bytes to each message
      And the node has an outbound-full-relay connection to Carol
      When Bob announces the transaction to the node
      And Carol announces the transaction to the node
      And Bob sends the node a notfound message about the transaction
      Then the node requests the transaction from Carol

    Example: It sends an address (addr)
      Given the node has an inbound connection to Bob, who adds four bytes to each message
      And the node has an outbound-full-relay connection to Alice
      When Bob sends the node a fresh address
      Then the node sends Alice the address

    @fixture.coins
    Example: It sends a fee filter (feefilter)
      Given the node has an inbound connection to Bob, who adds four bytes to each message
      And the node has an inbound connection to Alice
      And Bob sends the node a fee filter of 2100000000000000
      When the operator submits a transaction
      Then the node announces the transaction to Alice
      But the node does not announce any transaction to Bob

  @MSG-004 @not.with.encrypted
  Rule: On v1 transport a message that claims more bytes than it has swallows what follows, and comes to nothing
    Bitcoin Core: net.cpp V1Transport::readData, V1Transport::GetReceivedMessage
    Each message begins with its length, and only by that does the node know where the next one begins. What follows on
    a message that claims too much belongs to it; since the checksum is that of fewer bytes, the node throws the whole
    away, and goes on behind it. Bob sends three pings with the same nonce, the second of which the first one claims as
    its end: one pong answers all. A node that read the second by itself would answer two.
    Not encrypted: no message on v2 transport says how long it is; its packet does.

    @connection.<connection>
    Scenario Outline: A <connection> peer claims another ping as the end of the first
      Given the node has a <connection> connection to Bob
      When Bob sends the node a ping that claims another one as its end, and two more
      Then the node sends Bob the matching pong once
      And the node stays connected to Bob

      Examples: all long-lived types and addr-fetch
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound             |

  @MSG-004 @not.with.encrypted
  Rule: On v1 transport the node disconnects a peer whose message is followed by anything but another one
    Bitcoin Core: net.cpp V1Transport::readHeader
    What a message has beyond the length that it claims is read as the beginning of the next one. That does not begin as
    messages of the node's chain do (with its magic), and from there on nothing can be read any more: it makes no sense
    to keep such a peer, whatever its permissions.
    Not encrypted: no message on v2 transport says how long it is; its packet does.

    @connection.<connection>
    Scenario Outline: A <connection> peer sends <message>
      Given the node has an inbound connection to Alice
      And the node has a <connection> connection to Bob
      When Bob sends the node <message>
      Then the node disconnects Bob
      But the node stays connected to Alice

      Examples: all long-lived types and addr-fetch; the node reads half of the ping, or throws that away
        | connection          | message                                                            |
        | outbound-full-relay | a ping that claims half of its bytes, and one more                  |
        | block-relay-only    | a ping that claims half of its bytes, and one more                  |
        | addr-fetch          | a ping that claims half of its bytes, and one more                  |
        | manual              | a ping that claims half of its bytes, and one more                  |
        | inbound             | a ping that claims half of its bytes, and one more                  |
        | inbound             | a ping that claims half of its bytes with a wrong checksum, and one more |

    @connection.inbound
    Example: An inbound peer with the noban permission does so
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has an inbound connection to Bob
      When Bob sends the node a ping that claims half of its bytes, and one more
      Then the node disconnects Bob

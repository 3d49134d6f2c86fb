@source.policy
Feature: Messages with bytes left over
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

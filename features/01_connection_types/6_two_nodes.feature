@use.with_sendmsgtopeer=yes @not.with.later
Feature: Two nodes that send each other much at once
  A connection between two nodes carries a lot in both directions at once. If each insisted on
  sending before it receives, both would wait for ever.

  @CONN-080 @core.pr.27981 @source.policy @connection.manual @connection.inbound
  Rule: Two nodes that send each other almost four million bytes at the same time do not block each other
    Bitcoin Core: net.cpp SocketHandlerConnected
    Otherwise a full buffer on either side would cut both nodes off from the network.

    Example: A block gets through afterwards
      Given the operator has connected a second node
      When the operator lets both nodes send each other almost four million bytes
      And a new block is mined
      Then the node reports that the second node has the block
      And the node reports that it has received all of the second node's message

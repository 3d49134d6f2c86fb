@use.with_sendmsgtopeer=yes @not.with.later
Feature: Two nodes that send each other much at once
  A connection between two nodes carries a lot in both directions at once. If each insisted on
  sending before it receives, both would wait for ever.
  Not a day later: the chain tip is stale by then, and the second node would not follow.

  @CONN-080 @core.pr.27981 @source.policy @connection.manual @connection.inbound
  Rule: Two nodes that send each other almost four million bytes at the same time do not block each other
    Bitcoin Core: net.cpp CConnman::SocketHandlerConnected, CConnman::GenerateWaitSockets
    Four million bytes are the most that one message may hold. What the other side has not taken yet waits in a
    buffer; if a node with a full buffer stopped receiving, two such nodes would wait for each other for ever, and no
    block would come through between them, as happened before version 26, whose test call this needs. The example lets
    both send as much at once, and then a block.

    Example: A block gets through afterwards
      Given the operator has connected a second node
      When the operator lets both nodes send each other almost four million bytes
      And a new block is mined
      Then the node reports that the second node has the block
      And the node reports that it has received all of the second node's message

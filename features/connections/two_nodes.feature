@use.with_sendmsgtopeer=yes
Feature: Two nodes with much to say
  A connection between two nodes carries a lot in both directions at once. If each insisted on speaking
  before it listens, both would wait for ever.

  @CONN-080 @core.pr.27981 @source.policy @connection.manual @connection.inbound
  Rule: Two nodes that send each other the largest of messages at the same time do not freeze
    Bitcoin Core, net.cpp, SocketHandlerConnected.

    Example: A block gets through afterwards
      Given the node has a manual connection to a second node
      When both nodes send each other a message of almost four million bytes
      And a new block reaches the node
      Then the second node has the block
      And the first node has heard the second

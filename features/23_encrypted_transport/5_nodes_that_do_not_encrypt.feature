@bip.324 @source.policy @use.with_node.min_version=27 @use.with_v2transport=yes
Feature: Nodes that do not encrypt
  The operator may switch encryption off. Peers must then learn in time that they have to speak without it.

  @V2T-015
  Rule: A node with v2 transport switched off disconnects an inbound peer that begins a v2 handshake, and sends it nothing
    Bitcoin Core: net.cpp V1Transport::readHeader
    To this node a public key is a message with a wrong magic. By the end of the connection, without a byte received, an
    encrypting peer sees that it has to come back unencrypted, as nodes do among themselves.

    @connection.inbound
    Scenario Outline: <conduct>
      Given the node is started with v2 transport switched off
      And the node has an inbound connection to Alice
      And Bob <conduct>
      When an inbound connection to Bob opens
      Then the node refuses the connection of Bob
      But the node stays connected to Alice

      Examples: with little garbage and with much
        | conduct                                         |
        | supports v2 transport                           |
        | sends 0 bytes of garbage in its v2 handshake    |
        | sends 4095 bytes of garbage in its v2 handshake |

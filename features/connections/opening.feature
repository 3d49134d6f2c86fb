@core.pr.19315
Feature: The kinds of connection and how the node lists them
  x

  @CONN-019 @source.policy
  Rule: The peer list names the type of each connection with a fixed word and says who called whom

    @connection.<connection>
    Scenario Outline: A connection of type <connection>
      When the node opens a <connection> connection to peer Bob
      Then Bob is listed as <connection>

      Examples: opened by the node
        | connection          |
        | outbound-full-relay |
        | block-relay-only    |
        | addr-fetch          |
        | manual              |
        | inbound          |

Feature: The form in which addresses are told
  The older form holds addresses of the ordinary internet only; the newer one those of hidden networks too.

  @ADR-025 @bip.155 @source.bip
  Rule: Only a peer that asked for the newer form of addresses gets it
    BIP 155. Whoever did not ask may be unable to read it.

    @connection.<connection>
    Scenario Outline: Two <connection> peers, one of which does not ask for the newer form
      Given peer Bob does not ask for the newer form of addresses
      And the node has an inbound connection to peer Carol
      And the node has <connection> connections to peers Alice, Bob
      When Carol sends the node a fresh address
      Then Alice is told about the address in the newer form
      But Bob is told about the address in the older form

      Examples: lasting kinds that the node opens and on which addresses travel, but for addr-fetch
        | connection          |
        | outbound-full-relay |
        | manual              |

@source.policy
Feature: Ports and addresses with which the node does not start
  A node that starts although it cannot listen where its operator wants, or that guesses what he meant, would leave him
  believing that it can be reached, or that it cannot.

  @BIND-003
  Rule: The node refuses to start with a port that is no number from 1 to 65535, and names the option and its value
    Bitcoin Core: init.cpp CheckHostPortOptions
    Sixteen bits hold a port, and 0 means any port. A guess would be dangerous: with another port for its proxy than
    meant, the node would hand its connections to another program.

    Scenario Outline: The node is started with <setting>
      Given the node is started with <setting>
      When the node starts
      Then the node refuses to start because -<option> names an invalid port in <value>

      @use.with_node.min_version=25
      Examples: the port itself, since version 25
        | setting          | option | value   |
        | the port "0"     | port   | "0"     |
        | the port "65536" | port   | "65536" |
        | the port "-1"    | port   | "-1"    |
        | the port "abc"   | port   | "abc"   |

      @use.with_node.min_version=25
      Examples: the port of an address
        | setting                              | option     | value             |
        | "127.0.0.1:7e3" to listen on         | bind       | "127.0.0.1:7e3"   |
        | "127.0.0.1:0" to listen on           | bind       | "127.0.0.1:0"     |
        | "127.0.0.1:65536" to listen on       | bind       | "127.0.0.1:65536" |
        | the proxy "127.0.0.1:abc"            | proxy      | "127.0.0.1:abc"   |
        | the proxy "127.0.0.1:0"              | proxy      | "127.0.0.1:0"     |
        | the Tor proxy "127.0.0.1:65536"      | onion      | "127.0.0.1:65536" |
        | the I2P router "127.0.0.1:abc"       | i2psam     | "127.0.0.1:abc"   |
        | the Tor control port "127.0.0.1:abc" | torcontrol | "127.0.0.1:abc"   |

    Scenario Outline: The node is started with <setting>, the end of what is allowed
      Given the node is started with <setting>
      When the node starts
      And Alice connects to the node
      Then the node completes the handshake with Alice

      Examples: ports that nothing listens on, at once
        | setting                         |
        | the proxy "127.0.0.1:1"         |
        | the Tor proxy "127.0.0.1:65535" |

  @BIND-004
  Rule: The node refuses to start if it is to listen on one address and port twice, or where it cannot
    Bitcoin Core: init.cpp CheckBindingConflicts
    Bitcoin Core: net.cpp CConnman::BindListenPort
    Named twice, an address and port would be ordinary and with permissions, or for Tor, at once; who connects there has
    either, and the operator does not know which (since version 31 this has an error of its own). Where another program
    listens already, or the machine does not have the address, the node cannot be reached (since version 28; before, it
    started if it could listen anywhere).

    @use.with_node.min_version=31
    Scenario Outline: <first>, and <second>
      Given the node is started with <first>
      And the node is started with <second>
      When the node starts
      Then the node refuses to start because an address and port are named twice

      Examples: all six pairs
        | first                                                     | second                                                    |
        | "127.0.0.1:7003" to listen on                             | "127.0.0.1:7003" to listen on                             |
        | "127.0.0.1:7003" to listen on                             | "127.0.0.1:7003" to listen on, with the permissions relay |
        | "127.0.0.1:7003" to listen on                             | "127.0.0.1:7003" to listen on for Tor                     |
        | "127.0.0.1:7003" to listen on, with the permissions relay | "127.0.0.1:7003" to listen on, with the permissions relay |
        | "127.0.0.1:7003" to listen on, with the permissions relay | "127.0.0.1:7003" to listen on for Tor                     |
        | "127.0.0.1:7003" to listen on for Tor                     | "127.0.0.1:7003" to listen on for Tor                     |

    @use.with_node.min_version=28
    Scenario Outline: Bob has taken <what>
      Given the node is started with <what> that Bob has taken
      When the node starts
      Then the node refuses to start because the port is taken

      Examples: an ordinary port, one for Tor
        | what                                        |
        | an ordinary port                            |
        | an onion listening port beside another port |

    @use.with_node.min_version=28
    Example: The machine does not have the address
      Given the node is started with "[2001:db8::7]:7003" to listen on
      When the node starts
      Then the node refuses to start because the address is out of reach

  @BIND-005
  Rule: The node refuses to start if it is to listen somewhere, or be reached through Tor, and not to listen
    Bitcoin Core: init.cpp AppInitParameterInteraction
    One of the two is a mistake. If the node listened, an operator who wants it hidden would have it shown; if not, it
    could not be reached. Alone, an address to listen on switches listening on even with specified nodes (shown there).

    Scenario Outline: <setting>
      Given the node is started with <setting>
      When the node starts
      Then the node refuses to start because <error>

      Examples: an address, with permissions or without
        | setting                                                                              | error                                      |
        | listening switched off, and "127.0.0.1:7003" to listen on                            | it is to listen and to keep from listening |
        | listening switched off, and "127.0.0.1:7003" to listen on with the permissions relay | it is to listen and to keep from listening |

      @use.with_node.min_version=23
      Examples: an onion service, since version 23
        | setting                                      | error                                             |
        | listening switched off, and an onion service | it is to be reached through Tor without listening |

    @connection.outbound-full-relay
    Example: Listening is switched off, and that is all
      Given the node is started with listening switched off
      When Bob connects to the node
      And an outbound-full-relay connection to Alice opens
      Then the node completes the handshake with Alice
      But nobody listens where Bob connects

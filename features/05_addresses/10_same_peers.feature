@source.policy @few.with.bystanders
Feature: To whom the node sends the same address again
  Whoever sends an address again and again, or has many peers send it, must not make it spread faster than the
  addresses of others. Addr-fetch peers are left out: their connections end after five minutes, before it all is over.
  Not with bystanders: an address goes to two peers only, and could go to them.

  @ADR-008 @use.with_node.min_version=23
  Rule: For a day the node relays an address that it can reach to the same two peers, whoever sends it
    Bitcoin Core: net_processing.cpp PeerManagerImpl::RelayAddress, ROTATE_ADDR_RELAY_DEST_INTERVAL
    The owner of an address could otherwise make it spread faster than those of others, by sending it again and again or
    from many connections. Which two it is changes from day to day, so that nobody can rely on it (by chance it would
    hardly be the same two on nine days in turn). A day begins for each address at another moment (in another way before
    version 23). If one of the two goes, or sends the address itself, another one takes its place, as may one that has
    come since.

    @connection.<connection>
    Scenario Outline: Two other peers send it within 23 hours, to <connection> peers
      Given the node has inbound connections to Carol, Dave and Gil
      And the node has <connection> connections to Alice, Bob, Erin and Frank
      When Carol sends the node a fresh address when its day begins
      And 12 hours pass
      And Dave sends the node the address
      And 10 hours pass
      And Gil sends the node the address
      Then the node sends the address to 2 of Alice, Bob, Erin and Frank

      Examples: long-lived types that the node opens and that relay addresses
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.inbound
    Example: Two other peers send it within 23 hours, to inbound peers
      Given the node has inbound connections to Carol, Dave, Gil, Alice, Bob, Erin and Frank
      And Alice, Bob, Erin and Frank request addresses from the node
      When Carol sends the node a fresh address when its day begins
      And 12 hours pass
      And Dave sends the node the address
      And 10 hours pass
      And Gil sends the node the address
      Then the node sends the address to 2 of Alice, Bob, Erin and Frank

    @connection.outbound-full-relay
    Example: It is sent on each of nine days
      Given the node has an inbound connection to Carol
      And the node has outbound-full-relay connections to Alice, Bob, Erin and Frank
      When Carol sends the node a fresh address on each of 9 days
      Then the node sends the address to more than 2 of Alice, Bob, Erin and Frank

  @ADR-009 @fixture.initial_download
  Rule: The node does not relay an address to a peer that has sent it, unless it dropped the address then
    Bitcoin Core: net_processing.cpp PeerManagerImpl::AddAddressKnown, PeerManagerImpl::PushAddress
    The peer knows it: to send it back would cost both traffic and tell nobody anything. The node keeps the 5000 latest
    in mind for each peer, and forgets them about once a day, when it repeats its own address, but not during initial
    block download, which is why the node is in that here. Bob sends it as ten minutes old, too old to be relayed. Alice
    is there to show that the address is relayed at all. What the node drops, as too many addresses of one peer (unasked
    it may send one, and one more every ten seconds), is as if not sent.

    @connection.<connection>
    Scenario Outline: A <connection> peer has sent it as an old one, then another peer sends it
      Given the node has a <connection> connection to Bob
      And the node has inbound connections to Alice and Carol
      And Alice requests addresses from the node
      And Bob sends the node an address seen 600 seconds ago
      When Carol sends the node the address
      Then the node sends Alice the address
      But the node does not send Bob the address

      Examples: long-lived types that relay addresses
        | connection          |
        | outbound-full-relay |
        | manual              |
        | inbound             |

    @connection.inbound @use.with_node.min_version=22
    Example: The address was dropped when Bob sent it, just after another one
      Given the node has inbound connections to Bob and Carol
      And Bob sends the node 1 address
      And Bob sends the node an address seen 600 seconds ago
      When Carol sends the node the address
      Then the node sends Bob the address

  @ADR-009 @fixture.initial_download
  Rule: The node does not relay an address to a peer to which it has relayed it before
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendAddr, m_addr_known
    The peer knows it: to send it again would cost traffic for nothing, and help whoever repeats his address to be
    noticed. About once a day, when it repeats its own address, the node forgets what a peer knows, but not during
    initial block download; that is why the node is in it here.

    @connection.<connection>
    Scenario Outline: A <connection> peer has been sent it, then another peer sends it
      Given the node has a <connection> connection to Alice
      And the node has inbound connections to Carol and Dave
      When Carol sends the node a fresh address
      And Dave sends the node the address
      Then the node sends Alice the address once

      Examples: long-lived types that the node opens and that relay addresses
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.inbound
    Example: An inbound peer has been sent it, then another peer sends it
      Given the node has inbound connections to Alice, Carol and Dave
      And Alice requests addresses from the node
      When Carol sends the node a fresh address
      And Dave sends the node the address
      Then the node sends Alice the address once

  @ADR-009
  Rule: When its own address is due again to a peer, a listening node forgets which addresses the peer knows
    Bitcoin Core: net_processing.cpp PeerManagerImpl::MaybeSendAddr, m_addr_known
    The node repeats its own address to each peer about once a day, and forgets then what the peer knows: else the peer
    would count as one that knows this address. News of other nodes may come to the peer again, too. After 37 days it
    has done so for certain, even here, where it knows no address of its own to repeat. Bob shows the chain tip, or the
    node would give him up.

    @connection.<connection>
    Scenario Outline: A <connection> peer has sent the address as an old one 37 days before
      Given the node has a <connection> connection to Bob
      And Bob shows the chain tip
      And the node has an inbound connection to Carol
      And Bob sends the node an address seen 600 seconds ago
      When 37 days pass
      And Carol sends the node the address
      Then the node sends Bob the address

      Examples: long-lived types that the node opens and that relay addresses
        | connection          |
        | outbound-full-relay |
        | manual              |

    @connection.inbound
    Example: An inbound peer has been sent the address 37 days before
      Given the node has inbound connections to Alice and Carol
      And Alice requests addresses from the node
      And Carol sends the node a fresh address
      When 37 days pass
      And Carol sends the node the address
      Then the node sends Alice the address once

  @ADR-009 @connection.inbound @use.with_node.min_version=23 @first.with.later @not.with.second_time
  Rule: The answer to a request for addresses leaves out those that the peer has sent
    Bitcoin Core: net_processing.cpp PeerManagerImpl::PushAddress, m_addr_known
    The peer knows them: to send them back would cost traffic for nothing. Alice is given some of those that have all
    come from Bob. By the addr permission he may send so many, and none is dropped; without it after 1800 seconds. Of
    200 addresses 46 are drawn (23 percent); where half come from Bob about 23 are left, fewer than 40 for certain. They
    are sent within 20 minutes. Not with twice as many peers: the other would send more. Not a day later: about once a
    day the node forgets what a peer knows. Not a second time: what it knows has come from another peer then.

    Example: All addresses that the node knows have come from Bob
      Given Bob has a loopback address of its own
      And the node is started with the permissions addr for Bob
      And the node has inbound connections to Alice and Bob
      And Bob sends the node 100 addresses
      When Bob requests addresses from the node
      And Alice requests addresses from the node
      Then the node sends Alice some of the addresses
      But the node does not send Bob any address

    @not.with.twice
    Example: Half of them have come from Bob, who has no permission
      Given the address manager has learnt 100 addresses where nobody lives
      And the node has an inbound connection to Bob
      And 1800 seconds pass
      And Bob sends the node 100 addresses
      When Bob requests addresses from the node
      And 20 minutes pass
      Then the node sends Bob fewer than 40 addresses

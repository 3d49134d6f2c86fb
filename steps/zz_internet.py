"""Sentences about a node that looks for peers by itself, among peers at public addresses."""

from behave import given, then, use_step_matcher, when

from harness import claims
from harness.acts import internet
from harness.terms import ConnectionType

use_step_matcher("parse")


@given("the node looks for peers by itself")
def node_looks_for_peers(context):
    """The node was given no fixed list of peers: it calls those whose addresses it knows."""
    internet.look_for_peers(context.scene)


@given("the node has all the lasting connections that it wants")
def node_has_all_lasting_connections(context):
    """Eight outbound-full-relay and two block-relay-only connections are open."""
    internet.fill_lasting(context.scene)


@given(
    "the node has all the lasting connections that it wants, "
    "the newest {kind:ConnectionType} one to peer {name:Name}"
)
def node_has_all_lasting_connections_newest(context, kind, name):
    """As before; of the connections of this kind, that to the named peer opened last."""
    internet.fill_lasting(context.scene, kind=kind, newest=name)


@given("the time for a feeler connection comes")
@when("the time for a feeler connection comes")
def feeler_falls_due(context):
    """The node's clock moves beyond the moment when a feeler connection is due at the latest."""
    internet.let_fall_due(context.scene, internet.FEELER_BOUND)


@when("the node learns the address of peer {name:Name}")
def node_learns_address(context, name):
    """The address enters the node's address book; the node has not used it so far."""
    internet.learn(context.scene, name)


@when("the node hears from {name:Name} that {other:Name} offers {offered:Services}")
def node_hears_what_is_offered(context, name, other, offered):
    """A peer tells the node an address, and what whoever lives there has said of itself."""
    internet.send_addresses_of(context.scene, name, [other], offering=offered)


@when(
    "the node hears from {name:Name} that {other:Name} offers {offered:Services}, "
    "and considers {again:Name}"
)
def node_hears_and_considers(context, name, other, offered, again):
    """As before, and the node has picked the address from its book in two looks for whom to call.

    Before the second look, whatever the first led to is over.
    """
    internet.send_addresses_of(context.scene, name, [other], offering=offered)
    internet.await_consideration(context.scene, again, times=2)


@then("the node opens a {kind:ConnectionType} connection to {name:Name}")
@then("the node opens an {kind:ConnectionType} connection to {name:Name}")
def node_opens_connection(context, kind, name):
    """The node calls the peer by itself, and its list of peers names the kind."""
    scene = context.scene
    row, entry = internet.kind_of_call(scene, name)
    scene.accept(
        claims.called_at_all(internet.this_life(scene), name),
        claims.listed_as(row, entry, peer=name, kind=kind),
    )


@then("the node opens a connection to {name:Name} other than {kind:ConnectionType}")
def node_opens_another_connection(context, name, kind):
    """The node calls the peer by itself, and its list of peers names another kind."""
    scene = context.scene
    row, entry = internet.kind_of_call(scene, name)
    scene.accept(
        claims.called_at_all(internet.this_life(scene), name),
        claims.listed_as_other(row, entry, peer=name, kind=kind),
    )


@given("the node has discouraged the address of {name:Name}")
def address_is_discouraged(context, name):
    """Somebody called the node from this address and broke its rules."""
    internet.discourage(context.scene, name)


@given("the node's list of added nodes holds the address of {name:Name}")
def address_is_added(context, name):
    """The operator has named the address; nobody takes the node's calls at the usual place."""
    scene = context.scene
    scene.options["addnode"] = scene.peer(name).host


@given("the node takes the address of {name:Name} for its own")
def address_is_own(context, name):
    """The operator has told the node that this is the address under which others reach it."""
    scene = context.scene
    scene.options["externalip"] = scene.peer(name).host


@given("peer {name:Name} lives in the network group of {neighbour:Name}")
def peer_lives_near(context, name, neighbour):
    """The two addresses begin with the same two of four numbers, as those of one operator may."""
    internet.move_near(context.scene, name, neighbour)


@when("the node learns the addresses of {count:d} peers")
def node_learns_addresses(context, count):
    """So many addresses enter the node's address book, each of a network group of its own."""
    internet.learn_many(context.scene, count)


@then(
    "the node opens {many:d} {first:ConnectionType} connections, "
    "then {few:d} {second:ConnectionType} connections"
)
def node_opens_in_order(context, many, first, few, second):
    """The node has that many connections, and opened those of the first kind first."""
    scene = context.scene
    rows, entry = scene.ask_until("getpeerinfo", lambda rows: len(rows) >= many + few)
    scene.accept(claims.kinds_in_order(rows, entry, [first] * many + [second] * few))


@then("the node calls {name:Name} by itself")
def node_calls_by_itself(context, name):
    """The node opens a connection to the peer, of whatever kind, and greets."""
    scene = context.scene
    internet.await_call(scene, name)
    scene.rest()
    scene.accept(claims.called_at_all(internet.this_life(scene), name))


@when("the node considers peer {name:Name}, then others, for a feeler connection")
def node_considers_peer_for_feeler(context, name):
    """Feeler connections fall due: one when the node knows only this address, then more."""
    internet.feel_past(context.scene, name, others=4)


@then("the node opens a feeler connection to one of the others")
def node_opens_feeler_to_other(context):
    """The node calls one of the other peers, and its list of peers names the kind."""
    scene = context.scene
    name = internet.await_any_call(scene, internet.strangers(scene))
    row, entry = internet.kind_of_call(scene, name)
    scene.accept(claims.listed_as(row, entry, peer=name, kind=ConnectionType.FEELER))


@given("the node has reached peer {name:Name} before")
def node_has_reached_peer(context, name):
    """The address is in the part of the node's address book for those that were found alive."""
    internet.learn(context.scene, name, tested=True)


@when("the time for a feeler connection to each of {count:d} new addresses comes")
def feelers_to_each(context, count):
    """So many times the node learns an address and a feeler connection falls due."""
    internet.feel_each(context.scene, count)


@then("the node calls each of them")
def node_calls_each(context):
    """The node opens a connection to every one of the new addresses."""
    scene = context.scene
    names = internet.strangers(scene)
    scene.accept(*claims.each_called(internet.this_life(scene), names))


@then("the node does not call {name:Name} meanwhile")
def node_does_not_call_meanwhile(context, name):
    """The node calls others, and never this peer."""
    scene = context.scene
    window = scene.rest()
    control = claims.calls_of_others(window, name)
    scene.accept(claims.never_called(window, name, control=control))


@when("the time for an extra block-relay-only connection comes")
def extra_falls_due(context):
    """The node's clock moves beyond the moment when such a connection, or a feeler, is due."""
    internet.let_fall_due(context.scene, internet.EXTRA_BLOCK_RELAY_BOUND)


@when("the node reviews its peers")
def node_reviews_peers(context):
    """The node makes the check that is due every 45 seconds: is there news, is anyone too many."""
    internet.review_peers(context.scene)


@when("the node reviews its peers {seconds:d} seconds later")
def node_reviews_peers_later(context, seconds):
    """The clock moves on, and the node makes the check that is due every 45 seconds."""
    internet.review_peers(context.scene, after=seconds)


@when(
    "{name:Name} brings the node a new block, "
    "and so do later the {count:d} full-relay peers that came before it"
)
def peers_bring_blocks_in_turn(context, name, count):
    """Each brings a block of its own, on top of the one before; the named peer is the first."""
    internet.bring_in_turn(context.scene, name, count)


@given("the node has just started with a newest block that was found {seconds:d} seconds ago")
def node_has_got_old_block(context, seconds):
    """The node got the block when it was that old, and was started again."""
    internet.get_old_block(context.scene, seconds)


@given("the node has an extra {kind:ConnectionType} connection to peer {name:Name}")
def node_has_extra_connection(context, kind, name):
    """The node has opened one more than usual: for want of blocks, or when the time had come."""
    internet.open_extra(context.scene, kind, name)


@given(
    "the node has opened and ended an extra {kind:ConnectionType} connection to peer {name:Name}"
)
def node_has_ended_extra_connection(context, kind, name):
    """The node has opened one more than usual, and has ended that one when it was time."""
    internet.end_extra(context.scene, kind, name)


@given("the node has found the {kind:ConnectionType} peer {name:Name} by itself")
def node_has_found_peer(context, kind, name):
    """The node has called the peer from its address book, as this kind."""
    internet.find(context.scene, kind, name)


@given("the node has called silent peer {name:Name} to feel whether it is there")
def node_has_opened_feeler(context, name):
    """The node has opened a feeler connection by itself, and the peer says nothing."""
    internet.find_feeler(context.scene, name)


@given("the node has found the {kind:ConnectionType} peers {one:Name} and {other:Name} by itself")
def node_has_found_peers(context, kind, one, other):
    """The node has called both peers from its address book, as this kind."""
    internet.find(context.scene, kind, one, other)


@when("the node considers peer {name:Name}")
def node_considers_peer(context, name):
    """The node learns the address and picks it from its address book when it looks for a peer."""
    internet.consider(context.scene, name)


@then("the node does not call {name:Name}")
def node_does_not_call(context, name):
    """The node has picked the address and left it, and has called somebody else afterwards."""
    scene = context.scene
    window = scene.rest()
    picks = internet.considered(scene, name)
    scene.accept(claims.not_called(window, name, considered=picks))

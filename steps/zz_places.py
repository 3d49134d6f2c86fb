"""Sentences about places: how many connections the node has, who takes one, who gives one back."""

from behave import given, then, use_step_matcher, when

from harness import claims
from harness.acts import callers, places

use_step_matcher("parse")


@given("the node has {count:d} {kind:ConnectionType} connections")
@given("the node has {count:d} {kind:ConnectionType} connection")
def node_has_connections(context, count, kind):
    """So many connections are open, each to another peer, and all have greeted each other."""
    places.take(context.scene, kind, count)


@given("the node has a {kind:ConnectionType} connection to silent peer {name:Name}")
@given("the node has an {kind:ConnectionType} connection to silent peer {name:Name}")
def node_has_silent_connection(context, kind, name):
    """The connection is open, and the peer has not said anything."""
    places.connect_silently(context.scene, kind, name)


@when("{name:Name} hangs up")
def peer_hangs_up(context, name):
    """The peer ends the connection, and the node has noticed."""
    places.hang_up(context.scene, name)


@when("the node ends the connection to {name:Name}")
def node_hangs_up(context, name):
    """The node ends the connection by itself, and the scenario goes on when it has."""
    places.await_end_by_node(context.scene, name)


@then("the node has {count:d} {kind:ConnectionType} connection")
@then("the node has {count:d} {kind:ConnectionType} connections")
def node_has_so_many(context, count, kind):
    """The node's own list of peers holds exactly so many connections of this kind."""
    scene = context.scene
    rows, entry = scene.node.question("getpeerinfo")
    scene.accept(claims.counted(rows, entry, kind=kind, count=count))


@then("the node turns {name:Name} away without a word")
def node_turns_away(context, name):
    """The node ends the caller's connection before it has said anything."""
    scene = context.scene
    scene.await_end(name)
    heard = scene.peers[name].link.bytes_received
    scene.accept(claims.turned_away(scene.window(), name, heard=heard))

"""Sentences about connections: opening, listing, ending."""

from behave import given, then, use_step_matcher, when

from harness import claims

use_step_matcher("parse")


@given("the node has a {kind:ConnectionType} connection to peer {name:Name}")
@given("the node has an {kind:ConnectionType} connection to peer {name:Name}")
def node_has_connection(context, kind, name):
    """The connection is open and both sides have greeted each other."""
    context.scene.connect(kind, name)


@given("the node has {kind:ConnectionType} connections to peers {names:Names}")
def node_has_connections(context, kind, names):
    """One connection of this kind to each; they are open and all have greeted each other."""
    for name in names:
        context.scene.connect(kind, name)


@when("a {kind:ConnectionType} connection to peer {name:Name} opens")
@when("an {kind:ConnectionType} connection to peer {name:Name} opens")
def connection_opens(context, kind, name):
    """The node calls the peer (or, for inbound, is called), and the peer answers as peers do."""
    context.scene.open(kind, name)


@then("the node has completed the handshake with {name:Name}")
def handshake_is_complete(context, name):
    """Both sides have sent their version message and acknowledged the other's."""
    scene = context.scene
    window = scene.since_first_event(scene.window())
    scene.accept(claims.handshake_completed(window, name))


@then("the node lists {name:Name} as {kind:ConnectionType}")
def node_lists_peer_as(context, name, kind):
    """The node's own list of peers names this connection type, and says who called whom."""
    scene = context.scene
    row, entry = scene.listed(name)
    scene.accept(claims.listed_as(row, entry, peer=name, kind=kind))


@then("the node ends the connection to {name:Name}")
def node_ends_connection(context, name):
    """The node hangs up; the peer did not."""
    scene = context.scene
    scene.await_end(name)
    scene.accept(
        claims.closed_by_node(scene.window(), name, expected=f"the node hangs up on {name}")
    )


@then("the node keeps the connection to {name:Name}")
def node_keeps_connection(context, name):
    """The connection is alive after the node has dealt with everything that was sent."""
    scene = context.scene
    window = scene.rest()
    scene.accept(claims.still_open(window, name, expected=f"the connection to {name} stays open"))


@then("the node lists every peer as what it is")
def node_lists_every_peer(context):
    """The node's list of peers holds each open connection once, under its own kind."""
    scene = context.scene
    rows, entry = scene.all_listed()
    scene.accept(claims.all_listed(rows, entry, scene.expected_rows()))


@then("the node still waits for {name:Name}")
def node_still_waits(context, name):
    """The connection is neither over nor carried on, while another peer gets its answers."""
    scene = context.scene
    window = scene.rest()
    scene.accept(claims.waits_for(window, name))

"""Sentences about peers that have the node's newest block or stay behind it."""

from behave import given, then, use_step_matcher, when

from harness import claims
from harness.acts import catching_up

use_step_matcher("parse")


@given("the node has {count:d} {kind:ConnectionType} connections to peers that are up to date")
def node_has_connections_up_to_date(context, count, kind):
    """So many connections are open, to peers that have shown the node's newest block."""
    catching_up.connect_many(context.scene, kind, count)


@given("the node has a {kind:ConnectionType} connection to peer {name:Name}, who is up to date")
@given("the node has an {kind:ConnectionType} connection to peer {name:Name}, who is up to date")
def node_has_connection_up_to_date(context, kind, name):
    """The connection is open, and the peer has shown the node's newest block."""
    catching_up.connect(context.scene, kind, name)


@given("peer {name:Name} was up to date on a {kind:ConnectionType} connection and has left")
@given("peer {name:Name} was up to date on an {kind:ConnectionType} connection and has left")
def peer_was_up_to_date(context, name, kind):
    """The peer has shown the node's newest block, and then has hung up."""
    catching_up.come_and_leave(context.scene, kind, name)


@when("{name:Name} shows the node its newest block")
def peer_shows_newest_block(context, name):
    """The peer sends the header of the newest block that the node has."""
    catching_up.show_tip(context.scene, name)


@when("{name:Name} catches up while the node gets a new block")
def peer_catches_up_too_late(context, name):
    """The peer shows the block that was the node's newest, just when there is a newer one."""
    catching_up.catch_up_too_late(context.scene, name)


@then("the node asks {name:Name} for headers")
def node_asks_for_headers(context, name):
    """The node wants to know which blocks the peer has beyond those that both know."""
    scene = context.scene
    scene.accept(claims.asked(scene.since_event(scene.window()), name, "getheaders"))


@then("the node does not ask {name:Name} for headers")
def node_does_not_ask_for_headers(context, name):
    """The node asks another peer, and had its chance to ask this one."""
    scene = context.scene
    window = scene.since_event(scene.rest())
    scene.accept(
        claims.silence(
            window,
            claims.is_message("getheaders"),
            peer=name,
            expected=f"the node does not ask {name} for headers",
            control=claims.said_to_others(window, name, "getheaders"),
        )
    )

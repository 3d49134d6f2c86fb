"""Sentences about the handshake: who speaks first, and what the version message says."""

from behave import given, then, use_step_matcher, when

from harness import claims
from harness.p2p import messages
from harness.terms import ConnectionType

use_step_matcher("parse")


@given("peer {name:Name} waits with its version message")
def peer_waits_with_version(context, name):
    """The peer takes the call (or calls) and says nothing by itself."""
    context.scene.conduct(name, speaks=False)


@given("peer {name:Name} declines transactions")
def peer_declines_transactions(context, name):
    """The peer's version message asks the node not to announce transactions."""
    context.scene.conduct(name, relay=False)


@when("{name:Name} sends its version message")
def peer_sends_version(context, name):
    """The peer that waited says its version message now."""
    scene = context.scene
    scene.peers[name].send(scene.peers[name].link.session.version())


@then("the node's version message to {name:Name} asks for transactions")
def version_asks_for_transactions(context, name):
    """The version message carries the flag that invites announcements of transactions."""
    scene = context.scene
    scene.accept(claims.version_asks(scene.window(), name, asks=True))


@then("the node's version message to {name:Name} declines transactions")
def version_declines_transactions(context, name):
    """The version message carries the flag that asks for no announcements of transactions."""
    scene = context.scene
    scene.accept(claims.version_asks(scene.window(), name, asks=False))


@then("the node speaks first on the connection to {name:Name}")
def node_speaks_first(context, name):
    """The node has sent its version message and now waits for that of the peer."""
    scene = context.scene
    window = scene.await_first_words(name)
    scene.accept(claims.only_said(window, name, "version"))


@then("the node says nothing to {name:Name}")
def node_says_nothing(context, name):
    """Nothing reaches the peer, though others get their answers at the same time."""
    scene = context.scene
    window = scene.rest()
    scene.accept(
        claims.silence(
            window,
            claims.is_anything,
            peer=name,
            expected=f"the node says nothing to {name}",
            control=claims.said_to_others(window, name, messages.Pong.type),
        )
    )


@given("peer {name:Name} does not ask for announcements by wtxid")
def peer_wants_no_wtxid(context, name):
    """The peer leaves out the message that asks for the newer kind of hash (BIP 339)."""
    context.scene.conduct(name, offers_wtxid_relay=False)


@given("the node has accepted the silent call of peer {name:Name}")
def node_has_accepted_silent_call(context, name):
    """The peer has called the node and waits; nobody has said anything."""
    context.scene.open(ConnectionType.INBOUND, name)


@then("the node answers {name:Name}")
def node_answers(context, name):
    """The node has answered what this peer asked during the same time."""
    scene = context.scene
    scene.accept(claims.asked(scene.event(), name, messages.Pong.type))


@then("the node answers {name:Name} with its version message")
def node_answers_with_version(context, name):
    """The node's version message comes after the peer's own."""
    scene = context.scene
    scene.await_first_words(name)
    scene.accept(claims.asked(scene.event(), name, messages.Version.type))

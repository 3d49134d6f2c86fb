"""Sentences about encryption as far as it matters to calls: a second call in plain words."""

from behave import given, then, use_step_matcher, when

from harness import claims
from harness.acts import places, redial, requests

use_step_matcher("parse")


@given("the node encrypts where it can")
def node_encrypts(context):
    """The node is started so that it may greet encrypted (BIP 324)."""
    context.scene.options["v2transport"] = "1"


@given("peer {name:Name} knows no encryption")
def peer_knows_no_encryption(context, name):
    """The peer hangs up when the first bytes it hears are not those of a plain greeting."""
    context.scene.conduct(name, refuses_encryption=True)


@given("peer {name:Name} understands nothing and waits")
def peer_understands_nothing(context, name):
    """The peer takes the node's call, makes nothing of what it hears, and says nothing."""
    context.scene.conduct(name, ignores_encryption=True, speaks=False)


@when("{name:Name} says something meaningless and hangs up")
def peer_babbles_and_hangs_up(context, name):
    """The node has read what the peer said, which is part of no greeting, when the peer goes."""
    redial.babble_and_hang_up(context.scene, name)


@given("the node has just called peer {name:Name} a second time")
def node_has_just_called_again(context, name):
    """A manual peer without encryption. Whom to call again the node looks every two seconds."""
    redial.have_called_again(context.scene, name)


@when("the node is asked for an encrypted {kind:ConnectionType} connection to peer {name:Name}")
def node_is_asked_to_encrypt(context, kind, name):
    """Somebody in charge wants the node to call this peer and to greet encrypted."""
    requests.ask(context.scene, kind, name, encrypted=True)


@when(
    "the node is asked for an encrypted {kind:ConnectionType} connection to peer {name:Name}, "
    "and calls again"
)
def node_calls_after_encrypting(context, kind, name):
    """The node is asked to greet encrypted; the scenario goes on when it has called once more."""
    requests.ask(context.scene, kind, name, encrypted=True)
    redial.await_second_call(context.scene, name)


@when("the node calls {name:Name} again")
def node_calls_again(context, name):
    """The scenario goes on when the node has called this peer for the second time."""
    redial.await_second_call(context.scene, name)


@then("the second greeting of {name:Name} is not encrypted")
def second_greeting_is_plain(context, name):
    """The node greeted encrypted on its first call, and in plain words on the second."""
    scene = context.scene
    scene.accept(claims.greeted_plain_at_last(scene.window(), name))


@then("the node has called {name:Name} twice")
def node_has_called_twice(context, name):
    """Exactly two calls of the node reached this peer in the whole scenario."""
    scene = context.scene
    places.await_calls(scene, name, 2)
    scene.rest()
    scene.accept(claims.called(scene.window(), name, 2))

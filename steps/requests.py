"""Sentences about requests: the node is asked to open a connection, and calls or refuses."""

from behave import then, when

from harness import claims
from harness.acts import requests


@when("the node is asked for a {kind:ConnectionType} connection to peer {name:Name}")
@when("the node is asked for an {kind:ConnectionType} connection to peer {name:Name}")
def node_is_asked(context, kind, name):
    """Somebody in charge wants the node to call this peer; whether it does is judged later."""
    requests.ask(context.scene, kind, name)


@when("the node is asked for {count:d} {kind:ConnectionType} connections")
def node_is_asked_for_many(context, count, kind):
    """The same request for so many different peers, one after the other."""
    requests.ask_for_many(context.scene, kind, count)


@then("the node refuses the {kind:ConnectionType} connection to {name:Name} for want of a place")
def node_refuses(context, kind, name):
    """The node answers the request by saying that all places are taken."""
    scene = context.scene
    scene.accept(
        claims.refused_for_want_of_place(
            scene.window(),
            requests.words_of(scene, kind, name),
            expected=f"the node refuses the {kind} connection to {name} for want of a place",
        )
    )


@then("the node has called {name:Name} once")
def node_has_called_once(context, name):
    """Exactly one call of the node reached this peer in the whole scenario."""
    scene = context.scene
    scene.settle()
    scene.accept(claims.called(scene.window(), name, 1))

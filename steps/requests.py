"""Sentences about requests: the node is asked to open a connection, and calls or refuses."""

from behave import then, when

from harness import claims
from harness.acts import requests


@when("the node is asked for a {kind:ConnectionType} connection to peer {name:Name}")
@when("the node is asked for an {kind:ConnectionType} connection to peer {name:Name}")
def node_is_asked(context, kind, name):
    """Somebody in charge wants the node to call this peer; whether it does is judged later."""
    requests.ask(context.scene, kind, name)


@when(
    "the node is asked for a {kind:ConnectionType} connection to peer {name:Name}, "
    "its address spelt otherwise"
)
@when(
    "the node is asked for an {kind:ConnectionType} connection to peer {name:Name}, "
    "its address spelt otherwise"
)
def node_is_asked_in_another_spelling(context, kind, name):
    """The request names the peer's address in another spelling that means the same."""
    requests.ask_in_another_spelling(context.scene, kind, name)


@when(
    "the node is asked for a {kind:ConnectionType} connection to peer {name:Name}, "
    "who does not listen"
)
@when(
    "the node is asked for an {kind:ConnectionType} connection to peer {name:Name}, "
    "who does not listen"
)
def node_is_asked_in_vain(context, kind, name):
    """The request names an address where nobody answers."""
    requests.ask_in_vain(context.scene, kind, name)


@when("the node is asked for {count:d} {kind:ConnectionType} connection")
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


@then("the node agrees to the {kind:ConnectionType} connection to {name:Name}")
def node_agrees(context, kind, name):
    """The node takes the request as done, whatever came of it."""
    scene = context.scene
    scene.accept(
        claims.agreed(
            scene.window(),
            requests.words_of(scene, kind, name),
            expected=f"the node agrees to the {kind} connection to {name}",
        )
    )


@then("the node has never called {name:Name}")
def node_has_never_called(context, name):
    """No call of the node reached this peer, though others were called."""
    scene = context.scene
    window = scene.settle()
    scene.accept(claims.never_called(window, name, control=claims.calls_of_others(window, name)))


@then("the node does not list {name:Name}")
def node_does_not_list(context, name):
    """The node's own list of peers does not hold this peer, though it holds another one."""
    scene = context.scene
    rows, entry = scene.node.question("getpeerinfo")
    scene.accept(claims.unlisted(scene.listing(name, rows), len(rows), entry, peer=name))


@then("the node has called {name:Name} once")
def node_has_called_once(context, name):
    """Exactly one call of the node reached this peer in the whole scenario."""
    scene = context.scene
    scene.settle()
    scene.accept(claims.called(scene.window(), name, 1))

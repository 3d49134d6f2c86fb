"""Sentences about the addresses of other nodes."""

from behave import then, when

from harness import claims
from harness.acts import addresses
from harness.p2p import messages


@then("the node asks {name:Name} for addresses")
def node_asks_for_addresses(context, name):
    """The node sends one request for addresses, no more."""
    scene = context.scene
    scene.accept(claims.asked_once(scene.window(), name, "getaddr"))


@then("the node does not ask {name:Name} for addresses")
def node_does_not_ask_for_addresses(context, name):
    """No request for addresses reaches this peer, while the same node does ask another one."""
    scene = context.scene
    window = scene.rest()
    scene.accept(
        claims.silence(
            window,
            claims.is_message("getaddr"),
            peer=name,
            expected=f"the node does not ask {name} for addresses",
            control=claims.said_to_others(window, name, "getaddr"),
        )
    )


@when("{name:Name} sends the node {count:d} addresses")
@when("{name:Name} sends the node {count:d} address")
def peer_sends_addresses(context, name, count):
    """The peer tells the node about this many other nodes, in one message."""
    addresses.send(context.scene, name, count)


@when("{name:Name} sends the node {count:d} addresses in the newer form")
@when("{name:Name} sends the node {count:d} address in the newer form")
def peer_sends_newer_addresses(context, name, count):
    """The same in the form that also holds addresses of other networks (BIP 155)."""
    addresses.send_newer(context.scene, name, count)


@when("{name:Name} asks the node for addresses")
def peer_asks_for_addresses(context, name):
    """The peer wants to hear of other nodes."""
    context.scene.peers[name].send(messages.GetAddr())

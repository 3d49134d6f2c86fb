"""Sentences about the addresses of other nodes."""

from behave import given, then, use_step_matcher, when

from harness import claims
from harness.acts import addresses
from harness.acts.portrait import OWN_IP
from harness.p2p import messages

use_step_matcher("parse")


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


@given("peer {name:Name} does not ask for the newer form of addresses")
def peer_wants_no_newer_form(context, name):
    """The peer leaves out the message that asks for the newer form (BIP 155)."""
    context.scene.conduct(name, offers_addrv2=False)


@given("the node has learnt addresses from peer {name:Name}")
def node_has_learnt_addresses(context, name):
    """The node has called this peer, asked it for addresses and got many."""
    addresses.learn_many(context.scene, name)


@given("the node has given peer {name:Name} addresses")
def node_has_given_addresses(context, name):
    """The peer has called the node, asked for addresses, and was answered."""
    addresses.give(context.scene, name)


@when("{name:Name} sends the node a fresh address")
def peer_sends_fresh_address(context, name):
    """The address of a node that was there a moment ago; then everybody's turn passes."""
    addresses.pass_on(context.scene, name)


@when("{name:Name} sends the node an address {kind:Address}")
def peer_sends_other_address(context, name, kind):
    """An address that differs from a fresh one in this; then everybody's turn to be told passes."""
    addresses.pass_on(context.scene, name, **addresses.UNFIT[kind])


@then("{name:Name} is told about the address")
def peer_is_told_about_address(context, name):
    """The node passes the latest address on to this peer, in whatever form."""
    scene = context.scene
    names = claims.names_address(scene.address)
    scene.accept(claims.told(scene.window(), name, names, what="the address"))


@then("{name:Name} is told about the address in the {form:Form} form")
def peer_is_told_in_form(context, name, form):
    """The node passes the address on to this peer in this form, and not in the other."""
    scene = context.scene
    scene.accept(claims.told_in_form(scene.window(), name, scene.address, form))


@then("the node passes the address on to {count:d} of {names:Names}")
def node_passes_on_to(context, count, names):
    """Exactly so many of these peers are told about the address."""
    scene = context.scene
    scene.accept(claims.passed_on(scene.rest(), scene.address, names, count))


@then("{name:Name} is told about no other address")
def peer_is_told_about_no_other(context, name):
    """This peer is told about the latest address, and about none of those before it."""
    scene = context.scene
    window = scene.rest()
    scene.accept(
        claims.silence(
            window,
            claims.names_other_address(scene.address),
            peer=name,
            expected=f"{name} is told about no other address",
            control=window.of(name).received().where(claims.names_address(scene.address)),
        )
    )


@then("{name:Name} is told of no address")
def peer_is_told_of_no_address(context, name):
    """No address reaches this peer, while others are told of some."""
    scene = context.scene
    window = scene.rest()
    scene.accept(
        claims.silence(
            window,
            claims.brings_addresses,
            peer=name,
            expected=f"{name} is told of no address",
            control=claims.told_others(window, name, claims.brings_addresses),
        )
    )


@then("the node tells {name:Name} its own address")
def node_tells_own_address(context, name):
    """The address that the operator has told the node reaches this peer."""
    scene = context.scene
    names = claims.names_address(OWN_IP)
    scene.accept(claims.told(scene.rest(), name, names, what="the node's own address"))


@then("the node gives {name:Name} addresses")
def node_gives_addresses(context, name):
    """Addresses reach this peer after it has asked for them."""
    scene = context.scene
    window = scene.since_first_event(scene.rest())
    scene.accept(claims.told(window, name, claims.brings_addresses, what="addresses of nodes"))


@then("the node gives {name:Name} no addresses")
def node_gives_no_addresses(context, name):
    """No address reaches this peer after it has asked, while another one is answered."""
    scene = context.scene
    window = scene.rest()
    asked_since = scene.first_mark
    scene.accept(
        claims.silence(
            window,
            lambda entry: entry.number > asked_since and claims.brings_addresses(entry),
            peer=name,
            expected=f"the node gives {name} no addresses",
            control=claims.told_others(
                scene.since_first_event(window), name, claims.brings_addresses
            ),
        )
    )

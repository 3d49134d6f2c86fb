"""Sentences about where a node gets its first addresses."""

from behave import given, then, use_step_matcher, when

from harness import claims
from harness.acts import internet

use_step_matcher("parse")


@given("peer {name:Name} is the node's seed")
def peer_is_seed(context, name):
    """The operator has named this peer as the one to ask for addresses."""
    internet.name_seed(context.scene, name)


@given("the node has called its seed {name:Name}")
def node_has_called_seed(context, name):
    """The node knew no address and has an addr-fetch connection to the seed, opened by itself."""
    internet.call_seed(context.scene, name)


@when("{name:Name} sends the node the address of {other:Name}")
def peer_sends_address_of(context, name, other):
    """The peer tells the node about one other node."""
    internet.send_addresses_of(context.scene, name, [other])


@when("{name:Name} sends the node the addresses of {one:Name} and {other:Name}")
def peer_sends_addresses_of(context, name, one, other):
    """The peer tells the node about two other nodes, in one message."""
    internet.send_addresses_of(context.scene, name, [one, other])


@when("the node restarts and calls {name:Name} again")
def node_restarts_and_calls(context, name):
    """The node ends in good order, starts again and has called a peer whose address it knows."""
    internet.restart_towards(context.scene, name)


@when("the node restarts and calls {one:Name} and {other:Name} again")
def node_restarts_and_calls_both(context, one, other):
    """As before, with two peers."""
    internet.restart_towards(context.scene, one, other)


@when("{seconds:d} seconds pass in which the node finds nobody but {name:Name}")
def node_finds_nobody(context, seconds, name):
    """The clock moves on, and the node looks three times for whom to call; it knows one address."""
    internet.wait_in_vain(context.scene, seconds, name)


@when("{seconds:d} seconds pass in which the node finds nobody but {one:Name} and {other:Name}")
def node_finds_nobody_but_two(context, seconds, one, other):
    """As before; it knows two addresses."""
    internet.wait_in_vain(context.scene, seconds, one, other)


@then("the node does not call its seed {name:Name} again")
def node_does_not_call_seed(context, name):
    """Since its latest start the node has looked for whom to call, and never called its seed."""
    scene = context.scene
    looks = scene.since_event(scene.rest()).where(internet.is_any_pick)
    scene.accept(claims.never_called(internet.this_life(scene), name, control=looks))

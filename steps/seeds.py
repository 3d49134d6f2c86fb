"""Sentences about where a node gets its first addresses."""

from behave import given, when

from harness.acts import internet


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

"""Sentences about what no peer may do."""

from behave import given, when

from harness.acts import misbehaviour, whereabouts


@when("{name:Name} sends the node a block header without work")
def peer_sends_worthless_header(context, name):
    """The header builds on the node's chain, but nobody has worked for it."""
    misbehaviour.send_worthless_header(context.scene, name)


@when("{name:Name} announces {count:d} blocks to the node in one message")
def peer_announces_blocks(context, name, count):
    """The peer names so many blocks that nobody has."""
    misbehaviour.announce_blocks(context.scene, name, count)


@when("{name:Name} requests {count:d} transactions from the node in one message")
def peer_requests_transactions(context, name, count):
    """The peer asks for so many transactions that nobody has."""
    misbehaviour.request_transactions(context.scene, name, count)


@when("{name:Name} sends the node a message of another network")
def peer_speaks_of_another_network(context, name):
    """The message carries the mark of the public network instead of the private one."""
    misbehaviour.speak_of_another_network(context.scene, name)


@given("peer {name:Name} has misbehaved")
def peer_has_misbehaved(context, name):
    """The peer has called, broken the rules in the gravest way, and been hung up on."""
    misbehaviour.offend(context.scene, name)


@given("peer {name:Name} has misbehaved from a public address")
def peer_has_misbehaved_from_public_address(context, name):
    """The peer has called from an address of its own, broken the rules, and been hung up on."""
    scene = context.scene
    whereabouts.house(scene, name, whereabouts.own_public(scene))
    misbehaviour.offend(scene, name)

"""Sentences about what no peer may do."""

from behave import given, use_step_matcher, when

from harness.acts import misbehaviour, whereabouts
from harness.acts.transactions import invent_hash

use_step_matcher("parse")


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


@when("{name:Name} sends the node {count:d} headers in one message, one on top of the other")
def peer_sends_headers(context, name, count):
    """The headers have the work that they must have; the blocks below them do not exist."""
    misbehaviour.send_headers(context.scene, name, count)


@when("{name:Name} sends the node two headers in one message, neither on top of the other")
def peer_sends_headers_apart(context, name):
    """Each has the work that it must have, and follows on the node's chain."""
    misbehaviour.send_headers_apart(context.scene, name)


@when("{name:Name} sends the node a header {fault:Fault}")
def peer_sends_faulty_header(context, name, fault):
    """The header is on top of the node's chain and has enough work, but breaks a rule."""
    misbehaviour.send_faulty_header(context.scene, name, fault)


@given("the node has a block that its operator calls invalid")
def node_has_condemned_block(context):
    """The node knows the block, and has been told to hold it for one that breaks the rules."""
    misbehaviour.condemn_block(context.scene)


@when("{name:Name} sends the node a header on top of that block")
def peer_sends_header_on_condemned(context, name):
    """The header is good in itself."""
    misbehaviour.send_header_on(context.scene, name, context.scene.block_hash)


@when("{name:Name} sends the node the header of that block")
def peer_sends_condemned_header(context, name):
    """The peer tells of the block that the node holds to be invalid."""
    misbehaviour.send_condemned(context.scene, name, whole=False)


@when("{name:Name} sends the node that block")
def peer_sends_condemned_block(context, name):
    """The peer delivers the block that the node holds to be invalid."""
    misbehaviour.send_condemned(context.scene, name, whole=True)


@when("{name:Name} sends the node a header on top of a block that nobody knows")
def peer_sends_header_on_unknown(context, name):
    """What is below the header, the node cannot tell."""
    scene = context.scene
    misbehaviour.send_header_on(scene, name, invent_hash(scene))


@when("{name:Name} brings the node a block on top of a block that nobody knows")
def peer_brings_orphan(context, name):
    """The whole block, of which the node cannot tell what is below it."""
    misbehaviour.bring_orphan(context.scene, name)


@when("{name:Name} brings the node a block that takes more coins than it may")
def peer_brings_greedy_block(context, name):
    """The block is on top of the node's chain and has the work that it must have."""
    misbehaviour.bring_greedy_block(context.scene, name)


@when("{name:Name} brings the node a block with a transaction that its header does not name")
def peer_brings_altered_block(context, name):
    """The header is that of a good block; somebody has put a transaction into the block since."""
    misbehaviour.bring_altered_block(context.scene, name)


@when("{name:Name} asks the node for the headers that follow on {count:d} blocks")
def peer_asks_for_headers_after(context, name, count):
    """The peer names so many blocks that it knows, which nobody else knows."""
    misbehaviour.ask_after(context.scene, name, count, headers=True)


@when("{name:Name} asks the node for the blocks that follow on {count:d} blocks")
def peer_asks_for_blocks_after(context, name, count):
    """The same, and the node shall announce the blocks that follow."""
    misbehaviour.ask_after(context.scene, name, count, headers=False)


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

"""Sentences about blocks: how they reach the node, and who is told about them."""

from behave import then, use_step_matcher, when

from harness import claims
from harness.acts import blocks

use_step_matcher("parse")


@when("a new block reaches the node")
def block_reaches_node(context):
    """A block on top of the chain is found and the node has it."""
    blocks.mine(context.scene)


@when("{name:Name} announces a block to the node")
def peer_announces_block(context, name):
    """The peer says that it has a block the node does not know."""
    blocks.announce_unknown(context.scene, name)


@when("{name:Name} announces a block and a transaction to the node")
def peer_announces_block_and_transaction(context, name):
    """The peer names, in one message, a block and a transaction that the node does not know."""
    blocks.announce_unknown_with_a_transaction(context.scene, name)


@then("{name:Name} is told about the block")
def peer_is_told_about_block(context, name):
    """The node announces the block to this peer: by its hash, its header or in compact form."""
    scene = context.scene
    names = claims.announces_block(scene.block_hash)
    scene.accept(claims.told(scene.window(), name, names, what="the block"))


@then("{name:Name} is told about the block once")
def peer_is_told_about_block_once(context, name):
    """The node announces the block to this peer, in whatever form, one time."""
    scene = context.scene
    scene.accept(claims.block_told_once(scene.rest(), name, scene.block_hash))


@then("the node asks {name:Name} about the block")
def node_asks_about_block(context, name):
    """The node follows the announcement up with a request for the block's header."""
    scene = context.scene
    window = scene.rest()
    scene.accept(claims.asked(scene.since_event(window), name, "getheaders"))


@when("{name:Name} brings the node a new block")
def peer_brings_block(context, name):
    """The peer announces a block on top of the node's chain and delivers it."""
    blocks.bring(context.scene, name)


@when("the node asks {name:Name} for the blocks, and {seconds:d} seconds pass")
def node_asks_in_vain(context, name, seconds):
    """The node has requested what the peer announced; the peer does not deliver it."""
    blocks.keep_waiting(context.scene, name, seconds)


@when("{name:Name} announces a new block and does not deliver it")
def peer_promises_block(context, name):
    """The peer announces a block on top of the node's chain; the node asks for it, in vain."""
    blocks.promise(context.scene, name)


@when("{name:Name} sends the node its newest block once more")
def peer_sends_known_block(context, name):
    """The peer delivers, unasked, the block on top of the node's chain."""
    blocks.send_newest(context.scene, name)

"""Sentences about a limit on the node's upload, and about who gets which block."""

from behave import given, then, use_step_matcher, when

from harness import claims
from harness.acts import upload

use_step_matcher("parse")


@given("the node may upload {count:d} mebibytes a day")
@given("the node may upload {count:d} mebibyte a day")
def node_may_upload(context, count):
    """The operator has set this as a goal; none (0) means no limit."""
    upload.limit(context.scene, count)


@given("the node has a block that is {seconds:d} seconds older than its newest")
def node_has_old_block(context, seconds):
    """So much time lies between two blocks of the node's chain."""
    upload.let_age(context.scene, seconds)


@when("{name:Name} asks the node for the old block")
def peer_asks_for_old_block(context, name):
    """The peer requests the older of the two blocks as a whole."""
    scene = context.scene
    upload.ask_for(scene, name, upload.old_block(scene))


@when("{name:Name} asks the node for its newest block")
def peer_asks_for_newest_block(context, name):
    """The peer requests the block on top of the node's chain as a whole."""
    scene = context.scene
    upload.ask_for(scene, name, upload.newest_block(scene))


@when("{name:Name} asks the node {count:d} times for its newest block")
def peer_asks_often_for_newest_block(context, name, count):
    """One message requests the block so many times, and the node has answered."""
    scene = context.scene
    upload.ask_for(scene, name, upload.newest_block(scene), times=count)
    scene.rest()


@then("the node sends {name:Name} the old block")
def node_sends_old_block(context, name):
    """The whole block comes, and it is the older one."""
    scene = context.scene
    names = claims.is_block(upload.old_block(scene))
    scene.accept(claims.told(scene.rest(), name, names, what="the old block"))


@then("the node sends {name:Name} its newest block")
def node_sends_newest_block(context, name):
    """The whole block comes, and it is the newest one."""
    scene = context.scene
    names = claims.is_block(upload.newest_block(scene))
    scene.accept(claims.told(scene.rest(), name, names, what="the newest block"))


@then("the node says that it gives old blocks")
def node_says_it_gives_old_blocks(context):
    """The node's account of its traffic says that whoever asks for an old block gets it."""
    scene = context.scene
    scene.accept(claims.account_of_old_blocks(*scene.node.question("getnettotals"), given=True))


@then("the node says that it keeps old blocks back")
def node_says_it_keeps_old_blocks_back(context):
    """The node's account of its traffic says that only the reserve for new blocks is left."""
    scene = context.scene
    scene.accept(claims.account_of_old_blocks(*scene.node.question("getnettotals"), given=False))

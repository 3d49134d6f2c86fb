"""Sentences about two nodes that are connected with each other."""

from behave import given, then, use_step_matcher, when

from harness import claims
from harness.acts import two_nodes

use_step_matcher("parse")


@given("the node has a manual connection to a second node")
def node_is_connected_to_second(context):
    """The operator of the one has told it to call the other; both have greeted each other."""
    two_nodes.connect(context.scene)


@when("both nodes send each other a message of almost four million bytes")
def both_send_large_message(context):
    """At the same moment each is made to send a message that the other will ignore."""
    two_nodes.shout(context.scene)


@then("the second node has the block")
def second_node_has_block(context):
    """The newest block of the first node is the newest of the second, too."""
    scene = context.scene
    wanted = scene.block_hash[::-1].hex()
    newest, entry = two_nodes.tip_of_second(scene, wanted)
    scene.accept(claims.same_block(newest, wanted, entry, who="the second node"))


@then("the first node has heard the second")
def first_node_has_heard(context):
    """The whole large message of the second node has arrived at the first."""
    scene = context.scene
    heard, entry = two_nodes.heard_by_first(scene)
    scene.accept(claims.heard_at_least(heard, two_nodes.LARGE, entry, who="the first node"))

"""Sentences about what the node's version message says of itself."""

from behave import given, then, use_step_matcher

from harness import claims
from harness.acts import portrait

use_step_matcher("parse")


@given("the operator has told the node its public address")
def node_knows_its_address(context):
    """The node is started with an address at which the whole network could reach it."""
    portrait.tell_own_address(context.scene)


@given("the operator adds the comments {first:Name} and {second:Name} to the node's name")
def node_has_comments(context, first, second):
    """The operator wants these words shown to every peer, beside the name of the program."""
    portrait.comment(context.scene, first, second)


@given("the node offers filters of blocks")
def node_offers_filters(context):
    """The operator lets the node make short filters of blocks and hand them out (BIP 157)."""
    portrait.offer_filters(context.scene)


@then("the node's version message to {name:Name} carries the time of the node's clock")
def version_carries_time(context, name):
    """The time in the message is that of the node's clock when it was sent."""
    scene = context.scene
    scene.accept(claims.greeted_at(scene.window(), name, scene.node.clock))


@then("the node's version message to {name:Name} leaves out where the node is")
def version_leaves_own_address_out(context, name):
    """The place for the sender's own address holds zeros."""
    scene = context.scene
    scene.accept(claims.greeted_without_own_address(scene.window(), name))


@then("the node's version message to {name:Name} carries the height of the node's chain")
def version_carries_height(context, name):
    """The message says how many blocks the node's chain has by now."""
    scene = context.scene
    height, question = scene.node.question("getblockcount")
    scene.accept(claims.greeted_from_height(scene.window(), name, height, question))


@then("the node's version message to {name:Name} carries the name that the node gives itself")
def version_carries_name(context, name):
    """The name in the message is the one that the node tells its operator."""
    scene = context.scene
    about, question = scene.node.question("getnetworkinfo")
    scene.accept(claims.greeted_as(scene.window(), name, about["subversion"], question))


@then("the node's name to {name:Name} ends with the comments {first:Name} and {second:Name}")
def name_carries_comments(context, name, first, second):
    """The comments stand in brackets behind the name of the program (BIP 14)."""
    scene = context.scene
    scene.accept(claims.name_has_comments(scene.window(), name, first, second))


@then("the node's version message to {name:Name} offers what the node says it offers")
def version_offers(context, name):
    """The services in the message are those that the node tells its operator."""
    scene = context.scene
    about, question = scene.node.question("getnetworkinfo")
    services = int(about["localservices"], 16)
    scene.accept(claims.greeted_offering(scene.window(), name, services, question))


@then("the node's version message to {name:Name} offers filters of blocks")
def version_offers_filters(context, name):
    """The message says that the node hands out filters of blocks."""
    scene = context.scene
    scene.accept(claims.greeted_with_filters(scene.window(), name))


@then("the node's version message to {name:Name} repeats that peer's address")
def version_repeats_address(context, name):
    """The place for the receiver's address holds the one at which the node sees the peer."""
    scene = context.scene
    address = portrait.address_of(scene, name)
    scene.accept(claims.greeted_at_address(scene.window(), name, *address))


@then("the node's version message to {name:Name} leaves out where that peer is")
def version_leaves_peer_address_out(context, name):
    """The place for the receiver's address holds zeros."""
    scene = context.scene
    scene.accept(claims.greeted_at_address(scene.window(), name, *portrait.NO_ADDRESS))

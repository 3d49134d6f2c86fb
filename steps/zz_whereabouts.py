"""Sentences about where peers live. Said before anything else about a peer."""

from behave import given, use_step_matcher

from harness.acts import whereabouts

use_step_matcher("parse")


@given("peer {name:Name} has a local address of its own")
def peer_has_local_address(context, name):
    """The peer lives on the node's own machine, at an address that nobody shares."""
    scene = context.scene
    whereabouts.house(scene, name, whereabouts.own_local(scene))


@given("peer {name:Name} has a public address of its own")
def peer_has_public_address(context, name):
    """The peer lives at an ordinary address of the internet, far from all others."""
    scene = context.scene
    whereabouts.house(scene, name, whereabouts.own_public(scene))


@given("peer {name:Name} has an address in the same range as {other:Name}")
def peer_is_neighbour(context, name, other):
    """The two addresses are next to each other, in one range of 256."""
    scene = context.scene
    whereabouts.house(scene, name, whereabouts.neighbour(scene.peer(other).host))


@given("peers {first:Name} and {second:Name} live at one public address")
def peers_live_at_one_public_address(context, first, second):
    """Both live at one ordinary address of the internet and differ by their ports only."""
    scene = context.scene
    host = whereabouts.own_public(scene)
    whereabouts.house(scene, first, host)
    whereabouts.house(scene, second, host)

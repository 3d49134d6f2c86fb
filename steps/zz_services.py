"""Sentences about services: what a peer says it can give."""

from behave import given, then, use_step_matcher

from harness import claims
from harness.p2p import messages

use_step_matcher("parse")


@given("peer {name:Name} offers {offered:Services}")
def peer_offers(context, name, offered):
    """The peer's version message says that it can give this and nothing else."""
    context.scene.conduct(name, services=offered)


@then("the node accepts the version message of {name:Name}")
def node_accepts_version(context, name):
    """The node has acknowledged what the peer said of itself."""
    scene = context.scene
    scene.accept(claims.asked(scene.window(), name, messages.Verack.type))

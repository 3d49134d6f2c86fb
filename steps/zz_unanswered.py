"""Sentences about calls of the node that nobody answers."""

from behave import given, then, use_step_matcher

from harness import claims
from harness.acts import unanswered

use_step_matcher("parse")


@given("nothing comes back from the address of peer {name:Name}")
def nothing_comes_back(context, name):
    """Whoever calls this address hears neither yes nor no."""
    unanswered.deafen(context.scene, name)


@given("the node waits {seconds:d} second for an answer to its calls")
@given("the node waits {seconds:d} seconds for an answer to its calls")
def node_waits_for(context, seconds):
    """The operator has set how long the node waits before it gives a call up."""
    unanswered.wait_for(context.scene, seconds)


@then("the node gives up after about {seconds:d} second")
@then("the node gives up after about {seconds:d} seconds")
def node_gives_up(context, seconds):
    """The request took that long in real time: a little more on a busy machine, but not less."""
    scene = context.scene
    scene.accept(claims.took_about(scene.event(), "addconnection", seconds))

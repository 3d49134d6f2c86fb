"""Sentences about time. The node's clock is ours: nothing ever waits for real time."""

from behave import given, use_step_matcher, when

use_step_matcher("parse")


@given("{seconds:d} second passes")
@when("{seconds:d} seconds pass")
def seconds_pass(context, seconds):
    """The node's clock moves on, and the node has its say on every open connection."""
    context.scene.settle(advance=seconds)

"""Sentences about the life of the node: what it is started with, that it starts, stops, returns."""

from behave import given, then, when

from harness.acts import restarts, startup
from harness.language.node import favours, refusals


@given("the node is started with {setting}")
def node_is_started_with(context, setting):
    """The operator's setting holds from the node's first start on."""
    setting(context.scene)


@given("the node starts")
@when("the node starts")
def node_starts(context):
    """The node is started with what was said before, and its specified nodes accept it."""
    startup.start(context.scene)


@given("the node restarts")
@when("the node restarts")
def node_restarts(context):
    """The node ends cleanly and starts again with everything that it has saved."""
    startup.restart(context.scene)


@when("the node stops")
def node_stops(context):
    """The operator ends the node in order."""
    restarts.stop(context.scene)


@when("the node is killed")
def node_is_killed(context):
    """The node ends without a chance to put anything in order."""
    restarts.kill(context.scene)


@then("the node asks {favour}")
def node_asks(context, favour):
    """Since the event began the node has asked another program of its operator for this."""
    favours.asks(context.scene, favour)


@then("the node does not ask {favour}")
def node_does_not_ask(context, favour):
    """It never has, though the program is there and has said all that it had to say."""
    favours.does_not_ask(context.scene, favour)


@then("the node refuses to start because {error}")
def node_refuses_to_start(context, error):
    """The node ends by itself, cleanly, and names this mistake."""
    refusals.refused_to_start(context.scene, error)


@then("the node has saved {saved}")
def node_has_saved(context, saved):
    """What the files hold that the node leaves for its next start."""
    context.scene.accept(saved(context.scene))

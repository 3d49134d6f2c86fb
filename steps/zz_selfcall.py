"""Sentences about the node calling itself, and about the number by which it notices."""

from behave import given, then, use_step_matcher, when

from harness import claims
from harness.acts import selfcall

use_step_matcher("parse")


@given("peer {name:Name} repeats the number of the node's greeting")
def peer_repeats_number(context, name):
    """The peer's version message carries the number that the node's has carried."""
    context.scene.conduct(name, repeats_number=True)


@when("the node is asked for a {kind:ConnectionType} connection to itself")
@when("the node is asked for an {kind:ConnectionType} connection to itself")
def node_is_asked_for_itself(context, kind):
    """The address that the node is to call is the one at which it takes calls."""
    selfcall.call_itself(context.scene, kind)


@when("{caller:Name} calls the node with the number of its greeting to {name:Name}")
def peer_calls_with_number(context, caller, name):
    """The caller greets with the number that the node has said to the other peer."""
    selfcall.call_with_number(context.scene, caller, name)


@when("{caller:Name} calls the node with the number next to that of its greeting to {name:Name}")
def peer_calls_with_next_number(context, caller, name):
    """The caller's number differs in one bit from that which the node said to the other peer."""
    selfcall.call_with_number(context.scene, caller, name, spoilt=True)


@then("the numbers of the node's greetings to {one:Name}, {two:Name} and {three:Name} differ")
def numbers_differ(context, one, two, three):
    """The node has told every one of them another number."""
    scene = context.scene
    scene.accept(claims.numbers_differ(scene.window(), one, two, three))

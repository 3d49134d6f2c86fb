"""Sentences about the operator: commands, and what the node answers."""

from behave import given, then, when

from harness.language.node import answers
from harness.language.node.commands.carrying_out import carry_out


@given("the operator {command}")
@when("the operator {command}")
def operator_commands(context, command):
    """Whoever runs the node has the node do this; whether the node does it is judged by a Then."""
    carry_out(context.scene, command)


@then("the node answers that {answer}")
def node_answers(context, answer):
    """What the node answers the latest command of the event."""
    context.scene.accept(answers.judge(context.scene, answer))

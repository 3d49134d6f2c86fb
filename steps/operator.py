"""Sentences about the operator: orders, and what the node answers."""

from behave import given, then, when

from harness.language.node import answers, orders


@given("the operator {order}")
@when("the operator {order}")
def operator_orders(context, order):
    """Whoever runs the node orders this; whether the node does it is judged by a Then."""
    orders.carry_out(context.scene, order)


@then("the node answers that {answer}")
def node_answers(context, answer):
    """What the node answers the latest order of the event."""
    context.scene.accept(answers.judge(context.scene, answer))

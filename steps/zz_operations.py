"""Sentences about the node's operator: requests, refusals, the switch of the network."""

from behave import given, then, use_step_matcher, when

from harness import claims
from harness.acts import operations

use_step_matcher("parse")


@when("the operator disconnects {name:Name} by number")
def operator_disconnects_by_number(context, name):
    """The operator names the peer by the number in the node's list of peers."""
    operations.disconnect_by_number(context.scene, name)


@when("the operator disconnects {name:Name} by address")
def operator_disconnects_by_address(context, name):
    """The operator names the peer by the exact address in the node's list of peers."""
    operations.disconnect_by_address(context.scene, name)


@when("the operator disconnects {name:Name} by address and number")
def operator_disconnects_by_both(context, name):
    """The operator names the peer twice in one request."""
    operations.disconnect_by_both(context.scene, name)


@when("the operator disconnects nobody in particular")
def operator_disconnects_nobody(context):
    """The operator names no peer in the request."""
    operations.attempt(context.scene, "disconnectnode")


@when("the operator disconnects a number that nobody has")
def operator_disconnects_unknown_number(context):
    """The node has never given this number to a peer."""
    operations.attempt(context.scene, "disconnectnode", "", operations.UNKNOWN_NUMBER)


@when("the operator disconnects the address of {name:Name} without its port")
def operator_disconnects_host(context, name):
    """The operator names where the peer lives, which may be said of several peers."""
    scene = context.scene
    operations.attempt(scene, "disconnectnode", operations.host_of(scene, name))


@when("the operator disconnects the range of {name:Name}")
def operator_disconnects_range(context, name):
    """The operator names the range of 256 addresses in which the peer lives."""
    scene = context.scene
    operations.attempt(scene, "disconnectnode", operations.range_around(scene, name))


@given("the operator has switched the network off once more")
def operator_switches_network_off_again(context):
    """The node is told so although the network is off already."""
    operations.switch_network(context.scene, on=False)


@given("the node has been asked in vain for a {kind:ConnectionType} connection to peer {name:Name}")
@given(
    "the node has been asked in vain for an {kind:ConnectionType} connection to peer {name:Name}"
)
def node_has_been_asked_in_vain(context, kind, name):
    """Somebody in charge wanted the node to call the peer, and no connection is there."""
    operations.request_call_in_vain(context.scene, kind, name)


@when(
    "the node is asked for a {kind:ConnectionType} connection to peer {name:Name}, "
    "with the network off"
)
@when(
    "the node is asked for an {kind:ConnectionType} connection to peer {name:Name}, "
    "with the network off"
)
def node_is_asked_with_network_off(context, kind, name):
    """Somebody in charge wants the node to call the peer, and no connection comes of it."""
    operations.switch_network(context.scene, on=False)
    operations.request_call_in_vain(context.scene, kind, name)


@when("the operator switches the network off and {seconds:d} seconds later on again")
def operator_switches_network_off_for(context, seconds):
    """Every connection has ended before that time passes on the node's clock."""
    operations.interrupt_network(context.scene, seconds=seconds)


@when("the operator switches the network off and on again")
def operator_switches_network_off_and_on(context):
    """The network is off until every connection has ended, then on again."""
    operations.interrupt_network(context.scene)


@then("the node refuses because {reason:Reason}")
def node_refuses(context, reason):
    """The operator's request is answered with this mistake and changes nothing."""
    scene = context.scene
    scene.accept(claims.request_refused(scene.window(), *operations.refusal(scene), reason=reason))


@then("the node agrees")
def node_agrees(context):
    """The operator's request is granted."""
    scene = context.scene
    scene.accept(claims.request_granted(scene.window(), *operations.refusal(scene)))


@then("the node confirms that the network is {state:State}")
def node_confirms_network(context, state):
    """The answer to the operator's latest order says what was ordered."""
    scene = context.scene
    answer = claims.answer_to(scene.window(), "setnetworkactive")
    scene.accept(claims.switch_confirmed(answer, on=state))


@then("the node says that the network is {state:State}")
def node_says_network(context, state):
    """The node's summary of its connections says so when the operator asks for it."""
    scene = context.scene
    scene.accept(claims.network_said(*scene.node.question("getnetworkinfo"), on=state))

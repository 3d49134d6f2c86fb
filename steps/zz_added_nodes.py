"""Sentences about the list of added nodes: peers that the operator wants to be called for good."""

from behave import given, then, use_step_matcher, when

from harness import claims
from harness.acts import added_nodes, requests

use_step_matcher("parse")


@given("the operator has put peer {name:Name} on the list of added nodes")
@when("the operator puts peer {name:Name} on the list of added nodes")
def operator_adds(context, name):
    """The person in charge of the node wants it to call this peer, and to do so again and again."""
    added_nodes.put_on_list(context.scene, name)


@when("the operator puts peer {name:Name} on the list of added nodes, its address spelt otherwise")
def operator_adds_in_another_spelling(context, name):
    """The same address in another spelling that means the same."""
    scene = context.scene
    address = requests.spelt_otherwise(added_nodes.address_of(scene, name))
    added_nodes.change_list(scene, "add", address)


@when("the operator takes peer {name:Name} off the list of added nodes")
def operator_takes_off(context, name):
    """The person in charge does not want the node to call this peer any more."""
    scene = context.scene
    added_nodes.change_list(scene, "remove", added_nodes.address_of(scene, name))


@when("the operator asks about peer {name:Name} on the list of added nodes")
def operator_asks_about(context, name):
    """The person in charge wants to see this peer's entry of the list, and no other."""
    scene = context.scene
    added_nodes.ask_about(scene, added_nodes.address_of(scene, name))


@when("the operator wants peer {name:Name} to be forgotten, which no node can")
def operator_wants_the_impossible(context, name):
    """The person in charge makes a request about this peer that does not exist."""
    scene = context.scene
    added_nodes.change_list(scene, "forget", added_nodes.address_of(scene, name))


@given("the node has called {name:Name}")
def node_has_called(context, name):
    """The node has called this peer and both sides have greeted each other."""
    added_nodes.await_call(context.scene, name)


@then("the node calls {name:Name}")
def node_calls(context, name):
    """A call of the node reaches this peer, at the latest when it looks at its list again."""
    scene = context.scene
    added_nodes.await_call(scene, name)
    scene.accept(claims.called_at_all(scene.window(), name))


@then("the node has called {name:Name} before half a minute was over")
def node_has_called_soon(context, name):
    """So much real time at most lies between the operator's order and the node's call."""
    scene = context.scene
    request = f"addnode {added_nodes.address_of(scene, name)} add"
    scene.accept(claims.called_within(scene.window(), name, request, added_nodes.SOON))


@then("the list of added nodes holds {name:Name}")
def list_holds(context, name):
    """The list names this peer's address."""
    scene = context.scene
    address = added_nodes.address_of(scene, name)
    scene.accept(claims.on_list(*added_nodes.entries(scene), peer=name, address=address))


@then("the list of added nodes does not hold {name:Name}")
def list_does_not_hold(context, name):
    """The list does not name this peer's address, though it names another one."""
    scene = context.scene
    address = added_nodes.address_of(scene, name)
    scene.accept(claims.off_list(*added_nodes.entries(scene), peer=name, address=address))


@then("the list of added nodes shows {name:Name} as called by the node")
def list_shows_as_called(context, name):
    """The list says that the peer is connected, and that the node called it."""
    scene = context.scene
    address = added_nodes.address_of(scene, name)
    scene.accept(claims.shown_as_called(*added_nodes.entries(scene), peer=name, address=address))


@then("the node answers that {name:Name} is on the list already")
def answers_on_list_already(context, name):
    """The node refuses to add the peer a second time, and says why."""
    scene = context.scene
    scene.accept(
        claims.refused_with(
            scene.event(),
            "addnode",
            claims.ALREADY_THERE,
            expected=f"the node answers that {name} is on the list already",
        )
    )


@then("the node answers that {name:Name} is not on the list")
def answers_not_on_list(context, name):
    """The node cannot do what was asked for, and says that the peer is not on the list."""
    scene = context.scene
    expected = f"the node answers that {name} is not on the list"
    scene.accept(claims.refused_with(scene.event(), "", claims.NOT_THERE, expected=expected))


@then("the node answers that it does not know this request")
def answers_unknown_request(context):
    """The node does nothing and explains which requests there are."""
    scene = context.scene
    expected = "the node answers that it does not know this request"
    scene.accept(claims.refused_with(scene.event(), "", claims.NO_SUCH_REQUEST, expected=expected))


@given("the node starts with {count:d} added nodes that know no encryption")
def node_starts_with_list(context, count):
    """The list holds so many peers from the start; the node greets encrypted, and they hang up."""
    added_nodes.start_with_list(context.scene, count, encrypts=True)


@given("the node starts with {count:d} added nodes, and nobody answers at number {dead:d}")
def node_starts_with_list_and_a_dead_one(context, count, dead):
    """The list holds so many peers from the start, and one of them cannot be reached."""
    added_nodes.start_with_list(context.scene, count, dead=dead)


@when("the node calls number 1 of its list again")
def node_calls_first_again(context):
    """The node has gone through its list, and calls in plain words whoever hung up."""
    added_nodes.await_second_call_of_first(context.scene)


@when("the node goes through its list")
def node_goes_through_list(context):
    """The node starts and calls the added nodes in the order of its list."""
    added_nodes.await_last_call(context.scene)


@then("the node has called number {number:d} of its list")
def node_has_called_number(context, number):
    """A call of the node reached the peer at this place of the list."""
    scene = context.scene
    name = added_nodes.names_on_own_list(scene)[number - 1]
    scene.accept(claims.called_at_all(scene.window(), name))


@then("the node has not called number {number:d} of its list")
def node_has_not_called_number(context, number):
    """No call reached the peer at this place of the list, though the first one was called again."""
    scene = context.scene
    names = added_nodes.names_on_own_list(scene)
    window = scene.window()
    control = claims.second_calls(window, names[0])
    scene.accept(claims.never_called(window, names[number - 1], control=control))


@then("asked about {name:Name} alone, the list of added nodes shows it as connected")
def one_entry_is_connected(context, name):
    """The answer is about this peer and nobody else, and says that the node has called it."""
    scene = context.scene
    rows, entry, address = added_nodes.one_entry(scene, name)
    scene.accept(claims.told_alone(rows, entry, peer=name, address=address, connected=True))


@then("asked about {name:Name} alone, the list of added nodes shows it as unconnected")
def one_entry_is_unconnected(context, name):
    """The answer is about this peer and nobody else, and says that there is no connection."""
    scene = context.scene
    rows, entry, address = added_nodes.one_entry(scene, name)
    scene.accept(claims.told_alone(rows, entry, peer=name, address=address, connected=False))

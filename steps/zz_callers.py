"""Sentences about callers: crowds of them, room for them, and who has to go."""

from behave import given, then, use_step_matcher, when

from harness import claims
from harness.acts import callers, rooms, startup

use_step_matcher("parse")


@given("{count:d} {sort:Callers} are connected")
@given("{count:d} {sort:Callers} is connected")
def callers_are_connected(context, count, sort):
    """They came after all others before them, and both sides have greeted each other."""
    callers.gather(context.scene, sort, count)


@given("{count:d} {sort:Callers} are connected from the address of {name:Name}")
def callers_are_connected_from(context, count, sort, name):
    """They came after all others before them, from where this peer lives."""
    scene = context.scene
    callers.gather(scene, sort, count, host=scene.peer(name).host)


@when("peer {name:Name} calls the node")
@when("peer {name:Name} calls the node again")
def peer_calls(context, name):
    """The peer connects, greets, and waits for what comes of it."""
    callers.call(context.scene, name)


@when("peer {name:Name} calls the second port of the node")
def peer_calls_second_port(context, name):
    """The peer connects to the other port where the node listens, and greets."""
    scene = context.scene
    callers.call(scene, name, startup.second_entrance(scene))


@then("the node does not take the call of {name:Name}")
def node_does_not_listen(context, name):
    """Nobody waits for calls where the node could be reached."""
    scene = context.scene
    scene.accept(claims.nobody_listens(scene.window(), name))


@then("the node takes the call of {name:Name}")
def node_listens(context, name):
    """The node waits for calls and answers the caller's greeting."""
    scene = context.scene
    scene.accept(claims.somebody_listens(scene.rest(), name))


@then("the node keeps every caller")
def node_keeps_every_caller(context):
    """No connection of those that were there before has ended."""
    scene = context.scene
    names = callers.everybody(scene)
    scene.accept(
        claims.ended_among(
            scene.rest(), names, count=0, all_names=names, what="the earlier callers"
        )
    )


@then("the node ends the connection to {count:d} of the callers")
def node_ends_connection_to_callers(context, count):
    """So many of those that were there before have to go, not one more."""
    scene = context.scene
    names = callers.everybody(scene)
    scene.accept(
        claims.ended_among(
            scene.rest(), names, count=count, all_names=names, what="the earlier callers"
        )
    )


@then("the node ends one connection, to one of the {sort:Callers}")
def node_ends_connection_to_sort(context, sort):
    """One of this crowd has to go, and nobody else, of whichever crowd."""
    scene = context.scene
    names, everybody = callers.members(scene, sort), callers.everybody(scene)
    scene.accept(
        claims.ended_among(scene.rest(), names, count=1, all_names=everybody, what=f"the {sort}")
    )


@when("connections of every kind are opened until the node wants no more")
def connections_are_opened(context):
    """One kind after the other: those that the node opens when asked, then callers."""
    rooms.fill(context.scene)


@then("the node lists no connection")
def node_lists_nothing(context):
    """The node's own list of peers is empty."""
    scene = context.scene
    rows, entry = scene.ask_until("getpeerinfo", lambda rows: not rows)
    scene.accept(claims.no_connection_left(rows, entry))


@given("each of the {sort:Callers} has brought a transaction")
def callers_have_brought_transactions(context, sort):
    """Each of them has delivered a valid transaction that the node did not have."""
    callers.bring_transactions(context.scene, sort)


@given("each of the {sort:Callers} has brought a block")
def callers_have_brought_blocks(context, sort):
    """Each of them has delivered a block on top of the chain that the node did not have."""
    callers.bring_blocks(context.scene, sort)

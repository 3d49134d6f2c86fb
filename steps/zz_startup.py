"""Sentences about how the node starts: its options, its refusals, starting again."""

from behave import given, then, use_step_matcher, when

from harness import claims
from harness.acts import callers, startup

use_step_matcher("parse")


@given("the limit on connections is {limit:d}")
def node_has_limit(context, limit):
    """The operator limits how many connections there are, those of fixed peers not counted."""
    callers.limit(context.scene, limit)


@given("nobody tells the node whether to take calls")
def node_decides_about_listening(context):
    """The operator says neither whether to listen nor whether to ask public lists of nodes."""
    startup.leave_listening_open(context.scene)


@given("the node is told to take calls and to ask public lists of nodes")
def node_listens_expressly(context):
    """The operator says both expressly."""
    startup.tell(context.scene, "listen", "1")
    startup.tell(context.scene, "dnsseed", "1")


@given("the node takes no calls")
def node_takes_no_calls(context):
    """The operator has the node call others, and nobody can call it."""
    startup.take_no_calls(context.scene)


@given("the node may call whomever it likes")
def node_dials_by_itself(context):
    """The node is started without fixed peers, as an ordinary node is."""
    startup.tell(context.scene, "connect", None)


@given("peer {name:Name} is a fixed peer of the node")
def peer_is_fixed(context, name):
    """The node is started with this peer's address as the one to call, and no other."""
    startup.fix_peer(context.scene, name)


@given("the node starts with the network off")
def node_starts_without_network(context):
    """The operator starts the node with networking switched off."""
    startup.tell(context.scene, "networkactive", "0")


@given("the node has called its fixed peers")
def node_has_called_fixed_peers(context):
    """The node runs, and both sides of each connection to a fixed peer have greeted."""
    startup.start(context.scene)


@given("the node has started again")
@when("the node is stopped and started again")
def node_restarts(context):
    """The node ends in good order and starts again with everything it has saved."""
    startup.restart(context.scene)


@then("the node refuses to start and says why")
def node_refuses_to_start(context):
    """The node ends by itself, in good order, and names the mistake."""
    scene = context.scene
    scene.accept(claims.refused_to_start(scene.window(), scene.node_as_is.exit_status))


@then("the node asks the public lists of nodes")
def node_asks_public_lists(context):
    """At its start the node sets about asking well-known servers for addresses."""
    scene = context.scene
    scene.accept(claims.seeding(scene.window(), expected=True))


@then("the node asks no public list of nodes")
def node_asks_no_public_list(context):
    """At its start the node leaves the well-known servers alone."""
    scene = context.scene
    scene.accept(claims.seeding(scene.window(), expected=False))


@given("the limit on connections is {limit:d}, half of the callers may want transactions")
def node_has_limit_with_share(context, limit):
    """The operator limits the connections and leaves the share of costly callers as it is."""
    startup.tell(context.scene, "maxconnections", str(limit))


@given("the node knows the address of peer {name:Name}")
def node_knows_address(context, name):
    """The address stands in the node's address book, and the peer waits for calls."""
    startup.note_address(context.scene, name)

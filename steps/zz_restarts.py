"""Sentences about how a node ends and comes back, and what it keeps of its peers."""

import socket

from behave import given, then, use_step_matcher, when

from harness import claims
from harness.acts import internet, restarts
from harness.terms import ConnectionType

use_step_matcher("parse")


@when("the node is killed and starts again")
def node_is_killed_and_starts(context):
    """The node ends without a chance to put anything in order, and is started again."""
    restarts.kill(context.scene)
    restarts.start(context.scene)


@when("the node restarts with a spoilt list of anchors")
def node_restarts_with_spoilt_anchors(context):
    """Between an orderly end and the next start, the file with the anchors becomes unreadable."""
    restarts.stop(context.scene)
    restarts.spoil_anchors(context.scene)
    restarts.start(context.scene)


@given("the node has restarted and called {one:Name} and {other:Name}")
def node_has_restarted(context, one, other):
    """After an orderly restart the node has come back to these block-relay-only peers."""
    restarts.stop(context.scene)
    restarts.start(context.scene)
    internet.await_found(context.scene, ConnectionType.BLOCK_RELAY_ONLY, one, other)


@then("the node first calls {one:Name} and {other:Name} as {kind:ConnectionType}")
def node_first_calls(context, one, other, kind):
    """These are the node's first two calls since it started, and both are of this kind."""
    scene = context.scene
    rows = internet.kinds_of_calls(scene, one, other)
    scene.accept(*claims.first_called_as(internet.this_life(scene), rows, kind=kind))


@then("the node's list of anchors names {name:Name}")
def anchors_name(context, name):
    """The file that the node leaves for its next start holds the peer's address."""
    scene = context.scene
    file, address = restarts.read_file(scene, restarts.ANCHORS), scene.peers[name].host
    scene.accept(claims.file_names(file, socket.inet_aton(address), name, named=True))


@then("the node's list of anchors does not name {name:Name}")
def anchors_do_not_name(context, name):
    """The file that the node leaves for its next start does not hold the peer's address."""
    scene = context.scene
    file, address = restarts.read_file(scene, restarts.ANCHORS), scene.peers[name].host
    scene.accept(claims.file_names(file, socket.inet_aton(address), name, named=False))


@then("the node leaves its address book behind")
def address_book_left(context):
    """The file with all addresses is there for the next start."""
    scene = context.scene
    scene.accept(claims.file_is_there(restarts.read_file(scene, restarts.ADDRESS_BOOK)))


@then("the node leaves no list of anchors behind")
def no_anchors_left(context):
    """There is no file with anchors for the next start, though there is one with addresses."""
    scene = context.scene
    file = restarts.read_file(scene, restarts.ANCHORS)
    beside = restarts.read_file(scene, restarts.ADDRESS_BOOK)
    scene.accept(claims.file_is_missing(file, beside=beside))

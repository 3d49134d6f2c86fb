"""Sentences about connections: opening, listing, ending."""

from behave import given, then, when

from harness import claims


@given("the node has a {kind:ConnectionType} connection to peer {name:Name}")
@given("the node has an {kind:ConnectionType} connection to peer {name:Name}")
def node_has_connection(context, kind, name):
    """The node has opened (or, for inbound, accepted) this connection; the handshake is done."""
    context.scene.connect(kind, name)


@when("the node opens a {kind:ConnectionType} connection to peer {name:Name}")
@when("the node opens an {kind:ConnectionType} connection to peer {name:Name}")
def node_opens_connection(context, kind, name):
    """The node opens this connection; the peer answers as an ordinary peer does."""
    context.scene.open(kind, name)


@then("{name:Name} is listed as {kind:ConnectionType}")
def peer_is_listed_as(context, name, kind):
    """The node's own list of peers calls the connection by this type."""
    scene = context.scene
    row, entry = scene.listed(name)
    scene.accept(claims.listed_as(row, entry, peer=name, kind=kind))

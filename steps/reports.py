"""Sentences about what the node tells its operator: of its peers, of its lists, of itself."""

from behave import then

from harness.language import judging
from harness.language.node.reports.added_nodes import added_node_list
from harness.language.node.reports.bans import ban_list


@then("the node lists {peer} as {type}")
def node_lists_as(context, name, kind):
    """The node's peer list names this connection type, and the right direction."""
    judging.listed_as(context.scene, name, kind)


@then("the node lists {peer} with {detail}")
def node_lists_with(context, name, detail):
    """What else the node's peer list says of this peer, when all has come to rest."""
    judging.listed_with(context.scene, name, detail)


@then("the node does not list {peer}")
def node_does_not_list(context, name):
    """The node's peer list does not hold this peer, though it holds another one."""
    judging.unlisted(context.scene, name)


@then("the node lists no peers")
def node_lists_nobody(context):
    """The node's peer list is empty."""
    judging.lists_nobody(context.scene)


@then("the node lists every connection once, as its type")
def node_lists_every_connection(context):
    """The node's peer list holds each open connection, under its type, and none besides."""
    judging.all_listed(context.scene)


@then("the ban list holds {bans}")
def ban_list_holds(context, bans):
    """Exactly this is banned."""
    context.scene.accept(ban_list(context.scene, bans(context.scene)))


@then("the added-node list holds {added}")
def added_node_list_holds(context, added):
    """Exactly these nodes are on the list, each once."""
    context.scene.accept(added_node_list(context.scene, added))


@then("the node reports that {report}")
def node_reports(context, report):
    """What the node tells its operator of itself."""
    context.scene.accept(report(context.scene))

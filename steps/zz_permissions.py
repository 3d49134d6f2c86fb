"""Sentences about permissions: what the operator grants to addresses and to ports."""

from behave import given, then, use_step_matcher

from harness import claims
from harness.acts import operations, startup

use_step_matcher("parse")


@given("the operator whitelists the address of {name:Name}")
def operator_whitelists_address(context, name):
    """The operator names the address and no permissions."""
    scene = context.scene
    startup.tell_also(scene, "whitelist", operations.host_of(scene, name))


@given("the operator whitelists the address of {name:Name} with an empty list of permissions")
def operator_whitelists_address_emptily(context, name):
    """The operator names the address and grants it expressly nothing."""
    scene = context.scene
    startup.tell_also(scene, "whitelist", f"@{operations.host_of(scene, name)}")


@given("the operator whitelists the address of {name:Name} with the permissions {words:Words}")
def operator_whitelists_address_with(context, name, words):
    """The operator names the address and permissions, or the direction of calls beside them."""
    scene = context.scene
    host = operations.host_of(scene, name)
    startup.tell_also(scene, "whitelist", f"{','.join(words)}@{host}")


@given("the operator whitelists the range of {name:Name} with the permissions {words:Words}")
def operator_whitelists_range_with(context, name, words):
    """The operator names the range of 256 addresses in which the peer lives."""
    scene = context.scene
    around = operations.range_around(scene, name)
    startup.tell_also(scene, "whitelist", f"{','.join(words)}@{around}")


@given("the node has a second port with the permissions {words:Words}")
def node_has_whitelisted_port(context, words):
    """The node listens on two ports, and one of them comes with permissions."""
    startup.add_entrance(context.scene, "whitebind", f"{','.join(words)}@{{}}")


@given("the node has a second port for callers from the Tor network")
def node_has_onion_port(context):
    """The node listens on two ports, and takes whoever calls on one of them for a Tor peer."""
    startup.add_entrance(context.scene, "bind", "{}=onion")


@then("the node grants {name:Name} nothing")
def node_grants_nothing(context, name):
    """The node's own list of peers names no permission for this peer."""
    scene = context.scene
    row, entry = scene.listed(name)
    scene.accept(claims.has_permissions(row, entry, peer=name, expected=[]))


@given("the operator writes {what:Nonsense} into the whitelist")
def operator_writes_nonsense(context, what):
    """The operator makes a mistake that no node can guess the meaning of."""
    startup.tell(context.scene, *startup.NONSENSE[what])


@given("the node is told not to let whitelisted peers relay")
def whitelisted_peers_do_not_relay(context):
    """The usual permissions leave out relaying."""
    startup.tell(context.scene, "whitelistrelay", "0")


@given("the node is told to relay for whitelisted peers whatever happens")
def whitelisted_peers_always_relay(context):
    """The usual permissions include relaying what the node has already."""
    startup.tell(context.scene, "whitelistforcerelay", "1")


@then("the node grants {name:Name} {words:Words}")
def node_grants_permissions(context, name, words):
    """The node's own list of peers names exactly these permissions."""
    scene = context.scene
    row, entry = scene.listed(name)
    scene.accept(claims.has_permissions(row, entry, peer=name, expected=words))


@then("the node counts {name:Name} as a peer of the {network} network")
def node_counts_peer_on_network(context, name, network):
    """The node's own list of peers names this network."""
    scene = context.scene
    row, entry = scene.listed(name)
    scene.accept(claims.on_network(row, entry, peer=name, network=network))

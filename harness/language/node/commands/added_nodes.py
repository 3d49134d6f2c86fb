"""The list of added nodes: who is put on it, taken off it, asked about."""

from harness.acts import added_nodes, requests
from harness.language.node.commands.kind import command
from harness.scene.scene import Scene


@command("adds {peer} to the added nodes", "has added {peer} to the added nodes")
def adds_node(scene: Scene, name: str) -> None:
    """The node is to connect to this peer, and to do so again whenever the connection is lost."""
    added_nodes.put_on_list(scene, name)


@command("adds another spelling of {peer} to the added nodes")
def adds_spelling(scene: Scene, name: str) -> None:
    """The same, the address spelt in another way that means the same: without its zeros."""
    address = requests.spelt_otherwise(added_nodes.address_of(scene, name))
    added_nodes.change_list(scene, "add", address)


@command("removes {peer} from the added nodes")
def removes_node(scene: Scene, name: str) -> None:
    """The node is not to connect to this peer any more by itself."""
    added_nodes.change_list(scene, "remove", added_nodes.address_of(scene, name))


@command("asks about the added node {peer}")
def asks_about_node(scene: Scene, name: str) -> None:
    """Wants to see this one entry of the added-node list."""
    added_nodes.ask_about(scene, added_nodes.address_of(scene, name))


@command("gives an unknown command about {peer} and the added nodes")
def unknown_node_command(scene: Scene, name: str) -> None:
    """Commands something that is neither to add the peer, nor to remove it, nor to try it once."""
    added_nodes.change_list(scene, "forget", added_nodes.address_of(scene, name))

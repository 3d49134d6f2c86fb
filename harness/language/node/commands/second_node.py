"""A second node, to which the node connects."""

from harness.acts import two_nodes
from harness.language.node.commands.kind import command
from harness.scene.scene import Scene


@command("connects a second node", "has connected a second node")
def connects_second_node(scene: Scene) -> None:
    """Lets the node open a manual connection to another node of the same version."""
    two_nodes.connect(scene)


@command("lets both nodes send each other almost four million bytes")
def floods_both_nodes(scene: Scene) -> None:
    """At the same moment each sends one message of that size, of a type that nodes ignore."""
    two_nodes.shout(scene)

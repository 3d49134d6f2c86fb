"""Which requests to the node there are."""

from harness.language.node.commands.kind import command
from harness.scene.scene import Scene


@command("asks which RPCs there are")
def asks_for_help(scene: Scene) -> None:
    """Wants an overview of the requests that the node offers."""
    scene.node.ask("help")

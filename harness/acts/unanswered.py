"""Calls of the node that nobody answers, and how long it waits."""

from harness.network.listening import DeafAddress
from harness.scene.peer import LOOPBACK
from harness.scene.scene import Scene


def deafen(scene: Scene, name: str) -> None:
    """Let nothing come back from a peer's address."""
    deaf = DeafAddress(LOOPBACK)
    scene.at_close(deaf.close)
    scene.peer(name).home = deaf.address


def wait_for(scene: Scene, seconds: int) -> None:
    """Let the node start with so much time for its calls."""
    scene.options["timeout"] = str(seconds * 1000)

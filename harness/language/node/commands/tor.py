"""The operator's Tor daemon, and Tor as the node's only network."""

from harness.acts import startup, tor_daemon
from harness.language.node.commands.kind import command
from harness.scene.scene import Scene


@command("ends its Tor daemon")
def ends_tor(scene: Scene) -> None:
    """It leads nobody to the node any more, and the node can ask it for nothing."""
    tor_daemon.end(scene)


@command("starts its Tor daemon anew")
def starts_tor_anew(scene: Scene) -> None:
    """Its connections and onion services end, and at once it is there for new ones."""
    tor_daemon.begin_anew(scene)


@command("restarts the node, with Tor as its only network from then on")
def restarts_in_tor(scene: Scene) -> None:
    """Ends the node cleanly; when it is back it connects to onion addresses alone (onlynet)."""
    startup.restart_in_tor(scene)

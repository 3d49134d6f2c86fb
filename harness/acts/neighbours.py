"""Where peers live."""

from harness.errors import Inconclusive
from harness.scene.peer import LOOPBACK
from harness.scene.scene import Scene
from harness.terms import ConnectionType

COMMON = LOOPBACK
REMOTE = "127.0.0.2"  # loopback too, but nobody else of a scene lives there


def settle_together(scene: Scene, *names: str, host: str) -> None:
    """Let these peers live at one address."""
    for name in names:
        scene.peer(name, host=host)


def ban(scene: Scene, name: str) -> None:
    """Ban a peer's address as the operator."""
    scene.node.ask("setban", scene.peer(name).host, "add")


def call_from_own_port(scene: Scene, name: str) -> None:
    """Let a peer listen, and call the node from the very port at which it listens.

    Raises:
        Inconclusive: the connection did not come about.
    """
    peer = scene.peer(name)
    peer.kind = ConnectionType.INBOUND
    _, port = peer.listen(shared=True)
    since = scene.now()
    peer.call(scene.node_address, port=port)
    entry = scene.await_greeting(peer, since=since)
    if entry is None or entry.type == "closed":
        raise Inconclusive(f"the connection of {name} did not complete its handshake")
    scene.fence([peer])

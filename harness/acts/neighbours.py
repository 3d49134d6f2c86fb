"""Where peers live."""

from harness.errors import Inconclusive
from harness.scene.scene import Scene
from harness.terms import ConnectionType


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

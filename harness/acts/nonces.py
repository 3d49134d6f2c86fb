"""Connections that look to the node as if it had connected to itself."""

from harness.claims import version_of
from harness.scene.scene import Scene
from harness.terms import ConnectionType


def connect_to_itself(scene: Scene, kind: ConnectionType) -> None:
    """Ask the node to dial the address at which it listens."""
    host, port = scene.node_address
    scene.request_dial(kind, f"{host}:{port}")


def take_nonce(scene: Scene, name: str, other: str, *, spoilt: bool = False) -> None:
    """Let a peer's next version message carry the node's nonce to another, or one bit beside it."""
    scene.await_first_words(other)
    version, _ = version_of(scene.window(), other)
    peer = scene.peer(name)
    peer.nonce = (version.nonce ^ spoilt) - len(peer.links)

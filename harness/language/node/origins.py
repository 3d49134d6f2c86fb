"""How connections have come about that the node has opened by itself.

An entry is a function of the scene, the names of the peers and the placeholders' values; it brings
the connections about.
"""

from collections.abc import Callable
from typing import Any

from harness.acts import extra_connections, found_peers
from harness.language import words
from harness.language.lexicon import Kind
from harness.scene.scene import Scene
from harness.terms import ConnectionType

__all__ = ["ORIGINS", "words"]

ORIGINS: Kind[Callable[..., Any]] = Kind(
    "origin", "connections that the node has opened of its own choice"
)
origin = ORIGINS.entry


@origin("an automatic {type}", "automatic {type}")
def automatic(scene: Scene, names: list[str], kind: ConnectionType) -> None:
    """The node has opened it by itself, to an address that it has learned or to its seed node."""
    found_peers.find(scene, kind, *names)


@origin("an extra {type}")
def extra(scene: Scene, names: list[str], kind: ConnectionType) -> None:
    """The node has opened it by itself, one more than usual: for a stale chain tip, or when due."""
    extra_connections.open_extra(scene, kind, *names)


@origin("had an extra {type}")
def had_extra(scene: Scene, names: list[str], kind: ConnectionType) -> None:
    """The node has opened one more than usual, and has closed that one when it was time."""
    extra_connections.end_extra(scene, kind, *names)


@origin("kept an extra {type}")
def kept_extra(scene: Scene, names: list[str], kind: ConnectionType) -> None:
    """The node has opened one more than usual; the peer sent a block, and another one had to go."""
    extra_connections.keep_extra(scene, kind, *names)


@origin("an automatic, encrypted and unanswered")
def unanswered(scene: Scene, names: list[str]) -> None:
    """An inbound peer has sent the address, reported to offer encryption, and has gone.

    The node has begun a v2 handshake, which the peer ignores.
    """
    found_peers.find_encrypted(scene, *names)


ORIGINS.close()

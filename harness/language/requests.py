"""Whom the node is asked to connect to, and how the request names it.

An entry is a function of the scene, the connection type and the placeholders' values; it makes the
request and waits for what comes of it, if anything does.
"""

from collections.abc import Callable
from typing import Any

from harness.acts import requests
from harness.language import words
from harness.language.lexicon import Kind
from harness.scene.scene import Scene
from harness.terms import ConnectionType

__all__ = ["TARGETS", "words"]

TARGETS: Kind[Callable[..., Any]] = Kind(
    "target", "whom the node is asked to connect to, and how the request names it"
)
target = TARGETS.entry


@target("{peer}")
def peer(scene: Scene, kind: ConnectionType, name: str) -> None:
    """This peer, by its address and port."""
    requests.ask(scene, kind, name)


@target("{peer} over v2 transport")
def encrypted(scene: Scene, kind: ConnectionType, name: str) -> None:
    """The same, and the node is to begin with an encrypted handshake (BIP 324)."""
    requests.ask(scene, kind, name, encrypted=True)


TARGETS.close()

"""Whom the node is asked to connect to, and how the request names it.

An entry is a function of the scene, the connection type and the placeholders' values; it makes the
request and waits for what comes of it, if anything does.
"""

from collections.abc import Callable
from typing import Any

from harness.acts import nonces, requests
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


@target("itself")
def itself(scene: Scene, kind: ConnectionType) -> None:
    """The node's own address, at which it accepts connections."""
    nonces.connect_to_itself(scene, kind)


@target("{peer} over v2 transport, which {peer} does not support")
def encrypted_in_vain(scene: Scene, kind: ConnectionType, name: str, other: str) -> None:
    """The same, and this peer closes a connection whose first bytes are no v1 version message."""
    scene.conduct(other, refuses_encryption=True)
    requests.ask(scene, kind, name, encrypted=True)


@target("{peer} over v2 transport, which {peer} ignores")
def encrypted_without_answer(scene: Scene, kind: ConnectionType, name: str, other: str) -> None:
    """The same, and this peer makes nothing of what it receives, stays, and sends nothing."""
    scene.conduct(other, ignores_encryption=True, speaks=False)
    requests.ask(scene, kind, name, encrypted=True)


@target("{peer} by another spelling")
def in_another_spelling(scene: Scene, kind: ConnectionType, name: str) -> None:
    """The peer's address is spelt in another way that means the same: without its zeros."""
    requests.ask_in_another_spelling(scene, kind, name)


@target("{peer} without a port")
def without_port(scene: Scene, kind: ConnectionType, name: str) -> None:
    """The request names the peer's address and leaves the port out."""
    requests.ask_without_port(scene, kind, name)


@target("an invalid address")
def nowhere(scene: Scene, kind: ConnectionType) -> None:
    """The request has words where the address belongs that are none."""
    requests.ask_for_nowhere(scene, kind)


TARGETS.close()

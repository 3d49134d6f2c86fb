"""How the node connects a second time, without encryption."""

import contextlib
from typing import Any

from harness.acts.connecting import LOOP_BOUND
from harness.acts.requests import ask, await_use
from harness.scene.scene import Scene
from harness.terms import ConnectionType

NOISE = b"\x01" * 10
KEY = b"\x01" * 64  # BIP 324: any 64 bytes encode a public key
WITNESS = "a peer that shows when the node looks"


def pass_retries(scene: Scene, name: str) -> None:
    """Bring the node just behind one of its moments of retries; the next is 2 s away."""
    scene.conduct(name, refuses_encryption=True)
    ask(scene, ConnectionType.MANUAL, name, encrypted=True)
    await_second_connection(scene, name)


def await_second_connection(scene: Scene, name: str, *, timeout: float = LOOP_BOUND) -> None:
    """Wait for the node's second connection to a peer and for what comes of it."""
    peer = scene.peers[name]
    with contextlib.suppress(TimeoutError):
        first = peer.wait_for_event("opened", timeout=timeout)
        entry = peer.wait_for_event("opened", since=first.number, timeout=timeout)
        await_use(scene, peer, since=entry.number - 1)
        if not peer.conduct.speaks:
            peer.wait_for_message("version", since=entry.number)
    scene.settle()


def babble(scene: Scene, name: str) -> None:
    """Let a peer say a few bytes that are part of no handshake, and see them read."""
    _say(scene, name, NOISE)


def send_a_byte(scene: Scene, name: str) -> None:
    """Let a peer say a single byte, and see it read."""
    _say(scene, name, NOISE[:1])


def send_key(scene: Scene, name: str) -> None:
    """Let a peer begin a v2 handshake with its public key, and no more, and see that read."""
    _say(scene, name, KEY)


def _say(scene: Scene, name: str, words: bytes) -> None:
    scene.peers[name].send_raw(words)
    scene.ask_until("getpeerinfo", lambda rows: _has_heard(scene.listing(name, rows), words))


def _has_heard(row: dict[str, Any] | None, words: bytes) -> bool:
    """Tell whether the node lists a peer and has read as many bytes as it has said."""
    return row is not None and row["bytesrecv"] >= len(words)

"""How the node connects a second time, without encryption."""

import contextlib
from typing import Any

from harness.acts.connecting import LOOP_BOUND
from harness.acts.requests import ask, await_use
from harness.scene.scene import Scene
from harness.terms import ConnectionType

NOISE = b"\x01" * 10
WITNESS = "a peer that shows when the node looks"


def pass_retries(scene: Scene, name: str) -> None:
    """Bring the node just behind one of its passes of retries; the next is 2 s away."""
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
    scene.peers[name].send_raw(NOISE)
    scene.ask_until("getpeerinfo", lambda rows: _has_heard(scene.listing(name, rows)))


def _has_heard(row: dict[str, Any] | None) -> bool:
    """Tell whether the node lists a peer and has read the noise that it made."""
    return row is not None and row["bytesrecv"] >= len(NOISE)

"""How peers answer the node's pings: late, wrongly, unasked. Source: BIP 31."""

from harness.errors import Inconclusive
from harness.p2p import messages
from harness.scene.scene import Scene

SHORT = 7  # bytes of a pong that has no room for the nonce; it needs eight


def nonces(scene: Scene, name: str) -> list[int]:
    """Return the nonces of the node's pings on a peer's latest connection, in order.

    Raises:
        Inconclusive: it has sent no ping with a nonce.
    """
    pings = scene.window().on(scene.peers[name].link.serial).received("ping")
    found = [entry.content.nonce for entry in pings if entry.content.nonce is not None]
    if not found:
        raise Inconclusive(f"the node has not pinged {name}")
    return found


def answer(scene: Scene, name: str, *, first: bool = False) -> None:
    """Let a peer answer the node's latest ping, or its first one."""
    _send(scene, name, messages.Pong(nonces(scene, name)[0 if first else -1]))


def answer_wrongly(scene: Scene, name: str) -> None:
    """Let a peer answer the node's latest ping with a nonce that differs by one bit."""
    _send(scene, name, messages.Pong(nonces(scene, name)[-1] ^ 1 << 63))


def answer_with_zero(scene: Scene, name: str) -> None:
    """Let a peer answer with the nonce zero, which the node never chooses."""
    _send(scene, name, messages.Pong(0))


def answer_too_short(scene: Scene, name: str) -> None:
    """Let a peer answer the node's latest ping with all of its nonce but the last byte."""
    nonce = nonces(scene, name)[-1].to_bytes(SHORT + 1, "little")
    _send(scene, name, messages.Unknown("pong", nonce[:SHORT]))


def _send(scene: Scene, name: str, pong: messages.Message) -> None:
    scene.peers[name].send_frame(pong)
    scene.settle()

"""How long the node waits for peers and addresses that are silent, and how these come about."""

from dataclasses import replace

from harness.acts.connecting import dial
from harness.errors import Inconclusive
from harness.network.listening import DeafAddress
from harness.scene.peer import LOOPBACK
from harness.scene.scene import Scene
from harness.terms import ConnectionType

HALF_A_KEY = b"\x01" * 32  # no v1 version message begins like this


def set_peer_timeout(scene: Scene, seconds: int | None) -> None:
    """Let the node start with this peer timeout; None for its default."""
    scene.options["peertimeout"] = None if seconds is None else str(seconds)


def connect_unacknowledged(scene: Scene, kind: ConnectionType, name: str) -> None:
    """Open a connection on which the verack of the peer alone is missing.

    Raises:
        Inconclusive: the node does not get that far.
    """
    peer = scene.conduct(name, acknowledges=False)
    dial(scene, kind, name)
    try:
        peer.wait_for_message("verack")
    except TimeoutError:
        raise Inconclusive(f"the node sends {name} no verack") from None
    scene.settle()


def send_half_a_key(scene: Scene, name: str) -> None:
    """Let a silent peer send half of what a v2 handshake begins with (BIP 324: a public key).

    Raises:
        Inconclusive: the node ends the connection.
    """
    peer = scene.peers[name]
    peer.send_raw(HALF_A_KEY)
    scene.settle()
    if not peer.is_connected:
        raise Inconclusive(f"the node does not wait for the rest of the key of {name}")


def fall_silent(scene: Scene, name: str) -> None:
    """Let a peer say nothing more on its open connection, not even when it is asked."""
    scene.settle()
    link = scene.peers[name].link
    link.is_silent = True
    link.session.conduct = replace(
        link.session.conduct, answers_pings=False, answers_header_requests=False
    )


def stop_answering_pings(scene: Scene, name: str) -> None:
    """Let a peer that has answered the node's first ping leave all others unanswered.

    Raises:
        Inconclusive: it has not been sent one.
    """
    scene.settle()
    link = scene.peers[name].link
    if not scene.window().on(link.serial).sent("pong"):
        raise Inconclusive(f"the node has not pinged {name}")
    link.session.conduct = replace(link.session.conduct, answers_pings=False)


def leave_unanswered(scene: Scene, name: str) -> None:
    """Let nothing come back from a peer's address."""
    deaf = DeafAddress(LOOPBACK)
    scene.at_close(deaf.close)
    scene.peer(name).home = deaf.address


def set_connect_timeout(scene: Scene, seconds: int) -> None:
    """Let the node start with this connect timeout."""
    scene.options["timeout"] = str(seconds * 1000)

"""Peers to whom the node connects by itself: what is awaited then, and as what they are listed."""

import contextlib
from typing import Any

from harness.acts import learnt_addresses, looking, startup
from harness.acts.chain_tip import show_tip
from harness.acts.connecting import disconnect, is_opened_by_node
from harness.errors import Inconclusive
from harness.p2p.messages import Services
from harness.scene.scene import Scene
from harness.terms import ConnectionType

INFORMANT = "who knows others"


def await_opening(scene: Scene, name: str) -> None:
    """Wait until the node, in this life, connects to a peer, and for what follows at once.

    Where an event has begun, only connections after that count. What follows is the end of the
    handshake, or the node's first words to a peer who waits.
    """
    begins = max(scene.window().this_life(), scene.first_mark or 0)
    peer = scene.peers[name]
    with contextlib.suppress(TimeoutError):
        opened = peer.wait(is_opened_by_node, since=begins)
        awaited = {"closed", "handshake completed" if peer.conduct.speaks else "version"}
        peer.wait(lambda entry: entry.type in awaited, since=opened.number)


def type_once_open(scene: Scene, name: str) -> tuple[dict[str, Any] | None, int]:
    """Return the row of the node's peer list for such a connection, once it is there or over."""
    await_opening(scene, name)
    peer = scene.peers[name]
    rows, entry = scene.ask_until(
        "getpeerinfo",
        lambda rows: scene.listing(name, rows) is not None or not peer.is_connected,
    )
    return scene.listing(name, rows), entry


def find_encrypted(scene: Scene, *names: str) -> None:
    """Let the node hear that peers encrypt, and connect to them; they ignore what it sends.

    Raises:
        Inconclusive: it does not begin to encrypt.
    """
    scene.connect(ConnectionType.INBOUND, INFORMANT)
    for name in names:
        peer = scene.conduct(name, ignores_encryption=True, speaks=False)
        learnt_addresses.send_addresses_of(
            scene, INFORMANT, [name], offering=learnt_addresses.FULL_NODE | Services.P2P_V2
        )
        try:
            peer.wait_for_event("encrypted greeting")
        except TimeoutError:
            raise Inconclusive(f"the node does not begin a v2 handshake with {name}") from None
    disconnect(scene, INFORMANT)


def await_found(scene: Scene, kind: ConnectionType, *names: str) -> None:
    """Wait until the node has opened connections of a type by itself, and has the handshakes done.

    Raises:
        Inconclusive: it has not.
    """
    for name in names:
        row, _ = type_once_open(scene, name)
        if row is None or row["connection_type"] != kind:
            raise Inconclusive(f"the node has no {kind} connection to {name}")
        scene.peers[name].wait_for_event(
            "handshake completed", since=startup.this_life(scene).numbers()[0]
        )
        scene.peers[name].kind = kind
        show_tip(scene, name)
    scene.settle()  # the node, too, has the handshakes behind it


def find(scene: Scene, kind: ConnectionType, *names: str) -> None:
    """Let the node open connections by itself, to addresses that it learns or to its seed."""
    if kind is ConnectionType.ADDR_FETCH:
        _ = scene.node  # it starts when it is asked for
    for name in names:
        if kind is not ConnectionType.ADDR_FETCH:
            learnt_addresses.learn(scene, name)
        if kind is ConnectionType.FEELER:
            looking.let_fall_due(scene, looking.FEELER_BOUND)
    if kind is ConnectionType.FEELER:
        await_feeler(scene, *names)
    else:
        await_found(scene, kind, *names)


def await_feeler(scene: Scene, name: str) -> None:
    """Wait until the node has opened a feeler connection, to a peer that does not answer.

    Raises:
        Inconclusive: it opens none, or another kind.
    """
    row, _ = type_once_open(scene, name)
    if row is None or row["connection_type"] != ConnectionType.FEELER:
        raise Inconclusive(f"the node has no feeler connection to {name}")


def meet(scene: Scene, *names: str) -> None:
    """Wait until the node has connected to peers by itself and has the handshakes done.

    Raises:
        Inconclusive: it has not.
    """
    for name in names:
        await_opening(scene, name)
        if not scene.peers[name].is_connected:
            raise Inconclusive(f"the node does not connect to {name}")
    scene.settle()

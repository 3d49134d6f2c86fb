"""How the operator keeps the list of added nodes, and how the node goes through it."""

import contextlib
from typing import Any

from harness.errors import Inconclusive, RpcError
from harness.scene.scene import Scene
from harness.terms import ConnectionType


def address_of(scene: Scene, name: str) -> str:
    """Return a peer's address as the operator writes it; the peer listens from now on."""
    host, port = scene.peer(name).listen()
    return f"{host}:{port}"


def change_list(scene: Scene, command: str, address: str) -> None:
    """Change the list, or try to; a refusal is in the record."""
    with contextlib.suppress(RpcError):
        scene.node.ask("addnode", address, command)


def put_on_list(scene: Scene, name: str) -> None:
    """Put a peer on the list."""
    scene.peer(name).kind = ConnectionType.MANUAL
    change_list(scene, "add", address_of(scene, name))


def ask_about(scene: Scene, address: str) -> None:
    """Ask for one entry of the list; a refusal is in the record."""
    with contextlib.suppress(RpcError):
        scene.node.ask("getaddednodeinfo", address)


def one_entry(scene: Scene, name: str) -> tuple[list[dict[str, Any]], int, str]:
    """Return what the node tells of one entry of the list, the entry of the answer, the address."""
    address = address_of(scene, name)
    rows, entry = scene.node.question("getaddednodeinfo", address)
    return rows, entry, address


def start_with_list(scene: Scene, count: int, *, dead: int = 0, encrypts: bool = False) -> None:
    """Let the node start with a list of so many added nodes.

    Args:
        scene: the scene, its node not yet started.
        count: how many.
        dead: at which of them, counted from 1, nobody answers; 0 for none.
        encrypts: whether the node uses v2 transport, which they do not. It connects again after
            it has gone through its list once (net.cpp, ThreadOpenAddedConnections), so that they
            show whom it did not connect to on the way.

    Raises:
        Inconclusive: the node runs already.
    """
    if scene.has_node:
        raise Inconclusive("the node runs already")
    names = names_on_list(count)
    for name in names:
        scene.conduct(name, refuses_encryption=encrypts).kind = ConnectionType.MANUAL
    scene.options["addnode"] = [address_of(scene, name) for name in names]
    if encrypts:
        scene.options["v2transport"] = "1"
    if dead:
        scene.peers[names[dead - 1]].stop_listening()


def names_on_list(count: int) -> list[str]:
    """Return the names of the peers on the list that the node starts with."""
    return [f"added node {number}" for number in range(1, count + 1)]

"""How the operator keeps the list of added nodes, and how the node goes through it."""

import contextlib
from typing import Any

from harness.acts.places import LOOP_BOUND
from harness.acts.redial import await_second_call
from harness.acts.requests import await_use
from harness.errors import Inconclusive, RpcError
from harness.scene.peer import PATIENCE
from harness.scene.scene import Scene
from harness.terms import ConnectionType

# net.cpp, ThreadOpenAddedConnections: the loop looks every 2 s at a list on which nobody was tried.
SOON = 30.0  # a busy machine is late, a node that looks once a minute is later


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


def entries(scene: Scene) -> tuple[dict[str, dict[str, object]], int]:
    """Return the list by address, and the entry of the answer."""
    rows, entry = scene.node.question("getaddednodeinfo")
    return {row["addednode"]: row for row in rows}, entry


def one_entry(scene: Scene, name: str) -> tuple[list[dict[str, Any]], int, str]:
    """Return what the node tells of one entry of the list, the entry of the answer, the address."""
    address = address_of(scene, name)
    rows, entry = scene.node.question("getaddednodeinfo", address)
    return rows, entry, address


def await_call(scene: Scene, name: str) -> None:
    """Wait for the node's first call of a peer and until it is in use; a claim judges it."""
    peer = scene.peers[name]
    with contextlib.suppress(TimeoutError):
        entry = peer.wait_for_event("opened", timeout=LOOP_BOUND)
        await_use(scene, peer, since=entry.number - 1)
    scene.settle()


def start_with_list(scene: Scene, count: int, *, dead: int = 0, encrypts: bool = False) -> None:
    """Let the node start with a list of so many added nodes, none of which knows encryption.

    Args:
        scene: the scene, its node not yet started.
        count: how many.
        dead: at which of them, counted from 1, nobody answers; 0 for none.
        encrypts: whether the node greets encrypted. Its second calls come after it has gone
            through its list once (net.cpp, ThreadOpenAddedConnections), so that they show whom it
            did not call on the way.

    Raises:
        Inconclusive: the node runs already.
    """
    if scene.has_node:
        raise Inconclusive("the node runs already")
    names = names_on_list(count)
    for name in names:
        scene.conduct(name, refuses_encryption=True).kind = ConnectionType.MANUAL
    scene.options["addnode"] = [address_of(scene, name) for name in names]
    if encrypts:
        scene.options["v2transport"] = "1"
    if dead:
        scene.peers[names[dead - 1]].stop_listening()


def names_on_list(count: int) -> list[str]:
    """Return the names of the peers on the list that the node starts with."""
    return [f"added node {number}" for number in range(1, count + 1)]


def names_on_own_list(scene: Scene) -> list[str]:
    """Return the names of the peers on the list that this scene's node started with."""
    return names_on_list(len(scene.options.get("addnode") or ()))


def await_second_call_of_first(scene: Scene) -> None:
    """Start the node and wait until the first on its list was called twice; a claim judges it.

    Only the first: the last ones may hang up after the node has looked for whom to call again.
    """
    start(scene)
    await_second_call(scene, names_on_own_list(scene)[0], timeout=PATIENCE)


def await_last_call(scene: Scene) -> None:
    """Start the node and wait until it has called the last of its list, or patience ends."""
    start(scene)
    peer = scene.peers[names_on_own_list(scene)[-1]]
    with contextlib.suppress(TimeoutError):
        entry = peer.wait_for_event("opened")
        await_use(scene, peer, since=entry.number - 1)
    scene.settle()


def start(scene: Scene) -> None:
    """Start the node, which happens when it is asked for.

    Raises:
        Inconclusive: it does not run.
    """
    if not scene.node.is_running:
        raise Inconclusive("the node does not run")

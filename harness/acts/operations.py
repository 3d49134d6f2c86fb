"""What the node's operator does: disconnecting, switching the network, banning.

The node may refuse; the refusal is kept in the scene and a claim says what it is about.
"""

from typing import Any

from harness.acts.requests import address_of
from harness.acts.whereabouts import range_of
from harness.errors import Inconclusive, RpcError
from harness.scene.scene import Scene

UNKNOWN_NUMBER = 4_000_000  # no node of ours has had so many peers
HOST_NAME = "example.com"
NO_RANGE = "127.0.9.9/33"
BROKEN_ADDRESS = "127.0.9.9\0.example.com"
SOMEBODY = "127.0.9.9"  # nobody of ours lives there
I2P_ADDRESS = "ukeu3k5oycgaauneqgtnvselmt4yemvoilkln7jpvamvfx7dnkdq.b32.i2p"
CJDNS_ADDRESS = "fc32:17ea:e415:c3bf:9808:149d:b5a2:c9aa"


def attempt(scene: Scene, request: str, *arguments: Any) -> None:
    """Make a request of the operator and keep the node's refusal, if there is one."""
    scene.refusal = None
    try:
        scene.node.ask(request, *arguments)
    except RpcError as refusal:
        scene.refusal = refusal


def refusal(scene: Scene) -> tuple[int | None, str]:
    """Return number and words of the node's latest refusal, None when it agreed."""
    error = scene.refusal
    return (None, "") if error is None else (error.code, str(error))


def insist(scene: Scene, request: str, *arguments: Any) -> None:
    """Make a request that the node must grant.

    Raises:
        Inconclusive: it refuses.
    """
    attempt(scene, request, *arguments)
    if scene.refusal is not None:
        raise Inconclusive(f"the node refuses: {scene.refusal}")


def row_of(scene: Scene, name: str) -> dict[str, Any]:
    """Return the row of the node's peer list that is a peer.

    Raises:
        Inconclusive: it does not list it.
    """
    row, _ = scene.listed(name)
    if row is None:
        raise Inconclusive(f"the node does not list {name}")
    return row


def id_of(scene: Scene, name: str) -> int:
    """Return the number under which the node lists a peer.

    Raises:
        Inconclusive: it does not list it.
    """
    return int(row_of(scene, name)["id"])


def disconnect_by_id(scene: Scene, name: str) -> None:
    """Disconnect the peer of this number."""
    attempt(scene, "disconnectnode", "", id_of(scene, name))


def disconnect_by_address(scene: Scene, name: str) -> None:
    """Disconnect the peer of this exact address."""
    attempt(scene, "disconnectnode", address_of(scene, name))


def disconnect_by_both(scene: Scene, name: str) -> None:
    """Name a peer twice, by address and by number."""
    attempt(scene, "disconnectnode", address_of(scene, name), id_of(scene, name))


def switch_network(scene: Scene, *, on: bool) -> None:
    """Switch all networking on, or off, which ends every connection; a claim says whether."""
    since = scene.now()
    insist(scene, "setnetworkactive", on)
    if on:
        return
    for peer in scene.peers.values():
        if peer.has_link:
            scene.await_end(peer.name)
    scene.explain(scene.window(since).events("closed"))


def interrupt_network(scene: Scene, *, seconds: int = 0) -> None:
    """Switch networking off, wait until every connection has ended, switch it on again."""
    switch_network(scene, on=False)
    scene.ask_until("getpeerinfo", lambda rows: not rows)
    scene.settle(advance=seconds)
    switch_network(scene, on=True)


def host_of(scene: Scene, name: str) -> str:
    """Return the address, without port, where a peer lives."""
    return scene.peer(name).residence


def ban(scene: Scene, whom: str, *terms: Any) -> None:
    """Ban an address or a range, on these terms (duration, whether that is a moment)."""
    attempt(scene, "setban", whom, "add", *terms)


def command_impossible_ban(scene: Scene) -> None:
    """Give a command about an address that is neither to ban it nor to lift its ban."""
    attempt(scene, "setban", SOMEBODY, "forget")


def lift_ban(scene: Scene, whom: str) -> None:
    """Lift the ban on an address or a range."""
    attempt(scene, "setban", whom, "remove")


def range_around(scene: Scene, name: str) -> str:
    """Return the range of 256 addresses in which a peer lives."""
    return range_of(host_of(scene, name))


def bans(scene: Scene) -> tuple[list[str], int]:
    """Return the banned addresses and ranges, and the entry of the answer."""
    rows, entry = scene.node.question("listbanned")
    return [row["address"].removesuffix("/32") for row in rows], entry

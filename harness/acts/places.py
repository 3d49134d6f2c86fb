"""How the node's places are taken and given back."""

import contextlib

from harness.acts.requests import await_use, new_name
from harness.errors import Inconclusive, RpcError
from harness.record.transcript import Entry
from harness.scene.scene import Scene
from harness.terms import ConnectionType, Side

LASTING = (
    ConnectionType.OUTBOUND_FULL_RELAY,
    ConnectionType.BLOCK_RELAY_ONLY,
    ConnectionType.ADDR_FETCH,
)
TYPES_OF_THE_POOL = (*LASTING, ConnectionType.FEELER)


def take(scene: Scene, kind: ConnectionType, count: int) -> None:
    """Open so many connections of a kind, ready for use, each to another peer.

    Raises:
        Inconclusive: one did not come about.
    """
    since = scene.now()
    peers = [scene.peer(_dialled(scene, kind)) for _ in range(count)]
    for peer in peers:
        entry = scene.await_greeting(peer, since=since)
        if entry is None or entry.type == "closed":
            raise Inconclusive(f"the connection to {peer.name} did not complete its handshake")
    scene.fence(peers)


def take_all(scene: Scene) -> None:
    """Take all eleven places of connections that the node opens (net.h: 8, 2 and 1 more)."""
    for kind, count in zip(LASTING, (8, 2, 1), strict=True):
        take(scene, kind, count)


def _dialled(scene: Scene, kind: ConnectionType) -> str:
    name = new_name(scene, kind)
    if not scene.dial(kind, name):
        raise Inconclusive(f"the node refuses the {kind} connection to {name}: {scene.refusal}")
    return name


def take_silently(scene: Scene, kind: ConnectionType, count: int) -> None:
    """Open so many connections of a kind to peers that say nothing."""
    for _ in range(count):
        connect_silently(scene, kind, new_name(scene, kind))


def connect_silently(scene: Scene, kind: ConnectionType, name: str) -> None:
    """Open a connection to a peer that says nothing, and wait until the node has it.

    Raises:
        Inconclusive: it did not come about.
    """
    peer = scene.conduct(name, speaks=False)
    since = scene.now()
    if not scene.dial(kind, name):
        raise Inconclusive(f"the node refuses the {kind} connection to {name}: {scene.refusal}")
    await_use(scene, peer, since=since)
    scene.ask_until("getpeerinfo", lambda rows: scene.listing(name, rows) is not None)
    if not peer.is_connected:  # whether the node lists it is for claims to judge
        raise Inconclusive(f"the connection to {name} did not come about")


def hang_up(scene: Scene, name: str) -> None:
    """Let a peer end its connection, and wait until the node knows.

    Raises:
        Inconclusive: there is none, and the node does not call the peer by itself.
    """
    peer = scene.peers[name]
    if not peer.has_link and scene.await_greeting(peer, since=0) is None:
        raise Inconclusive(f"the node has no connection to {name}")
    peer.hang_up()
    scene.await_absence(name)


def await_calls(scene: Scene, name: str, times: int) -> None:
    """Wait until the node has called a peer so often; that it has not is left to be judged."""
    peer, since = scene.peer(name), 0
    with contextlib.suppress(TimeoutError):
        for _ in range(times):
            since = peer.wait(is_call_of_node, since=since).number


def is_call_of_node(entry: Entry) -> bool:
    """Tell whether an entry is the beginning of a connection that the node has opened."""
    return entry.type == "opened" and entry.content is Side.NODE


def await_end_by_node(scene: Scene, name: str) -> None:
    """Wait until the node has ended a connection by itself.

    Raises:
        Inconclusive: it keeps it.
    """
    scene.await_end(name)
    if scene.peers[name].is_connected:
        raise Inconclusive(f"the node keeps the connection to {name}")
    scene.explain(scene.window().of(name).events("closed"))
    scene.await_absence(name)


def end_by_operator(scene: Scene, name: str) -> None:
    """Let the node's operator end a connection, and wait until it is over."""
    host, port = scene.peers[name].address
    since = scene.now()
    scene.node.ask("disconnectnode", f"{host}:{port}")
    scene.explain([scene.peers[name].wait_for_event("closed", since=since)])
    scene.await_absence(name)


def come_and_go(scene: Scene, count: int) -> None:
    """Ask for so many connections, of each kind in turn, and end each, by either side in turn."""
    endings = (hang_up, end_by_operator)
    for number in range(count):
        kind = TYPES_OF_THE_POOL[number % len(TYPES_OF_THE_POOL)]
        end = endings[number // len(TYPES_OF_THE_POOL) % len(endings)]
        name = ask_for_silent(scene, kind)
        if scene.peers[name].is_connected:
            end(scene, name)


def ask_for_silent(scene: Scene, kind: ConnectionType) -> str:
    """Ask for a connection to another peer that says nothing; return the peer's name."""
    name = new_name(scene, kind)
    scene.conduct(name, speaks=False)
    scene.dial(kind, name)
    return name


def ask_for_many_silent(scene: Scene, kind: ConnectionType, count: int) -> None:
    """Ask for so many connections, each to another peer that says nothing."""
    for _ in range(count):
        ask_for_silent(scene, kind)


def call_nobody(scene: Scene, count: int) -> None:
    """Ask the node for so many connections, of each kind in turn, where nobody listens."""
    peer = scene.peer("nobody")
    host, port = peer.listen()
    peer.stop_listening()
    for number in range(count):
        kind = TYPES_OF_THE_POOL[number % len(TYPES_OF_THE_POOL)]
        with contextlib.suppress(RpcError):
            scene.request_dial(kind, f"{host}:{port}")

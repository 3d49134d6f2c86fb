"""How connections come about and end, by whoever opens or closes them."""

import contextlib

from harness.acts import encryption
from harness.acts.requests import address_of, await_use
from harness.errors import Inconclusive
from harness.record.transcript import Entry, no_connection
from harness.scene.peer import PATIENCE
from harness.scene.scene import Scene
from harness.terms import ConnectionType, Direction, Side

# net.cpp, ThreadOpenAddedConnections: the loop that connects again sleeps 2 s, or 60 s after it has
# tried an added node. Real time: the node's clock does not move it.
LOOP_BOUND = 100.0


def dial(scene: Scene, kind: ConnectionType, name: str) -> None:
    """Bring a connection about, as a Given needs it; whether it becomes usable is left open.

    Raises:
        Inconclusive: the node refuses.
    """
    if not scene.dial(kind, name):
        raise Inconclusive(f"the node refuses the {kind} connection to {name}: {scene.refusal}")


def open_connection(scene: Scene, kind: ConnectionType, name: str) -> None:
    """Bring a connection about as the event of an example, and see read what the peer has sent."""
    scene.open(kind, name)
    encryption.see_handshake_read(scene, name)


def connect_silently(scene: Scene, kind: ConnectionType, name: str) -> None:
    """Open a connection to a peer that says nothing, and wait until the node has it.

    Raises:
        Inconclusive: it did not come about.
    """
    peer = scene.conduct(name, speaks=False)
    since = scene.now()
    dial(scene, kind, name)
    await_use(scene, peer, since=since)
    scene.ask_until("getpeerinfo", lambda rows: scene.listing(name, rows) is not None)
    if not peer.is_connected:  # whether the node lists it is for claims to judge
        raise Inconclusive(f"the connection to {name} did not come about")
    encryption.see_handshake_read(scene, name)


def disconnect(scene: Scene, name: str) -> None:
    """Let a peer end its connection, and wait until the node knows.

    Raises:
        Inconclusive: there is none, and the node does not connect to the peer by itself.
    """
    peer = scene.peers[name]
    if not peer.has_link:
        await_connections(scene, name, 1)
    if not peer.has_link:
        raise Inconclusive(no_connection(scene.window(), name))
    peer.disconnect()
    scene.await_absence(name)


def await_connections(scene: Scene, name: str, times: int, *, since: int = 0) -> None:
    """Wait until the node has connected to a peer so often; that it has not is left to be judged.

    As long as a node takes that goes through its added nodes once a minute; one that has just
    started does so at once, with those that it was started with. One added since may miss that.
    """
    peer = scene.peer(name)
    just_started = scene.window(since).only(Direction.NODE, "started")
    timeout = PATIENCE if just_started and not was_added_since(scene, name) else LOOP_BOUND
    with contextlib.suppress(TimeoutError):
        for _ in range(times):
            since = peer.wait(is_opened_by_node, since=since, timeout=timeout).number
        await_use(scene, peer, since=since - 1)


def was_added_since(scene: Scene, name: str) -> bool:
    """Tell whether the operator has added a peer to the added nodes while the node runs."""
    orders = scene.window(0).only(Direction.RPC, "addnode") if scene.peer(name).acceptor else ()
    return any(address_of(scene, name) in order.words for order in orders)


def await_connection(scene: Scene, name: str) -> None:
    """Wait until the node has connected to a peer by itself and the handshake is complete.

    Raises:
        Inconclusive: it has not.
    """
    if not scene.node.is_running:  # which starts it, if need be
        raise Inconclusive("the node does not run")
    await_connections(scene, name, 1)
    peer = scene.peers[name]
    if not peer.has_link or not peer.link.session.is_complete:
        raise Inconclusive(f"the node does not connect to {name}")
    scene.settle()


def is_opened_by_node(entry: Entry) -> bool:
    """Tell whether an entry is the beginning of a connection that the node has opened."""
    return entry.type == "opened" and entry.content is Side.NODE


def await_disconnection(scene: Scene, name: str) -> None:
    """Wait until the node has ended a connection by itself; it may have opened another meanwhile.

    Raises:
        Inconclusive: it keeps it.
    """
    peer = scene.peers[name]
    if not peer.has_link:
        with contextlib.suppress(TimeoutError):
            peer.wait_for_event("opened", since=scene.first_mark or 0)
    link = peer.link
    has_ended = scene.first_mark is not None and scene.window(scene.first_mark).of(name).events(
        "closed"
    )
    if not has_ended:
        scene.await_end(name)
    if not has_ended and link.is_open:
        raise Inconclusive(f"the node keeps the connection to {name}")
    scene.explain(scene.window().of(name).events("closed"))
    scene.await_absence(name)


def disconnect_by_operator(scene: Scene, name: str) -> None:
    """Let the node's operator end a connection, and wait until it is over."""
    since = scene.now()
    scene.node.ask("disconnectnode", address_of(scene, name))
    scene.explain([scene.peers[name].wait_for_event("closed", since=since)])
    scene.await_absence(name)

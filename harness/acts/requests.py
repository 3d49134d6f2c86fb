"""How the node is asked, by the test-only call or by its operator, to open connections."""

from harness.peer import Peer
from harness.scene import Scene
from harness.terms import ConnectionType


def ask(scene: Scene, kind: ConnectionType, name: str, *, encrypted: bool = False) -> None:
    """Ask the node for a connection and wait for what comes of it, if anything does.

    The node dials before it answers, so its list of peers tells whether there is anything to wait
    for (net.cpp, OpenNetworkConnection).
    """
    since = scene.transcript.mark()
    peer = scene.peer(name)
    known = identities(scene)
    if scene.dial(kind, name, encrypted=encrypted) and identities(scene) != known:
        await_use(scene, peer, since=since)
    scene.settle()


def ask_in_another_spelling(scene: Scene, kind: ConnectionType, name: str) -> None:
    """Ask the node for a connection, the address spelt otherwise, and wait for what comes of it."""
    since = scene.transcript.mark()
    peer = scene.peer(name)
    host, port = peer.listen()
    known = identities(scene)
    scene.request_dial(kind, spelt_otherwise(f"{host}:{port}"))
    if identities(scene) != known:
        await_use(scene, peer, since=since)
    scene.settle()


def ask_in_vain(scene: Scene, kind: ConnectionType, name: str) -> None:
    """Ask the node for a connection to an address where nobody listens."""
    peer = scene.peer(name)
    host, port = peer.listen()
    peer.stop_listening()
    scene.request_dial(kind, f"{host}:{port}")
    scene.settle()


def spelt_otherwise(address: str) -> str:
    """Return another spelling of a loopback address: 127.0.0.1 may leave its zeros out."""
    host, port = address.rsplit(":", 1)
    first, *_, last = host.split(".")
    return f"{first}.{last}:{port}"


def ask_for_many(scene: Scene, kind: ConnectionType, count: int) -> None:
    """Ask the node for so many connections, each to another peer."""
    for _ in range(count):
        ask(scene, kind, new_name(scene, kind))


def await_use(scene: Scene, peer: Peer, *, since: int) -> None:
    """Wait until a dialled connection is open for use, or over, or as far as the peer lets it."""
    if not peer.conduct.speaks:
        peer.wait_for_event("opened", since=since)
        return
    entry = scene.await_greeting(peer, since=since)
    if entry is not None and entry.type == "closed" and peer.kind is ConnectionType.FEELER:
        scene.explain([entry])  # a feeler's nature; HAND-026 judges it


def identities(scene: Scene) -> set[int]:
    """Return the numbers under which the node lists its connections; no number comes twice."""
    return {row["id"] for row in scene.node.peek("getpeerinfo")}


def new_name(scene: Scene, kind: ConnectionType) -> str:
    """Return a name for a peer that no sentence mentions."""
    return f"{kind} peer {sum(name.startswith(kind) for name in scene.peers) + 1}"


def words_of(scene: Scene, kind: ConnectionType, name: str) -> str:
    """Return how the record of a request for a connection begins."""
    host, port = scene.peers[name].address
    if kind is ConnectionType.MANUAL:
        return f"addnode {host}:{port} onetry"
    return f"addconnection {host}:{port} {kind}"

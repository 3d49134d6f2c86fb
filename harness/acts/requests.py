"""How the node is asked, by a test or by its operator, to open connections."""

import contextlib
from collections.abc import Callable

from harness.errors import RpcError
from harness.node.process import P2P_PORT
from harness.scene.connections import towards_feeler
from harness.scene.peer import Peer
from harness.scene.scene import Scene
from harness.terms import ConnectionType

MANUAL_REQUEST = "addnode"
FOR_WHAT = {
    "manual connections": MANUAL_REQUEST,
    "connections of a given type": "addconnection",
    "additions to the address manager": "addpeeraddress",
    "raw messages to peers": "sendmsgtopeer",
    "the contents of the address manager": "getrawaddrman",
}
ADDRESS = "ADDRESS"  # stands for a peer's address
NOWHERE = "not an address"
USUAL_PORT_HOST = "127.0.0.2"  # the node itself is at the usual port of 127.0.0.1


def ask(scene: Scene, kind: ConnectionType, name: str, *, encrypted: bool = False) -> None:
    """Ask the node for a connection and wait for what comes of it, if anything does.

    Where a peer refuses the encryption, only until the node has dropped him: the retry comes with
    a pass of its own every two seconds, and what follows may have to be said before.
    """
    peer = scene.peer(name)
    drops = encrypted and peer.conduct.refuses_encryption
    since = scene.now()
    make(scene, peer, lambda: scene.dial(kind, name, encrypted=encrypted), settles=not drops)
    if drops and scene.window(since).of(name).events("closed"):
        scene.await_absence(name)
    elif drops:
        scene.settle()


def make(scene: Scene, peer: Peer, request: Callable[[], object], *, settles: bool = True) -> None:
    """Make a request and wait for what comes of it, if anything does; the record has a refusal."""
    since, known = scene.now(), scene.listed_ids()
    with contextlib.suppress(RpcError):
        request()
    if scene.listed_ids() != known:
        await_use(scene, peer, since=since)
    if settles:
        scene.settle()


def ask_in_another_spelling(scene: Scene, kind: ConnectionType, name: str) -> None:
    """Ask the node for a connection, the address spelt otherwise, and wait for what comes of it."""
    peer = scene.peer(name)
    host, port = peer.listen()
    make(scene, peer, lambda: scene.request_dial(kind, spelt_otherwise(f"{host}:{port}")))


def ask_by_word(scene: Scene, word: str, name: str) -> None:
    """Ask the node for a connection of a kind that is given by whatever word."""
    peer = scene.peer(name)
    host, port = peer.listen()
    peer.kind = next((kind for kind in ConnectionType if kind == word.strip()), None)
    if peer.kind is ConnectionType.FEELER:
        peer.conduct = towards_feeler(peer.conduct)
    three = scene.target.capabilities.addconnection_arguments == 3
    arguments = (f"{host}:{port}", word, *([scene.encrypts_by_variation] if three else []))
    make(scene, peer, lambda: scene.node.ask("addconnection", *arguments))


def ask_in_parts(scene: Scene, parts: tuple[object, ...], name: str) -> None:
    """Ask the node for a connection with these parts of a request."""
    host, port = scene.peer(name).listen()
    given = [f"{host}:{port}" if part == ADDRESS else part for part in parts]
    with contextlib.suppress(RpcError):
        scene.node.ask("addconnection", *given)
    scene.settle()


def ask_by_names(scene: Scene, name: str) -> None:
    """Ask the node for a connection, the parts of the request named."""
    since = scene.now()
    peer = scene.peer(name)
    peer.kind = ConnectionType.OUTBOUND_FULL_RELAY
    host, port = peer.listen()
    scene.node.ask(
        "addconnection",
        v2transport=scene.encrypts_by_variation,
        connection_type=peer.kind.value,
        address=f"{host}:{port}",
    )
    await_use(scene, peer, since=since)
    scene.settle()


def ask_for_nowhere(scene: Scene, kind: ConnectionType) -> None:
    """Ask the node for a connection to an invalid address; it may not look it up."""
    if not scene.has_node:
        scene.options["dns"] = "0"
    with contextlib.suppress(RpcError):  # a refusal is in the record
        scene.request_dial(kind, NOWHERE)
    scene.settle()


def listen_at_usual_port(scene: Scene, name: str) -> None:
    """Let a peer listen where nodes of the private test network usually do (chainparams.cpp)."""
    scene.peer(name, host=USUAL_PORT_HOST).listen(P2P_PORT)


def ask_without_port(scene: Scene, kind: ConnectionType, name: str) -> None:
    """Ask the node for a connection, the address without its port."""
    peer = scene.peers[name]
    make(scene, peer, lambda: scene.request_dial(kind, peer.residence))


def choose_network(scene: Scene, network: str) -> None:
    """Let the node start on a network that others share; it talks to nobody there."""
    scene.options |= {
        "regtest": None,
        "chain": network,
        "networkactive": "0",
        "listen": "0",
        "bind": None,
    }


def deny(scene: Scene, name: str) -> None:
    """Let nobody listen on a peer's address."""
    peer = scene.peer(name)
    peer.listen()
    peer.stop_listening()


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
        opened = peer.wait_for_event("opened", since=since)
        if peer.conduct.ignores_encryption and peer.kind is not ConnectionType.INBOUND:
            with contextlib.suppress(TimeoutError):
                peer.wait_for_event("encrypted greeting", "closed", since=opened.number)
        return
    scene.await_handshake(peer, since=since)


def new_name(scene: Scene, kind: ConnectionType) -> str:
    """Return a name for a peer that no sentence mentions."""
    return f"{kind} peer {sum(name.startswith(kind) for name in scene.peers) + 1}"


def address_of(scene: Scene, name: str) -> str:
    """Return a peer's address as requests name it."""
    host, port = scene.peers[name].address
    return f"{host}:{port}"

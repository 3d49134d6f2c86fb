"""An I2P router of the node's operator, and peers of ours in I2P.

We play the program (SAM). Facts: Bitcoin Core, i2p.cpp; net.cpp, ThreadI2PAcceptIncoming and
CConnman::ConnectNode.
"""

import contextlib
import hashlib
from functools import partial

from harness.acts import startup
from harness.acts.private_broadcast import link_behind_tor, link_by_home
from harness.errors import Inconclusive
from harness.network.i2p_router import CALLED, I2pControl
from harness.network.link import Address, Link
from harness.network.tor_daemon import ASKED
from harness.p2p import sam
from harness.p2p.sam import Program
from harness.record.transcript import Entry
from harness.scene.peer import LOOPBACK, PATIENCE
from harness.scene.scene import Scene
from harness.terms import ConnectionType

PORT = 0  # i2p.h, I2P_SAM31_PORT: SAM 3.1 knows no others
OWN_KEY = sam.destination(f"{sam.LASTING} 1")  # of the first identity that the program makes
OWN_NAME = sam.name_of(OWN_KEY)
OWN_ADDRESS = hashlib.sha256(OWN_KEY).digest()  # as messages write it (BIP 155)
WAITS = "STREAM ACCEPT"  # the last that the node asks for at its start


def destination_of(name: str) -> bytes:
    """Return the destination of a peer in I2P."""
    return sam.destination(f"peer {name}")


def name_in_i2p(name: str) -> str:
    """Return a peer's address in I2P."""
    return sam.name_of(destination_of(name))


def move(scene: Scene, name: str, *, port: int = PORT) -> None:
    """Give a peer an I2P address and no other, with a port that has no meaning there."""
    scene.peer(name).home = (name_in_i2p(name), port)


def run(scene: Scene, *, accepts: bool = True, leads_one: bool = False) -> None:
    """Let an I2P router run, by which the node connects to peers and accepts some, or just one."""
    program = Program(partial(find, scene), leads_one=leads_one)
    scene.i2p = control = I2pControl(program, scene.transcript, partial(link_to, scene))
    host, port = scene.network.call(control.open(LOOPBACK))
    scene.at_close(lambda: scene.network.run(control.close))
    startup.tell(scene, "i2psam", f"{host}:{port}")
    if accepts:
        scene.stage.once_started.append(lambda: await_readiness(scene))
    else:
        startup.tell(scene, "i2pacceptincoming", "0")


def find(scene: Scene, name: str) -> bytes | None:
    """Return the destination of the peer who has this name in I2P, if there is one."""
    for each, peer in scene.peers.items():
        if peer.home is not None and peer.home[0] == name:
            return destination_of(each)
    return None


def link_to(scene: Scene, wanted: Address) -> Link | None:
    """Return a new connection of the peer who lives there, whatever the port; or None."""
    peer = next(
        (peer for peer in scene.peers.values() if peer.home and peer.home[0] == wanted[0]), None
    )
    if peer is None or peer.home is None:
        return None
    by = link_behind_tor if peer.kind is ConnectionType.PRIVATE_BROADCAST else link_by_home
    return by(scene, peer.home)


def await_readiness(scene: Scene) -> None:
    """Wait until the node, in this life, waits for peers from I2P; in vain at last."""
    if scene.stage.retelling is not None:
        return
    asked = scene.transcript.first(is_wait, since=scene.window().this_life(), timeout=PATIENCE)
    with contextlib.suppress(TimeoutError):
        scene.network.call(asked)
        scene.ask_until("getnetworkinfo", has_own_address)


def has_own_address(about: dict[str, list[dict[str, str]]]) -> bool:
    """Recognise that the node's summary names an I2P address of its own."""
    return any(each["address"].endswith(sam.ENDING) for each in about["localaddresses"])


def is_wait(entry: Entry) -> bool:
    """Recognise that the node asks the I2P router to lead others to it."""
    return entry.type == ASKED and WAITS in entry.words


def come(scene: Scene, name: str) -> None:
    """Let a peer connect to the node's I2P address, from one of its own."""
    move(scene, name)
    scene.peer(name).entrance = partial(lead, scene, destination_of(name))


async def lead(scene: Scene, source: bytes, link: Link) -> None:
    """Lead a peer to the node, on the network thread; without a way there, to nobody."""
    if scene.i2p is not None:
        await scene.i2p.lead(link, source=source)


def calls(scene: Scene, names: list[str]) -> dict[str, tuple[Entry, ...]]:
    """Return the entries of the streams to each of these peers that the node has wanted."""
    called = scene.window().where(lambda entry: entry.type == CALLED)
    return {name: called.where(partial(is_call_to, scene, name)).entries for name in names}


def is_call_to(scene: Scene, name: str, entry: Entry) -> bool:
    """Recognise that the node has wanted a stream to a peer."""
    return entry.words.endswith(scene.peer(name).residence)


def broadcast_privately(scene: Scene) -> None:
    """Let the node send its own transactions over I2P, and dial nobody else by itself."""
    run(scene)
    scene.options |= {
        "connect": None,
        "privatebroadcast": "1",
        "onlynet": "i2p",
        "maxconnections": "0",
    }


def learn(scene: Scene, name: str) -> None:
    """Put a peer's I2P address into the address manager, for private broadcast; see Tor's.

    Raises:
        Inconclusive: it does not take it.
    """
    move(scene, name)
    peer = scene.conduct(name, services=scene.node.services)
    peer.kind = ConnectionType.PRIVATE_BROADCAST
    answer = scene.node.ask("addpeeraddress", *peer.listen())
    if not answer["success"]:
        raise Inconclusive(f"the node's address manager does not take {name}: {answer}")

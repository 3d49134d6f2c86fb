"""Inbound peers, one at a time or in crowds that connect together and are spoken of as one.

A crowd is named by what its peers have in common. Crowds that connect one after the other differ in
age, since the node's clock moves on behind each of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from harness.acts import startup
from harness.errors import Inconclusive, NobodyListens
from harness.network.link import Address
from harness.record.transcript import Entry
from harness.scene.peer import LOOPBACK, PATIENCE, Peer, connect_together
from harness.scene.scene import Scene
from harness.terms import ConnectionType, Direction

OUTBOUND_SLOTS = 11  # net.h: 8 full-relay, 2 block-relay-only, 1 feeler
TRUSTED_RANGE = "127.9.9"  # peers that connect from here have the noban permission
ONE_NETWORK = "60.1"  # peers from one network group live here
AGE = 10  # seconds between one crowd and the next
FIRST_OF_MANY = 50  # public network groups below this number are for named peers


@dataclass(frozen=True, slots=True)
class Sort:
    """What the peers of a crowd have in common.

    Attributes:
        conduct: how they behave, where that is not the ordinary way.
        home: where the peer of a number lives.
        by_second_port: whether they connect to the second port of the node.
        at_named_peer: whether they live where a peer does that sentences name.
    """

    conduct: Mapping[str, Any] = field(default_factory=dict)
    home: Callable[[int], str] = lambda _number: LOOPBACK
    by_second_port: bool = False
    at_named_peer: bool = False


def leave_slots(scene: Scene, slots: int) -> None:
    """Let the node have so many inbound slots, whatever the peers in them want."""
    limit_connections(scene, OUTBOUND_SLOTS + slots)
    startup.tell_also(scene, "whitelist", f"noban@{TRUSTED_RANGE}.0/24")


def limit_connections(scene: Scene, connections: int) -> None:
    """Limit the connections; every inbound peer may want transactions (by default, a share may)."""
    startup.tell(scene, "maxconnections", str(connections))
    if scene.target.capabilities.inbound_relay_percent:
        startup.tell(scene, "inboundrelaypercent", "100")


def gather(scene: Scene, crowd: str, count: int, sort: Sort, *, host: str | None = None) -> None:
    """Let so many peers of a sort connect together, and wait until all handshakes are complete.

    Args:
        scene: the scene.
        crowd: the name of this group of peers.
        count: how many.
        sort: what they have in common.
        host: where all of them live, None where their sort says.

    Raises:
        Inconclusive: the node did not take them all.
    """
    since = scene.now()
    peers = [_inbound_peer(scene, crowd, sort, number, host) for number in range(count)]
    scene.crowds[crowd] = peers
    address = scene.node_address
    if sort.by_second_port:
        address = startup.second_port(scene)

    connect_together(peers, address)
    if peers and not peers[0].conduct.speaks:
        await_listing(scene, peers)
    else:
        await_handshakes(scene, peers, since=since)
    lost = [peer.name for peer in peers if not peer.is_connected]
    if lost:
        raise Inconclusive(f"the node did not accept every inbound peer: {', '.join(lost)}")
    scene.settle(advance=AGE)


def await_listing(scene: Scene, crowd: list[Peer]) -> None:
    """Wait until the node lists every connection of a crowd that says nothing.

    Raises:
        Inconclusive: it does not.
    """

    def has_all(rows: list[dict[str, Any]]) -> bool:
        return all(scene.listing(peer.name, rows) for peer in crowd)

    rows, _ = scene.ask_until("getpeerinfo", has_all)
    if not has_all(rows):
        raise Inconclusive("the node does not list every inbound peer")


def await_handshakes(scene: Scene, crowd: list[Peer], *, since: int) -> None:
    """Wait until every connection of a crowd is open for use or ended.

    Raises:
        Inconclusive: the node keeps a peer waiting.
    """
    waiting = {peer.link.serial for peer in crowd}
    if not waiting:
        return

    def was_last(entry: Entry) -> bool:
        if entry.direction is Direction.EVENT and entry.type in ("handshake completed", "closed"):
            waiting.discard(entry.connection or 0)
        return not waiting

    work = scene.transcript.first(was_last, since=since, timeout=PATIENCE)
    try:
        scene.network.call(work)
    except TimeoutError:
        raise Inconclusive(f"{len(waiting)} inbound peers did not complete the handshake") from None


def connect(scene: Scene, name: str, address: Address | None = None) -> None:
    """Let a peer connect to the node, at its usual address unless told, and see what comes of it.

    That nobody listens there is recorded, and judged where the attempt is the event.

    Raises:
        NobodyListens: nobody does, though the example needs the connection.
    """
    scene.node.peek("uptime")  # it runs before anybody connects
    peer = scene.peer(name)
    peer.kind = ConnectionType.INBOUND
    since = scene.now()
    try:
        peer.connect(address or scene.node_address)
    except NobodyListens:
        link = peer.link
        scene.network.run(lambda: link.note("refused", f"nobody listens where {name} connects"))
        if scene.first_mark is None:
            raise
        return
    if peer.conduct.speaks:
        scene.await_handshake(peer, since=since)
    scene.settle()


def everybody(scene: Scene) -> list[str]:
    """Return the names of all peers that connected in crowds."""
    return [peer.name for crowd in scene.crowds.values() for peer in crowd]


def members(scene: Scene, crowd: str) -> list[str]:
    """Return the names of the peers of a group."""
    return [peer.name for peer in scene.crowds[crowd]]


def _inbound_peer(scene: Scene, crowd: str, sort: Sort, number: int, host: str | None) -> Peer:
    peer = scene.peer(f"{crowd}, number {number + 1}", host=host or sort.home(number))
    peer.conduct = replace(peer.conduct, **sort.conduct)
    peer.kind = ConnectionType.INBOUND
    return peer

"""Callers in crowds: they come together, and sentences speak of them as one.

A crowd is named by what its callers have in common. Crowds that come one after the other differ in
age, since the node's clock moves on behind each of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from harness.acts import startup
from harness.acts.whereabouts import public
from harness.errors import CallRefused, Inconclusive
from harness.network.link import Address
from harness.p2p import messages
from harness.record.transcript import Entry
from harness.scene import chain
from harness.scene.peer import LOOPBACK, PATIENCE, Peer, call_together
from harness.scene.scene import Scene
from harness.terms import ConnectionType, Direction

OUTBOUND_PLACES = 11  # net.h: 8 full-relay, 2 block-relay-only, 1 feeler
TRUSTED_RANGE = "127.9.9"  # callers from here have the no-ban permission
ONE_NETWORK = "60.1"  # callers from one network live here
AGE = 10  # seconds between one crowd and the next
FIRST_OF_MANY = 50  # public network groups below this number are for named peers


@dataclass(frozen=True, slots=True)
class Sort:
    """What the callers of a crowd have in common.

    Attributes:
        conduct: how they behave, where that is not the ordinary way.
        home: where the caller of a number lives.
        by_second_port: whether they call the second port of the node.
    """

    conduct: Mapping[str, Any] = field(default_factory=dict)
    home: Callable[[int], str] = lambda _number: LOOPBACK
    by_second_port: bool = False


SLOW = {"answers_pings": False}
DECLINING = {"relay": False}


def _many_networks(number: int) -> str:
    return public(FIRST_OF_MANY + number)


def _one_network(number: int) -> str:
    return f"{ONE_NETWORK}.{number + 1}.2"


SORTS: dict[str, Sort] = {
    "ordinary callers": Sort(),
    "callers that decline transactions": Sort(DECLINING),
    "callers that decline transactions and offer no service": Sort({**DECLINING, "services": 0}),
    "callers with the no-ban permission": Sort(home=lambda at: f"{TRUSTED_RANGE}.{at + 1}"),
    "callers from many networks": Sort(home=_many_networks),
    "callers from many networks that decline transactions": Sort(DECLINING, home=_many_networks),
    "callers from one network": Sort(home=_one_network),
    "slow callers": Sort(SLOW),
    "slow callers from many networks": Sort(SLOW, home=_many_networks),
    "slow callers from one network": Sort(SLOW, home=_one_network),
    "slow callers from Tor": Sort(SLOW, home=_one_network, by_second_port=True),
    "slow callers from one network that decline transactions": Sort(
        {**SLOW, **DECLINING}, home=_one_network
    ),
}


def make_room(scene: Scene, places: int) -> None:
    """Let the node have room for so many callers, whatever they want."""
    limit(scene, OUTBOUND_PLACES + places)
    startup.tell_also(scene, "whitelist", f"noban@{TRUSTED_RANGE}.0/24")


def limit(scene: Scene, connections: int) -> None:
    """Limit the connections; every caller may want transactions (a share of them since 32)."""
    startup.tell(scene, "maxconnections", str(connections))
    if scene.target.capabilities.inbound_relay_percent:
        startup.tell(scene, "inboundrelaypercent", "100")


def gather(
    scene: Scene, sort: str, count: int, *, kind: Sort | None = None, host: str | None = None
) -> None:
    """Let so many callers of a sort call together, and wait until all are through the handshake.

    Raises:
        Inconclusive: the node did not take them all.
    """
    since = scene.now()
    kind = kind or SORTS[sort]
    crowd = [_caller(scene, sort, kind, number, host) for number in range(count)]
    scene.crowds[sort] = crowd
    address = scene.node_address
    if kind.by_second_port:
        address = startup.second_entrance(scene)

    call_together(crowd, address)
    await_greetings(scene, crowd, since=since)
    lost = [peer.name for peer in crowd if not peer.is_connected]
    if lost:
        raise Inconclusive(f"the node did not take every caller: {', '.join(lost)}")
    scene.settle(advance=AGE)


def await_greetings(scene: Scene, crowd: list[Peer], *, since: int) -> None:
    """Wait until every connection of a crowd is open for use or ended.

    Raises:
        Inconclusive: the node keeps a caller waiting.
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
        scene.network.call(work, timeout=PATIENCE)
    except TimeoutError:
        raise Inconclusive(f"{len(waiting)} callers did not complete the handshake") from None


def call(scene: Scene, name: str, address: Address | None = None) -> None:
    """Let a peer call the node, at its usual address unless told, and see what comes of it.

    That nobody listens there is recorded, not raised.
    """
    scene.node.peek("uptime")  # it runs before anybody calls
    peer = scene.peer(name)
    peer.kind = ConnectionType.INBOUND
    since = scene.now()
    try:
        peer.call(address or scene.node_address)
    except CallRefused:
        link = peer.link
        scene.network.run(lambda: link.note("refused", f"nobody takes the call of {name}"))
        return
    if peer.conduct.speaks:
        scene.await_greeting(peer, since=since)
    scene.settle()


def everybody(scene: Scene) -> list[str]:
    """Return the names of all callers that came in crowds."""
    return [peer.name for crowd in scene.crowds.values() for peer in crowd]


def members(scene: Scene, sort: str) -> list[str]:
    """Return the names of the callers of a crowd."""
    return [peer.name for peer in scene.crowds[sort]]


def _caller(scene: Scene, sort: str, kind: Sort, number: int, host: str | None) -> Peer:
    peer = scene.peer(f"{sort}, number {number + 1}", host=host or kind.home(number))
    peer.conduct = replace(peer.conduct, **kind.conduct)
    peer.kind = ConnectionType.INBOUND
    return peer


def bring_transactions(scene: Scene, sort: str) -> None:
    """Let each caller of a crowd deliver a transaction of its own.

    Raises:
        Inconclusive: the node did not take them all.
    """
    for peer in scene.crowds[sort]:
        peer.send(messages.Tx(scene.purse.spend()))
    scene.settle(advance=AGE)
    taken = scene.node.peek("getmempoolinfo")["size"]
    if taken != len(scene.crowds[sort]):
        raise Inconclusive(f"the node took {taken} transactions")


def bring_blocks(scene: Scene, sort: str) -> None:
    """Let each caller of a crowd deliver a block of its own, one on top of the other.

    Raises:
        Inconclusive: the node did not take them all.
    """
    height = scene.node.peek("getblockcount")
    tip = bytes.fromhex(scene.node.peek("getbestblockhash"))[::-1]
    for number, peer in enumerate(scene.crowds[sort], start=1):
        block = chain.block_on(tip, height=height + number, time=scene.node.clock + number)
        tip = block.GetHash()
        peer.send(messages.Block(block))
        scene.fence([peer])
    scene.settle(advance=AGE)
    taken = scene.node.peek("getblockcount") - height
    if taken != len(scene.crowds[sort]):
        raise Inconclusive(f"the node took {taken} blocks")

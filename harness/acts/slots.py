"""How the node's slots are taken, filled to the limit, and become free."""

from enum import StrEnum

from harness.acts.connecting import dial, disconnect, disconnect_by_operator
from harness.acts.inbound import connect
from harness.acts.requests import new_name
from harness.errors import Inconclusive
from harness.scene.scene import Scene
from harness.terms import ConnectionType

TO_FILL = (
    ConnectionType.OUTBOUND_FULL_RELAY,
    ConnectionType.BLOCK_RELAY_ONLY,
    ConnectionType.ADDR_FETCH,
)
TYPES_OF_THE_POOL = (*TO_FILL, ConnectionType.FEELER)
OUTBOUND = (*TYPES_OF_THE_POOL, ConnectionType.MANUAL)
NO_CAPACITY = -34  # rpc/protocol.h
TOO_MANY = 20  # no limit that is filled here is as high


def take(scene: Scene, kind: ConnectionType, count: int) -> None:
    """Open so many connections of a kind, ready for use, each to another peer.

    Raises:
        Inconclusive: one did not come about.
    """
    since = scene.now()
    peers = [scene.peer(_dialled(scene, kind)) for _ in range(count)]
    for peer in peers:
        entry = scene.await_handshake(peer, since=since)
        if entry is None or entry.type == "closed":
            raise Inconclusive(f"the connection to {peer.name} did not complete its handshake")
    scene.fence(peers)


def _dialled(scene: Scene, kind: ConnectionType) -> str:
    name = new_name(scene, kind)
    dial(scene, kind, name)
    return name


class Outcome(StrEnum):
    """What becomes of connections that the node is asked to open."""

    FAIL = "fail"
    COME_AND_GO = "come and go"


def open_in_turn(scene: Scene, count: int, outcome: Outcome) -> None:
    """Ask for so many connections of each type, each type in turn; none of them stays.

    That no slot is free is left to be judged by what fits afterwards.

    Raises:
        Inconclusive: the node refuses one for another reason, or does not open it.
    """
    endings = (disconnect, disconnect_by_operator)
    for number in range(count * len(OUTBOUND)):
        kind = OUTBOUND[number % len(OUTBOUND)]
        name = new_name(scene, kind)
        peer = scene.conduct(name, speaks=False)
        if outcome is Outcome.FAIL:
            peer.listen()
            peer.stop_listening()
        agreed = scene.dial(kind, name)
        if not agreed and (scene.refusal is None or scene.refusal.code != NO_CAPACITY):
            raise Inconclusive(f"the node refuses a {kind} connection: {scene.refusal}")
        if agreed and peer.is_connected is (outcome is Outcome.FAIL):
            raise Inconclusive(f"the connection to {name} does not {outcome}")
        if peer.is_connected:
            endings[number // len(OUTBOUND) % len(endings)](scene, name)


class Direction(StrEnum):
    """Which slots are filled."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


def fill(scene: Scene, direction: Direction) -> None:
    """Open connections until the node accepts no more, outbound ones type after type.

    Raises:
        Inconclusive: it accepts more than any limit allows, or refuses for another reason, though
            the example needs it; where this is the event, a claim says what there is.
    """
    if direction is Direction.INBOUND:
        _connect_until_refused(scene)
        return
    for kind in TO_FILL:
        _open_until_refused(scene, kind)


def _connect_until_refused(scene: Scene) -> None:
    for _ in range(TOO_MANY):
        name = new_name(scene, ConnectionType.INBOUND)
        connect(scene, name)
        if not scene.peers[name].is_connected:
            scene.explain(scene.window().of(name).events("closed"))
            return
    if scene.first_mark is None:
        raise Inconclusive(f"the node accepts {TOO_MANY} inbound peers and more")


def _open_until_refused(scene: Scene, kind: ConnectionType) -> None:
    for _ in range(TOO_MANY):
        name = new_name(scene, kind)
        since = scene.now()
        if not scene.dial(kind, name):
            break
        scene.await_handshake(scene.peers[name], since=since)
        scene.settle()
    is_full = scene.refusal is not None and scene.refusal.code == NO_CAPACITY
    if scene.first_mark is None and not is_full:
        raise Inconclusive(f"the node opens no {kind} connection, or too many: {scene.refusal}")

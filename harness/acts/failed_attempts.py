"""Attempts of the node to connect to somebody who refuses, and successes elsewhere between them.

The node tries again every half second of real time; one thread does so, so that it has booked an
attempt when it begins the next one. Facts: Bitcoin Core, net.cpp, ThreadOpenConnections,
ConnectNode; addrman.cpp, Attempt_, Good_.
"""

from harness.acts import automatic, looking, operations, whereabouts
from harness.acts.private_broadcast import link_by_home, open_door
from harness.errors import Inconclusive
from harness.network.link import Address, Link
from harness.record.transcript import Entry
from harness.scene.peer import PATIENCE
from harness.scene.scene import Scene
from harness.terms import ConnectionType, Direction

TRYING = "trying "  # net.cpp, ConnectNode: the log's word before each attempt, in every version
SUCCESS = "success"
LOOKS_TO_BE_OVER = 2  # the first may have begun before; with the second it is over


def lead_until_refusal(scene: Scene) -> None:
    """Start the node with a proxy for all connections that is gone once it has refused one."""
    automatic.look_for_peers(scene)

    def link_to(wanted: Address) -> Link | None:
        link = link_by_home(scene, wanted)
        if link is None:
            door.close()
        return link

    door, where = open_door(scene, link_to)
    scene.options["proxy"] = where


def fail(scene: Scene, name: str, count: int, *, succeeds_between: bool) -> None:
    """Let the node try so often to connect to a peer who refuses; it succeeds elsewhere or not.

    Raises:
        Inconclusive: it does not try.
    """
    if scene.stage.retelling is not None:
        return
    since = scene.window().this_life()
    for number in range(count):
        if number and succeeds_between:
            succeed_elsewhere(scene)
            since = scene.now()
        since = await_attempt(scene, name, since=since)
        since = await_attempt(scene, name, since=since)  # so the one before is booked


def await_attempt(scene: Scene, name: str, *, since: int) -> int:
    """Wait until the node begins an attempt to connect to a peer; return where the record says so.

    Raises:
        Inconclusive: it does not.
    """
    place = "{}:{}".format(*scene.peers[name].address)

    def is_attempt(entry: Entry) -> bool:
        is_word = entry.direction is Direction.LOG and TRYING in entry.words
        return is_word and place in entry.words

    beginning = scene.transcript.first(is_attempt, since=since, timeout=PATIENCE)
    try:
        return scene.network.call(beginning).number
    except TimeoutError:
        raise Inconclusive(f"the node does not try to connect to {name}") from None


def succeed_elsewhere(scene: Scene) -> None:
    """Let the node, a second later, find somebody at an address of its own machine; it tests that.

    Such a connection ends by itself, and counts for no network group.
    """
    scene.settle(advance=1)
    name = f"{SUCCESS} {scene.head_count() + 1}"
    whereabouts.house(scene, name, whereabouts.own_loopback(scene))
    since = scene.now()
    scene.dial(ConnectionType.FEELER, name)
    scene.peers[name].wait_for_event("closed", since=since)
    looking.explain_feeler(scene, name)


def forbid_more(scene: Scene, *, after: int) -> None:
    """Switch network activity off, see the latest attempt over, and let so many seconds pass."""
    operations.switch_network(scene, on=False)
    looking.let_look(scene, LOOKS_TO_BE_OVER)
    scene.settle(advance=after)

"""How the node looks for somebody to connect to: when, with which selections, for which feelers.

The node connects in real time, to one address every half second; when a special connection falls
due follows its clock. So a scenario first arranges what is open and what is due, then lets the node
learn an address, and sees at once as what it connects. Facts: Bitcoin Core, net.cpp,
ThreadOpenConnections.
"""

import contextlib

from harness.acts import learnt_addresses
from harness.acts.connecting import is_opened_by_node
from harness.errors import Inconclusive
from harness.record.transcript import Entry
from harness.scene.peer import PATIENCE
from harness.scene.scene import Scene
from harness.terms import ConnectionType, Direction

# No random delay is longer than 36.74 times its mean (random.cpp: exponential of 53 bits): moved
# beyond that, the node's clock leaves no chance. net.cpp: FEELER_INTERVAL 2 minutes,
# EXTRA_BLOCK_RELAY_ONLY_PEER_INTERVAL and EXTRA_NETWORK_PEER_INTERVAL 5 minutes.
FEELER_BOUND = 4409  # seconds
EXTRA_BLOCK_RELAY_BOUND = 11023  # seconds
EXTRA_NETWORK_BOUND = 11023  # seconds
BETWEEN_LOOKS = 0.4  # seconds; net.cpp, ThreadOpenConnections: the node sleeps 0.5 s
LOOKS = 3
TWO_LOOKS = 1.0  # seconds
FEELERS_TO_TRY = 30  # each goes to either of two addresses
SAME_PLACE = "while attempting to move"  # addrman.cpp: a feeler goes to the one that is there
DIALLING_BEGINS = "Fixed seeds are disabled"  # net.cpp, the dial thread's first words


def let_fall_due(scene: Scene, bound: int) -> None:
    """Move the node's clock beyond the latest moment for something that the node does by chance.

    The node's own waiting must have begun: it says so after it has looked at its clock.

    Raises:
        Inconclusive: it does not dial by itself.
    """
    node = scene.node
    begun = scene.transcript.first(
        lambda entry: DIALLING_BEGINS in entry.words, since=0, timeout=PATIENCE
    )
    try:
        scene.network.call(begun)
    except TimeoutError:
        raise Inconclusive(f"{node.name} does not begin to connect by itself") from None
    scene.settle(advance=bound)


def is_any_selection(entry: Entry) -> bool:
    """Recognise the log's word that the address manager has selected some address."""
    return entry.direction is Direction.LOG and "Selected " in entry.words


def is_selection(entry: Entry, host: str) -> bool:
    """Recognise the log's word that the address manager has selected an address (addrman.cpp)."""
    return entry.direction is Direction.LOG and f"Selected {host}:" in entry.words


def await_selections(scene: Scene, name: str, *, since: int) -> None:
    """Wait until the node has looked often enough for a peer, and selected this one's address.

    It may select an address many times before it decides, all in one look; then it sleeps. One that
    has connected to the peer need not look any more: that it has, is for a Then to judge.

    Raises:
        Inconclusive: it has not, so that its not connecting says nothing.
    """
    host, latest, begins = scene.peers[name].host, -BETWEEN_LOOKS, since

    def is_next(entry: Entry) -> bool:
        return is_selection(entry, host) and entry.seconds - latest > BETWEEN_LOOKS

    for _ in range(LOOKS):
        pick = scene.transcript.first(is_next, since=since, timeout=PATIENCE)
        try:
            entry = scene.network.call(pick)
        except TimeoutError:
            opened = scene.window().of(name).where(is_opened_by_node).numbers()
            if any(number >= begins for number in opened):
                return
            raise Inconclusive(f"the node never selects the address of {name}") from None
        since, latest = entry.number, entry.seconds


def let_look(scene: Scene, looks: int = LOOKS) -> None:
    """Wait until the node has looked some times for somebody to connect to, in real time.

    Where nothing is left that it could select, it says nothing, and the time of so many looks
    passes.
    """
    if scene.stage.retelling is not None:
        return
    since, latest = scene.now(), -BETWEEN_LOOKS

    def is_next(entry: Entry) -> bool:
        return is_any_selection(entry) and entry.seconds - latest > BETWEEN_LOOKS

    for _ in range(looks):
        pick = scene.transcript.first(is_next, since=since, timeout=TWO_LOOKS)
        with contextlib.suppress(TimeoutError):
            entry = scene.network.call(pick)
            since, latest = entry.number, entry.seconds


def let_select(scene: Scene, kind: ConnectionType, name: str) -> None:
    """Let the node's address manager select a peer's address, which it learns if it has to.

    For a long-lived connection the node looks twice a second; in one of these looks it notices the
    time, in the next it acts upon it, and before the third whatever the first led to is over. A
    feeler connection falls due again and again until its turn has come.

    Raises:
        Inconclusive: it has not selected it, so that its not connecting says nothing.
    """
    began = scene.now()
    if not learnt_addresses.knows(scene, name):
        learnt_addresses.learn(scene, name)
    if kind is ConnectionType.FEELER:
        await_selection_for_feeler(scene, name, began=began)
    else:
        await_selections(scene, name, since=began)


def await_selection_for_feeler(scene: Scene, name: str, *, began: int) -> None:
    """Let feeler connections fall due until the node has selected a peer's address for one.

    A feeler connection is lost to an address that the node leaves out. While the node is still
    looking for the one before, it may select an address that it has just learned.

    Raises:
        Inconclusive: it has not.
    """
    host = scene.peers[name].host
    for _ in range(FEELERS_TO_TRY):
        since = scene.now()
        let_fall_due(scene, FEELER_BOUND)
        if any(is_selection(entry, host) for entry in scene.window(began)):
            return
        news = scene.transcript.first(is_any_selection, since=since, timeout=PATIENCE)
        try:
            scene.network.call(news)
        except TimeoutError:
            break
        scene.settle()
    raise Inconclusive(f"the node never selects the address of {name}")


def selections(scene: Scene, name: str) -> list[Entry]:
    """Return where the address manager has selected a peer's address."""
    host = scene.peers[name].host
    return [entry for entry in scene.window() if is_selection(entry, host)]


def let_feelers_fall_due(scene: Scene, count: int, *, bound: int = FEELER_BOUND) -> None:
    """Let so many feeler connections fall due, and wait each time for what the node does.

    Raises:
        Inconclusive: it connects to nobody, or has found two of them to want the same place among
            its tried addresses, so that it tests one of these again.
    """
    for _ in range(count):
        since = scene.now()
        let_fall_due(scene, bound)
        opened = scene.transcript.first(is_opened_by_node, since=since, timeout=PATIENCE)
        try:
            name = str(scene.network.call(opened).peer)
        except TimeoutError:
            raise Inconclusive("the node opens no feeler connection") from None
        explain_feeler(scene, name)
        scene.await_absence(name)
        if any(SAME_PLACE in entry.words for entry in scene.window()):
            raise Inconclusive("two tried addresses want the same place: the node tests one again")


def explain_feeler(scene: Scene, name: str) -> None:
    """Say that a feeler connection ends by its nature; HAND-026 judges that it does."""
    if scene.peers[name].has_link:
        scene.await_end(name)
        scene.explain(scene.window().of(name).events("closed"))

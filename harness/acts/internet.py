"""A node among many others at public addresses: whom it knows and whom it connects to, as what.

The node connects in real time, to one address every half second; when a special connection falls
due follows its clock. So a scenario first arranges what is open and what is due, then lets the node
learn an address, and sees at once as what it connects. Facts: Bitcoin Core, net.cpp,
ThreadOpenConnections.
"""

import contextlib
import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from harness.acts import addresses, block_download, blocks, startup, whereabouts
from harness.acts.chain_tip import show_tip, show_tips
from harness.acts.connecting import await_disconnection, disconnect, is_opened_by_node
from harness.acts.private_broadcast import link_by_home, onion_of, open_proxy
from harness.errors import Inconclusive
from harness.node.options import Option
from harness.node.process import P2P_PORT
from harness.p2p import messages, tried_places
from harness.p2p.messages import Services
from harness.p2p.recognise import addresses_in
from harness.record.transcript import Entry, Window
from harness.scene import chain
from harness.scene.company import PUBLIC_PORT
from harness.scene.peer import PATIENCE, Peer
from harness.scene.scene import Scene
from harness.terms import ConnectionType, Direction

# No random delay is longer than 36.74 times its mean (random.cpp: exponential of 53 bits): moved
# beyond that, the node's clock leaves no chance. net.cpp: FEELER_INTERVAL 2 minutes,
# EXTRA_BLOCK_RELAY_ONLY_PEER_INTERVAL and EXTRA_NETWORK_PEER_INTERVAL 5 minutes.
FEELER_BOUND = 4409  # seconds
EXTRA_BLOCK_RELAY_BOUND = 11023  # seconds
EXTRA_NETWORK_BOUND = 11023  # seconds
MINIMUM_CONNECT_TIME = 30  # net_processing.cpp
REVIEW_INTERVAL = 45  # net_processing.cpp, EXTRA_PEER_CHECK_INTERVAL
FULL_NODE = Services.NETWORK | Services.WITNESS
STRANGER = "stranger"
INFORMANT = "who knows others"
HOMES = 400  # public network groups beyond this number are for those who have several
STALE_AFTER = 1801  # net_processing.cpp, TipMayBeStale: more than three times ten minutes
BETWEEN_LOOKS = 0.4  # seconds; net.cpp, ThreadOpenConnections: the node sleeps 0.5 s
LOOKS = 3
TWO_LOOKS = 1.0  # seconds
FEELERS_TO_TRY = 30  # each goes to either of two addresses
SAME_PLACE = "while attempting to move"  # addrman.cpp: a feeler goes to the one that is there
NO_PLACE = "failed-adding-to-tried"  # rpc/net.cpp, addpeeraddress
DIALLING_BEGINS = "Fixed seeds are disabled"  # net.cpp, the dial thread's first words
AT_REST: dict[str, Option] = {  # what a node is told that is to connect to nobody
    "connect": "0",
    "seednode": None,
    "dnsseed": "0",
    "forcednsseed": None,
}
DNS_SEED = "dummySeed.invalid."  # chainparams.cpp, regtest
WANTED = {ConnectionType.OUTBOUND_FULL_RELAY: 8, ConnectionType.BLOCK_RELAY_ONLY: 2}  # net.h


def look_for_peers(scene: Scene) -> None:
    """Let the node dial by itself, and say in its log which addresses it considers."""
    scene.public = True
    scene.options["connect"] = None
    scene.options["debug"] = ["net", "addrman"]


def reach_tor(scene: Scene, *, option: str = "onion") -> None:
    """Give the node a proxy in Tor's place, for onion addresses or what another option says."""
    scene.options[option] = open_proxy(scene, lambda wanted: link_by_home(scene, wanted))


def look_for_nobody(scene: Scene) -> None:
    """Let peers live at public addresses, and the node connect to those that it is asked for."""
    scene.public = True
    scene.options["connect"] = None


def reach_all_by_proxy(scene: Scene) -> None:
    """Give the node a proxy for whatever it connects to."""
    look_for_nobody(scene)
    reach_tor(scene, option="proxy")


def lead_nowhere(scene: Scene) -> None:
    """Give the node a proxy for all that no other one is for; it leads to nobody."""
    scene.options["proxy"] = open_proxy(scene, lambda _wanted: None)


def move_behind_tor(scene: Scene, name: str) -> None:
    """Give a peer an onion address, and no other at which the node reaches it."""
    scene.peer(name).home = (onion_of(name), PUBLIC_PORT)


def move_to_onion_of(scene: Scene, name: str, other: str) -> None:
    """Give a peer the onion address of another one, who need not have come yet, and a port."""
    scene.peer(name).home = (onion_of(other), PUBLIC_PORT + 1)


def move_to_dns_seed(scene: Scene, name: str) -> None:
    """Let a peer be reached by the name of the DNS seed, and by nothing else."""
    scene.peer(name).home = (DNS_SEED, P2P_PORT)


def move_beside_onion(scene: Scene, name: str, neighbour: str) -> None:
    """Give a peer an onion address that begins with the same byte as that of another one."""
    wanted = onion_of(neighbour)[:2]  # ten bits; the node's groups there would be of four
    names = (f"{name}, try {number}" for number in itertools.count())
    host = next(each for each in map(onion_of, names) if each[:2] == wanted)
    scene.peer(name).home = (host, PUBLIC_PORT)


def move_near(scene: Scene, name: str, neighbour: str) -> None:
    """Give a peer an address in the network group of another one: the same first two numbers."""
    first, second, *_ = scene.peer(neighbour).host.split(".")
    scene.resident(name, f"{first}.{second}.200.200")


def learn(scene: Scene, name: str, *, tested: bool = False) -> Peer:
    """Put a peer's address into the address manager, as one that it has used or has not.

    Raises:
        Inconclusive: it does not take it.
    """
    peer = scene.peer(name)
    host, port = peer.listen()
    say_tested = [True] if tested else []
    answer = scene.node.ask("addpeeraddress", host, port, *say_tested)
    if not answer["success"]:
        raise Inconclusive(f"the node's address manager does not take {name}: {answer}")
    return peer


def learn_homes(scene: Scene, name: str, count: int, port: int, *, others: int = 0) -> None:
    """Let the address manager learn so many public addresses at which one peer lives.

    The peer listens at the same port of each, and at no other. Addresses of others, who listen
    where peers do, it learns before.

    Raises:
        Inconclusive: it does not take as many.
    """
    for number in range(1, others + 1):
        learn(scene, f"{STRANGER} {number}")
    scene.resident(name, whereabouts.own_public(scene), port)
    first = HOMES + scene.head_count() * count
    for host in map(whereabouts.public, range(first, first + count)):
        scene.move_in(name, host, port)
        if not scene.node.ask("addpeeraddress", host, port)["success"]:
            raise Inconclusive(f"the node's address manager does not take {host}")


def learn_rival(scene: Scene, name: str, of: str, *, after: int) -> None:
    """Let the address manager learn a tried address, and later one that wants its place.

    The feeler connection that falls due meanwhile goes to a stranger, so that none is owed when the
    second address comes.

    Raises:
        Inconclusive: it does not take it, not even as a new one.
    """
    learn(scene, of, tested=True)
    learn(scene, f"{STRANGER} between {of} and {name}")
    let_feelers_fall_due(scene, 1, bound=after)
    first, second, *_ = scene.peer(of).residence.split(".")
    place = tried_places.place_of(scene.peer(of).residence, PUBLIC_PORT)
    hosts = (f"{first}.{second}.{a}.{b}" for a in range(8, 250) for b in range(1, 250))
    host = next(each for each in hosts if tried_places.place_of(each, PUBLIC_PORT) == place)
    scene.resident(name, host)
    scene.conduct(name, speaks=False)
    answer = scene.node.ask("addpeeraddress", host, PUBLIC_PORT, True)
    if not answer["success"] and answer.get("error") != NO_PLACE:
        raise Inconclusive(f"the node's address manager does not take {name}: {answer}")


def let_settle_collisions(scene: Scene, *, after: int = 0) -> None:
    """Let the node look for somebody to connect to, which is when it settles tried collisions.

    For that, peers of no name that were connected as block-relay-only go.
    """
    scene.settle(advance=after)
    for name in list(scene.peers):
        if name.startswith(str(ConnectionType.BLOCK_RELAY_ONLY)) and scene.peers[name].is_connected:
            disconnect(scene, name)
    let_look(scene)


def know_before_start(scene: Scene, names: Sequence[str]) -> None:
    """Let the node learn addresses in an earlier life, in which it connects to nobody."""
    with earlier_life(scene):
        for name in names:
            learn(scene, name)


def know_strangers_before_start(scene: Scene, count: int) -> None:
    """Let the node learn so many addresses, where nobody lives, in such an earlier life."""
    with earlier_life(scene):
        addresses.learn_nameless(scene, count)


@contextlib.contextmanager
def earlier_life(scene: Scene) -> Iterator[None]:
    """Let the node live a first life, in which it connects to nobody and asks nobody."""
    later = {option: scene.options[option] for option in AT_REST if option in scene.options}
    scene.options |= {option: AT_REST[option] for option in later}
    node = scene.node
    yield
    node.stop()
    scene.options |= later
    node.options |= later


def fill(
    scene: Scene, kind: ConnectionType, count: int, *, name: str | None = None, index: int = -1
) -> None:
    """Open connections of a type to peers who have the chain; one of them may have a name."""
    names = [f"{kind} peer {len(scene.peers) + number}" for number in range(1, count + 1)]
    if name is not None:
        names[index] = name
    for each in names:
        scene.connect(kind, each)
        show_tip(scene, each)


def fill_wanted(
    scene: Scene,
    *,
    kind: ConnectionType | None = None,
    name: str | None = None,
    index: int = -1,
) -> None:
    """Open the eight and two connections that the node wants to have at all times.

    Those of the example that are open already count. One of a kind that opens now may have a name:
    the newest, unless it is said which.
    """
    beside = scene.circumstances.bystanders()
    own = [peer for peer in scene.peers.values() if peer.is_connected and peer.name not in beside]
    for each, count in WANTED.items():
        missing = count - sum(peer.kind is each for peer in own)
        fill(scene, each, missing, name=name if each is kind else None, index=index)


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


def this_life(scene: Scene) -> Window:
    """Return the record since the node was last started, its first connections included."""
    window = scene.window()
    begins = window.this_life()
    return window.where(lambda entry: entry.number > begins)


def await_opening(scene: Scene, name: str) -> None:
    """Wait until the node, in this life, connects to a peer, and for what follows at once.

    Where an event has begun, only connections after that count. What follows is the end of the
    handshake, or the node's first words to a peer who waits.
    """
    begins = max(scene.window().this_life(), scene.first_mark or 0)
    peer = scene.peers[name]
    with contextlib.suppress(TimeoutError):
        opened = peer.wait(is_opened_by_node, since=begins)
        awaited = {"closed", "handshake completed" if peer.conduct.speaks else "version"}
        peer.wait(lambda entry: entry.type in awaited, since=opened.number)


def type_once_open(scene: Scene, name: str) -> tuple[dict[str, Any] | None, int]:
    """Return the row of the node's peer list for such a connection, once it is there or over."""
    await_opening(scene, name)
    peer = scene.peers[name]
    rows, entry = scene.ask_until(
        "getpeerinfo",
        lambda rows: scene.listing(name, rows) is not None or not peer.is_connected,
    )
    return scene.listing(name, rows), entry


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


def knows(scene: Scene, name: str) -> bool:
    """Return whether the node was told a peer's address in this example."""
    host = scene.peer(name).host
    ip = whereabouts.ip_of(scene, name)
    return any(
        host in entry.words
        if entry.type == "addpeeraddress"
        else entry.direction is Direction.SENT and ip in addresses_in(entry.content)
        for entry in scene.window()
    )


def let_select(scene: Scene, kind: ConnectionType, name: str) -> None:
    """Let the node's address manager select a peer's address, which it learns if it has to.

    For a long-lived connection the node looks twice a second; in one of these looks it notices the
    time, in the next it acts upon it, and before the third whatever the first led to is over. A
    feeler connection falls due again and again until its turn has come.

    Raises:
        Inconclusive: it has not selected it, so that its not connecting says nothing.
    """
    began = scene.now()
    if not knows(scene, name):
        learn(scene, name)
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


def learn_many(scene: Scene, count: int) -> None:
    """Put the addresses of so many nameless peers into the node's address manager.

    Two of them may want the same place in it; then it takes one.

    Raises:
        Inconclusive: it takes fewer than half of them.
    """
    taken = 0
    for number in range(count):
        with contextlib.suppress(Inconclusive):
            learn(scene, f"{STRANGER} {number + 1}")
            taken += 1
    if taken < count / 2:
        raise Inconclusive(f"the node's address manager takes {taken} of {count} addresses")


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


def get_old_block(scene: Scene, age: int) -> None:
    """Let the node get a block that was found so long ago, when it has no peers yet.

    Started again it counts its intervals from that moment, and none of them is over.
    """
    node = scene.node
    state = node.peek("getblockchaininfo")
    parent = bytes.fromhex(state["bestblockhash"])[::-1]
    block = chain.block_on(parent, height=state["blocks"] + 1, time=state["mediantime"] + 1)
    node.set_clock(block.nTime + age)
    node.ask("submitblock", block.serialize().hex())
    startup.restart(scene)


def open_extra(scene: Scene, kind: ConnectionType, name: str) -> None:
    """Let the node open a connection beyond its usual number, to a peer that it tries only once.

    Raises:
        Inconclusive: it does not, or opens another kind.
    """
    if kind is ConnectionType.OUTBOUND_FULL_RELAY:
        scene.settle(advance=STALE_AFTER)
        review_peers(scene)
        learn(scene, name)
    else:
        review_peers(scene)
        learn(scene, name, tested=True)  # so no feeler that is due goes there first
        await_selection_for_extra(scene, name)
    await_found(scene, kind, name)
    scene.peers[name].stop_listening()


def keep_extra(scene: Scene, kind: ConnectionType, name: str) -> None:
    """Let the node open a connection beyond its usual number, and end another one for it.

    The peer has sent a new block, so it is not the one of least use.

    Raises:
        Inconclusive: it ends none, or this one.
    """
    open_extra(scene, kind, name)
    blocks.bring(scene, name)
    since = scene.now()
    review_peers(scene, after=MINIMUM_CONNECT_TIME + 1)
    closed = scene.transcript.first(
        lambda entry: entry.type == "closed", since=since, timeout=PATIENCE
    )
    try:
        other = str(scene.network.call(closed).peer)
    except TimeoutError:
        raise Inconclusive(f"the node ends no {kind} connection") from None
    if other == name or scene.peers[other].kind is not kind:
        raise Inconclusive(f"the node ends the connection to {other}")
    await_disconnection(scene, other)


def await_selection_for_extra(scene: Scene, name: str) -> None:
    """Let extra block-relay-only connections fall due until the node selects a peer's address.

    One is lost to an address where nobody is any more, such as that of an extra peer of before.

    Raises:
        Inconclusive: it selects none, or always another one.
    """
    host = scene.peers[name].host
    for lost in range(FEELERS_TO_TRY):
        if lost:
            show_tips(scene)  # else the node gives them up in so long a time
        since = scene.now()
        let_fall_due(scene, EXTRA_BLOCK_RELAY_BOUND)
        news = scene.transcript.first(is_any_selection, since=since, timeout=PATIENCE)
        try:
            scene.network.call(news)
        except TimeoutError:
            break
        wanted = scene.transcript.first(
            lambda entry: is_selection(entry, host), since=since, timeout=TWO_LOOKS
        )
        with contextlib.suppress(TimeoutError):
            scene.network.call(wanted)
            return
    raise Inconclusive(f"the node never selects the address of {name}")


def end_extra(scene: Scene, kind: ConnectionType, name: str) -> None:
    """Let the node open a connection beyond its usual number, and end it in due time."""
    open_extra(scene, kind, name)
    review_peers(scene, after=MINIMUM_CONNECT_TIME + 1)
    await_disconnection(scene, name)


def find_encrypted(scene: Scene, *names: str) -> None:
    """Let the node hear that peers encrypt, and connect to them; they ignore what it sends.

    Raises:
        Inconclusive: it does not begin to encrypt.
    """
    scene.connect(ConnectionType.INBOUND, INFORMANT)
    for name in names:
        peer = scene.conduct(name, ignores_encryption=True, speaks=False)
        send_addresses_of(scene, INFORMANT, [name], offering=FULL_NODE | Services.P2P_V2)
        try:
            peer.wait_for_event("encrypted greeting")
        except TimeoutError:
            raise Inconclusive(f"the node does not begin a v2 handshake with {name}") from None
    disconnect(scene, INFORMANT)


def await_found(scene: Scene, kind: ConnectionType, *names: str) -> None:
    """Wait until the node has opened connections of a type by itself, and has the handshakes done.

    Raises:
        Inconclusive: it has not.
    """
    for name in names:
        row, _ = type_once_open(scene, name)
        if row is None or row["connection_type"] != kind:
            raise Inconclusive(f"the node has no {kind} connection to {name}")
        scene.peers[name].wait_for_event("handshake completed", since=this_life(scene).numbers()[0])
        scene.peers[name].kind = kind
        show_tip(scene, name)
    scene.settle()  # the node, too, has the handshakes behind it


def find(scene: Scene, kind: ConnectionType, *names: str) -> None:
    """Let the node open connections by itself, to addresses that it learns or to its seed."""
    if kind is ConnectionType.ADDR_FETCH:
        _ = scene.node  # it starts when it is asked for
    for name in names:
        if kind is not ConnectionType.ADDR_FETCH:
            learn(scene, name)
        if kind is ConnectionType.FEELER:
            let_fall_due(scene, FEELER_BOUND)
    if kind is ConnectionType.FEELER:
        await_feeler(scene, *names)
    else:
        await_found(scene, kind, *names)


def await_feeler(scene: Scene, name: str) -> None:
    """Wait until the node has opened a feeler connection, to a peer that does not answer.

    Raises:
        Inconclusive: it opens none, or another kind.
    """
    row, _ = type_once_open(scene, name)
    if row is None or row["connection_type"] != ConnectionType.FEELER:
        raise Inconclusive(f"the node has no feeler connection to {name}")


def meet(scene: Scene, *names: str) -> None:
    """Wait until the node has connected to peers by itself and has the handshakes done.

    Raises:
        Inconclusive: it has not.
    """
    for name in names:
        await_opening(scene, name)
        if not scene.peers[name].is_connected:
            raise Inconclusive(f"the node does not connect to {name}")
    scene.settle()


def review_peers(scene: Scene, *, after: int = 0) -> None:
    """Let the check that the node makes every 45 seconds fall due, and wait until it is done.

    The node's scheduler does what is due in order, so what is asked of it next is a fence.
    """
    scene.settle()
    if after:
        scene.node.set_clock(scene.node.clock + after)
    scene.node.ask("mockscheduler", REVIEW_INTERVAL)
    scene.settle()


def review_before_block(scene: Scene, name: str) -> None:
    """The same while a block is in flight from a peer, which sends it afterwards.

    Raises:
        Inconclusive: the node does not request the block from it.
    """
    block = block_download.new_blocks(scene, 1, 1)
    block_download.announce(scene, name, block)
    row, _ = scene.listed(name)
    if row is None or not row["inflight"]:
        raise Inconclusive(f"the node does not request the block from {name}")
    review_peers(scene)
    block_download.send(scene, name, block)


def bring_in_turn(scene: Scene, name: str, count: int) -> None:
    """Let a full-relay peer send a new block, and later so many of those connected before it."""
    kind = ConnectionType.OUTBOUND_FULL_RELAY
    alike = [each for each, peer in scene.peers.items() if peer.kind is kind]
    before = alike.index(name)
    blocks.bring(scene, name)
    scene.settle(advance=1)  # the node notes in seconds who announced last
    for each in alike[before - count : before]:
        blocks.bring(scene, each)


def name_seed(scene: Scene, name: str) -> None:
    """Name a peer as the node's seed, before the node starts."""
    scene.options["seednode"] = f"{scene.peer(name).host}:{PUBLIC_PORT}"


def name_seeds(scene: Scene, *names: str) -> None:
    """Name several peers as the node's seeds, before the node starts."""
    scene.options["seednode"] = [f"{scene.peer(each).host}:{PUBLIC_PORT}" for each in names]


def send_addresses_of(
    scene: Scene, name: str, others: Sequence[str], *, offering: Services = FULL_NODE
) -> None:
    """Let a peer tell the node the addresses of others and what they offer, in one message."""
    told = tuple(
        messages.TimedAddress(
            timestamp=scene.node.clock,
            services=offering,
            ip=whereabouts.ip_of(scene, other),
            port=PUBLIC_PORT,
        )
        for other in others
    )
    scene.address_entry = told[-1]
    scene.peers[name].send(messages.Addr(told))

"""How sentences about connections and the peer list are judged: from when on they count.

The rule of time is that of wire.py: a positive claim counts from the beginning of the event, a
negative one is about the whole life, a claim of state is about the end.
"""

from collections.abc import Callable
from dataclasses import replace

from harness import claims
from harness.acts import connecting, found_peers, handshakes, inbound, looking, requests, startup
from harness.language.lexicon import Phrase
from harness.language.peers import groups
from harness.language.wire import is_over, since_event
from harness.record.findings import Finding
from harness.scene.scene import Scene
from harness.terms import ConnectionType


def has_connections(scene: Scene, kind: ConnectionType, count: int) -> None:
    """Claim how many connections of a type the node lists.

    Those of private broadcast come one after the other when nobody else speaks: they are awaited.
    So are those of a node that connects by itself, in real time.
    """
    by_itself = scene.options.get("connect", "0") is None
    if by_itself or kind is ConnectionType.PRIVATE_BROADCAST:
        scene.ask_until(
            "getpeerinfo",
            lambda rows: sum(row["connection_type"] == kind.value for row in rows) >= count,
        )
    scene.rest()
    rows, entry = scene.node.question("getpeerinfo")
    scene.accept(claims.counted(rows, entry, kind=kind, count=count))


def handshake_completed(scene: Scene, name: str) -> None:
    """Claim that a connection of the event is through its handshake."""
    scene.accept(claims.handshake_completed(since_event(scene, scene.window()), name))


def begins_v2(scene: Scene, name: str) -> None:
    """Claim that the node has begun a v2 handshake since the event began."""
    scene.rest()
    scene.accept(claims.begins_v2(since_event(scene, scene.window(), opened=True), name))


def connected_times(scene: Scene, name: str, times: int) -> None:
    """Claim how often the node has connected to a peer since the event began."""
    connecting.await_connections(scene, name, times, since=scene.first_mark or 0)
    scene.rest()
    scene.accept(claims.connected_times(since_event(scene, scene.window()), name, times))


def connected(scene: Scene, names: list[str]) -> None:
    """Claim that the node has connected to peers since the event began."""
    for name in names:
        scene.peer(name)
        found_peers.await_opening(scene, name)
    scene.rest()
    window = since_event(scene, startup.this_life(scene))
    scene.accept(*(claims.connected(window, name) for name in names))


def connected_as(scene: Scene, names: list[str], kind: ConnectionType) -> None:
    """Claim that the node has connected to peers since the event began, and as what it lists them.

    It may list them no longer when everything has come to rest.
    """
    for name in names:
        scene.peer(name)
        row, entry = found_peers.type_once_open(scene, name)
        scene.accept(
            claims.connected(since_event(scene, startup.this_life(scene)), name),
            claims.listed_as(row, entry, peer=name, kind=kind),
        )


def opened_in_order(scene: Scene, kinds: list[ConnectionType]) -> None:
    """Claim which connections the node has, in the order in which they were opened.

    It has looked for more of them since, some times.
    """
    scene.ask_until("getpeerinfo", lambda rows: len(rows) >= len(kinds))
    looking.let_look(scene)
    rows, entry = scene.node.question("getpeerinfo")
    scene.accept(claims.types_in_order(rows, entry, kinds))


def connected_within(scene: Scene, name: str, seconds: int) -> None:
    """Claim how soon after the event began the node has connected to a peer, in real time."""
    connecting.await_connections(scene, name, 1, since=scene.first_mark or 0)
    starved, window = scene.transcript.starved, since_event(scene, scene.window())
    scene.accept(claims.reached_within(window, name, seconds, starved=starved))


def not_connected(scene: Scene, name: str, *, again: bool = False) -> None:
    """Claim that the node has never connected to a peer, or not again, though to others.

    Where its address manager has selected the peer's address, others were connected to after that.
    """
    since = since_event(scene, scene.rest())
    window = since if again else scene.window()
    selections = looking.selections(scene, name)
    finding = (
        claims.selected_in_vain(window, name, selected=selections)
        if selections
        else claims.never_connected(window, name, control=claims.connections_to_others(since, name))
    )
    scene.accept(replace(finding, is_further=again))


def disconnected(scene: Scene, name: str) -> None:
    """Claim that the node has closed a peer's connection, since the event began."""
    expected = f"the node disconnects {name}"
    claims.has_connection(scene.window(), name, expected=expected)
    scene.await_end(name)
    window = since_event(scene, scene.window(), opened=True)
    scene.accept(claims.closed_by_node(window, name, expected=expected))


def refused(scene: Scene, name: str) -> None:
    """Claim that the node has closed a peer's connection before it sent anything."""
    expected = f"the node refuses the connection of {name}"
    claims.has_connection(scene.window(), name, expected=expected)
    scene.await_end(name)
    heard = scene.peers[name].link.bytes_received
    window = since_event(scene, scene.window())
    scene.accept(claims.connection_refused(window, name, heard=heard))


def stays_connected(scene: Scene, name: str) -> None:
    """Claim that a connection is open at the end, and the node deals with it or waits."""
    window = scene.rest()
    expected = f"the node stays connected to {name}"
    claims.has_connection(window, name, expected=expected)
    link = scene.peers[name].link
    if link.session.is_complete and not link.is_silent:
        scene.accept(claims.still_open(window, name, expected=expected))
    else:
        scene.accept(claims.waits_for(window, name))


def evicted(scene: Scene, count: int, group: Phrase[inbound.Sort | None]) -> None:
    """Claim how many connections of a group the node has closed, and no others."""
    scene.accept(
        claims.evicted(
            since_event(scene, scene.rest(), opened=True),
            groups.members(scene, group),
            count=count,
            all_names=inbound.everybody(scene),
            what=f"the {group}",
            mute=[name for name in inbound.everybody(scene) if is_mute(scene, name)],
        )
    )


def is_mute(scene: Scene, name: str) -> bool:
    """Tell whether a peer says nothing on its connection, not even to fence a moment."""
    link = scene.peers[name].link
    return link.is_silent or not link.session.is_complete


def sent_in_order(scene: Scene, name: str, types: list[str]) -> None:
    """Claim what the node has sent on a peer's latest connection, in order and nothing else."""
    expected = f"the node sends {name} in this order: {', '.join(types)}"
    claims.has_connection(scene.window(), name, expected=expected)
    handshakes.await_message(scene, name, types[-1])
    if is_over(scene, name):
        scene.accept(claims.sent_in_all(scene.window(), name, *types))
    else:
        scene.accept(claims.sent_so_far(scene.rest(), name, *types))


def sent_nothing(scene: Scene, name: str) -> None:
    """Claim that the node has sent a peer nothing, while others got their pongs."""
    window, over = scene.rest(), is_over(scene, name)
    scene.accept(
        claims.silence(
            window,
            claims.is_anything,
            peer=name,
            expected=f"the node sends {name} nothing",
            control=claims.types_seen_by_others(since_event(scene, window), name, "pong"),
        )
    )
    if not over:
        scene.accept(claims.waits_for(window, name))


def sent_nothing_further(scene: Scene, name: str) -> None:
    """Claim that the node has sent a peer nothing since the event began, but pongs."""
    window = scene.rest()
    if scene.peers[name].link.session.is_complete:
        scene.accept(claims.sent_nothing_further(window, name, since=scene.first_mark or 0))
        return
    silent = claims.silence(
        since_event(scene, window, opened=True),
        claims.is_anything,
        peer=name,
        expected=f"the node sends {name} nothing further",
        control=claims.seen_by_others(
            since_event(scene, window), name, lambda entry: entry.type != "pong"
        ),
    )
    scene.accept(replace(silent, is_further=True), claims.waits_for(window, name))


def listed_as(scene: Scene, name: str, kind: ConnectionType) -> None:
    """Claim that the peer list names a connection's type."""
    claims.has_connection(scene.window(), name, expected=f"the node lists {name} as {kind}")
    row, entry = scene.listed(name)
    scene.accept(claims.listed_as(row, entry, peer=name, kind=kind))


def listed_with(scene: Scene, name: str, detail: Phrase[Callable[..., Finding]]) -> None:
    """Claim what else the peer list says of a peer, at the end."""
    expected = f"the node lists {name} with {detail}"
    claims.has_connection(scene.window(), name, expected=expected)
    scene.rest()
    scene.accept(detail(scene, name))


def unlisted(scene: Scene, name: str) -> None:
    """Claim that the peer list does not hold a peer, though it holds another one."""
    rows, entry = scene.node.question("getpeerinfo")
    scene.accept(
        claims.unlisted(
            scene.listing(name, rows),
            len(rows),
            entry,
            peer=name,
            address=requests.address_of(scene, name),
        )
    )


def lists_nobody(scene: Scene) -> None:
    """Claim that the peer list is empty."""
    rows, entry = scene.ask_until("getpeerinfo", lambda rows: not rows)
    scene.accept(claims.no_connection_left(rows, entry))


def all_listed(scene: Scene) -> None:
    """Claim that the peer list holds exactly the open connections, each as its type."""
    rows, entry = scene.all_listed()
    scene.accept(claims.all_listed(rows, entry, scene.expected_rows()))

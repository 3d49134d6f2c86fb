"""Connections beyond the usual number, and the node's check which of its peers it gives up."""

import contextlib

from harness.acts import block_download, blocks, found_peers, learnt_addresses, looking
from harness.acts.chain_tip import show_tips
from harness.acts.connecting import await_disconnection, is_opened_by_node
from harness.errors import Inconclusive
from harness.scene.peer import PATIENCE
from harness.scene.scene import Scene
from harness.terms import ConnectionType

MINIMUM_CONNECT_TIME = 30  # net_processing.cpp
REVIEW_INTERVAL = 45  # net_processing.cpp, EXTRA_PEER_CHECK_INTERVAL
STALE_AFTER = 1801  # net_processing.cpp, TipMayBeStale: more than three times ten minutes


def open_extra(scene: Scene, kind: ConnectionType, name: str) -> None:
    """Let the node open a connection beyond its usual number, to a peer that it tries only once.

    Raises:
        Inconclusive: it does not, or opens another kind.
    """
    if kind is ConnectionType.OUTBOUND_FULL_RELAY:
        scene.settle(advance=STALE_AFTER)
        review_peers(scene)
        learnt_addresses.learn(scene, name)
    else:
        review_peers(scene)
        learnt_addresses.learn(
            scene, name, tested=True
        )  # so no feeler that is due goes there first
        await_extra(scene, name)
    found_peers.await_found(scene, kind, name)
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


def await_extra(scene: Scene, name: str) -> None:
    """Let extra block-relay-only connections fall due until the node opens one to a peer.

    One is lost to an address where nobody is any more, such as that of an extra peer of before.
    Selected alone says little: the node passes over what it has tried within ten minutes, for
    another address.

    Raises:
        Inconclusive: it selects none, or always another one.
    """
    began = scene.now()
    for lost in range(looking.FEELERS_TO_TRY):
        if lost:
            show_tips(scene)  # else the node gives them up in so long a time
        since = scene.now()
        looking.let_fall_due(scene, looking.EXTRA_BLOCK_RELAY_BOUND)
        news = scene.transcript.first(looking.is_any_selection, since=since, timeout=PATIENCE)
        try:
            scene.network.call(news)
        except TimeoutError:
            break
        wanted = scene.transcript.first(
            lambda entry: entry.peer == name and is_opened_by_node(entry),
            since=began,
            timeout=looking.TWO_LOOKS,
        )
        with contextlib.suppress(TimeoutError):
            scene.network.call(wanted)
            return
    raise Inconclusive(f"the node opens no extra connection to {name}")


def end_extra(scene: Scene, kind: ConnectionType, name: str) -> None:
    """Let the node open a connection beyond its usual number, and end it in due time."""
    open_extra(scene, kind, name)
    review_peers(scene, after=MINIMUM_CONNECT_TIME + 1)
    await_disconnection(scene, name)


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

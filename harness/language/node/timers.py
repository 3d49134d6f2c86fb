"""What the node does at moments of its own choice: when it is due, and how it is made due.

An entry is a function of the scene. Random delays end at an exact bound (see thing.py); the bound
is passed, and stands in the meaning.
"""

from collections.abc import Callable
from typing import Any

from harness.acts import (
    extra_connections,
    looking,
    numbered,
    private_broadcast,
    restarts,
    retries,
    tried_collisions,
)
from harness.acts import failed_attempts as failures
from harness.language import words
from harness.language.lexicon import Kind
from harness.scene.scene import Scene

__all__ = ["TIMERS", "words"]

TIMERS: Kind[Callable[..., Any]] = Kind("timer", "what the node does at moments of its own choice")
timer = TIMERS.entry


@timer("feeler connection")
def feeler(scene: Scene) -> None:
    """Every two minutes on average, after 4409 seconds for certain (FEELER_INTERVAL)."""
    looking.let_fall_due(scene, looking.FEELER_BOUND)


@timer("{int} feeler connections")
def feelers(scene: Scene, count: int) -> None:
    """One after the other; each leads to somebody, and is over before the next one is due."""
    looking.let_feelers_fall_due(scene, count)


@timer("extra block-relay-only connection")
def extra_block_relay(scene: Scene) -> None:
    """Every five minutes on average, after 11023 seconds for certain."""
    looking.let_fall_due(scene, looking.EXTRA_BLOCK_RELAY_BOUND)


@timer("look for networks without a connection")
def extra_network(scene: Scene) -> None:
    """Every five minutes on average, after 11023 seconds for certain; the node has had the time."""
    looking.let_fall_due(scene, looking.EXTRA_NETWORK_BOUND)
    looking.let_look(scene)


@timer("look for somebody to connect to")
def look(scene: Scene) -> None:
    """Every half second of real time the node looks whether it wants a connection; it has, thrice.

    The clock stands still, so that nothing new falls due.
    """
    _ = scene.node  # it starts when it is asked for
    looking.let_look(scene)


@timer("{int} looks for somebody to connect to")
def looks(scene: Scene, count: int) -> None:
    """The same so many times."""
    _ = scene.node  # it starts when it is asked for
    looking.let_look(scene, count)


@timer("resolution of tried collisions")
def resolution(scene: Scene) -> None:
    """The node resolves them when it looks for somebody to connect to, and it has looked.

    It does, because block-relay-only peers of no name have disconnected. The clock stands still.
    """
    tried_collisions.let_resolve_collisions(scene)


@timer("resolution of tried collisions, {duration} later,")
def later_resolution(scene: Scene, duration: int) -> None:
    """The same, so much later."""
    tried_collisions.let_resolve_collisions(scene, after=duration)


@timer("{int} failed attempts to connect to {peer}, with a success elsewhere between two of them,")
def failed_attempts(scene: Scene, count: int, name: str) -> None:
    """The node tries every half second of real time; a test of another address succeeds between.

    That is a second later by the node's clock. So many attempts are booked, and one more begins.
    """
    failures.fail(scene, name, count, succeeds_between=True)


@timer("{int} failed attempts to connect to {peer}, with no success between them,")
def failed_attempts_alone(scene: Scene, count: int, name: str) -> None:
    """The same, but nothing else succeeds meanwhile, and the node's clock stands still."""
    failures.fail(scene, name, count, succeeds_between=False)


@timer("check for extra outbound peers")
def extra_peers(scene: Scene) -> None:
    """Every 45 seconds: whether the tip is stale, and whether there is an outbound peer too many.

    The schedule of the checks goes by another clock, which moves to the next one; the clock by
    which seconds pass and peers are connected stands still.
    """
    extra_connections.review_peers(scene)


@timer("check for extra outbound peers, {duration} later,")
def later_extra_peers(scene: Scene, duration: int) -> None:
    """The same, so much later; whether the tip is stale it looks every 601 seconds at most."""
    extra_connections.review_peers(scene, after=duration)


@timer("check for extra outbound peers, made while a block from {peer} is in flight,")
def extra_peers_with_block_due(scene: Scene, name: str) -> None:
    """The same; before it the peer announces a new block by its header, and the node requests it.

    After the check the peer sends the block.
    """
    extra_connections.review_before_block(scene, name)


@timer("check of private broadcasts, {duration} later,")
def private_broadcasts(scene: Scene, duration: int) -> None:
    """Every two to three minutes the node looks which of them to try again; the clock moves so far.

    The schedule of the checks goes by another clock, which moves to the next one.
    """
    private_broadcast.let_check(scene, after=duration)


@timer("retries over v1 transport")
def retry_pass(scene: Scene) -> None:
    """Every two seconds of real time the node looks whom to connect to again, unencrypted.

    The example goes on right behind such a moment, when a peer of its own was connected to again.
    """
    retries.pass_retries(scene, retries.WITNESS)


@timer("save of its addresses")
def save(scene: Scene) -> None:
    """Every fifteen minutes the node saves its address manager (DUMP_PEERS_INTERVAL)."""
    restarts.let_save(scene)


@timer("attempt at the initial broadcast")
def rebroadcast(scene: Scene) -> None:
    """Every ten to fifteen minutes: what nobody has requested yet (unbroadcast) is announced again.

    The announcements themselves are due, too, after a random time.
    """
    numbered.let_rebroadcast(scene)


@timer("{int} minutes of the wait for an attempt at the initial broadcast")
def wait_for_rebroadcast(scene: Scene, minutes: int) -> None:
    """So much of the time between two rebroadcasts passes; then the node has done what was due.

    The clock by which announcements are due stands still.
    """
    numbered.move_schedule(scene, minutes * 60)


TIMERS.close()

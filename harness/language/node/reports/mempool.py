"""What the node reports of transactions: its mempool, its orphans, blocksonly mode."""

from collections.abc import Callable
from typing import Any

from harness import claims
from harness.acts import transactions
from harness.language.lexicon import Phrase
from harness.language.node.reports.kind import report
from harness.language.wire import since_event
from harness.record.findings import Finding
from harness.scene.scene import Scene


@report("blocksonly mode is {switch}")
def blocksonly_mode_is(scene: Scene, on: bool) -> Finding:
    """The summary says whether the node declines transactions (on) or asks for them (off)."""
    return claims.reports_transaction_relay(*scene.node.question("getnetworkinfo"), wants=not on)


@report("its mempool holds {transaction}")
def mempool_holds(scene: Scene, which: Phrase[Callable[..., Any]]) -> Finding:
    """The transaction was accepted, and waits to be mined."""
    scene.rest()
    return claims.accepted(*transactions.mempool(scene), which(scene))


@report("its mempool holds {transactions}")
def mempool_holds_all(scene: Scene, which: list[Phrase[Callable[..., Any]]]) -> Finding:
    """All of them were accepted, and wait to be mined."""
    scene.rest()
    pool, entry = transactions.mempool(scene)
    return claims.all_accepted(pool, entry, [each(scene) for each in which])


@report("it keeps {int} orphan transaction(s)")
def keeps_orphans(scene: Scene, count: int) -> Finding:
    """So many transactions wait for their parents; two with other witnesses are two."""
    scene.rest()
    return claims.keeps_orphans(*scene.node.question("getorphantxs"), count=count)


@report("its mempool does not hold {transaction}")
def mempool_does_not_hold(scene: Scene, which: Phrase[Callable[..., Any]]) -> Finding:
    """The transaction is not there, though another one is, or though the node announced it.

    A peer that has sent it since the event, which the node has dealt with, shows as much.
    """
    since = since_event(scene, scene.rest())
    known = which(scene)
    return claims.not_accepted(
        *transactions.mempool(scene),
        known,
        control=claims.dealt_with(since, known),
    )

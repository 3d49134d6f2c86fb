"""Transactions that the node is handed for private broadcast, and is to give up."""

from typing import Any

from harness.acts import private_broadcast
from harness.language.lexicon import Phrase
from harness.language.node.commands.kind import command
from harness.p2p.consensus import txid, wtxid
from harness.scene.scene import Scene


@command("submits a transaction privately", "has submitted a transaction privately")
def submits_privately(scene: Scene) -> None:
    """Hands the node a transaction for private broadcast, and lets it get as far as it can.

    Three peers behind Tor, or as many as there are, are sent its announcement or disconnected.
    """
    private_broadcast.submit_and_await(scene)


@command("submits {transaction} privately", "has submitted {transaction} privately")
def submits_named_privately(scene: Scene, which: Phrase[Any]) -> None:
    """The same with this transaction."""
    private_broadcast.submit_named(scene, which(scene))


@command("has submitted {transaction} privately {duration} later")
def submits_privately_later(scene: Scene, which: Phrase[Any], seconds: int) -> None:
    """The same when the node's clock has moved on so far."""
    scene.settle(advance=seconds)
    private_broadcast.submit_named(scene, which(scene))


@command("submits {int} transactions privately", "has submitted {int} transactions privately")
def submits_many_privately(scene: Scene, count: int) -> None:
    """The same with so many, T1 and so on; one connection more has had time."""
    private_broadcast.submit_many(scene, count)


@command("submits the same transaction privately again")
def submits_privately_again(scene: Scene) -> None:
    """Hands the node the transaction of before once more, and lets it deal with that."""
    private_broadcast.submit_again(scene)


@command("aborts the private broadcast of {transaction}")
def aborts_private_broadcast(scene: Scene, which: Phrase[Any]) -> None:
    """Has the node give this one up, whoever was sent it so far (abortprivatebroadcast).

    The command names the transaction by its txid.
    """
    private_broadcast.abort(scene, txid(which(scene)))


@command("aborts the private broadcast of {transaction}, named by its wtxid")
def aborts_private_broadcast_by_wtxid(scene: Scene, which: Phrase[Any]) -> None:
    """The same; the command names the transaction by the hash that covers its witness, too."""
    private_broadcast.abort(scene, wtxid(which(scene)))

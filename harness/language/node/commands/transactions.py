"""Transactions that the node is handed, one or many, and its full mempool."""

from typing import Any

from harness.acts import numbered, transactions
from harness.language.lexicon import Phrase
from harness.language.node.commands.kind import command
from harness.scene.scene import Scene


@command("submits a transaction", "has submitted a transaction")
def submits_transaction(scene: Scene) -> None:
    """Hands the node a new transaction; then everybody's announcement is due."""
    transactions.submit(scene)


@command("submits {transaction}", "has submitted {transaction}")
def submits_named(scene: Scene, which: Phrase[Any]) -> None:
    """Hands the node this transaction; the node's clock stands still."""
    numbered.submit(scene, which(scene))


@command("submits {int} transactions at once", "has submitted {int} transactions at once")
def submits_many(scene: Scene, count: int) -> None:
    """Hands the node so many transactions, T1 and so on, while the node's clock stands still.

    They stand in ten chains, each transaction of which spends the one before. For more than 250 a
    block is found before, which splits a coin, and there are more chains.
    """
    numbered.submit_many(scene, count)


@command("submits {transaction} and {transaction} as a package")
def submits_package(scene: Scene, first: Phrase[Any], second: Phrase[Any]) -> None:
    """Hands the node both in one request; the node's clock stands still."""
    numbered.submit_package(scene, first(scene), second(scene))


@command("fills the mempool")
def fills_mempool(scene: Scene) -> None:
    """Hands the node large transactions until its mempool holds no more, and it drops the cheapest.

    They pay more than three satoshi for each virtual byte.
    """
    numbered.fill_mempool(scene)


@command("raises the minimum fee of the full mempool by half")
def raises_minimum_fee(scene: Scene) -> None:
    """Hands the node one large transaction more; of those it drops the next, which pays more.

    The minimum fee is what the one dropped last pays, and a little; it rises by two thirds at most.
    """
    numbered.raise_minimum_fee(scene)


@command("submits {int} transactions, one every {int} seconds")
def submits_every(scene: Scene, count: int, seconds: int) -> None:
    """Hands the node one, lets the time pass, hands it the next, and so on to the last."""
    numbered.submit_every(scene, count, seconds)


@command("submits {int} transactions in turn")
def submits_in_turn(scene: Scene, count: int) -> None:
    """Hands the node transactions, each when all peers have been told of the one before.

    The node's clock goes on second by second meanwhile.
    """
    numbered.submit_in_turn(scene, count)

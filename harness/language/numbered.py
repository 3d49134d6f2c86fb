"""Transactions by their names, where an example speaks of several.

An entry is a function of the scene and the placeholders' values; it returns the transaction.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from bitcoin.core import CTransaction

from harness.acts import numbered, packages
from harness.language import words
from harness.language.lexicon import Kind
from harness.scene.scene import Scene

__all__ = ["TRANSACTIONS", "words"]

TRANSACTIONS: Kind[Callable[..., Any]] = Kind(
    "transaction",
    "transactions that have names; several in one example are different ones; time stands still "
    "when one is sent or submitted",
)
transaction = TRANSACTIONS.entry


@transaction("{number}")
def by_name(scene: Scene, name: str) -> CTransaction:
    """The transaction of this name (T1, T2, ...): valid, 96 virtual bytes, paying 2000 satoshi."""
    return numbered.make(scene, name)


@transaction("{number}, which pays {int} satoshi")
def with_fee(scene: Scene, name: str, fee: int) -> CTransaction:
    """The same, but this is its fee."""
    return numbered.make(scene, name, fee=fee)


@transaction("{number}, which has ten outputs and pays {int} satoshi")
def large(scene: Scene, name: str, fee: int) -> CTransaction:
    """It has 483 virtual bytes, and this is its fee."""
    return numbered.make_large(scene, name, fee)


@transaction("{number}, which spends {number}")
def child(scene: Scene, name: str, parent: str) -> CTransaction:
    """The same, and its coin is the output of that other one, its parent."""
    return numbered.make(scene, name, parent=parent)


@transaction("{number}, which spends {number} and pays {int} satoshi")
def child_with_fee(scene: Scene, name: str, parent: str, fee: int) -> CTransaction:
    """The same, but this is its fee."""
    return numbered.make(scene, name, parent=parent, fee=fee)


@transaction("{number}, which replaces {number}")
def replacement(scene: Scene, name: str, rival: str) -> CTransaction:
    """It spends the coin of that other one and pays ten times as much more (BIP 125)."""
    return numbered.make(scene, name, rival=rival)


@transaction("{number}, whose output takes any witness")
def loose(scene: Scene, name: str) -> CTransaction:
    """Whoever spends its output may write into the witness what he likes."""
    return numbered.make_loose(scene, name)


@transaction("{number}, which spends {number} with a witness of its own")
def version(scene: Scene, name: str, parent: str) -> CTransaction:
    """Several such transactions have one txid and differ in their wtxids."""
    return numbered.make_version(scene, name, parent)


# by what they are to each other; `family` has more to say of them


def named(phrase: str, meaning: str) -> None:
    """Add a transaction by its name; scene/drafts.py knows whose outputs it spends."""
    TRANSACTIONS.add(phrase, meaning, partial(packages.named, name=phrase))


named(
    "the transaction",
    "The transaction that the example is about: one that a sentence has brought before, or else a "
    "valid one that the node does not have, with one input and one output and a usual fee.",
)
for ordinal in ("second", "third"):
    named(f"the {ordinal} transaction", "Another valid one that the node does not have.")
named("the parent", "A valid one that the node does not have; it spends a confirmed output.")
for ordinal in ("second", "third"):
    named(f"the {ordinal} parent", "The same once more.")
named("the child", "It spends the output of the parent, and pays a usual fee.")
named(
    "the second child",
    "It spends the same output as the child, so that only one of the two can be in the mempool.",
)
named("the grandchild", "It spends the output of the child.")
named("the great-grandchild", "It spends the output of the grandchild.")
TRANSACTIONS.close()

"""Several transactions at once, and what can be said of one before it is first mentioned.

An entry is a function of the scene, the transaction's name and the placeholders' values, and
changes what the transaction is to be.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from bitcoin.core import CTransaction
from bitcoin.core.script import OP_TRUE, CScript

from harness.acts import packages
from harness.language import numbered
from harness.language.lexicon import Kind, Phrase, define
from harness.scene import chain, drafts
from harness.scene.scene import Scene

NATURES: Kind[Callable[..., Any]] = Kind(
    "nature", "what a transaction is, if it is not what its name says and no more"
)
nature = NATURES.entry


define(
    "transactions",
    r"the (?:[a-z-]+ )?[a-z-]+(?:(?:, | and )the (?:[a-z-]+ )?[a-z-]+)+",
    lambda text: [
        numbered.TRANSACTIONS.find(each) for each in text.replace(" and ", ", ").split(", ")
    ],
)
define(
    "series",
    r"the (?:[a-z-]+ )?[a-z-]+(?:, then the (?:[a-z-]+ )?[a-z-]+)+",
    lambda text: [numbered.TRANSACTIONS.find(each) for each in text.split(", then ")],
)


def plan(scene: Scene, transaction: Phrase[Callable[..., CTransaction]]) -> drafts.Draft:
    """Return what a transaction is to be, to be changed.

    Raises:
        HarnessFault: it is none of a family, or was mentioned before.
    """
    return scene.drafts.plan(str(transaction))


Named = Phrase[Callable[..., CTransaction]]


@nature("pays no fee")
def pays_nothing(scene: Scene, transaction: Named) -> None:
    """The node does not accept it by itself, but perhaps together with a child that pays more."""
    plan(scene, transaction).fee = 0


@nature("pays enough for itself, but not for its parent")
def pays_for_itself(scene: Scene, transaction: Named) -> None:
    """It pays one and a half times what the node wants for it alone."""
    plan(scene, transaction).priced = partial(packages.fee_for_one, scene)


@nature("is a TRUC transaction")
def is_truc(scene: Scene, transaction: Named) -> None:
    """It is of version 3 (BIP 431), and so are those that spend its output.

    The operator of Bitcoin Knots has to ask for the rules that hold for them; here he has.
    """
    packages.enforce_truc(scene)
    plan(scene, transaction).version = drafts.TRUC_VERSION


@nature("has no witness")
def has_no_witness(scene: Scene, transaction: Named) -> None:
    """It spends an output of the time before SegWit: its txid is its wtxid."""
    plan(scene, transaction).with_witness = False


@nature("has no witness and pays no fee")
def is_old_and_free(scene: Scene, transaction: Named) -> None:
    """Both at once."""
    has_no_witness(scene, transaction)
    pays_nothing(scene, transaction)


@nature("has no witness and pays to a non-standard script")
def is_old_and_unusual(scene: Scene, transaction: Named) -> None:
    """Both at once."""
    has_no_witness(scene, transaction)
    pays_to_unusual(scene, transaction)


@nature("pays to an output that is spent without a witness")
def pays_to_old(scene: Scene, transaction: Named) -> None:
    """Whatever spends this output alone has one id: its txid is its wtxid."""
    plan(scene, transaction).pays_to = chain.OLD_COIN_SCRIPT


@nature("pays to a public key")
def pays_to_key(scene: Scene, transaction: Named) -> None:
    """The script holds the key itself, not its hash, as that of the oldest payments does.

    Bitcoin Knots of today refuses such outputs: their scripts are longer than 34 bytes.
    """
    plan(scene, transaction).pays_to = chain.KEY_SCRIPT


@nature("pays to a non-standard script")
def pays_to_unusual(scene: Scene, transaction: Named) -> None:
    """No rule forbids it, but nodes do not relay it, whatever its feerate."""
    plan(scene, transaction).pays_to = CScript([OP_TRUE])


@nature("pays to an unknown witness version")
def pays_to_future(scene: Scene, transaction: Named) -> None:
    """Nodes relay that, but not yet what spends it, since nobody knows its rules (BIP 141)."""
    plan(scene, transaction).pays_to = chain.FUTURE_COIN_SCRIPT


@nature("replaces {transaction}")
def replaces(scene: Scene, transaction: Named, original: Named) -> None:
    """It spends the same outputs, and pays more by the usual fee."""
    plan(scene, original)
    plan(scene, transaction).replaces = str(original)


@nature("pays out more than it spends")
def pays_out_too_much(scene: Scene, transaction: Named) -> None:
    """It creates one satoshi out of nothing, against the rules of consensus."""
    plan(scene, transaction).fee = -1


@nature("spends {transaction}")
def spends_one(scene: Scene, transaction: Named, parent: Named) -> None:
    """It spends the output of this one, and of no other."""
    spends(scene, transaction, [parent])


@nature("spends {transactions}")
def spends(scene: Scene, transaction: Named, parents: list[Named]) -> None:
    """It spends the outputs of these, and of no others."""
    for parent in parents:
        plan(scene, parent)
    plan(scene, transaction).spends = tuple((str(parent), 0) for parent in parents)


@nature("has {int} outputs")
def has_outputs(scene: Scene, transaction: Named, count: int) -> None:
    """It pays to so many outputs, of equal value."""
    plan(scene, transaction).outputs = count


@nature("spends output {int} of {transaction}")
def spends_output(scene: Scene, transaction: Named, number: int, parent: Named) -> None:
    """It spends this one of several outputs, counted from 1 on, and no other."""
    plan(scene, parent)
    plan(scene, transaction).spends = ((str(parent), number - 1),)


@nature("spends outputs {int} and {int} of {transaction}")
def spends_outputs(scene: Scene, transaction: Named, one: int, other: int, parent: Named) -> None:
    """It spends these two of several outputs, counted from 1 on, and no other."""
    plan(scene, parent)
    plan(scene, transaction).spends = ((str(parent), one - 1), (str(parent), other - 1))


NATURES.close()

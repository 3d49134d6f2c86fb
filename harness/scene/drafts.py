"""Transactions of a scene that have names: what they are to be, and what they then are.

A draft says of what a transaction is made: whose outputs it spends, what it pays. It is made at its
first mention and then stays as it is. What it spends is there already, an output of another named
one, or, where the scene has no coins, an output that nobody knows. Consensus objects are
python-bitcoinlib's; the scripts are those of `chain`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from bitcoin.core import (
    COutPoint,
    CTransaction,
    CTxIn,
    CTxInWitness,
    CTxOut,
    CTxWitness,
)
from bitcoin.core.script import CScript, CScriptWitness

from harness.errors import HarnessFault
from harness.scene import chain
from harness.scene.chain import Coin, Purse

VERSION = 2  # policy.h, TX_MIN_STANDARD_VERSION is 1; 2 since BIP 68
TRUC_VERSION = 3  # BIP 431
PEDIGREE: dict[str, tuple[str, ...]] = {  # whose outputs a transaction spends by its name
    "the transaction": (),
    "the second transaction": (),
    "the third transaction": (),
    "the parent": (),
    "the second parent": (),
    "the third parent": (),
    "the child": ("the parent",),
    "the second child": ("the parent",),
    "the grandchild": ("the child",),
    "the great-grandchild": ("the grandchild",),
}
WITH_WITNESS = frozenset({chain.COIN_SCRIPT, chain.FUTURE_COIN_SCRIPT})  # scripts that want one
STRANGE_ITEM = bytes(81)  # longer than policy.h, MAX_STANDARD_P2WSH_STACK_ITEM_SIZE


@dataclass(slots=True)
class Draft:
    """What a transaction is to be.

    Attributes:
        spends: the names of the transactions whose outputs it spends, and which output of each,
            from 0 on; a coin of its own, if none.
        outputs: how many it has, of equal value.
        fee: satoshi that it pays.
        priced: tells the fee when the transaction is made, None where it is known before.
        version: of the transaction, at least; at least that of every one whose output it spends.
        replaces: the name of the one whose inputs it spends, None for inputs of its own.
        pays_to: the script of its outputs.
        with_witness: whether it spends a coin that wants a witness; else its txid is its wtxid.
    """

    spends: tuple[tuple[str, int], ...] = ()
    outputs: int = 1
    fee: int = chain.FEE
    priced: Callable[[], int] | None = None
    version: int = VERSION
    replaces: str | None = None
    pays_to: CScript = chain.COIN_SCRIPT
    with_witness: bool = True


@dataclass(slots=True)
class Drafts:
    """The named transactions of one scene."""

    purse: Purse
    plans: dict[str, Draft] = field(default_factory=dict)
    made: dict[str, CTransaction] = field(default_factory=dict)

    def plan(self, name: str) -> Draft:
        """Return what a transaction is to be; it can be changed.

        Raises:
            HarnessFault: it is made already, or has no such name.
        """
        if name not in PEDIGREE:
            raise HarnessFault(f"{name} is what its name says, and nothing else")
        if name in self.made:
            raise HarnessFault(f"say what {name} is before it is first mentioned")
        return self.plans.setdefault(name, Draft(tuple((each, 0) for each in PEDIGREE[name])))

    def make(self, name: str) -> CTransaction:
        """Return the transaction, made at first mention, with all that it spends."""
        if name not in self.made:
            self.made[name] = self._made(self.plan(name))
        return self.made[name]

    def _made(self, plan: Draft) -> CTransaction:
        if plan.replaces is not None:
            original = self.make(plan.replaces)
            output = CTxOut(original.vout[0].nValue - plan.fee, plan.pays_to)
            return CTransaction(
                original.vin, [output], original.nLockTime, original.nVersion, original.wit
            )
        parents = [self.make(name) for name, _ in plan.spends]
        spent = [(each, at) for each, (_, at) in zip(parents, plan.spends, strict=True)]
        coins = [Coin(COutPoint(each.GetTxid(), at), each.vout[at].nValue) for each, at in spent]
        scripts = [each.vout[at].scriptPubKey for each, at in spent]
        if not parents:
            coins.append(self._coin(with_witness=plan.with_witness))
            scripts.append(chain.COIN_SCRIPT if plan.with_witness else chain.OLD_COIN_SCRIPT)
        fee = plan.priced() if plan.priced is not None else plan.fee
        value = sum(coin.value for coin in coins) - fee
        return _assemble(
            coins,
            scripts,
            [CTxOut(value // plan.outputs, plan.pays_to)] * plan.outputs,
            version=max([plan.version, *(each.nVersion for each in parents)]),
        )

    def _coin(self, *, with_witness: bool) -> Coin:
        coins = self.purse.coins if with_witness else self.purse.old_coins
        if coins:
            return coins.popleft()
        if not with_witness:
            raise HarnessFault("a transaction without witness needs @fixture.coins")
        return self.purse.invent()


def _assemble(
    coins: list[Coin], scripts: list[CScript], outputs: list[CTxOut], *, version: int
) -> CTransaction:
    inputs = [
        CTxIn(
            coin.outpoint,
            chain.OLD_COIN_KEY if script == chain.OLD_COIN_SCRIPT else CScript(),
            chain.SEQUENCE_REPLACEABLE,
        )
        for coin, script in zip(coins, scripts, strict=True)
    ]
    if chain.KEY_SCRIPT in scripts:
        bare = CTransaction(inputs, outputs, 0, version)
        inputs = [
            CTxIn(each.prevout, chain.sign(bare, number), each.nSequence)
            if scripts[number] == chain.KEY_SCRIPT
            else each
            for number, each in enumerate(inputs)
        ]
    if not WITH_WITNESS.intersection(scripts):
        return CTransaction(inputs, outputs, 0, version)
    witnesses = [
        CTxInWitness(CScriptWitness([bytes(chain.WITNESS_SCRIPT)]))
        if script in WITH_WITNESS
        else CTxInWitness()
        for script in scripts
    ]
    return CTransaction(inputs, outputs, 0, version, CTxWitness(witnesses))


def malleated(transaction: CTransaction) -> CTransaction:
    """Return the same transaction with one item too many in the witness of its first input."""
    own = list(transaction.wit.vtxinwit)
    stack = [STRANGE_ITEM, *own[0].scriptWitness.stack]
    return CTransaction(
        transaction.vin,
        transaction.vout,
        transaction.nLockTime,
        transaction.nVersion,
        CTxWitness([CTxInWitness(CScriptWitness(stack)), *own[1:]]),
    )

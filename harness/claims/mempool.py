"""Claims about the mempool."""

from collections.abc import Collection, Sequence

from bitcoin.core import CTransaction

from harness.claims.core import exactly, fail, holds
from harness.errors import Inconclusive
from harness.p2p import messages, recognise
from harness.p2p.consensus import txid
from harness.record.findings import Finding
from harness.record.transcript import Window


def accepted(pool: Collection[str], entry: int, transaction: CTransaction) -> Finding:
    """Claim that a transaction is in the mempool."""
    name = messages.hash_text(transaction.GetTxid())
    return holds(
        name in pool,
        expected=f"the node accepts transaction {name[:12]}…",
        actual="its mempool does not hold it",
        entries=[entry],
    )


def all_accepted(pool: Collection[str], entry: int, wanted: Sequence[CTransaction]) -> Finding:
    """Claim that transactions are in the mempool, each of them."""
    names = [messages.hash_text(each.GetTxid()) for each in wanted]
    missing = [name[:12] for name in names if name not in pool]
    return holds(
        not missing,
        expected=f"the node accepts transactions {', '.join(name[:12] + '…' for name in names)}",
        actual=f"its mempool does not hold {', '.join(missing)}",
        entries=[entry],
    )


def keeps_orphans(orphans: Collection[str], entry: int, *, count: int) -> Finding:
    """Claim how many orphan transactions the node keeps."""
    return exactly(
        len(orphans) == count,
        expected=f"the node keeps {count} orphan transactions",
        actual=f"it keeps {len(orphans)}",
        entry=entry,
    )


def dealt_with(since: Window, transaction: CTransaction) -> Window:
    """Return what shows that the node has had a transaction, and chose what to do with it.

    Its announcement by the node, or a fence behind the moment at which a peer has sent it.
    """
    names = recognise.announces({txid(transaction)})
    announced = since.received().where(lambda entry: bool(names(entry.content)))
    sent = since.sent("tx").where(
        lambda entry: txid(entry.content.transaction) == txid(transaction)
    )
    if announced or not sent:
        return announced
    last = sent.entries[-1]
    return since.events("fence").where(
        lambda entry: entry.number > last.number and entry.connection == last.connection
    )


def not_accepted(
    pool: Collection[str],
    entry: int,
    transaction: CTransaction,
    *,
    control: Window | None = None,
) -> Finding:
    """Claim that a transaction is not in the mempool although the node does accept others.

    Args:
        pool: the txids in the mempool.
        entry: which entry of the record holds them.
        transaction: the transaction.
        control: what else shows that the node has the transaction, and chose to keep it elsewhere.

    Raises:
        Inconclusive: no other transaction is there, so the node may accept none at all.
    """
    name = messages.hash_text(transaction.GetTxid())
    expected = f"the node does not accept transaction {name[:12]}…"
    if name in pool:
        fail(expected, "its mempool holds it", [entry])
    if not pool and not control:
        raise Inconclusive("no control: the mempool is empty")
    shown = control.numbers() if control else (entry,)
    return Finding(expected, cited=(entry,), control=shown, sample=name)

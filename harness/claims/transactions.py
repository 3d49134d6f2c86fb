"""Claims about how a transaction is announced and handed over."""

from bitcoin.core import CTransaction

from harness.claims.core import fail, holds
from harness.p2p import messages
from harness.p2p.consensus import txid, wtxid
from harness.p2p.messages import InventoryItem, InventoryKind
from harness.record.findings import Finding
from harness.record.transcript import Window


def told_by_wtxid(window: Window, peer: str, transaction: CTransaction) -> Finding:
    """Claim that a peer was told of a transaction by its wtxid alone (BIP 339)."""
    return _told_by(window, peer, transaction, InventoryItem(InventoryKind.WTX, wtxid(transaction)))


def told_by_txid(window: Window, peer: str, transaction: CTransaction) -> Finding:
    """Claim that a peer was told of a transaction by its txid alone."""
    return _told_by(window, peer, transaction, InventoryItem(InventoryKind.TX, txid(transaction)))


def told_once(window: Window, peer: str, transaction: CTransaction) -> Finding:
    """Claim that a peer was told of a transaction, by whichever name, one time."""
    items, numbers = _announcements(window, peer, transaction)
    return holds(
        len(items) == 1,
        expected=f"{peer} is told about the transaction once",
        actual=f"{peer} is told {len(items)} times",
        entries=numbers or window.of(peer).events("fence").numbers()[-2:],
    )


def given(window: Window, peer: str, transaction: CTransaction) -> Finding:
    """Claim that the transaction itself, with its witness, reached a peer."""
    expected = f"the node gives {peer} the transaction"
    found = window.of(peer).received("tx")
    whole = found.where(
        lambda entry: (
            isinstance(entry.content, messages.Tx)
            and wtxid(entry.content.transaction) == wtxid(transaction)
        )
    )
    if not whole:
        fail(expected, "it does not", window.of(peer).received().numbers()[-5:])
    return Finding(expected, cited=whole.numbers())


def _told_by(window: Window, peer: str, transaction: CTransaction, name: InventoryItem) -> Finding:
    items, numbers = _announcements(window, peer, transaction)
    kind = "wtxid" if name.kind == InventoryKind.WTX else "txid"
    names = [f"{messages.hash_text(item.hash)[:12]}… as kind {item.kind}" for item in items]
    return holds(
        set(items) == {name},
        expected=f"{peer} is told about the transaction by its {kind}, "
        f"{messages.hash_text(name.hash)[:12]}… as kind {int(name.kind)}",
        actual=f"{peer} is told of {', '.join(names) or 'nothing'}",
        entries=numbers or window.of(peer).events("fence").numbers()[-2:],
    )


def _announcements(
    window: Window, peer: str, transaction: CTransaction
) -> tuple[list[InventoryItem], tuple[int, ...]]:
    """Return the items that name a transaction, and the entries that hold them."""
    names = {txid(transaction), wtxid(transaction)}
    found = [
        (item, entry.number)
        for entry in window.of(peer).received("inv")
        if isinstance(entry.content, messages.Inv)
        for item in entry.content.items
        if item.hash in names
    ]
    return [item for item, _ in found], tuple(number for _, number in found)

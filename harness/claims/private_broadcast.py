"""Claims about what the node says of its private broadcasts."""

from collections.abc import Collection
from typing import Any

from bitcoin.core import CTransaction

from harness.claims.core import exactly
from harness.p2p import messages
from harness.p2p.consensus import txid, wtxid
from harness.record.findings import Finding
from harness.record.plain import plainly
from harness.record.transcript import Entry


def broadcasts_none(rows: Collection[Any], entry: int) -> Finding:
    """Claim that the node broadcasts no transaction privately."""
    return exactly(
        not rows,
        expected="the node names no transaction that it broadcasts privately",
        actual=f"it names {', '.join(str(row)[:30] for row in rows)}",
        entry=entry,
    )


def broadcasts_to(
    rows: Collection[Any],
    entry: int,
    transaction: CTransaction,
    *,
    told: Collection[tuple[str, int] | None],
    acknowledged: Collection[tuple[str, int] | None],
) -> Finding:
    """Claim to whom the node has announced a transaction privately, and who has acknowledged it."""
    name = messages.hash_text(transaction.GetTxid())
    peers = [peer for row in rows if row["txid"] == name for peer in row["peers"]]
    got = sorted((peer["address"], "received" in peer) for peer in peers)
    wanted = sorted((in_words(each), each in acknowledged) for each in told)
    return exactly(
        got == wanted,
        expected=f"of transaction {name[:12]}…: {_plainly(wanted)}",
        actual=f"the node says: {_plainly(got)}",
        entry=entry,
    )


def broadcasts_since(
    rows: Collection[Any], entry: int, transaction: CTransaction, *, since: int
) -> Finding:
    """Claim since when the node broadcasts a transaction privately, and all that names it."""
    own: dict[str, Any] = {**identity_of(transaction), "time_added": since}
    return exactly(
        own in [{key: row.get(key) for key in own} for row in rows],
        expected=f"the node broadcasts transaction {own['txid'][:12]}… since {since}",
        actual=f"it says: {[{key: str(row.get(key))[:12] for key in own} for row in rows]}",
        entry=entry,
    )


def told_at(
    rows: Collection[Any],
    entry: int,
    transaction: CTransaction,
    *,
    whom: tuple[str, int] | None,
    sent: int,
    received: int | None,
) -> Finding:
    """Claim when the node told a peer of a transaction, and when that has acknowledged it."""
    name = identity_of(transaction)["wtxid"]
    peers = [peer for row in rows if row["wtxid"] == name for peer in row["peers"]]
    own = {"address": in_words(whom), "sent": sent}
    own |= {} if received is None else {"received": received}
    return exactly(
        peers.count(own) == 1,
        expected=f"of transaction {name[:12]}… the node has told just so: {own}",
        actual=f"it says: {peers}",
        entry=entry,
    )


def told_so_many(told: int, entry: int, *, wanted: int) -> Finding:
    """Claim how many peers the node has told of a transaction."""
    return exactly(
        told == wanted,
        expected=f"the node names {wanted} peers whom it has told",
        actual=f"it names {told}",
        entry=entry,
    )


def given_up(answer: Entry, transactions: Collection[CTransaction], *, expected: str) -> Finding:
    """Claim that the node answers which broadcasts it has given up: these and no others."""
    content = answer.content if isinstance(answer.content, dict) else {}
    rows = content.get("removed_transactions", [])
    wanted = [identity_of(each) for each in transactions]
    return exactly(
        len(rows) == len(wanted) and all(row in rows for row in wanted),
        expected=expected,
        actual=f"it answers: {plainly(answer.content)}",
        entry=answer.number,
    )


def identity_of(transaction: CTransaction) -> dict[str, str]:
    """Return all by which the node names a transaction to its operator."""
    return {
        "txid": messages.hash_text(txid(transaction)),
        "wtxid": messages.hash_text(wtxid(transaction)),
        "hex": transaction.serialize().hex(),
    }


def in_words(address: tuple[str, int] | None) -> str:
    """Return an address and its port as the node writes them."""
    return "nowhere" if address is None else f"{address[0]}:{address[1]}"


def _plainly(rows: Collection[tuple[str, bool]]) -> str:
    return ", ".join(
        f"{where[:12]}… {'has' if yes else 'has not'} confirmed" for where, yes in rows
    )

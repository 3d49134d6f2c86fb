"""Claims about what the node says of its private broadcasts."""

from collections.abc import Collection
from typing import Any

from bitcoin.core import CTransaction

from harness.claims.core import exactly
from harness.p2p import messages
from harness.record.findings import Finding


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
    confirmed: Collection[tuple[str, int] | None],
) -> Finding:
    """Claim to whom the node has announced a transaction privately, and who has confirmed it."""
    name = messages.hash_text(transaction.GetTxid())
    peers = [peer for row in rows if row["txid"] == name for peer in row["peers"]]
    got = sorted((peer["address"], "received" in peer) for peer in peers)
    wanted = sorted((in_words(each), each in confirmed) for each in told)
    return exactly(
        got == wanted,
        expected=f"of transaction {name[:12]}…: {_plainly(wanted)}",
        actual=f"the node says: {_plainly(got)}",
        entry=entry,
    )


def in_words(address: tuple[str, int] | None) -> str:
    """Return an address and its port as the node writes them."""
    return "nowhere" if address is None else f"{address[0]}:{address[1]}"


def _plainly(rows: Collection[tuple[str, bool]]) -> str:
    return ", ".join(
        f"{where[:12]}… {'has' if yes else 'has not'} confirmed" for where, yes in rows
    )

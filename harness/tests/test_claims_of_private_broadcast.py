"""Claims about what the node says of its private broadcasts."""

import pytest
from bitcoin.core import CTransaction

from harness import claims
from harness.p2p import messages

ALICE, BOB = ("alice.onion", 8333), ("bob.onion", 8333)
TRANSACTION = CTransaction()
TXID = messages.hash_text(TRANSACTION.GetTxid())


def row(*peers, txid=TXID):
    """Return what the node says of a transaction: whom it told, and whether they confirmed."""
    told = [
        {"address": f"{host}:{port}", "sent": 1} | ({"received": 2} if yes else {})
        for (host, port), yes in peers
    ]
    return {"txid": txid, "peers": told}


def test_a_node_that_broadcasts_nothing_names_nothing():
    """Any transaction that it names is one too many."""
    claims.broadcasts_none([], 7)
    with pytest.raises(claims.ClaimFailed, match="names no transaction"):
        claims.broadcasts_none([row()], 7)


def test_told_and_confirmed():
    """Other transactions may stand beside it."""
    rows = [row((ALICE, False), (BOB, True)), row((ALICE, True), txid="other")]
    claims.broadcasts_to(rows, 7, TRANSACTION, told=[BOB, ALICE], confirmed=[BOB])


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [row((ALICE, False))],
        [row((ALICE, True), (BOB, False))],
        [row((ALICE, True), (BOB, True))],
        [row((ALICE, False), (BOB, True), txid="other")],
    ],
    ids=["unknown", "one is missing", "the wrong one", "both have", "another transaction"],
)
def test_not_told_or_not_confirmed(rows):
    """Each difference is seen."""
    with pytest.raises(claims.ClaimFailed, match="of transaction"):
        claims.broadcasts_to(rows, 7, TRANSACTION, told=[ALICE, BOB], confirmed=[BOB])

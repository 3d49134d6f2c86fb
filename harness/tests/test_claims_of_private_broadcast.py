"""Claims about what the node says of its private broadcasts."""

import pytest
from bitcoin.core import CTransaction

from harness import claims
from harness.acts import private_broadcast as acts
from harness.claims import private_broadcast
from harness.p2p import messages
from harness.record.transcript import Transcript
from harness.terms import Direction

ALICE, BOB = ("alice.onion", 8333), ("bob.onion", 8333)
TRANSACTION = CTransaction()
TXID = messages.hash_text(TRANSACTION.GetTxid())


def row(*peers, txid=TXID):
    """Return what the node says of a transaction: whom it told, and whether they acknowledged."""
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


def test_told_and_acknowledged():
    """Other transactions may stand beside it."""
    rows = [row((ALICE, False), (BOB, True)), row((ALICE, True), txid="other")]
    claims.broadcasts_to(rows, 7, TRANSACTION, told=[BOB, ALICE], acknowledged=[BOB])


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
def test_not_told_or_not_acknowledged(rows):
    """Each difference is seen."""
    with pytest.raises(claims.ClaimFailed, match="of transaction"):
        claims.broadcasts_to(rows, 7, TRANSACTION, told=[ALICE, BOB], acknowledged=[BOB])


SINCE = 100
OWN = private_broadcast.identity_of(TRANSACTION)
ROW = {**OWN, "time_added": SINCE, "peers": [{"address": "bob.onion:8333", "sent": 5}]}


@pytest.mark.parametrize("change", [*OWN, "time_added"])
def test_all_that_names_a_broadcast_counts(change):
    """Its hashes, itself, and since when; the peers are another claim."""
    claims.broadcasts_since([ROW], 7, TRANSACTION, since=SINCE)
    with pytest.raises(claims.ClaimFailed, match="broadcasts transaction"):
        claims.broadcasts_since([{**ROW, change: 99}], 7, TRANSACTION, since=SINCE)


@pytest.mark.parametrize(
    ("whom", "sent", "received"),
    [(ALICE, 5, None), (BOB, 4, None), (BOB, 5, 5)],
    ids=["another peer", "another time", "no acknowledgement"],
)
def test_when_whom_it_told(whom, sent, received):
    """Whom, when, and whether that has been acknowledged."""
    claims.told_at([ROW], 7, TRANSACTION, whom=BOB, sent=5, received=None)
    with pytest.raises(claims.ClaimFailed, match="told just so"):
        claims.told_at([ROW], 7, TRANSACTION, whom=whom, sent=sent, received=received)


def answer(content):
    """Return a command's answer."""
    transcript = Transcript()
    transcript.append(Direction.RPC, "abortprivatebroadcast", "x", content=content)
    return transcript.window().entries[-1]


@pytest.mark.parametrize(
    "content",
    [
        {"removed_transactions": []},
        {"removed_transactions": [OWN, OWN]},
        {"removed_transactions": [{**OWN, "hex": ""}]},
        RuntimeError("refused"),
    ],
    ids=["none", "one too many", "altered", "refused"],
)
def test_what_it_has_given_up_it_names(content):
    """All of it, and nothing else."""
    good = answer({"removed_transactions": [OWN]})
    private_broadcast.given_up(good, [TRANSACTION], expected="x")
    with pytest.raises(claims.ClaimFailed):
        private_broadcast.given_up(answer(content), [TRANSACTION], expected="x")


def test_how_many_were_told_is_counted_by_the_wtxid():
    """Another version of the transaction does not count."""
    other = {**ROW, "wtxid": "another"}
    assert acts.told([ROW, other], TRANSACTION) == 1
    claims.told_so_many(1, 7, wanted=1)
    with pytest.raises(claims.ClaimFailed, match="it names 2"):
        claims.told_so_many(2, 7, wanted=1)

"""What was announced, requested and sent: judged by recognisers, on windows written by hand."""

import pytest

from harness.claims import wire as claims
from harness.errors import Inconclusive
from harness.p2p import messages, recognise
from harness.record.findings import ClaimFailed
from harness.terms import Side
from harness.tests.test_claims import HASH, OTHER, inv, story

MEANT = recognise.announces({HASH})


def unseen(window, *, since=0, over=False):
    return claims.unseen(
        window,
        "Bob",
        MEANT,
        expected="the node does not announce it to Bob",
        control=MEANT,
        control_since=since,
        over=over,
    )


def test_each_item_of_a_message_counts():
    """An inventory that names a transaction twice announces it twice."""
    item = messages.InventoryItem(messages.InventoryKind.WTX, HASH)
    window = story().said("Alice", messages.Inv((item, item))).fence("Alice").window
    with pytest.raises(ClaimFailed, match="2 times"):
        claims.seen_times(window, "Alice", MEANT, 1, expected="once")


def test_a_control_before_the_event_is_none():
    """What Alice was told in the Given does not show that silence was a choice since then."""
    window = story().said("Alice", inv(HASH)).fence("Alice", "Bob").window
    with pytest.raises(Inconclusive, match="no control"):
        unseen(window, since=3)


def test_a_connection_whose_end_is_claimed_is_closed_by_it():
    """After its end nothing can come, so that no fence is needed."""
    record = story().event("Bob", "handshake completed").event("Bob", "closed", Side.NODE)
    window = record.said("Alice", inv(HASH)).fence("Alice").window
    assert unseen(window, over=True).fence == (4,)
    with pytest.raises(ClaimFailed, match="disconnects"):
        unseen(window)


def test_what_came_before_the_end_counts():
    """A node that announces it and then disconnects has announced it."""
    record = story().said("Bob", inv(HASH)).event("Bob", "closed", Side.NODE)
    with pytest.raises(ClaimFailed):
        unseen(record.said("Alice", inv(HASH)).fence("Alice").window, over=True)


@pytest.mark.parametrize(("count", "holds"), [(1, True), (2, False)])
def test_so_many_of_several_peers_are_counted_by_peer(count, holds):
    """A peer that hears it twice is one; what is not meant does not count."""
    window = (
        story()
        .said("Alice", inv(HASH))
        .said("Alice", inv(HASH))
        .said("Bob", inv(OTHER))
        .fence("Alice", "Bob")
        .window
    )
    peers = {"Alice": MEANT, "Bob": MEANT}
    if holds:
        assert claims.seen_by_some(
            window, peers, range(count, count + 1), expected="some"
        ).cited == (3, 4)
    else:
        with pytest.raises(ClaimFailed, match="to Alice"):
            claims.seen_by_some(window, peers, range(count, count + 1), expected="some")

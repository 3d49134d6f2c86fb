"""Claims about added nodes, about answers to requests, and about how soon the node connects."""

import pytest

from harness import claims
from harness.claims import commands
from harness.claims import help as overview
from harness.errors import Inconclusive, RpcError
from harness.record.transcript import Transcript
from harness.terms import Direction, Side


def answered(*entries):
    """Write a record of sentences (words) and answers (type, content)."""
    written = Transcript()
    for each in entries:
        if isinstance(each, str):
            written.append(Direction.SENTENCE, "sentence", each)
        else:
            written.append(Direction.RPC, each[0], each[0], content=each[1])
    return written.window()


@pytest.mark.parametrize("listed", [["a:1"], ["a:1", "b:1", "b:1"], ["a:1", "b:2"], []])
def test_the_list_holds_each_address_once_and_nothing_else(listed):
    """An address missing, twice, or with another port contradicts."""
    wanted = ["b:1", "a:1"]
    good = [{"addednode": each} for each in sorted(wanted)]
    assert claims.list_holds(good, 7, addresses=wanted, expected="it holds two").cited == (7,)
    rows = [{"addednode": each} for each in listed]
    with pytest.raises(claims.ClaimFailed):
        claims.list_holds(rows, 7, addresses=wanted, expected="it holds two")


def test_what_a_then_asks_is_no_order():
    """The latest command is the one of the event, whatever later sentences ask."""
    window = answered("When x", ("addnode", 1), ("addnode", 2), "Then y", ("getaddednodeinfo", 3))
    assert commands.latest_answer(window).content == 2
    with pytest.raises(Inconclusive, match="nobody ordered"):
        commands.latest_answer(answered("Then y", ("getaddednodeinfo", 3)))


@pytest.mark.parametrize("content", [None, RpcError(-8, "no"), {"address": "b"}])
def test_a_repetition_holds_exactly_what_was_asked_for(content):
    """An agreement without it, a refusal and half of it contradict."""
    (given,) = answered(("addconnection", content)).entries
    with pytest.raises(claims.ClaimFailed):
        commands.repeated(given, {"address": "b", "connection_type": "feeler"}, expected="it does")


def test_an_overview_lacks_a_line_only_if_it_has_others():
    """An empty overview shows nothing."""
    (empty,) = answered(("help", "== Network ==")).entries
    (full,) = answered(("help", 'addnode "node"\nsetban')).entries
    with pytest.raises(Inconclusive, match="control"):
        overview.has_no_line(empty, "addconnection", expected="x", control="addnode")
    assert overview.has_no_line(full, "addconnection", expected="x", control="addnode")
    assert overview.has_line(full, "setban", expected="x")
    with pytest.raises(claims.ClaimFailed):
        overview.has_no_line(full, "setban", expected="x", control="addnode")
    with pytest.raises(claims.ClaimFailed):
        overview.has_line(full, "set", expected="x")


def test_how_soon_counts_from_the_beginning_of_the_window():
    """A connection that never comes is not soon, and a zero is less than every time."""
    written = Transcript()
    written.append(Direction.SENTENCE, "sentence", "When x")
    with pytest.raises(claims.ClaimFailed, match="never"):
        claims.reached_within(written.window(), "Bob", 5)
    written.append(Direction.EVENT, "opened", "x", peer="Bob", connection=1, content=Side.NODE)
    assert claims.reached_within(written.window(), "Bob", 5).cited == (2,)
    with pytest.raises(claims.ClaimFailed, match="does after"):
        claims.reached_within(written.window(), "Bob", 0)
    assert claims.reached_within(written.window(), "Bob", 0, starved=60)

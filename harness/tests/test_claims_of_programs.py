"""What the node asks its operator's programs for, and from which of its addresses it calls."""

import pytest

from harness import claims
from harness.errors import Inconclusive
from harness.record.findings import ClaimFailed
from harness.record.transcript import Transcript
from harness.terms import Direction

LOGIN = {"expected": "it does not ask to be let in", "example": "Tor: AUTHENTICATE"}


def record(*entries):
    """Return a record of entries, each a type and words."""
    transcript = Transcript()
    for kind, words in entries:
        transcript.append(Direction.NODE, kind, words)
    return transcript


FIRST, LOGS_IN = ("asked", "Tor: PROTOCOLINFO"), ("asked", "Tor: AUTHENTICATE")
LEAVES = ("left", "")


def test_a_question_counts_if_it_is_of_the_kind():
    """Another one does not."""
    window = record(FIRST, LOGS_IN).window()
    assert claims.asked(window, "Tor: AUTH", expected="it asks").cited == (2,)
    with pytest.raises(ClaimFailed):
        claims.asked(window, "Tor: ADD_ONION", expected="it asks")


def test_not_to_ask_needs_another_question_and_an_end():
    """Else the node may not have come so far."""
    window = record(FIRST, LEAVES).window()
    assert claims.never_asked(window, "Tor: AUTH", **LOGIN).cited == (1,)
    with pytest.raises(ClaimFailed):
        claims.never_asked(record(FIRST, LOGS_IN, LEAVES).window(), "Tor: AUTH", **LOGIN)
    for entries in ([], [LEAVES], [FIRST], [LEAVES, FIRST]):
        with pytest.raises(Inconclusive):
            claims.never_asked(record(*entries).window(), "Tor: AUTH", **LOGIN)


def calls(**sources):
    """Return calls to peers, each from some address."""
    transcript = record(*(("called", f"{each} connects to x") for each in sources.values()))
    return {name: (entry,) for name, entry in zip(sources, transcript.entries, strict=True)}


def test_one_address_is_the_same_for_all():
    """And the one that is meant, where one is."""
    assert claims.called_from(calls(Alice="a", Bob="a"), "one").cited == (1, 2)
    assert claims.called_from(calls(Alice="a"), "its own", are="a")
    for wrong, own in ((calls(Alice="a", Bob="b"), None), (calls(Alice="b"), "a")):
        with pytest.raises(ClaimFailed):
            claims.called_from(wrong, "one", are=own)
    with pytest.raises(ClaimFailed):
        claims.called_from({"Alice": ()}, "one")


def test_addresses_of_others_are_another_one_for_each():
    """None of them the node's own."""
    assert claims.called_from_others(calls(Alice="a", Bob="b"), without="c").cited == (1, 2)
    for wrong in (calls(Alice="a", Bob="a"), calls(Alice="a", Bob="c"), {"Alice": ()}):
        with pytest.raises(ClaimFailed):
            claims.called_from_others(wrong, without="c")

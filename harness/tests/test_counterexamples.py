"""From what a claim rests on follow the records that must contradict it."""

from types import SimpleNamespace

import pytest

from harness.deviations.counterexamples import derive
from harness.deviations.falsify import FAILS, HOLDS, falsify
from harness.p2p import messages
from harness.record.findings import ClaimFailed, Finding
from harness.record.transcript import Entry, Window
from harness.terms import Direction, Side

BEGAN = 4
HASH = b"\x05" * 32
INV = messages.Inv((messages.InventoryItem(messages.InventoryKind.WTX, HASH),))


def entry(number, direction, kind, peer=None, *, connection=None, content=None, clock=None):
    """Return one entry of a record."""
    words = f"{kind}: words" if direction is Direction.RPC else kind
    return Entry(number, 0.0, clock, peer, connection, direction, kind, words, b"", content)


RECORD = Window(
    (
        entry(1, Direction.EVENT, "opened", "Alice", connection=1, content=Side.NODE),
        entry(2, Direction.EVENT, "handshake completed", "Alice", connection=1),
        entry(3, Direction.EVENT, "opened", "Bob", connection=2, content=Side.NODE),
        entry(4, Direction.EVENT, "handshake completed", "Bob", connection=2),
        entry(5, Direction.RECEIVED, "inv", "Alice", connection=1, content=INV),
        entry(6, Direction.NODE, "clock", clock=100),
        entry(7, Direction.EVENT, "fence", "Alice", connection=1),
        entry(8, Direction.EVENT, "fence", "Bob", connection=2),
        entry(9, Direction.RPC, "getnetworkinfo", content={"networkactive": True}),
        entry(10, Direction.EVENT, "closed", "Alice", connection=1, content=Side.NODE),
    )
)


def names(finding, record=RECORD):
    """Return the names of a finding's counter-examples."""
    return [each.name for each in derive(finding, record, BEGAN)]


def test_a_silence_is_broken_before_the_event_at_once_late_and_with_a_farewell():
    """What was said to Alice comes to Bob at every moment at which it could."""
    silence = Finding("silence", control=(5,), fence=(8,), about="Bob", sample=INV)
    examples = list(derive(silence, RECORD, BEGAN + 0.5))
    assert [each.name for each in examples] == [
        "says it when the connection opens",
        "says it at once",
        "says it before the fence",
        "says it when the clock shows 100",
        "says it and disconnects",
    ]
    for example in examples:
        (window,) = example.windows
        (said,) = window.of("Bob").received()
        assert said.content == INV
        assert 4 < said.number < 8
        assert [each.number for each in window] == sorted(each.number for each in window)


def test_a_silence_since_the_event_is_not_broken_before_it():
    """What the Given has brought about does not count for the word further."""
    silence = Finding("s", control=(5,), about="Bob", sample=INV, is_further=True)
    assert "says it when the connection opens" not in names(silence)


def test_what_the_node_says_is_missing_misdirected_early_or_another_thing():
    """One particular thing that Alice was told."""
    told = Finding("told", cited=(5,), is_named=True)
    assert names(told) == [
        "does not say it",
        "says it to somebody else",
        "says it before the event only",
        "says another one",
    ]
    windows = {each.name: list(each.windows) for each in derive(told, RECORD, BEGAN)}
    assert not windows["does not say it"][0].received()
    assert windows["says it before the event only"][0].received().entries[0].number < BEGAN
    others = [window.received().entries[0].content for window in windows["says another one"]]
    assert others
    assert INV not in others


def test_what_is_counted_comes_once_more():
    """Once is not twice."""
    once = Finding("once", cited=(5,), is_exact=True)
    example = next(each for each in derive(once, RECORD, BEGAN) if "once more" in each.name)
    assert len(next(iter(example.windows)).received().entries) == 2


def test_a_connection_that_stays_is_closed_before_the_fence_and_behind_it():
    """Its end as the last thing of all is seen, too."""
    open_ = Finding("open", cited=(8,), fence=(8,))
    closed = [
        next(iter(each.windows)).of("Bob").events("closed") for each in derive(open_, RECORD, 4)
    ]
    assert [each.numbers() for each in closed] == [(7.5,), (8.5,)]


def test_a_connection_that_ends_stays_or_is_left_by_the_peer():
    """Who closed it is part of the claim."""
    closed = Finding("closed", cited=(10,))
    assert names(closed) == [
        "does not",
        "does so to somebody else",
        "does so before the event",
        "leaves that to the peer",
    ]


def test_an_answer_is_told_otherwise():
    """Each value of an answer is altered in turn."""
    answered = Finding("answered", cited=(9,))
    (example,) = derive(answered, RECORD, BEGAN)
    (window,) = example.windows
    assert window.entries[8].content == {"networkactive": False}


@pytest.mark.parametrize(("strict", "outcome"), [(True, FAILS), (False, HOLDS)])
def test_a_claim_that_does_not_mind_is_found_out(*, strict, outcome):
    """A sentence that passes on a record that contradicts it has a hole."""
    stage = SimpleNamespace(retelling=None)
    scene = SimpleNamespace(stage=stage, window=lambda: RECORD, first_mark=BEGAN, refusal=None)

    def again():
        told = stage.retelling.window.of("Alice").received("inv")
        if strict and not told.where(lambda entry: entry.number > BEGAN):
            raise ClaimFailed("told", "not told")

    (gone, *_) = falsify(scene, "the node tells Alice", again, [Finding("told", cited=(5,))])
    assert (gone.name, gone.outcome) == ("does not say it", outcome)
    assert stage.retelling is None


def test_a_claim_from_which_nothing_follows_is_found_out():
    """Nothing to change means that nobody has seen it fail."""
    scene = SimpleNamespace(stage=None, window=lambda: RECORD, first_mark=None)
    (tried,) = falsify(scene, "the node is well", lambda: None, [Finding("well")])
    assert tried.survives


def test_a_silence_without_a_sample_has_no_counter_example():
    """Nobody knows what the node might have said: the self-test reports nothing to change."""
    assert names(Finding("silence", control=(5,), fence=(8,), about="Bob")) == []


def test_a_column_that_a_claim_is_about_is_altered_on_its_own():
    """One that the node leaves out is shown with a value."""
    record = Window((entry(1, Direction.RPC, "getpeerinfo", content=[{"addr": "x", "n": 1}]),))
    finding = Finding("lists", cited=(1,), fields=("n", "m"))
    examples = {each.name: list(each.windows) for each in derive(finding, record, BEGAN)}
    (altered, none) = examples["tells n otherwise"]
    assert altered.entries[0].content == [{"addr": "x", "n": 2}]
    assert none.entries[0].content == [{"addr": "x", "n": 0}]
    assert examples["tells m otherwise"][0].entries[0].content[0]["m"] == 1


def test_of_a_claim_that_one_row_satisfies_all_rows_are_altered_and_none_is_left_out():
    """A single row that is missing does not matter to it."""
    rows = [{"n": 1}, {"n": 2}]
    record = Window((entry(1, Direction.RPC, "getnodeaddresses", content=rows),))
    finding = Finding("holds some", cited=(1,), fields=("n",), is_any=True)
    assert [each.name for each in derive(finding, record, BEGAN)] == ["tells n otherwise"]


def test_messages_in_order_change_places_or_let_another_one_in():
    """Each neighbour of another type, and one message more."""
    record = Window(
        (
            entry(5, Direction.RECEIVED, "inv", "Bob", connection=2, content=INV),
            entry(6, Direction.RECEIVED, "ping", "Bob", connection=2, content=messages.Ping(1)),
        )
    )
    found = names(Finding("sends in this order", cited=(5, 6), is_exact=True), record)
    assert "says ping before inv" in found
    assert "says something else in between" in found

"""What a scenario comes to where the machine was too busy for its verdict to be the node's."""

from types import SimpleNamespace

import pytest

from harness.errors import Deaf, Inconclusive
from harness.record.findings import ClaimFailed
from harness.record.transcript import Entry, Transcript, Window
from harness.running.worlds import crash, deafness, looked_by_itself
from harness.terms import Direction, Side

STALE = "Potential stale tip detected, will try using extra outbound peer (last tip update: 4409"
RECENT = "[net] enabling extra block-relay-only peers"


@pytest.mark.parametrize(
    ("happened", "asked", "did"),
    [
        ([STALE], False, True),
        ([STALE], True, False),
        ([RECENT, Side.NODE], False, True),
        ([RECENT, Side.NODE], True, False),
        ([RECENT, Side.PEER], False, False),
        ([Side.NODE, RECENT], False, False),
        (["keeping block-relay-only peer"], False, False),
    ],
)
def test_a_check_that_nobody_asked_for_is_told(happened, asked, did):
    """After a check of its own the node connects to one peer more, whether that speaks or not."""
    record = Transcript()
    if asked:
        record.append(Direction.RPC, "mockscheduler", "mockscheduler 45: nothing")
    for each in happened:
        if isinstance(each, Side):
            record.append(Direction.EVENT, "opened", "a connection", peer="Bob", content=each)
        else:
            record.append(Direction.LOG, "log", each)
    assert looked_by_itself(SimpleNamespace(whole_record=record.window)) is did


@pytest.mark.parametrize(
    ("seconds", "did"),
    [
        ((1, 20, 41, 60), False),
        ((1, 20, 41, 82), True),
        ((1, 50, 60, 70), True),
    ],
)
def test_one_check_more_is_told_by_the_time_between_those_asked_for(seconds, did):
    """An example that asks for checks may last long, without a pause as long as the node's."""
    started, first, second, end = seconds
    entries = (
        Entry(1, started, None, None, None, Direction.NODE, "started", "the node starts"),
        Entry(2, first, None, None, None, Direction.RPC, "mockscheduler", "mockscheduler 45"),
        Entry(3, second, None, None, None, Direction.RPC, "mockscheduler", "mockscheduler 45"),
        Entry(4, end, None, "Bob", 1, Direction.EVENT, "closed", "the node closes the connection"),
    )
    assert looked_by_itself(SimpleNamespace(whole_record=lambda: Window(entries))) is did


@pytest.mark.parametrize(
    ("status", "begun", "is_failure"),
    [
        ("signal 6", True, True),
        ("signal 11", True, True),
        ("signal 6", False, False),
        ("signal 9", True, False),
        ("exit 0", True, False),
    ],
)
def test_a_crash_in_the_event_is_the_nodes_failure(status, begun, is_failure):
    """One before it leaves the example without ground; one by a signal from outside, too."""
    record = Transcript()
    died = record.append(Direction.NODE, "died", "the node died: last words")
    scene = SimpleNamespace(
        first_mark=died.number if begun else None,
        whole_record=record.window,
        node_as_is=SimpleNamespace(end_in_order=lambda: None, exit_status=status),
    )
    found = crash(scene)
    assert isinstance(found, ClaimFailed) is is_failure
    assert not is_failure or found.entries == (died.number,)


def test_a_node_that_lives_has_not_crashed():
    """Nothing in the record says so."""
    scene = SimpleNamespace(first_mark=0, whole_record=Transcript().window)
    assert crash(scene) is None


@pytest.mark.parametrize(
    ("error", "begun", "is_failure"),
    [
        (Deaf("no answer"), True, True),
        (Deaf("no answer"), False, False),
        (Inconclusive("no answer"), True, False),
    ],
)
def test_a_node_that_goes_deaf_in_the_event_fails(error, begun, is_failure):
    """One that was so before leaves the example without ground, as does a clock that ran on."""
    record = Transcript()
    asked = record.append(Direction.SENT, "getdata", "Bob -> node: getdata")
    record.append(Direction.LOG, "log", "whatever the node goes on with")
    scene = SimpleNamespace(first_mark=0 if begun else None, whole_record=record.window)
    found = deafness(scene, error)
    assert isinstance(found, ClaimFailed) is is_failure
    assert not is_failure or found.entries == (asked.number,)

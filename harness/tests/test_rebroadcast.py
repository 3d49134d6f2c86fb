"""The wait for a rebroadcast: by which of the node's clocks it passes."""

from types import SimpleNamespace

from harness.acts import numbered
from harness.language.node.timers import TIMERS


def noted():
    """A scene that notes what happens, in order."""
    notes = []
    node = SimpleNamespace(
        ask=lambda method, *arguments: notes.append((method, *arguments)),
        peek=lambda method, *arguments: notes.append((method, *arguments)),
    )
    scene = SimpleNamespace(node=node, settle=lambda advance=0: notes.append(("settle", advance)))
    return scene, notes


def test_minutes_of_the_wait_move_the_schedule_alone():
    """The clock by which announcements are due stands still."""
    scene, notes = noted()
    TIMERS.find("8 minutes of the wait for an attempt at the initial broadcast")(scene)
    assert ("mockscheduler", 480) in notes
    assert [note for note in notes if note[0] == "settle" and note[1]] == []


def test_a_rebroadcast_moves_the_schedule_and_then_the_clock():
    """Announcements are due only when the node has taken the transaction up again."""
    scene, notes = noted()
    numbered.let_rebroadcast(scene)
    assert notes[-3:] == [
        ("mockscheduler", numbered.REBROADCAST_BOUND),
        ("syncwithvalidationinterfacequeue",),
        ("settle", numbered.ANNOUNCEMENT_BOUND),
    ]

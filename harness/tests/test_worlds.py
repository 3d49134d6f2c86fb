"""What a scenario comes to where the machine was too busy for its verdict to be the node's."""

from types import SimpleNamespace

import pytest

from harness.record.transcript import Transcript
from harness.running.worlds import looked_by_itself
from harness.terms import Direction

STALE = "Potential stale tip detected, will try using extra outbound peer (last tip update: 4409"


@pytest.mark.parametrize(
    ("said", "asked", "did"),
    [(STALE, False, True), (STALE, True, False), ("keeping block-relay-only peer", False, False)],
)
def test_a_check_that_nobody_asked_for_is_told(said, asked, did):
    """In a check of its own the node connects to one peer more: no example expects that."""
    record = Transcript()
    if asked:
        record.append(Direction.RPC, "mockscheduler", "mockscheduler 45: nothing")
    record.append(Direction.LOG, "log", said)
    assert looked_by_itself(SimpleNamespace(whole_record=record.window)) is did

"""Whether the node queries DNS seeds: its log says so at a moment of its own."""

from types import SimpleNamespace

import pytest

from harness.language.node.reports import REPORTS
from harness.network.thread import NetworkThread
from harness.record.transcript import Transcript
from harness.terms import Direction


@pytest.mark.parametrize(
    ("report", "word"),
    [
        ("it queries DNS seeds", "dnsseed thread start"),
        ("it does not query DNS seeds", "DNS seeding disabled"),
    ],
)
def test_the_claim_waits_for_the_word_of_this_life(report, word):
    """What the node has said before it was stopped is not what it does now."""
    network, transcript = NetworkThread().open(), Transcript()
    transcript.append(Direction.LOG, "log", "dnsseed thread start")
    transcript.append(Direction.NODE, "stopped", "the node ends")

    def call(work):
        network.run(lambda: transcript.append(Direction.LOG, "log", word))
        return network.call(work)

    scene = SimpleNamespace(
        transcript=transcript,
        window=transcript.window,
        network=SimpleNamespace(call=call),
    )
    try:
        assert REPORTS.find(report)(scene).cited == (3,)
    finally:
        network.close()

"""Claims about how the node starts, or refuses to."""

from dataclasses import replace

from harness.claims.core import fail, holds
from harness.errors import Inconclusive
from harness.record.findings import Finding
from harness.record.transcript import Window
from harness.terms import Direction

WORDS_OF_FAILURE = "Error: "  # noderesult and init errors, every version
SEEDING, NOT_SEEDING = "dnsseed thread start", "DNS seeding disabled"  # net.cpp, util/thread.cpp


def refused_to_start(
    window: Window,
    exit_status: str | None,
    *,
    words: str = "",
    expected: str = "the node refuses to start and says why",
) -> Finding:
    """Claim that the node ended by itself at start, cleanly, and said why.

    Args:
        window: the whole record.
        exit_status: how the node ended, None while it runs.
        words: what the reason must hold, in the spelling of every version.
        expected: the claim in words.
    """
    if exit_status != "exit 1":
        fail(expected, f"it runs or ended otherwise: {exit_status}", window.numbers()[-3:])
    said = window.only(Direction.LOG).where(lambda entry: WORDS_OF_FAILURE in entry.words)
    reasons = said.where(lambda entry: words in entry.words.partition(WORDS_OF_FAILURE)[2])
    if not reasons:
        actual = "; ".join(entry.words for entry in said) or "it says no reason"
        fail(expected, actual, said.numbers())
    return Finding(expected, cited=reasons.numbers())


def seeding(window: Window, *, expected: bool) -> Finding:
    """Claim whether the node, at its start, set about querying DNS seeds.

    Raises:
        Inconclusive: it said neither.
    """
    said = window.only(Direction.LOG).where(
        lambda entry: SEEDING in entry.words or NOT_SEEDING in entry.words
    )
    if not said:
        raise Inconclusive("the node does not say whether it queries DNS seeds")
    does = SEEDING in said.entries[-1].words
    wish = {True: "queries DNS seeds", False: "queries no DNS seeds"}
    finding = holds(
        does is expected,
        expected=f"the node {wish[expected]}",
        actual=f"it {wish[does]}",
        entries=said.numbers()[-1:],
    )
    return replace(finding, sample=NOT_SEEDING if does else SEEDING)

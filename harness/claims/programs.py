"""Claims about what the node asks of its operator's programs: Tor, I2P."""

import re

from harness.claims.core import fail, holds
from harness.errors import Inconclusive
from harness.record.findings import Finding
from harness.record.transcript import Window
from harness.terms import Direction

ASKED = "asked"
LEFT = "left"


def asked(window: Window, question: str, *, expected: str) -> Finding:
    """Claim that the node has asked a program for something.

    Args:
        window: the record since the event began.
        question: a regular expression for how the record writes the question.
        expected: the claim in words.
    """
    said = _such(window, question)
    return holds(
        bool(said),
        expected=expected,
        actual="; ".join(entry.words for entry in window.only(Direction.NODE, ASKED))
        or "it asks for nothing",
        entries=said.numbers()[:1],
    )


def never_asked(window: Window, question: str, *, expected: str, example: str) -> Finding:
    """Claim that the node has asked a program for nothing of the kind, though for something.

    Args:
        window: the whole record.
        question: a regular expression for how the record writes what it may not ask.
        expected: the claim in words.
        example: such a question.

    Raises:
        Inconclusive: it has asked for nothing at all, or may not have read all that it was told.
    """
    said, questions = _such(window, question), window.only(Direction.NODE, ASKED)
    if said:
        fail(expected, "; ".join(entry.words for entry in said), said.numbers())
    if not questions:
        raise Inconclusive("no control: the node asks its operator's program for nothing")
    fences = window.where(lambda entry: entry.type in (LEFT, "fence")).numbers()
    if not fences or fences[-1] < questions.numbers()[0]:
        raise Inconclusive("no fence: the node may not have had its chance to ask")
    return Finding(expected, cited=(questions.numbers()[-1],), sample=example)


def _such(window: Window, question: str) -> Window:
    asked = window.only(Direction.NODE, ASKED)
    return asked.where(lambda entry: bool(re.search(question, entry.words)))

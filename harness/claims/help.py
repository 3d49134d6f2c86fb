"""Claims about what the node says when it is asked what it can be asked."""

from harness.claims.core import fail, holds
from harness.errors import Inconclusive
from harness.record.findings import Finding
from harness.record.transcript import Entry, Window
from harness.terms import Direction


def overview(window: Window) -> Entry:
    """Return the node's answer to the question what it can be asked.

    Raises:
        Inconclusive: nobody asked.
    """
    answers = window.only(Direction.RPC, "help").entries
    if not answers:
        raise Inconclusive("nobody asked what the node can be asked")
    return answers[0]


def offered(window: Window, request: str, *, words: str) -> Finding:
    """Claim that the overview has a line for a request."""
    answer = overview(window)
    return holds(
        _has_line(answer, request),
        expected=f"the node offers the request {words}",
        actual="it does not",
        entries=[answer.number],
    )


def not_offered(window: Window, request: str, *, words: str, control: str) -> Finding:
    """Claim that the overview has no line for a request though it has one for another.

    Raises:
        Inconclusive: it lacks the other, too.
    """
    answer = overview(window)
    expected = f"the node does not offer the request {words}"
    if _has_line(answer, request):
        fail(expected, "it does", [answer.number])
    if not _has_line(answer, control):
        raise Inconclusive("no control: the overview lacks what every node offers")
    return Finding(expected, cited=(answer.number,), control=(answer.number,))


def has_line(answer: Entry, request: str, *, expected: str) -> Finding:
    """Claim that an overview has a line for a request."""
    return holds(
        _has_line(answer, request),
        expected=expected,
        actual="it does not",
        entries=[answer.number],
    )


def has_no_line(answer: Entry, request: str, *, expected: str, control: str) -> Finding:
    """Claim that an overview has no line for a request though it has one for another.

    Raises:
        Inconclusive: it lacks the other, too.
    """
    if _has_line(answer, request):
        fail(expected, "it does", [answer.number])
    if not _has_line(answer, control):
        raise Inconclusive("no control: the overview lacks what every node offers")
    return Finding(expected, cited=(answer.number,), control=(answer.number,), sample=request)


def explained(text: str, entry: int, request: str, *, words: str) -> Finding:
    """Claim that the node explains a request when asked about it."""
    return holds(
        text.startswith(request),
        expected=f"the node explains the request {words}",
        actual=f"it says: {text[:80]}",
        entries=[entry],
    )


def _has_line(answer: Entry, request: str) -> bool:
    lines = str(answer.content).splitlines()
    return any(line.split(" ")[0] == request for line in lines)

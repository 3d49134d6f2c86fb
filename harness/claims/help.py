"""Claims about what the node says when it is asked what it can be asked."""

from harness.claims.core import fail, holds
from harness.errors import Inconclusive
from harness.record.findings import Finding
from harness.record.transcript import Entry


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

"""Claims about the files that the node leaves for its next start."""

from harness.claims.core import fail, holds
from harness.errors import Inconclusive
from harness.record.findings import Finding
from harness.record.transcript import Entry


def file_names(file: Entry, address: bytes, peer: str, *, named: bool) -> Finding:
    """Claim whether a file of the node holds a peer's address."""
    holds_it = file.content is not None and address in file.content
    return holds(
        file.content is not None and holds_it is named,
        expected=f"the file {'names' if named else 'does not name'} {peer}",
        actual=f"it {'does' if holds_it else 'does not'} ({file.words})",
        entries=[file.number],
    )


def file_is_there(file: Entry) -> Finding:
    """Claim that the node left a file."""
    there = file.content is not None
    return holds(there, expected="the node saves it", actual=file.words, entries=[file.number])


def file_is_missing(file: Entry, *, beside: Entry) -> Finding:
    """Claim that the node left no such file, though it left another one.

    Raises:
        Inconclusive: it left neither.
    """
    if file.content is not None:
        fail("the node saves no such file", file.words, [file.number])
    if beside.content is None:
        raise Inconclusive(f"no control: {beside.words}")
    return Finding("the node saves no such file", cited=(file.number,), control=(beside.number,))


def files_are_equal(file: Entry, model: Entry) -> Finding:
    """Claim that a file of the node holds, byte for byte, what another one does."""
    return holds(
        file.content is not None and file.content == model.content,
        expected="the file holds what it held before",
        actual=f"it holds something else ({file.words}, {model.words})",
        entries=[file.number],
    )

"""Claims about whom the node calls by itself: whether, in which order, as what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from harness.claims.core import fail, holds
from harness.claims.places import calls_of_others, never_called
from harness.errors import Inconclusive
from harness.record.findings import Finding
from harness.record.transcript import Entry, Window


def not_called(window: Window, peer: str, *, considered: Iterable[Entry]) -> Finding:
    """Claim that the node did not call a peer whose address it considered, but called others.

    Raises:
        Inconclusive: it did not consider this peer, or called nobody else afterwards.
    """
    picks = tuple(entry.number for entry in considered)
    if not picks:
        raise Inconclusive(f"the node never considered calling {peer}")
    # the log and the sockets are read apart: the call may be in the record before the pick
    later = window.where(lambda entry: entry.number > picks[0])
    finding = never_called(window, peer, control=calls_of_others(later, peer))
    return replace(finding, cited=picks)


def kinds_in_order(
    rows: Iterable[Mapping[str, Any]], entry: int, expected: Sequence[str]
) -> Finding:
    """Claim as what the node has opened its connections, in the order of their opening."""
    actual = [row["connection_type"] for row in sorted(rows, key=lambda row: row["id"])]
    return holds(
        actual == list(expected),
        expected=f"the node opens {_counted(expected)}",
        actual=f"it opens {_counted(actual)}",
        entries=[entry],
    )


def _counted(kinds: Sequence[str]) -> str:
    """Say runs of the same kind as numbers."""
    runs: list[tuple[str, int]] = []
    for kind in kinds:
        if runs and runs[-1][0] == kind:
            runs[-1] = (kind, runs[-1][1] + 1)
        else:
            runs.append((kind, 1))
    return ", then ".join(f"{count} {kind}" for kind, count in runs) or "none"


def file_names(file: Entry, address: bytes, peer: str, *, named: bool) -> Finding:
    """Claim whether a file of the node holds a peer's address."""
    holds_it = file.content is not None and address in file.content
    return holds(
        file.content is not None and holds_it is named,
        expected=f"{peer} is {'' if named else 'not '}in the file",
        actual=f"{peer} is {'' if holds_it else 'not '}there ({file.words})",
        entries=[file.number],
    )


def file_is_there(file: Entry) -> Finding:
    """Claim that the node left a file."""
    there = file.content is not None
    return holds(there, expected="the node leaves it", actual=file.words, entries=[file.number])


def file_is_missing(file: Entry, *, beside: Entry) -> Finding:
    """Claim that the node left no such file, though it left another one.

    Raises:
        Inconclusive: it left neither.
    """
    if file.content is not None:
        fail("the node leaves no such file", file.words, [file.number])
    if beside.content is None:
        raise Inconclusive(f"no control: {beside.words}")
    return Finding("the node leaves no such file", cited=(file.number,), control=(beside.number,))

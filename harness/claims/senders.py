"""Claims about from which of its addresses the node has connected to peers in I2P."""

from collections.abc import Mapping

from harness.claims.core import fail, holds
from harness.record.findings import Finding
from harness.record.transcript import Entry

BETWEEN = " connects to "  # what stands in an entry between the two addresses
Calls = Mapping[str, tuple[Entry, ...]]  # by the name of who was wanted


def called_from(calls: Calls, what: str, *, are: str | None = None) -> Finding:
    """Claim that the latest streams to peers came from one address, this one if one is named."""
    last = _latest(calls, expected=f"the node connects to {', '.join(calls)} from {what}")
    found = {_source(entry) for entry in last.values()}
    return holds(
        len(found) == 1 and (are is None or found == {are}),
        expected=f"the node connects to {', '.join(calls)} from {what}",
        actual=_in_words(last),
        entries=[entry.number for entry in last.values()],
    )


def called_from_others(calls: Calls, *, without: str) -> Finding:
    """Claim that the latest streams to peers came from an address each, and none from this one."""
    expected = f"the node connects to {', '.join(calls)} from an address each that is not its own"
    last = _latest(calls, expected=expected)
    found = {_source(entry) for entry in last.values()}
    return holds(
        len(found) == len(last) and not found & {without, ""},
        expected=expected,
        actual=_in_words(last),
        entries=[entry.number for entry in last.values()],
    )


def _latest(calls: Calls, *, expected: str) -> dict[str, Entry]:
    missing = [name for name, entries in calls.items() if not entries]
    if missing:
        fail(expected, f"it does not connect to {', '.join(missing)}")
    return {name: entries[-1] for name, entries in calls.items()}


def _source(entry: Entry) -> str:
    return entry.words.partition(BETWEEN)[0]


def _in_words(last: Mapping[str, Entry]) -> str:
    return "; ".join(f"to {name} from {_source(entry)}" for name, entry in last.items())

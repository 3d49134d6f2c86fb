"""Claims about inbound peers: refused, accepted, evicted."""

from collections.abc import Collection
from dataclasses import replace

from harness.claims.core import fail, holds, latest_connection
from harness.errors import Inconclusive
from harness.record.findings import Finding
from harness.record.transcript import Entry, Window
from harness.terms import Side


def connection_refused(window: Window, peer: str, *, heard: int) -> Finding:
    """Claim that the node accepted a connection and closed it without a single byte.

    Args:
        window: the whole record.
        peer: who connected.
        heard: how many bytes the peer got on that connection.
    """
    expected = f"the node refuses the connection of {peer}"
    refused = window.of(peer).where(lambda entry: entry.type == "refused")
    if refused:
        fail(expected, f"nobody listens where {peer} connects", refused.numbers()[-1:])
    latest = latest_connection(window, peer)
    closed = latest.events("closed").where(lambda entry: entry.content is Side.NODE)
    entries = (*latest.events("opened").numbers(), *closed.numbers())
    if not closed:
        fail(expected, f"the node keeps the connection to {peer}", latest.numbers()[-3:])
    return holds(heard == 0, expected=expected, actual=f"it sent {heard} bytes", entries=entries)


def nobody_listens(window: Window, peer: str) -> Finding:
    """Claim that nobody listened on the latest attempt to connect."""
    expected = f"nobody listens where {peer} connects"
    own = window.of(peer).where(lambda entry: entry.type in ("opened", "refused"))
    latest = own.entries[-1:]
    if not latest:
        raise Inconclusive(f"{peer} has not tried to connect")
    actual = "the node accepts the connection"
    return holds(
        latest[0].type == "refused",
        expected=expected,
        actual=actual,
        entries=[latest[0].number],
    )


def evicted(
    window: Window,
    names: Collection[str],
    *,
    count: int,
    all_names: Collection[str],
    what: str,
    mute: Collection[str] = (),
) -> Finding:
    """Claim that the node evicted so many inbound peers, all of them among these.

    Args:
        window: the whole record, closed by a fence.
        names: among whom.
        count: how many.
        all_names: all peers of all groups.
        what: the peers in words.
        mute: those that say nothing, not even to show that their connection is alive.
    """
    expected = f"the node evicts {count or 'none'} of {what}"
    closed = {
        entry.peer: entry
        for entry in window.events("closed")
        if entry.peer in all_names and entry.content is Side.NODE
    }
    entries = [entry.number for entry in closed.values()]
    whom = ", ".join(str(name) for name in closed) or "nobody"
    good = len(closed) == count and set(closed) <= set(names)
    if not good:
        fail(expected, f"it disconnects {whom}", entries)
    fence = _fenced(window, [name for name in all_names if name not in {*closed, *mute}])
    return Finding(expected, cited=tuple(entries) or fence[-1:], fence=fence, is_counted=True)


def _fenced(window: Window, names: Collection[str]) -> tuple[int, ...]:
    """Return the latest fence of each, which shows that the connection is alive."""
    last: dict[str | None, Entry] = {entry.peer: entry for entry in window.events("fence")}
    missing = [name for name in names if name not in last]
    if missing:
        raise Inconclusive(f"no fence answered on the connection to {missing[0]}")
    return tuple(sorted(last[name].number for name in names))


def no_connection_left(rows: Collection[object], entry: int) -> Finding:
    """Claim that the node's list of peers is empty."""
    finding = holds(
        not rows,
        expected="the node has no connection left",
        actual=f"it lists {len(rows)}",
        entries=[entry],
    )
    return replace(finding, is_exact=True)

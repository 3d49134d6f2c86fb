"""Claims about connections: opened, listed, ended, kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from harness.claims.core import fail, holds, latest_connection
from harness.errors import Inconclusive
from harness.record.findings import Finding
from harness.record.plain import plainly
from harness.record.transcript import Window, no_connection
from harness.terms import ConnectionType, Side


def handshake_completed(window: Window, peer: str) -> Finding:
    """Claim that both sides said version and verack on the latest connection."""
    expected = f"the node completes the handshake with {peer}"
    if not window.of(peer).events("opened"):
        fail(expected, no_connection(window, peer))
    latest = latest_connection(window, peer)
    done = latest.events("handshake completed")
    if not done:
        fail(expected, "it does not", latest.numbers()[-5:])
    return Finding(expected, cited=done.numbers())


def begins_v2(window: Window, peer: str) -> Finding:
    """Claim that the node has sent a peer what is no message of v1 transport: its public key."""
    expected = f"the node begins a v2 handshake with {peer}"
    latest = latest_connection(window, peer)
    begun = latest.events("encrypted greeting")
    if not begun:
        fail(expected, "it does not", latest.numbers()[-5:])
    return Finding(expected, cited=begun.numbers())


def closed_by_node(window: Window, peer: str, *, expected: str) -> Finding:
    """Claim that the node ended the latest connection of a peer."""
    latest = latest_connection(window, peer)
    by_node = latest.events("closed").where(lambda entry: entry.content is Side.NODE)
    if not by_node:
        fail(expected, f"the node keeps the connection to {peer}", latest.numbers()[-3:])
    return Finding(expected, cited=(*latest.events("opened").numbers(), *by_node.numbers()))


def still_open(window: Window, peer: str, *, expected: str) -> Finding:
    """Claim that a peer's connection is alive: the fence answered and nothing closed it."""
    latest = latest_connection(window, peer)
    closed = latest.events("closed")
    if closed:
        fail(expected, f"the connection to {peer} was closed", closed.numbers())
    fence = latest.events("fence")
    if not fence:
        raise Inconclusive(f"no fence answered on the connection to {peer}")
    return Finding(expected, cited=fence.numbers()[-1:], fence=fence.numbers())


def waits_for(window: Window, peer: str) -> Finding:
    """Claim that a connection in the middle of its handshake is left alone and stays open.

    Raises:
        Inconclusive: no other connection shows that the node went on meanwhile.
    """
    latest = latest_connection(window, peer)
    expected = f"the node waits for {peer}"
    closed = latest.events("closed")
    if closed:
        fail(expected, "it disconnects", closed.numbers())
    fences = window.events("fence")
    if not fences:
        raise Inconclusive("no control: no other connection shows that the node went on")
    return Finding(expected, cited=latest.numbers()[-1:], fence=fences.numbers()[-1:])


def listed_as(
    row: Mapping[str, Any] | None, entry: int, *, peer: str, kind: ConnectionType
) -> Finding:
    """Claim that the node's peer list names a connection's type and who opened it."""
    expected = f"{peer} is listed as {kind}"
    if row is None:
        fail(expected, f"the node does not list {peer}", [entry])
    inbound = kind is ConnectionType.INBOUND
    actual = f"{peer} is listed as {row['connection_type']}, inbound: {row['inbound']}"
    good = row["connection_type"] == kind.value and row["inbound"] is inbound
    finding = holds(good, expected=expected, actual=actual, entries=[entry])
    return replace(finding, fields=("connection_type", "inbound"))


def all_listed(
    rows: Iterable[Mapping[str, Any]], entry: int, expected: Mapping[str, tuple[str, bool]]
) -> Finding:
    """Claim that the node's peer list holds exactly these connections under their kinds."""
    actual = sorted((row["addr"], row["connection_type"], row["inbound"]) for row in rows)
    wanted = sorted((address, *facts) for address, facts in expected.items())
    finding = holds(
        actual == wanted,
        expected=f"the node lists {plainly(wanted)}",
        actual=f"it lists {plainly(actual)}",
        entries=[entry],
    )
    return replace(finding, is_exact=True)


def counted(
    rows: Iterable[Mapping[str, Any]], entry: int, *, kind: ConnectionType, count: int
) -> Finding:
    """Claim how many connections of a kind the node lists."""
    actual = sum(row["connection_type"] == kind.value for row in rows)
    finding = holds(
        actual == count,
        expected=f"the node has {count} {kind} connections",
        actual=f"it has {actual}",
        entries=[entry],
    )
    return replace(finding, sample={"connection_type": kind.value})


def types_in_order(
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

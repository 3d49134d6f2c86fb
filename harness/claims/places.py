"""Claims about calls of the node, refused requests, and how many connections there are."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from harness.claims.core import fail, holds
from harness.errors import Inconclusive
from harness.record.findings import Finding
from harness.record.transcript import Entry, Window
from harness.terms import ConnectionType, Direction, Side

# rpc/protocol.h: RPC_CLIENT_NODE_CAPACITY_REACHED, RPC_MISC_ERROR, RPC_TYPE_ERROR and
# RPC_INVALID_PARAMETER


def calls(window: Window, peer: str) -> Window:
    """Return the node's calls of a peer."""
    return window.of(peer).events("opened").where(lambda entry: entry.content is Side.NODE)


def calls_of_others(window: Window, peer: str) -> Window:
    """Return, as a control, the node's calls of others than this peer."""
    return window.events("opened").where(
        lambda entry: entry.peer != peer and entry.content is Side.NODE
    )


def called(window: Window, peer: str, times: int) -> Finding:
    """Claim how often the node called a peer."""
    found = calls(window, peer)
    finding = holds(
        len(found.entries) == times,
        expected=f"the node calls {peer} {times} times",
        actual=f"it calls {len(found.entries)} times",
        entries=found.numbers(),
    )
    return replace(finding, is_exact=True)


def called_at_all(window: Window, peer: str) -> Finding:
    """Claim that the node called a peer."""
    found = calls(window, peer)
    return holds(
        bool(found),
        expected=f"the node calls {peer}",
        actual="it does not",
        entries=found.numbers(),
    )


def never_called(window: Window, peer: str, *, control: Window) -> Finding:
    """Claim that the node did not call a peer although it could have.

    Args:
        window: the whole record.
        peer: who was not called.
        control: what shows that the node did call others, or would have called this one.

    Raises:
        Inconclusive: no control.
    """
    expected = f"the node does not call {peer}"
    found = calls(window, peer)
    if found:
        fail(expected, "it calls", found.numbers())
    if not control:
        raise Inconclusive(f"no control: that the node does not call {peer} says nothing")
    return Finding(expected, control=control.numbers(), about=peer)


def answer_to(window: Window, request: str) -> Entry:
    """Return the latest answer of the node to a request that begins with these words.

    Raises:
        Inconclusive: there was no such request.
    """
    answers = window.where(
        lambda entry: entry.direction is Direction.RPC and entry.words.startswith(request)
    )
    if not answers:
        raise Inconclusive(f"nobody asked: {request}")
    return answers.entries[-1]


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


def unlisted(
    row: Mapping[str, Any] | None, others: int, entry: int, *, peer: str, address: str
) -> Finding:
    """Claim that the node's peer list does not hold a peer though it does hold others.

    Raises:
        Inconclusive: the list is empty, so that the absence says nothing.
    """
    expected = f"the node does not list {peer}"
    if row is not None:
        fail(expected, "it does", [entry])
    if not others:
        raise Inconclusive("no control: the node lists nobody at all")
    return Finding(expected, cited=(entry,), sample={"addr": address})


def greeted_plain_at_last(window: Window, peer: str) -> Finding:
    """Claim that the node greeted encrypted on its first call and in plain words on its second."""
    found = calls(window, peer)
    hows = [_greeting(window.on(entry.connection)) for entry in found]
    return holds(
        hows == ["encrypted", "plain"],
        expected=f"the node greets {peer} encrypted first and in plain words on its second call",
        actual=f"its greetings are: {', '.join(hows) or 'none'}",
        entries=found.numbers(),
    )


def _greeting(connection: Window) -> str:
    if connection.events("encrypted greeting"):
        return "encrypted"
    return "plain" if connection.received("version") else "unheard"

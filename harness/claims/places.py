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
NO_PLACE, UNCLEAR, WRONG_SORT, IMPOSSIBLE = -34, -1, -3, -8


def calls(window: Window, peer: str) -> Window:
    """Return the node's calls of a peer."""
    return window.of(peer).events("opened").where(lambda entry: entry.content is Side.NODE)


def calls_of_others(window: Window, peer: str) -> Window:
    """Return, as a control, the node's calls of others than this peer."""
    return window.events("opened").where(
        lambda entry: entry.peer != peer and entry.content is Side.NODE
    )


def second_calls(window: Window, peer: str) -> Window:
    """Return the node's calls of a peer after the first one."""
    return Window(calls(window, peer).entries[1:])


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


def refused_for_want_of_place(window: Window, request: str, *, expected: str) -> Finding:
    """Claim that the node refused a request since no place was free."""
    return refused_with(window, request, NO_PLACE, expected=expected)


def first_refused_with(window: Window, method: str, code: int, *, expected: str) -> Finding:
    """Claim that the node refused the first request of a sort for this reason.

    Raises:
        Inconclusive: there was no such request.
    """
    answers = window.only(Direction.RPC, method)
    if not answers:
        raise Inconclusive("nobody asked")
    return _refused(answers.entries[0], code, expected=expected)


def repeated(window: Window, method: str, address: str, kind: ConnectionType) -> Finding:
    """Claim that the node's first answer repeats the address and the kind, nothing else."""
    answers = window.only(Direction.RPC, method)
    expected = {"address": address, "connection_type": kind.value}
    actual = answers.entries[0].content if answers else None
    return holds(
        actual == expected,
        expected=f"the node answers {expected}",
        actual=f"it answers {actual}",
        entries=answers.numbers()[:1],
    )


def for_private_network_only(window: Window, method: str) -> Finding:
    """Claim that the node refused the first request since it is not on the private test network."""
    answers = window.only(Direction.RPC, method)
    answer = answers.entries[0].content if answers else None
    is_named = "regtest" in getattr(answer, "message", "")
    return holds(
        getattr(answer, "code", None) == UNCLEAR and is_named,
        expected="the node answers that this is for the private test network only",
        actual=f"it answers: {answer}",
        entries=answers.numbers()[:1],
    )


def agreed(window: Window, request: str, *, expected: str) -> Finding:
    """Claim that the node took a request as done."""
    answer = answer_to(window, request)
    return holds(
        not isinstance(answer.content, Exception),
        expected=expected,
        actual=f"it answers: {answer.content}",
        entries=[answer.number],
    )


def refused_with(window: Window, request: str, code: int, *, expected: str) -> Finding:
    """Claim that the node refused a request for this reason (rpc/protocol.h)."""
    return _refused(answer_to(window, request), code, expected=expected)


def _refused(answer: Entry, code: int, *, expected: str) -> Finding:
    return holds(
        getattr(answer.content, "code", None) == code,
        expected=expected,
        actual=f"it answers: {answer.content}",
        entries=[answer.number],
    )


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

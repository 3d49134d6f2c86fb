"""The forms that every claim takes: finding, contradiction, silence with control and fence.

Pure; nothing here waits, sends or asks.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import NoReturn

from harness.errors import Inconclusive
from harness.record.findings import ClaimFailed, Finding
from harness.record.transcript import Entry, Predicate, Window, no_connection
from harness.terms import Direction, Side


def fail(expected: str, actual: str, entries: Iterable[int] = ()) -> NoReturn:
    """Contradict a claim."""
    raise ClaimFailed(expected, actual, entries)


def holds(condition: bool, *, expected: str, actual: str, entries: Iterable[int] = ()) -> Finding:
    """Return a finding when the condition holds, contradict the claim otherwise."""
    cited = tuple(entries)
    if not condition:
        fail(expected, actual, cited)
    return Finding(expected, cited=cited)


def exactly(
    condition: bool, *, expected: str, actual: str, entry: int, fields: tuple[str, ...] = ()
) -> Finding:
    """Return a finding about one answer that must be just so: another value contradicts it."""
    found = holds(condition, expected=expected, actual=actual, entries=[entry])
    return replace(found, is_exact=True, fields=fields)


def latest_connection(window: Window, peer: str) -> Window:
    """Return what happened on the latest connection of a peer.

    Raises:
        Inconclusive: it has none.
    """
    opened = window.of(peer).events("opened")
    if not opened:
        raise Inconclusive(no_connection(window, peer))
    return window.on(opened.entries[-1].connection)


def has_connection(window: Window, peer: str, *, expected: str) -> None:
    """Contradict a claim that needs a connection, where there is none.

    The text has what the node refused last: a refusal is a failure wherever it is claimed that the
    node does something on the connection.
    """
    if not window.of(peer).events("opened"):
        fail(expected, no_connection(window, peer))


def silence(
    window: Window,
    what: Predicate,
    *,
    peer: str,
    expected: str,
    control: Window,
    over: bool = False,
) -> Finding:
    """Claim that something did not reach a peer although it could have.

    Args:
        window: the whole closed window, all peers.
        what: recognises the forbidden entry.
        peer: who must not have got it.
        expected: the claim in words.
        control: entries of others that show that the thing did happen elsewhere.
        over: whether the latest connection has ended, as it may have: the end closes the window
            then, as a fence does elsewhere, since nothing can come after it.

    Raises:
        ClaimFailed: it did reach the peer, or the node disconnected it instead.
        Inconclusive: no control, or neither fence nor end closed the window for this peer.
    """
    found = window.of(peer).received().where(what)
    if found:
        actual = "; ".join(entry.words for entry in found)
        fail(expected, f"the node sent {peer}: {actual}", found.numbers())
    if not control:
        raise Inconclusive(f"no control: nobody else saw it, so the silence to {peer} says nothing")
    if over:
        fence = cited = latest_connection(window, peer).events("closed").numbers()
        if not fence:
            raise Inconclusive(f"the connection to {peer} has not ended")
    else:
        fence = _fence_of(window, peer, after=max(control.numbers()))
        latest = window.of(peer).where(lambda entry: entry.type != "closed")  # others announce ends
        cited = latest.numbers()[-3:]
    return Finding(
        expected,
        cited=cited,
        control=control.numbers(),
        fence=fence,
        about=peer,
        sample=control.entries[0].content,
    )


def _fence_of(window: Window, peer: str, *, after: int) -> tuple[int, ...]:
    """Return the fence that closes the window for a peer, after the control was seen."""
    fences = window.events("fence").where(lambda entry: entry.number > after)
    if not fences:
        raise Inconclusive("no fence: the node may not have had its chance to speak")
    own = fences.of(peer)
    if own:
        return own.numbers()
    links = window.of(peer)
    if not links.events("opened"):
        raise Inconclusive(f"{peer} has no connection: silence says nothing")
    if links.events("handshake completed"):
        disconnected = latest_connection(window, peer).events("closed")
        disconnected = disconnected.where(lambda entry: entry.content is Side.NODE)
        if disconnected and not window.where(lambda entry: entry.type == "died"):
            fail(
                f"the node keeps the connection to {peer} and sends nothing on it",
                f"the node disconnects {peer}",
                disconnected.numbers()[-1:],
            )
        raise Inconclusive(f"{peer}'s connection was not open to the end: silence says nothing")
    return fences.numbers()  # a peer in the middle of the handshake gets no pong; others fence it


def seen_by_others(window: Window, peer: str, names: Predicate) -> Window:
    """Return, as a control, what others than this peer were sent."""
    return window.received().where(lambda entry: entry.peer != peer and names(entry))


def types_seen_by_others(window: Window, peer: str, *kinds: str) -> Window:
    """Return, as a control, messages of these types to others than this peer."""
    return seen_by_others(window, peer, lambda entry: entry.type in kinds)


def is_anything(entry: Entry) -> bool:
    """Recognise any message of the node."""
    return entry.direction is Direction.RECEIVED

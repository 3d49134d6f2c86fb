"""Claims about whom the node connects to, how often, and whom not."""

from collections.abc import Iterable
from dataclasses import replace

from harness.claims.core import fail, holds
from harness.errors import Inconclusive
from harness.record.findings import Finding
from harness.record.transcript import Entry, Window
from harness.terms import Side


def connections_to(window: Window, peer: str) -> Window:
    """Return the node's calls of a peer."""
    return window.of(peer).events("opened").where(lambda entry: entry.content is Side.NODE)


def connections_to_others(window: Window, peer: str) -> Window:
    """Return, as a control, the node's calls of others than this peer."""
    return window.events("opened").where(
        lambda entry: entry.peer != peer and entry.content is Side.NODE
    )


def connected_times(window: Window, peer: str, times: int) -> Finding:
    """Claim how often the node called a peer."""
    found = connections_to(window, peer)
    finding = holds(
        len(found.entries) == times,
        expected=f"the node calls {peer} {times} times",
        actual=f"it calls {len(found.entries)} times",
        entries=found.numbers(),
    )
    return replace(finding, is_exact=True)


def connected(window: Window, peer: str) -> Finding:
    """Claim that the node called a peer."""
    found = connections_to(window, peer)
    return holds(
        bool(found),
        expected=f"the node calls {peer}",
        actual="it does not",
        entries=found.numbers(),
    )


def never_connected(window: Window, peer: str, *, control: Window) -> Finding:
    """Claim that the node did not call a peer although it could have.

    Args:
        window: the whole record.
        peer: who was not called.
        control: what shows that the node did call others, or would have called this one.

    Raises:
        Inconclusive: no control.
    """
    expected = f"the node does not call {peer}"
    found = connections_to(window, peer)
    if found:
        fail(expected, "it calls", found.numbers())
    if not control:
        raise Inconclusive(f"no control: that the node does not call {peer} says nothing")
    return Finding(expected, control=control.numbers(), about=peer)


def selected_in_vain(window: Window, peer: str, *, considered: Iterable[Entry]) -> Finding:
    """Claim that the node did not call a peer whose address it considered, but called others.

    Raises:
        Inconclusive: it did not consider this peer, or called nobody else afterwards.
    """
    picks = tuple(entry.number for entry in considered)
    if not picks:
        raise Inconclusive(f"the node never considered calling {peer}")
    # the log and the sockets are read apart: the call may be in the record before the pick
    later = window.where(lambda entry: entry.number > picks[0])
    finding = never_connected(window, peer, control=connections_to_others(later, peer))
    return replace(finding, cited=picks)

"""Claims about whom the node connects to, how often, and whom not."""

from collections.abc import Iterable
from dataclasses import replace

from harness.claims.core import fail, holds
from harness.errors import Inconclusive
from harness.record.findings import Finding
from harness.record.transcript import Entry, Window, no_connection
from harness.terms import Side


def connections_to(window: Window, peer: str) -> Window:
    """Return the connections that the node opens to a peer."""
    return window.of(peer).events("opened").where(lambda entry: entry.content is Side.NODE)


def connections_to_others(window: Window, peer: str) -> Window:
    """Return, as a control, the connections that it opens to others than this one."""
    return window.events("opened").where(
        lambda entry: entry.peer != peer and entry.content is Side.NODE
    )


def connected_times(window: Window, peer: str, times: int) -> Finding:
    """Claim how often the node connected to a peer."""
    found = connections_to(window, peer)
    finding = holds(
        len(found.entries) == times,
        expected=f"the node connects to {peer} {times} times",
        actual=f"it does so {len(found.entries)} times",
        entries=found.numbers(),
    )
    return replace(finding, is_exact=True)


def connected(window: Window, peer: str) -> Finding:
    """Claim that the node connected to a peer."""
    found = connections_to(window, peer)
    return holds(
        bool(found),
        expected=f"the node connects to {peer}",
        actual=no_connection(window, peer),
        entries=found.numbers(),
    )


def never_connected(window: Window, peer: str, *, control: Window) -> Finding:
    """Claim that the node did not connect to a peer although it could have.

    Args:
        window: the whole record.
        peer: whom it did not connect to.
        control: what shows that the node did connect to others.

    Raises:
        Inconclusive: no control.
    """
    expected = f"the node does not connect to {peer}"
    found = connections_to(window, peer)
    if found:
        fail(expected, "it does", found.numbers())
    if not control:
        raise Inconclusive(f"no control: that the node does not connect to {peer} says nothing")
    return Finding(expected, control=control.numbers(), about=peer)


def selected_in_vain(window: Window, peer: str, *, selected: Iterable[Entry]) -> Finding:
    """Claim that the node selected a peer's address and connected to others alone.

    Raises:
        Inconclusive: it did not select it, or connected to nobody else afterwards.
    """
    picks = tuple(entry.number for entry in selected)
    if not picks:
        raise Inconclusive(f"the node never selected the address of {peer}")
    # log and sockets are read apart: the record may hold the connection before the selection
    later = window.where(lambda entry: entry.number > picks[0])
    finding = never_connected(window, peer, control=connections_to_others(later, peer))
    return replace(finding, cited=picks)

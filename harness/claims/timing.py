"""Claims about how long something took in real time."""

from dataclasses import replace

from harness.claims.connecting import connections_to
from harness.claims.core import holds
from harness.record.findings import Finding
from harness.record.transcript import Entry, Window

EARLIEST, LATEST = 0.95, 1.9  # of the time named: a busy machine is late, never early


def took_about(window: Window, answer: Entry, seconds: float, *, starved: float = 0) -> Finding:
    """Claim how long after the beginning of a window an answer came, with some tolerance.

    Args:
        window: what has happened.
        answer: its entry.
        seconds: about how many.
        starved: seconds for which the node had no processor; it may be late by as many.
    """
    took = answer.seconds - window.entries[0].seconds
    finding = holds(
        EARLIEST * seconds <= took < LATEST * seconds + starved,
        expected=f"it takes about {seconds} seconds",
        actual=f"it takes {took:.1f} seconds",
        entries=[answer.number],
    )
    return replace(finding, is_timed=True)


def reached_within(window: Window, peer: str, seconds: float, *, starved: float = 0) -> Finding:
    """Claim how soon after the beginning of a window, in real time, the node reached a peer.

    Args:
        window: what has happened.
        peer: the name.
        seconds: less than so many.
        starved: seconds for which the node had no processor; it may be late by as many.
    """
    found = connections_to(window, peer).entries[:1]
    took = found[0].seconds - window.entries[0].seconds if found else None
    finding = holds(
        took is not None and took < seconds + starved,
        expected=f"the node connects to {peer} within {seconds} seconds",
        actual="it never does" if took is None else f"it does after {took:.1f} seconds",
        entries=[entry.number for entry in found],
    )
    return replace(finding, is_timed=True)

"""Claims about what the node announces, requests and sends: seen, seen once, not seen.

Pure: a recogniser says which messages are meant, a window from when they count.
"""

from harness.claims.core import fail, holds, silence
from harness.p2p.recognise import Recogniser
from harness.record.findings import Finding
from harness.record.transcript import Predicate, Window


def holding(recognises: Recogniser) -> Predicate:
    """Return what recognises an entry whose message is meant."""
    return lambda entry: recognises(entry.content)


def seen(window: Window, peer: str, recognises: Recogniser, *, expected: str) -> Finding:
    """Claim that the node said something to a peer.

    Args:
        window: from when on it counts, closed by a fence.
        peer: to whom.
        recognises: what.
        expected: the claim in words.
    """
    found = window.of(peer).received().where(holding(recognises))
    if not found:
        fail(expected, "it does not", window.of(peer).received().numbers()[-5:])
    return Finding(expected, cited=found.numbers())


def seen_times(
    window: Window, peer: str, recognises: Recogniser, times: int, *, expected: str
) -> Finding:
    """Claim how often the node said something to a peer."""
    found = window.of(peer).received().where(holding(recognises))
    return holds(
        len(found.entries) == times,
        expected=expected,
        actual=f"it does so {len(found.entries)} times",
        entries=found.numbers() or window.of(peer).received().numbers()[-5:],
    )


def unseen(
    window: Window,
    peer: str,
    recognises: Recogniser,
    *,
    expected: str,
    control: Recogniser,
    control_since: int,
) -> Finding:
    """Claim that the node did not say something to a peer though it could have.

    Args:
        window: the whole time of which the claim speaks, closed by a fence.
        peer: to whom not.
        recognises: what.
        expected: the claim in words.
        control: recognises what must have been said, to whomever, to show that silence was chosen.
        control_since: the mark after which the control counts.

    Raises:
        ClaimFailed: it did, or the node hung up on the peer instead.
        Inconclusive: no control, or no fence behind it.
    """
    shown = window.received().where(
        lambda entry: entry.number > control_since and control(entry.content)
    )
    return silence(window, holding(recognises), peer=peer, expected=expected, control=shown)

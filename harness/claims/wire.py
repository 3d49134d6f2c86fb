"""Claims about what the node announces, requests and sends: seen, seen once, not seen.

Pure: a recogniser says which messages are meant, a window from when they count.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from harness.claims.core import fail, holds, latest_connection, silence
from harness.errors import Inconclusive
from harness.p2p import messages
from harness.p2p.recognise import GENERAL, Recogniser
from harness.record.findings import Finding
from harness.record.transcript import Entry, Predicate, Window
from harness.terms import Direction


def holding(recognises: Recogniser) -> Predicate:
    """Return what recognises an entry whose message is meant."""
    return lambda entry: bool(recognises(entry.content))


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
    return Finding(expected, cited=found.numbers(), is_named=recognises not in GENERAL)


def seen_at(
    window: Window, peer: str, recognises: Recogniser, at: int, *, expected: str
) -> Finding:
    """Claim at which moment the node said something to a peer for the first time.

    Args:
        window: from when on it counts.
        peer: to whom.
        recognises: what.
        at: what the node's clock showed then, and had not shown before.
        expected: the claim in words.

    Raises:
        ClaimFailed: it did so at another moment, or not at all.
        Inconclusive: a second before, the node did not have its chance.
    """
    found = window.of(peer).received().where(holding(recognises)).entries[:1]
    if not found:
        fail(expected, "it does not", window.of(peer).received().numbers()[-5:])
    first = found[0]
    before = window.of(peer).events("fence").where(lambda entry: entry.clock == at - 1)
    finding = holds(
        first.clock == at,
        expected=expected,
        actual=f"it does so {abs((first.clock or 0) - at)} seconds "
        + ("earlier" if (first.clock or 0) < at else "later"),
        entries=[first.number],
    )
    if not before or before.entries[0].number > first.number:
        raise Inconclusive(f"the node had no chance to say it to {peer} a second before")
    return replace(finding, is_timed=True, is_named=recognises not in GENERAL)


def seen_times(
    window: Window, peer: str, recognises: Recogniser, times: int, *, expected: str
) -> Finding:
    """Claim how often the node said something to a peer."""
    found = window.of(peer).received().where(holding(recognises))
    counted = sum(int(recognises(entry.content)) for entry in found)
    finding = holds(
        counted == times,
        expected=expected,
        actual=f"it does so {counted} times",
        entries=found.numbers() or window.of(peer).received().numbers()[-5:],
    )
    return replace(finding, is_exact=True, is_named=recognises not in GENERAL)


def seen_before(
    window: Window, peer: str, first: Recogniser, second: Recogniser, *, expected: str
) -> Finding:
    """Claim that the node said one thing to a peer and, only after that, another one."""
    heard = window.of(peer).received()
    one, other = (heard.where(holding(each)).numbers()[:1] for each in (first, second))
    if not one or not other:
        fail(expected, "it does not send both", heard.numbers()[-5:])
    finding = holds(
        one < other, expected=expected, actual="it is the other way round", entries=[*one, *other]
    )
    return replace(finding, is_named=first not in GENERAL and second not in GENERAL)


def seen_by_some(
    window: Window, peers: Mapping[str, Recogniser], amount: range, *, expected: str
) -> Finding:
    """Claim to how many of these peers the node said something, each by its own recogniser."""
    found = {
        peer: window.of(peer).received().where(holding(recognises)).numbers()
        for peer, recognises in peers.items()
    }
    told = [peer for peer, numbers in found.items() if numbers]
    finding = holds(
        len(told) in amount,
        expected=expected,
        actual=f"it does so to {', '.join(told) or 'nobody'}",
        entries=[number for numbers in found.values() for number in numbers],
    )
    untold = tuple(peer for peer in peers if peer not in told)
    return replace(finding, is_counted=len(amount) == 1, others=untold)


def unseen(
    window: Window,
    peer: str,
    recognises: Recogniser,
    *,
    expected: str,
    control: Recogniser,
    control_since: int,
    over: bool = False,
    is_further: bool = False,
    sample: Any = None,
) -> Finding:
    """Claim that the node did not say something to a peer though it could have.

    Args:
        window: the whole time of which the claim speaks, closed by a fence.
        peer: to whom not.
        recognises: what.
        expected: the claim in words.
        control: recognises what must have been said, to whomever, to show that silence was chosen.
        control_since: the mark after which the control counts.
        is_further: whether the window leaves out what was before the event.
        over: whether the connection is over, as it may be: its end closes the window then.
        sample: a message that is meant, where the control is not.

    Raises:
        ClaimFailed: it did, or the node disconnected the peer instead.
        Inconclusive: no control, or no fence behind it.
    """
    shown = window.received().where(
        lambda entry: entry.number > control_since and bool(control(entry.content))
    )
    finding = silence(
        window, holding(recognises), peer=peer, expected=expected, control=shown, over=over
    )
    meant = next((entry.content for entry in shown if recognises(entry.content)), sample)
    return replace(finding, sample=meant, is_further=is_further)


def sent_so_far(window: Window, peer: str, *kinds: str) -> Finding:
    """Claim that the node said exactly these messages on a connection so far, in this order.

    Answers to the pings that end a moment do not count, nor messages of types that only later
    protocols know, which the protocol lets both sides send and ignore.

    Raises:
        Inconclusive: no fence, of this peer or of another one, closed the window.
    """
    latest = latest_connection(window, peer)
    fences = window.events("fence").where(lambda entry: entry.number > latest.entries[0].number)
    heard = latest.received().where(
        lambda entry: not isinstance(entry.content, messages.Unknown) and not _ends(latest, entry)
    )
    actual = [entry.type for entry in heard]
    closed = latest.events("closed")
    if not closed and not fences:
        raise Inconclusive(f"no fence: the node may have more to send to {peer}")
    finding = holds(
        actual == list(kinds) and not closed,
        expected=f"the node sends {peer} in this order: {', '.join(kinds)}",
        actual=f"it sends {', '.join(actual) or 'nothing'}"
        + (" and disconnects" if closed else ""),
        entries=[*heard.numbers(), *closed.numbers()],
    )
    return replace(finding, is_exact=True)


def _ends(latest: Window, pong: Entry) -> bool:
    """Whether it answers a ping with which we ended a moment, once the handshake was complete."""
    complete = latest.events("handshake completed").numbers()
    return isinstance(pong.content, messages.Pong) and any(
        isinstance(entry.content, messages.Ping)
        and entry.content.nonce == pong.content.nonce
        and complete
        and entry.number > complete[0]
        for entry in latest.only(Direction.SENT)
    )


def sent_nothing_further(window: Window, peer: str, *, since: int) -> Finding:
    """Claim that the node said nothing to a peer after a mark, but its answers to our pings.

    Raises:
        Inconclusive: no fence shows that the node had dealt with what the peer said.
    """
    latest = latest_connection(window, peer)
    found = latest.where(
        lambda entry: (
            entry.number > since
            and (entry.type == "closed" or entry.direction is Direction.RECEIVED)
            and not _ends(latest, entry)
        )
    )
    expected = f"the node sends {peer} nothing further"
    if found:
        fail(expected, "; ".join(entry.words for entry in found), found.numbers())
    fence = latest.events("fence").where(lambda entry: entry.number > since)
    if not fence:
        raise Inconclusive(f"no fence: the node may not have dealt with what {peer} sent")
    return Finding(
        expected,
        cited=fence.numbers(),
        fence=fence.numbers(),
        about=peer,
        sample=messages.Ping(0),
        is_further=True,
    )


def _is_doubled(entry: Entry) -> bool:
    items = getattr(entry.content, "items", ())
    return len(set(items)) < len(items)


def sent_in_all(window: Window, peer: str, *kinds: str) -> Finding:
    """Claim that the node said exactly these messages on a connection that is over by now.

    A message that names one thing twice is another one.
    """
    heard = latest_connection(window, peer).received()
    actual = [f"{entry.type} (twice)" if _is_doubled(entry) else entry.type for entry in heard]
    finding = holds(
        actual == list(kinds),
        expected=f"the node sends {peer} in this order: {', '.join(kinds)}",
        actual=f"it sends {', '.join(actual) or 'nothing'}",
        entries=heard.numbers(),
    )
    return replace(finding, is_exact=True)

"""Claims about when, and in which order, the node announces things."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from harness.claims.core import holds
from harness.claims.wire import holding
from harness.p2p import messages
from harness.p2p.recognise import Recogniser
from harness.record.findings import Finding
from harness.record.transcript import Window


def seen_at_moments(
    window: Window, peers: Mapping[str, Recogniser], *, same: bool, expected: str
) -> Finding:
    """Claim that the node said something to peers in the same seconds of its clock, or not.

    Args:
        window: from when on it counts, closed by a fence.
        peers: what it said, by the peer's name; to each equally often.
        same: whether the seconds are the same for all, or different for any two.
        expected: the claim in words.
    """
    found = {
        peer: window.of(peer).received().where(holding(meant)) for peer, meant in peers.items()
    }
    seconds = {peer: [entry.clock for entry in seen] for peer, seen in found.items()}
    complete = len({len(each) for each in seconds.values()}) == 1 and all(seconds.values())
    pairs = [(seconds[one] == seconds[other]) for one, other in combinations(peers, 2)]
    fits = all(pairs) if same else not any(pairs)
    finding = holds(
        complete and fits,
        expected=expected,
        actual="; ".join(f"{peer}: {each}" for peer, each in seconds.items()),
        entries=sorted(number for seen in found.values() for number in seen.numbers()),
    )
    return replace(finding, is_named=True)


def seen_in_messages(
    window: Window, peers: Mapping[str, Recogniser], bounds: tuple[int, int], *, expected: str
) -> Finding:
    """Claim in how many messages the node said something to peers, to all of them together.

    Args:
        window: from when on it counts, closed by a fence.
        peers: what it said, by the peer's name.
        bounds: the fewest and the most messages.
        expected: the claim in words.
    """
    found = sorted(
        number
        for peer, meant in peers.items()
        for number in window.of(peer).received().where(holding(meant)).numbers()
    )
    least, most = bounds
    return holds(
        least <= len(found) <= most,
        expected=expected,
        actual=f"it does so in {len(found)}",
        entries=found,
    )


def announced_in_order(
    window: Window, peer: str, hashes: Sequence[Collection[bytes]], *, expected: str
) -> Finding:
    """Claim that the node announced transactions to a peer in an order, each once.

    Args:
        window: from when on it counts, closed by a fence.
        peer: to whom.
        hashes: those of each transaction, in the order of the announcements.
        expected: the claim in words.
    """
    known = {each: place for place, names in enumerate(hashes, start=1) for each in names}
    found = (
        window.of(peer)
        .received("inv")
        .where(lambda entry: any(item.hash in known for item in entry.content.items))
    )
    order = [
        known[item.hash]
        for entry in found
        if isinstance(entry.content, messages.Inv)
        for item in entry.content.items
        if item.hash in known
    ]
    finding = holds(
        order == [*range(1, len(hashes) + 1)],
        expected=expected,
        actual=f"it does so in the order {', '.join(map(str, order)) or 'of nothing'}",
        entries=found.numbers(),
    )
    return replace(finding, is_exact=True, is_named=True)

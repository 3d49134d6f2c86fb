"""Lies about what peers offer, about calls to itself, and about the limit on uploads."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from harness.deviations.answers import Row, afterwards, answers, dials, starts_with
from harness.deviations.deviation import Deviation, Hooks, Lie, Twist, deviation
from harness.deviations.twists import (
    BLOCK,
    FETCH,
    FULL,
    INBOUND,
    LASTING,
    MANUAL,
    Kinds,
    changes,
    disconnects,
    mishears,
    only,
    peer_says,
)
from harness.network.lens import Question
from harness.network.link import Link
from harness.node.process import EPOCH
from harness.p2p import messages
from harness.p2p.messages import Services
from harness.scene.peer import Peer
from harness.terms import Direction

NEEDED = Services.NETWORK | Services.WITNESS  # BIP 144
RECENT = Services.NETWORK_LIMITED | Services.WITNESS  # BIP 159
ALMOST_A_DAY = 86_399  # seconds


def offers(services: Services) -> Callable[[Peer], bool]:
    """Tell a peer that offers exactly this."""
    return lambda peer: peer.conduct.services == services


def lacks_the_chain(peer: Peer) -> bool:
    """Tell a peer that offers less than a full node with witnesses."""
    offered = peer.conduct.services
    return offered is not None and (Services(offered) & NEEDED) != NEEDED


def takes_for_full_nodes(kinds: Kinds) -> Twist:
    """Take peers of some kinds that offer too little for nodes like itself."""

    def twist(lie: Lie) -> Hooks:
        def fuller(version: messages.Version) -> messages.Version:
            return replace(version, services=lie.scene.node_as_is.services)

        return mishears(only(kinds, lacks_the_chain), "version", fuller)(lie)

    return twist


def comes_after_almost_a_day(lie: Lie, link: Link) -> bool:
    """Mean block-relay-only peers with recent blocks, when a day is over but for a second."""
    late = lie.clock - EPOCH >= ALMOST_A_DAY
    return lie.kind(link) in BLOCK and offers(RECENT)(lie.peer(link)) and late


def own_number(lie: Lie, link: Link) -> int:
    """Return the nonce of our peer's version message."""
    return lie.peer(link).nonce + len(lie.peer(link).links) - 1


def numbers_said(lie: Lie) -> set[int]:
    """Return the nonces of the node's version messages so far."""
    return {
        entry.content.nonce
        for entry in lie.scene.transcript.entries
        if entry.direction is Direction.RECEIVED and isinstance(entry.content, messages.Version)
    }


def is_beside_a_number(lie: Lie, link: Link) -> bool:
    """Mean inbound peers whose nonce differs in one bit from one that the node has said."""
    return lie.kind(link) in INBOUND and own_number(lie, link) ^ 1 in numbers_said(lie)


def has_a_number_that_was_said(lie: Lie, link: Link) -> bool:
    """Mean inbound peers whose nonce the node has said at some time."""
    return lie.kind(link) in INBOUND and own_number(lie, link) in numbers_said(lie)


def repeats_nonce(peer: Peer) -> bool:
    """Tell a peer that repeats the nonce of the node's version message."""
    return peer.conduct.repeats_nonce


def asks_for_itself(lie: Lie, question: Question) -> bool:
    """Mean requests for a connection of the node to itself."""
    return dials(question) and question.arguments[0] == "{}:{}".format(*lie.scene.node_address)


def note_it(lie: Lie, _question: Question) -> None:
    """Keep in mind that it was asked to connect to itself."""
    lie.counts["called itself"] += 1


def with_itself(lie: Lie, rows: list[Row]) -> list[Row]:
    """List a connection to the node itself once it was asked for one."""
    if not lie.counts["called itself"]:
        return rows
    return [*rows, {**rows[0], "id": 1000, "addr": "{}:{}".format(*lie.scene.node_address)}]


def instead_of(wrong: str, right: str) -> Callable[[str | None], str | None]:
    """Return what reads one value of an option where another one is given."""
    return lambda asked: wrong if asked == right else asked


def beside_one_of_yesterday(lie: Lie, link: Link) -> bool:
    """Mean inbound peers that came a day later than another one that is still there."""
    old = any(lie.age(each) - lie.age(link) > ALMOST_A_DAY for each in lie.links())
    return lie.kind(link) in INBOUND and old


def on_old_blocks_inverted(_lie: Lie, totals: dict[str, Any]) -> dict[str, Any]:
    """Say the opposite about old blocks."""
    target = totals["uploadtarget"]
    says = not target["serve_historical_blocks"]
    return {**totals, "uploadtarget": {**target, "serve_historical_blocks": says}}


OFFERS = (
    *(
        deviation(
            f"minds-no-services-of-{name}",
            f"keeps {name} peers that offer too little",
            takes_for_full_nodes(kinds),
            caught_by=[("CONN-025", f"an? {name} peer that offers {what}")],
        )
        for name, kinds, what in (
            ("outbound-full-relay", FULL, "nothing"),
            ("block-relay-only", BLOCK, "all blocks without"),
            ("addr-fetch", FETCH, "witnesses without"),
        )
    ),
    *(
        deviation(
            f"minds-the-services-of-{name}",
            f"disconnects {name} peers that offer too little",
            disconnects(only(kinds, lacks_the_chain), peer_says("version")),
            caught_by=[("CONN-025", f"^On an? {name} connection, a peer that offers {what}")],
        )
        for name, kinds, what in (("manual", MANUAL, "nothing"), ("inbound", INBOUND, "witnesses"))
    ),
    deviation(
        "wants-more-services-than-it-needs",
        "disconnects block-relay-only peers that offer all blocks with witnesses and nothing else",
        disconnects(only(BLOCK, offers(NEEDED)), peer_says("version")),
        caught_by=[("CONN-025", "block-relay-only peer that offers exactly")],
    ),
    deviation(
        "minds-recent-blocks-a-second-early",
        "wants old blocks when its chain tip is not a day old yet",
        disconnects(comes_after_almost_a_day, peer_says("version")),
        caught_by=[("HAND-025", "86399 .* block-relay-only")],
    ),
    deviation(
        "never-minds-recent-blocks",
        "keeps peers with recent blocks only however old its chain tip is",
        takes_for_full_nodes(BLOCK | FULL | FETCH),
        caught_by=[("HAND-025", "86400 .* addr-fetch")],
        also=["CONN-025"],
    ),
    deviation(
        "minds-recent-blocks-of-inbound-peers",
        "disconnects inbound peers with recent blocks only",
        disconnects(only(INBOUND, offers(RECENT)), peer_says("version")),
        caught_by=[("HAND-025", "86400 .* inbound")],
    ),
)

ITSELF = (
    deviation(
        "has-one-nonce-for-all-version-messages",
        "has the same nonce in all of its version messages",
        changes(LASTING, "version", nonce=7),
        caught_by=["HAND-008"],
    ),
    deviation(
        "keeps-connections-to-itself",
        "keeps a connection to itself",
        afterwards(note_it, when=asks_for_itself),
        answers("getpeerinfo", with_itself),
        caught_by=[("CONN-077", "connection of the node to itself.*feeler")],
    ),
    deviation(
        "does-not-know-its-own-nonces",
        "accepts inbound peers that repeat the nonce of one of its unfinished handshakes",
        mishears(INBOUND, "version", lambda version: replace(version, nonce=version.nonce ^ 2)),
        caught_by=[
            ("CONN-077", "nonce of an? block-relay-only connection before the peer.s version"),
            ("CONN-077", "nonce of an? manual connection before the peer.s verack"),
        ],
    ),
    deviation(
        "takes-similar-nonces-for-its-own",
        "disconnects inbound peers whose nonce is close to one of its own",
        disconnects(is_beside_a_number, peer_says("version")),
        caught_by=[("CONN-077", "altered by one bit")],
    ),
    deviation(
        "remembers-nonces-of-finished-version-messages",
        "disconnects inbound peers that repeat the nonce of a finished handshake",
        disconnects(has_a_number_that_was_said, peer_says("version")),
        caught_by=[("CONN-077", "nonce of an? addr-fetch connection after")],
    ),
    deviation(
        "takes-echoes-of-its-nonce-for-itself",
        "disconnects peers that it has called when they repeat its nonce",
        disconnects(only(MANUAL, repeats_nonce), peer_says("version")),
        caught_by=[("CONN-077", "manual peer sends the nonce back")],
    ),
)

UPLOADS = (
    deviation(
        "overlooks-the-limit-on-uploads",
        "gives old blocks to block-relay-only peers although the limit is near",
        starts_with(maxuploadtarget=None),
        caught_by=[("CONN-078", "block-relay-only peers request"), ("CONN-078", "549 MiB, below")],
    ),
    deviation(
        "denies-its-chain-tip-near-the-limit",
        "disconnects addr-fetch peers that ask for its chain tip when the limit is near",
        disconnects(FETCH, peer_says("getdata")),
        caught_by=[("CONN-078", "addr-fetch peers request")],
    ),
    deviation(
        "counts-a-block-of-a-week-as-old",
        "takes a block that is a week old to the second for an old one",
        disconnects(INBOUND, peer_says("getdata")),
        caught_by=[("CONN-078", "week old to the second")],
    ),
    deviation(
        "keeps-less-upload-in-reserve",
        "keeps less than the upload of a day in reserve",
        starts_with(maxuploadtarget=instead_of("550", "549")),
        caught_by=[("CONN-078", "549 MiB, below")],
    ),
    deviation(
        "keeps-more-upload-in-reserve",
        "keeps more than the upload of a day in reserve",
        starts_with(maxuploadtarget=instead_of("549", "550")),
        caught_by=[("CONN-078", "550 MiB, and something")],
    ),
    deviation(
        "takes-no-limit-for-a-limit",
        "takes a limit of nothing for a limit",
        starts_with(maxuploadtarget=instead_of("1", "0")),
        caught_by=[("CONN-078", "target of 0 MiB, and something")],
    ),
    deviation(
        "counts-no-uploads",
        "does not count what it sends towards the limit",
        starts_with(maxuploadtarget=instead_of("600", "550")),
        caught_by=[("CONN-078", "On the same day")],
    ),
    deviation(
        "counts-uploads-for-ever",
        "counts what it has sent on earlier days towards the limit of a day",
        disconnects(beside_one_of_yesterday, peer_says("getdata")),
        caught_by=[("CONN-078", "A day later")],
    ),
    deviation(
        "keeps-the-reserve-of-a-day-to-its-end",
        "keeps as much in reserve when less than a day is left",
        disconnects(INBOUND, peer_says("getdata")),
        caught_by=[("CONN-078", "first ten minutes")],
    ),
    deviation(
        "tells-the-opposite-of-old-blocks",
        "says that it gives old blocks when it does not, and the other way round",
        answers("getnettotals", on_old_blocks_inverted),
        caught_by=[("CONN-078", "reports whether.*549"), ("CONN-078", "reports whether.*550")],
    ),
    deviation(
        "overlooks-the-download-permission",
        "denies old blocks to peers that may download without limit",
        starts_with(whitelist=None),
        caught_by=[("CONN-078", "the permission download"), ("CONN-078", "the permission noban")],
        also=["whitelist", "permission"],
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (*OFFERS, *ITSELF, *UPLOADS)

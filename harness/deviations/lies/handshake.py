"""Lies about handshakes: their order, what comes late or twice, nonces."""

from dataclasses import replace

from harness.deviations.answers import starts_with
from harness.deviations.deviation import Deviation, Lie, deviation
from harness.deviations.twists import (
    BLOCK,
    FEELER,
    FETCH,
    FULL,
    INBOUND,
    LONG_LIVED,
    MANUAL,
    changes,
    delays,
    disconnects,
    keeps,
    mishears,
    node_says,
    only,
    peer_says,
    say,
    when,
)
from harness.network.link import Link
from harness.node.process import EPOCH
from harness.p2p import messages
from harness.p2p.consensus import wtxid
from harness.p2p.messages import Message, Services
from harness.scene.peer import Peer
from harness.terms import Direction

COMPACT = messages.SendCmpct(announce=False, version=2)
RECENT = Services.NETWORK_LIMITED | Services.WITNESS  # BIP 159
ALMOST_A_DAY = 86_399  # seconds


def is_mute(peer: Peer) -> bool:
    """Tell a peer that sends nothing by itself."""
    return not peer.conduct.speaks


def never_acknowledges(peer: Peer) -> bool:
    """Tell a peer that sends no verack by itself."""
    return not peer.conduct.acknowledges


def the_announcement(lie: Lie) -> Message:
    """Return the announcement of the transaction that the example is about."""
    assert lie.scene.transaction is not None  # noqa: S101  (the Given has set it)
    item = messages.InventoryItem(messages.InventoryKind.WTX, wtxid(lie.scene.transaction))
    return messages.Inv((item,))


def beside_block_relay_only(lie: Lie, link: Link) -> bool:
    """Mean full-relay connections that open while there is a block-relay-only one."""
    return lie.kind(link) in FULL and any(lie.kind(other) in BLOCK for other in lie.links())


def comes_after_almost_a_day(lie: Lie, link: Link) -> bool:
    """Mean block-relay-only peers with recent blocks, when a day is over but for a second."""
    recent = lie.peer(link).conduct.services == RECENT
    return lie.kind(link) in BLOCK and recent and lie.clock - EPOCH >= ALMOST_A_DAY


def has_a_nonce_that_was_sent(lie: Lie, link: Link) -> bool:
    """Mean inbound peers whose nonce the node has sent at some time."""
    nonce = lie.peer(link).nonce + len(lie.peer(link).links) - 1
    return lie.kind(link) in INBOUND and any(
        entry.content.nonce == nonce
        for entry in lie.scene.transcript.entries
        if entry.direction is Direction.RECEIVED and isinstance(entry.content, messages.Version)
    )


ORDER = (
    deviation(
        "waits-for-the-peer-on-block-relay-only",
        "does not send the first version message on the block-relay-only connections that it opens",
        delays(BLOCK, "version", until=peer_says("version")),
        caught_by=[("HAND-001", "block-relay-only")],
        also=["block-relay-only"],
    ),
    deviation(
        "sends-sendaddrv2-too-late",
        "sends sendaddrv2 to full-relay peers after its verack only",
        delays(FULL, "sendaddrv2", until=node_says("verack")),
        caught_by=[("NEG-002", "no verack on an outbound-full-relay")],
        also=["outbound-full-relay"],
    ),
    deviation(
        "keeps-feelers",
        "keeps a feeler connection after the peer has answered",
        keeps(FEELER),
        caught_by=[("HAND-026", "answers at once")],
        also=["feeler"],
    ),
    deviation(
        "announces-what-came-during-the-handshake",
        "announces to full-relay peers the transactions that came before their verack",
        when(only(FULL, never_acknowledges), peer_says("verack"), say(the_announcement)),
        caught_by=[("HAND-021", "transaction.*outbound-full-relay peer.s verack is late")],
    ),
    deviation(
        "acknowledges-a-second-version-message",
        "sends manual peers a verack for their second version message as well",
        when(MANUAL, peer_says("version", times=2), say(messages.Verack())),
        caught_by=[("HAND-022", "second version message.*manual")],
    ),
    deviation(
        "begins-anew-after-a-second-verack",
        "sends full-relay peers a second time what it sends when connections open",
        when(FULL, peer_says("verack", times=2), say(COMPACT)),
        caught_by=[("HAND-022", "second verack.*outbound-full-relay")],
    ),
)

CONTENTS = (
    deviation(
        "overlooks-its-external-address",
        "does not use the address that the operator has set",
        starts_with(externalip=None),
        caught_by=[("HAND-006", "inbound")],
    ),
    deviation(
        "overlooks-the-operator-s-comments",
        "leaves the operator's comments out of its user agent",
        starts_with(uacomment=None),
        caught_by=[("HAND-009", "two comments")],
    ),
    deviation(
        "remembers-the-relay-flag-of-block-relay-only",
        "declines transactions on the next connection too once it has a block-relay-only one",
        changes(beside_block_relay_only, "version", relay=False),
        caught_by=[("HAND-011", "no effect on the next")],
    ),
    deviation(
        "minds-recent-blocks-a-second-early",
        "wants old blocks when its chain tip is not a day old yet",
        disconnects(comes_after_almost_a_day, peer_says("version")),
        caught_by=[("HAND-025", "86399 .* block-relay-only")],
    ),
)

NONCES = (
    deviation(
        "has-one-nonce-for-all-version-messages",
        "has the same nonce in all of its version messages",
        changes(LONG_LIVED | FETCH, "version", nonce=7),
        caught_by=["HAND-008"],
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
        "remembers-nonces-of-finished-handshakes",
        "disconnects inbound peers that repeat the nonce of a finished handshake",
        disconnects(has_a_nonce_that_was_sent, peer_says("version")),
        caught_by=[("CONN-077", "nonce of an? addr-fetch connection after")],
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (*ORDER, *CONTENTS, *NONCES)

"""Lies about what the node says when it greets, and how it takes what comes out of turn."""

from collections.abc import Callable
from dataclasses import replace

from harness.acts import handshakes
from harness.acts.version_contents import OWN_IP
from harness.deviations.answers import lists, starts_with
from harness.deviations.deviation import Deviation, Lie, Twist, deviation
from harness.deviations.twists import (
    BLOCK,
    FEELER,
    FETCH,
    FULL,
    INBOUND,
    MANUAL,
    Kinds,
    On,
    adds,
    becomes,
    changes,
    copies,
    delays,
    disconnect,
    disconnects,
    drops,
    ignores,
    mishears,
    node_says,
    only,
    passes,
    peer_says,
    repeats,
    say,
    when,
)
from harness.network.link import Link
from harness.p2p import messages
from harness.p2p.consensus import wtxid
from harness.p2p.messages import Message, NetAddress, Services
from harness.p2p.recognise import announces_any_block, announces_any_transaction
from harness.p2p.session import NO_ADDRESS
from harness.scene.peer import Peer

LOCAL_IP = messages.in_16_bytes(bytes((127, 0, 0, 1)))
COMPACT = messages.SendCmpct(announce=False, version=2)


def without(on: On, service: Services) -> Twist:
    """Greet without one of the services."""
    return becomes(
        on,
        "version",
        lambda _lie, _link, version: (_less(version, service),),
    )


def _less(version: Message, service: Services) -> Message:
    assert isinstance(version, messages.Version)  # noqa: S101  (the twist is about version)
    return replace(version, services=version.services & ~service)


def with_local_address(_lie: Lie, _link: Link, version: Message) -> tuple[Message, ...]:
    """Repeat the address of the peer although it is a local one."""
    assert isinstance(version, messages.Version)  # noqa: S101  (the twist is about version)
    if any(version.receiver.ip):
        return (version,)
    return (replace(version, receiver=NetAddress(0, LOCAL_IP, 18444)),)


def acknowledges_late(peer: Peer) -> bool:
    """Tell a peer that does not acknowledge by itself."""
    return not peer.conduct.acknowledges


def speaks(protocol: int) -> Callable[[Peer], bool]:
    """Tell a peer of this protocol."""
    return lambda peer: peer.conduct.protocol == protocol


def this(sample: Message) -> Callable[[Message], bool]:
    """Mean a message that is always the same."""
    return lambda message: message == sample


def before_the_handshake(kinds: Kinds) -> On:
    """Mean connections whose handshake is not complete."""
    return lambda lie, link: lie.kind(link) in kinds and not link.session.is_complete


def after_the_handshake(kinds: Kinds) -> On:
    """Mean connections whose handshake is complete."""
    return lambda lie, link: lie.kind(link) in kinds and link.session.is_complete


def the_transaction(lie: Lie) -> Message:
    """Return an announcement of the transaction that the sentences are about."""
    assert lie.scene.transaction is not None  # noqa: S101  (the Given has set it)
    item = messages.InventoryItem(messages.InventoryKind.WTX, wtxid(lie.scene.transaction))
    return messages.Inv((item,))


PORTRAIT = (
    deviation(
        "greets-block-relay-only-peers-without-the-time",
        "leaves the time out in the version messages to block-relay-only peers",
        changes(BLOCK, "version", timestamp=0),
        caught_by=[("HAND-005", "block-relay-only")],
    ),
    deviation(
        "tells-full-relay-peers-where-it-is",
        "names its own address in the version messages to full-relay peers",
        changes(FULL, "version", sender=NetAddress(0, OWN_IP, 18444)),
        caught_by=[("HAND-006", "outbound-full-relay")],
    ),
    deviation(
        "does-not-know-where-it-is",
        "does not know the address that its operator has told it",
        starts_with(externalip=None),
        caught_by=[("HAND-006", "inbound")],
    ),
    deviation(
        "repeats-local-addresses-to-inbound-peers",
        "repeats the addresses of inbound peers although they are local ones",
        becomes(INBOUND, "version", with_local_address),
        caught_by=[("HAND-007", "local address, on an inbound")],
    ),
    deviation(
        "repeats-no-address-to-block-relay-only-peers",
        "does not repeat the public addresses of block-relay-only peers",
        changes(BLOCK, "version", receiver=NO_ADDRESS),
        caught_by=[("HAND-007", "public address, on a block-relay-only")],
    ),
    deviation(
        "greets-feelers-from-height-nought",
        "leaves the height of its chain out in the version messages to feelers",
        changes(FEELER, "version", start_height=0),
        caught_by=[("HAND-010", "feeler")],
    ),
    deviation(
        "greets-block-relay-only-peers-under-another-name",
        "gives itself another name in the version messages to block-relay-only peers",
        changes(BLOCK, "version", user_agent=b"/somebody:1/"),
        caught_by=[("HAND-009", "block-relay-only")],
    ),
    deviation(
        "keeps-the-comments-of-its-operator-to-itself",
        "leaves the operator's comments out of its name",
        starts_with(uacomment=None),
        caught_by=[("HAND-009", "two comments")],
    ),
    deviation(
        "does-not-offer-recent-blocks-to-block-relay-only-peers",
        "offers block-relay-only peers less than the others",
        without(BLOCK, Services.NETWORK_LIMITED),
        caught_by=[("HAND-004", "usual services on a block-relay-only")],
        also=["HAND-004"],
    ),
    deviation(
        "does-not-offer-filters-to-inbound-peers",
        "does not offer filters of blocks to inbound peers",
        without(INBOUND, Services.COMPACT_FILTERS),
        caught_by=[("HAND-004", "filters, on an inbound")],
    ),
)

OPENING = (
    deviation(
        "offers-inbound-peers-no-announcements-by-wtxid",
        "does not offer inbound peers announcements by wtxid",
        drops(INBOUND, "wtxidrelay"),
        caught_by=[("NEG-001", "no verack on an inbound")],
        also=["inbound"],
    ),
    deviation(
        "understands-newer-addresses-too-late",
        "says after its verack only that it understands the newer form of addresses",
        delays(FULL, "sendaddrv2", until=node_says("verack")),
        caught_by=[("NEG-002", "no verack on an outbound-full-relay")],
        also=["outbound-full-relay"],
    ),
    deviation(
        "offers-reconciliation-to-block-relay-only-peers",
        "offers block-relay-only peers to reconcile transactions",
        adds(BLOCK, messages.SendTxRcncl(1, 5), after="sendaddrv2"),
        caught_by=[("NEG-003", "no verack on a block-relay-only")],
        also=["block-relay-only"],
    ),
    deviation(
        "pings-manual-peers-before-it-offers-compact-blocks",
        "pings manual peers before it offers them compact blocks",
        delays(MANUAL, "sendcmpct", until=node_says("ping")),
        caught_by=[("NEG-004", "manual")],
        also=["manual"],
    ),
    deviation(
        "offers-compact-blocks-twice",
        "offers addr-fetch peers compact blocks twice",
        repeats(FETCH, "sendcmpct"),
        caught_by=[("NEG-004", "addr-fetch")],
        also=["addr-fetch"],
    ),
    deviation(
        "tells-blocks-to-peers-that-have-not-acknowledged",
        "announces blocks to block-relay-only peers before they have acknowledged",
        copies(announces_any_block, source=INBOUND, to=only(BLOCK, acknowledges_late)),
        caught_by=[("HAND-020", "block is mined, on a block-relay-only")],
    ),
    deviation(
        "tells-transactions-to-peers-that-have-not-acknowledged",
        "announces transactions to addr-fetch peers before they have acknowledged",
        copies(announces_any_transaction, source=INBOUND, to=only(FETCH, acknowledges_late)),
        caught_by=[("HAND-020", "transaction is submitted, on an? addr-fetch")],
        also=["HAND-021"],
    ),
    deviation(
        "pings-peers-that-have-not-acknowledged",
        "pings manual peers before they have acknowledged",
        copies("ping", source=INBOUND, to=only(MANUAL, acknowledges_late)),
        caught_by=[("HAND-020", "minutes pass, on a manual")],
    ),
    deviation(
        "disconnects-addr-fetch-peers-that-have-not-acknowledged",
        "disconnects addr-fetch peers that have not acknowledged after two minutes",
        when(only(FETCH, acknowledges_late), passes(120), disconnect),
        caught_by=[("HAND-020", "minutes pass, on an? addr-fetch")],
    ),
)

LATE = (
    deviation(
        "announces-what-came-during-the-handshake",
        "announces to full-relay peers the transactions that came before they acknowledged",
        when(only(FULL, acknowledges_late), peer_says("verack"), say(the_transaction)),
        caught_by=[("HAND-021", "transaction.*outbound-full-relay peer.s verack is late")],
    ),
    deviation(
        "leaves-peers-behind-that-acknowledge-late",
        "does not tell block-relay-only peers about blocks found before they acknowledged",
        drops(only(BLOCK, acknowledges_late), announces_any_block),
        caught_by=[("HAND-021", "block.*block-relay-only peer.s verack is late")],
    ),
    deviation(
        "forgets-peers-that-acknowledge-late",
        "announces no transactions to addr-fetch peers that have acknowledged late",
        drops(only(FETCH, acknowledges_late), announces_any_transaction),
        caught_by=[("HAND-021", "after an? addr-fetch peer.s late verack")],
    ),
    deviation(
        "acknowledges-a-second-version-message",
        "acknowledges the second version message of manual peers as well",
        when(MANUAL, peer_says("version", times=2), say(messages.Verack())),
        caught_by=[("HAND-022", "second version message.*manual")],
    ),
    deviation(
        "minds-a-second-version-message",
        "disconnects inbound peers that send two version messages",
        disconnects(INBOUND, peer_says("version", times=2)),
        caught_by=[("HAND-022", "second version message.*inbound")],
    ),
    deviation(
        "believes-a-second-version-message",
        "lists addr-fetch peers as what they say the second time",
        lists(FETCH, subver="/other-name:1/"),
        caught_by=[("HAND-022", "second version message.*addr-fetch")],
        also=["CONN-027", "HAND-014"],
    ),
    deviation(
        "begins-anew-after-a-second-acknowledgement",
        "says a second time to full-relay peers what it says when connections open",
        when(FULL, peer_says("verack", times=2), say(COMPACT)),
        caught_by=[("HAND-022", "second verack.*outbound-full-relay")],
    ),
)

OUT_OF_TURN = (
    deviation(
        "answers-pings-before-the-handshake-is-complete",
        "answers pings of block-relay-only peers before the handshake is complete",
        when(before_the_handshake(BLOCK), peer_says("ping"), say(messages.Pong(7))),
        caught_by=[
            ("HAND-018", "ping on a block-relay-only"),
            ("HAND-019", "ping on a block-relay-only"),
        ],
    ),
    deviation(
        "minds-requests-before-the-version-message",
        "disconnects inbound peers that request addresses before their version messages",
        disconnects(INBOUND, peer_says(this(handshakes.GETADDR))),
        caught_by=[("HAND-018", "a getaddr message")],
        also=["HAND-019", "a getaddr message"],
    ),
    deviation(
        "minds-half-a-version-message",
        "disconnects inbound peers whose version message it cannot read",
        disconnects(INBOUND, peer_says(this(handshakes.HALF_A_VERSION))),
        caught_by=[("HAND-016", "breaks off, then")],
    ),
    deviation(
        "gives-headers-before-the-acknowledgement",
        "answers inbound peers that ask for headers before they acknowledge",
        when(INBOUND, peer_says(this(handshakes.GETHEADERS)), say(messages.Headers(()))),
        caught_by=[("HAND-019", "a getheaders message")],
        also=["HAND-018"],
    ),
    deviation(
        "minds-filters-before-the-acknowledgement",
        "disconnects inbound peers that clear their filter before they acknowledge",
        disconnects(INBOUND, peer_says("filterclear")),
        caught_by=[("HAND-019", "a filterclear message")],
    ),
    deviation(
        "takes-wishes-for-wtxid-at-any-time",
        "lets block-relay-only peers ask for announcements by wtxid after the handshake",
        ignores(after_the_handshake(BLOCK), "wtxidrelay"),
        caught_by=[("NEG-014", "wtxidrelay message on a block-relay-only")],
    ),
    deviation(
        "takes-wishes-for-newer-addresses-at-any-time",
        "lets manual peers ask for the newer form of addresses after the handshake",
        ignores(after_the_handshake(MANUAL), "sendaddrv2"),
        caught_by=[("NEG-014", "sendaddrv2 message on a manual")],
    ),
)

OLD_PEERS = (
    deviation(
        "talks-with-peers-of-any-age",
        "keeps block-relay-only peers whose protocol is too old",
        mishears(
            only(BLOCK, speaks(31799)), "version", lambda version: replace(version, protocol=31800)
        ),
        caught_by=[("HAND-023", "31799 on a block-relay-only")],
    ),
    deviation(
        "wants-younger-peers-than-it-needs",
        "disconnects manual peers whose protocol is just new enough",
        disconnects(only(MANUAL, speaks(31800)), peer_says("version")),
        caught_by=[("HAND-023", "31800 on a manual")],
    ),
    deviation(
        "offers-old-peers-announcements-by-wtxid",
        "offers inbound peers of protocol 70015 announcements by wtxid",
        adds(only(INBOUND, speaks(70015)), messages.WtxidRelay(), after="version"),
        caught_by=[("NEG-008", "70015 on an inbound")],
    ),
    deviation(
        "offers-old-peers-compact-blocks",
        "offers full-relay peers of protocol 70013 compact blocks",
        adds(only(FULL, speaks(70013)), COMPACT, after="getaddr"),
        caught_by=[("NEG-008", "70013 on an outbound-full-relay")],
    ),
    deviation(
        "keeps-compact-blocks-from-old-peers",
        "does not offer compact blocks to inbound peers of protocol 70014",
        drops(only(INBOUND, speaks(70014)), "sendcmpct"),
        caught_by=[("NEG-008", "70014 on an inbound")],
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (*PORTRAIT, *OPENING, *LATE, *OUT_OF_TURN, *OLD_PEERS)

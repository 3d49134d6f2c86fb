"""Lies about the first words on a connection."""

from harness.deviations.deviation import Deviation, Lie, deviation
from harness.deviations.twists import (
    BLOCK,
    FEELER,
    FETCH,
    FULL,
    INBOUND,
    MANUAL,
    adds,
    changes,
    delays,
    disconnect,
    drops,
    ignores,
    node_says,
    only,
    opens,
    peer_says,
    repeats,
    say,
    when,
)
from harness.network.link import Link
from harness.p2p import messages
from harness.scene.peer import Peer
from harness.terms import ConnectionType


def is_mute(peer: Peer) -> bool:
    """Tell a peer that says nothing by itself."""
    return not peer.conduct.speaks


SPEAKING_FIRST = (
    deviation(
        "waits-for-the-peer-on-block-relay-only",
        "does not speak first on the block-relay-only connections that it opens",
        delays(BLOCK, "version", until=peer_says("version")),
        caught_by=[("HAND-001", "block-relay-only")],
        also=["block-relay-only"],
    ),
    deviation(
        "says-what-it-supports-before-the-answer-on-manual",
        "goes on talking on manual connections before the peer has sent its version message",
        adds(MANUAL, messages.SendAddrV2(), after="version"),
        caught_by=[("HAND-001", "manual")],
        also=["in this order"],
    ),
    deviation(
        "accepts-an-unheard-greeting-on-full-relay",
        "acknowledges a full-relay peer's version message before there is one",
        adds(FULL, messages.Verack(), after="version"),
        drops(FULL, "verack"),
        caught_by=[("HAND-001", "full-relay")],
        also=["in this order"],
    ),
    deviation(
        "asks-for-addresses-before-the-answer-on-addr-fetch",
        "requests addresses as soon as an addr-fetch connection opens",
        adds(FETCH, messages.GetAddr(), after="version"),
        drops(FETCH, "getaddr"),
        caught_by=[("HAND-001", "addr-fetch")],
        also=["in this order"],
    ),
    deviation(
        "greets-feelers-twice",
        "says its version message twice on feeler connections",
        repeats(FEELER, "version"),
        caught_by=[("HAND-001", "feeler")],
        also=["feeler"],
    ),
    deviation(
        "disconnects-silent-full-relay-peers",
        "ends a full-relay connection at once when the peer has sent nothing by then",
        when(only(FULL, is_mute), node_says("version"), disconnect),
        caught_by=[("HAND-001", "full-relay")],
    ),
    deviation(
        "greets-inbound-peers-first",
        "introduces itself to inbound peers that have said nothing",
        when(INBOUND, opens, say(lambda lie: lie.version())),
        drops(INBOUND, "version"),
        caught_by=[("HAND-002", "peer sends nothing")],
        also=["inbound"],
    ),
    deviation(
        "tells-silent-inbound-peers-what-it-supports",
        "negotiates with inbound peers before their version messages",
        when(only(INBOUND, is_mute), opens, say(messages.SendAddrV2())),
        caught_by=[("HAND-002", "peer sends nothing")],
    ),
    deviation(
        "pings-silent-inbound-peers",
        "asks inbound peers for a sign of life before their version messages",
        when(only(INBOUND, is_mute), opens, say(messages.Ping(7))),
        caught_by=[("HAND-002", "peer sends nothing")],
    ),
    deviation(
        "disconnects-inbound-peers-that-send-nothing",
        "disconnects inbound peers that do not begin with their version messages at once",
        when(only(INBOUND, is_mute), opens, disconnect),
        caught_by=[("HAND-002", "peer sends nothing")],
        also=["sends nothing"],
    ),
    deviation(
        "forgets-inbound-peers-that-hesitate",
        "does not answer an inbound peer whose version message comes late",
        ignores(only(INBOUND, is_mute), "version"),
        caught_by=[("HAND-002", "message is late")],
    ),
    deviation(
        "disconnects-inbound-peers-that-hesitate",
        "ends the connection when an inbound peer's version message comes late",
        when(only(INBOUND, is_mute), peer_says("version"), disconnect),
        caught_by=[("HAND-002", "message is late")],
    ),
)

WISH = tuple(
    deviation(
        f"{'declines' if wanted else 'requests'}-transactions-in-{kind}-version",
        f"{'declines' if wanted else 'requests'} transactions in version messages to {kind} peers",
        changes({kind}, "version", relay=not wanted),
        caught_by=[("HAND-011", kind.value)],
    )
    for kind, wanted in {
        ConnectionType.OUTBOUND_FULL_RELAY: True,
        ConnectionType.BLOCK_RELAY_ONLY: False,
        ConnectionType.ADDR_FETCH: True,
        ConnectionType.FEELER: False,
        ConnectionType.MANUAL: True,
        ConnectionType.INBOUND: True,
    }.items()
)


def beside_block_relay_only(lie: Lie, link: Link) -> bool:
    """Mean full-relay connections that open while there is a block-relay-only one."""
    return lie.kind(link) in FULL and any(lie.kind(other) in BLOCK for other in lie.links())


OTHER = (
    deviation(
        "remembers-the-wish-of-block-relay-only",
        "declines transactions on the next connection too once it has a block-relay-only one",
        changes(beside_block_relay_only, "version", relay=False),
        caught_by=[("HAND-011", "no effect on the next")],
    ),
    deviation(
        "leaves-the-flag-out-of-block-relay-only-version",
        "sends block-relay-only peers version messages without the byte that declines transactions",
        changes(BLOCK, "version", relay=None),
        caught_by=[("HAND-011", "block-relay-only")],
    ),
    deviation(
        "never-completes-the-handshake-on-addr-fetch",
        "does not acknowledge the version message of addr-fetch peers",
        drops(FETCH, "verack"),
        caught_by=[("CONN-019", "addr-fetch")],
        also=["addr-fetch"],
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (*SPEAKING_FIRST, *WISH, *OTHER)

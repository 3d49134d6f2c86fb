"""Lies about the addresses of other nodes: who is asked, and how long an asked peer is kept."""

from harness.deviations.deviation import Deviation, Lie, deviation
from harness.deviations.twists import (
    BLOCK,
    FETCH,
    FULL,
    adds,
    copies,
    disconnects,
    drops,
    ignores,
    keeps,
    misdirects,
    passes,
    peer_says,
    repeats,
    say,
    when,
)
from harness.network.link import Link
from harness.p2p import messages
from harness.p2p.recognise import has_so_many_addresses
from harness.terms import ConnectionType, Direction

ANSWER = has_so_many_addresses(2, 10)
IN_NO_HURRY = (
    ConnectionType.OUTBOUND_FULL_RELAY,
    ConnectionType.BLOCK_RELAY_ONLY,
    ConnectionType.MANUAL,
    ConnectionType.INBOUND,
)


def has_sent_addresses(lie: Lie, link: Link) -> bool:
    """Mean addr-fetch connections on which addresses have come."""
    sent = (
        entry.type == "addr" and entry.direction is Direction.SENT
        for entry in lie.scene.transcript.entries
        if entry.connection == link.serial
    )
    return lie.kind(link) in FETCH and any(sent)


ASKING = (
    *(
        deviation(
            f"asks-{kind}-peers-for-addresses",
            f"requests addresses on {kind} connections too",
            adds({kind}, messages.GetAddr(), after="verack"),
            caught_by=[("NEG-009", f"^No request on an? {kind}")],
            also=["in this order"],
        )
        for kind in (ConnectionType.BLOCK_RELAY_ONLY, ConnectionType.INBOUND)
    ),
    *(
        deviation(
            f"does-not-ask-{kind}-peers-for-addresses",
            f"requests no addresses on {kind} connections",
            drops({kind}, "getaddr"),
            caught_by=[("NEG-009", f"^One request on an? {kind}")],
            also=["in this order"],
        )
        for kind in (
            ConnectionType.OUTBOUND_FULL_RELAY,
            ConnectionType.ADDR_FETCH,
            ConnectionType.FEELER,
            ConnectionType.MANUAL,
        )
    ),
    deviation(
        "asks-for-addresses-twice",
        "requests addresses from full-relay peers twice",
        repeats(FULL, "getaddr"),
        caught_by=[("NEG-009", "^One request on an? outbound-full-relay")],
        also=["in this order"],
    ),
    deviation(
        "asks-the-wrong-peer-for-addresses",
        "sends the request for addresses to a block-relay-only peer instead",
        misdirects("getaddr", source=FULL, to=BLOCK),
        caught_by=[("NEG-009", "^No request on a block-relay-only")],
        also=["in this order"],
    ),
    deviation(
        "asks-block-relay-only-peers-for-addresses-later",
        "requests addresses from block-relay-only peers that have been there for a while",
        when(BLOCK, passes(600), say(messages.GetAddr())),
        caught_by=[("NEG-009", "quarter of an hour")],
        also=["in this order"],
    ),
    deviation(
        "asks-for-addresses-again",
        "requests addresses from full-relay peers again after ten minutes",
        when(FULL, passes(600), say(messages.GetAddr())),
        caught_by=[("NEG-009", "quarter of an hour")],
        also=["in this order"],
    ),
)

FETCHING = (
    deviation(
        "asks-addr-fetch-peers-for-headers",
        "asks addr-fetch peers for headers when it asks others",
        copies("getheaders", source=FULL, to=FETCH),
        caught_by=[("BLK-003", "first to connect")],
        also=["addr-fetch"],
    ),
    deviation(
        "keeps-addr-fetch-after-the-answer",
        "keeps an addr-fetch connection whatever addresses come",
        ignores(FETCH, ANSWER),
        caught_by=[("ADR-027", "2 addresses"), ("ADR-027", "10 addresses")],
    ),
    deviation(
        "keeps-addr-fetch-after-two-addresses",
        "takes two addresses for too few to be an answer",
        ignores(FETCH, has_so_many_addresses(2)),
        caught_by=[("ADR-027", "2 addresses")],
    ),
    deviation(
        "adds-up-the-addresses-of-addr-fetch",
        "takes two messages with one address each for an answer",
        disconnects(FETCH, peer_says(has_so_many_addresses(1), times=2)),
        caught_by=[("ADR-027", "Two messages")],
    ),
    deviation(
        "overlooks-answers-in-the-newer-form",
        "keeps an addr-fetch connection when the answer comes in the newer form",
        ignores(FETCH, "addrv2"),
        caught_by=[("ADR-027", "addrv2 message")],
    ),
    deviation(
        "gives-more-time-for-one-address",
        "counts the five minutes of an addr-fetch connection from the latest address",
        keeps(has_sent_addresses),
        caught_by=[("LIVE-009", "earns the peer no more time")],
        also=["ADR-027"],
    ),
    deviation(
        "ends-addr-fetch-after-one-address",
        "takes one address for an answer",
        disconnects(FETCH, peer_says(has_so_many_addresses(1))),
        caught_by=[("ADR-027", "1 addresses")],
    ),
    deviation(
        "ends-addr-fetch-after-an-empty-answer",
        "takes a message without any address for an answer",
        disconnects(FETCH, peer_says(has_so_many_addresses(0))),
        caught_by=[("ADR-027", "0 addresses")],
    ),
    *(
        deviation(
            f"ends-{kind}-after-addresses",
            f"ends {kind} connections too when more than one address came",
            disconnects({kind}, peer_says(ANSWER)),
            caught_by=[("ADR-027", f"same answer on an? {kind}")],
        )
        for kind in IN_NO_HURRY
    ),
    deviation(
        "ends-addr-fetch-a-second-early",
        "ends an addr-fetch connection when its five minutes are not over yet",
        disconnects(FETCH, passes(300)),
        caught_by=[("LIVE-009", "300 seconds")],
    ),
    deviation(
        "never-gives-up-on-addr-fetch",
        "keeps an addr-fetch connection that brings nothing",
        keeps(FETCH),
        caught_by=[("LIVE-009", "301 seconds")],
        also=["ADR-027", "HAND-023", "NEG-014", "MSG-003", "MSG-012"],
    ),
    *(
        deviation(
            f"ends-{kind}-after-five-minutes",
            f"ends {kind} connections too after five minutes without addresses",
            disconnects({kind}, passes(301)),
            caught_by=[("LIVE-009", f"an? {kind} connection lasts longer")],
            also=["seconds", "minutes pass", "never", "once", "address"],
        )
        for kind in IN_NO_HURRY
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (*ASKING, *FETCHING)

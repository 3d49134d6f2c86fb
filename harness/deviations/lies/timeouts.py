"""Lies about time: how long the node waits for peers, when it asks, whom it gives up."""

from harness.deviations.answers import starts_with
from harness.deviations.deviation import Deviation, Lie, deviation
from harness.deviations.lies.handshake import is_mute, never_acknowledges
from harness.deviations.twists import (
    BLOCK,
    FEELER,
    FULL,
    INBOUND,
    On,
    becomes,
    disconnects,
    keeps,
    only,
    passes,
    say,
    when,
)
from harness.network.link import Link
from harness.p2p import messages
from harness.p2p.messages import Message
from harness.scene.peer import Peer
from harness.terms import Direction

PING = messages.Ping(7)
HEADERS_WANTED = messages.GetHeaders(messages.PROTOCOL_VERSION, (), bytes(32))


def answers_no_pings(peer: Peer) -> bool:
    """Tell a peer that does not answer pings."""
    return not peer.conduct.answers_pings


def has_pinged(lie: Lie, link: Link) -> bool:
    """Mean inbound peers without verack that have pinged the node."""
    pinged = any(
        entry.connection == link.serial
        and entry.type == "ping"
        and entry.direction is Direction.SENT
        for entry in lie.scene.transcript.entries
    )
    return lie.kind(link) in INBOUND and never_acknowledges(lie.peer(link)) and pinged


def first_only(lie: Lie, link: Link, message: Message) -> tuple[Message, ...]:
    """Say a message only as long as the connection is young."""
    return (message,) if lie.age(link) == 0 else ()


def is_number(number: int) -> On:
    """Mean the full-relay connection of this number, counted from 1."""

    def counted(lie: Lie, link: Link) -> bool:
        full = [each for each in lie.all_links() if lie.kind(each) in FULL]
        return link in full[number - 1 : number]

    return counted


def after_one_has_left(lie: Lie, link: Link) -> bool:
    """Mean full-relay connections beside one that is over."""
    full = [each for each in lie.all_links() if lie.kind(each) in FULL]
    return link in full and link.is_open and any(not each.is_open for each in full)


HANDSHAKES = (
    *(
        deviation(
            f"gives-{name}-a-second-less-for-the-handshake",
            f"gives a silent {name} peer a second less than a minute",
            disconnects(only(kinds, is_mute), passes(60)),
            caught_by=[("CONN-074", f"^60 seconds on an? {name} connection to a silent")],
            also=["BOOK-004"],
        )
        for name, kinds in (("feeler", FEELER), ("inbound", INBOUND), ("outbound-full-relay", FULL))
    ),
    deviation(
        "is-appeased-by-pings",
        "keeps inbound peers in the middle of the handshake as long as they talk",
        keeps(has_pinged),
        caught_by=[("CONN-074", "Other messages meanwhile")],
    ),
    deviation(
        "overlooks-the-operator-s-patience",
        "waits a minute for the handshake whatever the operator has set",
        starts_with(peertimeout=lambda asked: None if asked == "3" else asked),
        caught_by=[("CONN-074", "operator allows 3 seconds, and 4")],
    ),
    deviation(
        "starts-without-patience",
        "starts, with its usual patience, although it is to have none",
        starts_with(peertimeout=lambda asked: None if asked == "0" else asked),
        caught_by=[("CONN-074", "peer timeout of less than a second")],
    ),
)

PINGS = (
    deviation(
        "pings-a-second-early",
        "pings block-relay-only peers again when two minutes have passed, to the second",
        when(BLOCK, passes(120), say(PING)),
        caught_by=[("LIVE-003", "second ping on an? block-relay-only")],
    ),
    deviation(
        "pings-once-only",
        "does not ping full-relay peers a second time",
        becomes(FULL, "ping", first_only),
        caught_by=[("LIVE-003", "second ping on an? outbound-full-relay")],
    ),
    deviation(
        "repeats-unanswered-pings",
        "pings inbound peers again that have not answered the ping before",
        when(only(INBOUND, answers_no_pings), passes(121), say(PING)),
        caught_by=[("LIVE-003", "not answered is not repeated")],
    ),
    deviation(
        "ends-unanswered-pings-a-second-early",
        "ends block-relay-only connections after twenty minutes without a pong, to the second",
        disconnects(only(BLOCK, answers_no_pings), passes(1200)),
        caught_by=[("LIVE-004", "^600 seconds .* block-relay-only")],
    ),
    deviation(
        "ends-silent-connections-a-second-early",
        "ends full-relay connections after twenty minutes of silence, to the second",
        disconnects(lambda lie, link: lie.kind(link) in FULL and link.is_silent, passes(1200)),
        caught_by=[("LIVE-005", "^600 seconds .* outbound-full-relay")],
    ),
)

LATE = ("never", "fee filter", "is due", "pass")  # words of examples that last long

BEHIND = (
    deviation(
        "asks-those-behind-a-second-early",
        "asks block-relay-only peers that are behind after twenty minutes, to the second",
        when(BLOCK, passes(1200), say(HEADERS_WANTED)),
        caught_by=[("CONN-072", "second more, on block-relay-only")],
    ),
    deviation(
        "ends-those-behind-a-second-early",
        "ends full-relay connections two minutes after it asked, to the second",
        disconnects(FULL, passes(1321)),
        caught_by=[("CONN-072", "outbound-full-relay peer, 1201 and 120 ")],
        also=[*LATE, "automatic connections"],
    ),
    deviation(
        "lets-five-full-relay-stay-behind",
        "lets a fifth full-relay peer stay behind",
        keeps(is_number(5)),
        caught_by=[("BLK-075", "first four and the fifth")],
    ),
    deviation(
        "lets-three-full-relay-stay-behind",
        "ends the connection to the fourth full-relay peer that is behind",
        disconnects(is_number(4), passes(1322)),
        caught_by=[("BLK-075", "first four and the fifth")],
        also=LATE,
    ),
    deviation(
        "keeps-the-privilege-of-peers-that-have-left",
        "counts peers that have left among the four that may stay behind",
        disconnects(after_one_has_left, passes(1322)),
        caught_by=[("BLK-075", "then disconnects, and Bob is protected")],
        also=LATE,
    ),
)

CONNECTING = (
    deviation(
        "overlooks-the-connection-timeout",
        "waits as long as usual for its connections, whatever the operator has set",
        starts_with(timeout=None),
        caught_by=[("CONN-076", "one second")],
    ),
    deviation(
        "takes-no-connection-timeout-at-its-word",
        "takes a time of nothing at its word and hardly waits for an answer to its connections",
        starts_with(timeout=lambda asked: "1" if asked == "0" else asked),
        caught_by=[("CONN-076", "zero means the default")],
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (*HANDSHAKES, *PINGS, *BEHIND, *CONNECTING)

"""Lies about messages that are damaged, come in pieces, or that nobody understands."""

from collections.abc import Callable

from harness.acts import envelopes, handshakes
from harness.deviations.deviation import Deviation, deviation
from harness.deviations.twists import (
    BLOCK,
    FETCH,
    FULL,
    INBOUND,
    MANUAL,
    disconnects,
    drops,
    ignores,
    keeps,
    peer_says,
    repeats,
    say,
    when,
)
from harness.p2p import messages
from harness.p2p.messages import Message

PONG = messages.Pong(envelopes.NUMBER)


def odd(oddity: envelopes.Oddity) -> Callable[[Message], bool]:
    """Mean something odd that a peer sends."""
    return lambda message: message == oddity.told_as


def is_answer(message: Message) -> bool:
    """Mean the answer to a ping of the scenario, not to one that ends a moment."""
    return message == PONG


ENVELOPES = (
    deviation(
        "does-not-mind-checksums",
        "answers pings of block-relay-only peers whatever their checksum",
        when(BLOCK, peer_says(odd(envelopes.WRONG_CHECKSUM)), say(PONG)),
        caught_by=[("MSG-002", "block-relay-only")],
    ),
    deviation(
        "hangs-up-when-a-checksum-is-wrong",
        "disconnects inbound peers when a message was damaged",
        disconnects(INBOUND, peer_says(odd(envelopes.WRONG_CHECKSUM))),
        caught_by=[("MSG-002", "inbound")],
    ),
    deviation(
        "waits-for-messages-of-any-length",
        "keeps manual peers that announce more than it can take",
        keeps(MANUAL),
        caught_by=[("MSG-003", "manual")],
        also=["manual"],
    ),
    deviation(
        "takes-less-than-four-million-bytes",
        "disconnects inbound peers that send as much as is allowed",
        disconnects(INBOUND, peer_says(odd(envelopes.LONGEST))),
        caught_by=[("MSG-003", "As many bytes as")],
        also=["MSG-006"],
    ),
    deviation(
        "does-not-put-pieces-together",
        "does not understand full-relay peers whose messages come in pieces",
        drops(FULL, is_answer),
        caught_by=[("MSG-005", "outbound-full-relay"), ("LIVE-008", "outbound-full-relay")],
    ),
    deviation(
        "answers-pings-twice",
        "answers pings of addr-fetch peers twice",
        repeats(FETCH, is_answer),
        caught_by=[("LIVE-008", "addr-fetch"), ("MSG-005", "addr-fetch")],
    ),
    deviation(
        "answers-short-pings",
        "answers pings that are too short",
        when(INBOUND, peer_says(odd(envelopes.SHORT_PING)), say(messages.Pong(0))),
        caught_by=[("LIVE-008", "Seven bytes of a nonce")],
    ),
    deviation(
        "minds-types-that-it-does-not-know",
        "disconnects block-relay-only peers that send a message of an unknown type",
        disconnects(BLOCK, peer_says(lambda each: each == handshakes.UNKNOWN)),
        caught_by=[("MSG-006", "block-relay-only")],
        also=["a message of an unknown type"],
    ),
    *(
        deviation(
            f"minds-{name}",
            f"disconnects inbound peers that send {words}",
            disconnects(INBOUND, peer_says(odd(oddity))),
            caught_by=[("MSG-008", words)],
        )
        for name, words, oddity in (
            ("impossible-letters", "a message whose type is no text", envelopes.TYPE_OF_NO_LETTERS),
            ("inv-that-breaks-off", "an inv message that breaks off", envelopes.HALF_AN_INV),
            ("half-a-transaction", "half a transaction", envelopes.HALF_A_TX),
            ("half-a-block", "half a block", envelopes.HALF_A_BLOCK),
        )
    ),
)

NOT_OFFERED = (
    *(
        deviation(
            f"lets-{name}-peers-filter",
            f"takes filters of {name} peers although it does not offer that",
            ignores(kinds, "filterclear"),
            caught_by=[("MSG-012", f"filterclear on an? {name}")],
        )
        for name, kinds in (("block-relay-only", BLOCK), ("manual", MANUAL))
    ),
    deviation(
        "lets-noban-peers-filter",
        "takes filters of inbound peers with the noban permission although it does not offer that",
        ignores(INBOUND, "filterclear"),
        caught_by=[("MSG-012", "noban permission does not spare")],
        also=["noban"],
    ),
    deviation(
        "minds-mempool-of-noban-peers",
        "disconnects inbound peers with the noban permission that send mempool",
        disconnects(INBOUND, peer_says("mempool")),
        caught_by=[("MSG-012", "^An inbound peer with the noban permission")],
        also=["noban"],
    ),
    *(
        deviation(
            f"puts-up-with-{kind}",
            f"does not mind when inbound peers send {kind} although it does not offer that",
            ignores(INBOUND, kind),
            caught_by=[("MSG-012", words)],
        )
        for kind, words in (
            ("filterload", "^An inbound peer sends a filterload"),
            ("filteradd", "^An inbound peer sends a filteradd"),
            ("mempool", "^An inbound peer without permissions"),
            ("getcfilters", "sends a getcfilters"),
            ("getcfheaders", "sends a getcfheaders"),
            ("getcfcheckpt", "sends a getcfcheckpt"),
        )
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (*ENVELOPES, *NOT_OFFERED)

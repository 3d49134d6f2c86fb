"""Lies about messages that are damaged, come in pieces, or that nobody understands."""

from collections.abc import Callable

from harness.acts import envelopes, interjections
from harness.deviations.deviation import Deviation, deviation
from harness.deviations.twists import (
    BLOCK,
    FETCH,
    FULL,
    INBOUND,
    MANUAL,
    drops,
    hangs_up,
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


def odd(words: str) -> Callable[[Message], bool]:
    """Mean something odd that a peer sends."""
    return lambda message: message == envelopes.IN_WORDS[words].told_as


def is_answer(message: Message) -> bool:
    """Mean the answer to a ping of the scenario, not to one that ends a moment."""
    return message == PONG


ENVELOPES = (
    deviation(
        "does-not-mind-checksums",
        "answers pings of block-relay-only peers whatever their checksum",
        when(BLOCK, peer_says(odd("a ping with a wrong checksum")), say(PONG)),
        caught_by=[("MSG-002", "block-relay-only")],
    ),
    deviation(
        "hangs-up-when-a-checksum-is-wrong",
        "hangs up on callers when a message was damaged",
        hangs_up(INBOUND, peer_says(odd("a ping with a wrong checksum"))),
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
        "hangs up on callers that send as much as is allowed",
        hangs_up(INBOUND, peer_says(odd("a word of 4000000 bytes that no node knows"))),
        caught_by=[("MSG-003", "Just as many")],
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
        when(INBOUND, peer_says(odd("a ping that is too short")), say(messages.Pong(0))),
        caught_by=[("LIVE-008", "without a whole number")],
    ),
    deviation(
        "minds-words-that-it-does-not-know",
        "hangs up on block-relay-only peers that say a word it does not know",
        hangs_up(
            BLOCK,
            peer_says(
                lambda each: each == interjections.IN_WORDS["says a word that no node knows"]
            ),
        ),
        caught_by=[("MSG-006", "block-relay-only")],
        also=["says a word that no node knows"],
    ),
    *(
        deviation(
            f"minds-{name}",
            f"hangs up on callers that send {words}",
            hangs_up(INBOUND, peer_says(odd(words))),
            caught_by=[("MSG-008", words)],
        )
        for name, words in (
            ("impossible-letters", "a word with a letter that is none"),
            ("lists-that-break-off", "a list of transactions that breaks off"),
            ("half-a-transaction", "half a transaction"),
            ("half-a-block", "half a block"),
        )
    ),
)

NOT_OFFERED = (
    *(
        deviation(
            f"lets-{name}-peers-filter",
            f"takes filters of {name} peers although it does not offer that",
            ignores(kinds, "filterclear"),
            caught_by=[("MSG-012", f"{name} connection clears")],
        )
        for name, kinds in (("block-relay-only", BLOCK), ("manual", MANUAL))
    ),
    *(
        deviation(
            f"puts-up-with-{kind}",
            f"does not mind when callers send {kind} although it does not offer that",
            ignores(INBOUND, kind),
            caught_by=[("MSG-012", words)],
        )
        for kind, words in (
            ("filterload", "loads a filter"),
            ("filteradd", "adds to its filter"),
            ("mempool", "all waiting transactions"),
            ("getcfilters", "node for filters of blocks"),
            ("getcfheaders", "headers of filters"),
            ("getcfcheckpt", "checkpoints of filters"),
        )
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (*ENVELOPES, *NOT_OFFERED)

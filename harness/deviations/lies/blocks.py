"""Lies about blocks: who is told about a new one, and what costs whom the connection."""

from collections.abc import Callable
from dataclasses import replace

from harness.deviations.deviation import Deviation, Lie, deviation
from harness.deviations.twists import (
    BLOCK,
    EVERY,
    FETCH,
    FULL,
    INBOUND,
    LASTING,
    MANUAL,
    after_the_first,
    becomes,
    disconnects,
    drops,
    ignores,
    keeps,
    passes,
    peer_says,
    repeats,
    say,
    when,
)
from harness.network.link import Link
from harness.p2p import messages
from harness.p2p.messages import Message
from harness.p2p.recognise import announces_any_block
from harness.terms import ConnectionType

HEADERS_WANTED = messages.GetHeaders(messages.PROTOCOL_VERSION, (), bytes(32))


def with_reversed_hashes(_lie: Lie, _link: Link, message: Message) -> tuple[Message, ...]:
    """Announce blocks by hashes in the wrong byte order, and by nothing else."""
    if isinstance(message, messages.Inv):
        items = tuple(replace(item, hash=item.hash[::-1]) for item in message.items)
        return (messages.Inv(items),)
    return ()


def the_block(lie: Lie) -> Message:
    """Announce the block that the example is about, by its hash."""
    block = lie.scene.block_hash or bytes(32)
    return messages.Inv((messages.InventoryItem(messages.InventoryKind.BLOCK, block),))


ANNOUNCING = (
    *(
        deviation(
            f"tells-{kind}-peers-of-no-blocks",
            f"announces no blocks on {kind} connections",
            drops({kind}, announces_any_block),
            caught_by=[("BLK-029", kind.value)],
            also=["TXR-015"],
        )
        for kind in (
            ConnectionType.OUTBOUND_FULL_RELAY,
            ConnectionType.BLOCK_RELAY_ONLY,
            ConnectionType.ADDR_FETCH,
            ConnectionType.MANUAL,
            ConnectionType.INBOUND,
        )
    ),
    deviation(
        "tells-only-the-first-peer-of-blocks",
        "announces a block to its oldest connection alone",
        drops(after_the_first(LASTING), announces_any_block),
        caught_by=[("BLK-029", "same time")],
        also=["TXR-015"],
    ),
    deviation(
        "announces-blocks-twice",
        "announces each block twice on manual connections",
        repeats(MANUAL, announces_any_block),
        caught_by=[("BLK-029", "One manual")],
    ),
    deviation(
        "announces-blocks-by-a-wrong-hash",
        "announces blocks by hashes in the wrong byte order",
        becomes(EVERY, announces_any_block, with_reversed_hashes),
        caught_by=["BLK-029"],
        also=["TXR-015"],
    ),
    deviation(
        "announces-blocks-to-those-that-sent-them",
        "announces a block to the inbound peer that has sent it",
        when(INBOUND, peer_says("block"), say(the_block)),
        caught_by=[("BLK-029", "has sent it")],
        also=["block", "TXR-015"],
    ),
    deviation(
        "hides-blocks-with-unheard-transactions",
        "does not tell block-relay-only peers of a block with a transaction they never heard of",
        drops(
            lambda lie, link: lie.kind(link) in BLOCK and lie.scene.transaction is not None,
            announces_any_block,
        ),
        caught_by=[("TXR-015", "First the transaction, then the block")],
    ),
)


def names_known(count: int) -> Callable[[Message], bool]:
    """Mean a request that names so many known blocks."""
    return lambda message: (
        isinstance(message, messages.GetHeaders | messages.GetBlocks)
        and len(message.locator) == count
    )


def holds_headers(count: int) -> Callable[[Message], bool]:
    """Mean a message of so many headers."""
    return lambda message: isinstance(message, messages.Headers) and len(message.headers) == count


CHOSEN = sorted(FULL | BLOCK | FETCH)
OFFENCES = (
    deviation(
        "bears-requests-that-name-102-blocks",
        "keeps connections on which a request names 102 known blocks",
        ignores(frozenset(CHOSEN), names_known(102)),
        caught_by=[
            ("BLK-022", "outbound-full-relay peer requests headers"),
            ("BLK-022", "block-relay-only peer requests headers"),
            ("BLK-022", "addr-fetch peer requests blocks"),
        ],
    ),
    deviation(
        "bears-requests-of-inbound-peers-that-name-102-blocks",
        "keeps connections of inbound peers that name 102 known blocks",
        ignores(INBOUND, names_known(102)),
        caught_by=[
            ("BLK-022", "inbound peer requests headers .* 102"),
            ("BLK-022", "inbound peer requests blocks .* 102"),
            ("BLK-022", "has the noban permission"),
        ],
    ),
    deviation(
        "bears-whatever-manual-peers-ask-for",
        "keeps manual connections on which a request names 102 known blocks",
        ignores(MANUAL, names_known(102)),
        caught_by=[
            ("BLK-022", "manual peer requests headers"),
            ("BLK-022", "manual peer requests blocks"),
        ],
    ),
    deviation(
        "does-not-bear-requests-that-name-101-blocks",
        "ends connections on which a request names 101 known blocks",
        disconnects(EVERY, peer_says(names_known(101))),
        caught_by=[
            ("BLK-022", "inbound peer requests headers .* 101"),
            ("BLK-022", "inbound peer requests blocks .* 101"),
            ("BLK-022", "outbound-full-relay peer requests headers .* 101"),
        ],
    ),
    *(
        deviation(
            f"bears-faulty-headers-of-{kind}-peers",
            f"keeps {kind} connections on which too many headers come, or two that are apart",
            ignores({kind}, holds_headers(2001)),
            ignores({kind}, holds_headers(2)),
            caught_by=[("BLK-011", f"{kind} peer sends {words}") for words in faults],
            also=["block"],
        )
        for kind, faults in (
            (ConnectionType.INBOUND, ("2001", "two")),
            (ConnectionType.OUTBOUND_FULL_RELAY, ("2001", "two")),
            (ConnectionType.BLOCK_RELAY_ONLY, ("2001", "two")),
            (ConnectionType.ADDR_FETCH, ("two",)),
        )
    ),
    deviation(
        "does-not-bear-2000-headers",
        "ends connections of inbound peers that send 2000 headers at once",
        disconnects(INBOUND, peer_says(holds_headers(2000))),
        caught_by=[("BLK-011", "As many headers as")],
    ),
    deviation(
        "punishes-manual-peers-for-headers",
        "ends manual connections on which too many headers come, or two that are apart",
        disconnects(MANUAL, peer_says(holds_headers(2001))),
        disconnects(MANUAL, peer_says(holds_headers(2))),
        caught_by=[
            ("BLK-011", "manual peer sends 2001"),
            ("BLK-011", "manual peer sends two"),
        ],
        also=["block"],
    ),
    *(
        deviation(
            f"bears-bad-blocks-of-{kind}-peers",
            f"keeps {kind} connections on which a bad block comes",
            ignores({kind}, "block"),
            caught_by=[
                ("BLK-069", f"{kind} peer sends"),
                ("BLK-070", f"{kind} peer sends"),
                ("BLK-072", f"{kind} peer sends the invalid block"),
                ("BLK-068", f"{kind} peer sends such"),
            ],
            also=["block"],
        )
        for kind in CHOSEN
    ),
    *(
        deviation(
            f"bears-faulty-headers-of-{kind}-peers-one-by-one",
            f"keeps {kind} connections on which a header comes that breaks a rule",
            ignores({kind}, holds_headers(1)),
            caught_by=[
                ("BLK-024", f"{kind} peer sends a header dated too early"),
                ("BLK-026", f"{kind} peer builds"),
                ("BLK-027", f"{kind} peer sends the header of"),
                ("BLK-015", f"Bitcoin Knots, .* {kind}"),
            ],
            also=["block", "MISB-001", "MISB-002", "misbehave", "discouraged"],
        )
        for kind in CHOSEN
    ),
    deviation(
        "punishes-manual-peers-for-a-header",
        "ends manual connections on which a header comes that is bad or cannot be placed",
        disconnects(MANUAL, peer_says(holds_headers(1))),
        caught_by=[
            ("BLK-024", "manual peer"),
            ("BLK-026", "manual peer"),
            ("BLK-027", "manual peer sends the header of"),
            ("BLK-015", "manual peer"),
        ],
        also=["block", "MISB-004"],
    ),
    deviation(
        "punishes-inbound-peers-for-invalid-blocks-too",
        "ends connections of inbound peers that send what the node holds to be invalid",
        disconnects(INBOUND, peer_says(holds_headers(1))),
        disconnects(INBOUND, peer_says("block")),
        caught_by=[
            ("BLK-027", "inbound peer sends the header of"),
            ("BLK-072", "inbound peer sends the invalid block"),
            ("BLK-015", "inbound peer sends"),
            ("BLK-024", "inbound .* inbound, on Bitcoin Knots$"),
            ("BLK-024", "inbound peer sends a header dated too far"),
            ("BLK-026", "inbound .* inbound, on Bitcoin Knots$"),
            ("BLK-068", "inbound .* inbound, on Bitcoin Knots$"),
            ("BLK-069", "inbound .* inbound, on Bitcoin Knots$"),
        ],
        also=["block", "MISB", "misbehave", "discouraged"],
    ),
    deviation(
        "ends-connections-to-peers-ahead-of-it",
        "ends connections to peers of its own choice that send a header it cannot place",
        disconnects(frozenset(CHOSEN), peer_says(holds_headers(1))),
        caught_by=[
            ("BLK-015", "^An? outbound-full-relay peer"),
            ("BLK-015", "^An? block-relay-only peer"),
            ("BLK-015", "^An? addr-fetch peer"),
            ("BLK-024", "outbound-full-relay peer sends a header dated too far"),
        ],
        also=["block", "MISB"],
    ),
    deviation(
        "requests-headers-that-it-awaits",
        "requests headers of inbound peers for every header it cannot place, though it awaits some",
        when(INBOUND, peer_says(holds_headers(1)), say(HEADERS_WANTED)),
        caught_by=[("BLK-015", "awaits headers from one")],
        also=["header"],
    ),
    *(
        deviation(
            f"waits-for-ever-for-blocks-of-{kind}-peers",
            f"keeps {kind} connections on which a block does not come",
            keeps({kind}),
            caught_by=[("BLK-066", f"^601 .* {kind} connection")],
            also=[kind.value],
        )
        for kind in (
            ConnectionType.OUTBOUND_FULL_RELAY,
            ConnectionType.BLOCK_RELAY_ONLY,
            ConnectionType.MANUAL,
        )
    ),
    deviation(
        "waits-for-ever-for-blocks-of-inbound-peers",
        "keeps connections of inbound peers on which a block does not come",
        keeps(INBOUND),
        caught_by=[
            ("BLK-066", "^601 .* an inbound connection"),
            ("BLK-066", "has the noban permission"),
        ],
        also=["inbound"],
    ),
    deviation(
        "waits-for-blocks-a-second-less",
        "ends connections on which a block has not come for ten minutes, to the second",
        disconnects(EVERY, passes(600)),
        caught_by=[
            ("BLK-066", f"^600 .* {kind} connection")
            for kind in ("outbound-full-relay", "block-relay-only", "manual", "inbound")
        ],
        also=["pass", "never", "is due", "fee filter", "address"],
    ),
    deviation(
        "bears-headers-that-break-lesser-rules",
        "keeps connections on which a header of a wrong difficulty or an outdated version comes",
        ignores(FULL | BLOCK, holds_headers(1)),
        caught_by=[
            ("BLK-024", "outbound-full-relay peer sends a header with a wrong"),
            ("BLK-024", "outbound-full-relay peer sends a header of an outdated"),
            ("BLK-024", "block-relay-only peer sends a header of an outdated"),
        ],
        also=["block", "MISB-001", "MISB-002", "misbehave", "discouraged"],
    ),
    deviation(
        "bears-bad-blocks-of-inbound-peers",
        "keeps connections of inbound peers that bring a bad block",
        ignores(INBOUND, "block"),
        caught_by=[
            ("BLK-070", "inbound peer sends"),
            ("BLK-069", "inbound peer sends .* inbound, but not on Bitcoin Knots$"),
            ("BLK-068", "inbound peer sends such .* inbound, but not on Bitcoin Knots$"),
        ],
        also=["block"],
    ),
    deviation(
        "bears-bad-headers-of-inbound-peers",
        "keeps connections of inbound peers that send a bad header",
        ignores(INBOUND, holds_headers(1)),
        caught_by=[
            ("BLK-024", "inbound peer sends a header dated .* inbound, but not on Bitcoin Knots$"),
            ("BLK-024", "inbound peer sends a header with a wrong .* inbound, but not on Bitcoin Knots$"),
            ("BLK-026", "inbound peer builds .* inbound, but not on Bitcoin Knots$"),
        ],
        also=["block", "MISB-001", "MISB-002", "misbehave", "discouraged"],
    ),
    deviation(
        "takes-a-block-for-invalid-once-it-was-mutated",
        "does not announce a valid block of which it was sent a mutated one before",
        drops(INBOUND, announces_any_block),
        caught_by=[("BLK-070", "valid block from another peer")],
        also=["block"],
    ),
    deviation(
        "punishes-manual-peers-for-blocks",
        "ends manual connections on which a bad block comes",
        disconnects(MANUAL, peer_says("block")),
        caught_by=[
            ("BLK-069", "manual peer sends"),
            ("BLK-070", "manual peer sends"),
            ("BLK-072", "manual peer sends the invalid block"),
            ("BLK-068", "manual peer sends such"),
        ],
        also=["block"],
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (*ANNOUNCING, *OFFENCES)

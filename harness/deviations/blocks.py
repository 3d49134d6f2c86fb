"""Lies about blocks: who is told about a new one."""

from dataclasses import replace

from harness.deviation import Deviation, Lie, deviation
from harness.deviations.twists import (
    BLOCK,
    EVERY,
    LASTING,
    MANUAL,
    after_the_first,
    becomes,
    drops,
    names_block,
    repeats,
)
from harness.network import Link
from harness.p2p import messages
from harness.p2p.messages import Message
from harness.terms import ConnectionType


def with_reversed_hashes(_lie: Lie, _link: Link, message: Message) -> tuple[Message, ...]:
    """Announce blocks by hashes in the wrong byte order, and by nothing else."""
    if isinstance(message, messages.Inv):
        items = tuple(replace(item, hash=item.hash[::-1]) for item in message.items)
        return (messages.Inv(items),)
    return ()


ANNOUNCING = (
    *(
        deviation(
            f"tells-{kind}-peers-of-no-blocks",
            f"announces no blocks on {kind} connections",
            drops({kind}, names_block),
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
        drops(after_the_first(LASTING), names_block),
        caught_by=[("BLK-029", "All of them")],
        also=["TXR-015"],
    ),
    deviation(
        "announces-blocks-twice",
        "announces each block twice on manual connections",
        repeats(MANUAL, names_block),
        caught_by=[("BLK-029", "on an? manual")],
    ),
    deviation(
        "announces-blocks-by-a-wrong-hash",
        "announces blocks by hashes in the wrong byte order",
        becomes(EVERY, names_block, with_reversed_hashes),
        caught_by=["BLK-029"],
        also=["TXR-015"],
    ),
    deviation(
        "hides-blocks-with-unheard-transactions",
        "does not tell block-relay-only peers of a block with a transaction they never heard of",
        drops(
            lambda lie, link: lie.kind(link) in BLOCK and lie.scene.transaction is not None,
            names_block,
        ),
        caught_by=[("TXR-015", "first, the block after it")],
    ),
)

DEVIATIONS: tuple[Deviation, ...] = ANNOUNCING

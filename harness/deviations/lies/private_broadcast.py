"""Lies about private broadcast, and about two nodes that talk with each other."""

from typing import Any

from harness.deviations.answers import Row, answers, starts_with
from harness.deviations.deviation import Deviation, Lie, deviation
from harness.deviations.twists import does_not_connect
from harness.network.link import Link
from harness.terms import ConnectionType

PRIVATE = frozenset({ConnectionType.PRIVATE_BROADCAST})


def deaf_to_large_messages(_lie: Lie, rows: list[Row]) -> list[Row]:
    """Leave out of the count of bytes what is of an unknown type."""

    def without(counts: dict[str, Any]) -> dict[str, Any]:
        return {name: count for name, count in counts.items() if name != "*other*"}

    return [{**row, "bytesrecv_per_msg": without(row["bytesrecv_per_msg"])} for row in rows]


def is_another_of_them(lie: Lie, link: Link) -> bool:
    """Mean every private-broadcast connection but the first."""
    others = (each for each in lie.all_links() if each is not link)
    return lie.kind(link) in PRIVATE and any(lie.kind(each) in PRIVATE for each in others)


DEVIATIONS: tuple[Deviation, ...] = (
    deviation(
        "sends-own-transactions-over-one-connection",
        "sends its own transactions over one private-broadcast connection, not three",
        does_not_connect(is_another_of_them),
        caught_by=[("CONN-079", "Five peers")],
        also=["private-broadcast", "private broadcast"],
    ),
    deviation(
        "starts-though-it-could-not-broadcast-privately",
        "starts although it could never send its own transactions over Tor",
        starts_with(privatebroadcast=None),
        caught_by=[("CONN-079", "no specified node"), ("CONN-079", "IPv4")],
        also=["private broadcast"],
    ),
    deviation(
        "freezes-when-another-node-sends-much",
        "gets nothing of a large message that comes while it sends one",
        answers("getpeerinfo", deaf_to_large_messages),
        caught_by=["CONN-080"],
    ),
)

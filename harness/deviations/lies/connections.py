"""Lies about connections: how they are listed, and whether and when they end."""

from typing import Any

from harness.deviations.answers import Row, list_differs, lists
from harness.deviations.deviation import Deviation, deviation
from harness.deviations.twists import (
    BLOCK,
    FEELER,
    FULL,
    INBOUND,
    MANUAL,
    disconnect,
    disconnects,
    disconnects_another,
    keeps,
    node_says,
    opens,
    when,
)
from harness.terms import ConnectionType

SEVERAL = 4  # rows from which a list counts as one of several peers


def all_like_the_newest(rows: list[Row]) -> list[Row]:
    """Give every row the kind of the last one."""
    return [{**row, "connection_type": rows[-1]["connection_type"]} for row in rows]


def forgetting_the_oldest(rows: list[Row]) -> list[Row]:
    """Leave out the first of several rows."""
    return rows[1:] if len(rows) >= SEVERAL else rows


def naming_the_newest_twice(rows: list[Row]) -> list[Row]:
    """Hold the last of several rows twice."""
    return [*rows, rows[-1]] if len(rows) >= SEVERAL else rows


def _calls(kind: ConnectionType, other: ConnectionType, **more: Any) -> Deviation:
    return deviation(
        f"lists-{kind}-as-{other}",
        f"lists {kind} peers as {other}",
        lists({kind}, connection_type=other.value, **more),
        caught_by=[("CONN-019", f"^The {kind} type")],
        also=[kind.value, "automatic connections", "connection limit", "outbound slots"],
    )


LISTING = (
    _calls(ConnectionType.OUTBOUND_FULL_RELAY, ConnectionType.MANUAL),
    _calls(ConnectionType.BLOCK_RELAY_ONLY, ConnectionType.OUTBOUND_FULL_RELAY),
    _calls(ConnectionType.ADDR_FETCH, ConnectionType.OUTBOUND_FULL_RELAY),
    _calls(ConnectionType.FEELER, ConnectionType.OUTBOUND_FULL_RELAY),
    _calls(ConnectionType.MANUAL, ConnectionType.OUTBOUND_FULL_RELAY),
    deviation(
        "lists-inbound-peers-as-outbound",
        "says of inbound peers that it connected to them",
        lists(INBOUND, inbound=False),
        caught_by=[("CONN-019", "inbound type")],
    ),
    deviation(
        "lists-feelers-as-inbound-peers",
        "says of feelers that they called",
        lists(FEELER, inbound=True),
        caught_by=[("CONN-019", "feeler type")],
        also=["feeler"],
    ),
    deviation(
        "lists-everybody-like-the-newest",
        "takes the kind of the newest connection for that of all",
        list_differs(all_like_the_newest),
        caught_by=[("CONN-019", "each lasting type")],
    ),
    deviation(
        "lists-not-everybody",
        "leaves the oldest of several peers out of its list",
        list_differs(forgetting_the_oldest),
        caught_by=[("CONN-019", "each lasting type")],
    ),
    deviation(
        "lists-somebody-twice",
        "holds the newest of several peers twice in its list",
        list_differs(naming_the_newest_twice),
        caught_by=[("CONN-019", "each lasting type")],
        also=["connections"],
    ),
    deviation(
        "drops-block-relay-only-for-manual",
        "ends a block-relay-only connection when a manual one opens",
        when(MANUAL, opens, disconnect, at=BLOCK),
        caught_by=[("CONN-019", "each lasting type")],
    ),
)

FEELING = (
    deviation(
        "keeps-feelers",
        "keeps a feeler connection after the peer has answered",
        keeps(FEELER),
        caught_by=[("HAND-026", "answers at once")],
        also=["feeler"],
    ),
    deviation(
        "ends-feelers-unanswered",
        "ends a feeler connection before the peer has answered",
        disconnects(FEELER, node_says("version")),
        caught_by=[("HAND-026", "not answered yet")],
        also=["feeler"],
    ),
    deviation(
        "ends-full-relay-when-the-peer-answers",
        "treats full-relay connections as feelers: they end when the peer has answered",
        disconnects(FULL, node_says("verack")),
        caught_by=[("HAND-026", "peer answers too")],
        also=["outbound-full-relay"],
    ),
    deviation(
        "ends-another-connection-than-the-feeler",
        "ends a full-relay connection in place of the feeler",
        disconnects_another(FEELER, instead=FULL),
        caught_by=[("HAND-026", "peer answers too")],
        also=["feeler"],
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (*LISTING, *FEELING)

"""Lies about what the node notes of its peers and counts of its connections."""

from typing import Any

from harness.deviations.answers import Row, answers, list_differs, lists
from harness.deviations.deviation import Deviation, Lie, deviation
from harness.deviations.twists import BLOCK, FETCH, FULL, INBOUND, MANUAL
from harness.terms import ConnectionType


def noting(**columns: Any) -> Any:
    """Return what lists silent peers with other values in some columns."""

    def change(rows: list[Row]) -> list[Row]:
        return [{**row, **columns} if row["version"] == 0 else row for row in rows]

    return list_differs(change)


def without_silent(rows: list[Row]) -> list[Row]:
    """Leave out the peers that have not greeted."""
    return [row for row in rows if row["version"] != 0]


def own_wish(lie: Lie, rows: list[Row]) -> list[Row]:
    """Take the node's own wish for that of its peers."""
    if lie.scene.node_as_is.options.get("blocksonly") != "1":
        return rows
    return [{**row, "relaytxes": False} for row in rows]


def summary(**parts: int) -> Any:
    """Return what summarises with other numbers, by the difference."""

    def change(_lie: Lie, answer: dict[str, Any]) -> dict[str, Any]:
        return {**answer, **{name: answer[name] + change for name, change in parts.items()}}

    return answers("getnetworkinfo", change)


def counting_greeted_only(lie: Lie, answer: dict[str, Any]) -> dict[str, Any]:
    """Count the connections on which both have sent a version message."""
    silent = [link for link in lie.links() if not lie.peer(link).conduct.speaks]
    callers = sum(lie.kind(link) in INBOUND for link in silent)
    return {
        **answer,
        "connections": answer["connections"] - len(silent),
        "connections_in": answer["connections_in"] - callers,
        "connections_out": answer["connections_out"] - len(silent) + callers,
    }


def counting(kind: ConnectionType, *, callers: int, called: int) -> Any:
    """Return what counts connections of a kind among others than it does."""

    def change(lie: Lie, answer: dict[str, Any]) -> dict[str, Any]:
        number = sum(lie.kind(link) is kind for link in lie.links())
        return {
            **answer,
            "connections_in": answer["connections_in"] + callers * number,
            "connections_out": answer["connections_out"] + called * number,
        }

    return answers("getnetworkinfo", change)


def ever_opened(lie: Lie, _answer: int) -> int:
    """Count the connections that are over, too."""
    return len(lie.all_links())


def on_own_wish_inverted(_lie: Lie, answer: dict[str, Any]) -> dict[str, Any]:
    """Say the opposite about its own wish for transactions."""
    return {**answer, "localrelay": not answer["localrelay"]}


MERITS = (
    deviation(
        "credits-inbound-peers-with-known-blocks",
        "lists inbound peers with the time of a block that it had already",
        lists(INBOUND, last_block=1),
        caught_by=[("CONN-049", "Only a block")],
    ),
    deviation(
        "credits-inbound-peers-with-worthless-transactions",
        "lists inbound peers with the time of a transaction that it did not accept",
        lists(INBOUND, last_transaction=1),
        caught_by=[("CONN-049", "Only a transaction")],
    ),
    deviation(
        "says-the-opposite-of-its-wish-for-transactions",
        "says that it wants transactions when it does not, and the other way round",
        answers("getnetworkinfo", on_own_wish_inverted),
        caught_by=[
            ("CONN-023", "reports whether.*is in blocksonly"),
            ("CONN-023", "reports whether.*has set nothing"),
        ],
    ),
)

WISHES = (
    deviation(
        "notes-that-block-relay-only-peers-want-transactions",
        "lists block-relay-only peers with transaction relay",
        lists(BLOCK, relaytxes=True),
        caught_by=[("CONN-020", "block-relay-only peer asks")],
    ),
    deviation(
        "notes-that-addr-fetch-peers-want-no-transactions",
        "lists addr-fetch peers without transaction relay",
        lists(FETCH, relaytxes=False),
        caught_by=[("CONN-020", "addr-fetch peer asks")],
    ),
    deviation(
        "takes-a-missing-wish-for-a-no",
        "lists manual peers without transaction relay when they leave the relay flag out",
        lists(MANUAL, relaytxes=False),
        caught_by=[("CONN-020", "manual peer leaves the relay flag out")],
    ),
    deviation(
        "notes-no-wish-of-inbound-peers",
        "lists inbound peers with transaction relay whatever they say",
        lists(INBOUND, relaytxes=True),
        caught_by=[("CONN-020", "inbound peer declines")],
    ),
    deviation(
        "notes-a-wish-before-it-is-said",
        "lists peers with transaction relay before they have sent anything",
        noting(relaytxes=True),
        caught_by=[("CONN-020", "not sent its version")],
    ),
    deviation(
        "takes-its-own-wish-for-that-of-its-peers",
        "notes that peers want no transactions when it wants blocks only",
        answers("getpeerinfo", own_wish),
        caught_by=[("CONN-020", "does not depend.*outbound-full-relay")],
    ),
    deviation(
        "exchanges-addresses-with-block-relay-only-peers",
        "lists block-relay-only peers with address relay",
        lists(BLOCK, addr_relay_enabled=True),
        caught_by=[
            ("CONN-021", "block-relay-only connection has just opened"),
            ("CONN-021", "block-relay-only peer sends"),
        ],
    ),
    deviation(
        "exchanges-addresses-with-inbound-peers-at-once",
        "lists inbound peers with address relay from the beginning",
        lists(INBOUND, addr_relay_enabled=True),
        caught_by=[("CONN-021", "inbound connection has just opened")],
    ),
    deviation(
        "never-exchanges-addresses-with-inbound-peers",
        "lists inbound peers without address relay even when they use it",
        lists(INBOUND, addr_relay_enabled=False),
        caught_by=[("CONN-021", "inbound peer sends a getaddr")],
    ),
    *(
        deviation(
            f"exchanges-no-addresses-with-{name}",
            f"lists {name} peers without address relay",
            lists(kinds, addr_relay_enabled=False),
            caught_by=[("CONN-021", f"{name} connection has just opened")],
        )
        for name, kinds in (
            ("outbound-full-relay", FULL),
            ("addr-fetch", FETCH),
            ("manual", MANUAL),
        )
    ),
)

NUMBERS = (
    deviation(
        "counts-connections-that-have-greeted-only",
        "leaves connections out of its count on which nothing was sent",
        answers("getnetworkinfo", counting_greeted_only),
        caught_by=[
            ("CONN-026", "feeler connection has sent nothing"),
            ("CONN-026", "inbound connection has sent nothing"),
        ],
    ),
    deviation(
        "counts-feelers-as-inbound-peers",
        "counts feelers among the inbound connections",
        counting(ConnectionType.FEELER, callers=1, called=-1),
        caught_by=[("CONN-026", "feeler connection has sent nothing")],
    ),
    deviation(
        "counts-manual-peers-as-inbound-peers",
        "counts manual peers among the inbound connections",
        counting(ConnectionType.MANUAL, callers=1, called=-1),
        caught_by=[("CONN-026", "One manual connection more")],
    ),
    deviation(
        "counts-no-block-relay-only-peers",
        "leaves block-relay-only peers out of the number of outbound connections",
        counting(ConnectionType.BLOCK_RELAY_ONLY, callers=0, called=-1),
        caught_by=[("CONN-026", "One block-relay-only connection more")],
    ),
    deviation(
        "counts-connections-that-are-over",
        "counts connections that have ended",
        answers("getconnectioncount", ever_opened),
        caught_by=[("CONN-026", "All peers but one have disconnected")],
    ),
    deviation(
        "sums-its-connections-up-wrongly",
        "says a sum of its connections that is one too high",
        summary(connections=1),
        caught_by=[("CONN-026", "One inbound connection more")],
    ),
    deviation(
        "lists-peers-that-have-greeted-only",
        "does not list connections on which nothing was sent",
        list_differs(without_silent),
        caught_by=[("CONN-027", "feeler connection sends nothing")],
        also=["sends nothing", "hesitate"],
    ),
    deviation(
        "knows-silent-peers",
        "lists peers that have sent nothing with what others have sent",
        noting(version=70016, subver="/conformance-peer:1/"),
        caught_by=[("CONN-027", "inbound connection sends nothing")],
        also=["sends nothing"],
    ),
    deviation(
        "forgets-what-peers-have-said",
        "lists block-relay-only peers without their user agents",
        lists(BLOCK, subver=""),
        caught_by=[("CONN-027", "block-relay-only connection is complete")],
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (*WISHES, *NUMBERS, *MERITS)

"""Claims about the list of added nodes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from harness.claims.core import holds
from harness.record.findings import Finding


def told_alone(
    rows: Sequence[Mapping[str, Any]], entry: int, *, peer: str, address: str, way: str | None
) -> Finding:
    """Claim that the node, asked about one entry, told of that one alone, and as it is.

    Args:
        rows: what it told.
        entry: where the record has that.
        peer: who is on the list.
        address: of the peer, with the port.
        way: inbound or outbound, None without a connection.
    """
    words = "{}: connected {}, by {}"
    ways = [] if way is None else [way]
    expected = [words.format(address, way is not None, ways)]
    actual = [
        words.format(
            row["addednode"],
            row["connected"],
            [each["connected"] for each in row.get("addresses", ())],
        )
        for row in rows
    ]
    finding = holds(
        actual == expected,
        expected=f"the node lists {peer} alone: {expected[0]}",
        actual="it lists " + ("; ".join(actual) or "nobody"),
        entries=[entry],
    )
    return replace(finding, is_exact=True, fields=("addednode", "connected"))


def list_holds(
    rows: Sequence[Mapping[str, Any]], entry: int, *, addresses: Sequence[str], expected: str
) -> Finding:
    """Claim that the list holds these addresses, each once and as it was given, and no others."""
    actual = [str(row["addednode"]) for row in rows]
    finding = holds(
        sorted(actual) == sorted(addresses),
        expected=f"{expected}: {', '.join(addresses)}",
        actual=f"it holds {', '.join(actual) or 'nobody'}",
        entries=[entry],
    )
    return replace(finding, is_exact=True)

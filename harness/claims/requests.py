"""Claims about requests of the operator: granted, refused and why, and what the node then lists."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from harness.claims.core import holds
from harness.record.findings import Finding
from harness.record.plain import plainly


def listed_bans(actual: Sequence[str], entry: int, *, expected: Collection[str]) -> Finding:
    """Claim that exactly these addresses and ranges are banned."""
    finding = holds(
        sorted(actual) == sorted(expected),
        expected=f"banned: {', '.join(sorted(expected)) or 'nobody'}",
        actual=f"banned: {', '.join(sorted(actual)) or 'nobody'}",
        entries=[entry],
    )
    return replace(finding, is_exact=True)


def ban_times(
    rows: Sequence[Mapping[str, Any]], entry: int, *, now: int, lasts: int, left: int
) -> Finding:
    """Claim how long the only ban lasts, and that its beginning, end and rest agree with that.

    Args:
        rows: the node's list of bans.
        entry: of the list.
        now: the node's clock.
        lasts: how many seconds the ban lasts from beginning to end.
        left: how many of them are left.
    """
    words = "begins {}, ends {}, lasts {} seconds, of which {} are left"
    begins = now + left - lasts
    expected = [words.format(begins, begins + lasts, lasts, left)]
    columns = ("ban_created", "banned_until", "ban_duration", "time_remaining")
    actual = [words.format(*(row.get(column) for column in columns)) for row in rows]
    finding = holds(
        actual == expected,
        expected=f"the ban {expected[0]}",
        actual="the ban " + ("; ".join(actual) or "is not listed"),
        entries=[entry],
    )
    return replace(finding, fields=columns)


def network_said(about: Mapping[str, Any], entry: int, *, on: bool) -> Finding:
    """Claim what the node says of its network when it is asked about it."""
    actual = about.get("networkactive")
    return holds(
        actual is on,
        expected=f"the node reports that the network is {_state(on)}",
        actual=f"it reports: {plainly(actual)}",
        entries=[entry],
    )


def _state(on: bool) -> str:
    return "on" if on else "off"

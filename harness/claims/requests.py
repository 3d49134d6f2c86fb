"""Claims about requests of the operator: granted, refused and why, and what the node then lists."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from harness.claims.core import fail, holds
from harness.record.findings import Finding
from harness.record.transcript import Entry, Window
from harness.terms import Direction

REASONS = {  # rpc/protocol.h
    "it knows no such peer": -29,  # RPC_CLIENT_NODE_NOT_CONNECTED
    "it cannot tell which peer is meant": -32602,  # RPC_INVALID_PARAMS
    "that is banned already": -23,  # RPC_CLIENT_NODE_ALREADY_ADDED
    "that is no address": -30,  # RPC_CLIENT_INVALID_IP_OR_SUBNET
    "that is no range": -30,
    "the ban has another form": -30,
    "that moment is past": -8,  # RPC_INVALID_PARAMETER
    "there is no such order": -1,  # RPC_MISC_ERROR, with what can be ordered
}


def request_refused(window: Window, error: int | None, words: str, *, reason: str) -> Finding:
    """Claim that the node refused the latest request, and for which reason.

    Args:
        window: the whole record.
        error: the number of the node's refusal, None when it agreed.
        words: the node's own words.
        reason: one of REASONS.
    """
    expected = f"the node refuses because {reason}"
    entries = window.only(Direction.RPC).numbers()[-1:]
    if error is None:
        fail(expected, "it agrees", entries)
    return holds(
        error == REASONS[reason], expected=expected, actual=f"it refuses: {words}", entries=entries
    )


def request_granted(window: Window, error: int | None, words: str) -> Finding:
    """Claim that the node did not refuse the latest request."""
    return holds(
        error is None,
        expected="the node agrees",
        actual=f"it refuses: {words}",
        entries=window.only(Direction.RPC).numbers()[-1:],
    )


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
    return holds(
        actual == expected,
        expected=f"the ban {expected[0]}",
        actual="the ban " + ("; ".join(actual) or "is not listed"),
        entries=[entry],
    )


def switch_confirmed(answer: Entry, *, on: bool) -> Finding:
    """Claim that the node answered the order to switch the network with what was ordered."""
    return holds(
        answer.content is on,
        expected=f"the node answers that the network is {_state(on)}",
        actual=f"it answers: {answer.content}",
        entries=[answer.number],
    )


def network_said(about: Mapping[str, Any], entry: int, *, on: bool) -> Finding:
    """Claim what the node says of its network when it is asked about it."""
    actual = about.get("networkactive")
    return holds(
        actual is on,
        expected=f"the node says that the network is {_state(on)}",
        actual=f"it says: {actual}",
        entries=[entry],
    )


def _state(on: bool) -> str:
    return "on" if on else "off"

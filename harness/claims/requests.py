"""Claims about requests of the operator: granted, refused and why, and what the node then lists."""

from collections.abc import Collection, Sequence

from harness.claims.core import Finding, fail, holds
from harness.terms import Direction
from harness.transcript import Window

REASONS = {  # rpc/protocol.h
    "it knows no such peer": -29,  # RPC_CLIENT_NODE_NOT_CONNECTED
    "it cannot tell which peer is meant": -32602,  # RPC_INVALID_PARAMS
    "that is banned already": -23,  # RPC_CLIENT_NODE_ALREADY_ADDED
    "that is no address": -30,  # RPC_CLIENT_INVALID_IP_OR_SUBNET
    "the ban has another form": -30,
    "that moment is past": -8,  # RPC_INVALID_PARAMETER
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
    return holds(
        sorted(actual) == sorted(expected),
        expected=f"banned: {', '.join(sorted(expected)) or 'nobody'}",
        actual=f"banned: {', '.join(sorted(actual)) or 'nobody'}",
        entries=[entry],
    )

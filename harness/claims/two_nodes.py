"""Claims about what one node has got from another."""

from harness.claims.core import holds
from harness.record.findings import Finding


def same_tip(newest: str, wanted: str, entry: int, *, who: str) -> Finding:
    """Claim which block is a node's chain tip."""
    return holds(
        newest == wanted,
        expected=f"the chain tip of {who} is {wanted[:12]}…",
        actual=f"it is {newest[:12]}…",
        entries=[entry],
    )


def heard_at_least(heard: int, wanted: int, entry: int, *, who: str) -> Finding:
    """Claim how much a node has received of a large message."""
    return holds(
        heard >= wanted,
        expected=f"{who} gets at least {wanted} bytes",
        actual=f"it gets {heard}",
        entries=[entry],
    )

"""Claims about the chain, as the node reports it to its operator."""

from collections.abc import Collection, Mapping
from typing import Any

from harness.claims.core import exactly
from harness.record.findings import Finding


def has_best_header(state: Mapping[str, Any], entry: int, *, height: int) -> Finding:
    """Claim how high the best header is that the node has stored."""
    return _height(state, "headers", entry, height, words="the node's best header has the height")


def has_chain(state: Mapping[str, Any], entry: int, *, height: int) -> Finding:
    """Claim how high the node's chain is."""
    return _height(state, "blocks", entry, height, words="the node's chain has the height")


def has_clock_offset(state: Mapping[str, Any], entry: int, *, offset: int) -> Finding:
    """Claim by how many seconds the median of the peers' clocks is ahead."""
    return exactly(
        state["timeoffset"] == offset,
        expected=f"the median of the peers' clocks is {offset} seconds fast",
        actual=f"it is {state['timeoffset']} seconds fast",
        entry=entry,
        fields=("timeoffset",),
    )


def _height(
    state: Mapping[str, Any], field: str, entry: int, height: int, *, words: str
) -> Finding:
    return exactly(
        state[field] == height,
        expected=f"{words} {height}",
        actual=f"it has {state[field]}",
        entry=entry,
        fields=(field,),
    )


def knows_chains(tips: Collection[object], entry: int, *, count: int, former: int = 0) -> Finding:
    """Claim how many chains the node knows, its own and forks, beside those of an earlier time."""
    known = len(tips) - former
    return exactly(
        known == count,
        expected=f"the node knows {count} chains",
        actual=f"it knows {known}",
        entry=entry,
    )

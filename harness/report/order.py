"""In which order a node speaks, and where two nodes differ in it although both pass.

From the record of every scenario that passes on both, the order in which message types first come
on each connection. What holds in one and is the other way round in the other, without exception on
either side, is a difference; what varies within one node is chance and is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from harness.report.baseline import Key, by_key
from harness.report.results import Results, ScenarioRecord
from harness.terms import Direction, Verdict


@dataclass(frozen=True, slots=True)
class OrderChange:
    """Two message types that one node sends in this order and the other the other way round.

    Attributes:
        first: the type that the later node sends first; alone if `second` is empty, which means
            that one of the two nodes never sends it.
        second: the type that the later node sends after it.
        by_later: does the later node send `first` at all?
        shown_by: one scenario in which it can be seen.
        scenarios: in how many scenarios it shows.
    """

    first: str
    second: str
    by_later: bool
    shown_by: Key
    scenarios: int

    def said(self, earlier: str, later: str) -> str:
        """Say it in one line."""
        if self.second:
            return f"{later} sends {self.first} before {self.second}, {earlier} after it"
        sender, other = (later, earlier) if self.by_later else (earlier, later)
        return f"{sender} sends {self.first}, {other} does not"


def order_changes(earlier: Results, later: Results) -> list[OrderChange]:
    """Return the differences in message order between two runs."""
    shared = list(_passed_in_both(earlier, later))
    before = [(key, _first_times(earlier, a)) for key, a, _ in shared]
    after = [(key, _first_times(later, b)) for key, _, b in shared]
    return [*_swapped(before, after), *_one_sided(before, after)]


Orders = list[tuple[Key, list[list[str]]]]


def _passed_in_both(
    earlier: Results, later: Results
) -> Iterator[tuple[Key, ScenarioRecord, ScenarioRecord]]:
    old, new = by_key(earlier), by_key(later)
    for key in old:
        pair = (old[key], new.get(key))
        if pair[1] and pair[0].verdict is pair[1].verdict is Verdict.PASS:
            yield key, pair[0], pair[1]


def _first_times(results: Results, scenario: ScenarioRecord) -> list[list[str]]:
    """Return the types that the node sends, in the order of their first coming, by connection."""
    connections: dict[tuple[str | None, int | None], dict[str, None]] = {}
    for entry in results.evidence(scenario):
        if entry.direction is Direction.RECEIVED:
            place = (entry.peer, entry.connection)
            connections.setdefault(place, {})[entry.type] = None
    return [list(types) for types in connections.values()]


def _swapped(before: Orders, after: Orders) -> list[OrderChange]:
    old, new = _pairs(before), _pairs(after)
    close = _neighbours(before) | _neighbours(after)
    found = []
    for (first, second), keys in new.items():
        is_always = (second, first) not in new and (first, second) not in old
        if is_always and (second, first) in old and close & {(first, second), (second, first)}:
            found.append(OrderChange(first, second, True, keys[0], len(keys)))
    return found


def _pairs(orders: Orders) -> dict[tuple[str, str], list[Key]]:
    pairs: dict[tuple[str, str], dict[Key, None]] = {}
    for key, connections in orders:
        for types in connections:
            for place, first in enumerate(types):
                for second in types[place + 1 :]:
                    pairs.setdefault((first, second), {})[key] = None
    return {pair: list(keys) for pair, keys in pairs.items()}


def _neighbours(orders: Orders) -> set[tuple[str, str]]:
    return {pair for _, connections in orders for types in connections for pair in pairwise(types)}


def _one_sided(before: Orders, after: Orders) -> list[OrderChange]:
    old, new = _senders(before), _senders(after)
    gone = [(kind, False, keys) for kind, keys in old.items() if kind not in new]
    come = [(kind, True, keys) for kind, keys in new.items() if kind not in old]
    return [OrderChange(kind, "", by, keys[0], len(keys)) for kind, by, keys in [*come, *gone]]


def _senders(orders: Orders) -> dict[str, list[Key]]:
    seen: dict[str, dict[Key, None]] = {}
    for key, connections in orders:
        for types in connections:
            for kind in types:
                seen.setdefault(kind, {})[key] = None
    return {kind: list(keys) for kind, keys in seen.items()}

"""How long each scenario took before, and what follows: the longest first, parts of equal length.

Knows names and seconds only. The file of durations is a help, never a condition: without it, or
when it cannot be read, every scenario counts as equally long.
"""

import contextlib
import json
import os
import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

FILE = "durations.json"
NEWEST = 0.5  # weight of the newest measurement against all earlier ones


def name_of(feature_file: str, rule: str, scenario: str) -> str:
    """Return what names a scenario from run to run, whatever is added around it."""
    return f"{feature_file} | {rule} | {scenario}"


@dataclass(slots=True)
class Durations:
    """Seconds by scenario, remembered from run to run."""

    seconds: dict[str, float] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read what earlier runs have written; nothing when it cannot be read."""
        with contextlib.suppress(OSError, ValueError, AttributeError, TypeError):
            known = json.loads(path.read_text(encoding="utf-8")).items()
            return cls({str(name): float(value) for name, value in known})
        return cls()

    def write(self, path: Path) -> None:
        """Write for later runs, in one step; what cannot be written is forgotten."""
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        rounded = {name: round(value, 3) for name, value in sorted(self.seconds.items())}
        with contextlib.suppress(OSError):
            beside.write_text(json.dumps(rounded, indent=0) + "\n", encoding="utf-8")
            beside.replace(path)

    def learn(self, name: str, seconds: float) -> None:
        """Remember how long a scenario took this time."""
        before = self.seconds.get(name, seconds)
        self.seconds[name] = before + NEWEST * (seconds - before)

    def expected(self, name: str) -> float:
        """Return how long a scenario will take: as before, else as most do."""
        return self.seconds.get(name, self.usual)

    @property
    def usual(self) -> float:
        """How long most scenarios take; 1 when nothing is known."""
        return statistics.median(self.seconds.values()) if self.seconds else 1.0


def longest_first(names: Mapping[int, str], durations: Durations) -> list[int]:
    """Return the keys in the order in which to begin; those equally long in their own order.

    One that was never seen goes first: it may be the longest.
    """

    def weight(key: int) -> tuple[float, int]:
        return -durations.seconds.get(names[key], float("inf")), key

    return sorted(names, key=weight)


def part_of(
    names: Mapping[int, str], durations: Durations, part: int, parts: int
) -> frozenset[int]:
    """Return the keys of one of several parts that take about equally long.

    Every key is in exactly one part. The same names and durations give the same parts, on any
    machine; each goes where least has gathered, the longest first.
    """
    gathered = [0.0] * parts
    chosen = set()
    for key in sorted(names, key=lambda key: (-durations.expected(names[key]), key)):
        least = gathered.index(min(gathered))
        gathered[least] += durations.expected(names[key])
        if least == part - 1:
            chosen.add(key)
    return frozenset(chosen)


def rest(expected: Iterable[float], running: Iterable[tuple[float, float]], jobs: int) -> float:
    """Estimate the seconds until everything has ended.

    Args:
        expected: durations of what has not begun.
        running: of what runs, the expected duration and how long it has run.
        jobs: how many run at a time.
    """
    left = [max(0.0, whole - so_far) for whole, so_far in running]
    waiting = list(expected)
    return max([(sum(left) + sum(waiting)) / jobs, *left, *waiting], default=0.0)

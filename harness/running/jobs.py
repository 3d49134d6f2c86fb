"""How many scenarios to run at a time on this machine."""

import os
from collections.abc import Iterable

from harness.running.room import memory

PER_CORE, MOST_PER_CORE = 8, 12  # scenarios at a time, without and with those that only wait
MEMORY = 256 << 20  # bytes that a scenario may need, its node included
SLEEPY = 20.0  # seconds from which a scenario waits for a timer of the node
MANY = 999  # what pyproject.toml says for --jobs: as many as are best on this machine


def best_jobs(expected: Iterable[float]) -> int:
    """Return how many scenarios at a time are best on this machine.

    Measured: a scenario computes for a tenth of its time and waits for the node's timers and
    threads otherwise; beyond eight on a core, caches suffer. One that waits for half a minute takes
    no place.

    Args:
        expected: how long each will take, as far as it is known.
    """
    wanted = min(PER_CORE * cores() + count_sleepers(expected), MOST_PER_CORE * cores())
    return max(1, min(wanted, memory() // MEMORY))


def most_jobs() -> int:
    """Return how many scenarios at a time this machine gets at the most, where nobody says."""
    return max(1, min(MOST_PER_CORE * cores(), memory() // MEMORY))


def cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # elsewhere than on Linux
        return os.cpu_count() or 1


def count_sleepers(expected: Iterable[float]) -> int:
    """Return how many scenarios do nothing but wait for a timer of the node."""
    return sum(seconds >= SLEEPY for seconds in expected)

"""What a run needs of the machine, and how many scenarios at a time it has room for.

Disk where the nodes' folders are made, open files, processes, memory. Measured: a scenario needs
4 MiB at the most, a node 20 threads. Facts: Bitcoin Core init.cpp AppInitParameterInteraction (a
node lowers its connection limit where it may not open enough files, so slots would be counted
wrong), proc(5), cgroup v2 (memory.max, pids.max).
"""

import contextlib
import os
import resource
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from harness.errors import LittleRoom
from harness.node.exhaustion import ROOM_FOR_NODE
from harness.node.workspace import SHARED_MEMORY

DISK = 8 << 20  # bytes for a scenario
RESERVE = ROOM_FOR_NODE + (6 << 20)  # bytes that stay free beside
FILES, BETTER_FILES = 512, 4096  # a node of 125 connections asks for 290, and we have as many ends
PROCESSES = 60  # threads of a scenario: two nodes and ours
CGROUP = Path("/sys/fs/cgroup")
MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Room:
    """Where a run finds room.

    Attributes:
        parent: where the folder of the run is made.
        jobs: for how many scenarios at a time.
        remarks: what is not as usual, one line each.
    """

    parent: Path
    jobs: int
    remarks: tuple[str, ...] = ()


def find_room(jobs: int, *, free: Callable[[Path], int] | None = None) -> Room:
    """Find room for so many scenarios at a time, or for fewer.

    Args:
        jobs: how many are wanted.
        free: tells how many bytes are free in a folder; None to ask the system.

    Raises:
        LittleRoom: there is not enough for one.
    """
    _raise_file_limit()
    parent, fit, why = _choose_disk(jobs, free or _free)
    remarks = [why] if why else []
    processes = _processes_left()
    if processes is not None and processes < fit * PROCESSES:
        fit = processes // PROCESSES
        if not fit:
            raise LittleRoom(
                f"{processes} further processes and threads are allowed, a scenario needs"
                f" {PROCESSES}: raise `ulimit -u`, or the limit of the container"
            )
        remarks.append(f"{fit} at a time: {processes} further processes and threads are allowed")
    return Room(parent, fit, tuple(remarks))


def memory() -> int:
    """Return the bytes of memory that this machine, or this container, has."""
    whole = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return min(whole, _limit("memory.max") or whole)


def _choose_disk(jobs: int, free: Callable[[Path], int]) -> tuple[Path, int, str]:
    """Return where, for how many, and a remark where it is not memory or not for all."""
    usual = Path(tempfile.gettempdir())
    usable = os.access(SHARED_MEMORY, os.W_OK | os.X_OK)
    places = [SHARED_MEMORY, usual] if usable else [usual]
    found = {place: free(place) for place in places}
    fits = {place: max(0, room - RESERVE) // DISK for place, room in found.items()}
    says = ", ".join(f"{place} has {room // MIB} MiB free" for place, room in found.items())
    for place in places:
        if fits[place] >= jobs:
            slower = place != SHARED_MEMORY and usable
            return place, jobs, f"nodes live in {place}: {says}" if slower else ""
    best = max(places, key=lambda place: fits[place])
    if not fits[best]:
        needed = (RESERVE + DISK) // MIB
        raise LittleRoom(f"{says}; one node needs {needed} MiB: free some, or set TMPDIR")
    return best, fits[best], f"{fits[best]} at a time, nodes live in {best}: {says}"


def _free(place: Path) -> int:
    try:
        return shutil.disk_usage(place).free
    except OSError:
        return 0


def _raise_file_limit() -> None:
    """Allow ourselves and the nodes as many open files as they need.

    Raises:
        LittleRoom: the system does not.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    unlimited = resource.RLIM_INFINITY
    if soft != unlimited and soft < BETTER_FILES:
        soft = BETTER_FILES if hard == unlimited else max(soft, min(BETTER_FILES, hard))
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != unlimited and soft < FILES:
        raise LittleRoom(
            f"{soft} files may be open at a time, a node with 125 connections and its peers need"
            f" {FILES}: say `ulimit -n {BETTER_FILES}` first"
        )


def _processes_left() -> int | None:
    """Return how many processes and threads may still be started; None without a limit."""
    left = []
    soft, _ = resource.getrlimit(resource.RLIMIT_NPROC)
    if soft != resource.RLIM_INFINITY and os.geteuid() != 0:  # root is not limited so
        left.append(soft - _threads_of_user())
    allowed = _limit("pids.max")
    if allowed is not None:
        left.append(allowed - (_limit("pids.current") or 0))
    return max(0, min(left)) if left else None


def _threads_of_user() -> int:
    count = 0
    for status in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it has ended
            if status.stat().st_uid == os.geteuid():
                count += len(os.listdir(status / "task"))  # noqa: PTH208  (names only)
    return count


def _limit(name: str) -> int | None:
    """Return a number of our control group; None where there is none, or no limit."""
    try:
        text = (CGROUP / name).read_text(encoding="ascii").strip()
    except OSError:
        return None
    return int(text) if text.isdigit() else None

"""Spares a starting node the tenth of a second in which it computes for the clock only.

Before its first word every bitcoind stirs its random numbers for 100 ms by the clock (random.cpp,
SeedStartup): five sixths of the CPU time of a start. A node that is stopped meanwhile is through
at the same moment and has spent nothing. Linux only; elsewhere, and when in doubt, it stirs.
"""

import contextlib
import os
import select
import signal

DURATION = 0.1  # seconds by the clock; random.cpp, SeedStartup
GLANCE, LATER = 0.002, 0.01  # seconds between two looks at what the process does
SOON, MOST = 40, 140  # looks after which they are rarer; after which there are no more
TELLING = 1_500_000  # ns of CPU time without a new page of memory: only stirring is like that


def spare(pid: int, said: int) -> None:
    """Stop a process that was just started while it stirs, and let it go on.

    Args:
        pid: of the process.
        said: the descriptor at which its words are read; once there are some it stirs no more.
    """
    with contextlib.suppress(OSError):  # no such list of processes, or the process is gone
        if _is_stirring(pid, said):
            os.kill(pid, signal.SIGSTOP)
            try:
                select.select([said], [], [], DURATION)
            finally:
                os.kill(pid, signal.SIGCONT)


def _is_stirring(pid: int, said: int) -> bool:
    """Wait until the process stirs; False when it has said something before."""
    pages, since = -1, 0
    with (
        open(f"/proc/{pid}/schedstat", "rb", buffering=0) as schedule,  # noqa: PTH123  (fast)
        open(f"/proc/{pid}/stat", "rb", buffering=0) as status,  # noqa: PTH123
    ):
        for number in range(MOST):
            if select.select([said], [], [], GLANCE if number < SOON else LATER)[0]:
                return False
            computed = int(os.pread(schedule.fileno(), 99, 0).split()[0])
            touched = int(os.pread(status.fileno(), 999, 0).rpartition(b")")[2].split()[7])
            if touched != pages:
                pages, since = touched, computed
            elif computed - since >= TELLING:
                return True
    return False

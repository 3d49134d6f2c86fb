"""Spares a starting node the tenth of a second in which it computes for the clock only.

Before its first word every bitcoind stirs its random numbers for 100 ms by the clock (random.cpp,
SeedStartup): five sixths of the CPU time of a start. A node that is stopped meanwhile is through
at the same moment and has spent nothing. Linux only; elsewhere, and when in doubt, it stirs.
"""

import contextlib
import os
import select
import signal
from pathlib import Path

DURATION = 0.1  # seconds by the clock; random.cpp, SeedStartup
GLANCE = 0.004  # seconds before the first look at what the process does; later ones are rarer
RARER, RAREST = 1.2, 0.03  # factor from look to look, and seconds that are not exceeded
MOST_GLANCES = 100  # whoever has not begun to stir by then never will
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
    place = Path(f"/proc/{pid}")
    pages, since = -1, 0
    for number in range(MOST_GLANCES):
        if select.select([said], [], [], min(GLANCE * RARER**number, RAREST))[0]:
            return False
        computed = int((place / "schedstat").read_bytes().split()[0])
        touched = int((place / "stat").read_bytes().rpartition(b")")[2].split()[7])
        if touched != pages:
            pages, since = touched, computed
        elif computed - since >= TELLING:
            return True
    return False

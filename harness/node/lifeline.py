"""Ties the life of a process to that of its parent, so that nothing outlives a run.

Knows prctl(2) and nothing of what the processes do. Elsewhere than on Linux every call does
nothing: there a process that is killed with SIGKILL may leave children behind.
"""

import contextlib
import ctypes
import functools
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

PR_SET_PDEATHSIG = 1  # linux/prctl.h
PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h

Program = subprocess.Popen[bytes]

# What setpriv starts: go on only if the parent lived when the tie was made.
_ONLY_IF_ALIVE = 'test "$PPID" = "$0" && exec "$@"'
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def follow_into_death(parent: int) -> None:
    """Have the system kill this process when its parent dies; run in the child.

    A change of credentials (a new user namespace) undoes it: say it again afterwards.

    Args:
        parent: the parent's process id; when it is gone already, this process ends at once.
    """
    if _LIBC is None:
        return
    _LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def start(command: Sequence[str], *, env: Mapping[str, str] | None = None) -> Program:
    """Start a program that dies with this process, whatever ends that; its words come by a pipe.

    With setpriv (util-linux) it is started without a copy of our memory, which is a tenth of the
    CPU time of a scenario.
    """
    parent = os.getpid()
    before = launcher()
    return subprocess.Popen(
        [*before, str(parent), *command] if before else command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        preexec_fn=None if before else functools.partial(follow_into_death, parent),  # noqa: PLW1509
        env=env,
    )


@functools.cache
def launcher() -> tuple[str, ...]:
    """Return what stands before a command that dies with us; nothing where there is no such tool.

    The number of our process and the command follow.
    """
    setpriv, shell = shutil.which("setpriv"), shutil.which("sh")
    if sys.platform != "linux" or setpriv is None or shell is None:
        return ()
    tie = (setpriv, "--pdeathsig", "KILL", shell, "-c")
    trial = subprocess.run((*tie, "true"), capture_output=True, check=False)
    return (*tie, _ONLY_IF_ALIVE) if trial.returncode == 0 else ()


def adopt_orphans(yes: bool = True) -> None:
    """Become the parent of every descendant whose own parent dies, so that `bury` reaches it."""
    if _LIBC is not None:
        _LIBC.prctl(PR_SET_CHILD_SUBREAPER, int(yes), 0, 0, 0)


def bury() -> None:
    """End every child of this process, adopted ones included, and wait until none is left."""
    while True:
        _tell_children(signal.SIGKILL)
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def dismiss() -> None:
    """Ask every child of this process, whichever thread has started it, to end cleanly."""
    _tell_children(signal.SIGTERM)


def _tell_children(what: signal.Signals) -> None:
    """Send a signal to every child; one that another thread takes leave of meanwhile is gone."""
    for child in children():
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, what)


def children() -> list[int]:
    """Return the children of this process; none where the system keeps no such list."""
    found = []
    for listed in Path("/proc/self/task").glob("*/children"):
        try:
            found += [int(each) for each in listed.read_text(encoding="ascii").split()]
        except OSError:  # the thread is gone
            continue
    return found


def starvation(pid: int, *, reader: int | None = None) -> float | None:
    """Return the seconds for which the threads of a process have waited for a processor.

    None where nobody says (schedstats of Linux: the second number).

    Args:
        pid: of the process.
        reader: our thread that reads what the process says; while it waits for a processor, the
            process may wait for it, before a full pipe.
    """
    waited = 0
    threads = [*Path(f"/proc/{pid}/task").glob("*/schedstat")]
    if reader is not None:
        threads.append(Path(f"/proc/self/task/{reader}/schedstat"))
    for thread in threads:
        try:
            waited += int(thread.read_text(encoding="ascii").split()[1])
        except (OSError, IndexError, ValueError):  # the thread is gone
            continue
    return waited / 1e9 if waited else None


def forget_peak_memory() -> None:
    """Begin anew with the largest resident size of this process, where the system can."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def peak_memory_kib(pid: int) -> int:
    """Return the largest resident size of a living process so far; 0 where nobody says."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    found = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) if found else 0

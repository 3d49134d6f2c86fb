"""The one folder that holds what a run needs while it lasts: the nodes' folders.

On a memory file system where there is one. A run that was killed leaves it behind; the next run
sweeps such folders: those whose process is gone and which nobody holds.
"""

import contextlib
import copy
import fcntl
import os
import re
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

SHARED_MEMORY = Path("/dev/shm")  # noqa: S108  (a private folder is made in it)
NAME = re.compile(r"^conformance-(?P<pid>\d+)-")


class Workspace:
    """The run's folder; whoever opens it closes it (a context manager)."""

    def __init__(self, parent: Path | None = None) -> None:
        """Make the folder, hold it, and sweep what killed runs have left.

        Args:
            parent: where; None for a memory file system, else the usual place.
        """
        parent = parent or usual_parent()
        self.folder = Path(tempfile.mkdtemp(prefix=f"conformance-{os.getpid()}-", dir=parent))
        self._owner = os.getpid()
        self._lock = hold(self.folder)
        sweep(parent)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def corner(self, name: str) -> Self:
        """Return a part of it with a folder of its own, which goes when the whole goes."""
        part = copy.copy(self)
        part.folder = self.folder / name
        part.folder.mkdir(exist_ok=True)
        return part

    def close(self) -> None:
        """Remove the folder with all that is in it; a forked child leaves it to its owner."""
        if self._lock is None or os.getpid() != self._owner:
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        os.close(self._lock)
        self._lock = None


def usual_parent() -> Path:
    """Return where folders of runs are made."""
    if os.access(SHARED_MEMORY, os.W_OK | os.X_OK):
        return SHARED_MEMORY
    return Path(tempfile.gettempdir())


def hold(folder: Path) -> int | None:
    """Take a folder for this process and its forks; None when somebody else has it.

    Whoever takes it closes the descriptor; the end of the processes does so too.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def sweep(parent: Path) -> None:
    """Remove the folders of runs that ended without doing so themselves."""
    for folder in parent.glob("conformance-*"):
        name = NAME.match(folder.name)
        if name is None or _is_alive(int(name["pid"])):
            continue
        with contextlib.suppress(OSError):  # somebody else's, or gone meanwhile
            lock = hold(folder)
            if lock is not None:
                shutil.rmtree(folder, ignore_errors=True)
                os.close(lock)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

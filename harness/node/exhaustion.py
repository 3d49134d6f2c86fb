"""The words in which a node or the system says that the machine has no more of something.

What a node does then says nothing about its behaviour, so no verdict may rest on it. Facts: Bitcoin
Core util/fs_helpers.cpp CheckDiskSpace, init.cpp; errno(3). Pure.
"""

import errno
import re
from collections.abc import Iterable

ROOM_FOR_NODE = 50 << 20  # bytes; util/fs_helpers.cpp CheckDiskSpace: with less free, a node ends
FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
NO_ADDRESS = re.compile(r"Unable to bind.*(?:Cannot|Can't) assign requested address")
_DISK, _FILES = "room on the disk", "open files (ulimit -n)"
_PROCESSES, _MEMORY = "processes and threads (ulimit -u, or the limit of a container)", "memory"
_ERRORS = {
    errno.ENOSPC: _DISK,
    errno.EDQUOT: _DISK,
    errno.EMFILE: _FILES,
    errno.ENFILE: _FILES,
    errno.EAGAIN: _PROCESSES,
    errno.ENOMEM: _MEMORY,
}
_SIGNS = (
    (re.compile(r"Disk space is too low|No space left on device|Disk quota exceeded"), _DISK),
    (re.compile(r"Too many open files|Not enough file descriptors"), _FILES),
    (re.compile(r"what\(\): +Resource temporarily unavailable|can't start new thread"), _PROCESSES),
    (re.compile(r"Cannot allocate memory|bad_alloc"), _MEMORY),
)


def exhausted(lines: Iterable[str], error: BaseException | None) -> str | None:
    """Return what the machine has no more of, and who says so; None where nobody does.

    Args:
        lines: of the logs of nodes.
        error: that came up in our own program, None for none.
    """
    for line in lines:
        for sign, what in _SIGNS:
            if sign.search(line):
                return f"the machine has no more {what}; the node says: {line.strip()}"
    while error is not None:
        if isinstance(error, OSError) and error.errno in _ERRORS:
            return f"the machine has no more {_ERRORS[error.errno]}: {error}"
        for sign, what in _SIGNS:
            if isinstance(error, RuntimeError | MemoryError) and sign.search(str(error)):
                return f"the machine has no more {what}: {error}"
        error = error.__cause__
    return None


def lacks_an_address(lines: Iterable[str], error: BaseException | None) -> bool:
    """Tell whether we, or a node, wanted an address of this machine that it does not have."""
    if isinstance(error, OSError) and error.errno == errno.EADDRNOTAVAIL:
        return True
    return any(NO_ADDRESS.search(line) for line in lines)

"""What a bitcoind was built with that watches it, and the reports of such watchers in its log.

A watcher tells what it found when the node ends in good order, on standard error. Facts: the names
that GCC and LLVM give to the functions of their runtimes; the first and last words of reports.
"""

import mmap
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

MARKS = {  # in the program's own tables of names
    b"__asan_init": "address sanitizer",
    b"__lsan_do_leak_check": "leak sanitizer",
    b"__tsan_init": "thread sanitizer",
    b"__msan_init": "memory sanitizer",
    b"__ubsan_handle_": "undefined behaviour sanitizer",
    b"__gcov_dump": "coverage (gcov)",
    b"__llvm_profile_runtime": "coverage (LLVM)",
}
BEGINS = re.compile(
    r"(?:ERROR|WARNING): \w+Sanitizer|runtime error: |^==\d+== (?:Invalid|.* lost: )"
)
ENDS = re.compile(r"^SUMMARY: \w+Sanitizer")
LONGEST = 200  # lines of a report that are shown


def instruments_of(program: Path) -> tuple[str, ...]:
    """Return what a program was built with that speaks, or writes, when it ends in good order."""
    with program.open("rb") as file:
        if not file.seek(0, 2):
            return ()
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return tuple(name for mark, name in MARKS.items() if content.find(mark) >= 0)


def report_in(lines: Iterable[str]) -> Sequence[int]:
    """Return the places of the lines of the first report of a watcher; nothing without one."""
    places: list[int] = []
    for place, line in enumerate(lines):
        if places or BEGINS.search(line):
            places.append(place)
            if ENDS.search(line) or len(places) == LONGEST or "runtime error: " in line:
                break
    return places

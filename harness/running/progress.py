"""What the terminal shows while scenarios run: a line for each that ended, one for the rest.

Of many scenarios only those that did not pass, and how many there were of the others. Elsewhere
than on a terminal plain lines only. Knows records, names and durations; not behave.
"""

import shutil
import sys
from collections.abc import Mapping
from typing import TextIO

from harness.running import schedule
from harness.running.results import Record
from harness.terms import Verdict

TICK = 0.5  # seconds between two looks at what runs
ERASE = "\r\x1b[K"  # to the line's beginning, and empty it
TELLINGS = 10  # how often a brief progress says how many have ended
QUIET = (Verdict.PASS.value, Verdict.NOT_APPLICABLE.value)
INDENT = " " * 11


class Progress:
    """Tells what has ended, what runs and how long the rest will take; its opener closes it."""

    def __init__(
        self,
        names: Mapping[int, str],
        durations: schedule.Durations,
        *,
        jobs: int,
        out: TextIO | None = None,
        is_brief: bool = False,
    ) -> None:
        """Prepare.

        Args:
            names: of every scenario that was selected, by index.
            durations: how long they took before.
            jobs: how many run at a time.
            out: where to; None for standard output.
            is_brief: whether what passes or does not apply is counted instead of told.
        """
        self._names = dict(names)
        self._waiting = dict(names)
        self._durations, self._jobs, self._is_brief = durations, jobs, is_brief
        self._out = sys.stdout if out is None else out
        self._running: dict[int, float] = {}
        self._is_terminal = self._out.isatty()

    @property
    def tick(self) -> float | None:
        """Seconds after which to show again what runs; None where nobody looks."""
        return TICK if self._is_terminal else None

    def begin(self) -> None:
        """Say what is going to happen."""
        many = "one at a time" if self._jobs == 1 else f"{self._jobs} at a time"
        count = len(self._names)
        words = f"{count} scenario{'s' if count != 1 else ''}, {many}"
        expected = self._rest()
        self._write(f"{words}, {_about(expected)}" if expected is not None else words)

    def tell(self, record: Record) -> None:
        """Say how a scenario ended."""
        self._waiting.pop(record["index"], None)
        self._running.pop(record["index"], None)
        total = len(self._names)
        done = total - len(self._waiting)
        ids = ",".join(record["ids"])
        count = f"{done:>{len(str(total))}}/{total}"
        if self._is_brief and record["verdict"] in QUIET:
            if done * TELLINGS // total > (done - 1) * TELLINGS // total:
                self._write(f"{count}  have ended")
            return
        lines = [f"{count}  {record['verdict']:<14} {ids:<10} {record['scenario']}"]
        if record["verdict"] != Verdict.PASS.value:
            lines += [INDENT + line for line in record["reason"].splitlines()]
        if record["kept"]:
            lines.append(f"{INDENT}kept: {record['kept']}")
        self._write("\n".join(lines))

    def pass_on(self, text: str) -> None:
        """Show what a scenario printed."""
        if text:
            self._write(text.rstrip("\n"))

    def show_running(self, running: Mapping[int, float]) -> None:
        """Show what runs at this moment and since when, on a terminal."""
        self._running = dict(running)
        if self._is_terminal:
            self._out.write(ERASE + self._status())
            self._out.flush()

    def close(self) -> None:
        """Take away what is not to stay on the screen."""
        if self._is_terminal:
            self._out.write(ERASE)
            self._out.flush()

    def _write(self, lines: str) -> None:
        erase = ERASE if self._is_terminal else ""
        status = self._status() if self._is_terminal and self._running else ""
        self._out.write(f"{erase}{lines}\n{status}")
        self._out.flush()

    def _status(self) -> str:
        total = len(self._names)
        parts = [f"{total - len(self._waiting)}/{total} done"]
        expected = self._rest()
        if expected is not None:
            parts.append(f"{_about(expected)} left")
        slowest = sorted(self._running.items(), key=lambda each: -each[1])
        parts += [
            f"{self._names[index].rpartition(' | ')[2]} ({seconds:.0f} s)"
            for index, seconds in slowest
        ]
        width = shutil.get_terminal_size().columns - 1
        return ", ".join(parts)[:width]

    def _rest(self) -> float | None:
        """Estimate the seconds left; None while most of the scenarios were never seen."""
        known = sum(name in self._durations.seconds for name in self._names.values())
        if 2 * known < len(self._names):
            return None
        begun = set(self._running)
        return schedule.rest(
            [self._durations.expected(n) for i, n in self._waiting.items() if i not in begun],
            [
                (self._durations.expected(self._names[index]), seconds)
                for index, seconds in self._running.items()
            ],
            self._jobs,
        )


def say(line: str) -> None:
    """Print one line of progress at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _about(seconds: float) -> str:
    if seconds < 90:
        return f"about {max(1, round(seconds))} s"
    return f"about {round(seconds / 60)} min"

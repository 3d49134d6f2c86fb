"""What the terminal shows while scenarios run: one line for each that ended."""

import sys
from collections.abc import Mapping

from harness.run import Record, say
from harness.schedule import Durations
from harness.terms import Verdict


class Progress:
    """Tells what has ended and what runs; whoever opens it closes it."""

    def __init__(self, names: Mapping[int, str], durations: Durations, *, jobs: int) -> None:
        """Prepare.

        Args:
            names: of every scenario that will run, by index.
            durations: how long they took before.
            jobs: how many run at a time.
        """
        self._names, self._durations, self._jobs = names, durations, jobs
        self._done = 0
        self.tick: float | None = None

    def tell(self, record: Record) -> None:
        """Say how a scenario ended."""
        self._done += 1
        width = len(str(len(self._names)))
        ids = ",".join(record["ids"])
        say(
            f"{self._done:>{width}}/{len(self._names)}  {record['verdict']:<14} "
            f"{ids:<10} {record['scenario']}"
        )
        if record["verdict"] != Verdict.PASS.value:
            for line in record["reason"].splitlines():
                say(f"           {line}")
        if record["kept"]:
            say(f"           kept: {record['kept']}")

    def say(self, text: str) -> None:
        """Pass on what a scenario printed."""
        sys.stdout.write(text)

    def show_running(self, running: Mapping[int, float]) -> None:
        """Say what runs at this moment, and since when."""

    def close(self) -> None:
        """Take away what is not to stay on the screen."""

"""Runs the specification, or a part of it, in a process of its own, and reads what it left.

As a program: runs behave and ends with the process that wanted it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from harness.node.lifeline import follow_into_death
from harness.project import PROJECT
from harness.record.evidence import RESULTS

EXIT_JUDGED = (0, 1)  # what behave answers when a run came to verdicts


class NoVerdicts(Exception):
    """The run came to no verdicts; the text is its last line."""


def run_whole(
    place: Path,
    arguments: Sequence[str],
    *,
    project: Path = PROJECT,
) -> None:
    """Run it and leave its record in a folder.

    Args:
        place: where its reports go.
        arguments: more for behave.
        project: where features/ lies.

    Raises:
        NoVerdicts: it came to none.
    """
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "harness.campaigns.whole", str(os.getpid())),
            *(*arguments_for_behave(arguments, project), "-D", f"reports={place}"),
        ],
        cwd=project,
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if ended.returncode not in EXIT_JUDGED or not (place / RESULTS).is_file():
        raise NoVerdicts((ended.stderr or ended.stdout).strip().rpartition("\n")[2])


def arguments_for_behave(arguments: Sequence[str], project: Path) -> list[str]:
    """Return behave's arguments: the features that they name, else all, before the options."""
    named = [
        each
        for each in arguments
        if not each.startswith("-") and (project / each.partition(":")[0]).exists()
    ]
    return [*(named or ["features"]), *(each for each in arguments if each not in named)]


def scenarios(place: Path) -> list[dict[str, Any]]:
    """Return the records of the scenarios that a run has left, as they were written."""
    lines = (place / RESULTS).read_text(encoding="utf-8").splitlines()
    return [each for each in map(json.loads, lines) if each["record"] == "scenario"]


def main(argv: Sequence[str]) -> NoReturn:
    """Become behave in this process, which ends with the one that wanted it."""
    parent, *arguments = argv
    follow_into_death(int(parent))
    behave = [sys.executable, "-m", "behave", *arguments]
    os.execv(sys.executable, behave)  # noqa: S606  (the death of the parent still reaches it)


if __name__ == "__main__":
    main(sys.argv[1:])

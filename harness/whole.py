"""Runs the specification, or a part of it, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from harness.evidence import RESULTS
from harness.lifeline import follow_into_death
from harness.project import PROJECT

EXIT_JUDGED = (0, 1)  # what behave answers when a run came to verdicts


class NoVerdicts(Exception):
    """The run came to no verdicts; the text is its last line."""


def run_whole(
    place: Path,
    arguments: Sequence[str],
    *,
    project: Path = PROJECT,
    through: Sequence[str] = ("behave",),
) -> None:
    """Run it and leave its record in a folder.

    Args:
        place: where its reports go.
        arguments: more for behave.
        project: where features/ lies.
        through: the module that runs behave, and what it takes itself.

    Raises:
        NoVerdicts: it came to none.
    """
    ended = subprocess.run(
        [sys.executable, "-m", *through, "features", *arguments, "-D", f"reports={place}"],
        cwd=project,
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        preexec_fn=partial(follow_into_death, os.getpid()),
    )
    if ended.returncode not in EXIT_JUDGED or not (place / RESULTS).is_file():
        raise NoVerdicts((ended.stderr or ended.stdout).strip().rpartition("\n")[2])

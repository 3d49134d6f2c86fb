"""Several bitcoinds beside each other: all of them, or one before and after a change."""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from harness.commands.subcommand import EXIT_DONE, EXIT_TO_MEND, argument, subcommand
from harness.node.choosing import choose
from harness.project import HOME, PROJECT
from harness.report.change import read_change
from harness.report.matrix import read_matrix, write_matrix
from harness.report.results import RESULTS_FILE as RESULTS
from harness.report.results import ReportError
from harness.report.touched import citing_rules, closest, places, told, touched


@subcommand(
    "matrix",
    argument(
        "targets",
        nargs="+",
        metavar="[LABEL=]TARGET",
        help="path of a bitcoind, or the folder of a run that has judged one",
    ),
    argument("--folder", type=Path, default=HOME / "reports" / "matrix"),
    argument("--select", action="append", default=[], metavar="ARG", help="handed to behave"),
)
def judge_several(options: argparse.Namespace) -> int:
    """Judge several bitcoinds and tell what differs between them: 0 verdicts alike, 1 they differ.

    A label names a target in what is told; without one it is named by its version, two of one
    version by their paths.
    """
    named = [_label_of(each) for each in options.targets]
    folder = options.folder.absolute()
    runs = [
        Path(path) if (Path(path) / RESULTS).is_file() else folder / f"{number}"
        for number, (_, path) in enumerate(named, start=1)
    ]
    wanted = [(path, run) for (_, path), run in zip(named, runs, strict=True) if Path(path) != run]
    code = _judge_each([path for path, _ in wanted], [run for _, run in wanted], options.select)
    if code != EXIT_DONE:
        return code
    laid = read_matrix(runs, [label for label, _ in named])
    views = write_matrix(laid, folder)
    print(views["matrix.txt"].read_text(encoding="utf-8"))
    for name, path in views.items():
        print(f"{name}: {path}")
    return EXIT_TO_MEND if laid.differs else EXIT_DONE


def _label_of(target: str) -> tuple[str, str]:
    """Return label and path of a target; the label is empty where none is given."""
    label, equals, path = target.partition("=")
    return (label, path) if equals and label and "/" not in label else ("", target)


def _judge_each(targets: Sequence[str], runs: Sequence[Path], what: Sequence[str]) -> int:
    """Let behave judge several bitcoinds by the same; return what it says if it cannot."""
    for path in targets:  # all of them, before anything is overwritten
        choose(path, {}, HOME)
    for path, run in zip(targets, runs, strict=True):
        settings = ["-D", f"bitcoind={path}", "-D", f"reports={run}"]
        command = [sys.executable, "-m", "behave", *settings, *what]
        done = subprocess.run(command, check=False, cwd=PROJECT)
        if done.returncode not in (0, 1):
            return done.returncode
    return EXIT_DONE


@subcommand(
    "touched",
    argument("--source", type=Path, metavar="TREE", help="the node's source, for exact functions"),
    argument("--all", action="store_true", help="also Rules that merely cite a touched file"),
    argument(
        "--run", nargs=2, metavar=("BEFORE", "AFTER"), help="judge two bitcoinds by the Rules"
    ),
    argument("--folder", type=Path, default=HOME / "reports" / "touched", help="with --run"),
)
def name_touched_rules(options: argparse.Namespace) -> int:
    """Name the Rules that a change of a node concerns, from a unified diff on stdin.

    With --run: 0 the verdicts are the same before and after, 1 they differ.
    """
    if options.source is not None and not options.source.is_dir():
        raise ReportError(f"--source {options.source}: there is no such folder")
    diff = "" if sys.stdin.isatty() else sys.stdin.buffer.read().decode("utf-8", "replace")
    spots = read_change(diff, options.source)
    found = touched(citing_rules(PROJECT / "features"), spots)
    shown = found if options.all else closest(found)
    print(told(shown, found), end="")
    if not options.run or not shown:
        return EXIT_DONE
    runs = [options.folder.absolute() / name for name in ("before", "after")]
    code = _judge_each(options.run, runs, places(shown))
    if code != EXIT_DONE:
        return code
    laid = read_matrix(runs)
    page = write_matrix(laid, options.folder)["matrix.html"]
    (change,) = laid.changes
    print(f"\n{change.earlier} and {change.later}:")
    print(*(f"  {line}" for line in change.lines), sep="\n")
    print(f"the page: {page}")
    return EXIT_TO_MEND if change.verdicts else EXIT_DONE

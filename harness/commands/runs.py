"""One run of the specification: whole, in parts, on a cluster, and its parts joined."""

import argparse
import os
import sys
from pathlib import Path

from harness.campaigns.cluster import PARTS_PER_PLACE, ClusterError, dask_executor, run_parts
from harness.campaigns.merge import merge
from harness.commands.subcommand import (
    EXIT_DONE,
    EXIT_TO_MEND,
    argument,
    positive,
    subcommand,
    tell,
)
from harness.project import BASELINES, HOME, LATEST, PROJECT
from harness.record.records import ACCEPTABLE
from harness.report.annotations import annotations
from harness.report.results import load
from harness.report.write import write_all


@subcommand(
    "run",
    argument("--shard", metavar="K/N", help="one part of the specification (behave: -D shard=)"),
    argument(
        "--scheduler", metavar="URL", help="run on a Dask cluster, for example tcp://host:8786"
    ),
    argument("--parts", type=positive, help="in how many parts, with --scheduler"),
    argument("--output", type=Path, default=LATEST, help="folder of the report"),
    argument("--keep-runs", type=positive, metavar="N", help="keep N earlier runs beside it"),
    argument("behave", nargs=argparse.REMAINDER, help="what else behave is told"),
)
def run_specification(options: argparse.Namespace) -> int:
    """Run the specification: on this machine, or in parts on a cluster."""
    told = [each for each in options.behave if each != "--"]
    if options.scheduler is None:
        shard = ["-D", f"shard={options.shard}"] if options.shard else []
        reports = [] if options.output == LATEST else ["-D", f"reports={options.output.absolute()}"]
        asked = [_in_project(each) for each in told]
        whole = [] if asked != told or any(map(_is_feature, told)) else [str(PROJECT / "features")]
        behave = [sys.executable, "-m", "behave", *whole, *shard, *reports, *asked]
        os.execv(sys.executable, behave)  # noqa: S606  (behave from here on, signals included)
    if options.shard:
        raise ClusterError("--shard and --scheduler: a cluster shares the parts out itself")
    with dask_executor(options.scheduler) as (executor, places):
        parts = options.parts or PARTS_PER_PLACE * places
        tell(f"{parts} parts on {places} places of {options.scheduler}")
        run_parts(executor, parts, options.output, arguments=told, say=tell)
    return _conclude(options.output)


def _is_feature(word: str) -> bool:
    """Tell whether a word for behave names features."""
    return not word.startswith("-") and Path(word.partition(":")[0]).exists()


def _in_project(word: str) -> str:
    """Return a word for behave; features that are not here are those of the project."""
    there = PROJECT / word.partition(":")[0]
    if not word.startswith("features") or _is_feature(word) or not there.exists():
        return word
    return str(PROJECT / word)


def _conclude(folder: Path) -> int:
    """Render and print the report; the exit code follows the verdicts."""
    print(write_all(folder, baselines=BASELINES)["terminal.txt"].read_text(encoding="utf-8"))
    results = load(folder)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        print(annotations(results), end="")
    clean = all(each.verdict in ACCEPTABLE for each in results.scenarios)
    return EXIT_DONE if clean else EXIT_TO_MEND


@subcommand(
    "merge",
    argument("folders", nargs="+", type=Path, metavar="FOLDER", help="what each shard has written"),
    argument("--output", type=Path, default=HOME / "reports" / "merged"),
)
def merge_shards(options: argparse.Namespace) -> int:
    """Join the records of shards into one report: 0 clean, 1 not, 2 when they do not fit."""
    merge(options.folders, options.output)
    return _conclude(options.output)

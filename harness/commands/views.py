"""What a run has left, shown again: reports, captures, records, books, and the gate."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from harness.commands.subcommand import EXIT_DONE, EXIT_UNUSABLE, argument, subcommand
from harness.project import BASELINES, HOME, LATEST, PROJECT, suite_version
from harness.record.files import replace
from harness.report.book import book
from harness.report.gate import gate_main
from harness.report.pcapng import capture_path, pcapng
from harness.report.reading import read_book, write_reading
from harness.report.results import ReportError, Results, ScenarioRecord, load
from harness.report.write import write_all


@subcommand(
    "report",
    argument("folder", type=Path, nargs="?", default=LATEST),
    argument("--partial", action="store_true", help="even if the run did not come to its end"),
)
def render_report(options: argparse.Namespace) -> int:
    """Render the views of a run again from its records, without a node."""
    results = load(options.folder)
    if results.truncated and not options.partial:
        raise ReportError(
            f"{results.path}: the run did not come to its end; --partial renders what is there"
        )
    for name, path in write_all(options.folder, baselines=BASELINES).items():
        print(f"{name}: {path}")
    return EXIT_DONE


CHOSEN = (
    argument("which", nargs="+", metavar="ID|NUMBER", help="scenarios, by ID or by number"),
    argument("--run", type=Path, default=LATEST, help="folder of the run"),
)


@subcommand("pcapng", *CHOSEN)
def write_captures(options: argparse.Namespace) -> int:
    """Write what scenarios have sent and received for Wireshark."""
    results = load(options.run)
    for scenario in _chosen(results, options.which):
        path = results.path.parent / capture_path(scenario)
        print(replace(path, pcapng(results, scenario)))
    return EXIT_DONE


@subcommand("record", *CHOSEN)
def print_records(options: argparse.Namespace) -> int:
    """Print all that was seen in scenarios, one line of JSON for each entry."""
    results = load(options.run)
    for scenario in _chosen(results, options.which):
        for line in results.entries(scenario):
            print(json.dumps(line, ensure_ascii=False, separators=(",", ":")))
    return EXIT_DONE


def _chosen(results: Results, which: Sequence[str]) -> list[ScenarioRecord]:
    chosen = [
        scenario
        for scenario in results.scenarios
        if {str(scenario.index), *scenario.ids} & set(which) and scenario.evidence
    ]
    if not chosen:
        raise ReportError(
            f"{results.path}: no scenario has the ID or number {' '.join(which)}; "
            "the page shows both"
        )
    return chosen


@subcommand(
    "gate",
    argument("folder", type=Path, nargs="?", default=LATEST, help="the run"),
    argument("--baselines", type=Path, default=BASELINES),
    argument("--update", action="store_true", help="write the baseline instead of comparing"),
    argument(
        "--reason",
        action="append",
        default=[],
        metavar="ID=TEXT",
        help="why a deviation is accepted, with --update",
    ),
)
def hold_against_baseline(options: argparse.Namespace) -> int:
    """Compare a run with the baseline of its target: 0 clean, 1 regression, 2 suite trouble."""
    pairs = [each.partition("=") for each in options.reason]
    for name, equals, reason in pairs:
        if not (name and equals and reason):
            raise ReportError(f"--reason {name}{equals}{reason}: write it as ID=TEXT")
    reasons = {name: reason for name, _, reason in pairs}
    outcome = gate_main(options.folder, options.baselines, update=options.update, reasons=reasons)
    print(outcome.text, end="", file=sys.stderr if outcome.code == EXIT_UNUSABLE else sys.stdout)
    return outcome.code


@subcommand(
    "spec",
    argument("--run", type=Path, help="folder of a run whose verdicts are shown beside the Rules"),
    argument("--output", type=Path, default=HOME / "reports" / "specification.html"),
)
def bind_book(options: argparse.Namespace) -> int:
    """Write the specification as one printable document."""
    results = load(options.run) if options.run else None
    text = book(PROJECT / "features", results, suite_version())
    print(replace(options.output, text.encode("utf-8")))
    return EXIT_DONE


@subcommand(
    "reading",
    argument("--run", type=Path, default=LATEST, help="the run that is told of"),
    argument("--output", type=Path, default=HOME / "reports" / "reading"),
)
def bind_reading(options: argparse.Namespace) -> int:
    """Write pages for reading: one for each type of connection, numbers, the catalogue's state."""
    laid = read_book(load(options.run), PROJECT / "features")
    for path in write_reading(laid, options.output.absolute(), suite_version()).values():
        print(path)
    return EXIT_DONE

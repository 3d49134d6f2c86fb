"""Many runs: their cost, the flakes among them, and other circumstances."""

import argparse
import os
from pathlib import Path

from tabulate import tabulate

from harness.campaigns.bench import compare
from harness.campaigns.soak import soak
from harness.campaigns.variations import drawn, vary
from harness.commands.subcommand import (
    EXIT_DONE,
    EXIT_TO_MEND,
    argument,
    positive,
    subcommand,
    tell,
)
from harness.node.choosing import choose
from harness.node.target import require_addconnection
from harness.project import HOME, PROJECT
from harness.report.variations import write_variations
from harness.running.jobs import best_jobs
from harness.terms import Variation


@subcommand(
    "bench",
    argument("--bitcoind", metavar="PATH", help="judge this one"),
    argument("--jobs", type=positive, help="how many at a time, of both (default: as the suite)"),
    argument("--rounds", type=positive, default=1, help="how often; the mean counts"),
    argument("--all", action="store_true", help="also what waits for timers of the node (@slow)"),
    argument("--parts", action="store_true", help="also a quarter and a half of the scenarios"),
)
def measure_cost(options: argparse.Namespace) -> int:
    """Compare what a scenario costs with a bare start and stop of the node."""
    target = choose(options.bitcoind, os.environ, HOME)
    require_addconnection(target)
    jobs = options.jobs or best_jobs(())
    selected = [] if options.all else ["--tags", "not @slow"]
    shares = ["1/4", "1/2", "1/1"] if options.parts else ["1/1"]
    whole = None
    for share in shares:
        whole = compare(
            target,
            PROJECT,
            jobs=jobs,
            rounds=options.rounds,
            arguments=[*selected, "-D", f"shard={share}"],
            say=tell,
        )
        busy = os.getloadavg()[0]
        print(f"shard {share}, {jobs} at a time, {target.user_agent}, load {busy:.1f}")
        print(tabulate(whole.rows(), headers=["", "floor", "suite", "times the floor"]))
    return EXIT_DONE if whole is not None and whole.is_near else EXIT_TO_MEND


@subcommand(
    "soak",
    argument("--runs", type=positive, default=100),
    argument(
        "--at-once",
        type=positive,
        default=3,
        help="how many runs go on at a time, each the load of the others (default: 3)",
    ),
    argument("--folder", type=Path, default=HOME / "reports" / "soak"),
    argument("--select", action="append", default=[], metavar="ARG", help="handed to behave"),
)
def hunt_flakes(options: argparse.Namespace) -> int:
    """Run the specification again and again, and tell which verdicts differ."""
    jobs = max(1, best_jobs(()) * 3 // (2 * options.at_once))  # together half as many again as one
    flakes = soak(
        PROJECT,
        options.folder,
        runs=options.runs,
        at_once=options.at_once,
        arguments=[f"--jobs={jobs}", *options.select],
        say=tell,
    )
    count, found = len(flakes.verdicts), flakes.rows()
    if found:
        print(tabulate(found, headers=["scenario", "verdicts", "rate", "records that differ"]))
    print(f"{flakes.runs} runs of {count} scenarios: {len(found)} flakes")
    return EXIT_TO_MEND if found else EXIT_DONE


@subcommand(
    "variations",
    argument("names", nargs="*", metavar="VARIATION", help="these only; several at once: a,b"),
    argument(
        "--draw", metavar="SEED", help="one of them only, drawn by this text: a commit, for example"
    ),
    argument("--plain", type=Path, metavar="RUN", help="hold them against this run of the whole"),
    argument("--folder", type=Path, default=HOME / "reports" / "variations"),
    argument("--select", action="append", default=[], metavar="ARG", help="handed to behave"),
)
def vary_circumstances(options: argparse.Namespace) -> int:
    """Run the specification in other circumstances, which must not matter to any verdict."""
    names = options.names or list(map(str, Variation))
    if options.draw:
        names = [drawn(options.draw, names)]
    arguments = options.select
    laid = vary(PROJECT, options.folder, names, plain=options.plain, arguments=arguments, say=tell)
    views = write_variations(laid, options.folder)
    print(views["variations.txt"].read_text(encoding="utf-8"))
    print(f"Report: {options.folder}/: {', '.join(views)}")
    return EXIT_TO_MEND if laid.differences else EXIT_DONE

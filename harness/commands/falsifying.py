"""The suite seen failing: each claim by itself, and a node that lies."""

import argparse
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from harness.commands.subcommand import EXIT_DONE, argument, positive, subcommand
from harness.deviations.catalogue import CATALOGUE
from harness.project import HOME, PROJECT


@subcommand(
    "selftest",
    argument("names", nargs="*", metavar="NAME", help="these lies, or feature files, only"),
    argument("--bitcoind", metavar="PATH", help="lie on behalf of this one"),
    argument("--reports", type=Path, default=HOME / "reports" / "selftest"),
    argument("--jobs", type=int, help="how many at a time"),
    argument("--against-everything", action="store_true", help="no sample: all others must pass"),
    argument("--record", action="store_true", help="write reports/baselines/proofs.json"),
    argument("--claims-only", action="store_true", help="no lies: derived counter-examples only"),
    argument("--sample", type=positive, default=0, help="of the claims: so many scenarios only"),
    argument("--seed", default="", help="another sample with each, for example a commit"),
)
def test_the_suite(options: argparse.Namespace) -> int:
    """See every claim of every scenario fail, then make the node lie in every known way."""
    if options.claims_only:
        return _falsify_claims(options)
    codes = [] if options.names else [_falsify_claims(options)]
    return max(*codes, _tell_lies(options), EXIT_DONE)


def _falsify_claims(options: argparse.Namespace) -> int:
    settings = {
        "reports": options.reports,
        "bitcoind": options.bitcoind,
        "sample": options.sample,
        "seed": options.seed,
    }
    runner = "harness.campaigns.falsification:Falsification"
    return _behave_with(runner, settings, options, options.names)


def _tell_lies(options: argparse.Namespace) -> int:
    settings = {
        "reports": options.reports,
        "bitcoind": options.bitcoind,
        "deviations": ",".join(options.names),
        "against": "everything" if options.against_everything else None,
        "record": "yes" if options.record else None,
    }
    return _behave_with("harness.campaigns.selftest:SelfTest", settings, options)


def _behave_with(
    runner: str,
    settings: Mapping[str, Any],
    options: argparse.Namespace,
    files: Sequence[str] = (),
) -> int:
    command = [sys.executable, "-m", "behave", f"--runner={runner}"]
    command += [f"-D{name}={value}" for name, value in settings.items() if value]
    command += [f"--jobs={options.jobs}"] if options.jobs else []
    chosen = [str(Path(file).absolute()) for file in files] or [str(PROJECT / "features")]
    return subprocess.run([*command, *chosen], check=False, cwd=PROJECT).returncode


@subcommand("deviations")
def list_deviations(_options: argparse.Namespace) -> int:
    """List the lies that a node can be made to tell (behave: -D deviation=NAME)."""
    for each in CATALOGUE:
        print(f"{each.name}\n    A node that {each.breaks}. Noticed by {', '.join(each.ids)}.")
    return EXIT_DONE

"""The `conformance` command: its subcommands stand in commands/, a function for each."""

import argparse
import os
import sys
from collections.abc import Sequence

from harness.campaigns.bench import BenchError
from harness.campaigns.cluster import ClusterError
from harness.campaigns.soak import SoakError
from harness.campaigns.variations import VariationError
from harness.commands import (  # noqa: F401  (each makes its subcommands known)
    comparing,
    falsifying,
    many_runs,
    runs,
    specification,
    target,
    views,
)
from harness.commands.subcommand import (
    EXIT_DONE,
    EXIT_INTERRUPTED,
    EXIT_UNUSABLE,
    SUBCOMMANDS,
)
from harness.node.provide import ProvideError
from harness.node.target import TargetError
from harness.report.results import ReportError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and return the exit code of the process."""
    options = build_parser().parse_args(_divided(sys.argv[1:] if argv is None else argv))
    try:
        return SUBCOMMANDS[options.subcommand].run(options)
    except (
        TargetError,
        ProvideError,
        ReportError,
        BenchError,
        SoakError,
        ClusterError,
        VariationError,
    ) as error:
        print(f"conformance: {error}", file=sys.stderr)
        return EXIT_UNUSABLE
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:  # whoever read has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_DONE


def _divided(words: Sequence[str]) -> list[str]:
    """Return the arguments with a divider before what `run` hands on to behave."""
    if words[:1] != ["run"] or "--" in words:
        return list(words)
    takes = {
        flag for each in SUBCOMMANDS["run"].arguments for flag in each.flags if flag != "behave"
    }
    place = 1
    while place < len(words) and words[place].partition("=")[0] in takes | {"-h", "--help"}:
        place += 2 if words[place] in takes else 1
    return [*words[:place], "--", *words[place:]]


def build_parser() -> argparse.ArgumentParser:
    """Build the parser from the table of subcommands."""
    parser = argparse.ArgumentParser(prog="conformance", description=__doc__.partition("\n")[0])
    choices = parser.add_subparsers(dest="subcommand", required=True, metavar="SUBCOMMAND")
    for name, command in sorted(SUBCOMMANDS.items()):
        summary = (command.run.__doc__ or "").partition("\n")[0]
        chosen = choices.add_parser(name, help=summary, description=summary)
        for each in command.arguments:
            chosen.add_argument(*each.flags, **each.options)
    return parser


if __name__ == "__main__":
    sys.exit(main())
